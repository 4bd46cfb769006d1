//! What can be shown and what can happen.

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
    /// What the guide is.
    #[default]
    Start,
    /// One question.
    Question(QuestionIx),
    /// All questions that count, one below the other.
    Questions,
    /// All answers, to be checked and changed.
    Review,
    /// What the answers mean.
    Results,
    /// The list of all programs.
    Programs,
    /// A program by its position.
    Program(usize),
    /// A standing option by its position.
    Option(usize),
    /// Terms explained.
    Glossary,
    /// Every source.
    Sources,
    /// Agreements side by side.
    Compare,
    /// The brief for a first talk with ICE, on paper.
    Brief,
    /// The open points, to be settled after the agency has asked others.
    Asked,
    /// All questions on paper, blank.
    Worksheet,
    /// Everything that can be taken away: files, a link, a saved slot.
    Take,
    /// The list of scenarios.
    Scenarios,
    /// A scenario in the classroom, by its position.
    Scenario(usize),
    /// A scenario on paper: the story, a blank worksheet and the answer key.
    Handout(usize),
    /// All scenarios on paper.
    Booklet,
}

/// A key of whoever presents, by what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// On, as presenter remotes send it.
    Forth,
    /// Back, as presenter remotes send it.
    Back,
    /// R: reveal.
    Reveal,
    /// A number on the screen.
    Number(usize),
}

impl Page {
    /// The page on which something is answered: a question's own, or the one of all open points.
    pub fn answering(catalog: &Catalog, place: QuestionIx) -> Self {
        match catalog.question(place) {
            Some(question) if question.point.is_some() => Self::Asked,
            _ => Self::Question(place),
        }
    }

    /// Whether answers are given or changed on it.
    pub fn is_answered_on(self) -> bool {
        matches!(
            self,
            Self::Question(_) | Self::Questions | Self::Review | Self::Asked
        )
    }
}

/// What happens in a classroom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lesson {
    /// On by one step.
    Forth,
    /// Back by one step.
    Back,
    /// The room guessed a verdict.
    Guessed(AgreementIx, Verdict),
    /// The room guessed the verdict of the first agreement that has no guess yet.
    GuessedNext(Verdict),
    /// Another answer is tried: a choice by its position.
    Tried(QuestionIx, usize),
    /// The answer that was tried is taken back.
    TakenBack,
    /// Another scenario was set beside, or taken away.
    SetBeside(Option<usize>),
    /// Single keys were switched off or on.
    KeysToggled,
}

/// What can stand in a column of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparable {
    /// An agreement.
    Agreement(AgreementIx),
    /// A standing option by its position.
    Option(usize),
}

/// Something for the room outside the guide: paper, files, the clipboard, what the browser keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Print the page.
    Print,
    /// Hand out a file.
    Download(Form),
    /// Put the link with the answers onto the clipboard.
    CopyLink,
    /// Put the text for an e-mail onto the clipboard.
    CopyText,
    /// Read the report that was chosen.
    Import,
    /// Keep the answers in this browser from now on.
    Save,
    /// Take up the answers that this browser keeps.
    Reopen,
    /// Delete what this browser keeps.
    Forget,
    /// Fill the whole screen, or leave it.
    FullScreen,
    /// Hand out the present answers as a scenario, with the title and story that were written.
    MakeScenario,
    /// Read the scenarios that were chosen.
    LoadScenarios,
}

/// The forms in which a result is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The whole report, which can be read back.
    Report,
    /// The requirements, for a spreadsheet.
    Checklist,
    /// The result, for an e-mail.
    Text,
}

/// What the guide has to tell after something happened outside of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// It is on the clipboard.
    Copied,
    /// The clipboard refused.
    NotCopied,
    /// The browser keeps the answers now, in place of others or not.
    Saved(bool),
    /// Others took the place of the answers that the browser kept, or they were deleted.
    TakenOver,
    /// The browser keeps nothing.
    NotSaved,
    /// What was kept is deleted.
    Forgotten,
    /// Answers from outside took the place of those that were there.
    Opened(Opened),
    /// The answers from before are back.
    Undone,
    /// Nothing was opened, and why.
    Refused(Refusal),
    /// So many scenarios were added.
    Loaded(usize),
    /// Scenarios were not added: what is wrong with each.
    NotLoaded(Vec<String>),
    /// A scenario needs a title and a story.
    Untold,
}

/// What came of answers from outside.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// Whether the rules are those they were given under.
    pub same_rules: bool,
    /// How many answers the guide does not ask for any more.
    pub dropped: usize,
    /// The verdicts that are others now.
    pub changed: Vec<Changed>,
}

/// Why nothing was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file is larger than any report.
    TooLarge,
    /// The file is no JSON, or no report.
    NotJson,
    /// The file is a report that cannot be read here, for this reason.
    NotOurs(String),
    /// The link is damaged or none of the guide's.
    LinkDamaged,
    /// A later version of the guide made the link.
    LinkNewer,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A page was asked for.
    PageChosen(Page),
    /// The address was changed from outside the guide: by Back, Forward, a link or by hand.
    AddressFollowed(Page),
    /// The page around the guide asked for a page, with these answers in place of what was answered or with none
    /// changed. The focus is moved only if the person was in the guide.
    Placed(Page, Option<Answers>, Target),
    /// The question was left by Continue.
    Continued(QuestionIx),
    /// The question was left as it is.
    Skipped(QuestionIx),
    /// A choice was chosen, or unchosen where many can be.
    Chosen(QuestionIx, usize),
    /// "Not sure" was chosen or unchosen.
    NotSureChosen(QuestionIx),
    /// An answer is to be changed from the review or from a reason.
    ChangeAsked(QuestionIx),
    /// The answer to a question was taken back.
    AnswerCleared(QuestionIx),
    /// Clearing all answers was asked for; it is to be confirmed.
    ClearAsked,
    /// Clearing all answers was thought better of.
    ClearRefused,
    /// All answers were cleared.
    Cleared,
    /// The details of a program in the results were opened or closed.
    CardToggled(usize),
    /// The error summary was followed to what it speaks of.
    FirstChoiceAsked,
    /// Asking every question, or only those that can change something, was asked for.
    AskAllToggled,
    /// Asking first what settles the most, or in the usual order, was asked for.
    BestFirstToggled,
    /// Of several agreements, this one's requirements were asked for.
    AgreementChosen(AgreementIx),
    /// The list of programs so far was opened or closed.
    SoFarToggled,
    /// The looks were chosen, or their choices opened or closed.
    DisplayChosen(Display),
    /// A citation was followed.
    CitationOpened(Citation),
    /// The source was closed.
    CitationClosed,
    /// Today, or a day in the past by its position, was chosen for the programs to be looked at.
    DayChosen(Option<usize>),
    /// The programs were asked for by challenge, or by result.
    ByChallengeChosen(bool),
    /// The programs that address nothing named were shown or hidden.
    UnraisedToggled,
    /// More of the long lists on the page was asked for.
    MoreAsked,
    /// The page has been painted: what is folded on it can be drawn.
    Painted,
    /// Something was taken into the comparison or out of it.
    ComparedToggled(Comparable),
    /// Only the rows that differ, or all of them, were asked for.
    DifferingChosen(bool),
    /// Who settled an open point, and when, was recorded.
    ToldBy(QuestionIx, Told),
    /// Something outside the guide was asked for.
    Asked(Request),
    /// Something outside the guide happened.
    Told(Notice),
    /// Answers came from outside.
    AnswersOpened(Answers, Opened),
    /// The answers from before they came were asked for again.
    Undone,
    /// The message was closed.
    NoticeClosed,
    /// The browser has answers kept on that day, or has none.
    SlotFound(Option<Date>),
    /// The browser keeps something that cannot be read.
    SlotUnread,
    /// The browser keeps the answers as of that day from now on.
    SlotSaved(Date),
    /// The browser does not keep the answers any more, for that reason; it may have others, of that day.
    SlotLeft(Option<Date>, Notice),
    /// The page has made so many requests since the guide was there.
    Requested(u32),
    /// Something happened in the classroom.
    Taught(Lesson),
    /// The catalogue is whole now; the address names that page of it.
    CatalogCompleted(Shared, Option<Page>),
    /// The catalogue is another: scenarios were added to it.
    CatalogExtended(Shared, usize),
}

/// What takes the focus on a page that has just been shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// Its heading.
    #[default]
    Heading,
    /// The answer that was just changed, in the review.
    Change(QuestionIx),
    /// The program that was just read about, in the results.
    Card(usize),
    /// Nothing: it stays where it is.
    None,
}
