//! A hand-written evaluator, with which the benchmark compares the guide's engine. It stores each
//! rule as a tree and evaluates the tree until the result is certain. Every fact is true or false:
//! unlike the engine, the evaluator does not support unknown values.

use crate::rules::{Input, Rule};

enum Test {
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
    Is(usize, bool),
}

impl Test {
    fn holds(&self, facts: &[bool]) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(facts)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(facts)),
            Self::Not(part) => !part.holds(facts),
            Self::Is(index, value) => facts.get(*index) == Some(value),
        }
    }
}

/// The evaluator, with the trees of all rules and the answer sets to assess.
pub struct HandWrittenEvaluator {
    tests: Vec<Test>,
    sets: Vec<Vec<bool>>,
    next: usize,
}

impl HandWrittenEvaluator {
    /// Builds a tree from each rule, with the index of each fact in place of its name.
    ///
    /// # Errors
    /// Returns an error if a rule tests a fact that does not exist.
    pub fn new(input: &Input) -> Result<Self, String> {
        let tests = input.rules.iter().map(|rule| test(input, rule));
        Ok(Self {
            tests: tests.collect::<Result<_, String>>()?,
            sets: input.sets.clone(),
            next: 0,
        })
    }

    /// Returns one string for each answer set, with one character for each program: 1 if its rule
    /// holds, otherwise 0.
    pub fn rows(&self) -> Vec<String> {
        let row = |set: &Vec<bool>| {
            let digit = |test: &Test| if test.holds(set) { '1' } else { '0' };
            self.tests.iter().map(digit).collect()
        };
        self.sets.iter().map(row).collect()
    }

    /// Evaluates all rules for each of the next `sets` answer sets, and returns how often a rule
    /// held. After the last answer set, continues with the first one.
    pub fn run(&mut self, sets: usize) -> usize {
        let next_sets = self.sets.iter().cycle().skip(self.next).take(sets);
        let counts = next_sets.map(|set| self.tests.iter().filter(|test| test.holds(set)).count());
        let count = counts.sum();
        self.next = (self.next + sets) % self.sets.len().max(1);
        count
    }
}

fn test(input: &Input, rule: &Rule) -> Result<Test, String> {
    let tests = |rules: &[Rule]| {
        let tests = rules.iter().map(|rule| test(input, rule));
        tests.collect::<Result<Vec<_>, String>>()
    };
    Ok(match rule {
        Rule::All { all } => Test::All(tests(all)?),
        Rule::Any { any } => Test::Any(tests(any)?),
        Rule::Not { not } => Test::Not(Box::new(test(input, not)?)),
        Rule::Fact { fact, is } => Test::Is(input.index(fact)?, *is),
    })
}
