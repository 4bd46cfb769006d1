//! The page under way, with the catalogue it is made from and the pieces every part of it uses.

use super::html::{Attribute, Html};
use guide_engine::catalog::Catalog;
use guide_engine::word::{Word, Words};

/// Headings by their level. No part is deeper.
const HEADINGS: [&str; 5] = ["h1", "h2", "h3", "h4", "h5"];

/// The page under way.
pub struct Page<'c> {
    /// What it tells of.
    pub catalog: &'c Catalog,
    html: Html,
}

impl<'c> Page<'c> {
    /// A page with nothing in it yet.
    pub fn new(catalog: &'c Catalog) -> Self {
        let html = Html::new();
        Self { catalog, html }
    }

    /// The catalogue's words.
    pub fn words(&self) -> &'c Words {
        self.catalog.words()
    }

    /// An element with what `inside` writes. It always has an end.
    pub fn element(
        &mut self,
        tag: &'static str,
        attributes: &[Attribute],
        inside: impl FnOnce(&mut Self),
    ) {
        self.html.open(tag, attributes);
        inside(self);
        self.html.close(tag);
    }

    /// An element that can have nothing in it.
    pub fn void(&mut self, tag: &'static str, attributes: &[Attribute]) {
        self.html.open(tag, attributes);
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.html.text(text);
    }

    /// An element with a text in it.
    pub fn line(&mut self, tag: &'static str, text: &str) {
        self.element(tag, &[], |page| page.text(text));
    }

    /// An element with a word of the catalogue in it.
    pub fn say(&mut self, tag: &'static str, word: Word) {
        let text = self.words().get(word);
        self.line(tag, text);
    }

    /// A heading of a level, from 1.
    pub fn heading(&mut self, level: usize, text: &str) {
        let tag = HEADINGS.get(level - 1).copied().unwrap_or("h5");
        self.line(tag, text);
    }

    /// A part that links can lead to, under a heading of the second level.
    pub fn chapter(&mut self, id: &str, title: &str, inside: impl FnOnce(&mut Self)) {
        self.element("section", &[("id", id), ("class", "chapter")], |page| {
            page.heading(2, title);
            inside(page);
        });
    }

    /// A part within a chapter.
    pub fn part(&mut self, level: usize, word: Word, inside: impl FnOnce(&mut Self)) {
        let title = self.words().get(word);
        self.element("section", &[], |page| {
            page.heading(level, title);
            inside(page);
        });
    }

    /// A name and what goes with it, within a `dl`.
    pub fn row(&mut self, name: Word, inside: impl FnOnce(&mut Self)) {
        self.element("div", &[], |page| {
            page.say("dt", name);
            page.element("dd", &[], inside);
        });
    }

    /// A link to a part of this page.
    pub fn link(&mut self, id: &str, text: &str) {
        self.element("a", &[("href", &format!("#{id}"))], |page| page.text(text));
    }

    /// Links in a row.
    pub fn links(&mut self, links: impl IntoIterator<Item = (String, &'c str)>) {
        for (place, (id, text)) in links.into_iter().enumerate() {
            if place > 0 {
                self.text("; ");
            }
            self.link(&id, text);
        }
    }

    /// The page as text.
    pub fn finish(self) -> String {
        self.html.finish()
    }
}
