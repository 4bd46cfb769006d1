//! A smaller `html!` macro. It has the syntax of Yew's `html!` and builds the same nodes with less
//! code.
//!
//! Yew's macro expands to the complete construction of each element, which takes at least 250 bytes
//! of wasm per element. This macro expands to a few calls with few arguments, and the functions
//! that they call exist only once, in this module. It supports only the syntax that our markup
//! uses: elements, fragments, computed tag names (`@{ }`), `{ }`, `if`, `if let`, `else`, `for`,
//! and attributes whose value is a literal or in `{ }`. Each `if` and each `for` is one node, even
//! if it renders nothing. The siblings after that node therefore keep their index, and Yew does not
//! recreate them.
//!
//! Compared with Yew's macro, this macro saves 22 KB of the compressed wasm. If a later release of
//! Yew has a macro that is about as small, this macro can be removed
//! (docs/decisions/054-build-or-buy.md).

pub mod event;
mod grammar;
mod values;

pub(crate) use grammar::{element, for_loop, if_else, markup};
use std::mem;
use std::rc::Rc;
pub use values::{Attribute, Classes, Content, ElementKey};
pub use yew::Html;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag,
};
use yew::{Callback, Event};

/// The builder of a node. `current` is the innermost open element, and `ancestors` contains the
/// elements around it, outermost first.
#[derive(Default)]
pub struct Markup {
    current: OpenElement,
    ancestors: Vec<OpenElement>,
}

#[derive(Default)]
struct OpenElement {
    name: &'static str,
    keys: &'static [&'static str],
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    key: Option<Key>,
    checked: Option<bool>,
    value: Option<AttrValue>,
    children: Vec<Html>,
}

impl Markup {
    /// Returns an empty builder. The builder is boxed, because every call passes its address.
    #[inline(never)]
    pub fn boxed() -> Box<Self> {
        Box::default()
    }

    /// Opens an element with the attribute names `keys`. An empty name opens a fragment.
    #[inline(never)]
    pub fn open(&mut self, name: &'static str, keys: &'static [&'static str]) {
        let open = OpenElement {
            name,
            keys,
            ..OpenElement::default()
        };
        self.ancestors.push(mem::replace(&mut self.current, open));
    }

    /// Closes the innermost open element. A debug build panics if its name is not `name`.
    #[inline(always)]
    pub fn close(&mut self, name: &'static str) {
        debug_assert_eq!(self.current.name, name);
        self.end();
    }

    /// Closes the innermost open element, whatever its name.
    #[inline(never)]
    pub fn end(&mut self) {
        let parent = self.ancestors.pop().unwrap_or_default();
        let node = mem::replace(&mut self.current, parent).node();
        self.node(node);
    }

    /// Returns the finished node.
    #[inline(never)]
    pub fn finish(&mut self) -> Html {
        mem::take(&mut self.current).node()
    }

    /// Adds a child node to the innermost open element.
    #[inline(never)]
    pub fn node(&mut self, node: Html) {
        self.current.children.push(node);
    }

    /// Sets the value of the next attribute. If the value is `None`, the element does not get the
    /// attribute.
    #[inline(never)]
    pub fn value(&mut self, value: Option<AttrValue>) {
        let value = value.map(AttributeOrProperty::Attribute);
        self.current.values.push(value);
    }

    /// Sets the next attribute, which is boolean: it is present if `on` is true, and absent
    /// otherwise.
    #[inline(never)]
    pub fn flag(&mut self, on: bool) {
        let key = self.current.keys.get(self.current.values.len());
        self.value(key.filter(|_| on).map(|key| AttrValue::Static(key)));
    }

    /// Sets the key that distinguishes the element from its siblings.
    #[inline(never)]
    pub fn key(&mut self, key: &str) {
        self.current.key = Some(key.into());
    }

    /// Sets the DOM property `checked`, which the browser keeps separate from the attribute
    /// `checked`.
    #[inline(never)]
    pub fn checked(&mut self, checked: bool) {
        self.current.checked = Some(checked);
    }

    /// Sets the DOM property `value` of a field, which the browser keeps separate from the
    /// attribute `value`.
    #[inline(never)]
    pub fn field_value(&mut self, value: &str) {
        self.current.value = Some(AttrValue::Rc(value.into()));
    }

    /// Adds an event listener.
    #[inline(never)]
    pub fn listener(&mut self, kind: ListenerKind, callback: Callback<Event>) {
        let listener = CallbackListener { kind, callback };
        self.current.listeners.push(Some(Rc::new(listener)));
    }
}

impl OpenElement {
    fn node(self) -> Html {
        if self.name.is_empty() {
            return fragment(self.children);
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
        if let Some(children) = tag.children_mut() {
            *children = fragment(self.children);
        }
        tag.into()
    }
}

fn fragment(mut nodes: Vec<Html>) -> Html {
    match nodes.pop() {
        Some(only) if nodes.is_empty() => only,
        Some(last) => {
            nodes.push(last);
            VNode::from(VList::with_children(nodes, None))
        }
        None => Html::default(),
    }
}

struct CallbackListener {
    kind: ListenerKind,
    callback: Callback<Event>,
}

impl Listener for CallbackListener {
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
    ($($class:expr),* $(,)?) => {
        $crate::ui::html::Classes::of(&[$(::std::option::Option::from($class)),*])
    };
}
pub(crate) use classes;

/// Turns markup, or a value that implements `Content`, into a node.
macro_rules! html {
    (< $($markup:tt)*) => {
        $crate::ui::html::html!(@markup < $($markup)*)
    };
    (if $($markup:tt)*) => {
        $crate::ui::html::html!(@markup if $($markup)*)
    };
    (for $($markup:tt)*) => {
        $crate::ui::html::html!(@markup for $($markup)*)
    };
    (@markup $($markup:tt)*) => {{
        let mut builder = $crate::ui::html::Markup::boxed();
        $crate::ui::html::markup!(builder $($markup)*);
        builder.finish()
    }};
    ($content:expr) => {
        $crate::ui::html::Content::node($content)
    };
}
pub(crate) use html;
