//! The appearance of the guide: the options of the host page, and the display settings of the user.
//! `bindings` reads the options; `ui` applies them.

use crate::state::page::Page;

/// The appearance that the host page chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// The color scheme.
    pub theme: Theme,
    /// The layout of the guide.
    pub mode: Mode,
    /// The level of the guide's main heading, 1 to 4. All other levels are relative to this one.
    pub heading_level: u8,
}

impl Default for Appearance {
    fn default() -> Self {
        Self {
            theme: Theme::Auto,
            mode: Mode::Full,
            heading_level: 1,
        }
    }
}

/// The user's display settings. A theme that the user chose overrides the theme of the host page.
/// No display setting is saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DisplaySettings {
    /// Whether the dialog with the settings is open.
    pub open: bool,
    /// The theme, if the user chose one.
    pub theme: Option<Theme>,
    /// The text size, as an index into `SIZES`.
    pub size: usize,
}

/// The text sizes that the user can choose, in percent.
pub const SIZES: [&str; 4] = ["100", "115", "130", "150"];

impl DisplaySettings {
    /// Returns the host page's appearance with the user's theme, if the user chose one.
    #[must_use]
    pub fn over(self, host: Appearance) -> Appearance {
        let theme = self.theme.unwrap_or(host.theme);
        Appearance { theme, ..host }
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
    pub fn start_page(self) -> Page {
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
