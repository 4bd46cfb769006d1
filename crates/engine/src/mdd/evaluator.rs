//! The evaluator of decision diagrams. For a rule, it computes which outcomes are still possible,
//! which variables decide them, and a path to an outcome. Verdicts, reasons, counterfactuals and
//! the interview use it.
//!
//! A constraint can rule out combinations of values (`Evaluator::constrain_if_satisfiable`). Every
//! walk follows the rule and the constraint together and skips the combinations that the constraint
//! rules out, so these combinations never affect a result.

use super::outcomes::Outcomes;
use super::seen::Seen;
use super::{Diagrams, NodeId, Outcome, Values};
use crate::order;
use std::ops::Range;

/// An evaluator: it walks decision diagrams in which some values are unknown. It reuses its buffers
/// for all rules, which saves allocations.
#[derive(Clone, Debug)]
pub struct Evaluator<'d> {
    diagrams: &'d Diagrams,
    values: Values,
    constraint: NodeId,
    pending: Vec<[NodeId; 2]>,
    pending_pairs: Vec<[NodeId; 4]>,
    seen: Seen<[NodeId; 2]>,
    seen_pairs: Seen<[NodeId; 4]>,
}

/// The kind of path that a search looks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goal {
    /// A possible combination that does not end in yes.
    Against,
    /// A possible combination that ends in yes.
    Fit,
    /// A combination that the constraint rules out.
    Impossible,
}

impl<'d> Evaluator<'d> {
    /// Creates an evaluator with these known values and no constraint.
    pub fn new(diagrams: &'d Diagrams, values: Values) -> Self {
        Self {
            diagrams,
            values,
            constraint: NodeId::YES,
            pending: Vec::new(),
            pending_pairs: Vec::new(),
            seen: Seen::default(),
            seen_pairs: Seen::default(),
        }
    }

    /// Sets the constraint: from now on, combinations for which `constraint` ends in no are
    /// skipped. If the known values allow no possible combination, the constraint is dropped, so
    /// that contradictory answers never block a result.
    pub fn constrain_if_satisfiable(&mut self, constraint: NodeId) {
        self.constraint = NodeId::YES;
        if self.outcomes(constraint).yes {
            self.constraint = constraint;
        }
    }

    /// Like [`Evaluator::constrain_if_satisfiable`], but keeps the constraint even if the known
    /// values contradict it.
    pub fn constrain(&mut self, constraint: NodeId) {
        self.constraint = constraint;
    }

    /// Returns the known values.
    pub fn values(&self) -> &Values {
        &self.values
    }

    /// Returns the known values, for editing. A variable beyond the end of the list is unknown.
    pub fn values_mut(&mut self) -> &mut Values {
        &mut self.values
    }

    /// Sets the value of a variable, or makes it unknown. Returns the previous value.
    pub fn set(&mut self, variable: usize, value: Option<u16>) -> Option<u16> {
        let current = self.values.get_mut(variable);
        current.and_then(|current| std::mem::replace(current, value))
    }

    /// Returns the outcome at `root` if all possible completions of the unknown values share it.
    pub fn constant_outcome(&mut self, root: NodeId) -> Option<Outcome> {
        self.outcomes(root).only()
    }

    /// Collects the outcomes at `root` over all possible completions of the unknown values. The
    /// search stops once it has found yes and one other outcome, so the third outcome may be
    /// missing.
    pub fn outcomes(&mut self, root: NodeId) -> Outcomes {
        let mut found = Outcomes::default();
        self.seen.clear();
        self.pending.clear();
        self.pending.push([root, self.constraint]);
        while let Some(pair) = self.pending.pop() {
            let pair @ [rule, constraint] = pair.map(|id| self.follow_known(id));
            let outcome = rule.outcome();
            if constraint == NodeId::NO || outcome.is_some_and(|outcome| found.has(outcome)) {
                continue;
            }
            if let (Some(outcome), NodeId::YES) = (outcome, constraint) {
                found.add(outcome);
                if found.is_mixed() {
                    break;
                }
            } else if self.seen.is_new(pair) {
                self.branch(pair);
            }
        }
        found
    }

    /// Follows known values from `root` to an outcome or to the first node with an unknown
    /// variable.
    #[inline]
    fn follow_known(&self, root: NodeId) -> NodeId {
        let mut current = root;
        while let Some(node) = self.diagrams.get(current) {
            match self.values.get(usize::from(node.variable)) {
                Some(Some(value)) => current = self.diagrams.child(node, *value),
                _ => return current,
            }
        }
        current
    }

    /// Pushes, for each value of the first variable that a pair of nodes tests, the pair of nodes
    /// to which that value leads.
    fn branch(&mut self, pair: [NodeId; 2]) {
        let diagrams = self.diagrams;
        let Some((variable, values)) = diagrams.first_variable(&pair) else {
            return;
        };
        let next = (0..values).map(|value| pair.map(|id| diagrams.follow(id, variable, value)));
        self.pending.extend(next);
    }

    /// Whether the unknown ones among these variables can decide whether `root` ends in yes. They
    /// can if two possible completions differ only in these variables and only one of the
    /// completions ends in yes.
    pub fn depends_on(&mut self, root: NodeId, variables: Range<usize>) -> bool {
        self.seen_pairs.clear();
        self.pending_pairs.clear();
        self.pending_pairs
            .push([root, self.constraint, root, self.constraint]);
        while let Some(pairs) = self.pending_pairs.pop() {
            let pairs = pairs.map(|id| self.follow_known(id));
            let [one, one_constraint, other, other_constraint] = pairs;
            if one_constraint == NodeId::NO || other_constraint == NodeId::NO {
                continue;
            }
            let outcomes = [one, other].map(NodeId::outcome);
            if let [Some(one), Some(other)] = outcomes {
                if (one == Outcome::Yes) == (other == Outcome::Yes) {
                    continue;
                }
                if one_constraint == NodeId::YES && other_constraint == NodeId::YES {
                    return true;
                }
            }
            let Some((variable, values)) = self.diagrams.first_variable(&pairs) else {
                continue;
            };
            // After the last of these variables, both completions have the same values, so from the
            // same node they reach the same outcome.
            let is_past = usize::from(variable) >= variables.end;
            if (is_past && one == other) || !self.seen_pairs.is_new(pairs) {
                continue;
            }
            let differ = variables.contains(&usize::from(variable));
            self.branch_pairs(pairs, variable, values, differ);
        }
        false
    }

    /// Like `branch`, but for two pairs of nodes. If `differ` is true, the two pairs may follow
    /// different values.
    fn branch_pairs(&mut self, pairs: [NodeId; 4], variable: u16, values: u16, differ: bool) {
        let diagrams = self.diagrams;
        if !differ {
            let next =
                (0..values).map(|value| pairs.map(|id| diagrams.follow(id, variable, value)));
            self.pending_pairs.extend(next);
            return;
        }
        let [one, one_constraint, other, other_constraint] = pairs;
        // With hundreds of choices, most edges of a node usually lead to the same target. Try each
        // target only once.
        let distinct = |pair: [NodeId; 2]| {
            let next = (0..values).map(|value| pair.map(|id| diagrams.follow(id, variable, value)));
            let mut next: Vec<[NodeId; 2]> = next.collect();
            order::sort_and_dedup(&mut next);
            next
        };
        let others = distinct([other, other_constraint]);
        for [one, one_constraint] in distinct([one, one_constraint]) {
            let next = others.iter();
            let next = next.map(|[other, constraint]| [one, one_constraint, *other, *constraint]);
            self.pending_pairs.extend(next);
        }
    }

    /// Returns the variables and values on one path that does not end in yes. Returns `None` if
    /// every possible completion ends in yes. If no completion is possible, returns a path that the
    /// constraint rules out.
    pub fn path_against(&mut self, root: NodeId) -> Option<Vec<(usize, u16)>> {
        if let Some(path) = self.path_to(root, Goal::Against) {
            return Some(path);
        }
        match self.path_to(root, Goal::Fit) {
            Some(_) => None,
            None => self.path_to(root, Goal::Impossible),
        }
    }

    fn path_to(&mut self, root: NodeId, goal: Goal) -> Option<Vec<(usize, u16)>> {
        self.seen.clear();
        let mut path = Vec::new();
        let pair = [root, self.constraint];
        self.search(pair, goal, &mut path).then_some(path)
    }

    /// Extends `path`, which leads to a pair of nodes, to a path that meets the goal. Returns
    /// whether it found such a path.
    fn search(&mut self, pair: [NodeId; 2], goal: Goal, path: &mut Vec<(usize, u16)>) -> bool {
        let [rule, constraint] = pair;
        if constraint == NodeId::NO {
            return goal == Goal::Impossible;
        }
        if let Some(outcome) = rule.outcome() {
            let is_wanted = match goal {
                Goal::Against => outcome != Outcome::Yes,
                Goal::Fit => outcome == Outcome::Yes,
                Goal::Impossible => true,
            };
            if !is_wanted || constraint == NodeId::YES {
                return is_wanted && goal != Goal::Impossible;
            }
        }
        let Some((variable, values)) = self.diagrams.first_variable(&pair) else {
            return false;
        };
        // A pair of nodes that is not new was searched before, without success.
        if !self.seen.is_new(pair) {
            return false;
        }
        let known = self.values.get(usize::from(variable)).copied().flatten();
        let values = known.map_or(0..values, |value| value..value + 1);
        for value in values {
            path.push((usize::from(variable), value));
            let next = pair.map(|id| self.diagrams.follow(id, variable, value));
            if self.search(next, goal, path) {
                return true;
            }
            path.pop();
        }
        false
    }
}
