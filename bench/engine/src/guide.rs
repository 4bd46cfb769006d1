//! Evaluates the benchmark's rules with the guide's engine. Each rule becomes one decision diagram,
//! and all diagrams share one store. `main.rs` times [`GuideEngine`] natively;
//! [`crate::InBrowser`] runs it as WebAssembly.

use crate::rules::{Input, Rule};
use guide_engine::condition::{Condition, QuestionIx, Variables};
use guide_engine::mdd::{Diagrams, Evaluator, NodeId, Outcome, Values};

/// The decision diagrams of all rules, and the answer sets to assess in the form that the engine
/// evaluates.
pub struct GuideEngine {
    diagrams: Diagrams,
    roots: Vec<NodeId>,
    sets: Vec<Values>,
    next: usize,
}

impl GuideEngine {
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
        let values = |set: &Vec<bool>| set.iter().map(|value| Some(u16::from(*value))).collect();
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
        let mut evaluator = Evaluator::new(&self.diagrams, Values::new());
        let row = |set| {
            evaluator.values_mut().clone_from(set);
            let digit = |root: &NodeId| {
                if holds(&mut evaluator, *root) {
                    '1'
                } else {
                    '0'
                }
            };
            self.roots.iter().map(digit).collect()
        };
        self.sets.iter().map(row).collect()
    }

    /// Evaluates all rules for each of the next `sets` answer sets, and returns how often a rule
    /// held. After the last answer set, continues with the first one.
    pub fn run(&mut self, sets: usize) -> usize {
        let mut evaluator = Evaluator::new(&self.diagrams, Values::new());
        let mut count = 0;
        for set in self.sets.iter().cycle().skip(self.next).take(sets) {
            evaluator.values_mut().clone_from(set);
            count += self
                .roots
                .iter()
                .filter(|root| holds(&mut evaluator, **root))
                .count();
        }
        self.next = (self.next + sets) % self.sets.len().max(1);
        count
    }
}

fn holds(evaluator: &mut Evaluator<'_>, root: NodeId) -> bool {
    evaluator.constant_outcome(root) == Some(Outcome::Yes)
}

fn condition(input: &Input, rule: &Rule) -> Result<Condition, String> {
    let conditions = |rules: &[Rule]| {
        let conditions = rules.iter().map(|rule| condition(input, rule));
        conditions.collect::<Result<Vec<_>, String>>()
    };
    Ok(match rule {
        Rule::All { all } => Condition::All(conditions(all)?),
        Rule::Any { any } => Condition::Any(conditions(any)?),
        Rule::Not { not } => Condition::Not(Box::new(condition(input, not)?)),
        Rule::Fact { fact, is } => {
            Condition::AnyOf(QuestionIx(input.index(fact)?), vec![usize::from(*is)])
        }
    })
}
