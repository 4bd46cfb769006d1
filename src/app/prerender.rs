//! A component that renders the first screens as static markup, in the state before any input.
//! `src/bin/prerender.rs` uses it; the page shows this markup until the WebAssembly program has
//! loaded.

use crate::state::appearance::Appearance;
use crate::state::page::Page;
use crate::state::{SharedCatalog, State};
use crate::ui;
use guide_engine::{assess, interview};
use yew::prelude::*;

/// The properties of a prerendered screen.
#[derive(Clone, PartialEq, Properties)]
pub struct PrerenderProps {
    /// The catalog that the WebAssembly program has when it first renders the page.
    pub catalog: SharedCatalog,
    /// The page to render.
    pub page: Page,
}

/// Renders one page of the guide, without effects and with a callback that does nothing. The date
/// for verdicts is the day of publication.
#[component]
pub fn Prerender(props: &PrerenderProps) -> Html {
    let catalog = &props.catalog;
    let day = catalog.0.document().about.published;
    let state = State::new(catalog.clone(), day, props.page);
    let interview = interview::interview(&catalog.0, state.answers(), day);
    let assessed = assess::assess(&catalog.0, &interview.used, day);
    let send = Callback::noop();
    let view = ui::View {
        catalog: &catalog.0,
        state: &state,
        assessed: &assessed,
        interview: &interview,
        differences: None,
        send: &send,
        standalone: true,
        document_url: "",
        storage: true,
        shares: false,
        presents: false,
        appearance: Appearance::default(),
    };
    ui::root::guide(&view, &NodeRef::default())
}
