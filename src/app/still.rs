//! The first screens as they are before anyone has done anything: for the page that is there before the program.

use super::Shared;
use super::action::Page;
use super::look::Look;
use super::store::State;
use crate::ui;
use guide_engine::{assess, interview};
use yew::prelude::*;

/// What is drawn, on the guide's own page.
#[derive(Clone, PartialEq, Properties)]
pub struct StillProps {
    /// The catalogue that the page is first started with.
    pub catalog: Shared,
    /// The page.
    pub page: Page,
}

/// The guide on one of its pages, of which nothing can be done yet. It is drawn as on the day of publication.
#[component]
pub fn Still(props: &StillProps) -> Html {
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
        moved: None,
        send: &send,
        standalone: true,
        here: "",
        storage: true,
        shares: false,
        presents: false,
        look: Look::default(),
    };
    ui::root::guide(&view, &NodeRef::default())
}
