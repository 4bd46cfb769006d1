//! The door to JavaScript: a page hands over a catalogue and gets a guide that it can ask or put on the page.

mod answers;
mod fault;
pub mod json;
mod later;
mod mounted;
mod options;
mod spot;

pub use mounted::Mounted;

use crate::app::Shared;
use crate::app::address;
use crate::app::line::Heard;
use guide_engine::date::Date;
use guide_engine::packed;
use js_sys::Function;
use options::Options;
use serde::Serialize;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Node;
use yew::Callback;

/// A catalogue that has been linked: it can be asked, and put on a page any number of times.
#[wasm_bindgen]
pub struct Guide {
    catalog: Shared,
}

#[wasm_bindgen]
impl Guide {
    /// Links a catalogue: the object in `catalog.json`, or one that a page brings.
    ///
    /// # Errors
    /// It is none: the error says everything that is wrong with it, a line each.
    #[wasm_bindgen(constructor)]
    pub fn new(catalog: JsValue) -> Result<Self, JsError> {
        let catalog = Shared(Rc::new(later::linked(&catalog)?));
        Ok(Self { catalog })
    }

    /// Reads the part of the catalogue that comes first, as its texts, its numbers and its words: it can be put on a page, and is to
    /// be completed there.
    ///
    /// # Errors
    /// It is of another form.
    pub fn first(
        texts: Vec<String>,
        numbers: Vec<u32>,
        words: Vec<String>,
    ) -> Result<Self, JsError> {
        let catalog = packed::read(texts, numbers, words);
        let catalog = catalog.ok_or_else(|| JsError::new("the first part has another form"))?;
        let catalog = Shared(Rc::new(catalog));
        Ok(Self { catalog })
    }

    /// Links a catalogue with these programs of it alone.
    ///
    /// # Errors
    /// An id is no program's, a program needs one that is not named, or the catalogue is none.
    pub fn only(catalog: JsValue, programs: Vec<String>) -> Result<Self, JsError> {
        let catalog = later::only(&catalog, &programs)?;
        let catalog = Shared(Rc::new(catalog));
        Ok(Self { catalog })
    }

    /// The version of the catalogue.
    pub fn version(&self) -> String {
        self.catalog.0.document().about.version.clone()
    }

    /// Whether there is a page of this name, such as `results` or `question/custody`.
    #[wasm_bindgen(js_name = hasPage)]
    pub fn has_page(&self, page: &str) -> bool {
        address::named(&self.catalog.0, page).is_some()
    }

    /// The questions with their choices, as the catalogue has them.
    ///
    /// # Errors
    /// They could not be handed over.
    pub fn questions(&self) -> Result<JsValue, JsError> {
        later::questions(&self.catalog.0)
    }

    /// Every verdict for these answers, with reasons and requirements; today's, if no day is named.
    ///
    /// # Errors
    /// Says which answers, or what of the day, cannot be read.
    pub fn assess(&self, answers: &JsValue, as_of: Option<String>) -> Result<JsValue, JsError> {
        later::assess(&self.catalog.0, answers, as_of)
    }

    /// Puts the guide into an element or a shadow root, with these answers given already, if any are.
    /// `heard` is called with `ready`, `step` or `result`.
    ///
    /// # Errors
    /// The day that the verdicts are to be for is none, or the page does not take the guide.
    pub fn mount(
        &self,
        parent: &Node,
        options: &JsValue,
        answers: &JsValue,
        heard: Function,
    ) -> Result<Mounted, JsError> {
        let options = Options::read(options);
        let heard = Callback::from(move |what| tell(&heard, what));
        Mounted::new(self.catalog.clone(), parent, options, answers, heard)
    }
}

/// Starts the guide in `element`, which it empties. `catalog` is the object in `catalog.json`; `standalone` lets the
/// guide use the address and the title of the page, which only a page of its own should.
///
/// # Errors
/// The catalogue is not one: the error says everything that is wrong with it.
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
    let (none, heard) = (JsValue::UNDEFINED, Callback::noop());
    Mounted::new(guide.catalog, &element, options, &none, heard)
}

/// Calls `tell` if the program ever fails. Nothing of it works from then on.
#[wasm_bindgen(js_name = onFailed)]
pub fn on_failed(tell: Function) {
    fault::listen(tell);
}

fn tell(heard: &Function, what: Heard) {
    let what = match what {
        Heard::Ready => "ready",
        Heard::Step => "step",
        Heard::Result => "result",
    };
    // What a page does with the news, and whether it fails at that, is the page's own.
    drop(heard.call1(&JsValue::NULL, &what.into()));
}

/// A value as plain objects and lists, as `JSON.parse` would make them.
fn give(value: &impl Serialize) -> Result<JsValue, JsError> {
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    let given = value.serialize(&plain);
    given.map_err(|error| JsError::new(&error.to_string()))
}

/// The day that is named, or the day by the browser's clock and time zone.
fn day(named: Option<String>) -> Result<Date, JsError> {
    let Some(named) = named else {
        return today();
    };
    let day: Option<Date> = named.parse().ok().filter(|day: &Date| day.is_day());
    day.ok_or_else(|| JsError::new(&format!("\"{named}\" is not a day; write it as 2008-06-30")))
}

fn today() -> Result<Date, JsError> {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).unwrap_or_default();
    let month = u8::try_from(now.get_month() + 1).unwrap_or_default();
    let day = u8::try_from(now.get_date()).unwrap_or_default();
    Date::day(year, month, day)
        .ok_or_else(|| JsError::new("the clock of this browser tells no date"))
}
