//! The notice: a message above the page that reports the outcome of an action with a file, a link,
//! the clipboard or the browser's storage.

use super::View;
use crate::app::action::{Action, Notice, Opened, Refusal};
use crate::ui::markup::{Html, html};
use guide_engine::report::Changed;
use guide_engine::word;

/// Renders the notice with its details and buttons.
pub fn notice(view: &View, notice: &Notice) -> Html {
    let undo = matches!(notice, Notice::Opened(_)) && view.state.taking().can_undo();
    html! {
        <div class="iag-wrap">
            <section class="iag-notice iag-panel" tabindex="-1" role="group" aria-labelledby="iag-notice-said">
                <p id="iag-notice-said">{ said(view, notice) }</p>
                if let Notice::Opened(opened) = notice { { details(view, opened) } }
                if let Notice::NotLoaded(problems) = notice {
                    <ul class="iag-bul">for problem in problems { <li>{ problem }</li> }</ul>
                }
                <div class="iag-btns">
                    if undo { { view.button(Action::Undone, "iag-btn iag-btn-line", html! { view.say(word::NOTICE_UNDO) }) } }
                    { view.button(Action::NoticeClosed, "iag-textbtn", html! { view.say(word::NOTICE_CLOSE) }) }
                </div>
            </section>
        </div>
    }
}

/// Returns the message as text. The notice shows this text, and the status message repeats it for
/// screen readers.
pub fn said(view: &View, notice: &Notice) -> String {
    let word = match notice {
        Notice::Copied => word::NOTICE_COPIED,
        Notice::NotCopied => word::NOTICE_NOT_COPIED,
        Notice::Saved(false) => word::NOTICE_SAVED,
        Notice::Saved(true) => word::NOTICE_SAVED_OVER,
        Notice::TakenOver => word::NOTICE_TAKEN_OVER,
        Notice::NotSaved => word::NOTICE_NOT_SAVED,
        Notice::Forgotten => word::NOTICE_FORGOTTEN,
        Notice::Opened(_) => word::NOTICE_OPENED,
        Notice::Undone => word::NOTICE_UNDONE,
        Notice::Loaded(n) => return view.words().count(word::COUNT_LOADED, *n, &[]),
        Notice::NotLoaded(_) => word::NOTICE_NOT_LOADED,
        Notice::Untold => word::NOTICE_UNTOLD,
        Notice::Refused(Refusal::TooLarge) => word::NOTICE_TOO_LARGE,
        Notice::Refused(Refusal::NotJson) => word::NOTICE_NOT_JSON,
        Notice::Refused(Refusal::NotOurs(why)) => {
            return view.words().fill(word::NOTICE_NOT_OURS, &[("why", why)]);
        }
        Notice::Refused(Refusal::LinkDamaged) => word::NOTICE_LINK_DAMAGED,
        Notice::Refused(Refusal::LinkNewer) => word::NOTICE_LINK_NEWER,
    };
    view.say(word).to_owned()
}

fn details(view: &View, opened: &Opened) -> Html {
    let dropped = opened.dropped.to_string();
    html! {
        <>
            if !opened.same_rules { <p>{ view.say(word::NOTICE_OLDER) }</p> }
            if opened.dropped > 0 { <p>{ view.words().fill(word::NOTICE_DROPPED, &[("n", &dropped)]) }</p> }
            if !opened.changed.is_empty() {
                <p>{ view.say(word::NOTICE_CHANGED) }</p>
                <ul class="iag-bul">for one in &opened.changed { <li>{ changed(view, one) }</li> }</ul>
            }
        </>
    }
}

fn changed(view: &View, changed: &Changed) -> String {
    let agreement = view.catalog.agreement(changed.agreement);
    let name = agreement.map_or("", |(program, agreement)| {
        if program.agreements.len() > 1 {
            &agreement.name
        } else {
            &program.name
        }
    });
    let now = view.words().verdict(changed.now).to_ascii_lowercase();
    let then = changed
        .then
        .map(|then| view.words().verdict(then).to_ascii_lowercase());
    let word = if then.is_some() {
        word::NOTICE_CHANGED_ONE
    } else {
        word::NOTICE_CHANGED_NEW
    };
    let then = then.unwrap_or_default();
    view.words()
        .fill(word, &[("agreement", name), ("then", &then), ("now", &now)])
}
