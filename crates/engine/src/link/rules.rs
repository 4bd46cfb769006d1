//! Compiles rules into decision diagrams. Also checks the form and the ids of each rule, and
//! whether the rule can both hold and fail. The other parts of the linker call these methods.

use super::Linker;
use super::nesting::{is_too_deep, parts};
use super::texts::{earlier, one_of};
use crate::condition::{Condition, MAX_NESTING_DEPTH, QuestionIx};
use crate::document::NOT_SURE;
use crate::document::{Choice, Question, Requirement, Rule};
use crate::id::{ChoiceId, QuestionId};
use crate::mdd::NodeId;
use crate::problem::{Cause, Subject};

impl<'d> Linker<'d> {
    /// Checks a rule. Returns its condition and the root of its diagram, or `None` if the rule is
    /// malformed, nested too deeply or has an unknown id. Also reports a rule that never holds or
    /// always holds.
    pub(super) fn rule(&mut self, field: &str, rule: &'d Rule) -> Option<(Condition, NodeId)> {
        if is_too_deep(rule) {
            let found = format!("it is nested more than {MAX_NESTING_DEPTH} levels deep");
            self.problem(field, found, "write it with fewer levels");
            self.mention_nested(rule);
            return None;
        }
        let condition = self.condition(field, rule)?;
        let root = condition.diagram(&self.variables, &mut self.diagrams);
        if root == NodeId::NO {
            let remedy = "fix it: no answers make it true";
            self.problem(field, "it can never hold", remedy);
        }
        if root == NodeId::YES {
            let remedy = "fix it, or leave it out: no answers make it false";
            self.problem(field, "it always holds", remedy);
        }
        Some((condition, root))
    }

    /// Checks requirements. Returns, for each requirement, the diagram of its `met_when` rule, or
    /// `None` if the requirement has no such rule or the rule is invalid.
    pub(super) fn requirements(
        &mut self,
        field: &str,
        requirements: &'d [Requirement],
    ) -> Vec<Option<NodeId>> {
        if requirements.is_empty() {
            let remedy = "write at least one, even if only that nothing is required";
            self.problem(field, "there is none", remedy);
        }
        let requirements = requirements.iter().enumerate();
        requirements
            .map(|(index, requirement)| {
                self.requirement(&format!("{field}#{}", index + 1), requirement)
            })
            .collect()
    }

    fn requirement(&mut self, field: &str, requirement: &'d Requirement) -> Option<NodeId> {
        if requirement.met_when.is_some() == requirement.mark.is_some() {
            let found = match requirement.mark {
                Some(_) => "it has both met_when and mark",
                None => "it has neither met_when nor mark",
            };
            let remedy = "write met_when if answers decide it, otherwise mark";
            self.problem(field, found, remedy);
        }
        self.text(&format!("{field}.text"), &requirement.text);
        let rule = requirement.met_when.as_ref();
        let rule = rule.and_then(|rule| self.rule(&format!("{field}.met_when"), rule));
        self.cited(field, &requirement.cite);
        rule.map(|(_, root)| root)
    }

    fn condition(&mut self, field: &str, rule: &'d Rule) -> Option<Condition> {
        match rule {
            Rule {
                question: Some(question),
                is,
                any_of,
                all: None,
                any: None,
                not: None,
            } => match (is, any_of) {
                (Some(choice), None) => self.is(field, question, choice),
                (None, Some(choices)) => self.any_of(field, question, choices),
                _ => self.malformed(field, rule),
            },
            Rule {
                question: None,
                is: None,
                any_of: None,
                all,
                any,
                not,
            } => match (all, any, not) {
                (Some(all), None, None) => {
                    self.parts(&format!("{field}.all"), all).map(Condition::All)
                }
                (None, Some(any), None) => {
                    self.parts(&format!("{field}.any"), any).map(Condition::Any)
                }
                (None, None, Some(not)) => {
                    let part = self.condition(&format!("{field}.not"), not)?;
                    Some(Condition::Not(Box::new(part)))
                }
                _ => self.malformed(field, rule),
            },
            _ => self.malformed(field, rule),
        }
    }

    fn malformed(&mut self, field: &str, rule: &Rule) -> Option<Condition> {
        let keys = [
            ("question", rule.question.is_some()),
            ("is", rule.is.is_some()),
            ("any_of", rule.any_of.is_some()),
            ("all", rule.all.is_some()),
            ("any", rule.any.is_some()),
            ("not", rule.not.is_some()),
        ];
        let keys = keys.iter().filter(|key| key.1);
        let keys: Vec<_> = keys.map(|key| format!("\"{}\"", key.0)).collect();
        let found = match keys.as_slice() {
            [] => "it is empty".to_owned(),
            [key] => format!("it has {key} alone"),
            [keys @ .., last] => format!("it has {} and {last} together", keys.join(", ")),
        };
        let remedy = "write question with is or any_of, or one of all, any, not";
        self.problem(field, found, remedy);
        None
    }

    fn parts(&mut self, field: &str, rules: &'d [Rule]) -> Option<Vec<Condition>> {
        if rules.is_empty() {
            self.problem(field, "it is empty", "write at least one rule in it");
            return None;
        }
        let parts = rules.iter().enumerate();
        // Collect first, so that every part is checked, not only those up to the first mistake.
        let parts: Vec<_> = parts
            .map(|(position, rule)| self.condition(&format!("{field}#{}", position + 1), rule))
            .collect();
        parts.into_iter().collect()
    }

    fn is(&mut self, field: &str, question: &QuestionId, choice: &ChoiceId) -> Option<Condition> {
        let index = self.tested_question(field, question, std::slice::from_ref(choice))?;
        let choice = self.tested_choice(&format!("{field}.is"), index, choice)?;
        Some(Condition::AnyOf(index, vec![choice]))
    }

    fn any_of(
        &mut self,
        field: &str,
        question: &QuestionId,
        choices: &[ChoiceId],
    ) -> Option<Condition> {
        let index = self.tested_question(field, question, choices)?;
        let field = format!("{field}.any_of");
        if choices.is_empty() {
            self.problem(&field, "it is empty", "write at least one choice");
            return None;
        }
        let mut found = Vec::new();
        for (position, choice) in choices.iter().enumerate() {
            let field = format!("{field}#{}", position + 1);
            let same = earlier(choices, position, |other| other == choice);
            self.report_duplicate(&field, choice.as_str(), "any_of", same, "remove one");
            found.push(self.tested_choice(&field, index, choice));
        }
        let found = found.into_iter().collect::<Option<_>>()?;
        Some(Condition::AnyOf(index, found))
    }

    fn tested_question(
        &mut self,
        field: &str,
        question: &QuestionId,
        choices: &[ChoiceId],
    ) -> Option<QuestionIx> {
        let questions = &self.document.questions;
        let index = questions.iter().position(|known| known.id == *question);
        if index.is_none() {
            let id = question.as_str();
            let cause = Cause::Unknown(Subject::Questions, id.to_owned());
            let remedy = one_of(questions.iter().map(|known| known.id.as_str()));
            let found = format!("there is no question \"{id}\"");
            self.problem_with_cause(cause, &format!("{field}.question"), found, remedy);
            self.mention_in_every_question(choices);
        }
        index.map(QuestionIx)
    }

    /// For a rule that names an unknown question: marks the rule's choices as mentioned, in every
    /// question that has choices with these ids. Otherwise a mistake in the id of a question would
    /// also be reported as unused choices.
    fn mention_in_every_question(&mut self, choices: &[ChoiceId]) {
        for (index, question) in self.document.questions.iter().enumerate() {
            let known = question.choices.iter().enumerate();
            let found = known.filter(|(_, known)| choices.contains(&known.id));
            found.for_each(|(position, _)| self.mention(QuestionIx(index), position));
        }
    }

    /// Marks a choice as mentioned.
    fn mention(&mut self, question: QuestionIx, choice: usize) {
        let choices = self.mentioned.get_mut(question.0);
        if let Some(mentioned) = choices.and_then(|choices| choices.get_mut(choice)) {
            *mentioned = true;
        }
    }

    /// Marks the choices in a rule that is nested too deeply as mentioned, so that none of them is
    /// also reported as unused.
    fn mention_nested(&mut self, rule: &'d Rule) {
        let mut stack = vec![rule];
        while let Some(rule) = stack.pop() {
            self.mention_in_every_question(rule.is.as_slice());
            self.mention_in_every_question(rule.any_of.as_deref().unwrap_or_default());
            stack.extend(parts(rule));
        }
    }

    fn tested_choice(
        &mut self,
        field: &str,
        question: QuestionIx,
        choice: &ChoiceId,
    ) -> Option<usize> {
        let choices = &self.document.questions.get(question.0)?.choices;
        if choice.as_str() == NOT_SURE {
            let remedy = one_of(choices.iter().map(|known| known.id.as_str()));
            self.problem(field, "a rule cannot test for \"not sure\"", remedy);
            return None;
        }
        self.choice(field, question, choice, |_| true)
    }

    /// Returns the position of a choice in its question and marks the choice as mentioned. If the
    /// question has no such choice, reports a problem whose remedy lists the choices that
    /// `is_suggested` accepts.
    pub(super) fn choice(
        &mut self,
        field: &str,
        question: QuestionIx,
        choice: &ChoiceId,
        is_suggested: impl Fn(&Choice) -> bool,
    ) -> Option<usize> {
        let Question { id, choices, .. } = self.document.questions.get(question.0)?;
        let found = choices.iter().position(|known| known.id == *choice);
        if let Some(position) = found {
            self.mention(question, position);
        } else {
            // The author may have meant any choice of the question, so do not report any of them as
            // unused.
            (0..choices.len()).for_each(|position| self.mention(question, position));
            let choices = choices.iter().filter(|choice| is_suggested(choice));
            let remedy = one_of(choices.map(|choice| choice.id.as_str()));
            let found = format!("question \"{id}\" has no choice \"{choice}\"");
            self.problem(field, found, remedy);
        }
        found
    }
}
