//! The handbook page while it is being written: the catalog that it describes, and methods that
//! write the markup used by all chapters.

use super::html::{Attribute, Html};
use guide_engine::catalog::Catalog;
use guide_engine::messages::{Key, Messages};

/// The heading elements by level. No section is nested more deeply than level 5.
const HEADINGS: [&str; 5] = ["h1", "h2", "h3", "h4", "h5"];

/// The handbook page while it is being written.
pub struct Page<'c> {
    /// The catalog that the page describes.
    pub catalog: &'c Catalog,
    html: Html,
}

impl<'c> Page<'c> {
    /// Starts an empty page.
    pub fn new(catalog: &'c Catalog) -> Self {
        let html = Html::new();
        Self { catalog, html }
    }

    /// Returns the interface messages of the catalog.
    pub fn messages(&self) -> &'c Messages {
        self.catalog.messages()
    }

    /// Writes an element around the contents that `write_contents` writes, always with an end tag.
    pub fn element(
        &mut self,
        tag: &'static str,
        attributes: &[Attribute],
        write_contents: impl FnOnce(&mut Self),
    ) {
        self.html.open(tag, attributes);
        write_contents(self);
        self.html.close(tag);
    }

    /// Writes a void element, which cannot have content.
    pub fn void(&mut self, tag: &'static str, attributes: &[Attribute]) {
        self.html.open(tag, attributes);
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) {
        self.html.text(text);
    }

    /// Writes an element that contains a text.
    pub fn text_element(&mut self, tag: &'static str, text: &str) {
        self.element(tag, &[], |page| page.text(text));
    }

    /// Writes an element that contains a message of the catalog.
    pub fn message_element(&mut self, tag: &'static str, key: Key) {
        let text = self.messages().get(key);
        self.text_element(tag, text);
    }

    /// Writes a heading. `level` counts from 1.
    pub fn heading(&mut self, level: usize, text: &str) {
        let tag = HEADINGS.get(level - 1).copied().unwrap_or("h5");
        self.text_element(tag, text);
    }

    /// Writes a section with a level 2 heading. Links on the page can refer to the id of the
    /// section.
    pub fn chapter(&mut self, id: &str, title: &str, write_contents: impl FnOnce(&mut Self)) {
        self.element("section", &[("id", id), ("class", "chapter")], |page| {
            page.heading(2, title);
            write_contents(page);
        });
    }

    /// Writes a section within a chapter, with a heading of the given level.
    pub fn section(&mut self, level: usize, title: Key, write_contents: impl FnOnce(&mut Self)) {
        let title = self.messages().get(title);
        self.element("section", &[], |page| {
            page.heading(level, title);
            write_contents(page);
        });
    }

    /// Writes a name and its description, for use within a `dl`.
    pub fn row(&mut self, name: Key, write_contents: impl FnOnce(&mut Self)) {
        self.element("div", &[], |page| {
            page.message_element("dt", name);
            page.element("dd", &[], write_contents);
        });
    }

    /// Writes a link to an id on this page.
    pub fn link(&mut self, id: &str, text: &str) {
        self.element("a", &[("href", &format!("#{id}"))], |page| page.text(text));
    }

    /// Writes links with semicolons between them.
    pub fn links(&mut self, links: impl IntoIterator<Item = (String, &'c str)>) {
        for (index, (id, text)) in links.into_iter().enumerate() {
            if index > 0 {
                self.text("; ");
            }
            self.link(&id, text);
        }
    }

    /// Returns the page as a string.
    pub fn finish(self) -> String {
        self.html.finish()
    }
}
