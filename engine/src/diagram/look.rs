//! Walks over diagrams: how a rule can end, what that depends on, and how it could end otherwise.
//!
//! Some combinations of values cannot occur together (`Look::under`). Every walk follows the rule and that constraint at
//! once and leaves out what the constraint rules out, so that no impossible combination counts for anything.

use super::seen::Seen;
use super::{Diagrams, NodeId, Outcome, Values};
use crate::order;
use std::ops::Range;

/// Evaluates diagrams while some values are known. It reuses its buffers between walks, so that evaluating many rules
/// allocates no more than evaluating one.
#[derive(Clone, Debug)]
pub struct Look<'d> {
    diagrams: &'d Diagrams,
    values: Values,
    possible: NodeId,
    left: Vec<[NodeId; 2]>,
    left_pairs: Vec<[NodeId; 4]>,
    seen: Seen<[NodeId; 2]>,
    seen_pairs: Seen<[NodeId; 4]>,
}

/// The outcomes that the ways of filling in the unknown values can have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// Whether some way ends in [`Outcome::No`].
    pub no: bool,
    /// Whether some way ends in [`Outcome::Yes`].
    pub yes: bool,
    /// Whether some way ends in [`Outcome::Out`].
    pub out: bool,
}

impl Ends {
    /// The outcome of all ways, if there is just one.
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

    /// Whether a yes and something else have been found: nothing more can be learned then.
    fn is_mixed(self) -> bool {
        self.yes && (self.no || self.out)
    }
}

/// The end that a search looks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goal {
    /// Not yes, and possible.
    Against,
    /// Yes, and possible.
    Fit,
    /// A combination that cannot occur.
    Impossible,
}

impl<'d> Look<'d> {
    /// Evaluates these diagrams with these values known, under no constraint.
    pub fn new(diagrams: &'d Diagrams, values: Values) -> Self {
        Self {
            diagrams,
            values,
            possible: NodeId::YES,
            left: Vec::new(),
            left_pairs: Vec::new(),
            seen: Seen::default(),
            seen_pairs: Seen::default(),
        }
    }

    /// Ignores from now on all combinations of values for which `possible` ends in no. If the known values leave no possible
    /// combination, the constraint is dropped, so that contradictory answers never block a result.
    pub fn under(&mut self, possible: NodeId) {
        self.possible = NodeId::YES;
        if self.ends(possible).yes {
            self.possible = possible;
        }
    }

    /// As [`Look::under`], but keeps the constraint although the values known contradict it.
    pub fn strictly_under(&mut self, possible: NodeId) {
        self.possible = possible;
    }

    /// The values known.
    pub fn values(&self) -> &Values {
        &self.values
    }

    /// The values known, to be changed. A variable without a place there is unknown.
    pub fn values_mut(&mut self) -> &mut Values {
        &mut self.values
    }

    /// Makes a value known, or unknown again; returns what it was.
    pub fn set(&mut self, variable: usize, value: Option<u16>) -> Option<u16> {
        let place = self.values.get_mut(variable);
        place.and_then(|place| std::mem::replace(place, value))
    }

    /// The outcome at `root` if every possible way of filling in what is unknown ends the same.
    pub fn settled(&mut self, root: NodeId) -> Option<Outcome> {
        self.ends(root).only()
    }

    /// The outcomes at `root` of all possible ways of filling in what is unknown. Once a yes and something else are found, the
    /// third outcome may be missing.
    pub fn ends(&mut self, root: NodeId) -> Ends {
        let mut found = Ends::default();
        self.seen.clear();
        self.left.clear();
        self.left.push([root, self.possible]);
        while let Some(at) = self.left.pop() {
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

    /// Follows known values from `root` to an outcome, or to the first node that looks at an unknown one.
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

    /// Notes every way on from a place.
    fn branch(&mut self, at: [NodeId; 2]) {
        let diagrams = self.diagrams;
        let Some((variable, values)) = diagrams.first_variable(&at) else {
            return;
        };
        let ways = (0..values).map(|value| at.map(|id| diagrams.follow(id, variable, value)));
        self.left.extend(ways);
    }

    /// Whether the unknown ones of these variables can change whether `root` ends in yes. They can if two possible ways of
    /// filling in differ in these variables alone, and only one of them ends in yes.
    pub fn depends_on(&mut self, root: NodeId, variables: Range<usize>) -> bool {
        self.seen_pairs.clear();
        self.left_pairs.clear();
        self.left_pairs
            .push([root, self.possible, root, self.possible]);
        while let Some(at) = self.left_pairs.pop() {
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
            // Past the variables in question both ways are filled in alike.
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
            self.left_pairs.extend(ways);
            return;
        }
        let [one, one_possible, other, other_possible] = at;
        // Of hundreds of choices most lead to the same place.
        let distinct = |from: [NodeId; 2]| {
            let ways = (0..values).map(|value| from.map(|id| diagrams.follow(id, variable, value)));
            let mut ways: Vec<[NodeId; 2]> = ways.collect();
            order::put_once(&mut ways);
            ways
        };
        let others = distinct([other, other_possible]);
        for [one, one_possible] in distinct([one, one_possible]) {
            let pairs = others.iter();
            let pairs = pairs.map(|[other, possible]| [one, one_possible, *other, *possible]);
            self.left_pairs.extend(pairs);
        }
    }

    /// The variables and values on one way that does not end in yes. Where every possible way ends in yes, `None`; where no way is
    /// possible, a way that the constraint rules out.
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
        // A place seen in this walk was searched in vain.
        let Some((variable, values)) = self.diagrams.first_variable(&at) else {
            return false;
        };
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
