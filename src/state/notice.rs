//! Messages about the outcome of a command.

use guide_engine::report::Changed;

/// A message about the outcome of a command.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The text or link is on the clipboard.
    Copied,
    /// The clipboard did not accept the text or link.
    CopyFailed,
    /// The browser now saves the answers; `true` if they replaced something saved earlier.
    Saved(bool),
    /// Another window replaced or deleted the saved answers, so this window no longer saves any.
    TakenOver,
    /// The browser rejected the attempt to save the answers.
    SaveFailed,
    /// The saved answers were deleted.
    SavedDeleted,
    /// Answers from a file, a link or browser storage replaced the current answers.
    Opened(Opened),
    /// The answers that had been replaced were restored.
    Undone,
    /// No answers were opened, for this reason.
    OpenFailed(OpenError),
    /// This number of scenarios was added.
    ScenariosAdded(usize),
    /// No scenario was added, because of these problems in the chosen files.
    ScenariosRejected(Vec<String>),
    /// The new scenario lacks a title or a story.
    ScenarioIncomplete,
}

/// The outcome of opening answers from a file, a link or browser storage.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Whether the rules are the same as when the answers were given.
    pub same_rules: bool,
    /// How many answers or choices were dropped because the catalog no longer contains them.
    pub dropped: usize,
    /// The agreements whose verdicts differ from those in the report; empty for a link.
    pub changed: Vec<Changed>,
}

/// The reason why no answers were opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// The file is larger than any report.
    TooLarge,
    /// The text is not JSON, or not a report.
    NotAReport,
    /// The text is a report that this guide cannot restore, for this reason.
    NotRestorable(String),
    /// The link is damaged, or was not made by the guide.
    LinkDamaged,
    /// The link was made by a later version of the guide.
    LinkNewer,
}
