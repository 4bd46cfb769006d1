//! Markup in few bytes: `html!` as Yew writes it, as a row of small calls instead of an element's whole making each time.
//!
//! Yew's own macro makes each element where it stands, 250 bytes and more of program for each. This one writes an
//! element as a few calls with a few arguments; what they do is here, once. It knows what our markup has in it: elements, `{ }`, `if`,
//! `if let`, `else`, `for`; in an attribute a literal or `{ }`. Each `if` and each `for` is one node, whatever comes of it, so that what follows keeps its place.

mod grammar;

pub(crate) use grammar::{choice, each, element, markup};
use std::mem;
use std::rc::Rc;
pub use yew::Html;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag,
    VText,
};
use yew::{Callback, Event};

/// The element begun last, and those around it that are not yet ended, the outermost first.
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
    /// An empty page; a box, because each call is given its address.
    #[inline(never)]
    pub fn begun() -> Box<Self> {
        Box::default()
    }

    /// Begins an element with these attributes; without a name it only holds its inside together.
    #[inline(never)]
    pub fn open(&mut self, name: &'static str, keys: &'static [&'static str]) {
        let open = Open {
            name,
            keys,
            ..Open::default()
        };
        self.around.push(mem::replace(&mut self.now, open));
    }

    /// Ends the element begun last.
    #[inline(always)]
    pub fn close(&mut self, name: &'static str) {
        debug_assert_eq!(self.now.name, name);
        self.end();
    }

    /// Ends it, whatever its name.
    #[inline(never)]
    pub fn end(&mut self) {
        let around = self.around.pop().unwrap_or_default();
        let node = mem::replace(&mut self.now, around).node();
        self.node(node);
    }

    /// All that was written.
    #[inline(never)]
    #[expect(clippy::boxed_local, reason = "a page is a box from its beginning")]
    pub fn done(self: Box<Self>) -> Html {
        self.now.node()
    }

    /// A node within the element begun last.
    #[inline(never)]
    pub fn node(&mut self, node: Html) {
        self.now.inside.push(node);
    }

    /// The value of the next attribute; without one the element does not have the attribute.
    #[inline(never)]
    pub fn value(&mut self, value: Option<AttrValue>) {
        let value = value.map(AttributeOrProperty::Attribute);
        self.now.values.push(value);
    }

    /// The value of the next attribute, if it is one that is there or not.
    #[inline(never)]
    pub fn flag(&mut self, on: bool) {
        let key = self.now.keys.get(self.now.values.len());
        self.value(key.filter(|_| on).map(|key| AttrValue::Static(key)));
    }

    /// What tells the element from its neighbors.
    #[inline(never)]
    pub fn key(&mut self, key: &str) {
        self.now.key = Some(key.into());
    }

    /// Whether a box is ticked. The browser keeps that apart from the attribute.
    #[inline(never)]
    pub fn checked(&mut self, checked: bool) {
        self.now.checked = Some(checked);
    }

    /// What stands in a field. The browser keeps that apart from the attribute.
    #[inline(never)]
    pub fn filled(&mut self, value: &str) {
        self.now.value = Some(AttrValue::Rc(value.into()));
    }

    /// Whom to tell of an event.
    #[inline(never)]
    pub fn heard(&mut self, kind: ListenerKind, callback: Callback<Event>) {
        let heard = Heard { kind, callback };
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

struct Heard {
    kind: ListenerKind,
    callback: Callback<Event>,
}

impl Listener for Heard {
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

/// What can stand within an element.
pub trait Inside: Sized {
    /// It as a node.
    fn node(self) -> Html;

    /// Writes it.
    fn write(self, page: &mut Markup) {
        page.node(self.node());
    }
}

impl Inside for Html {
    fn node(self) -> Html {
        self
    }
}

impl Inside for &str {
    #[inline(never)]
    fn node(self) -> Html {
        VNode::VText(VText::new(AttrValue::Rc(self.into())))
    }
}

impl Inside for &String {
    fn node(self) -> Html {
        self.as_str().node()
    }
}

impl Inside for String {
    fn node(self) -> Html {
        self.as_str().node()
    }
}

impl Inside for usize {
    fn node(self) -> Html {
        self.to_string().node()
    }
}

impl<T: Inside> Inside for Option<T> {
    fn node(self) -> Html {
        self.map(Inside::node).unwrap_or_default()
    }
}

/// What an attribute can have as its value.
pub trait Attribute {
    /// Writes it.
    fn write(self, page: &mut Markup);
}

impl Attribute for &'static str {
    fn write(self, page: &mut Markup) {
        page.value(Some(AttrValue::Static(self)));
    }
}

impl Attribute for String {
    fn write(self, page: &mut Markup) {
        page.value(Some(AttrValue::Rc(self.into())));
    }
}

impl Attribute for Option<String> {
    fn write(self, page: &mut Markup) {
        page.value(self.map(|value| AttrValue::Rc(value.into())));
    }
}

impl Attribute for bool {
    fn write(self, page: &mut Markup) {
        page.flag(self);
    }
}

impl Attribute for Classes {
    fn write(self, page: &mut Markup) {
        page.value(self.0);
    }
}

/// What tells an element from its neighbors.
pub trait Name {
    /// Writes it.
    fn write(self, page: &mut Markup);
}

impl Name for &str {
    fn write(self, page: &mut Markup) {
        page.key(self);
    }
}

impl Name for String {
    fn write(self, page: &mut Markup) {
        page.key(&self);
    }
}

impl Name for usize {
    fn write(self, page: &mut Markup) {
        page.key(&self.to_string());
    }
}

/// The classes of an element; without any it has no such attribute.
#[derive(Clone)]
pub struct Classes(Option<AttrValue>);

impl Classes {
    /// All of these that there are.
    #[inline(never)]
    pub fn of(all: &[Option<&str>]) -> Self {
        let mut text = String::new();
        for class in all.iter().flatten() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(class);
        }
        Self((!text.is_empty()).then(|| AttrValue::Rc(text.into())))
    }
}

impl From<&'static str> for Classes {
    fn from(class: &'static str) -> Self {
        Self(Some(AttrValue::Static(class)))
    }
}

/// Classes, of which some may be absent.
macro_rules! classes {
    ($($class:expr),*) => {
        $crate::ui::markup::Classes::of(&[$(::std::option::Option::from($class)),*])
    };
}
pub(crate) use classes;

/// Markup as a node.
macro_rules! html {
    (< $($markup:tt)*) => {
        $crate::ui::markup::html!(@page < $($markup)*)
    };
    (if $($markup:tt)*) => {
        $crate::ui::markup::html!(@page if $($markup)*)
    };
    (for $($markup:tt)*) => {
        $crate::ui::markup::html!(@page for $($markup)*)
    };
    (@page $($markup:tt)*) => {{
        let mut page = $crate::ui::markup::Markup::begun();
        $crate::ui::markup::markup!(page $($markup)*);
        page.done()
    }};
    ($inside:expr) => {
        $crate::ui::markup::Inside::node($inside)
    };
}
pub(crate) use html;
