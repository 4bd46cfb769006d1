//! The page's address: `#/question/challenges` and the like, for Back, Forward and bookmarks.
//!
//! It names a page, never an answer, with one exception that a person asks for: a link with answers, `#/shared/...`, which is
//! taken out of the address as soon as it has been read. Only the standalone page uses it; a host's address is its own.

use super::action::Page;
use gloo::events::EventListener;
use guide_engine::catalog::Catalog;

/// The address of a page within the document.
pub fn of(catalog: &Catalog, page: Page) -> String {
    format!("#/{}", path(catalog, page))
}

fn path(catalog: &Catalog, page: Page) -> String {
    match page {
        Page::Start => String::new(),
        Page::Question(place) => {
            let question = catalog.question(place);
            format!(
                "question/{}",
                question.map_or("", |question| question.id.as_str())
            )
        }
        Page::Questions => "questions".to_owned(),
        Page::Review => "review".to_owned(),
        Page::Results => "results".to_owned(),
        Page::Programs => "programs".to_owned(),
        Page::Program(position) => {
            let program = catalog.programs().get(position);
            format!(
                "program/{}",
                program.map_or("", |program| program.id.as_str())
            )
        }
        Page::Option(position) => {
            let option = catalog.options().get(position);
            format!("option/{}", option.map_or("", |option| option.id.as_str()))
        }
        Page::Glossary => "words".to_owned(),
        Page::Sources => "sources".to_owned(),
        Page::Compare => "compare".to_owned(),
        Page::Brief => "brief".to_owned(),
        Page::Asked => "asked".to_owned(),
        Page::Worksheet => "worksheet".to_owned(),
        Page::Take => "take".to_owned(),
        Page::Scenarios => "scenarios".to_owned(),
        Page::Scenario(position) => format!("scenario/{}", scenario(catalog, position)),
        Page::Handout(position) => format!("handout/{}", scenario(catalog, position)),
        Page::Booklet => "booklet".to_owned(),
    }
}

/// What scripts call the start page, whose address has no name in it.
const START: &str = "start";

/// The name of a page for a page's scripts, such as `start` or `question/custody`.
pub fn name(catalog: &Catalog, page: Page) -> String {
    match page {
        Page::Start => START.to_owned(),
        page => path(catalog, page),
    }
}

/// The page of this name, if there is one.
pub fn named(catalog: &Catalog, name: &str) -> Option<Page> {
    match name {
        START => Some(Page::Start),
        "" => None,
        name => read(catalog, &format!("#/{name}")),
    }
}

/// The page an address names, or `None` where it names none of this catalogue's.
pub fn read(catalog: &Catalog, address: &str) -> Option<Page> {
    let path = address.strip_prefix("#/").unwrap_or_default();
    let (kind, id) = path.split_once('/').unwrap_or((path, ""));
    match (kind, id) {
        ("", "") => Some(Page::Start),
        ("questions", "") => Some(Page::Questions),
        ("review", "") => Some(Page::Review),
        ("results", "") => Some(Page::Results),
        ("programs", "") => Some(Page::Programs),
        ("words", "") => Some(Page::Glossary),
        ("sources", "") => Some(Page::Sources),
        ("compare", "") => Some(Page::Compare),
        ("brief", "") => Some(Page::Brief),
        ("asked", "") => Some(Page::Asked),
        ("worksheet", "") => Some(Page::Worksheet),
        ("take", "") => Some(Page::Take),
        ("scenarios", "") => Some(Page::Scenarios),
        ("booklet", "") => Some(Page::Booklet),
        // Which scenarios there are is not known before the catalogue is whole.
        ("scenario" | "handout", _) if !catalog.is_whole() => Some(Page::Scenarios),
        ("scenario", id) => find_scenario(catalog, id).map(Page::Scenario),
        ("handout", id) => find_scenario(catalog, id).map(Page::Handout),
        ("question", id) => {
            let place = catalog.find_question(id)?;
            Some(Page::answering(catalog, place))
        }
        ("program", id) => {
            let mut programs = catalog.programs().iter();
            programs
                .position(|program| program.id.as_str() == id)
                .map(Page::Program)
        }
        ("option", id) => {
            let mut options = catalog.options().iter();
            options
                .position(|option| option.id.as_str() == id)
                .map(Page::Option)
        }
        _ => None,
    }
}

fn scenario(catalog: &Catalog, position: usize) -> &str {
    let scenario = catalog.scenarios().nth(position);
    scenario.map_or("", |(scenario, _)| scenario.id.as_str())
}

fn find_scenario(catalog: &Catalog, id: &str) -> Option<usize> {
    let mut scenarios = catalog.scenarios();
    scenarios.position(|(scenario, _)| scenario.id.as_str() == id)
}

/// The page that the document's address names now.
pub fn current(catalog: &Catalog) -> Option<Page> {
    read(catalog, &fragment())
}

/// The fragment of the document's address, with its `#`; empty where there is none.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default()
}

/// What an address with answers begins with.
const SHARED: &str = "#/shared/";

/// The answers in the document's address, where it has any; they are taken out of it and of its history.
pub fn take_shared() -> Option<String> {
    let window = web_sys::window()?;
    let address = window.location().hash().ok()?;
    let shared = address.strip_prefix(SHARED)?.to_owned();
    let history = window.history().ok()?;
    // Where the history cannot be changed, the link stays in it: as before it was opened.
    drop(history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some("#/")));
    Some(shared)
}

/// This document's address, without what is after the #; empty where the document tells none.
pub fn here() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok());
    let address = address.unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// An address with answers in it.
pub fn with_shared(here: &str, shared: &str) -> String {
    format!("{here}{SHARED}{shared}")
}

/// Makes the document's address that of the page, as a new step of its history.
pub fn show(catalog: &Catalog, page: Page) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let address = of(catalog, page);
    let location = window.location();
    let now = location.hash().unwrap_or_default();
    // No address at all means the start: it needs no step of its own.
    let is_start = now.is_empty() && page == Page::Start;
    // Answers in the address are taken out of it before it follows the pages.
    if now != address && !is_start && !now.starts_with(SHARED) {
        // A document that refuses (a sandboxed one) goes on without an address.
        drop(location.set_hash(&address));
    }
}

/// Gives the document a title.
pub fn entitle(title: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(document) = document {
        document.set_title(title);
    }
}

/// Calls `on_changed` whenever the person goes back, forward, or follows a link in the page.
pub fn listen(on_changed: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        on_changed()
    }))
}
