//! The door to JavaScript: a page hands over an element and the catalogue, and gets a handle back.

pub mod json;

use crate::app::{App, AppProps, Shared};
use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use js_sys::JSON;
use std::fmt::Write as _;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::AppHandle;

/// A guide that is running in an element of a page.
#[wasm_bindgen]
pub struct Mounted {
    handle: AppHandle<App>,
}

#[wasm_bindgen]
impl Mounted {
    /// Takes the guide out of its element, with everything it listened to.
    pub fn destroy(self) {
        self.handle.destroy();
    }
}

/// Starts the guide in `element`. `catalog` is the object in `catalog.json`; `standalone` lets the guide
/// use the address and the title of the page, which only a page of its own should.
///
/// # Errors
/// The catalogue is not one: the error says everything that is wrong with it.
#[wasm_bindgen]
pub fn mount(element: Element, catalog: JsValue, standalone: bool) -> Result<Mounted, JsError> {
    let catalog = read(catalog)?;
    let props = AppProps {
        catalog: Shared(Rc::new(catalog)),
        today: today()?,
        standalone,
        storage: standalone,
    };
    element.set_text_content(None);
    let handle = yew::Renderer::<App>::with_root_and_props(element, props).render();
    Ok(Mounted { handle })
}

fn read(catalog: JsValue) -> Result<Catalog, JsError> {
    // As a text: fetching each field from the object takes more program.
    let text = JSON::stringify(&catalog).ok();
    let text = text.and_then(|text| text.as_string());
    let document = guide_engine::read::read(&text.unwrap_or_default()).map_err(|wrong| {
        JsError::new(&["the catalogue cannot be read", &wrong.join("\n")].join("\n"))
    })?;
    Catalog::link(document).map_err(|problems| {
        let mut text = format!("the catalogue has {} problems", problems.len());
        for problem in problems {
            // Writing to a text cannot fail.
            let _ = write!(text, "\n{problem}");
        }
        JsError::new(&text)
    })
}

/// The day by the browser's clock and time zone.
fn today() -> Result<Date, JsError> {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).unwrap_or_default();
    let month = u8::try_from(now.get_month() + 1).unwrap_or_default();
    let day = u8::try_from(now.get_date()).unwrap_or_default();
    Date::day(year, month, day)
        .ok_or_else(|| JsError::new("the clock of this browser tells no date"))
}
