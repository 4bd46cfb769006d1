//! Checks the rows of the comparison table, and the cells of agreements and of standing options
//! (what an agency can do without any program). The linker calls these checks.

use super::Linker;
use super::texts::{earlier, numbered, one_of};
use crate::document::{About, Compared};
use crate::problem::{Cause, Subject};

impl<'d> Linker<'d> {
    /// Checks `compare`, the list of rows, and `overview`, the list of rows that the overview
    /// shows.
    pub(super) fn rows(&mut self, about: &'d About) {
        for (list, topics) in [("compare", &about.compare), ("overview", &about.overview)] {
            for (position, topic) in topics.iter().enumerate() {
                let field = format!("{list}#{}", position + 1);
                self.topic(&field, topic);
                let same = earlier(topics, position, |other| other == topic);
                self.report_duplicate(&field, topic, list, same, "remove one");
            }
        }
        for (position, topic) in about.overview.iter().enumerate() {
            self.row(&format!("overview#{}", position + 1), topic);
        }
    }

    /// Checks the cells of one agreement or standing option.
    pub(super) fn compare(&mut self, field: &str, compared: &'d [Compared]) {
        let overview = &self.document.about.overview;
        for (position, cell) in compared.iter().enumerate() {
            let topic = numbered(field, position, "topic");
            self.row(&topic, &cell.topic);
            let same = earlier(compared, position, |other| other.topic == cell.topic);
            self.report_duplicate(&topic, &cell.topic, field, same, "remove one");
            self.text(&numbered(field, position, "text"), &cell.text);
            let short = numbered(field, position, "short");
            self.optional_text(&short, &cell.short);
            if cell.short.is_none() && overview.contains(&cell.topic) {
                let remedy = "write it in a word or two: the overview shows this row";
                self.problem(&short, "it is missing", remedy);
            }
            self.cited(&format!("{field}#{}", position + 1), &cell.cite);
        }
    }

    fn row(&mut self, field: &str, topic: &str) {
        let rows = &self.document.about.compare;
        if !rows.iter().any(|row| row == topic) {
            let cause = Cause::Unknown(Subject::About, format!("compare.{topic}"));
            let found = format!("there is no row \"{topic}\"");
            let remedy = one_of(rows.iter().map(String::as_str));
            self.problem_with_cause(cause, field, found, remedy);
        }
    }
}
