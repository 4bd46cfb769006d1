//! The placeholder for an `about.toml` that could not be read.

use guide_engine::document::About;

/// Returns a placeholder for an `about.toml` that could not be read, so that all other parts can
/// still be linked.
pub(super) fn placeholder_about() -> Option<About> {
    Some(About {
        version: String::new(),
        published: "2000-01-01".parse().ok()?,
        // This is later than any review date, so linking reports no source's review date as too
        // late.
        review_by: "9999-12-31".parse().ok()?,
        language: None,
        direction: None,
        umbrella: Vec::new(),
        process: Vec::new(),
        periods: Vec::new(),
        leaves_out: Vec::new(),
        at_hand: Vec::new(),
        compare: Vec::new(),
        overview: Vec::new(),
        rosters: Vec::new(),
        ask_ice: Vec::new(),
        counsel: Vec::new(),
    })
}
