//! Exports the result as Markdown, for pasting into an e-mail.
//!
//! The widget offers this text to download or copy, and the element's `export("markdown")` returns
//! it.

use super::csv::sources;
use crate::answer::{Answer, Answers};
use crate::assess::{Assessed, Assessment, is_unmet_duty};
use crate::catalog::Catalog;
use crate::document::Verdict;
use crate::document::{Ask, Citation};
use crate::explain;
use crate::fingerprint;
use crate::messages::{Key, key};

/// Returns the result as Markdown: the answers, each verdict with its reasons, the standing options
/// (what an agency can do without any program), and the questions for ICE and counsel. An agreement
/// that fits or depends is followed by its requirements.
///
/// The last paragraph names the version of the content and the fingerprint of the rules. `used`
/// contains the answers that count for the verdicts, from [`crate::interview::Interview::used`].
pub fn markdown(
    catalog: &Catalog,
    answers: &Answers,
    used: &Answers,
    assessed: &Assessed,
) -> String {
    let mut page = Page {
        catalog,
        used,
        assessed,
        text: String::new(),
    };
    let messages = catalog.messages();
    let date = explain::date(messages, assessed.as_of);
    page.block("# ", &messages.fill(key::TAKE_TITLE, &[("date", &date)]));
    page.block("", messages.get(key::FOOT_NOT));
    page.block("## ", messages.get(key::TAKE_ANSWERS));
    page.answers(answers);
    let groups: [(Key, &[Verdict]); 3] = [
        (key::GROUP_FITS, &[Verdict::Fits]),
        (key::GROUP_DEPENDS, &[Verdict::Depends]),
        (
            key::GROUP_NOT,
            &[Verdict::DoesNotFit, Verdict::NotRaised, Verdict::NotOffered],
        ),
    ];
    for (name, verdicts) in groups {
        page.group(name, verdicts);
    }
    page.options();
    let about = &catalog.document().about;
    page.asks(key::BRIEF_ASK, &about.ask_ice);
    page.asks(key::BRIEF_COUNSEL, &about.counsel);
    page.block("", &page.made_from());
    page.text
}

struct Page<'a> {
    catalog: &'a Catalog,
    used: &'a Answers,
    assessed: &'a Assessed,
    text: String,
}

impl Page<'_> {
    /// Writes a paragraph or heading, then an empty line.
    fn block(&mut self, mark: &str, text: &str) {
        self.line(mark, text);
        self.text.push('\n');
    }

    fn line(&mut self, mark: &str, text: &str) {
        self.text.push_str(mark);
        self.text.push_str(&escaped(text));
        self.text.push('\n');
    }

    /// Whether to show a statement with these citations. If the day is before the publication of
    /// the content, only statements that were known by that day are shown.
    fn is_known(&self, cite: &[Citation]) -> bool {
        super::is_known(self.catalog, self.assessed.as_of, cite)
    }

    fn answers(&mut self, answers: &Answers) {
        let catalog = self.catalog;
        let messages = catalog.messages();
        for (index, question) in catalog.all_questions() {
            if *answers.get(index) == Answer::Open {
                continue;
            }
            let answer = explain::answer(catalog, answers, index);
            let fills = [("question", question.short.as_str()), ("choices", &answer)];
            let mut line = messages.fill(key::RULE_IS, &fills);
            if let Some(settlement) = answers.settlement(index) {
                let date = settlement.on.map(|date| explain::date(messages, date));
                let from = messages.desk(settlement.from).to_owned();
                let record: Vec<_> = [from].into_iter().chain(date).collect();
                line = format!("{line} ({})", record.join(", "));
            }
            self.line("- ", &line);
        }
        self.text.push('\n');
    }

    fn group(&mut self, name: Key, verdicts: &[Verdict]) {
        let (catalog, assessed) = (self.catalog, self.assessed);
        self.block("## ", catalog.messages().get(name));
        let assessments = assessed.agreements.iter();
        let mut empty = true;
        for assessment in assessments.filter(|assessed| verdicts.contains(&assessed.verdict)) {
            empty = false;
            self.agreement(assessment);
        }
        if empty {
            self.block("", catalog.messages().get(key::RESULTS_NONE));
        }
    }

    /// Writes an agreement: its reasons, its duty if that is unmet, and the status of its program.
    /// If the agreement fits or depends, writes its requirements and the questions for ICE as well.
    /// For other agreements, requirements and questions do not matter now.
    fn agreement(&mut self, assessment: &Assessment) {
        let Some((program, agreement)) = self.catalog.agreement(assessment.agreement) else {
            return;
        };
        let several = program.agreements.len() > 1;
        self.block(
            "### ",
            if several {
                &agreement.name
            } else {
                &program.name
            },
        );
        for reason in explain::reasons(self.catalog, self.used, self.assessed, assessment) {
            self.line("- ", &reason.text);
        }
        self.duty(assessment);
        let status = &program.status;
        if self.is_known(&status.cite) {
            let text = explain::status(self.catalog, status);
            self.line("- ", &self.with_sources(&text, &status.cite));
        }
        self.text.push('\n');
        if !matches!(assessment.verdict, Verdict::Fits | Verdict::Depends) {
            return;
        }
        let messages = self.catalog.messages();
        self.block("", messages.get(key::RESULTS_ASKS));
        let marked = agreement.requirements.iter().zip(&assessment.marks);
        let known: Vec<_> = marked
            .filter(|(requirement, _)| self.is_known(&requirement.cite))
            .collect();
        for (requirement, mark) in known {
            let fills = [
                ("mark", messages.mark(*mark)),
                ("stage", messages.stage(requirement.stage)),
                ("text", requirement.text.as_str()),
                ("sources", &sources(self.catalog, &requirement.cite)),
            ];
            self.line("- ", &messages.fill(key::TAKE_REQUIREMENT, &fills));
        }
        self.text.push('\n');
        self.asks(key::PROGRAM_ASK, &program.ask_ice);
    }

    /// Writes the duty to take part if a law requires an agreement, but no agreement that the law
    /// requires fits.
    fn duty(&mut self, assessment: &Assessment) {
        if !is_unmet_duty(self.catalog, self.assessed, assessment) {
            return;
        }
        self.line("- ", self.catalog.messages().get(key::DUTY_UNMET));
        let agreement = self.catalog.agreement(assessment.agreement);
        let duty = agreement.and_then(|(_, agreement)| agreement.duty.as_ref());
        if let Some(duty) = duty.filter(|duty| self.is_known(&duty.cite)) {
            self.line("- ", &self.with_sources(&duty.text, &duty.cite));
        }
    }

    /// Returns a statement, followed by its sources in parentheses.
    fn with_sources(&self, text: &str, cite: &[Citation]) -> String {
        format!("{text} ({})", sources(self.catalog, cite))
    }

    fn options(&mut self) {
        self.block("## ", self.catalog.messages().get(key::RESULTS_OPTIONS));
        for option in self.catalog.options() {
            self.block("### ", &option.name);
            if self.is_known(&option.summary.cite) {
                let summary = &option.summary;
                self.block("", &self.with_sources(&summary.text, &summary.cite));
            }
        }
    }

    fn asks(&mut self, title: Key, asks: &[Ask]) {
        if asks.is_empty() {
            return;
        }
        self.block("", self.catalog.messages().get(title));
        let known: Vec<_> = asks.iter().filter(|ask| self.is_known(&ask.cite)).collect();
        for ask in known {
            self.line("- ", &ask.text);
        }
        self.text.push('\n');
    }

    fn made_from(&self) -> String {
        let messages = self.catalog.messages();
        let about = &self.catalog.document().about;
        let fills = [
            ("version", about.version.as_str()),
            ("published", &explain::date(messages, about.published)),
            ("review", &explain::date(messages, about.review_by)),
            ("rules", &fingerprint::to_hex(fingerprint::of(self.catalog))),
        ];
        messages.fill(key::TAKE_MADE_FROM, &fills)
    }
}

/// Escapes a line of text, so that Markdown finds neither markup nor links in it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (index, character) in text.char_indices() {
        let (before, rest) = text.split_at(index);
        let is_markup = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '@' => true,
            // The possible start of a character reference, such as `&lt;` or `&#60;`.
            '&' => rest.get(1..).is_some_and(|rest| {
                rest.starts_with(|next: char| next == '#' || next.is_ascii_alphabetic())
            }),
            // E-mail clients and websites turn bare addresses into links.
            ':' => rest.starts_with("://"),
            '.' => before
                .get(before.len().saturating_sub(3)..)
                .is_some_and(|end| end.eq_ignore_ascii_case("www")),
            // At the start of a line, these characters begin a list or underline a heading.
            '-' | '+' | '=' => before.is_empty(),
            _ => false,
        };
        let is_list_number = matches!(character, '.' | ')') && is_number(before);
        if is_markup || is_list_number {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
