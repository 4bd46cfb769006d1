//! What the guide remembers while it runs: the answers, and where the person is.

mod answering;
mod class;
mod day;
mod following;
mod shown;
mod taking;
mod walk;

pub use class::Class;
pub use shown::{MOST_COMPARED, Shown};
pub use taking::Taking;

use super::Shared;
use super::action::{Action, Page, Target};
use super::later;
use super::look::Display;
use guide_engine::answer::{Answer, Answers};
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::condition::QuestionIx;
use guide_engine::date::Date;
use guide_engine::document::Citation;
use std::rc::Rc;
use yew::Reducible;

/// The state of the guide. Everything else that is shown is computed from it.
#[derive(Clone, PartialEq)]
pub struct State {
    catalog: Shared,
    answers: Answers,
    page: Page,
    /// How often the guide itself went to another page: only then is the address to follow.
    steps: u32,
    /// The day by the clock.
    today: Date,
    /// The day the page around the guide fixed, if it did.
    fixed: Option<Date>,
    /// Whether questions that can change nothing are asked as well.
    asks_all: bool,
    /// Whether the question that settles the most programs comes next, instead of the next one in order.
    best_first: bool,
    /// Questions left by Continue or Skip, for Back.
    trail: Vec<QuestionIx>,
    /// Where Continue leads when an answer is changed on its own: back to where that was asked for.
    return_to: Option<Page>,
    /// How often Continue was refused on this page for want of an answer.
    refusals: u32,
    /// How often the error summary was followed.
    first_choice_asks: u32,
    agreement: Option<AgreementIx>,
    so_far_open: bool,
    /// Programs whose details are open in the results, by position.
    open_cards: Vec<usize>,
    /// The last question, review or results shown: where pages that only inform lead back to.
    came_from: Option<Page>,
    target: Target,
    asks_to_clear: bool,
    cleared: bool,
    cited: Option<Citation>,
    shown: Shown,
    taking: Taking,
    class: Class,
    display: Display,
}

impl State {
    /// Nothing answered yet.
    pub fn new(catalog: Shared, today: Date, page: Page) -> Self {
        Self {
            shown: Shown::of(&catalog.0),
            taking: Taking::default(),
            class: Class::default(),
            display: Display::default(),
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

    /// The same with these answers.
    #[must_use]
    pub fn answered(self, answers: Answers) -> Self {
        Self { answers, ..self }
    }

    /// The same with the day that verdicts are for fixed, or not.
    #[must_use]
    pub fn fixed_on(self, fixed: Option<Date>) -> Self {
        Self { fixed, ..self }
    }

    /// How results, programs and comparisons are shown.
    pub fn shown(&self) -> &Shown {
        &self.shown
    }

    /// What has to do with files, links and what the browser keeps.
    pub fn taking(&self) -> &Taking {
        &self.taking
    }

    /// What is going on in the classroom.
    pub fn class(&self) -> &Class {
        &self.class
    }

    /// What the person chose of the looks.
    pub fn display(&self) -> Display {
        self.display
    }

    /// The catalogue, with the scenarios that were added to it.
    pub fn shared(&self) -> &Shared {
        &self.catalog
    }

    /// What has been answered.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The page shown.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// How often the guide itself went to another page, and not the address first.
    pub fn steps(&self) -> u32 {
        self.steps
    }

    /// Where Continue leads back to, while one answer is being changed.
    pub fn return_to(&self) -> Option<Page> {
        self.return_to
    }

    /// How often Continue was refused on this page; 0 while nothing is wrong.
    pub fn refusals(&self) -> u32 {
        self.refusals
    }

    /// How often the first choice was asked for from the error summary.
    pub fn first_choice_asks(&self) -> u32 {
        self.first_choice_asks
    }

    /// The agreement whose requirements were asked for, on a program with several.
    pub fn agreement(&self) -> Option<AgreementIx> {
        self.agreement
    }

    /// Whether the list of programs so far is open, where there is no room beside the question.
    pub fn so_far_open(&self) -> bool {
        self.so_far_open
    }

    /// Whether questions that can change nothing are asked as well.
    pub fn asks_all(&self) -> bool {
        self.asks_all
    }

    /// Whether the question that settles the most programs comes next.
    pub fn best_first(&self) -> bool {
        self.best_first
    }

    /// Whether the details of a program are open in the results.
    pub fn is_card_open(&self, program: usize) -> bool {
        self.open_cards.contains(&program)
    }

    /// The last question, review or results shown.
    pub fn came_from(&self) -> Option<Page> {
        self.came_from
    }

    /// What takes the focus when the page appears.
    pub fn target(&self) -> Target {
        self.target
    }

    /// Whether clearing all answers has been asked for and not been confirmed yet.
    pub fn asks_to_clear(&self) -> bool {
        self.asks_to_clear
    }

    /// The first question without an answer.
    pub fn first_open(&self) -> Option<QuestionIx> {
        let mut questions = self.catalog().questions().map(|(place, _)| place);
        questions.find(|place| *self.answers.get(*place) == Answer::Open)
    }

    /// Whether the answers have just been cleared.
    pub fn cleared(&self) -> bool {
        self.cleared
    }

    /// The citation being looked at.
    pub fn cited(&self) -> Option<&Citation> {
        self.cited.as_ref()
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
            Action::Placed(page, answers, target) => next.be_placed(page, answers, target),
            Action::Continued(place) if *self.answers.get(place) == Answer::Open => {
                next.refusals += 1
            }
            Action::Continued(place) | Action::Skipped(place) => next.go_on(place),
            Action::AnswerCleared(place) => next.answer(place, Answer::Open),
            Action::ClearAsked => next.asks_to_clear = true,
            Action::ClearRefused => next.asks_to_clear = false,
            Action::Chosen(place, choice) => next.choose(place, choice),
            Action::NotSureChosen(place) => next.toggle_not_sure(place),
            Action::Cleared => {
                next =
                    Self::new(self.catalog.clone(), self.today, Page::Start).fixed_on(self.fixed);
                next.steps = self.steps + 1;
                next.cleared = true;
                next.taking = self.taking.cleared();
                next.display = self.display;
            }
            Action::FirstChoiceAsked => next.first_choice_asks += 1,
            Action::SoFarToggled => next.so_far_open = !next.so_far_open,
            Action::DisplayChosen(display) => next.display = display,
            Action::CitationOpened(citation) => next.cited = Some(citation),
            Action::CitationClosed => next.cited = None,
            Action::DayChosen(roster) => next.shown.roster = roster,
            Action::MoreAsked => next.shown.more += 1,
            Action::CatalogCompleted(catalog, page) => next.complete(catalog, page),
            action if self.catalog().is_whole() => later::follow(&mut next, action),
            // Nothing that is there before the whole catalogue sends anything else.
            _ => return self,
        }
        Rc::new(next)
    }
}
