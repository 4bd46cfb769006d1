//! The actions that change the state. `ui` and `effects` send actions; the reducer in `state`
//! applies them.

use crate::state::SharedCatalog;
use crate::state::appearance::DisplaySettings;
use crate::state::lesson::LessonEvent;
use crate::state::notice::{Notice, Opened};
use crate::state::page::Page;
use guide_engine::answer::Answers;
use guide_engine::catalog::AgreementIx;
use guide_engine::condition::QuestionIx;
use guide_engine::date::Date;
use guide_engine::document::{Citation, Settlement};
use guide_engine::report::Format;

/// An event that changes the state. The initial chunk applies all of these actions except
/// `Deferred`.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The user chose a page.
    PageChosen(Page),
    /// The address was changed to that of this page, by Back, Forward, a link or the user.
    AddressFollowed(Page),
    /// The host page asked to show this page and to replace all answers with these; `None` keeps
    /// the answers. The target is [`Target::None`] if the focus was outside the guide.
    HostNavigated(Page, Option<Answers>, Target),
    /// The user pressed Continue on this question.
    Continued(QuestionIx),
    /// The user skipped this question.
    Skipped(QuestionIx),
    /// A choice was selected or, in a multi-select, deselected.
    Chosen(QuestionIx, usize),
    /// "Not sure" was selected or, in a multi-select, deselected.
    NotSureChosen(QuestionIx),
    /// The answer to this question was cleared.
    AnswerCleared(QuestionIx),
    /// The user asked to clear all answers; a dialog asks for confirmation.
    ClearRequested,
    /// The user canceled clearing all answers.
    ClearCanceled,
    /// All answers were cleared.
    Cleared,
    /// The user pressed the button in the error summary that leads to the first choice.
    ErrorLinkFollowed,
    /// The "So far" list of programs was opened or closed.
    SoFarToggled,
    /// The user changed the display settings, or opened or closed their dialog.
    DisplayChosen(DisplaySettings),
    /// The user opened a citation.
    CitationOpened(Citation),
    /// The dialog with the source was closed.
    CitationClosed,
    /// The user chose the date for which programs and verdicts are shown: a past date, as an index
    /// into `about.rosters`, or the default date (`None`).
    DayChosen(Option<usize>),
    /// The user asked to see more entries of the long lists on the page.
    MoreRequested,
    /// The whole catalog was loaded. The page is the one that the address names, if any.
    CatalogCompleted(SharedCatalog, Option<Page>),
    /// An event that only later screens cause.
    Deferred(DeferredAction),
}

/// An event that changes the state and that the first screens do not cause. The deferred chunk
/// applies these actions. Before that chunk has loaded, they change nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum DeferredAction {
    /// The user asked to change the answer to this question, for example in the review.
    ChangeRequested(QuestionIx),
    /// The details of a program, by its index, were opened or closed in the results.
    CardToggled(usize),
    /// The setting to ask even questions that cannot change anything was switched on or off.
    AskAllToggled,
    /// The setting to ask the most decisive question first was switched on or off.
    BestFirstToggled,
    /// The user chose one of a program's agreements to see its requirements.
    AgreementChosen(AgreementIx),
    /// The results were grouped by challenge (`true`) or by verdict (`false`).
    ByChallengeChosen(bool),
    /// In the overview, the programs that nothing raises were shown or hidden.
    UnraisedToggled,
    /// The page has been painted, so the details of its collapsed cards may now render.
    Painted,
    /// An entry was added to or removed from the comparison.
    ComparedToggled(Comparable),
    /// The comparison was set to show only the rows that differ (`true`) or all rows.
    DifferingChosen(bool),
    /// The user recorded who settled an open point, and when.
    PointSettled(QuestionIx, Settlement),
    /// The user gave a command.
    CommandRequested(Command),
    /// A command ended with this message.
    NoticeShown(Notice),
    /// The message was closed.
    NoticeClosed,
    /// These answers were opened from a file, a link or browser storage.
    AnswersOpened(Answers, Opened),
    /// The user asked to restore the answers that were replaced.
    Undone,
    /// Browser storage holds answers of this date; `None` if it holds no answers.
    SavedFound(Option<Date>),
    /// Browser storage holds something that cannot be read.
    SavedUnreadable,
    /// The answers were saved or restored on this date; the browser now saves every change.
    SavingStarted(Date),
    /// This window no longer saves the answers, for the reason in the notice. The date is that of
    /// the answers that browser storage still holds, if any.
    SavingStopped(Option<Date>, Notice),
    /// The page has made this many network requests since the whole guide was loaded.
    RequestsCounted(u32),
    /// An event in a classroom lesson.
    LessonContinued(LessonEvent),
    /// Scenarios were added. The values are the extended catalog and the number of new scenarios.
    CatalogExtended(SharedCatalog, usize),
}

impl From<DeferredAction> for Action {
    fn from(action: DeferredAction) -> Self {
        Self::Deferred(action)
    }
}

/// A command that the user gives, for example to print the page, to download a file, to copy a text
/// or to save the answers. `effects::commands` performs the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Print the page.
    Print,
    /// Download the result as a file.
    Download(Format),
    /// Copy a link that contains the answers.
    CopyLink,
    /// Copy the result as Markdown, for an e-mail.
    CopyText,
    /// Read the report file that the user chose.
    Import,
    /// Save the answers in this browser, now and after every change.
    Save,
    /// Restore the answers that are saved in this browser.
    Restore,
    /// Delete the answers that are saved in this browser.
    DeleteSaved,
    /// Enter or leave full-screen mode.
    FullScreen,
    /// Download the current answers as a scenario, with the title and story that the trainer wrote.
    DownloadScenario,
    /// Read the scenario files that the trainer chose.
    LoadScenarios,
}

/// An entry that a column of the comparison can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparable {
    /// An agreement.
    Agreement(AgreementIx),
    /// An option, by its index.
    Option(usize),
}

/// The element that receives the focus when a page appears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// The heading of the page.
    #[default]
    Heading,
    /// In the review: the button of the answer that was just changed.
    ChangeButton(QuestionIx),
    /// In the results: the card of the program (an index) whose page the user just left.
    Card(usize),
    /// No element: the focus stays where it is.
    None,
}
