//! The JavaScript API of the WebAssembly program. A page passes a catalog and gets a guide, which
//! it can query or mount. The custom element in `web/element` uses this API.

mod answers;
mod deferred;
mod fault;
mod mount_pool;
mod mounted;
mod options;

pub use mounted::Mounted;

use crate::effects::host_channel::HostEvent;
use crate::state::SharedCatalog;
use crate::state::deferred::Deferred;
use crate::state::page::Page;
use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use js_sys::Function;
use options::Options;
use serde::Serialize;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Node;
use yew::Callback;

/// A linked catalog. A page can query the catalog, and mount any number of guides with it.
#[wasm_bindgen]
pub struct Guide {
    catalog: SharedCatalog,
}

#[wasm_bindgen]
impl Guide {
    /// Links a catalog: the object in `catalog.json`, or another object that a page provides.
    ///
    /// # Errors
    /// Returns an error if the object is not a valid catalog. The error lists each problem on its
    /// own line.
    #[wasm_bindgen(constructor)]
    pub fn new(catalog: JsValue) -> Result<Self, JsError> {
        let catalog = SharedCatalog(Rc::new(deferred::link(
            Deferred::loaded_by_script(),
            &catalog,
        )?));
        Ok(Self { catalog })
    }

    /// Decodes the initial chunk of the catalog from its texts, numbers and messages. A page can
    /// mount this guide at once, and replace the chunk with the whole catalog later.
    ///
    /// # Errors
    /// Returns an error if the chunk does not have the format that this WebAssembly program
    /// expects.
    pub fn initial(
        texts: Vec<String>,
        numbers: Vec<u32>,
        messages: Vec<String>,
    ) -> Result<Self, JsError> {
        let catalog = Catalog::initial(texts, numbers, messages);
        let catalog = catalog
            .ok_or_else(|| JsError::new("the initial chunk of the catalog has another format"))?;
        let catalog = SharedCatalog(Rc::new(catalog));
        Ok(Self { catalog })
    }

    /// Links a catalog, but keeps only the federal programs that have these ids.
    ///
    /// # Errors
    /// Returns an error if the list is empty, if an id is unknown, if a federal program needs
    /// another one that is not in the list, or if the catalog is not valid.
    pub fn only(catalog: JsValue, programs: Vec<String>) -> Result<Self, JsError> {
        let catalog = deferred::link_only(Deferred::loaded_by_script(), &catalog, &programs)?;
        let catalog = SharedCatalog(Rc::new(catalog));
        Ok(Self { catalog })
    }

    /// Returns the version of the catalog.
    pub fn version(&self) -> String {
        self.catalog.0.document().about.version.clone()
    }

    /// Whether the guide has a page with this name, such as `results` or `question/custody`.
    #[wasm_bindgen(js_name = hasPage)]
    pub fn has_page(&self, page: &str) -> bool {
        Page::named(&self.catalog.0, page).is_some()
    }

    /// Returns the questions with their choices, as in the catalog.
    ///
    /// # Errors
    /// Returns an error if the questions cannot be converted to JavaScript values.
    pub fn questions(&self) -> Result<JsValue, JsError> {
        deferred::questions(Deferred::loaded_by_script(), &self.catalog.0)
    }

    /// Returns the report for these answers, with every verdict, the reasons and the requirements.
    /// The verdicts are for the date `as_of`, by default today.
    ///
    /// # Errors
    /// Returns an error if an answer, the date or the browser's clock is not valid. The error names
    /// each invalid answer.
    pub fn assess(&self, answers: &JsValue, as_of: Option<String>) -> Result<JsValue, JsError> {
        deferred::assess(
            Deferred::loaded_by_script(),
            &self.catalog.0,
            answers,
            as_of,
        )
    }

    /// Mounts a guide into `parent`, an element or a shadow root, with these answers if there are
    /// any. For each event of the guide, calls `on_event` with `ready`, `step` or `result`.
    ///
    /// # Errors
    /// Returns an error if the date in `options` or the browser's clock is not valid, or if the
    /// page does not accept the guide's element.
    pub fn mount(
        &self,
        parent: &Node,
        options: &JsValue,
        answers: &JsValue,
        on_event: Function,
    ) -> Result<Mounted, JsError> {
        let options = Options::decode(options);
        let on_event = Callback::from(move |event| emit(&on_event, event));
        Mounted::new(self.catalog.clone(), parent, options, answers, on_event)
    }
}

/// Empties `element` and mounts a guide into it, for the browser tests. `catalog` is the object in
/// `catalog.json`. `standalone` lets the guide save answers, and use the address and title of the
/// page; set it only if the guide has a page of its own.
///
/// # Errors
/// Returns an error that lists every problem if the object is not a valid catalog. Also returns an
/// error if the guide cannot be mounted.
pub fn mount(
    element: web_sys::Element,
    catalog: JsValue,
    standalone: bool,
) -> Result<Mounted, JsError> {
    let guide = Guide::new(catalog)?;
    element.set_text_content(None);
    let options = Options {
        standalone,
        storage: standalone,
        ..Options::default()
    };
    let (none, on_event) = (JsValue::UNDEFINED, Callback::noop());
    Mounted::new(guide.catalog, &element, options, &none, on_event)
}

/// Calls `listener` once if the WebAssembly program fails. No function of this API works after
/// that.
#[wasm_bindgen(js_name = onFailed)]
pub fn on_failed(listener: Function) {
    fault::listen(listener);
}

fn emit(on_event: &Function, event: HostEvent) {
    let name = match event {
        HostEvent::Ready => "ready",
        HostEvent::Step => "step",
        HostEvent::Result => "result",
    };
    // An error that the page's callback throws is the page's own concern, so it is dropped.
    drop(on_event.call1(&JsValue::NULL, &name.into()));
}

/// Converts a value to plain objects and arrays, like those that `JSON.parse` makes.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    let result = value.serialize(&plain);
    result.map_err(|error| JsError::new(&error.to_string()))
}

/// Parses the date `text`. If it is `None`, returns today's date in the browser's time zone.
fn day(text: Option<String>) -> Result<Date, JsError> {
    let Some(text) = text else {
        return today();
    };
    let day: Option<Date> = text.parse().ok().filter(|day: &Date| day.is_day());
    day.ok_or_else(|| JsError::new(&format!("\"{text}\" is not a date; write it as 2008-06-30")))
}

fn today() -> Result<Date, JsError> {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).unwrap_or_default();
    let month = u8::try_from(now.get_month() + 1).unwrap_or_default();
    let day = u8::try_from(now.get_date()).unwrap_or_default();
    Date::day(year, month, day)
        .ok_or_else(|| JsError::new("the clock of this browser has no valid date"))
}
