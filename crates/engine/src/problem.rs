//! Problems in a document: where each one is, what was found, and how to fix it. Linking and the
//! content checks report them to authors and host pages.

use std::fmt;

/// The part of a document that has a problem. Positions count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The statements about the catalog as a whole (`about.toml`).
    About,
    /// The list of sources.
    Sources,
    /// One of the sources.
    Source(usize),
    /// The glossary.
    Glossary,
    /// The interface messages (`words.toml`).
    Messages,
    /// The list of questions.
    Questions,
    /// One of the questions.
    Question(usize),
    /// The list of programs.
    Programs,
    /// One of the programs.
    Program(usize),
    /// The list of standing options (what an agency can do without any program).
    Options,
    /// One of the standing options.
    Option(usize),
    /// The combinations of answers that no agency can have.
    Exclusions,
    /// The pointers to State law.
    Law,
    /// The list of scenarios.
    Scenarios,
    /// One of the scenarios.
    Scenario(usize),
}

impl Subject {
    /// Returns the position of the scenario, if the subject is a scenario.
    pub fn scenario(self) -> Option<usize> {
        match self {
            Self::Scenario(position) => Some(position),
            _ => None,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::About => f.write_str("about"),
            Self::Sources => f.write_str("sources"),
            Self::Source(position) => write!(f, "sources#{}", position + 1),
            Self::Glossary => f.write_str("glossary"),
            Self::Messages => f.write_str("words"),
            Self::Questions => f.write_str("questions"),
            Self::Question(position) => write!(f, "questions#{}", position + 1),
            Self::Programs => f.write_str("programs"),
            Self::Program(position) => write!(f, "programs#{}", position + 1),
            Self::Options => f.write_str("options"),
            Self::Option(position) => write!(f, "options#{}", position + 1),
            Self::Exclusions => f.write_str("exclusions"),
            Self::Law => f.write_str("law"),
            Self::Scenarios => f.write_str("scenarios"),
            Self::Scenario(position) => write!(f, "scenarios#{}", position + 1),
        }
    }
}

/// The kind of a problem. Callers use the kind to filter problems and to make their remedies more
/// specific.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The content of the field is invalid.
    Content,
    /// The field names this id, which does not exist in this part of the document.
    Unknown(Subject, String),
    /// Nothing uses this source or choice.
    Unused,
    /// This other part of the document has the same id.
    Duplicate(Subject),
}

/// One reason why a document cannot be linked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The part of the document that has the problem.
    pub subject: Subject,
    /// The kind of problem.
    pub cause: Cause,
    /// The path of the field, such as `agreements.jem.needs#2.when.question`, in which list entries
    /// count from 1. Empty if the problem concerns the whole part.
    pub field: String,
    /// What was found in the field.
    pub found: String,
    /// How to fix the problem.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.subject)?;
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        write!(f, "{}; {}", self.found, self.remedy)
    }
}
