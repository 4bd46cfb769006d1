//! The address of the standalone page, such as `#/question/challenges`. With it, Back, Forward and
//! bookmarks work.
//!
//! An address names a page, never an answer. The only exception is a share link, `#/shared/...`,
//! which the guide makes if the user asks for one. When such a link is opened, the guide reads the
//! answers and removes them from the address at once. On a host page the guide leaves the address
//! alone, and `embed` uses only the names of pages from this module.

use super::action::Page;
use gloo::events::EventListener;
use guide_engine::catalog::Catalog;

/// Returns the fragment that names a page, such as `#/results`.
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

/// The name of the start page in scripts of the host page. The fragment `#/` contains no such name.
const START: &str = "start";

/// Returns the name of a page for scripts of the host page, such as `start` or `question/custody`.
pub fn name(catalog: &Catalog, page: Page) -> String {
    match page {
        Page::Start => START.to_owned(),
        page => path(catalog, page),
    }
}

/// Returns the page with this name, if there is one.
pub fn named(catalog: &Catalog, name: &str) -> Option<Page> {
    match name {
        START => Some(Page::Start),
        "" => None,
        name => read(catalog, &format!("#/{name}")),
    }
}

/// Returns the page that a fragment names; `None` if this catalog has no such page.
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
        // The initial chunk has no scenarios, so the list of scenarios replaces the page.
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

/// Returns the page that the document's address names now, if any.
pub fn current(catalog: &Catalog) -> Option<Page> {
    read(catalog, &fragment())
}

/// Returns the fragment of the document's address, with its `#`; empty if there is none.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default()
}

/// The prefix of a fragment that contains answers.
const SHARED: &str = "#/shared/";

/// Returns the encoded answers in the document's address, if any, and removes them from the address
/// and from the current history entry.
pub fn take_shared() -> Option<String> {
    let window = web_sys::window()?;
    let address = window.location().hash().ok()?;
    let shared = address.strip_prefix(SHARED)?.to_owned();
    let history = window.history().ok()?;
    // If the browser rejects this, the address and its history entry keep the link.
    drop(history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some("#/")));
    Some(shared)
}

/// Returns the document's address without its fragment; empty if the browser provides no address.
pub fn here() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok());
    let address = address.unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Returns the address `here` with the encoded answers `shared` in its fragment.
pub fn with_shared(here: &str, shared: &str) -> String {
    format!("{here}{SHARED}{shared}")
}

/// Sets the document's address to that of the page, which adds an entry to the history.
pub fn show(catalog: &Catalog, page: Page) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let address = of(catalog, page);
    let location = window.location();
    let now = location.hash().unwrap_or_default();
    // An empty fragment also names the start page, so no new entry is needed.
    let is_start = now.is_empty() && page == Page::Start;
    // A fragment with answers stays until `take_shared` has read it.
    if now != address && !is_start && !now.starts_with(SHARED) {
        // A document that rejects the change, such as a sandboxed one, keeps its address.
        drop(location.set_hash(&address));
    }
}

/// Sets the title of the document.
pub fn entitle(title: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(document) = document {
        document.set_title(title);
    }
}

/// Calls `on_changed` after every change to the fragment, including changes by the guide itself,
/// until the returned listener is dropped.
pub fn listen(on_changed: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        on_changed()
    }))
}
