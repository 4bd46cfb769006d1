//! The pages of the guide and the actions that change its state. `ui` and the effects send actions;
//! `store` applies them.

use super::Shared;
use super::look::Display;
use guide_engine::answer::{Answers, Told};
use guide_engine::assess::Verdict;
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::condition::QuestionIx;
use guide_engine::date::Date;
use guide_engine::document::Citation;
use guide_engine::report::Changed;

/// A page of the guide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The start page, which explains what the guide is.
    #[default]
    Start,
    /// One question.
    Question(QuestionIx),
    /// All questions that are asked, one below the other.
    Questions,
    /// All answers, to check and change.
    Review,
    /// The results: the verdicts for the answers.
    Results,
    /// The list of all programs.
    Programs,
    /// A program, by its index.
    Program(usize),
    /// An option (something that an agency can do without any program), by its index.
    Option(usize),
    /// The glossary.
    Glossary,
    /// All sources.
    Sources,
    /// The comparison of agreements and options side by side.
    Compare,
    /// The brief for a first meeting with ICE, for print.
    Brief,
    /// The open points: questions that only ICE, counsel or another agency can answer.
    Asked,
    /// All questions for print, without answers.
    Worksheet,
    /// The ways to save and share the answers: files, a link, and storage in the browser.
    Take,
    /// The list of scenarios.
    Scenarios,
    /// A scenario in the classroom, by its index.
    Scenario(usize),
    /// A scenario for print, by its index: the story, a blank worksheet and the answer key.
    Handout(usize),
    /// All scenarios for print.
    Booklet,
}

/// The meaning of a key that the presenter pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Forward: an arrow key or Page Down. Presenter remotes send these keys.
    Forth,
    /// Back: an arrow key or Page Up. Presenter remotes send these keys.
    Back,
    /// Reveal the next verdict: the letter R.
    Reveal,
    /// A number, which selects a choice of a question or, in a lesson, a verdict.
    Number(usize),
}

impl Page {
    /// Returns the page on which a question is answered: its own or, for an open point, `Asked`.
    pub fn answering(catalog: &Catalog, place: QuestionIx) -> Self {
        match catalog.question(place) {
            Some(question) if question.point.is_some() => Self::Asked,
            _ => Self::Question(place),
        }
    }

    /// Whether answers are given or changed on this page.
    pub fn is_answered_on(self) -> bool {
        matches!(
            self,
            Self::Question(_) | Self::Questions | Self::Review | Self::Asked
        )
    }
}

/// An event in a classroom lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lesson {
    /// Forward by one step.
    Forth,
    /// Back by one step.
    Back,
    /// The class guessed this verdict for this agreement.
    Guessed(AgreementIx, Verdict),
    /// The class guessed this verdict for the first agreement that has no guess yet.
    GuessedNext(Verdict),
    /// The class tried another answer to this question: a choice, by its index.
    Tried(QuestionIx, usize),
    /// The class withdrew the tried answer.
    TakenBack,
    /// Another scenario was selected for comparison, by its index; `None` ends the comparison.
    SetBeside(Option<usize>),
    /// The shortcut keys were switched off or on.
    KeysToggled,
}

/// An entry that a column of the comparison can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparable {
    /// An agreement.
    Agreement(AgreementIx),
    /// An option, by its index.
    Option(usize),
}

/// An effect outside the guide that the user asked for, such as printing, a download, the clipboard
/// or browser storage. `outside` performs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Print the page.
    Print,
    /// Download the result as a file.
    Download(Form),
    /// Copy a link that contains the answers.
    CopyLink,
    /// Copy the result as Markdown, for an e-mail.
    CopyText,
    /// Read the report file that the user chose.
    Import,
    /// Save the answers in this browser, now and after every change.
    Save,
    /// Restore the answers that are saved in this browser.
    Reopen,
    /// Delete the answers that are saved in this browser.
    Forget,
    /// Enter or leave full-screen mode.
    FullScreen,
    /// Download the current answers as a scenario, with the title and story that the trainer wrote.
    MakeScenario,
    /// Read the scenario files that the trainer chose.
    LoadScenarios,
}

/// The file formats of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The whole report as JSON, which the guide can restore.
    Report,
    /// The requirements as CSV, for a spreadsheet.
    Checklist,
    /// The result as Markdown, for an e-mail.
    Text,
}

/// A message about the outcome of an effect outside the guide.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The text or link is on the clipboard.
    Copied,
    /// The clipboard did not accept the text or link.
    NotCopied,
    /// The browser now saves the answers; `true` if they replaced something saved earlier.
    Saved(bool),
    /// Another window replaced or deleted the saved answers, so this window no longer saves any.
    TakenOver,
    /// The browser rejected the attempt to save the answers.
    NotSaved,
    /// The saved answers were deleted.
    Forgotten,
    /// Answers from a file, a link or browser storage replaced the current answers.
    Opened(Opened),
    /// The answers that had been replaced were restored.
    Undone,
    /// No answers were opened, for this reason.
    Refused(Refusal),
    /// This number of scenarios was added.
    Loaded(usize),
    /// No scenario was added, because of these problems in the chosen files.
    NotLoaded(Vec<String>),
    /// The new scenario lacks a title or a story.
    Untold,
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
pub enum Refusal {
    /// The file is larger than any report.
    TooLarge,
    /// The text is not JSON, or not a report.
    NotJson,
    /// The text is a report that this guide cannot restore, for this reason.
    NotOurs(String),
    /// The link is damaged, or was not made by the guide.
    LinkDamaged,
    /// The link was made by a later version of the guide.
    LinkNewer,
}

/// An event that changes the state.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The user chose a page.
    PageChosen(Page),
    /// The address was changed to that of this page, by Back, Forward, a link or the user.
    AddressFollowed(Page),
    /// The host page asked to show this page and to replace all answers with these; `None` keeps
    /// the answers. The target is [`Target::None`] if the focus was outside the guide.
    Placed(Page, Option<Answers>, Target),
    /// The user pressed Continue on this question.
    Continued(QuestionIx),
    /// The user skipped this question.
    Skipped(QuestionIx),
    /// A choice was selected or, in a multi-select, deselected.
    Chosen(QuestionIx, usize),
    /// "Not sure" was selected or, in a multi-select, deselected.
    NotSureChosen(QuestionIx),
    /// The user asked to change the answer to this question, for example in the review.
    ChangeAsked(QuestionIx),
    /// The answer to this question was cleared.
    AnswerCleared(QuestionIx),
    /// The user asked to clear all answers; a dialog asks for confirmation.
    ClearAsked,
    /// The user canceled clearing all answers.
    ClearRefused,
    /// All answers were cleared.
    Cleared,
    /// The details of a program, by its index, were opened or closed in the results.
    CardToggled(usize),
    /// The user pressed the button in the error summary that leads to the first choice.
    FirstChoiceAsked,
    /// The setting to ask even questions that cannot change anything was switched on or off.
    AskAllToggled,
    /// The setting to ask the most decisive question first was switched on or off.
    BestFirstToggled,
    /// The user chose one of a program's agreements to see its requirements.
    AgreementChosen(AgreementIx),
    /// The "So far" list of programs was opened or closed.
    SoFarToggled,
    /// The user changed the display settings, or opened or closed their dialog.
    DisplayChosen(Display),
    /// The user opened a citation.
    CitationOpened(Citation),
    /// The dialog with the source was closed.
    CitationClosed,
    /// The user chose the date that programs are shown for: a past date, as an index into
    /// `about.rosters`, or the default date (`None`).
    DayChosen(Option<usize>),
    /// The results were grouped by challenge (`true`) or by verdict (`false`).
    ByChallengeChosen(bool),
    /// In the overview, the programs that nothing raises were shown or hidden.
    UnraisedToggled,
    /// The user asked to see more entries of the long lists on the page.
    MoreAsked,
    /// The page has been painted, so the details of its collapsed cards may now render.
    Painted,
    /// An entry was added to or removed from the comparison.
    ComparedToggled(Comparable),
    /// The comparison was set to show only the rows that differ (`true`) or all rows.
    DifferingChosen(bool),
    /// The user recorded who settled an open point, and when.
    ToldBy(QuestionIx, Told),
    /// The user asked for an effect outside the guide.
    Asked(Request),
    /// An effect outside the guide ended with this message.
    Told(Notice),
    /// These answers were opened from a file, a link or browser storage.
    AnswersOpened(Answers, Opened),
    /// The user asked to restore the answers that were replaced.
    Undone,
    /// The message was closed.
    NoticeClosed,
    /// The saved slot in browser storage holds answers of this date; `None` if it is empty.
    SlotFound(Option<Date>),
    /// The saved slot holds something that cannot be read.
    SlotUnread,
    /// The answers were saved or restored on this date; the browser now saves every change.
    SlotSaved(Date),
    /// This window no longer saves the answers, for the reason in the notice. The date is that of
    /// the answers that the saved slot still holds, if any.
    SlotLeft(Option<Date>, Notice),
    /// The page has made this many network requests since the whole guide was loaded.
    Requested(u32),
    /// An event in a classroom lesson.
    Taught(Lesson),
    /// The whole catalog was loaded. The page is the one that the address names, if any.
    CatalogCompleted(Shared, Option<Page>),
    /// Scenarios were added. The values are the extended catalog and the number of new scenarios.
    CatalogExtended(Shared, usize),
}

/// The element that receives the focus when a page appears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// The heading of the page.
    #[default]
    Heading,
    /// In the review: the button of the answer that was just changed.
    Change(QuestionIx),
    /// In the results: the card of the program (an index) whose page the user just left.
    Card(usize),
    /// No element: the focus stays where it is.
    None,
}
