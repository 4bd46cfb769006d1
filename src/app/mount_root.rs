//! The component in a mount root, an element that Yew renders into. The component renders a guide,
//! or nothing while no guide uses the mount root. `bindings::mount_pool` keeps a pool of mount
//! roots.
//!
//! Yew never removes its listeners from the element that it renders into. Mount roots are therefore
//! reused, so that the number of listeners does not grow with each guide.

use crate::app::{App, AppProps};
use yew::prelude::*;

/// The properties of a mount root.
#[derive(Clone, Default, PartialEq, Properties)]
pub struct MountedGuideProps {
    /// The guide to render, with a number that no other guide has had in this mount root; `None`
    /// while no guide uses the mount root.
    pub guide: Option<(u32, AppProps)>,
}

/// Renders the guide in a mount root. The number is the guide's key, so that each guide starts with
/// a new state.
#[component]
pub fn MountedGuide(props: &MountedGuideProps) -> Html {
    match props.guide.clone() {
        Some((number, guide)) => html! { <App key={number} ..guide /> },
        None => Html::default(),
    }
}
