//! A hook that sets the levels of headings for screen readers, relative to the level that the host
//! page chose for the main heading.

use crate::effects::boxed_effect::{Always, use_boxed_effect};
use web_sys::Element;
use yew::prelude::*;

/// The deepest heading level.
const DEEPEST: u8 = 6;

/// Sets `aria-level` on every heading, unless the main heading has level 1. The tags from `h1` to
/// `h6` stay the same, because they say how headings nest within the guide, and style sheets use
/// them as selectors.
#[hook]
pub fn use_heading_levels(root: &NodeRef, heading_level: u8) {
    let root = root.clone();
    use_boxed_effect(Always, move |_| {
        let Some(root) = root.cast::<Element>() else {
            return;
        };
        // At level 1 the tags suffice, unless headings still have the `aria-level` that an earlier
        // option required.
        if heading_level != 1 || matches!(root.query_selector("[aria-level]"), Ok(Some(_))) {
            set_levels(&root, heading_level);
        }
    });
}

fn set_levels(root: &Element, first: u8) {
    for tag_level in 1..=DEEPEST {
        let level = (tag_level + first - 1).min(DEEPEST).to_string();
        let Ok(nodes) = root.query_selector_all(&format!("h{tag_level}")) else {
            continue;
        };
        let nodes = (0..nodes.length()).filter_map(|index| nodes.item(index));
        for heading in nodes.filter_map(|node| wasm_bindgen::JsCast::dyn_into::<Element>(node).ok())
        {
            // If the attribute cannot be set, the level of the tag applies, which does no harm.
            drop(heading.set_attribute("aria-level", &level));
        }
    }
}
