//! Checks the parts that concern the whole catalog: `about.toml`, the sources, the glossary and the
//! interface messages. The linker calls these checks.

use super::Linker;
use super::texts::{GIVE_EACH_ITS_OWN, earlier, numbered};
use crate::date::Date;
use crate::document::{Source, Term};
use crate::messages::Messages;
use crate::problem::{Cause, Subject};

impl<'d> Linker<'d> {
    pub(super) fn about(&mut self) {
        let about = &self.document.about;
        self.subject = Subject::About;
        let numbers = about.version.split('.');
        if numbers.clone().count() != 3 || numbers.clone().any(|n| n.parse::<u32>().is_err()) {
            let found = format!("\"{}\" is not a version", about.version);
            self.problem("version", found, "write three numbers, such as 1.0.0");
        }
        self.complete_date("published", about.published);
        self.complete_date("review_by", about.review_by);
        if about.review_by.first() <= about.published.first() {
            let found = format!("{} is not after {}", about.review_by, about.published);
            let remedy = "write a date after the date of publication";
            self.problem("review_by", found, remedy);
        }
        self.lines("leaves_out", &about.leaves_out);
        self.lines("at_hand", &about.at_hand);
        self.claims("umbrella", &about.umbrella);
        self.claims("process", &about.process);
        self.rows(about);
        for (position, roster) in about.rosters.iter().enumerate() {
            self.complete_date(&numbered("rosters", position, "date"), roster.date);
            self.text(&numbered("rosters", position, "name"), &roster.name);
        }
        self.asks("ask_ice", &about.ask_ice);
        self.asks("counsel", &about.counsel);
        for (position, period) in about.periods.iter().enumerate() {
            self.text(&numbered("periods", position, "years"), &period.years);
            self.text(&numbered("periods", position, "text"), &period.text);
        }
    }

    /// Checks every source. Call this method after all checks of citations, because it reports
    /// sources that nothing cites.
    pub(super) fn sources(&mut self) {
        for (position, source) in self.document.sources.iter().enumerate() {
            self.subject = Subject::Source(position);
            self.source(position, source);
        }
    }

    fn source(&mut self, position: usize, source: &Source) {
        let id = source.id.as_str();
        let same = earlier(&self.document.sources, position, |other| {
            other.id == source.id
        });
        self.part_id(id, same.map(Subject::Source));
        let cited = self
            .known_source(&source.id)
            .and_then(|known| self.cited.get(known));
        if cited != Some(&true) {
            let found = format!("no claim cites \"{id}\"");
            self.problem_with_cause(Cause::Unused, "id", found, "cite it or remove it");
        }
        self.text("title", &source.title);
        self.text("short", &source.short);
        self.text("publisher", &source.publisher);
        if let Some(url) = &source.url {
            self.address("url", url);
        }
        self.optional_text("note", &source.note);
        if let Some(review_by) = source.review_by {
            self.review(source, review_by);
        }
    }

    /// Checks the date by which a source must be read again. That date must be later than the
    /// source's `as_of` and `captured` dates, and not later than `review_by` in `about.toml`.
    fn review(&mut self, source: &Source, review_by: Date) {
        self.complete_date("review_by", review_by);
        let dates = [Some(source.as_of), source.captured];
        let not_before = |date: &Date| date.first() >= review_by.first();
        if let Some(date) = dates.into_iter().flatten().find(not_before) {
            let found = format!("{review_by} is not after {date}");
            let remedy = "write a date after the source was read";
            self.problem("review_by", found, remedy);
        }
        let catalog_review = self.document.about.review_by;
        if review_by.first() > catalog_review.first() {
            let found =
                format!("{review_by} is after {catalog_review}, the review_by of about.toml");
            self.problem("review_by", found, "leave it out, or write an earlier date");
        }
    }

    fn address(&mut self, field: &str, address: &str) {
        let rest = address.strip_prefix("https://");
        if !rest.is_some_and(|rest| rest.contains('.')) {
            let remedy = "write a whole address that begins with https://";
            self.problem(field, format!("it is \"{address}\""), remedy);
        }
    }

    pub(super) fn glossary(&mut self) {
        self.subject = Subject::Glossary;
        for (position, term) in self.document.glossary.iter().enumerate() {
            self.term(position, term);
        }
    }

    fn term(&mut self, position: usize, term: &'d Term) {
        let name = numbered("glossary", position, "term");
        let field = format!("glossary.{}", term.term);
        self.text(&name, &term.term);
        let same = earlier(&self.document.glossary, position, |other| {
            other.term == term.term
        });
        self.report_duplicate(&name, &term.term, "glossary", same, GIVE_EACH_ITS_OWN);
        self.optional_text(&format!("{field}.stands_for"), &term.stands_for);
        self.text(&format!("{field}.text"), &term.text);
        self.citations(&field, &term.cite);
    }

    pub(super) fn messages(&mut self) {
        let messages = &self.document.words;
        self.subject = Subject::Messages;
        for key in Messages::missing(messages) {
            let remedy = "add it: the interface needs it";
            self.problem(&key, "there is no such message", remedy);
        }
        for key in Messages::unknown(messages) {
            let remedy = "remove it, or fix its key";
            self.problem(&key, "no part of the interface uses it", remedy);
        }
        for (key, text) in messages {
            self.text(key, text);
        }
    }

    pub(super) fn complete_date(&mut self, field: &str, date: Date) {
        if !date.is_day() {
            let found = format!("{date} is not a complete date");
            self.problem(field, found, "write it as 2007-08-21");
        }
    }
}
