//! Reads the value of the field that an event comes from.

use guide_engine::date::Date;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::Event;

/// Returns the date in the date field that the event comes from; `None` if the field is empty.
pub fn day_in(event: &Event) -> Option<Date> {
    let input = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    input.value().parse().ok()
}
