//! The root component of the running guide. It holds the state, renders the markup with `ui`, and
//! runs the hooks in `effects`. `bindings` mounts it through `mount_root`.

pub mod mount_root;
#[cfg(feature = "prerender")]
pub mod prerender;

use crate::effects::boxed_effect::use_boxed_effect;
use crate::effects::host_channel::HostChannel;
use crate::effects::{
    address, commands, deferred, focus, focus_restore, heading_levels, host_channel, light_dismiss,
    presenter_keys,
};
use crate::state::action::Action;
use crate::state::appearance::{Appearance, Mode};
use crate::state::outcome::Outcome;
use crate::state::page::Page;
use crate::state::{SharedCatalog, State, part};
use crate::ui;
use guide_engine::answer::Answers;
use guide_engine::date::Date;
use std::rc::Rc;
use yew::prelude::*;

/// The properties of the guide.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The catalog with which the guide starts: the whole catalog or its initial chunk.
    pub catalog: SharedCatalog,
    /// Today's date by the device's clock.
    pub today: Date,
    /// The date for verdicts that the host page sets, if any.
    #[prop_or_default]
    pub fixed_day: Option<Date>,
    /// Whether the guide has a page of its own, so that it may use the address and the title of
    /// that page.
    #[prop_or_default]
    pub standalone: bool,
    /// The first page. On a standalone page, a page named in the address takes precedence.
    #[prop_or_default]
    pub start: Page,
    /// The answers that the guide starts with.
    #[prop_or_default]
    pub answers: Answers,
    /// The appearance that the host page chose.
    #[prop_or_default]
    pub appearance: Appearance,
    /// Whether the host page receives the answers.
    #[prop_or_default]
    pub shares: bool,
    /// The channel to the code that mounted the guide.
    #[prop_or_default]
    pub channel: Option<HostChannel>,
    /// Whether the user may save the answers in this browser.
    #[prop_or_default]
    pub storage: bool,
}

/// Renders the guide and runs its effects.
#[component]
pub fn App(props: &AppProps) -> Html {
    let (standalone, storage) = (props.standalone, props.storage);
    let state = use_reducer(|| initial_state(props));
    // Uses the state's catalog, not that of the properties: since the start, the whole catalog may
    // have replaced the initial chunk, and a trainer may have added scenarios.
    let catalog = state.shared_catalog().clone();
    let outcome = use_outcome(&catalog, &state);
    let root = use_node_ref();
    let (send, focused) = focus_restore::use_dispatch(&root, &state);
    let document_url = use_memo((), |()| address::document_url());
    // This comes before `use_address`, so that the actions that it sends do not go through the
    // callback that compares the address. `use_address` leaves a fragment with answers alone until
    // this hook has read the answers.
    commands::use_initial_answers(standalone, storage, &catalog, &send);
    let send = address::use_address(standalone, &catalog, &state, &send);
    let has_error = state.rejections() > 0;
    address::use_title(standalone.then(|| ui::title(&catalog.0, *state.page(), has_error)));
    // `use_dialog` must come before `use_focus`. A dialog that closes returns the focus to an
    // earlier element. If the page changes at the same time, `use_focus` then focuses the new page.
    focus::use_dialog(&root, part::SOURCE, state.open_citation().is_some());
    focus::use_dialog(&root, part::CONFIRM, state.clear_requested());
    // The deferred chunk has the content of this dialog. Before that chunk has loaded, the dialog
    // would be empty.
    let display_open = state.display().open && state.deferred().is_some();
    focus::use_dialog(&root, part::DISPLAY, display_open);
    focus::use_focus(&root, &catalog, &state);
    focus::use_first_choice(&root, &state);
    focus::use_notice(&root, &state);
    focus_restore::use_focus_restore(&root, focused);
    let presents = props.appearance.mode == Mode::Present;
    presenter_keys::use_presenter_keys(&root, &state, &send, presents);
    presenter_keys::use_reveal(&root, &state);
    light_dismiss::use_light_dismiss(&root, &state, &send);
    heading_levels::use_heading_levels(&root, props.appearance.heading_level);
    commands::use_commands(&root, &catalog, &state, &outcome, &send);
    commands::use_saving(&catalog, &state, &outcome, &send);
    host_channel::use_host_channel(props.channel.clone(), &state, &send);
    use_painted(&state, &send);
    let view = ui::View {
        catalog: &catalog.0,
        state: &state,
        assessed: &outcome.assessed,
        interview: &outcome.interview,
        differences: outcome.differences.as_deref(),
        send: &send,
        standalone,
        document_url: &document_url,
        storage,
        shares: props.shares,
        presents,
        appearance: state.display().over(props.appearance),
    };
    ui::root::guide(&view, &root)
}

/// Returns the state with which the guide starts. On a standalone page, the address may name the
/// page to show.
fn initial_state(props: &AppProps) -> State {
    let named = props.standalone.then(|| address::current(&props.catalog.0));
    let page = named.flatten().unwrap_or(props.start);
    let state = State::new(props.catalog.clone(), props.today, page);
    let state = state.with_fixed_day(props.fixed_day);
    state.with_answers(props.answers.clone())
}

/// Computes the results of the answers, and computes them again only if the answers, the catalog or
/// the date change.
#[hook]
fn use_outcome(catalog: &SharedCatalog, state: &UseReducerHandle<State>) -> Rc<Outcome> {
    let last = use_mut_ref(|| None::<Rc<Outcome>>);
    let input = (state.answers().clone(), catalog.clone(), state.day());
    let outcome = use_memo(input, move |(answers, catalog, day)| {
        let before = last.take();
        let outcome = Rc::new(Outcome::new(&catalog.0, answers, *day, before.as_deref()));
        last.replace(Some(outcome.clone()));
        outcome
    });
    Rc::clone(&outcome)
}

/// Once the results page has been painted, sends `DeferredAction::Painted`, which makes the details
/// of collapsed cards render. Sends the action again if the state resets
/// `Presentation::renders_collapsed`, for example because the host page replaces the answers while
/// the results are shown.
#[hook]
fn use_painted(state: &UseReducerHandle<State>, send: &Callback<Action>) {
    let is_shown = *state.page() == Page::Results && !state.presentation().renders_collapsed;
    let chunk = state.deferred().filter(|_| is_shown);
    let send = send.clone();
    use_boxed_effect(chunk, |chunk| {
        chunk.map(|chunk| deferred::notify_when_painted(chunk, send))
    });
}
