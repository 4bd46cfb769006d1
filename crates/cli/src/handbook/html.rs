//! An HTML writer for the handbook. The content cannot add markup: the names of elements and
//! attributes are constants in the code, and every text is escaped.

/// An attribute: its name, which is a constant, and its value, which can be any text.
pub type Attribute<'a> = (&'static str, &'a str);

/// The elements that start on a new line, so that the file is readable.
const BLOCKS: [&str; 31] = [
    "html", "head", "body", "meta", "title", "link", "header", "nav", "main", "footer", "section",
    "div", "h1", "h2", "h3", "h4", "h5", "p", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "caption", "thead", "tbody", "tr", "th", "td",
];

/// The HTML that has been written so far.
#[derive(Debug)]
pub struct Html(String);

impl Html {
    /// Starts an empty page.
    pub fn new() -> Self {
        Self("<!doctype html>".to_owned())
    }

    /// Writes a start tag. A void element, such as `meta`, needs no end tag.
    pub fn open(&mut self, tag: &'static str, attributes: &[Attribute]) {
        if BLOCKS.contains(&tag) {
            self.0.push('\n');
        }
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push('>');
    }

    /// Writes an end tag.
    pub fn close(&mut self, tag: &'static str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// Writes a text. Escapes the characters that could be read as markup.
    pub fn text(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                _ => self.0.push(character),
            }
        }
    }

    /// Returns the page as a string.
    pub fn finish(mut self) -> String {
        self.0.push('\n');
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn texts_and_attribute_values_are_escaped() {
        let mut html = Html::new();
        let hostile = "</p><script>alert('1')</script>\" onload=\"x&y";
        html.open("p", &[("id", hostile)]);
        html.text(hostile);
        html.close("p");
        let escaped =
            "&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x&amp;y";
        let expected = format!("<!doctype html>\n<p id=\"{escaped}\">{escaped}</p>\n");
        assert_eq!(html.finish(), expected);
    }
}
