//! Computes the reasons for a verdict, and the questions that can change that verdict, for
//! [`crate::assess`].

use super::{Reason, Verdict, View};
use crate::answer::Answer;
use crate::catalog::LinkedAgreement;
use crate::condition::QuestionIx;
use crate::mdd::{NodeId, Outcome};

impl View<'_> {
    pub(super) fn reasons(&mut self, verdict: Verdict, linked: &LinkedAgreement) -> Vec<Reason> {
        match verdict {
            Verdict::NotOffered => return vec![Reason::NotOffered],
            Verdict::NotRaised => return vec![Reason::NotRaised],
            Verdict::Fits | Verdict::Depends | Verdict::DoesNotFit => {}
        }
        let mut reasons = vec![self.raised(linked)];
        for (index, need) in linked.needs.iter().enumerate() {
            reasons.push(match self.evaluator.constant_outcome(need.root) {
                Some(outcome) => {
                    let questions = self.sufficient_questions(linked, need.root, outcome);
                    match outcome {
                        Outcome::Yes => Reason::Met(index, questions),
                        Outcome::No | Outcome::NotRaised => Reason::NotMet(index, questions),
                    }
                }
                None => Reason::Open(index, self.open_dependencies(linked, need.root)),
            });
        }
        match verdict {
            Verdict::DoesNotFit => only_against(reasons),
            _ => reasons,
        }
    }

    fn raised(&mut self, linked: &LinkedAgreement) -> Reason {
        if self.evaluator.constant_outcome(linked.raised) != Some(Outcome::Yes) {
            return Reason::ChallengesOpen;
        }
        let named = match self.answers.get(self.catalog.challenges) {
            Answer::Chosen(named) => named.as_slice(),
            Answer::Open | Answer::NotSure => &[],
        };
        let addressed = linked.addresses.iter().enumerate();
        let addressed = addressed.filter(|(_, challenge)| named.contains(challenge));
        let addressed = addressed.map(|(index, _)| index).collect();
        let rules = linked.raises.iter().enumerate();
        let rules = rules
            .filter(|(_, raise)| self.evaluator.constant_outcome(raise.root) == Some(Outcome::Yes));
        Reason::Raised(addressed, rules.map(|(index, _)| index).collect())
    }

    /// Returns a minimal set of answered questions whose answers decide a rule: if any one of these
    /// answers were unknown, the rule would be undecided. The method tries the questions one by
    /// one, and drops a question if the rule stays decided without its answer. It tries the
    /// questions that the rule does not read first (they matter only through exclusions), then the
    /// others. In each group, later questions come first.
    fn sufficient_questions(
        &mut self,
        linked: &LinkedAgreement,
        root: NodeId,
        outcome: Outcome,
    ) -> Vec<QuestionIx> {
        let read = self.catalog.reads(root).to_vec();
        let known = |index: &&QuestionIx| matches!(self.answers.get(**index), Answer::Chosen(_));
        let mut needed: Vec<QuestionIx> = linked.reads.iter().filter(known).copied().collect();
        let (of_rule, others): (Vec<_>, Vec<_>) =
            needed.iter().partition(|index| read.contains(index));
        let values = self.evaluator.values().clone();
        for index in others.into_iter().rev().chain(of_rule.into_iter().rev()) {
            let variables = self.catalog.variables.of_question(index);
            for variable in variables.clone() {
                self.evaluator.set(variable, None);
            }
            if self.evaluator.constant_outcome(root) == Some(outcome) {
                needed.retain(|other| *other != index);
            } else {
                for variable in variables {
                    self.evaluator
                        .set(variable, values.get(variable).copied().flatten());
                }
            }
        }
        self.evaluator.values_mut().clone_from(&values);
        needed
    }

    /// Returns the questions that are open or answered with "not sure" and can decide whether a
    /// rule of an agreement holds, in catalog order.
    pub(super) fn open_dependencies(
        &mut self,
        linked: &LinkedAgreement,
        root: NodeId,
    ) -> Vec<QuestionIx> {
        let open = |index: &&QuestionIx| !matches!(self.answers.get(**index), Answer::Chosen(_));
        let open: Vec<_> = linked.reads.iter().filter(open).copied().collect();
        let variables = &self.catalog.variables;
        let evaluator = &mut self.evaluator;
        let decides =
            |index: &QuestionIx| evaluator.depends_on(root, variables.of_question(*index));
        open.into_iter().filter(decides).collect()
    }
}

/// Keeps the reasons against an agreement, and the reason that says what raises or could raise it.
/// If no single need is against the agreement, adds a clash of the needs that are still open.
fn only_against(reasons: Vec<Reason>) -> Vec<Reason> {
    let open = reasons.iter().filter_map(|reason| match reason {
        Reason::Open(need, _) => Some(*need),
        _ => None,
    });
    let clash = Reason::Clash(open.collect());
    let is_against = |reason: &Reason| matches!(reason, Reason::NotMet(..));
    let has_unmet_need = reasons.iter().any(is_against);
    // Keep the reason on what raises the agreement even if that is still open, because the
    // agreement cannot fit whether it is raised or not.
    let is_raised = |reason: &Reason| matches!(reason, Reason::Raised(..) | Reason::ChallengesOpen);
    let mut retained: Vec<_> = reasons
        .into_iter()
        .filter(|reason| is_raised(reason) || is_against(reason))
        .collect();
    if !has_unmet_need {
        retained.push(clash);
    }
    retained
}
