//! The content of the display dialog: the choice of theme and text size, and a link to the page
//! with all questions. `shell` renders the dialog around this content.

use crate::state::action::Action;
use crate::state::appearance::{DisplaySettings, SIZES, Theme};
use crate::state::page::Page;
use crate::ui::View;
use crate::ui::html::{Html, classes, html};
use crate::ui::widgets::radio_form::radio_form;
use guide_engine::messages::{Key, key};

/// Renders the content of the dialog. Each choice takes effect at once.
pub fn choices(view: &View) -> Html {
    let current = view.state.display();
    let closed = DisplaySettings {
        open: false,
        ..current
    };
    html! {
        <>
            <h2 id="iag-display-title">{ view.text(key::DISPLAY_TITLE) }</h2>
            { themes(view, current) }
            { sizes(view, current) }
            <p class="iag-small">{ view.text(key::DISPLAY_NOTE) }</p>
            if *view.state.page() != Page::Questions {
                <p>
                    { view.link(
                        Page::Questions,
                        "iag-link",
                        html! { view.text(key::QUESTIONS_TITLE) },
                    ) }
                </p>
            }
            <div class="iag-btns">
                { view.button(
                    Action::DisplayChosen(closed),
                    "iag-btn",
                    html! { view.text(key::SOURCE_CLOSE) },
                ) }
            </div>
        </>
    }
}

fn themes(view: &View, current: DisplaySettings) -> Html {
    let themes = [
        (Theme::Auto, key::DISPLAY_AUTO),
        (Theme::Light, key::DISPLAY_LIGHT),
        (Theme::Dark, key::DISPLAY_DARK),
    ];
    let choices = themes.map(|(theme, label)| {
        let chosen = DisplaySettings {
            theme: Some(theme),
            ..current
        };
        (
            view.appearance.theme == theme,
            chosen,
            view.text(label).to_owned(),
        )
    });
    switch(view, key::DISPLAY_THEME, "iag-theme", choices.into())
}

fn sizes(view: &View, current: DisplaySettings) -> Html {
    let choices = SIZES.iter().enumerate().map(|(size, percent)| {
        let label = view
            .messages()
            .fill(key::DISPLAY_PERCENT, &[("n", percent)]);
        (
            current.size == size,
            DisplaySettings { size, ..current },
            label,
        )
    });
    switch(view, key::DISPLAY_SIZE, "iag-size", choices.collect())
}

fn switch(
    view: &View,
    title: Key,
    name: &str,
    choices: Vec<(bool, DisplaySettings, String)>,
) -> Html {
    html! {
        <fieldset class="iag-switch">
            <legend>{ view.text(title) }</legend>
            { radio_form(html! {
                for (on, chosen, label) in choices {
                    <label class={classes!(on.then_some("iag-switch-on"))}>
                        <input
                            type="radio"
                            name={name.to_owned()}
                            checked={on}
                            onchange={view.on(Action::DisplayChosen(chosen))}
                        />
                        <span>{ label }</span>
                    </label>
                }
            }) }
        </fieldset>
    }
}
