//! The command line of `guide`: its commands and options. The comments on them are the help texts
//! that `guide --help` prints.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Checks, tests and builds the content of the ICE ACCESS Guide.
#[derive(Parser)]
#[command(name = "guide", version)]
pub struct Arguments {
    #[command(subcommand)]
    /// The command to run.
    pub command: Command,
}

/// The commands of `guide`.
#[derive(Subcommand)]
pub enum Command {
    /// Reports every problem in a content folder, with its file and field. Exits with status 1 if
    /// there are any.
    Check {
        /// The folder to check.
        #[arg(default_value = "content")]
        folder: PathBuf,
        /// Prints the reading grades of the texts as CSV, instead of the problems.
        #[arg(long)]
        grades: bool,
    },
    /// Prints every claim with each of its sources as CSV. Exits with status 1 if any column but
    /// "agreement" is empty, for example because a claim has no source.
    Facts {
        /// The content folder.
        #[arg(default_value = "content")]
        folder: PathBuf,
    },
    /// Prints the questions with their choices as JSON. Includes the open points, which are
    /// questions that only ICE, counsel or another agency can settle.
    Questions {
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Assesses the answers in a file. Prints every verdict with its reasons and requirements as
    /// JSON.
    Assess {
        /// A JSON file with an object that maps each question id to a choice id, a list of choice
        /// ids, or "not_sure".
        #[arg(long)]
        answers: PathBuf,
        /// The day for which verdicts are computed, such as 2008-06-30. The default is today.
        #[arg(long)]
        as_of: Option<String>,
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Checks and times the engine on a synthetic rule set. Prints how many microseconds one
    /// assessment of all programs takes.
    BenchRules {
        /// The folder with answers.json and, for each size N, rules-N.json and expected-N.json.
        folder: PathBuf,
    },
    /// Checks the rules for every possible answer set. Exits with status 1 if there is a fault, or
    /// if the verdicts differ from the recorded digests.
    Prove {
        /// The content folder.
        #[arg(default_value = "content")]
        folder: PathBuf,
        /// The file that records a digest of the verdicts on each agreement.
        #[arg(long, default_value = "proofs/digests.txt")]
        digests: PathBuf,
        /// Writes the digests instead of comparing them.
        #[arg(long)]
        write: bool,
        /// Assesses every answer set without open questions, instead of an evenly spaced sample.
        /// This takes a few minutes.
        #[arg(long)]
        every: bool,
    },
    /// Prints the truth table of a program as CSV: the verdict for every answer set that its rules
    /// distinguish.
    Table {
        /// The program, or one of its agreements, such as 287g/jem.
        #[arg(value_name = "PROGRAM[/AGREEMENT]")]
        name: String,
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Compares two content folders. For each agreement, prints the number of answer sets whose
    /// verdict differs, and an example.
    Diff {
        /// The content folder before the change.
        old: PathBuf,
        /// The content folder after the change.
        new: PathBuf,
        /// Compares texts instead of verdicts. Prints the texts that only one of the folders has,
        /// with their sources.
        #[arg(long)]
        texts: bool,
    },
    /// Tests the rules by mutation: introduces one error at a time, and prints the errors that no
    /// check detects.
    Mutate {
        /// The content folder.
        #[arg(default_value = "content")]
        folder: PathBuf,
        /// The folder of the stories, which are test cases signed by reviewers.
        #[arg(long, default_value = "tests/stories")]
        stories: PathBuf,
    },
    /// Prints every sequence of eleven or more words that the content shares with a source. Exits
    /// with status 1 if there are any.
    Overlap {
        /// The folder with the sources as text files.
        sources: PathBuf,
        /// Other files to compare with the sources, such as README.md.
        documents: Vec<PathBuf>,
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Writes the content as one JSON document, the catalog that the page loads.
    Catalog {
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
        /// Writes only the snapshot, which is the part of the catalog that the page loads first:
        /// the rules and the texts of the first screens.
        #[arg(long)]
        first: bool,
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
        /// The language of the catalog, given as a language tag or a folder. The default is
        /// English.
        #[arg(long)]
        language: Option<String>,
    },
    /// Prints the state of every translation as CSV. If a language is given, prints the texts that
    /// still have to be translated.
    Languages {
        /// The language, given as a language tag or a folder.
        language: Option<String>,
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Writes a pseudo-language for tests: every English text becomes 40 percent longer and is put
    /// in brackets.
    Pseudo {
        /// The folder in which to create the folder of the language.
        out: PathBuf,
        /// Writes the right-to-left pseudo-language.
        #[arg(long)]
        rtl: bool,
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Writes the handbook: the whole content as one static page, to read without scripts or to
    /// print.
    Handbook {
        /// The content folder.
        #[arg(default_value = "content")]
        folder: PathBuf,
        /// The file to write. If it is omitted, the page is printed.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Prints the JSON Schema of a format that the guide reads or writes.
    Schema {
        /// The format.
        of: SchemaOf,
    },
}

/// The formats that have a JSON Schema.
#[derive(Clone, Copy, ValueEnum)]
pub enum SchemaOf {
    /// The catalog. A host page (a page that embeds the guide) can provide its own catalog.
    Catalog,
    /// A report: the result that `assess` prints and that an agency can save from the guide.
    Report,
}
