//! Links the exclusions (combinations of answers that no agency can have) and finds the exclusions
//! that affect each agreement. The linker calls these methods.

use super::Linker;
use super::texts::numbered;
use crate::catalog::LinkedAgreement;
use crate::mdd::{Diagrams, Evaluator, NodeId};
use crate::problem::Subject;

impl Linker<'_> {
    /// Checks the exclusions. Returns a diagram for each exclusion. The diagram ends in yes for the
    /// answers that the exclusion rules out.
    pub(super) fn exclusions(&mut self) -> Vec<NodeId> {
        self.subject = Subject::Exclusions;
        let exclusions = &self.document.exclusions;
        let found: Vec<NodeId> = exclusions
            .iter()
            .enumerate()
            .map(|(position, exclusion)| {
                self.text(&numbered("exclusions", position, "text"), &exclusion.text);
                let rule = self.rule(&numbered("exclusions", position, "when"), &exclusion.when);
                rule.map_or(NodeId::NO, |(_, root)| root)
            })
            .collect();
        if none_of(&found, &mut self.diagrams) == NodeId::NO {
            let remedy = "remove one of them: every agency must have possible answers";
            self.problem("", "together they exclude all answers", remedy);
        }
        found
    }

    /// Restricts each agreement to the answers that the exclusions allow. Reports an agreement if
    /// no allowed answers make it fit.
    pub(super) fn apply_exclusions(
        &mut self,
        exclusions: &[NodeId],
        agreements: &mut [LinkedAgreement],
    ) {
        for agreement in agreements {
            let mut variables: Vec<usize> = agreement
                .roots()
                .flat_map(|root| self.diagrams.reads(root))
                .collect();
            let relevant = self.relevant_exclusions(exclusions, &mut variables);
            agreement.possible = none_of(&relevant, &mut self.diagrams);
            let mut evaluator = Evaluator::new(&self.diagrams, vec![None; self.variables.count()]);
            evaluator.constrain(agreement.possible);
            if agreement.possible != NodeId::YES
                && agreement.verdict != NodeId::NO
                && !evaluator.outcomes(agreement.verdict).yes
            {
                let program = self.document.programs.get(agreement.index.0);
                let written = program.and_then(|program| program.agreements.get(agreement.index.1));
                let field = written.map_or_else(String::new, |written| {
                    format!("agreements.{}.needs", written.id)
                });
                self.subject = Subject::Program(agreement.index.0);
                self.problem(
                    &field,
                    "the exclusions leave no answers that make it fit",
                    "fix its needs or the exclusions",
                );
            }
        }
    }

    /// Returns the exclusions that read a variable in `read`, and adds the other variables of these
    /// exclusions to `read`. Repeats this until no further exclusion reads a variable in `read`.
    fn relevant_exclusions(&self, exclusions: &[NodeId], read: &mut Vec<usize>) -> Vec<NodeId> {
        let mut pending: Vec<(NodeId, Vec<usize>)> = exclusions
            .iter()
            .map(|root| (*root, self.diagrams.reads(*root)))
            .collect();
        let mut found = Vec::new();
        while let Some(next) = pending
            .iter()
            .position(|(_, variables)| variables.iter().any(|variable| read.contains(variable)))
        {
            let (root, variables) = pending.swap_remove(next);
            read.extend(variables);
            found.push(root);
        }
        found
    }
}

/// Returns the diagram that ends in yes for the answers that no exclusion rules out.
pub(super) fn none_of(exclusions: &[NodeId], diagrams: &mut Diagrams) -> NodeId {
    exclusions.iter().fold(NodeId::YES, |so_far, exclusion| {
        let allowed = diagrams.ite(*exclusion, NodeId::NO, NodeId::YES);
        diagrams.ite(so_far, allowed, NodeId::NO)
    })
}
