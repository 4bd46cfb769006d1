//! Walks over diagrams: what is settled, what it turns on, and how something else could still come out.

use super::seen::Seen;
use super::{Diagrams, NodeId, Outcome, Values};
use crate::order;
use std::ops::Range;

/// A look at diagrams with some values known. It keeps its notes between walks, so that looking at many
/// rules allocates no more than looking at one; and they are no larger than what a walk comes by.
#[derive(Clone, Debug)]
pub struct Look<'d> {
    diagrams: &'d Diagrams,
    values: Values,
    left: Vec<NodeId>,
    left_pairs: Vec<(NodeId, NodeId)>,
    seen: Seen<NodeId>,
    seen_pairs: Seen<(NodeId, NodeId)>,
}

impl<'d> Look<'d> {
    /// A look at these diagrams with these values known.
    pub fn new(diagrams: &'d Diagrams, values: Values) -> Self {
        Self {
            diagrams,
            values,
            left: Vec::new(),
            left_pairs: Vec::new(),
            seen: Seen::default(),
            seen_pairs: Seen::default(),
        }
    }

    /// The values known.
    pub fn values(&self) -> &Values {
        &self.values
    }

    /// The values known, to be changed. A variable without a place there is unknown.
    pub fn values_mut(&mut self) -> &mut Values {
        &mut self.values
    }

    /// Makes a value known, or unknown again; gives back what it was.
    pub fn set(&mut self, variable: usize, value: Option<u16>) -> Option<u16> {
        let place = self.values.get_mut(variable);
        place.and_then(|place| std::mem::replace(place, value))
    }

    /// The outcome at `root` if every way of filling in what is unknown ends the same.
    pub fn settled(&mut self, root: NodeId) -> Option<Outcome> {
        let end = self.run(root);
        end.outcome().or_else(|| self.settled_from(end))
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

    fn settled_from(&mut self, open: NodeId) -> Option<Outcome> {
        self.begin(open);
        let mut found = None;
        while let Some(id) = self.left.pop() {
            let end = self.run(id);
            match end.outcome() {
                Some(outcome) if *found.get_or_insert(outcome) != outcome => return None,
                Some(_) => {}
                None if self.seen.is_new(end) => self.branch(end),
                None => {}
            }
        }
        found
    }

    fn begin(&mut self, root: NodeId) {
        self.seen.clear();
        self.left.clear();
        self.left.push(root);
    }

    /// Notes every way on from a node that looks at an unknown value.
    fn branch(&mut self, open: NodeId) {
        if let Some(node) = self.diagrams.get(open) {
            self.left.extend_from_slice(self.diagrams.ways_of(node));
        }
    }

    /// The variables on which the outcome at `root` truly turns, in order: for each there are two ways of
    /// filling in what is unknown that differ in it alone and end differently.
    pub fn turns_on(&mut self, root: NodeId) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for (variable, open) in self.open_at(root, 0..usize::MAX) {
            if !found.contains(&variable) && self.ways_differ(open) {
                found.push(variable);
            }
        }
        order::put(&mut found);
        found
    }

    /// Whether the outcome at `root` truly turns on one of these variables.
    pub fn turns_on_any(&mut self, root: NodeId, variables: Range<usize>) -> bool {
        let open = self.open_at(root, variables);
        open.into_iter().any(|(_, open)| self.ways_differ(open))
    }

    /// The nodes that some way of filling in comes by and that look at one of these variables, which is unknown.
    fn open_at(&mut self, root: NodeId, variables: Range<usize>) -> Vec<(usize, NodeId)> {
        let mut found = Vec::new();
        self.begin(root);
        while let Some(id) = self.left.pop() {
            let end = self.run(id);
            let variable = self.diagrams.variable(end).map(usize::from);
            // Variables stand in order on every way: what is sought is not below a later one.
            let Some(variable) = variable.filter(|variable| *variable < variables.end) else {
                continue;
            };
            if self.seen.is_new(end) {
                if variables.contains(&variable) {
                    found.push((variable, end));
                }
                self.branch(end);
            }
        }
        found
    }

    /// Whether the ways on from a node do not all end the same, whatever is filled in below.
    fn ways_differ(&mut self, open: NodeId) -> bool {
        let Some(node) = self.diagrams.get(open) else {
            return false;
        };
        let first = self.diagrams.way(node, 0);
        (1..node.values).any(|value| self.differ(first, self.diagrams.way(node, value)))
    }

    /// Whether there is a way of filling in what is unknown under which two diagrams end differently.
    fn differ(&mut self, one: NodeId, other: NodeId) -> bool {
        self.seen_pairs.clear();
        self.left_pairs.clear();
        self.left_pairs.push((one, other));
        while let Some((one, other)) = self.left_pairs.pop() {
            let pair = (self.run(one), self.run(other));
            if pair.0 == pair.1 {
                continue;
            }
            // Two diagrams of which just one has ended differ too, but not before the other is walked: it may end the same.
            let variable = match [pair.0, pair.1].map(|id| self.diagrams.variable(id)) {
                [Some(one), Some(other)] => one.min(other),
                [Some(either), None] | [None, Some(either)] => either,
                [None, None] => return true,
            };
            if self.seen_pairs.is_new(pair) {
                self.branch_both(pair, variable);
            }
        }
        false
    }

    fn branch_both(&mut self, (one, other): (NodeId, NodeId), variable: u16) {
        let diagrams = self.diagrams;
        let [of_one, of_other] = [one, other].map(|id| diagrams.values(id, variable));
        let ways = (0..of_one.max(of_other)).map(|value| {
            let follow = |id| diagrams.follow(id, variable, value);
            (follow(one), follow(other))
        });
        self.left_pairs.extend(ways);
    }

    /// A way of filling in what is unknown under which the diagram does not end in `wanted`: the
    /// variables looked at on the way, each with its value. `None` where every way ends in `wanted`.
    pub fn way_not_to(&mut self, root: NodeId, wanted: Outcome) -> Option<Vec<(usize, u16)>> {
        self.seen.clear();
        let mut way = Vec::new();
        self.search(root, wanted, &mut way).then_some(way)
    }

    fn search(&mut self, id: NodeId, wanted: Outcome, way: &mut Vec<(usize, u16)>) -> bool {
        let Some(node) = self.diagrams.get(id) else {
            return id.outcome() != Some(wanted);
        };
        // A node seen in this walk was searched in vain.
        if !self.seen.is_new(id) {
            return false;
        }
        let variable = usize::from(node.variable);
        let known = self.values.get(variable).copied().flatten();
        let values = known.map_or(0..node.values, |value| value..value + 1);
        for value in values {
            way.push((variable, value));
            if self.search(self.diagrams.way(node, value), wanted, way) {
                return true;
            }
            way.pop();
        }
        false
    }
}
