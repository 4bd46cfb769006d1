//! How the guide looks where it is put: what a page chooses, and what follows from it.

use super::action::Page;
use super::after::{Always, use_after};
use web_sys::Element;
use yew::prelude::*;

/// What a page that the guide is put on chooses of its looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Light, dark, or as the browser is set.
    pub theme: Theme,
    /// How much is shown around the questions.
    pub mode: Mode,
    /// The level of the page's own heading, 1 to 6; the others follow it.
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

/// What a person chose of the looks, over what the page chose. It is kept nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display {
    /// Whether the choices are open.
    pub open: bool,
    /// Light or dark, if either was chosen.
    pub theme: Option<Theme>,
    /// How large the text is, as a place among `SIZES`.
    pub size: usize,
}

/// The sizes of the text that can be chosen, in percent.
pub const SIZES: [&str; 4] = ["100", "115", "130", "150"];

impl Display {
    /// The looks with what the person chose.
    #[must_use]
    pub fn over(self, look: Look) -> Look {
        let theme = self.theme.unwrap_or(look.theme);
        Look { theme, ..look }
    }

    /// The size of the text in percent.
    pub fn percent(self) -> &'static str {
        SIZES.get(self.size).copied().unwrap_or(SIZES[0])
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the browser is set.
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// The theme as markup and pages name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How much is shown around the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// All of it.
    Full,
    /// The questions and results, for a narrow place in a page.
    Compact,
    /// For a room that looks at one screen.
    Present,
}

impl Mode {
    /// The page it starts with where none is asked for.
    pub fn first(self) -> Page {
        match self {
            Self::Full | Self::Compact => Page::Start,
            Self::Present => Page::Scenarios,
        }
    }

    /// The mode as markup and pages name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Compact => "compact",
            Self::Present => "present",
        }
    }
}

/// The deepest heading there is.
const DEEPEST: u8 = 6;

/// Tells assistive technology the level of every heading, where the guide's first is not the page's first.
/// Tags stay as they are: they say how headings nest within the guide, and styles know them by that.
#[hook]
pub(super) fn use_levels(root: &NodeRef, heading_level: u8) {
    let root = root.clone();
    use_after(Always, move |_| {
        if let Some(root) = root.cast::<Element>().filter(|_| heading_level != 1) {
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
            // An attribute that is refused leaves the tag's own level: nothing is lost.
            drop(heading.set_attribute("aria-level", &level));
        }
    }
}
