//! Names of the elements that effects look for, in the attribute `data-part`. Classes are for
//! styles alone, so a change of a style sheet cannot break an effect.

/// The heading of a page, which receives the focus when the page appears.
pub const HEADING: &str = "heading";
/// The error summary of a question.
pub const ALERT: &str = "alert";
/// The choices of a question.
pub const CHOICES: &str = "choices";
/// The message about the outcome of a command.
pub const NOTICE: &str = "notice";
/// The dialog with a source.
pub const SOURCE: &str = "source";
/// The dialog that asks for confirmation before all answers are cleared.
pub const CONFIRM: &str = "confirm";
/// The dialog with the display settings.
pub const DISPLAY: &str = "display";
/// The menu that replaces the links of the navigation bar in a narrow container.
pub const MENU: &str = "menu";
/// The "So far" list below a question.
pub const SO_FAR: &str = "so-far";
/// The list of agreements that a lesson discusses.
pub const LESSON_ROWS: &str = "lesson-rows";
/// The field for the title of a new scenario.
pub const SCENARIO_TITLE: &str = "scenario-title";
/// The field for the story of a new scenario.
pub const SCENARIO_STORY: &str = "scenario-story";
/// The field for scenario files.
pub const SCENARIO_FILES: &str = "scenario-files";
/// The field for a report file.
pub const REPORT_FILE: &str = "report-file";

/// Returns the selector of the elements with this name, followed by `rest`.
pub fn selector(part: &str, rest: &str) -> String {
    format!("[data-part={part}]{rest}")
}
