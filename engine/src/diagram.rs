//! Decision diagrams: rules in a form in which "can this still be so?" is one walk.
//!
//! All diagrams of a catalogue share one store, in which equal parts are stored once. A rule that is settled
//! by the values known so far is settled on one path from its root; where a value is unknown every way on is
//! walked until two of them end differently. The cost for a catalogue is linear in its rules.

mod look;
mod seen;

pub use look::{Ends, Look};

use crate::order;
#[cfg(feature = "authoring")]
use crate::packed::Packing;
use crate::packed::{Left, Packed, packed, packed_as};
use seen::{QuickMap, Seen};

/// What is known of each variable: the position of its value, or nothing.
pub type Values = Vec<Option<u16>>;

/// A place in the store: an outcome, or a node that looks at one variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// How a diagram can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The rule does not hold.
    No,
    /// The rule holds.
    Yes,
    /// What the rule is about does not come into question at all.
    Out,
}

impl NodeId {
    /// The outcome [`Outcome::No`].
    pub const NO: Self = Self(0);
    /// The outcome [`Outcome::Yes`].
    pub const YES: Self = Self(1);
    /// The outcome [`Outcome::Out`].
    pub const OUT: Self = Self(2);
    const OUTCOMES: u32 = 3;

    /// The outcome that stands for a truth value.
    pub fn truth(value: bool) -> Self {
        if value { Self::YES } else { Self::NO }
    }

    fn outcome(self) -> Option<Outcome> {
        match self {
            Self::NO => Some(Outcome::No),
            Self::YES => Some(Outcome::Yes),
            Self::OUT => Some(Outcome::Out),
            _ => None,
        }
    }

    /// The position of a node in the store; outcomes have none.
    fn position(self) -> Option<usize> {
        self.0
            .checked_sub(Self::OUTCOMES)
            .map(|position| position as usize)
    }
}

/// A node: the variable it looks at, and where in `ways` its ways on stand, one for each value.
#[derive(Clone, Copy, Debug)]
struct Node {
    variable: u16,
    values: u16,
    first: u32,
}

/// The store of all diagrams of a catalogue.
#[derive(Clone, Debug, Default)]
pub struct Diagrams {
    nodes: Vec<Node>,
    ways: Vec<NodeId>,
    building: Building,
    /// How many ways were laid, for nodes that were there already as well; more than may be once something was not kept.
    laid: usize,
}

/// What only building needs: which nodes there are already, and what has been put together.
#[derive(Clone, Debug, Default)]
struct Building {
    known: QuickMap<(usize, Box<[NodeId]>), NodeId>,
    chosen: QuickMap<[NodeId; 3], NodeId>,
}

packed_as! { NodeId(u32); }

packed! { Node(variable values; first); }

/// Where the ways of a node begin is not sent: they stand in the order of the nodes.
impl Packed for Diagrams {
    fn take(left: &mut Left) -> Self {
        let mut nodes: Vec<Node> = Packed::take(left);
        let mut first = 0;
        for node in &mut nodes {
            node.first = first;
            first += u32::from(node.values);
        }
        Self {
            nodes,
            ways: Packed::take(left),
            ..Self::default()
        }
    }

    #[cfg(feature = "authoring")]
    fn put(&self, packing: &mut Packing) {
        self.nodes.put(packing);
        self.ways.put(packing);
    }
}

impl Diagrams {
    /// More nodes than this mean that a rule is too intricate to be kept; real ones need dozens.
    const MOST_NODES: usize = 1 << 18;

    /// More ways than this, too: a few nodes of questions with hundreds of choices are as large as many small ones.
    const MOST_WAYS: usize = 1 << 22;

    /// The node that looks at `variable` and goes on with `ways`, one for each of its values.
    pub fn node(&mut self, variable: usize, ways: Vec<NodeId>) -> NodeId {
        self.laid = self.laid.saturating_add(ways.len());
        if self.has_overflowed() {
            return NodeId::NO;
        }
        match ways.split_first() {
            None => return NodeId::NO,
            Some((first, rest)) if rest.iter().all(|other| other == first) => return *first,
            Some(_) => {}
        }
        let key = (variable, ways.into_boxed_slice());
        if let Some(id) = self.building.known.get(&key) {
            return *id;
        }
        let Some((node, id)) = self.place_for(variable, key.1.len()) else {
            self.laid = usize::MAX;
            return NodeId::NO;
        };
        self.nodes.push(node);
        self.ways.extend_from_slice(&key.1);
        self.building.known.insert(key, id);
        id
    }

    fn place_for(&self, variable: usize, values: usize) -> Option<(Node, NodeId)> {
        let node = Node {
            variable: u16::try_from(variable).ok()?,
            values: u16::try_from(values).ok()?,
            first: u32::try_from(self.ways.len()).ok()?,
        };
        let position = self.nodes.len();
        let id = u32::try_from(position)
            .ok()?
            .checked_add(NodeId::OUTCOMES)?;
        (position < Self::MOST_NODES).then_some((node, NodeId(id)))
    }

    /// The diagram that is `then` where `test` is yes and `otherwise` where it is no.
    pub fn choose(&mut self, test: NodeId, then: NodeId, otherwise: NodeId) -> NodeId {
        match test {
            NodeId::YES => return then,
            NodeId::NO => return otherwise,
            // Nothing more is kept: to go on would find nothing, and could go on for ever.
            _ if then == otherwise || self.has_overflowed() => return then,
            _ => {}
        }
        let parts = [test, then, otherwise];
        if let Some(id) = self.building.chosen.get(&parts) {
            return *id;
        }
        let Some(variable) = parts.iter().filter_map(|part| self.variable(*part)).min() else {
            return otherwise;
        };
        let values = parts.iter().map(|part| self.values(*part, variable)).max();
        let ways = (0..values.unwrap_or(0))
            .map(|value| {
                let [test, then, otherwise] = parts.map(|part| self.follow(part, variable, value));
                self.choose(test, then, otherwise)
            })
            .collect();
        let id = self.node(usize::from(variable), ways);
        self.building.chosen.insert(parts, id);
        id
    }

    /// Whether a rule was too intricate to be kept whole.
    pub fn has_overflowed(&self) -> bool {
        self.laid > Self::MOST_WAYS
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no node, as in a catalogue without rules.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Forgets what only building needs. Diagrams can still be read.
    pub fn finish(&mut self) {
        self.building = Building::default();
    }

    /// The variables that the diagram at `root` looks at.
    pub fn reads(&self, root: NodeId) -> Vec<usize> {
        let mut found = Vec::new();
        let mut seen = Seen::default();
        let mut left = vec![root];
        while let Some(id) = left.pop() {
            if let Some(node) = self.get(id)
                && seen.is_new(id)
            {
                let variable = usize::from(node.variable);
                if !found.contains(&variable) {
                    found.push(variable);
                }
                left.extend_from_slice(self.ways_of(node));
            }
        }
        order::put(&mut found);
        found
    }

    fn get(&self, id: NodeId) -> Option<Node> {
        self.nodes.get(id.position()?).copied()
    }

    fn ways_of(&self, node: Node) -> &[NodeId] {
        let first = node.first as usize;
        self.ways
            .get(first..first + usize::from(node.values))
            .unwrap_or_default()
    }

    fn way(&self, node: Node, value: u16) -> NodeId {
        let way = self.ways.get(node.first as usize + usize::from(value));
        way.copied().unwrap_or(NodeId::NO)
    }

    fn variable(&self, id: NodeId) -> Option<u16> {
        self.get(id).map(|node| node.variable)
    }

    fn values(&self, id: NodeId, variable: u16) -> u16 {
        let node = self.get(id).filter(|node| node.variable == variable);
        node.map_or(0, |node| node.values)
    }

    /// The first variable that one of these places looks at, and how many values it has; `None` where all have ended.
    fn first_variable(&self, at: &[NodeId]) -> Option<(u16, u16)> {
        let nodes = at.iter().filter_map(|id| self.get(*id));
        nodes.map(|node| (node.variable, node.values)).min()
    }

    fn follow(&self, id: NodeId, variable: u16, value: u16) -> NodeId {
        let node = self.get(id).filter(|node| node.variable == variable);
        node.map_or(id, |node| self.way(node, value))
    }
}
