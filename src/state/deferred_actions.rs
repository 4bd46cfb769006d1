//! The part of the reducer in the deferred chunk, for actions that are sent only once that chunk
//! has loaded. `state::deferred` calls `apply_deferred`.

use crate::state::State;
use crate::state::action::DeferredAction;
use crate::state::notice::Notice;
use crate::state::page::Page;

impl State {
    /// Applies an action that the first screens do not send.
    pub(super) fn apply_deferred(&mut self, action: DeferredAction) {
        match action {
            DeferredAction::ChangeRequested(index) => {
                let origin = self.page;
                self.go_to(Page::for_question(self.catalog(), index));
                self.return_to = Some(origin);
            }
            DeferredAction::CardToggled(program) => {
                if self.is_card_open(program) {
                    self.open_cards.retain(|open| *open != program);
                } else {
                    self.open_cards.push(program);
                }
            }
            DeferredAction::AskAllToggled => self.asks_all = !self.asks_all,
            DeferredAction::BestFirstToggled => self.best_first = !self.best_first,
            DeferredAction::AgreementChosen(index) => self.agreement = Some(index),
            DeferredAction::ByChallengeChosen(on) => self.presentation.by_challenge = on,
            DeferredAction::UnraisedToggled => {
                self.presentation.shows_unraised = !self.presentation.shows_unraised
            }
            DeferredAction::Painted => self.presentation.renders_collapsed = true,
            DeferredAction::ComparedToggled(entry) => self.presentation.toggle(entry),
            DeferredAction::DifferingChosen(on) => self.presentation.only_differing = on,
            DeferredAction::PointSettled(point, settlement) => {
                self.answers = std::mem::take(&mut self.answers).with_settlement(point, settlement);
            }
            DeferredAction::CommandRequested(command) => self.transfer.record_command(command),
            DeferredAction::NoticeShown(notice) => self.notify(notice),
            DeferredAction::AnswersOpened(answers, opened) => self.open(answers, opened),
            DeferredAction::Undone => self.undo(),
            DeferredAction::NoticeClosed => self.transfer.notice = None,
            DeferredAction::SavedFound(saved) => self.transfer.saved_earlier = saved,
            DeferredAction::SavedUnreadable => self.transfer.unreadable = true,
            DeferredAction::SavingStopped(day, notice) => self.stop_saving(day, notice),
            DeferredAction::RequestsCounted(count) => self.transfer.requests = count,
            DeferredAction::SavingStarted(day) => self.transfer.start_saving(day),
            DeferredAction::LessonContinued(event) => self.apply_lesson_event(event),
            DeferredAction::CatalogExtended(catalog, added) => {
                self.catalog = catalog;
                self.notify(Notice::ScenariosAdded(added));
            }
        }
    }
}
