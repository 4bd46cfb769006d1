//! The files of a rule set, as `bench/rules.mjs` writes them.

use serde::Deserialize;

/// A rule over facts.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Rule {
    /// Every one of these holds.
    All {
        /// The parts.
        all: Vec<Rule>,
    },
    /// At least one of these holds.
    Any {
        /// The parts.
        any: Vec<Rule>,
    },
    /// This does not hold.
    Not {
        /// The part.
        not: Box<Rule>,
    },
    /// A fact is so, or is not.
    Fact {
        /// Its name.
        fact: String,
        /// What it is to be.
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

/// Rules and answer sets.
pub struct Input {
    facts: Vec<String>,
    /// One rule for each program.
    pub rules: Vec<Rule>,
    /// For each answer set, what each fact is.
    pub sets: Vec<Vec<bool>>,
}

impl Input {
    /// Reads `rules-N.json` and `answers.json`.
    ///
    /// # Errors
    /// Says what is wrong with them.
    pub fn read(rules: &str, answers: &str) -> Result<Self, String> {
        let rules: Rules = serde_json::from_str(rules).map_err(|error| error.to_string())?;
        let answers: Answers = serde_json::from_str(answers).map_err(|error| error.to_string())?;
        let set = |row: &String| row.chars().map(|fact| fact == '1').collect();
        Ok(Self {
            facts: rules.facts,
            rules: rules.programs.into_iter().map(|each| each.rule).collect(),
            sets: answers.rows.iter().map(set).collect(),
        })
    }

    /// How many facts there are.
    pub fn facts(&self) -> usize {
        self.facts.len()
    }

    /// The place of a fact.
    ///
    /// # Errors
    /// There is no such fact.
    pub fn place(&self, fact: &str) -> Result<usize, String> {
        let place = self.facts.iter().position(|each| each == fact);
        place.ok_or_else(|| format!("{fact} is no fact"))
    }
}
