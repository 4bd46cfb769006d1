//! The appearance of the guide: the options of the host page, the display settings of the user, and
//! the levels of headings. `embed` reads the options; `ui` applies them.

use super::action::Page;
use super::after::{Always, use_after};
use web_sys::Element;
use yew::prelude::*;

/// The appearance that the host page chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The color scheme.
    pub theme: Theme,
    /// The layout of the guide.
    pub mode: Mode,
    /// The level of the guide's main heading, 1 to 4. All other levels are relative to this one.
    pub heading_level: u8,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: Theme::Auto,
            mode: Mode::Full,
            heading_level: 1,
        }
    }
}

/// The user's display settings, which override the host page's settings. They are not saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display {
    /// Whether the dialog with the settings is open.
    pub open: bool,
    /// The theme, if the user chose one.
    pub theme: Option<Theme>,
    /// The text size, as an index into `SIZES`.
    pub size: usize,
}

/// The text sizes that the user can choose, in percent.
pub const SIZES: [&str; 4] = ["100", "115", "130", "150"];

impl Display {
    /// Returns the host page's appearance with the user's theme, if the user chose one.
    #[must_use]
    pub fn over(self, look: Look) -> Look {
        let theme = self.theme.unwrap_or(look.theme);
        Look { theme, ..look }
    }

    /// Returns the text size in percent.
    pub fn percent(self) -> &'static str {
        SIZES.get(self.size).copied().unwrap_or(SIZES[0])
    }
}

/// The color scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Light or dark, as set in the browser.
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// Returns the name of the theme in markup and options.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The layout of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The complete guide.
    Full,
    /// For a narrow column: no introduction on the start page, and smaller headings.
    Compact,
    /// For a class or meeting that looks at one screen: larger text and numbered choices.
    Present,
}

impl Mode {
    /// Returns the page that this mode starts with if the options name no page.
    pub fn first(self) -> Page {
        match self {
            Self::Full | Self::Compact => Page::Start,
            Self::Present => Page::Scenarios,
        }
    }

    /// Returns the name of the mode in markup and options.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Compact => "compact",
            Self::Present => "present",
        }
    }
}

/// The deepest heading level.
const DEEPEST: u8 = 6;

/// Sets `aria-level` on every heading, unless the main heading has level 1. The tags from `h1` to
/// `h6` stay the same, because they say how headings nest within the guide, and style sheets use
/// them as selectors.
#[hook]
pub(super) fn use_levels(root: &NodeRef, heading_level: u8) {
    let root = root.clone();
    use_after(Always, move |_| {
        let Some(root) = root.cast::<Element>() else {
            return;
        };
        // At level 1 the tags suffice, unless headings still have the `aria-level` that an earlier
        // option required.
        if heading_level != 1 || matches!(root.query_selector("[aria-level]"), Ok(Some(_))) {
            level(&root, heading_level);
        }
    });
}

fn level(root: &Element, first: u8) {
    for own in 1..=DEEPEST {
        let level = (own + first - 1).min(DEEPEST).to_string();
        let Ok(found) = root.query_selector_all(&format!("h{own}")) else {
            continue;
        };
        let found = (0..found.length()).filter_map(|at| found.item(at));
        for heading in found.filter_map(|node| wasm_bindgen::JsCast::dyn_into::<Element>(node).ok())
        {
            // If the attribute cannot be set, the level of the tag applies, which does no harm.
            drop(heading.set_attribute("aria-level", &level));
        }
    }
}
