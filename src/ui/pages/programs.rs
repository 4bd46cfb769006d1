//! The page that lists all programs and all standing options (things an agency can do without any
//! program). A person can read it without answering any question.

use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::back_link::back_link;
use crate::ui::widgets::{as_of, claims, heading, long_list};
use guide_engine::explain;
use guide_engine::messages::key;

/// Renders the page: the list of programs, then the list of options.
pub fn programs(view: &View) -> Html {
    let programs = view.catalog.programs();
    let title = view
        .messages()
        .fill(key::PROGRAMS_TITLE, &[("n", &programs.len().to_string())]);
    html! {
        <div class="iag-wrap iag-plainpage">
            { back_link(view) }
            { heading::heading(html! { title }) }
            <p class="iag-lead">{ view.text(key::PROGRAMS_LEAD) }</p>
            { as_of::control(view) }
            <p>{ view.link(Page::Compare, "iag-link", html! { view.text(key::COMPARE_TITLE) }) }</p>
            <ol class="iag-plain iag-list">
                for (index, program) in programs.iter().enumerate().take(long_list::limit(view)) {
                    <li>
                        <h2 class="iag-h3">
                            { view.link(Page::Program(index), "iag-link", html! { &program.name }) }
                        </h2>
                        <p>{ claims::summary(view, program) }</p>
                        <p class="iag-small">
                            <b>{ view.text(key::PROGRAM_STATUS) }</b>
                            { ": " }
                            { claims::statement(
                                view,
                                &explain::status(view.catalog, &program.status),
                                &program.status.cite,
                            ) }
                        </p>
                    </li>
                }
            </ol>
            { long_list::more(view, programs.len()) }
            <h2 class="iag-h2">{ view.text(key::PROGRAMS_OPTIONS) }</h2>
            <ul class="iag-plain iag-list">
                for (index, option) in view.catalog.options().iter().enumerate() {
                    <li>
                        <h3 class="iag-h3">
                            { view.link(Page::Option(index), "iag-link", html! { &option.name }) }
                        </h3>
                        <p>{ claims::claim(view, &option.summary) }</p>
                    </li>
                }
            </ul>
        </div>
    }
}
