//! The part of the state for saving, sharing and opening answers: requests that `outside` performs,
//! and messages about their outcome.

use super::State;
use crate::app::action::{Notice, Opened, Page, Request};
use guide_engine::answer::Answers;
use guide_engine::date::Date;

/// The state of files, links and saved answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taking {
    /// The last request, with the number of requests so far. The number makes a repeated request
    /// differ from the one before.
    pub request: Option<(u32, Request)>,
    /// The message to show.
    pub notice: Option<Notice>,
    /// The number of messages so far. It grows even if the same message is shown again.
    pub told: u32,
    /// The date of the answers that the browser saved earlier, if the user has not restored them.
    pub found: Option<Date>,
    /// Whether the browser has saved something that cannot be read.
    pub unread: bool,
    /// How many network requests the page has made since the whole guide was loaded.
    pub requests: u32,
    /// The date on which the user last saved or restored answers. While it is set, the browser
    /// saves every change to the answers.
    pub saved: Option<Date>,
    /// The answers that were replaced by answers from a file, a link or the saved slot.
    replaced: Option<Answers>,
}

impl Taking {
    pub(super) fn ask(&mut self, request: Request) {
        let count = self.request.map_or(0, |(count, _)| count) + 1;
        self.request = Some((count, request));
        self.notice = None;
        if request == Request::Forget {
            (self.saved, self.found, self.unread) = (None, None, false);
        }
    }

    pub(super) fn save(&mut self, day: Date) {
        self.saved = Some(day);
        (self.found, self.unread) = (None, false);
    }

    /// Whether the browser has saved something earlier that the user has not restored.
    pub fn has_earlier(&self) -> bool {
        self.found.is_some() || self.unread
    }

    /// Whether the answers that were replaced can be restored.
    pub fn can_undo(&self) -> bool {
        self.replaced.is_some()
    }

    /// Returns the state after all answers have been cleared. If the browser has saved something,
    /// this state also contains the request to delete it.
    pub(super) fn cleared(&self) -> Self {
        let mut next = Self {
            request: self.request,
            requests: self.requests,
            ..Self::default()
        };
        if self.saved.is_some() || self.has_earlier() {
            next.ask(Request::Forget);
        }
        next
    }
}

impl State {
    pub(super) fn tell(&mut self, notice: Notice) {
        self.taking.notice = Some(notice);
        self.taking.told += 1;
    }

    /// Stops saving the answers in this window, and shows why. `day` is the date of the answers
    /// that the browser still holds, if any.
    pub(super) fn leave_slot(&mut self, day: Option<Date>, notice: Notice) {
        (self.taking.saved, self.taking.found) = (None, day);
        self.tell(notice);
    }

    /// Replaces the answers with those from a file, a link or the saved slot. Keeps the previous
    /// answers, so that the user can restore them.
    pub(super) fn open(&mut self, answers: Answers, opened: Opened) {
        let before = std::mem::replace(&mut self.answers, answers);
        self.taking.replaced = (!before.is_empty()).then_some(before);
        self.trail.clear();
        self.go_to(Page::Results);
        self.tell(Notice::Opened(opened));
    }

    pub(super) fn undo(&mut self) {
        if let Some(before) = self.taking.replaced.take() {
            self.answers = before;
            self.tell(Notice::Undone);
        }
    }
}
