//! What can be asked of `guide` on the command line.

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Checks and tries the content of the ICE ACCESS Guide.
#[derive(Parser)]
#[command(name = "guide", version)]
pub struct Arguments {
    #[command(subcommand)]
    /// What to do.
    pub command: Command,
}

/// What `guide` can do.
#[derive(Subcommand)]
pub enum Command {
    /// Reports every problem of a content folder, by file and field; exits 1 if there is one.
    Check {
        /// The folder to check.
        #[arg(default_value = "content")]
        folder: PathBuf,
        /// Prints the reading grade of every text as CSV instead.
        #[arg(long)]
        grades: bool,
    },
    /// Prints every claim with each of its sources as CSV; exits 1 if one lacks source, place, date or confidence.
    Facts {
        /// The content folder.
        #[arg(default_value = "content")]
        folder: PathBuf,
    },
    /// Prints the questions with their choices as JSON.
    Questions {
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Prints every verdict for the answers in a file, with reasons and requirements, as JSON.
    Assess {
        /// A JSON object: a question's id to a choice, a list of choices, or "not_sure".
        #[arg(long)]
        answers: PathBuf,
        /// The day the verdicts are for, such as 2008-06-30; today if left out.
        #[arg(long)]
        as_of: Option<String>,
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Checks and times the engine on a synthetic rule set: microseconds for one assessment of all programs.
    BenchRules {
        /// The folder with answers.json and, for each size N, rules-N.json and expected-N.json.
        folder: PathBuf,
    },
    /// Tries the rules on every answer set; exits 1 if one has a fault, or decides otherwise than the digests say.
    Prove {
        /// The content folder.
        #[arg(default_value = "content")]
        folder: PathBuf,
        /// The file with a digest for each agreement.
        #[arg(long, default_value = "proofs/digests.txt")]
        digests: PathBuf,
        /// Writes the digests instead of comparing them.
        #[arg(long)]
        write: bool,
        /// Assesses every answer set without an open question, and not only evenly spread ones. It takes minutes.
        #[arg(long)]
        every: bool,
    },
    /// Prints the truth table of a program as CSV: every answer set its verdict can tell apart.
    Table {
        /// The program, or one agreement of it, such as 287g/jem.
        #[arg(value_name = "PROGRAM[/AGREEMENT]")]
        name: String,
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Prints how many answer sets change verdict between two content folders, with one of them for each agreement.
    Diff {
        /// The folder before.
        old: PathBuf,
        /// The folder after.
        new: PathBuf,
        /// Prints instead what either folder says and the other does not, each text with its sources.
        #[arg(long)]
        texts: bool,
    },
    /// Tries the rules with one thing wrong at a time, and prints what nobody would notice.
    Mutate {
        /// The content folder.
        #[arg(default_value = "content")]
        folder: PathBuf,
        /// The folder of the stories that reviewers signed.
        #[arg(long, default_value = "tests/stories")]
        stories: PathBuf,
    },
    /// Prints every run of eleven words that the content has in common with a source; exits 1 if there is one.
    Overlap {
        /// The folder with the sources as text files.
        sources: PathBuf,
        /// Other files to look through besides the content, such as README.md.
        documents: Vec<PathBuf>,
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Writes the content as the one JSON document that the page loads.
    Catalog {
        /// The file to write.
        #[arg(long)]
        out: PathBuf,
        /// Writes only what decides, and what the first screens show.
        #[arg(long)]
        first: bool,
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
        /// Another language than English: its tag, or its folder.
        #[arg(long)]
        language: Option<String>,
    },
    /// Prints how far each translation is, as CSV; or, of one, what there is left to translate.
    Languages {
        /// The language: its tag, or its folder.
        language: Option<String>,
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Writes a language that nobody speaks: every text longer by 40 in 100, and between brackets.
    Pseudo {
        /// The folder to write it into, as a folder of its own.
        out: PathBuf,
        /// From right to left.
        #[arg(long)]
        rtl: bool,
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
    },
    /// Makes the handbook: everything in the content as one static page, to read without script or to print.
    Handbook {
        /// The content folder.
        #[arg(default_value = "content")]
        folder: PathBuf,
        /// The file to write; printed if left out.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Prints the JSON Schema of what the guide reads or writes.
    Schema {
        /// Of what.
        of: SchemaOf,
    },
}

/// What there is a JSON Schema of.
#[derive(Clone, Copy, ValueEnum)]
pub enum SchemaOf {
    /// A catalogue, such as a page can bring of its own.
    Catalog,
    /// A report, as `assess` prints it and an agency keeps it.
    Export,
}
