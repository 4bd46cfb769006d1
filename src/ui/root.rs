//! The one element that everything else is in, and that effects look into.

use super::{View, shell};
use guide_engine::document::Direction;
use guide_engine::word;
// Yew's own markup: it is the one place with a reference to what is on the page.
use yew::prelude::*;

/// The whole guide. On a page of its own it has the page's landmarks; within another it is one region of it.
pub fn guide(view: &View, root: &NodeRef) -> Html {
    let look = view.look;
    let (tag, label) = if view.standalone {
        ("div", None)
    } else {
        ("section", Some(view.say(word::APP_NAME).to_owned()))
    };
    let about = &view.catalog.document().about;
    let language = about.language.clone().unwrap_or_else(|| "en".to_owned());
    let direction = about.direction.unwrap_or(Direction::Ltr).name();
    html! {
        <@{tag}
            ref={root.clone()} class={classes!("iag", (!view.standalone).then_some("iag-within"))} lang={language} dir={direction}
            aria-label={label} data-theme={look.theme.name()} data-mode={look.mode.name()} data-size={view.state.display().percent()}
        >
            <div class="iag-root" part="guide">{ shell::shell(view) }</div>
        </@>
    }
}
