//! The types of values that `html!` accepts, and how a value of each type is rendered: as the
//! content of an element, as an attribute, as a `key` or as a `class`.

use crate::ui::html::Markup;
use guide_engine::messages::ENGLISH;
use std::mem;
use yew::Html;
use yew::virtual_dom::{AttrValue, VNode, VText};

/// A value that can be the content of an element.
pub trait Inside: Sized {
    /// Turns the value into a node.
    fn node(self) -> Html;

    /// Adds the value to the innermost open element of `page`.
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

/// Renders a text that may contain untranslated English parts, which occur when the guide is in
/// another language. The text between each outermost pair of `ENGLISH` characters becomes a `<span
/// lang="en" dir="ltr">`. Pairs can be nested, because an English text can have a placeholder that
/// is filled with another English text.
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

/// A value that an attribute can have.
pub trait Attribute {
    /// Sets the next attribute of the innermost open element to this value.
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

/// A value for `key`, which identifies an element among its siblings.
pub trait Name {
    /// Sets this value as the key of the innermost open element of `page`.
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

/// The value of a `class` attribute. If there are no classes, the element does not get the
/// attribute.
#[derive(Clone)]
pub struct Classes(Option<AttrValue>);

impl Classes {
    /// Joins the class names that are not `None`.
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
