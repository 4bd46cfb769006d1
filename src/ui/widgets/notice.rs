//! The notice: a message above the page that reports the outcome of an action with a file, a link,
//! the clipboard or the browser's storage.

use crate::state::action::DeferredAction;
use crate::state::notice::{Notice, OpenError, Opened};
use crate::state::part;
use crate::ui::View;
use crate::ui::html::{Html, html};
use guide_engine::messages::key;
use guide_engine::report::Changed;

/// Renders the notice with its details and buttons.
pub fn notice(view: &View, notice: &Notice) -> Html {
    let can_undo = matches!(notice, Notice::Opened(_)) && view.state.transfer().can_undo();
    html! {
        <div class="iag-wrap">
            <section
                class="iag-notice iag-panel"
                data-part={part::NOTICE}
                tabindex="-1"
                role="group"
                aria-labelledby="iag-notice-said"
            >
                <p id="iag-notice-said">{ text(view, notice) }</p>
                if let Notice::Opened(opened) = notice { { details(view, opened) } }
                if let Notice::ScenariosRejected(problems) = notice {
                    <ul class="iag-bul">for problem in problems { <li>{ problem }</li> }</ul>
                }
                <div class="iag-btns">
                    if can_undo {
                        { view.button(
                            DeferredAction::Undone,
                            "iag-btn iag-btn-line",
                            html! { view.text(key::NOTICE_UNDO) },
                        ) }
                    }
                    { view.button(
                        DeferredAction::NoticeClosed,
                        "iag-textbtn",
                        html! { view.text(key::NOTICE_CLOSE) },
                    ) }
                </div>
            </section>
        </div>
    }
}

/// Returns the message as text. The notice shows this text, and the status message repeats it for
/// screen readers.
pub fn text(view: &View, notice: &Notice) -> String {
    let message = match notice {
        Notice::Copied => key::NOTICE_COPIED,
        Notice::CopyFailed => key::NOTICE_NOT_COPIED,
        Notice::Saved(false) => key::NOTICE_SAVED,
        Notice::Saved(true) => key::NOTICE_SAVED_OVER,
        Notice::TakenOver => key::NOTICE_TAKEN_OVER,
        Notice::SaveFailed => key::NOTICE_NOT_SAVED,
        Notice::SavedDeleted => key::NOTICE_FORGOTTEN,
        Notice::Opened(_) => key::NOTICE_OPENED,
        Notice::Undone => key::NOTICE_UNDONE,
        Notice::ScenariosAdded(n) => return view.messages().count(key::COUNT_LOADED, *n, &[]),
        Notice::ScenariosRejected(_) => key::NOTICE_NOT_LOADED,
        Notice::ScenarioIncomplete => key::NOTICE_UNTOLD,
        Notice::OpenFailed(OpenError::TooLarge) => key::NOTICE_TOO_LARGE,
        Notice::OpenFailed(OpenError::NotAReport) => key::NOTICE_NOT_JSON,
        Notice::OpenFailed(OpenError::NotRestorable(why)) => {
            return view.messages().fill(key::NOTICE_NOT_OURS, &[("why", why)]);
        }
        Notice::OpenFailed(OpenError::LinkDamaged) => key::NOTICE_LINK_DAMAGED,
        Notice::OpenFailed(OpenError::LinkNewer) => key::NOTICE_LINK_NEWER,
    };
    view.text(message).to_owned()
}

fn details(view: &View, opened: &Opened) -> Html {
    let dropped = opened.dropped.to_string();
    html! {
        <>
            if !opened.same_rules { <p>{ view.text(key::NOTICE_OLDER) }</p> }
            if opened.dropped > 0 {
                <p>{ view.messages().fill(key::NOTICE_DROPPED, &[("n", &dropped)]) }</p>
            }
            if !opened.changed.is_empty() {
                <p>{ view.text(key::NOTICE_CHANGED) }</p>
                <ul class="iag-bul">
                    for changed in &opened.changed { <li>{ changed_verdict(view, changed) }</li> }
                </ul>
            }
        </>
    }
}

fn changed_verdict(view: &View, changed: &Changed) -> String {
    let agreement = view.catalog.agreement(changed.agreement);
    let name = agreement.map_or("", |(program, agreement)| {
        if program.agreements.len() > 1 {
            &agreement.name
        } else {
            &program.name
        }
    });
    let now = view.messages().verdict(changed.now).to_ascii_lowercase();
    let then = changed
        .then
        .map(|then| view.messages().verdict(then).to_ascii_lowercase());
    let message = if then.is_some() {
        key::NOTICE_CHANGED_ONE
    } else {
        key::NOTICE_CHANGED_NEW
    };
    let then = then.unwrap_or_default();
    view.messages().fill(
        message,
        &[("agreement", name), ("then", &then), ("now", &now)],
    )
}
