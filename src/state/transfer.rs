//! The part of the state for saving, sharing and opening answers: commands that
//! `effects::commands` performs, and messages about their outcome.

use crate::state::State;
use crate::state::action::Command;
use crate::state::notice::{Notice, Opened};
use crate::state::page::Page;
use guide_engine::answer::Answers;
use guide_engine::date::Date;

/// The state of files, links and saved answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transfer {
    /// The last command, with the number of commands so far. The number makes a repeated command
    /// differ from the one before.
    pub command: Option<(u32, Command)>,
    /// The message to show.
    pub notice: Option<Notice>,
    /// The number of messages so far. It grows even if the same message is shown again.
    pub notices: u32,
    /// The date of the answers that the browser saved earlier, if the user has not restored them.
    pub saved_earlier: Option<Date>,
    /// Whether the browser has saved something that cannot be read.
    pub unreadable: bool,
    /// How many network requests the page has made since the whole guide was loaded.
    pub requests: u32,
    /// The date on which the user last saved or restored answers. While it is set, the browser
    /// saves every change to the answers.
    pub saved: Option<Date>,
    /// The answers that were replaced by answers from a file, a link or browser storage.
    replaced: Option<Answers>,
}

impl Transfer {
    pub(super) fn record_command(&mut self, command: Command) {
        let count = self.command.map_or(0, |(count, _)| count) + 1;
        self.command = Some((count, command));
        self.notice = None;
        if command == Command::DeleteSaved {
            (self.saved, self.saved_earlier, self.unreadable) = (None, None, false);
        }
    }

    pub(super) fn start_saving(&mut self, day: Date) {
        self.saved = Some(day);
        (self.saved_earlier, self.unreadable) = (None, false);
    }

    /// Whether the browser has saved something earlier that the user has not restored.
    pub fn has_saved_earlier(&self) -> bool {
        self.saved_earlier.is_some() || self.unreadable
    }

    /// Whether the answers that were replaced can be restored.
    pub fn can_undo(&self) -> bool {
        self.replaced.is_some()
    }

    /// Returns the state after all answers have been cleared. If the browser has saved something,
    /// this state also contains the command to delete it.
    pub(super) fn after_clearing(&self) -> Self {
        let mut next = Self {
            command: self.command,
            requests: self.requests,
            ..Self::default()
        };
        if self.saved.is_some() || self.has_saved_earlier() {
            next.record_command(Command::DeleteSaved);
        }
        next
    }
}

impl State {
    pub(super) fn notify(&mut self, notice: Notice) {
        self.transfer.notice = Some(notice);
        self.transfer.notices += 1;
    }

    /// Stops saving the answers in this window, and shows why. `day` is the date of the answers
    /// that the browser still holds, if any.
    pub(super) fn stop_saving(&mut self, day: Option<Date>, notice: Notice) {
        (self.transfer.saved, self.transfer.saved_earlier) = (None, day);
        self.notify(notice);
    }

    /// Replaces the answers with those from a file, a link or browser storage. Keeps the previous
    /// answers, so that the user can restore them.
    pub(super) fn open(&mut self, answers: Answers, opened: Opened) {
        let before = std::mem::replace(&mut self.answers, answers);
        self.transfer.replaced = (!before.is_empty()).then_some(before);
        self.trail.clear();
        self.go_to(Page::Results);
        self.notify(Notice::Opened(opened));
    }

    pub(super) fn undo(&mut self) {
        if let Some(before) = self.transfer.replaced.take() {
            self.answers = before;
            self.notify(Notice::Undone);
        }
    }
}
