//! The evaluator of decision diagrams. For a rule, it computes which outcomes are still possible,
//! which variables decide them, and a path to an outcome. Verdicts, reasons, counterfactuals and
//! the interview use it.
//!
//! A constraint can rule out combinations of values (`Evaluator::under`). Every walk follows the rule
//! and the constraint together and skips the combinations that the constraint rules out, so these
//! combinations never affect a result.

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
    possible: NodeId,
    pending: Vec<[NodeId; 2]>,
    pending_pairs: Vec<[NodeId; 4]>,
    seen: Seen<[NodeId; 2]>,
    seen_pairs: Seen<[NodeId; 4]>,
}

/// The outcomes that a diagram has in at least one completion of the unknown values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Whether some completion ends in [`Outcome::No`].
    pub no: bool,
    /// Whether some completion ends in [`Outcome::Yes`].
    pub yes: bool,
    /// Whether some completion ends in [`Outcome::Out`].
    pub out: bool,
}

impl Outcomes {
    /// Returns the outcome that all completions share, if there is one.
    pub fn only(self) -> Option<Outcome> {
        match self {
            Self {
                no: true,
                yes: false,
                out: false,
            } => Some(Outcome::No),
            Self {
                no: false,
                yes: true,
                out: false,
            } => Some(Outcome::Yes),
            Self {
                no: false,
                yes: false,
                out: true,
            } => Some(Outcome::Out),
            _ => None,
        }
    }

    fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::No => self.no = true,
            Outcome::Yes => self.yes = true,
            Outcome::Out => self.out = true,
        }
    }

    fn has(self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::No => self.no,
            Outcome::Yes => self.yes,
            Outcome::Out => self.out,
        }
    }

    /// Whether yes and another outcome were found. The walk can then stop: the rule is undecided.
    fn is_mixed(self) -> bool {
        self.yes && (self.no || self.out)
    }
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
            possible: NodeId::YES,
            pending: Vec::new(),
            pending_pairs: Vec::new(),
            seen: Seen::default(),
            seen_pairs: Seen::default(),
        }
    }

    /// Sets the constraint: from now on, combinations for which `possible` ends in no are skipped.
    /// If the known values allow no possible combination, the constraint is dropped, so that
    /// contradictory answers never block a result.
    pub fn under(&mut self, possible: NodeId) {
        self.possible = NodeId::YES;
        if self.outcomes(possible).yes {
            self.possible = possible;
        }
    }

    /// Like [`Evaluator::under`], but keeps the constraint even if the known values contradict it.
    pub fn strictly_under(&mut self, possible: NodeId) {
        self.possible = possible;
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
        let index = self.values.get_mut(variable);
        index.and_then(|index| std::mem::replace(index, value))
    }

    /// Returns the outcome at `root` if all possible completions of the unknown values share it.
    pub fn settled(&mut self, root: NodeId) -> Option<Outcome> {
        self.outcomes(root).only()
    }

    /// Collects the outcomes at `root` over all possible completions of the unknown values. The
    /// search stops once it has found yes and one other outcome, so the third outcome may be
    /// missing.
    pub fn outcomes(&mut self, root: NodeId) -> Outcomes {
        let mut found = Outcomes::default();
        self.seen.clear();
        self.pending.clear();
        self.pending.push([root, self.possible]);
        while let Some(at) = self.pending.pop() {
            let at @ [rule, possible] = at.map(|id| self.run(id));
            if possible == NodeId::NO || rule.outcome().is_some_and(|end| found.has(end)) {
                continue;
            }
            if let (Some(end), NodeId::YES) = (rule.outcome(), possible) {
                found.add(end);
                if found.is_mixed() {
                    break;
                }
            } else if self.seen.is_new(at) {
                self.branch(at);
            }
        }
        found
    }

    /// Follows known values from `root` to an outcome or to the first node with an unknown
    /// variable.
    #[inline]
    fn run(&self, root: NodeId) -> NodeId {
        let mut at = root;
        while let Some(node) = self.diagrams.get(at) {
            match self.values.get(usize::from(node.variable)) {
                Some(Some(value)) => at = self.diagrams.way(node, *value),
                _ => return at,
            }
        }
        at
    }

    /// Pushes, for each value of the first variable that the pair of nodes `at` tests, the pair of
    /// nodes to which that value leads.
    fn branch(&mut self, at: [NodeId; 2]) {
        let diagrams = self.diagrams;
        let Some((variable, values)) = diagrams.first_variable(&at) else {
            return;
        };
        let ways = (0..values).map(|value| at.map(|id| diagrams.follow(id, variable, value)));
        self.pending.extend(ways);
    }

    /// Whether those of these variables that are unknown can decide whether `root` ends in yes.
    /// They can if two possible completions differ only in these variables and only one of the
    /// completions ends in yes.
    pub fn depends_on(&mut self, root: NodeId, variables: Range<usize>) -> bool {
        self.seen_pairs.clear();
        self.pending_pairs.clear();
        self.pending_pairs
            .push([root, self.possible, root, self.possible]);
        while let Some(at) = self.pending_pairs.pop() {
            let at @ [one, one_possible, other, other_possible] = at.map(|id| self.run(id));
            if one_possible == NodeId::NO || other_possible == NodeId::NO {
                continue;
            }
            let ended = [one, other].map(NodeId::outcome);
            if let [Some(one), Some(other)] = ended {
                if (one == Outcome::Yes) == (other == Outcome::Yes) {
                    continue;
                }
                if one_possible == NodeId::YES && other_possible == NodeId::YES {
                    return true;
                }
            }
            let Some((variable, values)) = self.diagrams.first_variable(&at) else {
                continue;
            };
            // After the last of these variables, both completions have the same values, so from the
            // same node they reach the same outcome.
            let is_past = usize::from(variable) >= variables.end;
            if (is_past && one == other) || !self.seen_pairs.is_new(at) {
                continue;
            }
            let differ = variables.contains(&usize::from(variable));
            self.branch_both(at, variable, values, differ);
        }
        false
    }

    fn branch_both(&mut self, at: [NodeId; 4], variable: u16, values: u16, differ: bool) {
        let diagrams = self.diagrams;
        if !differ {
            let ways = (0..values).map(|value| at.map(|id| diagrams.follow(id, variable, value)));
            self.pending_pairs.extend(ways);
            return;
        }
        let [one, one_possible, other, other_possible] = at;
        // With hundreds of choices, most edges of a node lead to the same target. Try each target
        // only once.
        let distinct = |from: [NodeId; 2]| {
            let ways = (0..values).map(|value| from.map(|id| diagrams.follow(id, variable, value)));
            let mut ways: Vec<[NodeId; 2]> = ways.collect();
            order::sort_and_dedup(&mut ways);
            ways
        };
        let others = distinct([other, other_possible]);
        for [one, one_possible] in distinct([one, one_possible]) {
            let pairs = others.iter();
            let pairs = pairs.map(|[other, possible]| [one, one_possible, *other, *possible]);
            self.pending_pairs.extend(pairs);
        }
    }

    /// Returns the variables and values on one path that does not end in yes. Returns `None` if
    /// every possible completion ends in yes. If no completion is possible, returns a path that the
    /// constraint rules out.
    pub fn way_against(&mut self, root: NodeId) -> Option<Vec<(usize, u16)>> {
        if let Some(way) = self.way_to(root, Goal::Against) {
            return Some(way);
        }
        match self.way_to(root, Goal::Fit) {
            Some(_) => None,
            None => self.way_to(root, Goal::Impossible),
        }
    }

    fn way_to(&mut self, root: NodeId, goal: Goal) -> Option<Vec<(usize, u16)>> {
        self.seen.clear();
        let mut way = Vec::new();
        let at = [root, self.possible];
        self.search(at, goal, &mut way).then_some(way)
    }

    fn search(&mut self, at: [NodeId; 2], goal: Goal, way: &mut Vec<(usize, u16)>) -> bool {
        let [rule, possible] = at;
        if possible == NodeId::NO {
            return goal == Goal::Impossible;
        }
        if let Some(end) = rule.outcome() {
            let is_wanted = match goal {
                Goal::Against => end != Outcome::Yes,
                Goal::Fit => end == Outcome::Yes,
                Goal::Impossible => true,
            };
            if !is_wanted || possible == NodeId::YES {
                return is_wanted && goal != Goal::Impossible;
            }
        }
        let Some((variable, values)) = self.diagrams.first_variable(&at) else {
            return false;
        };
        // The walk has already searched this pair of nodes without success.
        if !self.seen.is_new(at) {
            return false;
        }
        let known = self.values.get(usize::from(variable)).copied().flatten();
        let values = known.map_or(0..values, |value| value..value + 1);
        for value in values {
            way.push((usize::from(variable), value));
            let next = at.map(|id| self.diagrams.follow(id, variable, value));
            if self.search(next, goal, way) {
                return true;
            }
            way.pop();
        }
        false
    }
}
