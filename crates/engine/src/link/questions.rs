//! Checks the questions and their choices. Choices that no rule uses are reported too, so the
//! linker calls these checks after the checks of the rules.

use super::Linker;
use super::texts::{GIVE_EACH_ITS_OWN, earlier, numbered};
use crate::catalog::CHALLENGES;
use crate::condition::QuestionIx;
use crate::document::NOT_SURE;
use crate::document::{Choice, Document, Question, QuestionKind};
use crate::messages::Messages;
use crate::problem::{Cause, Problem, Subject};

/// The maximum number of choices in all questions together. Nobody would answer more. Some
/// algorithms on the catalog loop over all choices many times, or recurse one level for each
/// choice, so more choices could make the engine hang or overflow the call stack.
const MAX_CHOICES: usize = 1_000;

/// Returns a problem if the document has too many choices. Linking then stops at once, because
/// further checks might never end.
pub(super) fn too_many_choices(document: &Document) -> Option<Problem> {
    let choices = document
        .questions
        .iter()
        .map(|question| question.choices.len());
    let count: usize = choices.sum();
    (count > MAX_CHOICES).then(|| Problem {
        subject: Subject::Questions,
        cause: Cause::Content,
        field: String::new(),
        found: format!("they have {count} choices together; nothing else was checked"),
        remedy: format!("write at most {MAX_CHOICES}"),
    })
}

impl<'d> Linker<'d> {
    /// Checks every question. Call this method after the checks of the rules, because it reports
    /// unused choices.
    pub(super) fn questions(&mut self) {
        for (position, question) in self.document.questions.iter().enumerate() {
            self.subject = Subject::Question(position);
            self.question(QuestionIx(position), question);
        }
        if self.challenges.is_none() {
            self.subject = Subject::Questions;
            let cause = Cause::Unknown(Subject::Questions, CHALLENGES.to_owned());
            let found = format!("there is no question \"{CHALLENGES}\"");
            let remedy = "add it: agreements address its choices";
            self.problem_with_cause(cause, "", found, remedy);
        }
    }

    fn question(&mut self, index: QuestionIx, question: &'d Question) {
        let questions = &self.document.questions;
        let same = earlier(questions, index.0, |other| other.id == question.id);
        self.part_id(question.id.as_str(), same.map(Subject::Question));
        if Messages::section_in(&self.document.words, &question.section).is_none() {
            self.heading("section", "section", &question.section);
        }
        if self.challenges == Some(index) && question.kind == QuestionKind::One {
            let remedy = "write kind = \"many\": agreements address its choices";
            self.problem("kind", "it is \"one\"", remedy);
        }
        self.text("text", &question.text);
        self.text("hint", &question.hint);
        self.text("short", &question.short);
        self.optional_text("not_sure", &question.not_sure);
        self.number_of_choices(question);
        self.point(index, question);
        for (position, choice) in question.choices.iter().enumerate() {
            self.choice_texts(question, position, choice);
            let earlier_choice =
                earlier(&question.choices, position, |other| other.id == choice.id);
            // If an id occurs twice, rules refer to its first occurrence, so the second occurrence
            // would always seem unused.
            if same.is_none() && earlier_choice.is_none() {
                self.check_use(index, position, choice);
            }
        }
    }

    /// Checks that an open point (a question that only ICE, counsel or another agency can settle)
    /// has exactly two choices and a sourced statement for each of them. Also checks that open
    /// points come after all questions of the interview.
    fn point(&mut self, index: QuestionIx, question: &'d Question) {
        let before = index.0.checked_sub(1);
        let before = before.and_then(|before| self.document.questions.get(before));
        let Some(point) = &question.point else {
            if before.is_some_and(|before| before.point.is_some()) {
                let found = "it comes after an open point";
                self.problem("", found, "put the open points after all questions");
            }
            return;
        };
        if question.kind != QuestionKind::One || question.choices.len() != 2 {
            let remedy = "write kind = \"one\" and two choices";
            self.problem("point", "an open point is a yes-or-no question", remedy);
        }
        self.claim("point.one", &point.one);
        self.claim("point.other", &point.other);
    }

    fn number_of_choices(&mut self, question: &Question) {
        let too_few = match question.choices.len() {
            0 => Some("there is none"),
            1 => Some("there is only one"),
            _ => None,
        };
        if let Some(found) = too_few {
            self.problem("choices", found, "a question needs two choices or more");
        }
        let none = question.choices.iter().filter(|choice| choice.none).count();
        if none == 0 && too_few.is_none() && question.kind == QuestionKind::Many {
            let remedy = "set it on a choice that stands for none of the others";
            self.problem("choices", "no choice has none = true", remedy);
        }
        if none > 1 {
            let found = format!("{none} choices have none = true");
            self.problem("choices", found, "keep it on one");
        }
    }

    fn choice_texts(&mut self, question: &Question, position: usize, choice: &Choice) {
        let name = numbered("choices", position, "id");
        let field = format!("choices.{}", choice.id);
        self.id(&name, choice.id.as_str());
        let same = earlier(&question.choices, position, |other| other.id == choice.id);
        self.report_duplicate(
            &name,
            choice.id.as_str(),
            "choices",
            same,
            GIVE_EACH_ITS_OWN,
        );
        if choice.id.as_str() == NOT_SURE {
            self.problem(
                &name,
                "every question has \"not_sure\" already",
                "remove it",
            );
        }
        self.text(&format!("{field}.label"), &choice.label);
        self.optional_text(&format!("{field}.hint"), &choice.hint);
        self.optional_text(&format!("{field}.short"), &choice.short);
    }

    fn check_use(&mut self, question: QuestionIx, position: usize, choice: &Choice) {
        let mentioned = self.mentioned.get(question.0);
        let definition = self.document.questions.get(question.0);
        // An open point has only two choices, so a rule that tests one of them also uses the other.
        let is_point = definition.is_some_and(|question| question.point.is_some());
        let is_other_used = is_point && mentioned.is_some_and(|choices| choices.contains(&true));
        let is_used = mentioned.and_then(|choices| choices.get(position)) == Some(&true);
        if choice.none || is_used || is_other_used {
            return;
        }
        let (found, remedy) = if self.challenges == Some(question) {
            let found = "no agreement addresses this challenge";
            (found, "address it or remove it")
        } else {
            let remedy = "use it in a rule, remove it, or mark it none = true if it stands for \
                          none of the others";
            ("no rule uses this choice", remedy)
        };
        self.problem_with_cause(
            Cause::Unused,
            &format!("choices.{}", choice.id),
            found,
            remedy,
        );
    }
}
