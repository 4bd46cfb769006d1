//! The root element of the guide. It contains all other elements of the guide, and effects look for
//! elements in it.

use crate::ui::{View, shell};
use guide_engine::document::Direction;
use guide_engine::messages::key;
// This file uses Yew's own `html!`, because its element needs a `ref`, which the macro in
// `ui::html` does not support.
use yew::prelude::*;

/// Renders the whole guide. If the page belongs to the guide alone, the parts of the guide are the
/// landmarks of the page. On a host page, the guide is one labeled region.
pub fn guide(view: &View, root: &NodeRef) -> Html {
    let appearance = view.appearance;
    let (tag, label) = if view.standalone {
        ("div", None)
    } else {
        ("section", Some(view.text(key::APP_NAME).to_owned()))
    };
    let about = &view.catalog.document().about;
    let language = about.language.clone().unwrap_or_else(|| "en".to_owned());
    let direction = about.direction.unwrap_or(Direction::Ltr).name();
    html! {
        <@{tag}
            ref={root.clone()}
            class={classes!("iag", (!view.standalone).then_some("iag-within"))}
            lang={language}
            dir={direction}
            aria-label={label}
            data-theme={appearance.theme.name()}
            data-mode={appearance.mode.name()}
            data-size={view.state.display().percent()}
        >
            <div class="iag-root" part="guide">{ shell::shell(view) }</div>
        </@>
    }
}
