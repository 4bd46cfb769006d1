//! A writer of HTML that cannot be made to write markup of anybody else: names come from the program, and every text is escaped.

/// An attribute: its name is the program's, its value may be anybody's.
pub type Attribute<'a> = (&'static str, &'a str);

/// Elements that begin a line of their own, so that a person can read the file.
const BLOCKS: [&str; 31] = [
    "html", "head", "body", "meta", "title", "link", "header", "nav", "main", "footer", "section",
    "div", "h1", "h2", "h3", "h4", "h5", "p", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "caption", "thead", "tbody", "tr", "th", "td",
];

/// A page under way.
#[derive(Debug)]
pub struct Html(String);

impl Html {
    /// A page with nothing in it yet.
    pub fn new() -> Self {
        Self("<!doctype html>".to_owned())
    }

    /// The start of an element; an element without content needs no end.
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

    /// The end of an element.
    pub fn close(&mut self, tag: &'static str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// A text, which stays one whatever is in it.
    pub fn text(&mut self, text: &str) {
        for sign in text.chars() {
            match sign {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                _ => self.0.push(sign),
            }
        }
    }

    /// The page as text.
    pub fn finish(mut self) -> String {
        self.0.push('\n');
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn whatever_is_written_as_text_or_value_stays_text() {
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
