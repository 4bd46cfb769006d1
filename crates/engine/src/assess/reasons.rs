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
        for (position, need) in linked.needs.iter().enumerate() {
            reasons.push(match self.evaluator.settled(need.root) {
                Some(end) => {
                    let questions = self.settled_by(linked, need.root, end);
                    match end {
                        Outcome::Yes => Reason::Met(position, questions),
                        Outcome::No | Outcome::Out => Reason::NotMet(position, questions),
                    }
                }
                None => Reason::Open(position, self.turns_on(linked, need.root)),
            });
        }
        match verdict {
            Verdict::DoesNotFit => only_against(reasons),
            _ => reasons,
        }
    }

    fn raised(&mut self, linked: &LinkedAgreement) -> Reason {
        if self.evaluator.settled(linked.raised) != Some(Outcome::Yes) {
            return Reason::ChallengesOpen;
        }
        let named = match self.answers.get(self.catalog.challenges) {
            Answer::Chosen(named) => named.as_slice(),
            Answer::Open | Answer::NotSure => &[],
        };
        let addressed = linked.addresses.iter().enumerate();
        let addressed = addressed.filter(|(_, challenge)| named.contains(challenge));
        let addressed = addressed.map(|(position, _)| position).collect();
        let rules = linked.raises.iter().enumerate();
        let rules =
            rules.filter(|(_, raise)| self.evaluator.settled(raise.root) == Some(Outcome::Yes));
        Reason::Raised(addressed, rules.map(|(position, _)| position).collect())
    }

    /// Returns a minimal set of answered questions that settles a rule: without any one of them,
    /// the rule would be undecided. It drops one question at a time if the rule stays settled
    /// without its answer: first the questions that the rule does not read (they matter only
    /// through exclusions), then the others. In each group, later questions come first.
    fn settled_by(
        &mut self,
        linked: &LinkedAgreement,
        root: NodeId,
        end: Outcome,
    ) -> Vec<QuestionIx> {
        let read = self.catalog.reads(root).to_vec();
        let known = |index: &&QuestionIx| matches!(self.answers.get(**index), Answer::Chosen(_));
        let mut kept: Vec<QuestionIx> = linked.reads.iter().filter(known).copied().collect();
        let (own, others): (Vec<_>, Vec<_>) = kept.iter().partition(|index| read.contains(index));
        let all = self.evaluator.values().clone();
        for index in others.into_iter().rev().chain(own.into_iter().rev()) {
            let variables = self.catalog.variables.of_question(index);
            for variable in variables.clone() {
                self.evaluator.set(variable, None);
            }
            if self.evaluator.settled(root) == Some(end) {
                kept.retain(|other| *other != index);
            } else {
                for variable in variables {
                    self.evaluator
                        .set(variable, all.get(variable).copied().flatten());
                }
            }
        }
        self.evaluator.values_mut().clone_from(&all);
        kept
    }

    /// Lists the open questions that decide whether a rule of an agreement holds, in catalog order.
    pub(super) fn turns_on(&mut self, linked: &LinkedAgreement, root: NodeId) -> Vec<QuestionIx> {
        let open = |index: &&QuestionIx| !matches!(self.answers.get(**index), Answer::Chosen(_));
        let open: Vec<_> = linked.reads.iter().filter(open).copied().collect();
        let variables = &self.catalog.variables;
        let evaluator = &mut self.evaluator;
        let turns = |index: &QuestionIx| evaluator.depends_on(root, variables.of_question(*index));
        open.into_iter().filter(turns).collect()
    }
}

/// Keeps the reasons against an agreement, and the reason that says what raises it. If no single
/// need is against the agreement, adds a clash of the needs that are still open.
fn only_against(reasons: Vec<Reason>) -> Vec<Reason> {
    let open = reasons.iter().filter_map(|reason| match reason {
        Reason::Open(need, _) => Some(*need),
        _ => None,
    });
    let clash = Reason::Clash(open.collect());
    let against = |reason: &Reason| matches!(reason, Reason::NotMet(..));
    let decided = reasons.iter().any(against);
    // Keep the reason on what raises the agreement even if that is still open, because the
    // agreement cannot fit whether it is raised or not.
    let raised = |reason: &Reason| matches!(reason, Reason::Raised(..) | Reason::ChallengesOpen);
    let mut kept: Vec<_> = reasons
        .into_iter()
        .filter(|r| raised(r) || against(r))
        .collect();
    if !decided {
        kept.push(clash);
    }
    kept
}
