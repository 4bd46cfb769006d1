//! The reasons why a WebAssembly program cannot be processed, as error messages.

use std::fmt;

/// The reason why a program cannot be processed.
#[derive(Debug)]
pub enum Problem {
    /// The bytes are not WebAssembly, or use an unknown feature.
    Unreadable(String),
    /// The initial chunk calls no function that is directly in a module named `deferred`.
    NoSplitPoint,
    /// No function is named `fault::report`, so nothing could report a failure.
    NoFaultReport,
    /// The program has something that cannot be split.
    Unsupported(&'static str),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(reason) => write!(f, "the program cannot be read: {reason}"),
            Self::NoSplitPoint => f.write_str(
                "the program has no split point: it calls no function directly in a \
                 module named `deferred`; keep function names when optimizing, and do not inline \
                 these functions",
            ),
            Self::NoFaultReport => f.write_str(
                "the program has no function `report` in a module named `fault`, so it cannot \
                 report a failure; keep function names, and do not inline this function",
            ),
            Self::Unsupported(what) => write!(f, "a program with {what} cannot be split"),
        }
    }
}

impl std::error::Error for Problem {}

impl From<wasmparser::BinaryReaderError> for Problem {
    fn from(error: wasmparser::BinaryReaderError) -> Self {
        Self::Unreadable(error.to_string())
    }
}
