//! A smaller `html!` macro. It has the syntax of Yew's `html!` and builds the same nodes with less
//! code.
//!
//! Yew's macro expands to the complete construction of each element, which takes at least 250 bytes
//! of wasm per element. This macro expands to a few calls with few arguments, and the functions
//! that they call exist only once, in this module. It supports only the syntax that our markup
//! uses: elements, `{ }`, `if`, `if let`, `else`, `for`, and attributes whose value is a literal or
//! in `{ }`. Each `if` and each `for` is one node, even if it renders nothing. The siblings after
//! that node therefore keep their index, and Yew does not recreate them.

pub mod event;
mod grammar;
mod values;

pub(crate) use grammar::{choice, each, element, markup};
use std::mem;
use std::rc::Rc;
pub use values::{Attribute, Classes, Inside, Name};
pub use yew::Html;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag,
};
use yew::{Callback, Event};

/// The builder of a node. `now` is the innermost open element, and `around` holds the elements
/// around it, outermost first.
#[derive(Default)]
pub struct Markup {
    now: Open,
    around: Vec<Open>,
}

#[derive(Default)]
struct Open {
    name: &'static str,
    keys: &'static [&'static str],
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    key: Option<Key>,
    checked: Option<bool>,
    value: Option<AttrValue>,
    inside: Vec<Html>,
}

impl Markup {
    /// Returns an empty builder. The builder is boxed, because every call passes its address.
    #[inline(never)]
    pub fn begun() -> Box<Self> {
        Box::default()
    }

    /// Opens an element with the attribute names `keys`. An empty name opens a fragment.
    #[inline(never)]
    pub fn open(&mut self, name: &'static str, keys: &'static [&'static str]) {
        let open = Open {
            name,
            keys,
            ..Open::default()
        };
        self.around.push(mem::replace(&mut self.now, open));
    }

    /// Closes the innermost open element. A debug build panics if its name is not `name`.
    #[inline(always)]
    pub fn close(&mut self, name: &'static str) {
        debug_assert_eq!(self.now.name, name);
        self.end();
    }

    /// Closes the innermost open element, whatever its name.
    #[inline(never)]
    pub fn end(&mut self) {
        let around = self.around.pop().unwrap_or_default();
        let node = mem::replace(&mut self.now, around).node();
        self.node(node);
    }

    /// Returns the finished node.
    #[inline(never)]
    pub fn done(&mut self) -> Html {
        mem::take(&mut self.now).node()
    }

    /// Adds a child node to the innermost open element.
    #[inline(never)]
    pub fn node(&mut self, node: Html) {
        self.now.inside.push(node);
    }

    /// Sets the value of the next attribute. If the value is `None`, the element does not get the
    /// attribute.
    #[inline(never)]
    pub fn value(&mut self, value: Option<AttrValue>) {
        let value = value.map(AttributeOrProperty::Attribute);
        self.now.values.push(value);
    }

    /// Sets the next attribute, which is boolean: it is present if `on` is true, and absent
    /// otherwise.
    #[inline(never)]
    pub fn flag(&mut self, on: bool) {
        let key = self.now.keys.get(self.now.values.len());
        self.value(key.filter(|_| on).map(|key| AttrValue::Static(key)));
    }

    /// Sets the key that distinguishes the element from its siblings.
    #[inline(never)]
    pub fn key(&mut self, key: &str) {
        self.now.key = Some(key.into());
    }

    /// Sets the DOM property `checked`, which the browser keeps separate from the attribute
    /// `checked`.
    #[inline(never)]
    pub fn checked(&mut self, checked: bool) {
        self.now.checked = Some(checked);
    }

    /// Sets the DOM property `value` of a field, which the browser keeps separate from the
    /// attribute `value`.
    #[inline(never)]
    pub fn filled(&mut self, value: &str) {
        self.now.value = Some(AttrValue::Rc(value.into()));
    }

    /// Adds an event listener.
    #[inline(never)]
    pub fn heard(&mut self, kind: ListenerKind, callback: Callback<Event>) {
        let heard = HostEvent { kind, callback };
        self.now.listeners.push(Some(Rc::new(heard)));
    }
}

impl Open {
    fn node(self) -> Html {
        if self.name.is_empty() {
            return together(self.inside);
        }
        let mut tag = VTag::new(self.name);
        tag.key = self.key;
        if !self.keys.is_empty() {
            tag.attributes = Attributes::Dynamic {
                keys: self.keys,
                values: self.values.into(),
            };
        }
        if !self.listeners.is_empty() {
            tag.set_listeners(self.listeners.into());
        }
        if let Some(checked) = self.checked {
            tag.set_checked(checked);
        }
        if self.value.is_some() {
            tag.set_value(self.value);
        }
        if let Some(inside) = tag.children_mut() {
            *inside = together(self.inside);
        }
        tag.into()
    }
}

fn together(mut nodes: Vec<Html>) -> Html {
    match nodes.pop() {
        Some(only) if nodes.is_empty() => only,
        Some(last) => {
            nodes.push(last);
            VNode::from(VList::with_children(nodes, None))
        }
        None => Html::default(),
    }
}

struct HostEvent {
    kind: ListenerKind,
    callback: Callback<Event>,
}

impl Listener for HostEvent {
    fn kind(&self) -> ListenerKind {
        self.kind.clone()
    }

    fn handle(&self, event: Event) {
        self.callback.emit(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

/// Joins class names into the value of a `class` attribute. Each name can be an `Option`.
macro_rules! classes {
    ($($class:expr),*) => {
        $crate::ui::html::Classes::of(&[$(::std::option::Option::from($class)),*])
    };
}
pub(crate) use classes;

/// Turns markup into a node.
macro_rules! html {
    (< $($markup:tt)*) => {
        $crate::ui::html::html!(@page < $($markup)*)
    };
    (if $($markup:tt)*) => {
        $crate::ui::html::html!(@page if $($markup)*)
    };
    (for $($markup:tt)*) => {
        $crate::ui::html::html!(@page for $($markup)*)
    };
    (@page $($markup:tt)*) => {{
        let mut page = $crate::ui::html::Markup::begun();
        $crate::ui::html::markup!(page $($markup)*);
        page.done()
    }};
    ($inside:expr) => {
        $crate::ui::html::Inside::node($inside)
    };
}
pub(crate) use html;
