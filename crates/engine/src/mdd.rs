//! Decision diagrams. Linking compiles each rule into a reduced multi-valued decision diagram, and
//! [`Evaluator`] computes which outcomes a diagram can still have.
//!
//! All diagrams of a catalog share one store, which stores equal nodes once. A walk starts at the
//! root of a diagram. At a node whose variable has a known value, the walk follows the edge for
//! that value; at any other node, it follows every edge. It ends early once it has found yes and
//! another outcome. Each rule is walked separately, so the cost of a catalog is linear in the
//! number of its rules.

mod evaluator;
mod seen;

pub use evaluator::{Evaluator, Outcomes};

use crate::order;
use crate::snapshot::Encoder;
use crate::snapshot::{Decoder, Snapshot, snapshot, snapshot_as};
use seen::{QuickMap, Seen};

/// The known value of each variable, as an index; `None` means unknown.
pub type Values = Vec<Option<u16>>;

/// A reference to an outcome or to a node of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// The outcomes of a diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The rule does not hold.
    No,
    /// The rule holds.
    Yes,
    /// The rule does not apply, because nothing raises its agreement.
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

    /// Returns the outcome for a truth value.
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

    /// Returns the index of a node in the store. An outcome has none.
    fn position(self) -> Option<usize> {
        self.0
            .checked_sub(Self::OUTCOMES)
            .map(|position| position as usize)
    }
}

/// A node: the variable that it tests, the number of its edges (one for each value), and the index
/// of its first edge in `ways`.
#[derive(Clone, Copy, Debug)]
struct Node {
    variable: u16,
    values: u16,
    first: u32,
}

/// The store of all diagrams of a catalog.
#[derive(Clone, Debug, Default)]
pub struct Diagrams {
    nodes: Vec<Node>,
    ways: Vec<NodeId>,
    building: Building,
    /// The number of edges passed to `node`, including those of nodes that existed already. It is
    /// `usize::MAX` after a node did not fit into the store.
    laid: usize,
}

/// The tables that are needed only while diagrams are built: the id of each existing node, and the
/// results of `choose`.
#[derive(Clone, Debug, Default)]
struct Building {
    known: QuickMap<(usize, Box<[NodeId]>), NodeId>,
    chosen: QuickMap<[NodeId; 3], NodeId>,
}

snapshot_as! { NodeId(u32); }

snapshot! { Node(variable values; first); }

/// The snapshot (the encoded initial part of a catalog) omits `first`, because the edges are stored
/// in the order of their nodes.
impl Snapshot for Diagrams {
    fn decode(decoder: &mut Decoder) -> Self {
        let mut nodes: Vec<Node> = Snapshot::decode(decoder);
        let mut first = 0;
        for node in &mut nodes {
            node.first = first;
            first += u32::from(node.values);
        }
        Self {
            nodes,
            ways: Snapshot::decode(decoder),
            ..Self::default()
        }
    }

    fn encode(&self, encoder: &mut Encoder) {
        self.nodes.encode(encoder);
        self.ways.encode(encoder);
    }
}

impl Diagrams {
    /// The maximum number of nodes. Rules that need more are rejected as too intricate; the shipped
    /// rules need dozens.
    const MAX_NODES: usize = 1 << 18;

    /// The maximum number of edges. It is needed besides `MAX_NODES`, because a node of a question
    /// with hundreds of choices has hundreds of edges.
    const MAX_WAYS: usize = 1 << 22;

    /// Returns the node that tests `variable` and has the edges `ways`, one for each value. If all
    /// edges lead to the same target, returns that target.
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
        (position < Self::MAX_NODES).then_some((node, NodeId(id)))
    }

    /// Builds the diagram that is `then` where `test` is yes and `otherwise` where it is no
    /// (if-then-else).
    pub fn choose(&mut self, test: NodeId, then: NodeId, otherwise: NodeId) -> NodeId {
        match test {
            NodeId::YES => return then,
            NodeId::NO => return otherwise,
            // After an overflow no node is stored, and the catalog will be rejected. Do not recurse
            // any further.
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

    /// Whether a limit was exceeded, so that some diagrams are incomplete.
    pub fn has_overflowed(&self) -> bool {
        self.laid > Self::MAX_WAYS
    }

    /// Returns the number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are no nodes, as in a catalog without rules.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Drops the tables that are needed only while diagrams are built. The diagrams stay readable.
    pub fn finish(&mut self) {
        self.building = Building::default();
    }

    /// Returns the variables that the diagram at `root` tests, in order.
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
        order::sort(&mut found);
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

    /// Returns the first variable that any of these nodes tests, and its number of values. Returns
    /// `None` if all of them are outcomes.
    fn first_variable(&self, at: &[NodeId]) -> Option<(u16, u16)> {
        let nodes = at.iter().filter_map(|id| self.get(*id));
        nodes.map(|node| (node.variable, node.values)).min()
    }

    fn follow(&self, id: NodeId, variable: u16, value: u16) -> NodeId {
        let node = self.get(id).filter(|node| node.variable == variable);
        node.map_or(id, |node| self.way(node, value))
    }
}
