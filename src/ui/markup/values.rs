//! What can stand in markup between braces, and what becomes of it.

use super::Markup;
use yew::Html;
use yew::virtual_dom::{AttrValue, VNode, VText};

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
