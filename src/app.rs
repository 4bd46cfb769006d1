//! The running guide: state in, markup out, and every effect on the page around it.

pub mod action;
pub mod address;
mod classroom;
mod closing;
pub mod line;
pub mod look;
mod outside;
pub mod place;
pub mod store;

use crate::ui;
use action::{Action, Notice, Page, Target};
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
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};
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
    let send = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let root = use_node_ref();
    let here = use_memo((), |()| address::here());
    // Before the address is made to follow the page: it may bring answers.
    outside::use_arrivals(standalone, storage, &catalog, &send);
    use_address(standalone, &catalog, &state, &send);
    // Dialogs first: one that closes with its page must not take the focus from the new page.
    use_dialog(&root, ".iag-source", state.cited().is_some());
    use_dialog(&root, ".iag-confirm", state.asks_to_clear());
    use_focus(&root, &catalog, &state);
    use_first_choice(&root, &state);
    use_notice(&root, &state);
    let presents = props.look.mode == Mode::Present;
    classroom::use_keys(&root, &state, &send, presents);
    classroom::use_reveal(&root, &state);
    closing::use_closing(&root, &state, &send);
    look::use_levels(&root, props.look.heading_level);
    outside::use_requests(&root, &catalog, &state, &result, &send);
    outside::use_saving(&catalog, &state, &result, &send);
    use_line(props.line.clone(), &state, &send);
    let view = ui::View {
        catalog: &catalog.0,
        state: &state,
        assessed: &result.assessed,
        interview: &result.interview,
        moved: &result.moved,
        send: &send,
        standalone,
        here: &here,
        storage,
        shares: props.shares,
        presents,
    };
    ui::root::guide(&view, &root, props.look)
}

/// What the answers come to.
#[derive(PartialEq)]
pub struct Outcome {
    assessed: Assessed,
    interview: Interview,
    /// What the last answer moved.
    moved: Vec<Moved>,
}

/// Assesses the answers that count, and tells what the last one moved. Computed again only when an answer changes.
#[hook]
fn use_result(catalog: &Shared, state: &UseReducerHandle<State>) -> Rc<Outcome> {
    let last = use_mut_ref(|| None::<(Assessed, Answers)>);
    use_memo(
        (state.answers().clone(), catalog.clone(), state.day()),
        move |(answers, catalog, day)| {
            let interview = interview::interview(&catalog.0, answers, *day);
            let before = last.take();
            let same_day = before.as_ref().filter(|(before, _)| before.as_of == *day);
            let assessed = match same_day {
                Some((before, from)) => assess::reassess(&catalog.0, before, from, &interview.used),
                None => assess::assess(&catalog.0, &interview.used, *day),
            };
            let moved = before
                .as_ref()
                .map(|(before, _)| moved::moved(before, &assessed));
            last.replace(Some((assessed.clone(), interview.used.clone())));
            Outcome {
                assessed,
                interview,
                moved: moved.unwrap_or_default(),
            }
        },
    )
}

/// Tells whoever put the guide on the page what happens, once it is drawn.
#[hook]
fn use_line(line: Option<Line>, state: &UseReducerHandle<State>, send: &Callback<Action>) {
    let now = (*state.page(), state.answers().clone(), send.clone());
    let state = state.clone();
    use_effect_with((line, now), move |(line, (_, _, send))| {
        if let Some(line) = line {
            line.tell(&state, send);
        }
    });
}

/// Keeps the page's address and the shown page the same, both ways.
#[hook]
fn use_address(
    standalone: bool,
    catalog: &Shared,
    state: &UseReducerHandle<State>,
    send: &Callback<Action>,
) {
    let listening = (standalone, catalog.clone(), send.clone());
    use_effect_with(listening, |(standalone, catalog, send)| {
        let (catalog, send) = (catalog.clone(), send.clone());
        let listener = standalone.then(|| {
            address::listen(move || {
                outside::open_shared(&catalog, &send);
                if let Some(page) = address::current(&catalog.0) {
                    send.emit(Action::AddressFollowed(page));
                }
            })
        });
        move || drop(listener)
    });
    // The address follows the guide's own steps alone. Were it compared with the page that is shown, a second Back or
    // Forward that comes before the first is drawn would be taken back.
    let page = *state.page();
    let stepped = (standalone, catalog.clone(), state.steps());
    use_effect_with(stepped, move |(standalone, catalog, _)| {
        if *standalone {
            address::show(&catalog.0, page);
        }
    });
    let shown = (standalone, catalog.clone(), page, state.refusals() > 0);
    use_effect_with(shown, |(standalone, catalog, page, wrong)| {
        if *standalone {
            address::entitle(&ui::title(&catalog.0, *page, *wrong));
        }
    });
}

/// Moves the focus on a new page to its heading or to where the person left off, and to what is wrong when an answer is
/// missing. Never when the guide first appears, and never because an answer was given.
#[hook]
fn use_focus(root: &NodeRef, catalog: &Shared, state: &UseReducerHandle<State>) {
    let before = use_mut_ref(|| None);
    let (root, catalog, target) = (root.clone(), catalog.clone(), state.target());
    use_effect_with(
        (*state.page(), state.refusals()),
        move |(page, refusals)| {
            let Some((old_page, old_refusals)) = before.replace(Some((*page, *refusals))) else {
                return;
            };
            let Some(root) = root.cast::<Element>() else {
                return;
            };
            if *refusals > old_refusals {
                focus(&root, ".iag-alert");
            } else if target == Target::None {
                // The page around the guide changed it: the person may be anywhere.
            } else if *page != old_page && !focus(&root, &selector(&catalog.0, target)) {
                root.scroll_into_view();
                focus(&root, ".iag-heading");
            }
        },
    );
}

fn selector(catalog: &Catalog, target: Target) -> String {
    match target {
        // Nothing has this name: the heading is found where nothing else is.
        Target::Heading | Target::None => ".iag-nowhere".to_owned(),
        Target::Change(place) => {
            let question = catalog.question(place);
            format!(
                "#iag-change-{}",
                question.map_or("", |question| question.id.as_str())
            )
        }
        Target::Card(position) => {
            let program = catalog.programs().get(position);
            format!(
                "[id='iag-card-{}']",
                program.map_or("", |program| program.id.as_str())
            )
        }
    }
}

/// Moves the focus to the message about answers from outside: it has to be read before going on.
#[hook]
fn use_notice(root: &NodeRef, state: &UseReducerHandle<State>) {
    let root = root.clone();
    let notice = state.taking().notice.clone();
    use_effect_with(state.taking().told, move |_| {
        let wanted = matches!(
            notice,
            Some(Notice::Opened(_) | Notice::Refused(_) | Notice::NotLoaded(_) | Notice::Untold)
        );
        if let Some(root) = root.cast::<Element>().filter(|_| wanted) {
            focus(&root, ".iag-notice");
        }
    });
}

/// Follows the error summary to the first choice. An address within the document would lead nowhere
/// from inside a shadow tree.
#[hook]
fn use_first_choice(root: &NodeRef, state: &UseReducerHandle<State>) {
    let root = root.clone();
    use_effect_with(state.first_choice_asks(), move |asks| {
        if let Some(root) = root.cast::<Element>().filter(|_| *asks > 0) {
            focus(&root, ".iag-tile input");
        }
    });
}

/// Opens a dialog when it is asked for, and closes it, which gives the focus back.
#[hook]
fn use_dialog(root: &NodeRef, selector: &'static str, wanted: bool) {
    let root = root.clone();
    use_effect_with(wanted, move |wanted| {
        let dialog = root.cast::<Element>();
        let dialog = dialog.and_then(|root| root.query_selector(selector).ok().flatten());
        if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok())
        {
            match *wanted {
                // A dialog that is open already refuses to open: it is where it should be.
                true => drop(dialog.show_modal()),
                false => dialog.close(),
            }
        }
    });
}

/// Gives the focus to what the selector finds; tells whether there is such a thing.
fn focus(root: &Element, selector: &str) -> bool {
    let found = root.query_selector(selector).ok().flatten();
    let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    // An element that cannot take the focus leaves it where it is: nothing is lost.
    found.is_some_and(|element| element.focus().is_ok())
}
