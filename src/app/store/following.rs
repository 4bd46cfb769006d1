//! The part of the reducer in the deferred chunk, for actions that are sent only once the whole
//! catalog is loaded. `app::later` calls it.

use super::State;
use crate::app::action::{Action, Notice, Page};

impl State {
    /// Applies an action. The last arm lists the actions that `reduce` applies itself. With this
    /// list the match needs no wildcard, so the compiler reports a new action that it lacks.
    pub(in crate::app) fn follow(&mut self, action: Action) {
        match action {
            Action::ChangeAsked(place) => {
                let asked_on = self.page;
                self.go_to(Page::answering(self.catalog(), place));
                self.return_to = Some(asked_on);
            }
            Action::CardToggled(program) => {
                if self.is_card_open(program) {
                    self.open_cards.retain(|open| *open != program);
                } else {
                    self.open_cards.push(program);
                }
            }
            Action::AskAllToggled => self.asks_all = !self.asks_all,
            Action::BestFirstToggled => self.best_first = !self.best_first,
            Action::AgreementChosen(place) => self.agreement = Some(place),
            Action::ByChallengeChosen(on) => self.shown.by_challenge = on,
            Action::UnraisedToggled => self.shown.unraised = !self.shown.unraised,
            Action::Painted => self.shown.folded = true,
            Action::ComparedToggled(one) => self.shown.toggle(one),
            Action::DifferingChosen(on) => self.shown.differing = on,
            Action::ToldBy(point, told) => {
                self.answers = std::mem::take(&mut self.answers).told_by(point, told);
            }
            Action::Asked(request) => self.taking.ask(request),
            Action::Told(notice) => self.tell(notice),
            Action::AnswersOpened(answers, opened) => self.open(answers, opened),
            Action::Undone => self.undo(),
            Action::NoticeClosed => self.taking.notice = None,
            Action::SlotFound(saved) => self.taking.found = saved,
            Action::SlotUnread => self.taking.unread = true,
            Action::SlotLeft(day, notice) => self.leave_slot(day, notice),
            Action::Requested(count) => self.taking.requests = count,
            Action::SlotSaved(day) => self.taking.save(day),
            Action::Taught(lesson) => self.teach(lesson),
            Action::CatalogExtended(catalog, added) => {
                self.catalog = catalog;
                self.tell(Notice::Loaded(added));
            }
            Action::PageChosen(_)
            | Action::AddressFollowed(_)
            | Action::Placed(..)
            | Action::Continued(_)
            | Action::Skipped(_)
            | Action::AnswerCleared(_)
            | Action::ClearAsked
            | Action::ClearRefused
            | Action::Chosen(..)
            | Action::NotSureChosen(_)
            | Action::Cleared
            | Action::FirstChoiceAsked
            | Action::SoFarToggled
            | Action::DisplayChosen(_)
            | Action::CitationOpened(_)
            | Action::CitationClosed
            | Action::DayChosen(_)
            | Action::MoreAsked
            | Action::CatalogCompleted(..) => {}
        }
    }
}
