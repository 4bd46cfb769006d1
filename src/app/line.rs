//! The host channel of a running guide, which carries actions from the host page to the guide, and
//! states and events back. `App` has one end of the channel, `embed::mounted` the other.

use super::action::{Action, Page};
use super::store::State;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::{Callback, Reducible};

/// An event that the guide reports to the code that mounted it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The guide is rendered.
    Ready,
    /// The guide shows another page than before.
    Step,
    /// The results are shown, or the answers changed while they are shown.
    Result,
}

/// A host channel. All clones of a `Line` share one channel.
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
    /// Creates a channel that calls `heard` for every event.
    pub fn new(heard: Callback<Heard>) -> Self {
        Self(Rc::new(Ends {
            state: RefCell::default(),
            send: RefCell::default(),
            told: RefCell::default(),
            heard,
            cut: Cell::new(false),
        }))
    }

    /// Returns the state of the guide; `None` before its first render.
    pub fn state(&self) -> Option<Rc<State>> {
        self.0.state.borrow().clone()
    }

    /// Sends an action to the guide. The guide renders later, but [`Line::state`] returns the new
    /// state at once, because the channel also runs the reducer itself.
    pub fn send(&self, action: Action) {
        let before = self.state();
        let next = before.map(|state| state.reduce(action.clone()));
        self.0.state.replace(next);
        let send = self.0.send.borrow().clone();
        if let Some(send) = send {
            send.emit(action);
        }
    }

    /// Closes the channel. From then on no events are reported, and no actions reach the guide.
    pub fn cut(&self) {
        self.0.cut.set(true);
        self.0.send.take();
    }

    /// Stores the state and the callback for actions, and reports the events that this state
    /// causes. The guide calls this function after a render.
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

/// Returns the events that a new state causes, in the order in which they are reported.
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
