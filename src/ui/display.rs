//! The content of the display dialog: the choice of theme and text size, and a link to the page
//! with all questions. `shell` renders the dialog around this content.

use super::View;
use super::one_of::one_of;
use crate::app::action::{Action, Page};
use crate::app::look::{Display, SIZES, Theme};
use crate::ui::markup::{Html, classes, html};
use guide_engine::word::{self, Word};

/// Renders the content of the dialog. Each choice takes effect at once.
pub fn choices(view: &View) -> Html {
    let now = view.state.display();
    let closed = Display { open: false, ..now };
    html! {
        <>
            <h2 id="iag-display-title">{ view.say(word::DISPLAY_TITLE) }</h2>
            { themes(view, now) }
            { sizes(view, now) }
            <p class="iag-small">{ view.say(word::DISPLAY_NOTE) }</p>
            if *view.state.page() != Page::Questions {
                <p>{ view.link(Page::Questions, "iag-link", html! { view.say(word::QUESTIONS_TITLE) }) }</p>
            }
            <div class="iag-btns">{ view.button(Action::DisplayChosen(closed), "iag-btn", html! { view.say(word::SOURCE_CLOSE) }) }</div>
        </>
    }
}

fn themes(view: &View, now: Display) -> Html {
    let themes = [
        (Theme::Auto, word::DISPLAY_AUTO),
        (Theme::Light, word::DISPLAY_LIGHT),
        (Theme::Dark, word::DISPLAY_DARK),
    ];
    let each = themes.map(|(theme, label)| {
        let chosen = Display {
            theme: Some(theme),
            ..now
        };
        (view.look.theme == theme, chosen, view.say(label).to_owned())
    });
    switch(view, word::DISPLAY_THEME, "iag-theme", each.into())
}

fn sizes(view: &View, now: Display) -> Html {
    let each = SIZES.iter().enumerate().map(|(size, percent)| {
        let label = view.words().fill(word::DISPLAY_PERCENT, &[("n", percent)]);
        (now.size == size, Display { size, ..now }, label)
    });
    switch(view, word::DISPLAY_SIZE, "iag-size", each.collect())
}

fn switch(view: &View, title: Word, name: &str, each: Vec<(bool, Display, String)>) -> Html {
    html! {
        <fieldset class="iag-switch">
            <legend>{ view.say(title) }</legend>
            { one_of(html! {
                for (on, chosen, label) in each {
                    <label class={classes!(on.then_some("iag-switch-on"))}>
                        <input type="radio" name={name.to_owned()} checked={on} onchange={view.on(Action::DisplayChosen(chosen))} />
                        <span>{ label }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}
