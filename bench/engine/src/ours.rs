//! Evaluates the benchmark's rules with the guide's engine. Each rule becomes one decision diagram,
//! and all diagrams share one store. `main.rs` times [`Ours`] natively; [`crate::InBrowser`] runs
//! it as WebAssembly.

use crate::rules::{Input, Rule};
use guide_engine::condition::{Condition, QuestionIx, Variables};
use guide_engine::mdd::{Diagrams, Evaluator, NodeId, Outcome, Values};

/// The decision diagrams of all rules, and the answer sets to assess, as values of the engine.
pub struct Ours {
    diagrams: Diagrams,
    roots: Vec<NodeId>,
    sets: Vec<Values>,
    next: usize,
}

impl Ours {
    /// Builds a decision diagram from each rule.
    ///
    /// # Errors
    /// Returns an error if a rule tests a fact that does not exist.
    pub fn new(input: &Input) -> Result<Self, String> {
        let mut variables = Variables::default();
        (0..input.facts()).for_each(|_| variables.add_question(2, false, None));
        let mut diagrams = Diagrams::default();
        let root = |rule| Ok(condition(input, rule)?.diagram(&variables, &mut diagrams));
        let roots = input
            .rules
            .iter()
            .map(root)
            .collect::<Result<_, String>>()?;
        diagrams.finish();
        let values = |set: &Vec<bool>| set.iter().map(|is| Some(u16::from(*is))).collect();
        Ok(Self {
            diagrams,
            roots,
            sets: input.sets.iter().map(values).collect(),
            next: 0,
        })
    }

    /// Returns one string for each answer set, with one character for each program: 1 if its rule
    /// holds, otherwise 0.
    pub fn rows(&self) -> Vec<String> {
        let mut look = Evaluator::new(&self.diagrams, Values::new());
        let row = |set| {
            look.values_mut().clone_from(set);
            let mark = |root: &NodeId| if holds(&mut look, *root) { '1' } else { '0' };
            self.roots.iter().map(mark).collect()
        };
        self.sets.iter().map(row).collect()
    }

    /// Evaluates all rules for each of the next `sets` answer sets, and returns how often a rule
    /// held. After the last answer set, continues with the first one.
    pub fn run(&mut self, sets: usize) -> usize {
        let mut look = Evaluator::new(&self.diagrams, Values::new());
        let mut count = 0;
        for set in self.sets.iter().cycle().skip(self.next).take(sets) {
            look.values_mut().clone_from(set);
            count += self
                .roots
                .iter()
                .filter(|root| holds(&mut look, **root))
                .count();
        }
        self.next = (self.next + sets) % self.sets.len().max(1);
        count
    }
}

fn holds(look: &mut Evaluator<'_>, root: NodeId) -> bool {
    look.constant_outcome(root) == Some(Outcome::Yes)
}

fn condition(input: &Input, rule: &Rule) -> Result<Condition, String> {
    let each = |rules: &[Rule]| {
        let parts = rules.iter().map(|rule| condition(input, rule));
        parts.collect::<Result<Vec<_>, String>>()
    };
    Ok(match rule {
        Rule::All { all } => Condition::All(each(all)?),
        Rule::Any { any } => Condition::Any(each(any)?),
        Rule::Not { not } => Condition::Not(Box::new(condition(input, not)?)),
        Rule::Fact { fact, is } => {
            Condition::AnyOf(QuestionIx(input.index(fact)?), vec![usize::from(*is)])
        }
    })
}
