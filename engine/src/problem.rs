//! What is wrong with a catalogue: where, what was found, and what would do.

use std::fmt;

/// The part of a document that a problem is in; positions count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// What is said of the catalogue as a whole.
    About,
    /// The list of sources.
    Sources,
    /// One of the sources.
    Source(usize),
    /// The list of terms.
    Glossary,
    /// The words of the interface.
    Words,
    /// The list of questions.
    Questions,
    /// One of the questions.
    Question(usize),
    /// The list of programs.
    Programs,
    /// One of the programs.
    Program(usize),
    /// The list of standing options.
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
    /// The position of the scenario that it is.
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
            Self::Words => f.write_str("words"),
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

/// Why there is a problem, as far as it matters to whoever lists them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// What stands there is wrong.
    Content,
    /// It names something by this id that is not in that list.
    Unknown(Subject, String),
    /// Nothing refers to it.
    Unused,
    /// It has what that part has too.
    Twice(Subject),
}

/// One thing that keeps a document from being a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The part it is in.
    pub subject: Subject,
    /// Why it is one.
    pub cause: Cause,
    /// The field, such as `agreements.jem.needs#2.when.question`; parts of lists count from 1.
    /// Empty where the problem is the whole part's.
    pub field: String,
    /// What was found there.
    pub found: String,
    /// What would do.
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
