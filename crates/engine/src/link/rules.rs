//! Compiles rules into decision diagrams. Also checks the form and the ids of each rule, and
//! whether the rule can both hold and fail. The other parts of the linker call these methods.

use super::Linker;
use super::texts::{earlier, one_of};
use crate::condition::{Condition, MAX_NESTED, QuestionIx};
use crate::document::NOT_SURE;
use crate::document::{Choice, Document, Need, Question, Requirement, Rule};
use crate::id::{ChoiceId, QuestionId};
use crate::mdd::NodeId;
use crate::problem::{Cause, Subject};

impl<'d> Linker<'d> {
    /// Checks a rule. Returns its condition and the root of its diagram, or `None` if the rule is
    /// malformed, nested too deeply or has an unknown id. Also reports a rule that never holds or
    /// always holds.
    pub(super) fn rule(&mut self, field: &str, rule: &'d Rule) -> Option<(Condition, NodeId)> {
        if is_too_deep(rule) {
            let found = format!("it is nested more than {MAX_NESTED} levels deep");
            self.problem(field, found, "write it with fewer levels");
            self.may_mean_any_of(rule);
            return None;
        }
        let condition = self.condition(field, rule)?;
        let root = condition.diagram(&self.variables, &mut self.diagrams);
        if root == NodeId::NO {
            let remedy = "mend it: no answers make it true";
            self.problem(field, "it can never hold", remedy);
        }
        if root == NodeId::YES {
            let remedy = "mend it, or leave it out: no answers make it false";
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
            let remedy = "write at least one, if only that nothing is asked";
            self.problem(field, "there is none", remedy);
        }
        let requirements = requirements.iter().enumerate();
        requirements
            .map(|(index, asked)| self.requirement(&format!("{field}#{}", index + 1), asked))
            .collect()
    }

    fn requirement(&mut self, field: &str, requirement: &'d Requirement) -> Option<NodeId> {
        if requirement.met_when.is_some() == requirement.mark.is_some() {
            let found = match requirement.mark {
                Some(_) => "it has both met_when and mark",
                None => "it has neither met_when nor mark",
            };
            let remedy = "write met_when where answers can tell, else mark";
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
        let index = self.tested(field, question, std::slice::from_ref(choice))?;
        let choice = self.choice_tested(&format!("{field}.is"), index, choice)?;
        Some(Condition::AnyOf(index, vec![choice]))
    }

    fn any_of(
        &mut self,
        field: &str,
        question: &QuestionId,
        choices: &[ChoiceId],
    ) -> Option<Condition> {
        let index = self.tested(field, question, choices)?;
        let field = format!("{field}.any_of");
        if choices.is_empty() {
            self.problem(&field, "it is empty", "write at least one choice");
            return None;
        }
        let mut found = Vec::new();
        for (position, choice) in choices.iter().enumerate() {
            let field = format!("{field}#{}", position + 1);
            let same = earlier(choices, position, |other| other == choice);
            self.not_twice(&field, choice.as_str(), "any_of", same, "remove one");
            found.push(self.choice_tested(&field, index, choice));
        }
        let found = found.into_iter().collect::<Option<_>>()?;
        Some(Condition::AnyOf(index, found))
    }

    fn tested(
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
            self.problem_by(cause, &format!("{field}.question"), found, remedy);
            self.may_mean(choices);
        }
        index.map(QuestionIx)
    }

    /// Marks choices that a rule tests in an unknown question as mentioned in every question that
    /// has them. Otherwise a mistake in the id of a question would also be reported as unused
    /// choices.
    fn may_mean(&mut self, choices: &[ChoiceId]) {
        for (index, question) in self.document.questions.iter().enumerate() {
            let known = question.choices.iter().enumerate();
            let meant = known.filter(|(_, known)| choices.contains(&known.id));
            meant.for_each(|(position, _)| self.mention(QuestionIx(index), position));
        }
    }

    /// Marks a choice as mentioned.
    fn mention(&mut self, question: QuestionIx, choice: usize) {
        let own = self.mentioned.get_mut(question.0);
        if let Some(mentioned) = own.and_then(|own| own.get_mut(choice)) {
            *mentioned = true;
        }
    }

    /// Marks the choices in a rule that is nested too deeply as mentioned, so that none of them is
    /// also reported as unused.
    fn may_mean_any_of(&mut self, rule: &'d Rule) {
        let mut left = vec![rule];
        while let Some(rule) = left.pop() {
            self.may_mean(rule.is.as_slice());
            self.may_mean(rule.any_of.as_deref().unwrap_or_default());
            left.extend(parts(rule));
        }
    }

    fn choice_tested(
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
    /// question has no such choice, reports a problem whose remedy lists the choices that `may`
    /// accepts.
    pub(super) fn choice(
        &mut self,
        field: &str,
        question: QuestionIx,
        choice: &ChoiceId,
        may: impl Fn(&Choice) -> bool,
    ) -> Option<usize> {
        let Question { id, choices, .. } = self.document.questions.get(question.0)?;
        let found = choices.iter().position(|known| known.id == *choice);
        if let Some(position) = found {
            self.mention(question, position);
        } else {
            // The author may have meant any choice of the question, so do not report any of them as
            // unused.
            (0..choices.len()).for_each(|position| self.mention(question, position));
            let choices = choices.iter().filter(|choice| may(choice));
            let remedy = one_of(choices.map(|choice| choice.id.as_str()));
            let found = format!("question \"{id}\" has no choice \"{choice}\"");
            self.problem(field, found, remedy);
        }
        found
    }
}

/// Whether a rule has more than [`MAX_NESTED`] levels. The function uses a list instead of
/// recursion, so that no rule, however deep, can overflow the call stack.
fn is_too_deep(rule: &Rule) -> bool {
    let mut left = vec![(rule, 1)];
    while let Some((rule, level)) = left.pop() {
        if level > MAX_NESTED {
            return true;
        }
        left.extend(parts(rule).map(|part| (part, level + 1)));
    }
    false
}

/// Returns the direct parts of a rule.
fn parts(rule: &Rule) -> impl Iterator<Item = &Rule> {
    let listed = rule.all.iter().chain(&rule.any).flatten();
    listed.chain(rule.not.as_deref())
}

/// Drops a document rule by rule, for documents whose rules may be nested to any depth. Rust's own
/// drop of a rule recurses into its parts and could overflow the call stack.
pub(super) fn take_apart(document: Document) {
    let agreements = document.programs.into_iter().flat_map(|own| own.agreements);
    let (needs, requirements): (Vec<_>, Vec<_>) = agreements
        .map(|own| {
            let duty = own.duty.into_iter();
            let needs: Vec<Need> = own
                .needs
                .into_iter()
                .chain(own.raises)
                .chain(duty)
                .collect();
            (needs, own.requirements)
        })
        .unzip();
    let options = document.options.into_iter().map(|own| own.requirements);
    let requirements = requirements.into_iter().chain(options).flatten();
    let needs = needs.into_iter().flatten().map(|need: Need| need.when);
    let mut left: Vec<Rule> = requirements.filter_map(|own| own.met_when).collect();
    left.extend(needs);
    left.extend(document.exclusions.into_iter().map(|own| own.when));
    while let Some(rule) = left.pop() {
        left.extend(rule.all.into_iter().chain(rule.any).flatten());
        left.extend(rule.not.map(|part| *part));
    }
}
