//! Checks the latest known status of a program, the pointers to State law (summaries of State laws,
//! with sources), and the facts on which sources disagree. The linker calls these checks.

use super::Linker;
use super::texts::{earlier, numbered};
use crate::date::Date;
use crate::document::{Citation, Fact, StateLaw, Status, StatusKind};
use crate::problem::Subject;

/// The topic of facts on which sources disagree.
const DISPUTED: &str = "disputed";

impl<'d> Linker<'d> {
    pub(super) fn status(&mut self, status: &'d Status) {
        self.text("status.text", &status.text);
        self.cited("status", &status.cite);
        self.optional_text("status.name", &status.name);
        if (status.kind == StatusKind::Renamed) != status.name.is_some() {
            let found = "a status has a new name exactly if its kind is \"renamed\"";
            self.problem("status.name", found, "add the name, or remove it");
        }
        if !status.cite.is_empty() && !self.is_date_of(status.date, &status.cite) {
            let found = format!("none of its sources has the date {}", status.date);
            self.problem("status.date", found, "write the date of one of them");
        }
    }

    /// Whether one of these citations has this date. A citation of an unknown source counts too,
    /// because that source could have this date.
    fn is_date_of(&self, date: Date, cite: &[Citation]) -> bool {
        cite.iter().any(|citation| {
            let mut sources = self.document.sources.iter();
            let source = sources.find(|source| source.id == citation.source);
            let as_of = citation.as_of.or(source.map(|source| source.as_of));
            as_of.is_none_or(|as_of| as_of == date)
        })
    }

    /// Checks that each fact with the topic `disputed` has at least two citations, because a
    /// disagreement needs two sides.
    pub(super) fn disputed(&mut self, field: &str, facts: &'d [Fact]) {
        for (position, fact) in facts.iter().enumerate() {
            if fact.topic == DISPUTED && fact.cite.len() < 2 {
                let found = "a disputed fact needs at least two sources";
                let remedy = "cite each source that disagrees";
                self.problem(&numbered(field, position, "cite"), found, remedy);
            }
        }
    }

    /// Checks the pointers to State law. The pointers must be in the order of the States' names,
    /// because readers look up a State by its name.
    pub(super) fn law(&mut self) {
        self.subject = Subject::Law;
        let law = &self.document.law;
        for (position, pointer) in law.iter().enumerate() {
            let state = numbered("law", position, "state");
            self.text(&state, &pointer.state);
            self.topics(position, pointer);
            // A translation keeps the order of the English names, so check the order only in
            // English.
            let before = position.checked_sub(1).and_then(|before| law.get(before));
            let before = before.filter(|_| self.document.about.language.is_none());
            if let Some(before) = before.filter(|before| before.state > pointer.state) {
                let found = format!("\"{}\" comes after \"{}\"", pointer.state, before.state);
                self.problem(&state, found, "put the States in the order of their names");
            }
            self.text(&numbered("law", position, "text"), &pointer.text);
            self.cited(&format!("law#{}", position + 1), &pointer.cite);
        }
    }

    /// Checks that a pointer names at least one topic, and that the pointers of its State name each
    /// topic only once.
    fn topics(&mut self, position: usize, pointer: &StateLaw) {
        let field = numbered("law", position, "on");
        if pointer.on.is_empty() {
            let remedy = "write agreements, detainers, notice or access";
            self.problem(&field, "it is empty", remedy);
        }
        for (index, topic) in pointer.on.iter().enumerate() {
            let in_this = pointer.on.iter().take(index).any(|other| other == topic);
            let law = &self.document.law;
            let has_topic =
                |other: &StateLaw| other.state == pointer.state && other.on.contains(topic);
            let before = earlier(law, position, has_topic);
            let same = if in_this { Some(position) } else { before };
            self.report_duplicate(
                &field,
                topic.name(),
                "law",
                same,
                "combine both in one entry",
            );
        }
    }
}
