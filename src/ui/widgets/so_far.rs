//! The panel "So far": the programs grouped by verdict, updated while the person answers questions.

use crate::state::action::Action;
use crate::state::page::Page;
use crate::state::part;
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::verdict::{Group, Standing, final_note, names, short_counts, standings};
use crate::ui::widgets::{assessment_diff, deferred, icon, long_list};
use guide_engine::messages::key;

/// The maximum number of programs in the group "depends" for which the list names the open
/// questions. With more programs, the questions would bury the names of the programs.
const MAX_NAMED: usize = 5;

/// Renders the panel beside a question. The style sheet shows it only in a wide container.
pub fn panel(view: &View) -> Html {
    html! {
        <aside class="iag-sofar" aria-labelledby="iag-sofar-title">
            <h2 id="iag-sofar-title">{ view.text(key::SOFAR_TITLE) }</h2>
            <p class="iag-sofar-note">{ view.text(key::SOFAR_NOTE) }</p>
            { content(view) }
        </aside>
    }
}

/// Renders the bar below a question, which replaces the panel in a narrow container. The person can
/// open the bar to see the content of the panel.
pub fn bar(view: &View) -> Html {
    let open = view.state.so_far_open();
    let label = view.text(if open {
        key::SOFAR_CLOSE
    } else {
        key::SOFAR_OPEN
    });
    html! {
        <section class="iag-sofarbar" data-part={part::SO_FAR} aria-labelledby="iag-sofarbar-title">
            <h2 class="iag-sr" id="iag-sofarbar-title">{ view.text(key::SOFAR_TITLE) }</h2>
            <button
                type="button"
                class="iag-wrap"
                aria-expanded={open.to_string()}
                aria-controls="iag-sofar-list"
                onclick={view.on(Action::SoFarToggled)}
            >
                <span class="iag-counts">
                    <b>{ view.text(key::SOFAR_TITLE) }</b>
                    for (group, text) in Group::ALL.into_iter().zip(short_counts(view)) {
                        <span class={classes!("iag-verdict", group.class())}>
                            { icon::verdict(group) }<span>{ text }</span>
                        </span>
                    }
                </span>
                { strip(view, &standings(view)) }
                <span class="iag-sr">{ label }</span>
                { icon::chevron() }
            </button>
            <div id="iag-sofar-list">
                if open {
                    <div class="iag-wrap iag-sofarlist">{ content(view) }</div>
                }
            </div>
        </section>
    }
}

/// Renders the counts, the assessment diff and the groups of programs.
pub fn content(view: &View) -> Html {
    let standings = standings(view);
    let final_text = final_note(view);
    // Leaves out "No result changed" if no further answer can change a result anyway.
    let shows_differences = view
        .differences
        .is_some_and(|differences| final_text.is_none() || !differences.is_empty());
    html! {
        <>
            { strip(view, &standings) }
            if let Some(text) = final_text { <p class="iag-said">{ text }</p> }
            if shows_differences {
                <p class="iag-said">{ assessment_diff::summary(view) }</p>
                if let Some(chunk) = view.deferred() { { deferred::differences(chunk, view) } }
            }
            for group in Group::ALL { { list(view, group, &standings) } }
            { current_practice(view) }
        </>
    }
}

/// Renders one cell for each program, always in the same order, so that a change is easy to notice.
/// Renders nothing for a large catalog, because the cells would be too narrow to see.
fn strip(view: &View, standings: &[Standing]) -> Html {
    if long_list::is_large(view) {
        return Html::default();
    }
    html! {
        <span class="iag-strip" aria-hidden="true">
            for standing in standings { <i class={standing.group().class()}></i> }
        </span>
    }
}

fn list(view: &View, group: Group, standings: &[Standing]) -> Html {
    let members: Vec<_> = standings
        .iter()
        .filter(|standing| standing.group() == group)
        .collect();
    let heading = html! {
        <h3 class={group.class()}>
            { icon::verdict(group) }
            <span>{ view.text(group.keys().0) }</span>
            <b>{ members.len() }</b>
        </h3>
    };
    let names = html! {
        <>
            <ul class="iag-plain">
                for standing in members.iter().take(long_list::limit(view)) {
                    <li>{ member(view, standing, members.len()) }</li>
                }
            </ul>
            { long_list::more(view, members.len()) }
        </>
    };
    if members.is_empty() {
        return heading;
    }
    if group != Group::Not {
        return html! { <>{ heading }{ names }</> };
    }
    let show = view
        .messages()
        .fill(key::SOFAR_SHOW, &[("n", &members.len().to_string())]);
    html! {
        <>
            { heading }
            <details class="iag-sofar-not"><summary>{ show }</summary>{ names }</details>
        </>
    }
}

fn member(view: &View, standing: &Standing, count: usize) -> Html {
    let open_questions = names(view, &standing.depends_on());
    let names_questions = standing.group() == Group::Depends && count <= MAX_NAMED;
    html! {
        <>
            { &standing.program.short }
            if assessment_diff::changes_verdict_on(view, standing) {
                { " " }<span class="iag-tag">{ view.text(key::MOVED_TAG) }</span>
            }
            if names_questions {
                <br />
                <small>
                    { view.messages().fill(
                        key::RESULTS_DEPENDS_ON,
                        &[("questions", &open_questions)],
                    ) }
                </small>
            }
        </>
    }
}

fn current_practice(view: &View) -> Html {
    let option = view.catalog.options().first();
    html! {
        <p class="iag-keep">
            if let Some(option) = option {
                { view.link(Page::Option(0), "iag-link", html! { &option.name }) }<br />
            }
            { view.text(key::SOFAR_KEEP) }
        </p>
    }
}
