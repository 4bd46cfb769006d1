//! The pool of mount roots. A mount root is an element into which guides render, one after another.
//!
//! Yew never removes its event listeners from an element that it has rendered into. When a guide is
//! removed, `Mounted` therefore returns the mount root to the pool, and a later guide reuses it.

use crate::app::AppProps;
use crate::app::mount_root::{MountedGuide, MountedGuideProps};
use crate::effects::focus_restore;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use web_sys::{Element, Node};
use yew::AppHandle;

/// A mount root: an element and the Yew app that renders guides into it.
pub(super) struct MountRoot {
    element: Element,
    handle: AppHandle<MountedGuide>,
    /// How many guides have been mounted in this root. Yew uses the number as the key of the
    /// current guide, so that each guide starts with a new state.
    number: u32,
}

thread_local! {
    static FREE: RefCell<Vec<MountRoot>> = const { RefCell::new(Vec::new()) };
}

impl MountRoot {
    /// Mounts a guide in `parent`. Takes a mount root from the pool, or creates one if the pool is
    /// empty.
    ///
    /// # Errors
    /// Fails if the page has no document, or if the DOM rejects the element.
    pub fn mount(parent: &Node, guide: AppProps) -> Result<Self, JsValue> {
        let free = FREE.with_borrow_mut(Vec::pop);
        let mut root = free.map_or_else(Self::create, Ok)?;
        root.number += 1;
        root.render(guide);
        parent.append_child(&root.element)?;
        Ok(root)
    }

    fn create() -> Result<Self, JsValue> {
        let document = web_sys::window().and_then(|window| window.document());
        let document = document.ok_or(JsValue::NULL)?;
        let element = document.create_element("div")?;
        let renderer = yew::Renderer::<MountedGuide>::with_root(element.clone());
        Ok(Self {
            element,
            handle: renderer.render(),
            number: 0,
        })
    }

    /// Renders the guide with new properties.
    pub fn render(&mut self, guide: AppProps) {
        let guide = Some((self.number, guide));
        self.handle.update(MountedGuideProps { guide });
    }

    /// Whether an element in this root has the focus.
    pub fn has_focus(&self) -> bool {
        focus_restore::focused(&self.element).is_some()
    }

    /// Removes the guide and returns the root to the pool.
    pub fn release(mut self) {
        self.handle.update(MountedGuideProps::default());
        self.element.remove();
        FREE.with_borrow_mut(|free| free.push(self));
    }
}
