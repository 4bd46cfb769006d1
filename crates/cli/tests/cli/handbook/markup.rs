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
/// The only elements that may occur inside the elements of `PHRASING_PARENTS`, such as paragraphs
/// and headings.
const PHRASING: [&str; 4] = ["a", "b", "small", "span"];
const PHRASING_PARENTS: [&str; 12] = [
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
    let contents = starts.map(|rest| rest.split('>').next().unwrap());
    let parsed = contents.map(|tag| {
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
    let start = format!("{name}=\"");
    let (before, rest) = tag.attributes.split_once(&start)?;
    assert!(before.is_empty() || before.ends_with(' '));
    rest.split('"').next()
}

/// Returns the first fault in the nesting of the elements, in their names or in their quotation
/// marks, or `None` if there is no such fault.
pub fn fault(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags(html) {
        if tag.attributes.matches('"').count() % 2 == 1 {
            return Some(format!("a quotation mark is not closed in {tag:?}"));
        }
        if tag.is_end {
            if open.pop() != Some(tag.name) {
                return Some(format!(
                    "the end tag of {} does not match the open element",
                    tag.name
                ));
            }
            continue;
        }
        let parent = open.last().copied().unwrap_or_default();
        let may_nest = match parent {
            "ul" | "ol" => tag.name == "li",
            "dl" => tag.name == "div",
            _ => !PHRASING_PARENTS.contains(&parent) || PHRASING.contains(&tag.name),
        };
        if !may_nest || !tag.name.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Some(format!("{} is not allowed in {parent}", tag.name));
        }
        if !VOID.contains(&tag.name) {
            open.push(tag.name);
        }
    }
    (!open.is_empty()).then(|| format!("{open:?} have no end tags"))
}
