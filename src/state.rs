//! The state of the running guide. The module `reducer` applies actions to it. `App` owns the
//! state; `ui` reads it.

pub mod action;
mod answering;
pub mod appearance;
mod day;
pub mod deferred;
mod deferred_actions;
pub mod lesson;
mod navigation;
pub mod notice;
pub mod outcome;
pub mod page;
pub mod part;
pub mod presentation;
mod reducer;
pub mod share_link;
pub mod transfer;

use crate::state::action::Target;
use crate::state::appearance::DisplaySettings;
use crate::state::deferred::Deferred;
use crate::state::lesson::Lesson;
use crate::state::page::Page;
use crate::state::presentation::Presentation;
use crate::state::transfer::Transfer;
use guide_engine::answer::{Answer, Answers};
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::condition::QuestionIx;
use guide_engine::date::Date;
use guide_engine::document::Citation;
use std::rc::Rc;

/// The linked catalog. Equality compares pointers, so that a comparison never reads the content.
#[derive(Clone)]
pub struct SharedCatalog(pub Rc<Catalog>);

impl std::fmt::Debug for SharedCatalog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SharedCatalog")
    }
}

impl PartialEq for SharedCatalog {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The state of the guide. The state and the properties of `App` determine everything that the
/// guide shows.
#[derive(Clone, PartialEq)]
pub struct State {
    catalog: SharedCatalog,
    answers: Answers,
    page: Page,
    /// How many times the guide itself changed the page. Only such changes update the address.
    steps: u32,
    /// Today's date by the device's clock.
    today: Date,
    /// The date for verdicts that the host page sets, if any.
    fixed_day: Option<Date>,
    /// Whether the guide also asks questions that cannot change anything.
    asks_all: bool,
    /// Whether the next question is the one that is expected to decide the most programs, not the
    /// next one in order.
    best_first: bool,
    /// The questions that the user left with Continue or Skip, the latest last. Back leads to the
    /// last of them.
    trail: Vec<QuestionIx>,
    /// The page on which the user asked to change a single answer. Continue returns to this page.
    return_to: Option<Page>,
    /// How many times Continue was rejected on this page because the answer is missing.
    rejections: u32,
    /// How many times the user followed the link in the error summary.
    error_link_clicks: u32,
    agreement: Option<AgreementIx>,
    so_far_open: bool,
    /// The indexes of the programs whose details are open in the results.
    open_cards: Vec<usize>,
    /// The page that was shown last among the questions, the review and the results. Informational
    /// pages have a link back to that page.
    came_from: Option<Page>,
    target: Target,
    clear_requested: bool,
    cleared: bool,
    open_citation: Option<Citation>,
    presentation: Presentation,
    transfer: Transfer,
    lesson: Lesson,
    display: DisplaySettings,
}

impl State {
    /// Creates a state without answers.
    pub fn new(catalog: SharedCatalog, today: Date, page: Page) -> Self {
        Self {
            presentation: Presentation::of(&catalog.0),
            transfer: Transfer::default(),
            lesson: Lesson::default(),
            display: DisplaySettings::default(),
            catalog,
            today,
            fixed_day: None,
            asks_all: false,
            best_first: false,
            trail: Vec::new(),
            answers: Answers::default(),
            page,
            steps: 0,
            return_to: None,
            rejections: 0,
            error_link_clicks: 0,
            agreement: None,
            so_far_open: false,
            open_cards: Vec::new(),
            came_from: None,
            target: Target::Heading,
            clear_requested: false,
            cleared: false,
            open_citation: None,
        }
    }

    /// Returns the same state with these answers.
    #[must_use]
    pub fn with_answers(self, answers: Answers) -> Self {
        Self { answers, ..self }
    }

    /// Returns the same state with this date for verdicts, set by the host page; `None` removes it.
    #[must_use]
    pub fn with_fixed_day(self, fixed_day: Option<Date>) -> Self {
        Self { fixed_day, ..self }
    }

    /// Returns how results, programs and comparisons are shown.
    pub fn presentation(&self) -> &Presentation {
        &self.presentation
    }

    /// Returns the state of files, links and saved answers.
    pub fn transfer(&self) -> &Transfer {
        &self.transfer
    }

    /// Returns the state of the classroom lesson.
    pub fn lesson(&self) -> &Lesson {
        &self.lesson
    }

    /// Returns the user's display settings.
    pub fn display(&self) -> DisplaySettings {
        self.display
    }

    /// Returns the catalog, including any scenarios that a trainer has added.
    pub fn shared_catalog(&self) -> &SharedCatalog {
        &self.catalog
    }

    /// Returns the answers.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Returns the page that is shown.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Returns how many times the guide itself changed the page. Page changes that follow a change
    /// to the address do not count.
    pub fn steps(&self) -> u32 {
        self.steps
    }

    /// Returns the page to which Continue returns while the user changes a single answer.
    pub fn return_to(&self) -> Option<Page> {
        self.return_to
    }

    /// Returns how many times Continue was rejected on this page because the answer is missing.
    pub fn rejections(&self) -> u32 {
        self.rejections
    }

    /// Returns how many times the user followed the link in the error summary to the first choice.
    pub fn error_link_clicks(&self) -> u32 {
        self.error_link_clicks
    }

    /// Returns the agreement whose requirements the user chose to see, for a program with several
    /// agreements.
    pub fn agreement(&self) -> Option<AgreementIx> {
        self.agreement
    }

    /// Whether the "So far" list below the question is open. The guide has this list where there is
    /// no room for a panel beside the question.
    pub fn so_far_open(&self) -> bool {
        self.so_far_open
    }

    /// Whether the guide also asks questions that cannot change anything.
    pub fn asks_all(&self) -> bool {
        self.asks_all
    }

    /// Whether the next question is the one that is expected to decide the most programs, not the
    /// next one in order.
    pub fn best_first(&self) -> bool {
        self.best_first
    }

    /// Whether the details of this program are open in the results.
    pub fn is_card_open(&self, program: usize) -> bool {
        self.open_cards.contains(&program)
    }

    /// Returns the page that was shown last among the questions, the review and the results.
    pub fn came_from(&self) -> Option<Page> {
        self.came_from
    }

    /// Returns the element that receives the focus when the page appears.
    pub fn target(&self) -> Target {
        self.target
    }

    /// Whether the user has asked to clear all answers and has neither confirmed nor canceled yet.
    pub fn clear_requested(&self) -> bool {
        self.clear_requested
    }

    /// Returns the first question without an answer, if any. Open points are not considered.
    pub fn first_open(&self) -> Option<QuestionIx> {
        let mut questions = self.catalog().questions().map(|(index, _)| index);
        questions.find(|index| *self.answers.get(*index) == Answer::Open)
    }

    /// Whether the answers have just been cleared.
    pub fn cleared(&self) -> bool {
        self.cleared
    }

    /// Returns the citation whose source the dialog shows, if the dialog is open.
    pub fn open_citation(&self) -> Option<&Citation> {
        self.open_citation.as_ref()
    }

    /// Returns the capability to call the deferred chunk, if that chunk has loaded.
    pub fn deferred(&self) -> Option<Deferred> {
        Deferred::with(self.catalog())
    }

    fn catalog(&self) -> &Catalog {
        &self.catalog.0
    }
}
