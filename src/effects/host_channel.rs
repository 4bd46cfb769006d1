//! The host channel of a running guide, which carries actions from the host page to the guide, and
//! states and events back. `App` has one end of the channel, `bindings::mounted` the other.

use crate::effects::boxed_effect::use_boxed_effect;
use crate::state::State;
use crate::state::action::Action;
use crate::state::page::Page;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// An event that the guide reports to the code that mounted it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostEvent {
    /// The guide has rendered for the first time.
    Ready,
    /// The guide now shows a different page.
    Step,
    /// The guide now shows the results, or the answers changed while it showed them.
    Result,
}

/// A host channel. All clones of a `HostChannel` share one channel.
#[derive(Clone)]
pub struct HostChannel(Rc<Shared>);

struct Shared {
    state: RefCell<Option<Rc<State>>>,
    send: RefCell<Option<Callback<Action>>>,
    reported: RefCell<Option<Rc<State>>>,
    on_event: Callback<HostEvent>,
    closed: Cell<bool>,
}

impl PartialEq for HostChannel {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl HostChannel {
    /// Creates a channel that calls `on_event` for every event.
    pub fn new(on_event: Callback<HostEvent>) -> Self {
        Self(Rc::new(Shared {
            state: RefCell::default(),
            send: RefCell::default(),
            reported: RefCell::default(),
            on_event,
            closed: Cell::new(false),
        }))
    }

    /// Returns the state of the guide; `None` before its first render.
    pub fn state(&self) -> Option<Rc<State>> {
        self.0.state.borrow().clone()
    }

    /// Sends an action to the guide. The guide renders later, but [`HostChannel::state`] returns
    /// the new state at once, because the channel also runs the reducer itself.
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
    pub fn close(&self) {
        self.0.closed.set(true);
        self.0.send.take();
    }

    /// Stores the state and the callback for actions, and reports the events that this state
    /// causes.
    fn report(&self, state: &State, send: &Callback<Action>) {
        if self.0.closed.get() {
            return;
        }
        let state = Rc::new(state.clone());
        self.0.send.replace(Some(send.clone()));
        self.0.state.replace(Some(state.clone()));
        let before = self.0.reported.replace(Some(state.clone()));
        for event in events(before.as_deref(), &state) {
            self.0.on_event.emit(event);
        }
    }
}

/// Returns the events that a new state causes, in the order in which they are reported.
fn events(before: Option<&State>, now: &State) -> Vec<HostEvent> {
    let page_changed = before.map(State::page) != Some(now.page());
    let answers_changed = before.map(State::answers) != Some(now.answers());
    let result_changed = *now.page() == Page::Results && (page_changed || answers_changed);
    let mut events = Vec::new();
    events.extend(before.is_none().then_some(HostEvent::Ready));
    events.extend((before.is_some() && page_changed).then_some(HostEvent::Step));
    events.extend(result_changed.then_some(HostEvent::Result));
    events
}

/// Passes the state to the host channel after the first render, and after each render in which the
/// page or the answers have changed.
#[hook]
pub fn use_host_channel(
    channel: Option<HostChannel>,
    state: &UseReducerHandle<State>,
    send: &Callback<Action>,
) {
    let now = (*state.page(), state.answers().clone(), send.clone());
    let state = state.clone();
    use_boxed_effect((channel, now), move |(channel, (_, _, send))| {
        if let Some(channel) = channel {
            channel.report(&state, send);
        }
    });
}
