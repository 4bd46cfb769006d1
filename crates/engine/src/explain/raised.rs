//! Explains in a sentence what raises an agreement, and quotes the person's answers.
//!
//! An agreement is raised if the person names a challenge that it addresses, or if another rule
//! raises it. `explain::reasons` calls these methods.

use super::{Explained, Explainer, rule};
use crate::answer::Answer;
use crate::catalog::LinkedNeed;
use crate::condition::QuestionIx;
use crate::document::Citation;
use crate::messages::{Key, key};
use crate::order;

impl<'c> Explainer<'c, '_> {
    /// Explains everything that could raise the agreement, for use when nothing is known to raise
    /// it.
    pub(super) fn all_raised(&self, kind: &'static str, message: Key) -> Explained<'c> {
        let addressed: Vec<usize> = (0..self.linked.addresses.len()).collect();
        let rules: Vec<usize> = (0..self.linked.raises.len()).collect();
        let rule_text =
            |raise: &LinkedNeed| raise.when.as_ref().map(|when| rule(self.catalog, when));
        self.raised(kind, message, (&addressed, &rules), rule_text)
    }

    /// Explains what raises the agreement: the challenges `addressed` (indices into `addresses`)
    /// and the rules `rules` (indices into `raises`). `rule_text` turns a rule into text.
    pub(super) fn raised(
        &self,
        kind: &'static str,
        message: Key,
        (addressed, rules): (&[usize], &[usize]),
        rule_text: impl Fn(&LinkedNeed) -> Option<String>,
    ) -> Explained<'c> {
        let linked = rules
            .iter()
            .filter_map(|rule| self.linked.raises.get(*rule));
        let mut texts: Vec<String> = self.challenges(addressed);
        texts.extend(linked.clone().filter_map(rule_text));
        let texts = self.messages().row(key::LIST_SERIES, &texts);
        let raises = rules
            .iter()
            .filter_map(|rule| self.agreement.raises.get(*rule));
        let challenges = addressed.iter();
        let challenges = challenges.filter_map(|index| self.agreement.addresses.get(*index));
        let mut cite: Vec<&Citation> = challenges.flat_map(|challenge| &challenge.cite).collect();
        cite.extend(raises.clone().flat_map(|raise| &raise.cite));
        let mut questions: Vec<QuestionIx> =
            linked.flat_map(|raise| raise.questions.clone()).collect();
        questions.extend((!addressed.is_empty()).then(|| self.catalog.challenges()));
        order::sort_and_dedup(&mut questions);
        Explained {
            kind,
            text: self.messages().fill(message, &[("challenges", &texts)]),
            facts: raises.map(|raise| raise.text.as_str()).collect(),
            cite,
            questions,
        }
    }

    /// Returns the labels of challenges, given by their indices in `addresses`.
    fn challenges(&self, indices: &[usize]) -> Vec<String> {
        let question = self.catalog.question(self.catalog.challenges());
        let choices = question.map_or(&[][..], |question| question.choices.as_slice());
        let addressed = indices.iter();
        let addressed = addressed.filter_map(|index| self.linked.addresses.get(*index));
        let labels = addressed.filter_map(|choice| choices.get(*choice));
        labels.map(|choice| choice.label.clone()).collect()
    }

    /// Returns the answers by which a rule raises the agreement, as text. If an exclusion decides
    /// the rule without any answer to the rule's own questions, returns the rule itself as text.
    pub(super) fn raised_by(&self, raise: &LinkedNeed) -> Option<String> {
        let when = raise.when.as_ref()?;
        let known = |index: &&QuestionIx| matches!(self.answers.get(**index), Answer::Chosen(_));
        let known: Vec<QuestionIx> = raise.questions.iter().filter(known).copied().collect();
        Some(if known.is_empty() {
            rule(self.catalog, when)
        } else {
            self.tested_answers_text(Some(when), &known)
        })
    }
}
