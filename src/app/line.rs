//! The line between a running guide and whoever put it on a page: actions go in, states come out.

use super::action::{Action, Page};
use super::store::State;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::{Callback, Reducible};

/// What whoever put the guide on a page is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The guide is drawn.
    Ready,
    /// Another page is shown.
    Step,
    /// The results are shown, or they have changed while they are shown.
    Result,
}

/// Both ends of the line. Copies of it are the same line.
#[derive(Clone)]
pub struct Line(Rc<Ends>);

struct Ends {
    state: RefCell<Option<Rc<State>>>,
    send: RefCell<Option<Callback<Action>>>,
    told: RefCell<Option<Rc<State>>>,
    heard: Callback<Heard>,
    cut: Cell<bool>,
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Line {
    /// A line on which `heard` is told what happens.
    pub fn new(heard: Callback<Heard>) -> Self {
        Self(Rc::new(Ends {
            state: RefCell::default(),
            send: RefCell::default(),
            told: RefCell::default(),
            heard,
            cut: Cell::new(false),
        }))
    }

    /// The state of the guide; none before it is drawn.
    pub fn state(&self) -> Option<Rc<State>> {
        self.0.state.borrow().clone()
    }

    /// Tells the guide what happened. The page is drawn later; the state is the new one at once.
    pub fn send(&self, action: Action) {
        let before = self.state();
        let next = before.map(|state| state.reduce(action.clone()));
        self.0.state.replace(next);
        let send = self.0.send.borrow().clone();
        if let Some(send) = send {
            send.emit(action);
        }
    }

    /// Nothing is told any more.
    pub fn cut(&self) {
        self.0.cut.set(true);
        self.0.send.take();
    }

    /// The guide tells its state, once it is drawn, and where actions go.
    pub(super) fn tell(&self, state: &State, send: &Callback<Action>) {
        if self.0.cut.get() {
            return;
        }
        let state = Rc::new(state.clone());
        self.0.send.replace(Some(send.clone()));
        self.0.state.replace(Some(state.clone()));
        let before = self.0.told.replace(Some(state.clone()));
        for heard in news(before.as_deref(), &state) {
            self.0.heard.emit(heard);
        }
    }
}

/// What is new in a state, in the order it is told.
fn news(before: Option<&State>, now: &State) -> Vec<Heard> {
    let moved = before.map(State::page) != Some(now.page());
    let answered = before.map(State::answers) != Some(now.answers());
    let results = *now.page() == Page::Results && (moved || answered);
    let mut news = Vec::new();
    news.extend(before.is_none().then_some(Heard::Ready));
    news.extend((before.is_some() && moved).then_some(Heard::Step));
    news.extend(results.then_some(Heard::Result));
    news
}
