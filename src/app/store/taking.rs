//! Answers that go out and come in: what was asked of the room outside, and what it told.

use super::State;
use crate::app::action::{Notice, Opened, Page, Request};
use guide_engine::answer::Answers;
use guide_engine::date::Date;

/// What has to do with files, links and what the browser keeps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taking {
    /// The last request, and how many there have been: the same one can come twice.
    pub request: Option<(u32, Request)>,
    /// What there is to tell.
    pub notice: Option<Notice>,
    /// How many notices there have been: the same one can come twice.
    pub told: u32,
    /// The day of answers that the browser keeps from an earlier time, and that have not been taken up.
    pub found: Option<Date>,
    /// Whether the browser keeps something that cannot be read.
    pub unread: bool,
    /// How many requests the page has made since the guide was there.
    pub requests: u32,
    /// The day on which the browser last kept the answers; it keeps every change from then on.
    pub saved: Option<Date>,
    /// The answers that others from outside took the place of.
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

    /// Whether the browser keeps something from an earlier time.
    pub fn has_earlier(&self) -> bool {
        self.found.is_some() || self.unread
    }

    /// Whether there are answers to go back to.
    pub fn can_undo(&self) -> bool {
        self.replaced.is_some()
    }

    /// After everything was cleared: what the browser keeps is to be deleted too.
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

    /// The browser keeps the answers no more.
    pub(super) fn leave_slot(&mut self, day: Option<Date>, notice: Notice) {
        (self.taking.saved, self.taking.found) = (None, day);
        self.tell(notice);
    }

    /// Puts answers from outside in the place of those that were there, which are kept for an undo.
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
