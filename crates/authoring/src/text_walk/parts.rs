//! Collects the texts of a document for `super::texts`, with one method for each part.

use super::{Role, Walk, numbered};
use guide_engine::catalog::CHALLENGES;
use guide_engine::document::{Agreement, Choice, Compared, Program, Question, Requirement};
use guide_engine::id::ChoiceId;
use guide_engine::problem::Subject;

/// Sections of `words.toml` whose texts must be understood at once, and so have [`Role::Plain`].
const PLAIN_SECTIONS: [&str; 6] = ["answer", "error", "group", "mark", "question", "verdict"];

impl<'d> Walk<'d> {
    pub(super) fn about(&mut self) {
        let about = &self.document.about;
        self.subject = Subject::About;
        self.lines("leaves_out", &about.leaves_out);
        self.lines("at_hand", &about.at_hand);
        for (index, roster) in about.rosters.iter().enumerate() {
            self.add(
                numbered("rosters", index) + ".name",
                Role::Name,
                &roster.name,
            );
        }
        self.claims("umbrella", &about.umbrella);
        self.claims("process", &about.process);
        for (index, period) in about.periods.iter().enumerate() {
            let field = numbered("periods", index);
            self.add(format!("{field}.years"), Role::Name, &period.years);
            self.add(format!("{field}.text"), Role::Prose, &period.text);
        }
        self.asks("ask_ice", &about.ask_ice);
        self.asks("counsel", &about.counsel);
    }

    pub(super) fn glossary(&mut self) {
        self.subject = Subject::Glossary;
        for (index, term) in self.document.glossary.iter().enumerate() {
            let name = numbered("glossary", index) + ".term";
            self.add(name, Role::Name, &term.term);
            let field = format!("glossary.{}", term.term);
            if let Some(long) = &term.stands_for {
                self.add(format!("{field}.stands_for"), Role::Name, long);
            }
            let cite = Some(term.cite.as_slice()).filter(|cite| !cite.is_empty());
            let text = ("glossary", term.text.as_str());
            self.push(format!("{field}.text"), Role::Prose, text, cite);
        }
    }

    pub(super) fn messages(&mut self) {
        self.subject = Subject::Messages;
        for (key, text) in &self.document.words {
            let (section, name) = key.split_once('.').unwrap_or((key, ""));
            let plain = PLAIN_SECTIONS.contains(&section) || name.contains("hint");
            let role = if plain { Role::Plain } else { Role::Prose };
            self.add(key, role, text);
        }
    }

    pub(super) fn questions(&mut self) {
        for (index, question) in self.document.questions.iter().enumerate() {
            self.subject = Subject::Question(index);
            self.question(question);
        }
    }

    fn question(&mut self, question: &'d Question) {
        self.add("text", Role::Plain, &question.text);
        self.add("hint", Role::Plain, &question.hint);
        self.add("short", Role::Plain, &question.short);
        if let Some(text) = &question.not_sure {
            self.add("not_sure", Role::Plain, text);
        }
        if let Some(point) = &question.point {
            self.claim("point.one", "point", &point.one);
            self.claim("point.other", "point", &point.other);
        }
        for choice in &question.choices {
            let field = format!("choices.{}", choice.id);
            self.add(format!("{field}.label"), Role::Plain, &choice.label);
            for (name, text) in [("hint", &choice.hint), ("short", &choice.short)] {
                if let Some(text) = text {
                    self.add(format!("{field}.{name}"), Role::Plain, text);
                }
            }
        }
    }

    pub(super) fn programs(&mut self) {
        for (index, program) in self.document.programs.iter().enumerate() {
            self.subject = Subject::Program(index);
            self.program(program);
            for agreement in &program.agreements {
                self.agreement = &agreement.name;
                self.agreement(agreement);
            }
            self.agreement = "";
        }
    }

    fn program(&mut self, program: &'d Program) {
        self.add("name", Role::Name, &program.name);
        self.add("short", Role::Name, &program.short);
        self.ask("raise", "raise", &program.raise);
        self.claim("summary", "summary", &program.summary);
        let status = &program.status;
        self.statement("status", "status", &status.text, &status.cite);
        if let Some(name) = &status.name {
            self.add("status.name", Role::Name, name);
        }
        self.facts("facts", &program.facts);
        self.claims("provides", &program.provides);
        self.claims("offers", &program.offers);
        self.claims("limits", &program.limits);
        for (index, event) in program.timeline.iter().enumerate() {
            let field = numbered("timeline", index);
            self.statement(&field, "timeline", &event.text, &event.cite);
        }
        self.asks("ask_ice", &program.ask_ice);
        for (index, relation) in program.relations.iter().enumerate() {
            let field = numbered("relations", index);
            self.statement(&field, "relations", &relation.text, &relation.cite);
        }
    }

    fn agreement(&mut self, agreement: &'d Agreement) {
        let field = format!("agreements.{}", agreement.id);
        let inner = |name: &str| format!("{field}.{name}");
        self.add(inner("name"), Role::Name, &agreement.name);
        self.add(inner("short"), Role::Name, &agreement.short);
        self.claim(&inner("summary"), "summary", &agreement.summary);
        self.claim(&inner("instrument"), "instrument", &agreement.instrument);
        self.claims_in(&inner("offers"), "offers", &agreement.offers);
        self.claims_in(&inner("limits"), "limits", &agreement.limits);
        for (index, span) in agreement.offered.iter().enumerate() {
            let field = numbered(&inner("offered"), index);
            self.statement(&field, "offered", &span.text, &span.cite);
        }
        for (index, addressed) in agreement.addresses.iter().enumerate() {
            let field = numbered(&inner("addresses"), index) + ".challenge";
            let text = ("addresses", self.challenge(&addressed.challenge));
            self.push(field, Role::Borrowed, text, Some(&addressed.cite));
        }
        for (name, needs) in [("raises", &agreement.raises), ("needs", &agreement.needs)] {
            for (index, need) in needs.iter().enumerate() {
                self.statement(&numbered(&inner(name), index), name, &need.text, &need.cite);
            }
        }
        if let Some(duty) = &agreement.duty {
            self.statement(&inner("duty"), "duty", &duty.text, &duty.cite);
        }
        self.requirements(&inner("requirements"), &agreement.requirements);
        self.facts(&inner("clauses"), &agreement.clauses);
        self.compare(&inner("compare"), &agreement.compare);
    }

    /// Returns the label of the challenge with this id, or the id if there is no such challenge.
    fn challenge(&self, id: &'d ChoiceId) -> &'d str {
        let document = self.document;
        let mut questions = document.questions.iter();
        let question = questions.find(|question| question.id.as_str() == CHALLENGES);
        let mut choices = question.into_iter().flat_map(|question| &question.choices);
        let choice: Option<&Choice> = choices.find(|choice| choice.id == *id);
        choice.map_or(id.as_str(), |choice| choice.label.as_str())
    }

    fn requirements(&mut self, field: &str, requirements: &'d [Requirement]) {
        for (index, requirement) in requirements.iter().enumerate() {
            self.statement(
                &numbered(field, index),
                "requirements",
                &requirement.text,
                &requirement.cite,
            );
        }
    }

    fn compare(&mut self, field: &str, compared: &'d [Compared]) {
        for (index, cell) in compared.iter().enumerate() {
            let field = numbered(field, index);
            self.statement(&field, &cell.topic, &cell.text, &cell.cite);
            if let Some(short) = &cell.short {
                self.add(format!("{field}.short"), Role::Name, short);
            }
        }
    }

    pub(super) fn options(&mut self) {
        for (index, option) in self.document.options.iter().enumerate() {
            self.subject = Subject::Option(index);
            self.add("name", Role::Name, &option.name);
            self.add("short", Role::Name, &option.short);
            self.claim("summary", "summary", &option.summary);
            self.facts("facts", &option.facts);
            self.claims("offers", &option.offers);
            self.claims("limits", &option.limits);
            self.requirements("requirements", &option.requirements);
            self.asks("ask_ice", &option.ask_ice);
            self.compare("compare", &option.compare);
        }
    }

    pub(super) fn exclusions(&mut self) {
        self.subject = Subject::Exclusions;
        for (index, exclusion) in self.document.exclusions.iter().enumerate() {
            let field = format!("{}.text", numbered("exclusions", index));
            self.add(field, Role::Prose, &exclusion.text);
        }
    }

    pub(super) fn law(&mut self) {
        self.subject = Subject::Law;
        for (index, pointer) in self.document.law.iter().enumerate() {
            let field = numbered("law", index);
            self.add(format!("{field}.state"), Role::Name, &pointer.state);
            self.statement(&field, "law", &pointer.text, &pointer.cite);
        }
    }

    pub(super) fn scenarios(&mut self) {
        for (index, scenario) in self.document.scenarios.iter().enumerate() {
            self.subject = Subject::Scenario(index);
            self.add("title", Role::Name, &scenario.title);
            self.lines("story", &scenario.story);
            self.lines("discuss", &scenario.discuss);
            for (index, expected) in scenario.expected.iter().enumerate() {
                let field = numbered("expected", index) + ".because";
                self.add(field, Role::Prose, &expected.because);
            }
        }
    }

    /// Adds the notes on sources. Titles and publishers are not the guide's own words, and a short
    /// title only abbreviates a title, so these are left out.
    pub(super) fn sources(&mut self) {
        for (index, source) in self.document.sources.iter().enumerate() {
            self.subject = Subject::Source(index);
            if let Some(note) = &source.note {
                self.add("note", Role::Prose, note);
            }
        }
    }
}
