//! Parses the benchmark's input (rules and answer sets) from JSON in the form of the files that
//! `bench/rules.mjs` writes. The engine and the hand-written evaluator share this input.

use serde::Deserialize;

/// A rule: a condition on facts.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Rule {
    /// A rule that holds if every part holds.
    All {
        /// The parts.
        all: Vec<Rule>,
    },
    /// A rule that holds if at least one part holds.
    Any {
        /// The parts.
        any: Vec<Rule>,
    },
    /// A rule that holds if its part does not hold.
    Not {
        /// The part.
        not: Box<Rule>,
    },
    /// A test of one fact, which holds if the fact has the value `is`.
    Fact {
        /// The name of the fact.
        fact: String,
        /// The value that the fact must have.
        is: bool,
    },
}

#[derive(Deserialize)]
struct Program {
    rule: Rule,
}

#[derive(Deserialize)]
struct Rules {
    facts: Vec<String>,
    programs: Vec<Program>,
}

#[derive(Deserialize)]
struct Answers {
    rows: Vec<String>,
}

/// The input: the facts, the rules and the answer sets.
pub struct Input {
    facts: Vec<String>,
    /// One rule for each program.
    pub rules: Vec<Rule>,
    /// The answer sets, each with the value of every fact.
    pub sets: Vec<Vec<bool>>,
}

impl Input {
    /// Parses the texts of `rules-N.json` and `answers.json`.
    ///
    /// # Errors
    /// Returns an error if a text is not valid. The error gives the reason.
    pub fn parse(rules: &str, answers: &str) -> Result<Self, String> {
        let rules: Rules = serde_json::from_str(rules).map_err(|error| error.to_string())?;
        let answers: Answers = serde_json::from_str(answers).map_err(|error| error.to_string())?;
        let set = |row: &String| row.chars().map(|fact| fact == '1').collect();
        Ok(Self {
            facts: rules.facts,
            rules: rules
                .programs
                .into_iter()
                .map(|program| program.rule)
                .collect(),
            sets: answers.rows.iter().map(set).collect(),
        })
    }

    /// Returns the number of facts.
    pub fn facts(&self) -> usize {
        self.facts.len()
    }

    /// Returns the index of the fact with the name `fact`.
    ///
    /// # Errors
    /// Returns an error if there is no such fact.
    pub fn index(&self, fact: &str) -> Result<usize, String> {
        let index = self.facts.iter().position(|name| name == fact);
        index.ok_or_else(|| format!("there is no fact \"{fact}\""))
    }
}
