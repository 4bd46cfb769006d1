//! The page that lists the scenarios for a class. On it, trainers can also create and load
//! scenarios of their own.

use crate::state::action::{Command, DeferredAction};
use crate::state::page::Page;
use crate::state::part;
use crate::ui::View;
use crate::ui::html::{Html, html};
use crate::ui::widgets::back_link::back_link;
use crate::ui::widgets::heading;
use guide_engine::messages::key;

/// Renders the page.
pub fn scenarios(view: &View) -> Html {
    html! {
        <div class="iag-wrap iag-plainpage">
            { back_link(view) }
            { heading::heading(html! { view.text(key::CLASS_TITLE) }) }
            <p class="iag-lead">{ view.text(key::CLASS_LEAD) }</p>
            <p>{ view.link(Page::Booklet, "iag-link", html! { view.text(key::CLASS_BOOKLET) }) }</p>
            <ol class="iag-plain iag-list">
                for (index, (scenario, _)) in view.catalog.scenarios().enumerate() {
                    <li>
                        <h2 class="iag-h3">
                            { view.link(
                                Page::Scenario(index),
                                "iag-link",
                                html! { &scenario.title },
                            ) }
                        </h2>
                        <p>{ scenario.story.first() }</p>
                        <p>{ view.link(Page::Handout(index), "iag-link", html! {
                            <>
                                { view.text(key::CLASS_HANDOUT) }
                                <span class="iag-sr">{ ": " }{ &scenario.title }</span>
                            </>
                        }) }</p>
                    </li>
                }
            </ol>
            if !view.state.answers().is_empty() { { new_scenario(view) } }
            { load(view) }
        </div>
    }
}

fn new_scenario(view: &View) -> Html {
    html! {
        <section class="iag-sec iag-take">
            <h2 class="iag-h2">{ view.text(key::CLASS_MAKE) }</h2>
            <p>{ view.text(key::CLASS_MAKE_TEXT) }</p>
            <label class="iag-file">
                <span>{ view.text(key::CLASS_MAKE_TITLE) }</span>
                <input class="iag-shared" data-part={part::SCENARIO_TITLE} type="text" />
            </label>
            <label class="iag-file">
                <span>{ view.text(key::CLASS_MAKE_STORY) }</span>
                <textarea class="iag-shared" data-part={part::SCENARIO_STORY} rows="6" />
            </label>
            <div class="iag-btns">
                { view.button(
                    DeferredAction::CommandRequested(Command::DownloadScenario),
                    "iag-btn iag-btn-line",
                    html! { view.text(key::CLASS_MAKE_SAVE) },
                ) }
            </div>
        </section>
    }
}

fn load(view: &View) -> Html {
    let chosen = view.on(DeferredAction::CommandRequested(Command::LoadScenarios));
    html! {
        <section class="iag-sec iag-take">
            <h2 class="iag-h2">{ view.text(key::CLASS_LOAD) }</h2>
            <p>{ view.text(key::CLASS_LOAD_TEXT) }</p>
            <label class="iag-file">
                <span>{ view.text(key::CLASS_LOAD_LABEL) }</span>
                <input
                    data-part={part::SCENARIO_FILES}
                    type="file"
                    multiple=true
                    accept=".json,application/json"
                    onchange={chosen}
                />
            </label>
        </section>
    }
}
