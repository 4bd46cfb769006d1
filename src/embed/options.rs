//! What a page chooses for the guide it puts up. The page's script has checked it; what is left out is the usual.

use crate::app::look::{Look, Mode, Theme};
use serde::Deserialize;

/// The options, named as the page's script names them.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Options {
    /// Whether the guide has the page to itself.
    pub standalone: bool,
    /// The page shown first, such as `programs`.
    pub start: Option<String>,
    /// The day the verdicts are for; today if left out.
    pub as_of: Option<String>,
    /// How it looks.
    pub looks: Looks,
}

/// Those of them that can change while the guide runs.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Looks {
    pub theme: Option<String>,
    pub mode: Option<String>,
    pub heading_level: Option<u8>,
}

impl Looks {
    pub fn look(&self) -> Look {
        let usual = Look::default();
        let named = |name: &Option<String>, other: &str| name.as_deref() == Some(other);
        let theme = [Theme::Light, Theme::Dark]
            .into_iter()
            .find(|theme| named(&self.theme, theme.name()));
        let mode = [Mode::Compact, Mode::Present]
            .into_iter()
            .find(|mode| named(&self.mode, mode.name()));
        Look {
            theme: theme.unwrap_or(usual.theme),
            mode: mode.unwrap_or(usual.mode),
            heading_level: self.heading_level.unwrap_or(usual.heading_level),
        }
    }
}
