//! Checks of what is known of a program today, of pointers to State law, and of what sources disagree on.

use super::Linker;
use super::texts::{earlier, numbered};
use crate::date::Date;
use crate::document::{Citation, Fact, StateLaw, Status, StatusKind};
use crate::problem::Subject;

/// The topic of facts that say where sources disagree.
const DISPUTED: &str = "disputed";

impl<'d> Linker<'d> {
    pub(super) fn status(&mut self, status: &'d Status) {
        self.text("status.text", &status.text);
        self.cited("status", &status.cite);
        self.text_if_any("status.name", &status.name);
        if (status.kind == StatusKind::Renamed) != status.name.is_some() {
            let found = "a new name goes with \"renamed\", and with nothing else";
            self.problem("status.name", found, "write it, or take it out");
        }
        if !status.cite.is_empty() && !self.is_date_of(status.date, &status.cite) {
            let found = format!("{} is the date of none of its sources", status.date);
            self.problem("status.date", found, "write the date of one of them");
        }
    }

    /// Whether one of these citations speaks for this date; one of an unknown source might.
    fn is_date_of(&self, date: Date, cite: &[Citation]) -> bool {
        cite.iter().any(|own| {
            let mut sources = self.document.sources.iter();
            let source = sources.find(|source| source.id == own.source);
            let speaks_for = own.as_of.or(source.map(|source| source.as_of));
            speaks_for.is_none_or(|own| own == date)
        })
    }

    /// What sources disagree on is told with two of them at least, or it is no disagreement.
    pub(super) fn disputed(&mut self, field: &str, facts: &'d [Fact]) {
        for (position, fact) in facts.iter().enumerate() {
            if fact.topic == DISPUTED && fact.cite.len() < 2 {
                let found = "what sources disagree on has one source";
                let remedy = "name each of those that disagree";
                self.problem(&numbered(field, position, "cite"), found, remedy);
            }
        }
    }

    /// A State is looked up by its name, so the list has its order.
    pub(super) fn law(&mut self) {
        self.subject = Subject::Law;
        let law = &self.document.law;
        for (position, pointer) in law.iter().enumerate() {
            let state = numbered("law", position, "state");
            self.text(&state, &pointer.state);
            self.topics(position, pointer);
            // A translation leaves the States where they stand in English.
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

    /// Checks that each act of a State stands in one pointer only.
    fn topics(&mut self, position: usize, pointer: &StateLaw) {
        let field = numbered("law", position, "on");
        if pointer.on.is_empty() {
            let remedy = "write agreements, detainers, notice or access";
            self.problem(&field, "it is empty", remedy);
        }
        for (place, topic) in pointer.on.iter().enumerate() {
            let in_this = pointer.on.iter().take(place).any(|other| other == topic);
            let law = &self.document.law;
            let speaks =
                |other: &StateLaw| other.state == pointer.state && other.on.contains(topic);
            let before = earlier(law, position, speaks);
            let same = if in_this { Some(position) } else { before };
            self.not_twice(&field, topic.name(), "law", same, "say both in one");
        }
    }
}
