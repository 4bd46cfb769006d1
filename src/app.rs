//! The running guide: state in, markup out, and every effect on the page around it.

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

/// The catalogue as a property: the same one is never compared by its content.
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

/// What the guide is started with.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// Everything there is to say.
    pub catalog: Shared,
    /// The day by the clock.
    pub today: Date,
    /// The day the verdicts are for, where that is not today.
    #[prop_or_default]
    pub fixed: Option<Date>,
    /// Whether the page is the guide's own, so that its address can follow the person.
    #[prop_or_default]
    pub standalone: bool,
    /// The page that is shown first.
    #[prop_or_default]
    pub start: Page,
    /// What has been answered already.
    #[prop_or_default]
    pub answers: Answers,
    /// What the page around the guide chooses of its looks.
    #[prop_or_default]
    pub look: Look,
    /// Whether the page is told the answers.
    #[prop_or_default]
    pub shares: bool,
    /// How whoever put the guide on the page speaks with it.
    #[prop_or_default]
    pub line: Option<Line>,
    /// Whether a person may ask for the answers to be kept in this browser.
    #[prop_or_default]
    pub storage: bool,
}

/// The guide.
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
    // The one that was given, with the scenarios that a trainer added.
    let catalog = state.shared().clone();
    let result = use_result(&catalog, &state);
    let root = use_node_ref();
    let (send, held) = held::use_sending(&root, &state);
    let here = use_memo((), |()| address::here());
    // Before the address is made to follow the page: it may bring answers.
    outside::use_arrivals(standalone, storage, &catalog, &send);
    let send = use_address(standalone, &catalog, &state, &send);
    // Dialogs first: one that closes with its page must not take the focus from the new page.
    focus::use_dialog(&root, ".iag-source", state.cited().is_some());
    focus::use_dialog(&root, ".iag-confirm", state.asks_to_clear());
    focus::use_dialog(&root, ".iag-display", state.display().open);
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

/// What the answers come to.
#[derive(PartialEq)]
pub struct Outcome {
    assessed: Assessed,
    interview: Interview,
    /// What the last answer moved; nothing where the answers came all at once, which is nobody's edit.
    moved: Option<Vec<Moved>>,
}

/// Assesses the answers that count, and tells what the last one moved. Computed again only when an answer changes.
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
                // A catalogue that has become whole moves nothing: what the last answer moved is still to be read.
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

/// Tells whoever put the guide on the page what happens, once it is drawn.
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

/// Has the collapsed cards of the results rendered after the page is painted, and again whenever they
/// are collapsed anew, such as by answers that are put in place while the results are shown.
#[hook]
fn use_painted(state: &UseReducerHandle<State>, send: &Callback<Action>) {
    let is_shown = *state.page() == Page::Results && state.shared().0.is_whole();
    let waits = is_shown && !state.shown().folded;
    let send = send.clone();
    use_after(waits, |waits| waits.then(|| later::painted(send)));
}

/// Keeps the page's address and the shown page the same, both ways. Returns the callback that sends actions in the
/// order in which they happened.
///
/// The browser reports a changed address in a later task. An action sent meanwhile must come after that change, so the
/// address is compared before each action and not only when the browser reports it.
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
            // The guide's own steps change the address too: those are known.
            if !standalone || *known.borrow() == address::fragment() {
                return;
            }
            let brought_answers =
                catalog.0.is_whole() && outside::later::open_shared(&catalog, &send);
            known.replace(address::fragment());
            // A link with answers opens the results, whose address follows.
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
    // The address follows the guide's own steps alone. Were it compared with the page that is shown, a second Back or
    // Forward that comes before the first is drawn would be taken back.
    let page = *state.page();
    let stepped = (standalone, catalog.clone(), state.steps());
    // While rendering, and not in an effect: on a slow machine Yew runs effects in a later task, and an address that changed
    // in between would be overwritten.
    use_memo(stepped, move |(standalone, catalog, steps)| {
        // Before the catalogue is whole the address may name a page that is not known yet.
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
