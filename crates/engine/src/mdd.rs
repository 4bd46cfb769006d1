//! Decision diagrams. Linking compiles each rule into a reduced multi-valued decision diagram, and
//! [`Evaluator`] computes which outcomes a diagram can still have.
//!
//! All diagrams of a catalog share one store, which stores equal nodes once. A walk starts at the
//! root of a diagram. At a node whose variable has a known value, the walk follows the edge for
//! that value; at any other node, it follows every edge. It ends early once it has found yes and
//! another outcome. Each rule is walked separately, so the cost of a catalog is linear in the
//! number of its rules.

mod evaluator;
mod outcomes;
mod seen;

pub use evaluator::Evaluator;
pub use outcomes::Outcomes;

use crate::order;
use crate::snapshot::Encoder;
use crate::snapshot::{Decoder, Snapshot, snapshot, snapshot_as};
use seen::{FastMap, Seen};

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
    NotRaised,
}

impl NodeId {
    /// The outcome [`Outcome::No`].
    pub const NO: Self = Self(0);
    /// The outcome [`Outcome::Yes`].
    pub const YES: Self = Self(1);
    /// The outcome [`Outcome::NotRaised`].
    pub const NOT_RAISED: Self = Self(2);
    /// The number of outcomes. Their ids precede the ids of nodes.
    const OUTCOME_COUNT: u32 = 3;

    /// Returns the outcome for a truth value.
    pub fn truth(value: bool) -> Self {
        if value { Self::YES } else { Self::NO }
    }

    fn outcome(self) -> Option<Outcome> {
        match self {
            Self::NO => Some(Outcome::No),
            Self::YES => Some(Outcome::Yes),
            Self::NOT_RAISED => Some(Outcome::NotRaised),
            _ => None,
        }
    }

    /// Returns the index of a node in the store. An outcome has none.
    fn index(self) -> Option<usize> {
        self.0
            .checked_sub(Self::OUTCOME_COUNT)
            .map(|index| index as usize)
    }
}

/// A node: the variable that it tests, the number of its edges (one for each value), and the index
/// of its first edge in `edges`.
#[derive(Clone, Copy, Debug)]
struct Node {
    variable: u16,
    edge_count: u16,
    first_edge: u32,
}

/// The store of all diagrams of a catalog.
#[derive(Clone, Debug, Default)]
pub struct Diagrams {
    nodes: Vec<Node>,
    /// The target of each edge. The edges of a node are adjacent.
    edges: Vec<NodeId>,
    building: Building,
    /// The number of edges passed to `node`, including those of nodes that existed already. It is
    /// `usize::MAX` after a node did not fit into the store.
    edges_inserted: usize,
}

/// The tables that are needed only while diagrams are built: the unique table, which has the id of
/// each existing node, and the computed table, which caches the results of `ite`.
#[derive(Clone, Debug, Default)]
struct Building {
    unique: FastMap<(usize, Box<[NodeId]>), NodeId>,
    computed: FastMap<[NodeId; 3], NodeId>,
}

snapshot_as! { NodeId(u32); }

snapshot! { Node(variable edge_count; first_edge); }

/// The snapshot (the encoded initial part of a catalog) omits `first_edge`, because the edges are
/// stored in the order of their nodes.
impl Snapshot for Diagrams {
    fn decode(decoder: &mut Decoder) -> Self {
        let mut nodes: Vec<Node> = Snapshot::decode(decoder);
        let mut first_edge = 0;
        for node in &mut nodes {
            node.first_edge = first_edge;
            first_edge += u32::from(node.edge_count);
        }
        Self {
            nodes,
            edges: Snapshot::decode(decoder),
            ..Self::default()
        }
    }

    fn encode(&self, encoder: &mut Encoder) {
        self.nodes.encode(encoder);
        self.edges.encode(encoder);
    }
}

impl Diagrams {
    /// The maximum number of nodes. Rules that need more are rejected as too intricate; the shipped
    /// rules need dozens.
    const MAX_NODES: usize = 1 << 18;

    /// The maximum of `edges_inserted`. It is needed besides `MAX_NODES`, because a node of a
    /// question with hundreds of choices has hundreds of edges.
    const MAX_EDGES: usize = 1 << 22;

    /// Returns the node that tests `variable` and has the edges `edges`, one for each value. If all
    /// edges lead to the same target, returns that target. If there are no edges or a limit is
    /// exceeded, returns [`NodeId::NO`].
    pub fn node(&mut self, variable: usize, edges: Vec<NodeId>) -> NodeId {
        self.edges_inserted = self.edges_inserted.saturating_add(edges.len());
        if self.has_overflowed() {
            return NodeId::NO;
        }
        match edges.split_first() {
            None => return NodeId::NO,
            Some((first, rest)) if rest.iter().all(|other| other == first) => return *first,
            Some(_) => {}
        }
        let key = (variable, edges.into_boxed_slice());
        if let Some(id) = self.building.unique.get(&key) {
            return *id;
        }
        let Some((node, id)) = self.next_node(variable, key.1.len()) else {
            self.edges_inserted = usize::MAX;
            return NodeId::NO;
        };
        self.nodes.push(node);
        self.edges.extend_from_slice(&key.1);
        self.building.unique.insert(key, id);
        id
    }

    /// Returns the next node to store, with its id. Returns `None` if it does not fit.
    fn next_node(&self, variable: usize, edge_count: usize) -> Option<(Node, NodeId)> {
        let node = Node {
            variable: u16::try_from(variable).ok()?,
            edge_count: u16::try_from(edge_count).ok()?,
            first_edge: u32::try_from(self.edges.len()).ok()?,
        };
        let index = self.nodes.len();
        let id = u32::try_from(index)
            .ok()?
            .checked_add(NodeId::OUTCOME_COUNT)?;
        (index < Self::MAX_NODES).then_some((node, NodeId(id)))
    }

    /// Builds the diagram that is `then` where `test` is yes and `otherwise` where it is no
    /// (if-then-else).
    pub fn ite(&mut self, test: NodeId, then: NodeId, otherwise: NodeId) -> NodeId {
        match test {
            NodeId::YES => return then,
            NodeId::NO => return otherwise,
            // After an overflow no node is stored, and the catalog will be rejected. Do not recurse
            // any further.
            _ if then == otherwise || self.has_overflowed() => return then,
            _ => {}
        }
        let operands = [test, then, otherwise];
        if let Some(id) = self.building.computed.get(&operands) {
            return *id;
        }
        let variables = operands.iter().filter_map(|id| self.variable(*id));
        let Some(variable) = variables.min() else {
            return otherwise;
        };
        let edge_counts = operands.iter().map(|id| self.edge_count(*id, variable));
        let edges = (0..edge_counts.max().unwrap_or(0))
            .map(|value| {
                let [test, then, otherwise] = operands.map(|id| self.follow(id, variable, value));
                self.ite(test, then, otherwise)
            })
            .collect();
        let id = self.node(usize::from(variable), edges);
        self.building.computed.insert(operands, id);
        id
    }

    /// Whether a limit was exceeded, so that some diagrams are incomplete.
    pub fn has_overflowed(&self) -> bool {
        self.edges_inserted > Self::MAX_EDGES
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
        let mut pending = vec![root];
        while let Some(id) = pending.pop() {
            if let Some(node) = self.get(id)
                && seen.is_new(id)
            {
                let variable = usize::from(node.variable);
                if !found.contains(&variable) {
                    found.push(variable);
                }
                pending.extend_from_slice(self.edges_of(node));
            }
        }
        order::sort(&mut found);
        found
    }

    fn get(&self, id: NodeId) -> Option<Node> {
        self.nodes.get(id.index()?).copied()
    }

    fn edges_of(&self, node: Node) -> &[NodeId] {
        let first = node.first_edge as usize;
        self.edges
            .get(first..first + usize::from(node.edge_count))
            .unwrap_or_default()
    }

    fn child(&self, node: Node, value: u16) -> NodeId {
        let child = self
            .edges
            .get(node.first_edge as usize + usize::from(value));
        child.copied().unwrap_or(NodeId::NO)
    }

    fn variable(&self, id: NodeId) -> Option<u16> {
        self.get(id).map(|node| node.variable)
    }

    /// Returns the number of edges of a node, or 0 if it does not test `variable`.
    fn edge_count(&self, id: NodeId, variable: u16) -> u16 {
        let node = self.get(id).filter(|node| node.variable == variable);
        node.map_or(0, |node| node.edge_count)
    }

    /// Returns the first variable that any of these nodes tests, and its number of values. Returns
    /// `None` if all of them are outcomes.
    fn first_variable(&self, ids: &[NodeId]) -> Option<(u16, u16)> {
        let nodes = ids.iter().filter_map(|id| self.get(*id));
        nodes.map(|node| (node.variable, node.edge_count)).min()
    }

    /// Returns the node to which `value` of `variable` leads. A node that does not test the
    /// variable leads to itself.
    fn follow(&self, id: NodeId, variable: u16, value: u16) -> NodeId {
        let node = self.get(id).filter(|node| node.variable == variable);
        node.map_or(id, |node| self.child(node, value))
    }
}
