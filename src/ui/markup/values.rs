//! What can stand in markup between braces, and what becomes of it.

use super::Markup;
use guide_engine::word::ENGLISH;
use std::mem;
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
        match self.chars().any(|sign| sign == ENGLISH.0) {
            true => with_english(self),
            false => VNode::VText(VText::new(AttrValue::Rc(self.into()))),
        }
    }
}

/// A text of which some is in English, although the guide speaks another language. The marks may be within each other, where
/// an English text has been filled in with one.
fn with_english(text: &str) -> Html {
    let mut page = Markup::begun();
    let (mut depth, mut part) = (0_usize, String::new());
    for sign in text.chars() {
        let before = depth;
        match sign {
            _ if sign == ENGLISH.0 => depth += 1,
            _ if sign == ENGLISH.1 => depth = depth.saturating_sub(1),
            _ => part.push(sign),
        }
        if (before == 0) != (depth == 0) {
            put(&mut page, &mem::take(&mut part), before > 0);
        }
    }
    put(&mut page, &part, depth > 0);
    page.done()
}

fn put(page: &mut Markup, part: &str, english: bool) {
    if english {
        page.open("span", &["lang", "dir"]);
        page.value(Some(AttrValue::Static("en")));
        page.value(Some(AttrValue::Static("ltr")));
    }
    page.node(part.node());
    if english {
        page.end();
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
