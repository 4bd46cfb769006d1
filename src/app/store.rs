//! What the guide remembers while it runs: the answers, and where the person is.

use super::Shared;
use super::action::{Action, Page, Target};
use guide_engine::answer::{Answer, Answers};
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::condition::QuestionIx;
use guide_engine::date::Date;
use guide_engine::document::{Citation, QuestionKind};
use guide_engine::interview::{best_next, interview};
use std::collections::BTreeSet;
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
    today: Date,
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
    open_cards: BTreeSet<usize>,
    /// The last question, review or results shown: where pages that only inform lead back to.
    came_from: Option<Page>,
    target: Target,
    asks_to_clear: bool,
    cleared: bool,
    cited: Option<Citation>,
}

impl State {
    /// Nothing answered yet.
    pub fn new(catalog: Shared, today: Date, page: Page) -> Self {
        Self {
            catalog,
            today,
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
            open_cards: BTreeSet::new(),
            came_from: None,
            target: Target::Heading,
            asks_to_clear: false,
            cleared: false,
            cited: None,
        }
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

    /// Where Back leads from a question: to the question it was reached from, or the one before it.
    pub fn before(&self, place: QuestionIx) -> Page {
        let earlier = (0..place.0)
            .rev()
            .map(QuestionIx)
            .find(|other| self.is_asked(*other));
        let before = self.trail.last().copied().or(earlier);
        before.map_or(Page::Start, Page::Question)
    }

    fn is_asked(&self, place: QuestionIx) -> bool {
        let found = interview(self.catalog(), &self.answers, self.today);
        self.asks_all || found.asked.get(place.0).copied().unwrap_or_default()
    }

    fn catalog(&self) -> &Catalog {
        &self.catalog.0
    }

    /// Where the way on leads from a question.
    fn after(&self, place: QuestionIx) -> Page {
        if let Some(page) = self.return_to {
            return page;
        }
        let next = if self.best_first {
            self.best_after(place)
        } else {
            self.next_after(place)
        };
        next.map_or(Page::Review, Page::Question)
    }

    fn next_after(&self, place: QuestionIx) -> Option<QuestionIx> {
        let questions = self.catalog().questions().map(|(other, _)| other);
        let mut later = questions.filter(|other| *other > place);
        later.find(|other| self.is_asked(*other))
    }

    /// The best of the questions that have neither been answered nor been left open on purpose.
    fn best_after(&self, place: QuestionIx) -> Option<QuestionIx> {
        let left = self.trail.iter().copied().chain([place]);
        let passed = left.fold(self.answers.clone(), |answers, passed| {
            match answers.get(passed) {
                Answer::Open => answers.with(passed, Answer::NotSure),
                _ => answers,
            }
        });
        best_next(self.catalog(), &passed, self.today)
    }

    fn go_on(&mut self, place: QuestionIx) {
        let next = self.after(place);
        if self.return_to.is_none() {
            self.trail.push(place);
        }
        self.go_to(next);
    }

    fn go_to(&mut self, page: Page) {
        self.steps += 1;
        self.appear(page);
    }

    /// Shows a page, whoever asked for it.
    fn appear(&mut self, page: Page) {
        // An answer is changed on its own only on its own page.
        self.target = match (self.page, page) {
            (Page::Question(place), Page::Review) if self.return_to == Some(page) => {
                Target::Change(place)
            }
            (Page::Program(program), Page::Results) => Target::Card(program),
            _ => Target::Heading,
        };
        if self.page != page {
            self.return_to = None;
        }
        // Going back over the trail takes it up.
        if matches!(page, Page::Question(place) if self.trail.last() == Some(&place)) {
            self.trail.pop();
        }
        if matches!(page, Page::Question(_) | Page::Review | Page::Results) {
            self.came_from = Some(page);
        }
        self.page = page;
        self.refusals = 0;
        self.so_far_open = false;
        self.cleared = false;
        self.cited = None;
    }

    fn answer(&mut self, place: QuestionIx, answer: Answer) {
        self.answers = std::mem::take(&mut self.answers).with(place, answer);
        self.refusals = 0;
        self.cleared = false;
    }

    fn choose(&mut self, place: QuestionIx, choice: usize) {
        let Some(question) = self.catalog().question(place) else {
            return;
        };
        let is_none = |choice: usize| question.choices.get(choice).is_some_and(|c| c.none);
        let before = match self.answers.get(place) {
            Answer::Chosen(chosen) if question.kind == QuestionKind::Many => chosen.as_slice(),
            _ => &[],
        };
        let mut chosen: Vec<usize> = before
            .iter()
            .copied()
            .filter(|other| *other != choice)
            .collect();
        if chosen.len() == before.len() {
            chosen.retain(|other| !is_none(*other) && !is_none(choice));
            chosen.push(choice);
            chosen.sort_unstable();
        }
        let answer = if chosen.is_empty() {
            Answer::Open
        } else {
            Answer::Chosen(chosen)
        };
        self.answer(place, answer);
    }

    fn toggle_not_sure(&mut self, place: QuestionIx) {
        let many = self
            .catalog()
            .question(place)
            .is_some_and(|q| q.kind == QuestionKind::Many);
        let clear = many && *self.answers.get(place) == Answer::NotSure;
        self.answer(place, if clear { Answer::Open } else { Answer::NotSure });
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
            Action::Continued(place) if *self.answers.get(place) == Answer::Open => {
                next.refusals += 1
            }
            Action::Continued(place) | Action::Skipped(place) => next.go_on(place),
            Action::AnswerCleared(place) => next.answer(place, Answer::Open),
            Action::ClearAsked => next.asks_to_clear = true,
            Action::ClearRefused => next.asks_to_clear = false,
            Action::CardToggled(program) => {
                if !next.open_cards.remove(&program) {
                    next.open_cards.insert(program);
                }
            }
            Action::Chosen(place, choice) => next.choose(place, choice),
            Action::NotSureChosen(place) => next.toggle_not_sure(place),
            Action::ChangeAsked(place) => {
                next.go_to(Page::Question(place));
                next.return_to = Some(self.page);
            }
            Action::Cleared => {
                next = Self::new(self.catalog.clone(), self.today, Page::Start);
                next.steps = self.steps + 1;
                next.cleared = true;
            }
            Action::FirstChoiceAsked => next.first_choice_asks += 1,
            Action::AskAllToggled => next.asks_all = !next.asks_all,
            Action::BestFirstToggled => next.best_first = !next.best_first,
            Action::AgreementChosen(place) => next.agreement = Some(place),
            Action::SoFarToggled => next.so_far_open = !next.so_far_open,
            Action::CitationOpened(citation) => next.cited = Some(citation),
            Action::CitationClosed => next.cited = None,
        }
        Rc::new(next)
    }
}
