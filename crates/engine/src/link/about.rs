//! Checks the parts that concern the whole catalog: `about.toml`, the sources, the glossary and the
//! interface messages. The linker calls these checks.

use super::Linker;
use super::texts::{OWN, earlier, numbered};
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
        self.whole_day("published", about.published);
        self.whole_day("review_by", about.review_by);
        if about.review_by.first() <= about.published.first() {
            let found = format!("{} is not after {}", about.review_by, about.published);
            let remedy = "write a day after the day of publication";
            self.problem("review_by", found, remedy);
        }
        self.lines("leaves_out", &about.leaves_out);
        self.lines("at_hand", &about.at_hand);
        self.claims("umbrella", &about.umbrella);
        self.claims("process", &about.process);
        self.rows(about);
        for (position, roster) in about.rosters.iter().enumerate() {
            self.whole_day(&numbered("rosters", position, "date"), roster.date);
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
        let same = earlier(&self.document.sources, position, |o| o.id == source.id);
        self.part_id(id, same.map(Subject::Source));
        let cited = self
            .known_source(&source.id)
            .and_then(|known| self.cited.get(known));
        if cited != Some(&true) {
            let found = format!("no claim cites \"{id}\"");
            self.problem_by(Cause::Unused, "id", found, "cite it or remove it");
        }
        self.text("title", &source.title);
        self.text("short", &source.short);
        self.text("publisher", &source.publisher);
        if let Some(url) = &source.url {
            self.address("url", url);
        }
        self.text_if_any("note", &source.note);
        if let Some(day) = source.review_by {
            self.review(source, day);
        }
    }

    /// Checks the day by which a source must be read again. That day must be later than the
    /// source's `as_of` and `captured` dates, and not later than `review_by` in `about.toml`.
    fn review(&mut self, source: &Source, day: Date) {
        self.whole_day("review_by", day);
        let dates = [Some(source.as_of), source.captured];
        let later = |date: &Date| day.first() <= date.first();
        if let Some(date) = dates.into_iter().flatten().find(later) {
            let found = format!("{day} is not after {date}");
            self.problem("review_by", found, "write a day after the source was read");
        }
        let of_all = self.document.about.review_by;
        if day.first() > of_all.first() {
            let found = format!("{day} is after {of_all}, the review_by of about.toml");
            self.problem("review_by", found, "leave it out, or write an earlier day");
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
        let same = earlier(&self.document.glossary, position, |o| o.term == term.term);
        self.not_twice(&name, &term.term, "glossary", same, OWN);
        self.text_if_any(&format!("{field}.stands_for"), &term.stands_for);
        self.text(&format!("{field}.text"), &term.text);
        self.citations(&field, &term.cite);
    }

    pub(super) fn messages(&mut self) {
        let messages = &self.document.words;
        self.subject = Subject::Messages;
        for key in Messages::missing(messages) {
            let remedy = "add it: the interface needs it";
            self.problem(&key, "there is no such word", remedy);
        }
        for key in Messages::unknown(messages) {
            let remedy = "remove it, or mend its key";
            self.problem(&key, "no part of the interface uses it", remedy);
        }
        for (key, text) in messages {
            self.text(key, text);
        }
    }

    pub(super) fn whole_day(&mut self, field: &str, date: Date) {
        if !date.is_day() {
            let found = format!("{date} is not a whole day");
            self.problem(field, found, "write it as 2007-08-21");
        }
    }
}
