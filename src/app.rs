//! The root component of the running guide. It holds the state, renders the markup with `ui`, and
//! runs the effects, such as focus, storage and the address. `place` renders it for `embed`.

pub mod action;
pub mod address;
mod after;
mod classroom;
mod closing;
mod focus;
pub mod held;
mod later;
pub mod line;
pub mod look;
mod outside;
pub mod place;
#[cfg(feature = "prerender")]
pub mod still;
pub mod store;

pub use outside::day_in;

use crate::ui;
use action::{Action, Page};
use after::use_after;
use guide_engine::answer::Answers;
use guide_engine::assess::{self, Assessed};
use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use guide_engine::interview::{self, Interview};
use guide_engine::moved::{self, Moved};
use line::Line;
use look::{Look, Mode};
use std::rc::Rc;
use store::State;
use yew::prelude::*;

/// The linked catalog as a component property. Equality compares pointers, so that a re-render
/// never compares the content.
#[derive(Clone)]
pub struct Shared(pub Rc<Catalog>);

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shared")
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The properties of the guide.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The catalog: all content of the guide.
    pub catalog: Shared,
    /// Today's date by the device's clock.
    pub today: Date,
    /// The date that verdicts are for, if the host page sets one; `None` means today.
    #[prop_or_default]
    pub fixed: Option<Date>,
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
    pub look: Look,
    /// Whether the host page receives the answers.
    #[prop_or_default]
    pub shares: bool,
    /// The channel to the code that mounted the guide.
    #[prop_or_default]
    pub line: Option<Line>,
    /// Whether the user may save the answers in this browser.
    #[prop_or_default]
    pub storage: bool,
}

/// Renders the guide and runs its effects.
#[component]
pub fn App(props: &AppProps) -> Html {
    let given = props.catalog.clone();
    let (standalone, storage, today) = (props.standalone, props.storage, props.today);
    let state = use_reducer(|| {
        let page = standalone.then(|| address::current(&given.0)).flatten();
        let page = page.unwrap_or(props.start);
        let state = State::new(given.clone(), today, page).fixed_on(props.fixed);
        state.answered(props.answers.clone())
    });
    // Uses the state's catalog, not `given`, because a trainer may have added scenarios to it.
    let catalog = state.shared().clone();
    let result = use_result(&catalog, &state);
    let root = use_node_ref();
    let (send, held) = held::use_sending(&root, &state);
    let here = use_memo((), |()| address::here());
    // This must come before `use_address`: answers in the address must be read before the guide
    // sets the address to that of the page.
    outside::use_arrivals(standalone, storage, &catalog, &send);
    let send = use_address(standalone, &catalog, &state, &send);
    // `use_dialog` must come before `use_focus`. A dialog that closes returns the focus to an
    // earlier element. If the page changes at the same time, `use_focus` then focuses the new page.
    focus::use_dialog(&root, ".iag-source", state.cited().is_some());
    focus::use_dialog(&root, ".iag-confirm", state.asks_to_clear());
    // The deferred chunk has the content of this dialog. Before it has loaded, the dialog would be
    // empty.
    let display = state.display().open && catalog.0.is_whole();
    focus::use_dialog(&root, ".iag-display", display);
    focus::use_focus(&root, &catalog, &state);
    focus::use_first_choice(&root, &state);
    focus::use_notice(&root, &state);
    held::use_kept_focus(&root, held);
    let presents = props.look.mode == Mode::Present;
    classroom::use_keys(&root, &state, &send, presents);
    classroom::use_reveal(&root, &state);
    closing::use_closing(&root, &state, &send);
    look::use_levels(&root, props.look.heading_level);
    outside::use_requests(&root, &catalog, &state, &result, &send);
    outside::use_saving(&catalog, &state, &result, &send);
    use_line(props.line.clone(), &state, &send);
    use_painted(&state, &send);
    let view = ui::View {
        catalog: &catalog.0,
        state: &state,
        assessed: &result.assessed,
        interview: &result.interview,
        moved: result.moved.as_deref(),
        send: &send,
        standalone,
        here: &here,
        storage,
        shares: props.shares,
        presents,
        look: state.display().over(props.look),
    };
    ui::root::guide(&view, &root)
}

/// The results that are computed from the answers.
#[derive(PartialEq)]
pub struct Outcome {
    assessed: Assessed,
    interview: Interview,
    /// The differences from the assessment before the last edit, or before the last change of the
    /// date. `None` at first, and after several answers changed at once, for example because a file
    /// was opened.
    moved: Option<Vec<Moved>>,
}

/// Assesses the answers that count, and compares the assessment with the previous one.
/// Repeats this only if the answers, the catalog or the date change.
#[hook]
fn use_result(catalog: &Shared, state: &UseReducerHandle<State>) -> Rc<Outcome> {
    let last = use_mut_ref(|| None::<(Rc<Outcome>, Answers)>);
    let outcome = use_memo(
        (state.answers().clone(), catalog.clone(), state.day()),
        move |(answers, catalog, day)| {
            let interview = interview::interview(&catalog.0, answers, *day);
            let before = last.borrow().clone();
            let same_day = |(before, _): &&(Rc<Outcome>, Answers)| before.assessed.as_of == *day;
            let same_day = before.as_ref().filter(same_day);
            let assessed = match same_day {
                Some((before, _)) => {
                    let (assessed, used) = (&before.assessed, &before.interview.used);
                    assess::reassess(&catalog.0, assessed, used, &interview.used)
                }
                None => assess::assess(&catalog.0, &interview.used, *day),
            };
            let differ = |(_, from): &&(Rc<Outcome>, Answers)| from.differ_in(answers);
            let moved = match before.as_ref().map(|before| (before, differ(&before))) {
                // No answer changed; for example, the whole catalog has just loaded. Keep the
                // differences, which the user may still be reading.
                Some(((before, _), 0)) if same_day.is_some() => before.moved.clone(),
                Some((_, 2..)) | None => None,
                Some(((before, _), _)) => Some(moved::moved(&before.assessed, &assessed)),
            };
            let outcome = Rc::new(Outcome {
                assessed,
                interview,
                moved,
            });
            last.replace(Some((outcome.clone(), answers.clone())));
            outcome
        },
    );
    Rc::clone(&outcome)
}

/// Passes the state to the host channel after a render in which the page or the answers changed.
#[hook]
fn use_line(line: Option<Line>, state: &UseReducerHandle<State>, send: &Callback<Action>) {
    let now = (*state.page(), state.answers().clone(), send.clone());
    let state = state.clone();
    use_after((line, now), move |(line, (_, _, send))| {
        if let Some(line) = line {
            line.tell(&state, send);
        }
    });
}

/// Once the results page has been painted, sends `Action::Painted`, which makes the details of
/// collapsed cards render. Does so again if the state resets `Shown::folded`, for example because
/// the host page replaces the answers while the results are shown.
#[hook]
fn use_painted(state: &UseReducerHandle<State>, send: &Callback<Action>) {
    let is_shown = *state.page() == Page::Results && state.shared().0.is_whole();
    let waits = is_shown && !state.shown().folded;
    let send = send.clone();
    use_after(waits, |waits| waits.then(|| later::painted(send)));
}

/// Synchronizes the address of the document and the page shown, in both directions. Returns a
/// callback that first applies any change to the address and then sends its action.
///
/// The browser reports a changed address in a later task. An action that is sent in the meantime
/// must be applied after that change, so the callback compares the address before each action.
#[hook]
fn use_address(
    standalone: bool,
    catalog: &Shared,
    state: &UseReducerHandle<State>,
    send: &Callback<Action>,
) -> Callback<Action> {
    let known = use_mut_ref(address::fragment);
    let follow = {
        let (catalog, send, known) = (catalog.clone(), send.clone(), known.clone());
        move || {
            // `known` is the fragment that was handled last. It is also set when the guide itself
            // changes the address.
            if !standalone || *known.borrow() == address::fragment() {
                return;
            }
            let brought_answers =
                catalog.0.is_whole() && outside::later::open_shared(&catalog, &send);
            known.replace(address::fragment());
            // A link with answers opens the results page, and the address is then set to that page.
            let page = address::current(&catalog.0).filter(|_| !brought_answers);
            if let Some(page) = page {
                send.emit(Action::AddressFollowed(page));
            }
        }
    };
    let listening = (standalone, catalog.clone(), send.clone());
    let on_changed = follow.clone();
    use_after(listening, move |(standalone, _, _)| {
        standalone.then(|| address::listen(on_changed))
    });
    // The address is set only after steps of the guide itself. If it were set after every change
    // of page, a second Back or Forward before the next render would be undone.
    let page = *state.page();
    let stepped = (standalone, catalog.clone(), state.steps());
    // This runs during the render, not in an effect. On a slow machine Yew runs effects in a later
    // task, so an effect could overwrite an address that changed in the meantime.
    use_memo(stepped, move |(standalone, catalog, steps)| {
        // Until the whole catalog is loaded, the address may name a page that the initial chunk
        // lacks. The guide therefore keeps the address until then, unless it changes the page.
        if *standalone && (*steps > 0 || catalog.0.is_whole()) {
            address::show(&catalog.0, page);
            known.replace(address::fragment());
        }
    });
    let shown = (standalone, catalog.clone(), page, state.refusals() > 0);
    use_after(shown, |(standalone, catalog, page, wrong)| {
        if *standalone {
            address::entitle(&ui::title(&catalog.0, *page, *wrong));
        }
    });
    let ordered = (catalog.clone(), send.clone());
    (*use_memo(ordered, move |(_, send)| {
        let send = send.clone();
        Callback::from(move |action| {
            follow();
            send.emit(action);
        })
    }))
    .clone()
}
