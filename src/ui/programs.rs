//! The page that lists all programs and all standing options (things an agency can do without any
//! program). A person can read it without answering any question.

use super::{View, asof, claims, folded};
use crate::app::action::Page;
use crate::ui::markup::{Html, html};
use guide_engine::explain;
use guide_engine::word;

/// Renders the page: the list of programs, then the list of options.
pub fn programs(view: &View) -> Html {
    let programs = view.catalog.programs();
    let title = view
        .words()
        .fill(word::PROGRAMS_TITLE, &[("n", &programs.len().to_string())]);
    html! {
        <div class="iag-wrap iag-plainpage">
            { super::back(view) }
            <h1 class="iag-h1 iag-heading" tabindex="-1">{ title }</h1>
            <p class="iag-lead">{ view.say(word::PROGRAMS_LEAD) }</p>
            { asof::control(view) }
            <p>{ view.link(Page::Compare, "iag-link", html! { view.say(word::COMPARE_TITLE) }) }</p>
            <ol class="iag-plain iag-list">
                for (position, program) in programs.iter().enumerate().take(folded::drawn(view)) {
                    <li>
                        <h2 class="iag-h3">{ view.link(Page::Program(position), "iag-link", html! { &program.name }) }</h2>
                        <p>{ claims::summary(view, program) }</p>
                        <p class="iag-small"><b>{ view.say(word::PROGRAM_STATUS) }</b>{ ": " }{ claims::said(view, &explain::status(view.catalog, &program.status), &program.status.cite) }</p>
                    </li>
                }
            </ol>
            { folded::more(view, programs.len()) }
            <h2 class="iag-h2">{ view.say(word::PROGRAMS_OPTIONS) }</h2>
            <ul class="iag-plain iag-list">
                for (position, option) in view.catalog.options().iter().enumerate() {
                    <li>
                        <h3 class="iag-h3">{ view.link(Page::Option(position), "iag-link", html! { &option.name }) }</h3>
                        <p>{ claims::claim(view, &option.summary) }</p>
                    </li>
                }
            </ul>
        </div>
    }
}
