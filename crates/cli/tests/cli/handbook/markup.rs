//! A minimal HTML parser, with which the tests of the handbook check that the page is well formed.
//! It reports wrong nesting, which a browser would silently repair.

/// A start tag or an end tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'h> {
    pub name: &'h str,
    pub is_end: bool,
    attributes: &'h str,
}

const VOID: [&str; 2] = ["meta", "link"];
/// The only elements that may occur inside the elements of `OF_PHRASES`, such as paragraphs and
/// headings.
const PHRASES: [&str; 4] = ["a", "b", "small", "span"];
const OF_PHRASES: [&str; 12] = [
    "p", "h1", "h2", "h3", "h4", "h5", "dt", "a", "b", "small", "span", "caption",
];

/// Escapes a text for HTML, as the handbook must do.
pub fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let text = text.replace('>', "&gt;").replace('"', "&quot;");
    text.replace('\'', "&#39;")
}

/// Returns every tag after the doctype, in document order.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let starts = html.split('<').skip(2);
    let whole = starts.map(|rest| rest.split('>').next().unwrap());
    let parsed = whole.map(|tag| {
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let is_end = name.starts_with('/');
        Tag {
            name: name.trim_start_matches('/'),
            is_end,
            attributes,
        }
    });
    parsed.collect()
}

/// Returns the value of an attribute, or `None` if the tag has no such attribute.
pub fn attribute<'h>(tag: &Tag<'h>, name: &str) -> Option<&'h str> {
    let wanted = format!("{name}=\"");
    let (before, rest) = tag.attributes.split_once(&wanted)?;
    assert!(before.is_empty() || before.ends_with(' '));
    rest.split('"').next()
}

/// Returns the first fault in the nesting of the elements or in the quotation marks, or `None` if
/// the page has no fault.
pub fn fault(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags(html) {
        if tag.attributes.matches('"').count() % 2 == 1 {
            return Some(format!("a quotation mark is open in {tag:?}"));
        }
        if tag.is_end {
            if open.pop() != Some(tag.name) {
                return Some(format!("{} ends and was not the last to begin", tag.name));
            }
            continue;
        }
        let parent = open.last().copied().unwrap_or_default();
        let nests = match parent {
            "ul" | "ol" => tag.name == "li",
            "dl" => tag.name == "div",
            _ => !OF_PHRASES.contains(&parent) || PHRASES.contains(&tag.name),
        };
        if !nests || !tag.name.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Some(format!("{} stands in {parent}", tag.name));
        }
        if !VOID.contains(&tag.name) {
            open.push(tag.name);
        }
    }
    (!open.is_empty()).then(|| format!("{open:?} have no end"))
}
