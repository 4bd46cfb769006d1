//! Places to put guides: an element each, kept and used again when its guide is taken away.

use crate::app::place::{Place, PlaceProps};
use crate::app::{AppProps, held};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};
use yew::AppHandle;

/// An element with a place in it.
pub(super) struct Spot {
    element: Element,
    handle: AppHandle<Place>,
    /// How many guides have stood in it.
    number: u32,
}

thread_local! {
    static FREE: RefCell<Vec<Spot>> = const { RefCell::new(Vec::new()) };
}

impl Spot {
    /// A place in this element, a free one if there is one.
    pub fn within(parent: &Node, guide: AppProps) -> Result<Self, JsValue> {
        let free = FREE.with_borrow_mut(Vec::pop);
        let mut spot = free.map_or_else(Self::fresh, Ok)?;
        spot.number += 1;
        spot.show(guide);
        parent.append_child(&spot.element)?;
        Ok(spot)
    }

    fn fresh() -> Result<Self, JsValue> {
        let document = web_sys::window().and_then(|window| window.document());
        let document = document.ok_or(JsValue::NULL)?;
        let element = document.create_element("div")?;
        let place = yew::Renderer::<Place>::with_root(element.clone());
        Ok(Self {
            element,
            handle: place.render(),
            number: 0,
        })
    }

    /// The same guide with other properties.
    pub fn show(&mut self, guide: AppProps) {
        let guide = Some((self.number, guide));
        self.handle.update(PlaceProps { guide });
    }

    /// Whether what has the focus is in it.
    pub fn has_focus(&self) -> bool {
        held::focused(&self.element).is_some()
    }

    /// Takes the guide away, and keeps the place for another.
    pub fn clear(mut self) {
        self.handle.update(PlaceProps::default());
        self.element.remove();
        FREE.with_borrow_mut(|free| free.push(self));
    }
}
