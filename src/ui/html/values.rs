//! The types of values that `html!` accepts, and how a value of each type is rendered: as the
//! content of an element, as an attribute, as a `key` or as a `class`.

use crate::ui::html::Markup;
use guide_engine::messages::ENGLISH;
use std::mem;
use yew::Html;
use yew::virtual_dom::{AttrValue, VNode, VText};

/// A value that can be the content of an element.
pub trait Content: Sized {
    /// Turns the value into a node.
    fn node(self) -> Html;

    /// Adds the value to the innermost open element of `builder`.
    fn write(self, builder: &mut Markup) {
        builder.node(self.node());
    }
}

impl Content for Html {
    fn node(self) -> Html {
        self
    }
}

impl Content for &str {
    #[inline(never)]
    fn node(self) -> Html {
        match self.chars().any(|character| character == ENGLISH.0) {
            true => mark_english(self),
            false => VNode::VText(VText::new(AttrValue::Rc(self.into()))),
        }
    }
}

/// Renders a text that may contain untranslated English parts, which occur when the guide is in
/// another language. The text between each outermost pair of `ENGLISH` characters is rendered in a
/// `<span>` with the attributes `lang="en"` and `dir="ltr"`. Pairs can be nested, because an
/// English text can have a placeholder that is filled with another English text.
fn mark_english(text: &str) -> Html {
    let mut builder = Markup::boxed();
    let (mut depth, mut part) = (0_usize, String::new());
    for character in text.chars() {
        let before = depth;
        match character {
            _ if character == ENGLISH.0 => depth += 1,
            _ if character == ENGLISH.1 => depth = depth.saturating_sub(1),
            _ => part.push(character),
        }
        if (before == 0) != (depth == 0) {
            write_part(&mut builder, &mem::take(&mut part), before > 0);
        }
    }
    write_part(&mut builder, &part, depth > 0);
    builder.finish()
}

fn write_part(builder: &mut Markup, part: &str, english: bool) {
    if english {
        builder.open("span", &["lang", "dir"]);
        builder.value(Some(AttrValue::Static("en")));
        builder.value(Some(AttrValue::Static("ltr")));
    }
    builder.node(part.node());
    if english {
        builder.end();
    }
}

impl Content for &String {
    fn node(self) -> Html {
        self.as_str().node()
    }
}

impl Content for String {
    fn node(self) -> Html {
        self.as_str().node()
    }
}

impl Content for usize {
    fn node(self) -> Html {
        self.to_string().node()
    }
}

impl<T: Content> Content for Option<T> {
    fn node(self) -> Html {
        self.map(Content::node).unwrap_or_default()
    }
}

/// A value that an attribute can have.
pub trait Attribute {
    /// Sets the next attribute of the innermost open element to this value.
    fn write(self, builder: &mut Markup);
}

impl Attribute for &'static str {
    fn write(self, builder: &mut Markup) {
        builder.value(Some(AttrValue::Static(self)));
    }
}

impl Attribute for String {
    fn write(self, builder: &mut Markup) {
        builder.value(Some(AttrValue::Rc(self.into())));
    }
}

impl Attribute for Option<String> {
    fn write(self, builder: &mut Markup) {
        builder.value(self.map(|value| AttrValue::Rc(value.into())));
    }
}

impl Attribute for bool {
    fn write(self, builder: &mut Markup) {
        builder.flag(self);
    }
}

impl Attribute for Classes {
    fn write(self, builder: &mut Markup) {
        builder.value(self.0);
    }
}

/// A value for `key`, which identifies an element among its siblings.
pub trait ElementKey {
    /// Sets this value as the key of the innermost open element of `builder`.
    fn write(self, builder: &mut Markup);
}

impl ElementKey for &str {
    fn write(self, builder: &mut Markup) {
        builder.key(self);
    }
}

impl ElementKey for String {
    fn write(self, builder: &mut Markup) {
        builder.key(&self);
    }
}

impl ElementKey for usize {
    fn write(self, builder: &mut Markup) {
        builder.key(&self.to_string());
    }
}

/// The value of a `class` attribute. If there are no classes, the element does not get the
/// attribute.
#[derive(Clone)]
pub struct Classes(Option<AttrValue>);

impl Classes {
    /// Joins the class names that are not `None`.
    #[inline(never)]
    pub fn of(names: &[Option<&str>]) -> Self {
        let mut text = String::new();
        for class in names.iter().flatten() {
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
