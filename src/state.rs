//! The state of the running guide, and the reducer that applies actions to it. `App` holds the
//! state; `ui` reads it.

pub mod action;
mod answering;
pub mod appearance;
mod day;
pub mod deferred;
mod following;
pub mod lesson;

mod navigation;
pub mod notice;
pub mod outcome;
pub mod page;
pub mod part;
pub mod presentation;
pub mod transfer;

use crate::state::action::{Action, Target};
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
use yew::Reducible;

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

/// The state of the guide. Everything that the guide shows is computed from this state.
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
    fixed: Option<Date>,
    /// Whether the guide also asks questions that cannot change anything.
    asks_all: bool,
    /// Whether the next question is the one that settles the most programs, not the next one in
    /// order.
    best_first: bool,
    /// The questions that the user left with Continue or Skip, the latest last. Back leads to the
    /// last of them.
    trail: Vec<QuestionIx>,
    /// The page on which the user asked to change a single answer. Continue returns to this page.
    return_to: Option<Page>,
    /// How many times Continue was rejected on this page because the answer is missing.
    refusals: u32,
    /// How many times the user followed the link in the error summary.
    first_choice_asks: u32,
    agreement: Option<AgreementIx>,
    so_far_open: bool,
    /// The indexes of the programs whose details are open in the results.
    open_cards: Vec<usize>,
    /// The last question, review or results page that was shown. Informational pages have a link
    /// back to that page.
    came_from: Option<Page>,
    target: Target,
    asks_to_clear: bool,
    cleared: bool,
    cited: Option<Citation>,
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
            fixed: None,
            asks_all: false,
            best_first: false,
            trail: Vec::new(),
            answers: Answers::default(),
            page,
            steps: 0,
            return_to: None,
            refusals: 0,
            first_choice_asks: 0,
            agreement: None,
            so_far_open: false,
            open_cards: Vec::new(),
            came_from: None,
            target: Target::Heading,
            asks_to_clear: false,
            cleared: false,
            cited: None,
        }
    }

    /// Returns the same state with these answers.
    #[must_use]
    pub fn answered(self, answers: Answers) -> Self {
        Self { answers, ..self }
    }

    /// Returns the same state with this date for verdicts, set by the host page; `None` removes it.
    #[must_use]
    pub fn fixed_on(self, fixed: Option<Date>) -> Self {
        Self { fixed, ..self }
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
    pub fn shared(&self) -> &SharedCatalog {
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
    pub fn refusals(&self) -> u32 {
        self.refusals
    }

    /// Returns how many times the user followed the link in the error summary to the first choice.
    pub fn first_choice_asks(&self) -> u32 {
        self.first_choice_asks
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

    /// Whether the next question is the one that settles the most programs, not the next one in
    /// order.
    pub fn best_first(&self) -> bool {
        self.best_first
    }

    /// Whether the details of this program are open in the results.
    pub fn is_card_open(&self, program: usize) -> bool {
        self.open_cards.contains(&program)
    }

    /// Returns the last question, review or results page that was shown.
    pub fn came_from(&self) -> Option<Page> {
        self.came_from
    }

    /// Returns the element that receives the focus when the page appears.
    pub fn target(&self) -> Target {
        self.target
    }

    /// Whether the user has asked to clear all answers and has neither confirmed nor canceled yet.
    pub fn asks_to_clear(&self) -> bool {
        self.asks_to_clear
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
    pub fn cited(&self) -> Option<&Citation> {
        self.cited.as_ref()
    }

    /// Returns the capability to call the deferred chunk, if that chunk has loaded.
    pub fn deferred(&self) -> Option<Deferred> {
        Deferred::with(self.catalog())
    }

    fn catalog(&self) -> &Catalog {
        &self.catalog.0
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::PageChosen(page) | Action::AddressFollowed(page) if page == self.page => {
                return self;
            }
            Action::PageChosen(page) => next.go_to(page),
            Action::AddressFollowed(page) => next.appear(page),
            Action::HostNavigated(page, answers, target) => next.be_placed(page, answers, target),
            Action::Continued(index) if *self.answers.get(index) == Answer::Open => {
                next.refusals += 1
            }
            Action::Continued(index) | Action::Skipped(index) => next.go_on(index),
            Action::AnswerCleared(index) => next.answer(index, Answer::Open),
            Action::ClearRequested => next.asks_to_clear = true,
            Action::ClearCanceled => next.asks_to_clear = false,
            Action::Chosen(index, choice) => next.choose(index, choice),
            Action::NotSureChosen(index) => next.toggle_not_sure(index),
            Action::Cleared => {
                next =
                    Self::new(self.catalog.clone(), self.today, Page::Start).fixed_on(self.fixed);
                next.steps = self.steps + 1;
                next.cleared = true;
                next.transfer = self.transfer.cleared();
                next.display = self.display;
            }
            Action::ErrorLinkFollowed => next.first_choice_asks += 1,
            Action::SoFarToggled => next.so_far_open = !next.so_far_open,
            Action::DisplayChosen(display) => next.display = display,
            Action::CitationOpened(citation) => next.cited = Some(citation),
            Action::CitationClosed => next.cited = None,
            Action::DayChosen(roster) => next.presentation.roster = roster,
            Action::MoreRequested => next.presentation.more += 1,
            Action::CatalogCompleted(catalog, page) => next.complete(catalog, page),
            Action::Deferred(action) => match self.deferred() {
                Some(chunk) => deferred::follow(chunk, &mut next, action),
                // Before the deferred chunk has loaded, no screen sends any of these actions.
                None => return self,
            },
        }
        Rc::new(next)
    }
}
