//! What can be shown and what can happen.

use guide_engine::answer::Answers;
use guide_engine::catalog::AgreementIx;
use guide_engine::condition::QuestionIx;
use guide_engine::document::Citation;

/// A page of the guide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// What the guide is.
    #[default]
    Start,
    /// One question.
    Question(QuestionIx),
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
    /// A citation was followed.
    CitationOpened(Citation),
    /// The source was closed.
    CitationClosed,
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
