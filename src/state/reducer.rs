//! The reducer: applies an action to the state and returns the next state.

use crate::state::action::Action;
use crate::state::page::Page;
use crate::state::{State, deferred};
use guide_engine::answer::Answer;
use std::rc::Rc;
use yew::Reducible;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::PageChosen(page) | Action::AddressFollowed(page) if page == self.page => {
                return self;
            }
            Action::PageChosen(page) => next.go_to(page),
            Action::AddressFollowed(page) => next.show_page(page),
            Action::HostNavigated(page, answers, target) => {
                next.navigate_from_host(page, answers, target)
            }
            Action::Continued(index) if *self.answers.get(index) == Answer::Open => {
                next.rejections += 1
            }
            Action::Continued(index) | Action::Skipped(index) => next.continue_from(index),
            Action::AnswerCleared(index) => next.answer(index, Answer::Open),
            Action::ClearRequested => next.clear_requested = true,
            Action::ClearCanceled => next.clear_requested = false,
            Action::Chosen(index, choice) => next.choose(index, choice),
            Action::NotSureChosen(index) => next.toggle_not_sure(index),
            Action::Cleared => {
                next = Self::new(self.catalog.clone(), self.today, Page::Start)
                    .with_fixed_day(self.fixed_day);
                next.steps = self.steps + 1;
                next.cleared = true;
                next.transfer = self.transfer.after_clearing();
                next.display = self.display;
            }
            Action::ErrorLinkFollowed => next.error_link_clicks += 1,
            Action::SoFarToggled => next.so_far_open = !next.so_far_open,
            Action::DisplayChosen(display) => next.display = display,
            Action::CitationOpened(citation) => next.open_citation = Some(citation),
            Action::CitationClosed => next.open_citation = None,
            Action::DayChosen(roster) => next.presentation.roster = roster,
            Action::MoreRequested => next.presentation.more_requests += 1,
            Action::CatalogCompleted(catalog, page) => next.complete(catalog, page),
            Action::Deferred(action) => match self.deferred() {
                Some(chunk) => deferred::apply(chunk, &mut next, action),
                // Before the deferred chunk has loaded, no screen sends any of these actions.
                None => return self,
            },
        }
        Rc::new(next)
    }
}
