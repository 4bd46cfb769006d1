//! The part of the state for navigation: which page comes next, which page came before, and which
//! element receives the focus there.

use crate::state::action::{Action, Target};
use crate::state::lesson::Key;
use crate::state::notice::Notice;
use crate::state::page::Page;
use crate::state::{Presentation, SharedCatalog, State};
use guide_engine::answer::{Answer, Answers};
use guide_engine::condition::QuestionIx;
use guide_engine::interview::{best_next, interview};

impl State {
    /// Returns the page to which Back leads from a question: the question that the user came from,
    /// or else the nearest earlier question that is asked, or else the start page.
    pub fn page_before(&self, index: QuestionIx) -> Page {
        let earlier = (0..index.0)
            .rev()
            .map(QuestionIx)
            .find(|other| self.is_asked(*other));
        let before = self.trail.last().copied().or(earlier);
        before.map_or(Page::Start, Page::Question)
    }

    fn is_asked(&self, index: QuestionIx) -> bool {
        let asked = interview(self.catalog(), &self.answers, self.day()).asked;
        self.asks_all || asked.get(index.0).copied().unwrap_or_default()
    }

    /// Returns the page to which Continue or Skip leads from a question.
    fn page_after(&self, index: QuestionIx) -> Page {
        if let Some(page) = self.return_to {
            return page;
        }
        let next = if self.best_first {
            self.best_next_question(index)
        } else {
            self.next_question(index)
        };
        next.map_or(Page::Review, Page::Question)
    }

    fn next_question(&self, index: QuestionIx) -> Option<QuestionIx> {
        let questions = self.catalog().questions().map(|(other, _)| other);
        let mut later_questions = questions.filter(|other| *other > index);
        later_questions.find(|other| self.is_asked(*other))
    }

    /// Returns the question that is expected to decide the most programs, among the questions that
    /// the user has neither answered nor skipped.
    fn best_next_question(&self, index: QuestionIx) -> Option<QuestionIx> {
        let visited = self.trail.iter().copied().chain([index]);
        let answers = visited.fold(self.answers.clone(), |answers, question| {
            match answers.get(question) {
                Answer::Open => answers.with(question, Answer::NotSure),
                _ => answers,
            }
        });
        best_next(self.catalog(), &answers, self.day())
    }

    pub(super) fn continue_from(&mut self, index: QuestionIx) {
        let next = self.page_after(index);
        if self.return_to.is_none() {
            self.trail.push(index);
        }
        self.go_to(next);
    }

    /// Returns the action of a presenter's key on a question. Numbers select choices in the order
    /// on the screen; the number after the last choice selects "not sure". The forward key skips a
    /// question without an answer instead of showing an error.
    pub fn action_for_key(&self, index: QuestionIx, key: Key) -> Option<Action> {
        let open = *self.answers.get(index) == Answer::Open;
        match key {
            Key::Forward if open => Some(Action::Skipped(index)),
            Key::Forward => Some(Action::Continued(index)),
            Key::Back => Some(Action::PageChosen(self.page_before(index))),
            Key::Number(n) => self.action_for_number(index, n.checked_sub(1)?),
            Key::Reveal => None,
        }
    }

    fn action_for_number(&self, index: QuestionIx, position: usize) -> Option<Action> {
        let choices = self.catalog().question(index)?.in_order();
        if position == choices.len() {
            return Some(Action::NotSureChosen(index));
        }
        let (choice, _) = choices.get(position)?;
        Some(Action::Chosen(index, *choice))
    }

    pub(super) fn go_to(&mut self, page: Page) {
        self.steps += 1;
        self.show_page(page);
    }

    /// Shows a page that the host page asked for. If there are new answers, they replace the old
    /// ones, and everything else is reset except the catalog, the fields `today` and `fixed_day`,
    /// `steps`, `transfer` and `display`.
    pub(super) fn navigate_from_host(
        &mut self,
        page: Page,
        answers: Option<Answers>,
        target: Target,
    ) {
        if let Some(answers) = answers {
            let reset = Self::new(self.catalog.clone(), self.today, self.page);
            *self = Self {
                steps: self.steps,
                transfer: self.transfer.clone(),
                display: self.display,
                ..reset.with_fixed_day(self.fixed_day).with_answers(answers)
            };
        }
        self.go_to(page);
        self.target = target;
    }

    /// Replaces the initial chunk of the catalog with the whole catalog. Then shows `page`, the
    /// page that the address names, if any, because the initial chunk may have lacked this page.
    pub(super) fn complete(&mut self, catalog: SharedCatalog, page: Option<Page>) {
        self.presentation.compared = Presentation::of(&catalog.0).compared;
        self.catalog = catalog;
        if let Some(page) = page.filter(|page| *page != self.page) {
            self.show_page(page);
        }
    }

    /// Shows a page. Unlike `go_to`, this does not count as a step of the guide, so the address
    /// stays as it is.
    pub(super) fn show_page(&mut self, page: Page) {
        // In the review, the focus returns to the answer that was just changed; in the results, to
        // the card of the program whose page the user leaves.
        self.target = match (self.page, page) {
            (Page::Question(index), Page::Review) if self.return_to == Some(page) => {
                Target::ChangeButton(index)
            }
            (Page::Program(program), Page::Results) => Target::Card(program),
            _ => Target::Heading,
        };
        if self.page != page {
            // Changing a single answer ends when the user leaves the page.
            self.return_to = None;
            self.presentation.more_requests = 0;
            self.presentation.renders_collapsed = false;
            // A message about opened answers stays when the page changes. All other messages are
            // about the page that the user leaves.
            let is_retained = |notice: &Notice| matches!(notice, Notice::Opened(_));
            self.transfer.notice = self.transfer.notice.take().filter(is_retained);
        }
        // Going back to the last question on the trail removes that question from the trail.
        if matches!(page, Page::Question(index) if self.trail.last() == Some(&index)) {
            self.trail.pop();
        }
        if page != Page::OpenPoints && page.accepts_answers() || page == Page::Results {
            self.came_from = Some(page);
        }
        if self.page != page && matches!(page, Page::Scenario(_)) {
            let keys_off = self.lesson.keys_off;
            self.lesson = crate::state::lesson::Lesson {
                keys_off,
                ..crate::state::lesson::Lesson::default()
            };
        }
        self.page = page;
        self.rejections = 0;
        self.so_far_open = false;
        self.cleared = false;
        self.open_citation = None;
        self.clear_requested = false;
        self.display.open = false;
    }
}
