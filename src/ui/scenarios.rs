//! The page that lists the scenarios for a class. On it, trainers can also create and load
//! scenarios of their own.

use super::View;
use crate::app::action::{Action, Page, Request};
use crate::ui::markup::{Html, html};
use guide_engine::word;

/// Renders the page.
pub fn scenarios(view: &View) -> Html {
    html! {
        <div class="iag-wrap iag-plainpage">
            { super::back(view) }
            <h1 class="iag-h1 iag-heading" tabindex="-1">{ view.say(word::CLASS_TITLE) }</h1>
            <p class="iag-lead">{ view.say(word::CLASS_LEAD) }</p>
            <p>{ view.link(Page::Booklet, "iag-link", html! { view.say(word::CLASS_BOOKLET) }) }</p>
            <ol class="iag-plain iag-list">
                for (position, (scenario, _)) in view.catalog.scenarios().enumerate() {
                    <li>
                        <h2 class="iag-h3">{ view.link(Page::Scenario(position), "iag-link", html! { &scenario.title }) }</h2>
                        <p>{ scenario.story.first() }</p>
                        <p>{ view.link(Page::Handout(position), "iag-link", html! {
                            <>{ view.say(word::CLASS_HANDOUT) }<span class="iag-sr">{ ": " }{ &scenario.title }</span></>
                        }) }</p>
                    </li>
                }
            </ol>
            if !view.state.answers().is_empty() { { make(view) } }
            { load(view) }
        </div>
    }
}

fn make(view: &View) -> Html {
    html! {
        <section class="iag-sec iag-take">
            <h2 class="iag-h2">{ view.say(word::CLASS_MAKE) }</h2>
            <p>{ view.say(word::CLASS_MAKE_TEXT) }</p>
            <label class="iag-file"><span>{ view.say(word::CLASS_MAKE_TITLE) }</span><input class="iag-shared iag-own-title" type="text" /></label>
            <label class="iag-file"><span>{ view.say(word::CLASS_MAKE_STORY) }</span><textarea class="iag-shared iag-own-story" rows="6" /></label>
            <div class="iag-btns">
                { view.button(Action::Asked(Request::MakeScenario), "iag-btn iag-btn-line", html! { view.say(word::CLASS_MAKE_SAVE) }) }
            </div>
        </section>
    }
}

fn load(view: &View) -> Html {
    let chosen = view.on(Action::Asked(Request::LoadScenarios));
    html! {
        <section class="iag-sec iag-take">
            <h2 class="iag-h2">{ view.say(word::CLASS_LOAD) }</h2>
            <p>{ view.say(word::CLASS_LOAD_TEXT) }</p>
            <label class="iag-file">
                <span>{ view.say(word::CLASS_LOAD_LABEL) }</span>
                <input class="iag-load" type="file" multiple=true accept=".json,application/json" onchange={chosen} />
            </label>
        </section>
    }
}
