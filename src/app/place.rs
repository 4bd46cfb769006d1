//! A place on a page where a guide can stand, and after it another.
//!
//! Yew never gives back its listeners on the element it draws in. So a place is used again instead of
//! being thrown away, and guides come and go without leaving anything.

use super::{App, AppProps};
use yew::prelude::*;

/// What stands in a place.
#[derive(Clone, Default, PartialEq, Properties)]
pub struct PlaceProps {
    /// A guide with a number that no other guide has had here; nothing while the place is free.
    pub guide: Option<(u32, AppProps)>,
}

/// The place.
#[component]
pub fn Place(props: &PlaceProps) -> Html {
    match props.guide.clone() {
        Some((number, guide)) => html! { <App key={number} ..guide /> },
        None => Html::default(),
    }
}
