//! `guide`: what an author runs to check the content, try answers against it, and build it.

mod assess;
mod bench_rules;
mod catalog;
mod diff;
mod facts;
mod grades;
mod languages;
mod mutate;
mod prove;
mod table;

use clap::{Parser, Subcommand, ValueEnum};
use guide_engine::catalog::Catalog;
use guide_engine::language::Pseudo;
use guide_engine::{first, folder};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Checks and tries the content of the ICE ACCESS Guide.
#[derive(Parser)]
#[command(name = "guide", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
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
    /// Prints the JSON Schema of what the guide reads or writes.
    Schema {
        /// Of what.
        of: SchemaOf,
    },
}

/// What there is a JSON Schema of.
#[derive(Clone, Copy, ValueEnum)]
enum SchemaOf {
    /// A catalogue, such as a page can bring of its own.
    Catalog,
    /// A report, as `assess` prints it and an agency keeps it.
    Export,
}

/// What a command ended with, when it did not do what was asked.
enum Failure {
    /// The content has faults; they have been printed. Exit 1.
    Faults,
    /// The input is not usable, for the reason in this line. Exit 2.
    Input(String),
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => return refuse(&first_line(&error.to_string())),
        Err(help) => {
            print!("{help}");
            return ExitCode::SUCCESS;
        }
    };
    match run(arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Faults) => ExitCode::from(1),
        Err(Failure::Input(line)) => refuse(&format!("error: {line}")),
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Check { folder, grades } if grades => grades::grades(&folder),
        Command::Check { folder, .. } => check(&folder),
        Command::Facts { folder } => facts::facts(&folder),
        Command::Questions { content } => {
            let catalog = open(&content)?;
            print_json(&catalog.document().questions)
        }
        Command::Assess {
            answers,
            as_of,
            content,
        } => print_json(&assess::assess(
            &open(&content)?,
            &answers,
            as_of.as_deref(),
        )?),
        Command::BenchRules { folder } => bench_rules::run(&folder),
        Command::Prove {
            folder,
            digests,
            write,
        } => prove::prove(&open(&folder)?, &folder, &digests, write),
        Command::Table { name, content } => table::table(&open(&content)?, &name),
        Command::Diff { old, new } => diff::diff(&open(&old)?, &open(&new)?),
        Command::Mutate { folder, stories } => mutate::mutate(&open(&folder)?, &stories),
        Command::Catalog {
            out,
            first,
            content,
            language,
        } => {
            let mut catalog = open(&content)?;
            if let Some(language) = language {
                let folder = languages::folder_of(&content, &language);
                catalog = languages::over(&catalog, &folder)?;
            }
            match first {
                true => catalog::write(&first::first(catalog.document()), &out),
                false => catalog::write(catalog.document(), &out),
            }
        }
        Command::Languages { language, content } => {
            let catalog = open(&content)?;
            match language {
                Some(own) => languages::left(&catalog, &languages::folder_of(&content, &own)),
                None => languages::table(&catalog, &content),
            }
        }
        Command::Pseudo { out, rtl, content } => {
            let pseudo = if rtl { Pseudo::Rtl } else { Pseudo::Ltr };
            languages::pseudo(&open(&content)?, pseudo, &out)
        }
        Command::Schema {
            of: SchemaOf::Catalog,
        } => print_json(&guide_engine::schema::catalog()),
        Command::Schema {
            of: SchemaOf::Export,
        } => print_json(&guide_engine::schema::report()),
    }
}

fn check(folder: &Path) -> Result<(), Failure> {
    let name = folder.display();
    let checked = folder::open(folder).and_then(|catalog| {
        let languages = languages::check(&catalog, folder)?;
        Ok((catalog, languages))
    });
    match checked {
        Ok((catalog, languages)) => {
            println!(
                "{name}: {} with {}, {}, {}, {}, {}: no problems",
                counted(catalog.programs().len(), "program"),
                counted(catalog.agreements().count(), "way") + " to take part",
                counted(catalog.options().len(), "option"),
                counted(catalog.document().questions.len(), "question"),
                counted(catalog.document().sources.len(), "source"),
                counted(catalog.scenarios().count(), "scenario"),
            );
            languages.iter().for_each(|line| println!("{line}"));
            Ok(())
        }
        Err(faults) => {
            for fault in &faults {
                println!("{fault}");
            }
            println!("{name}: {}", counted(faults.len(), "problem"));
            Err(Failure::Faults)
        }
    }
}

fn open(folder: &Path) -> Result<Catalog, Failure> {
    folder::open(folder).map_err(|faults| {
        let name = folder.display();
        let count = counted(faults.len(), "problem");
        Failure::Input(format!("{name} has {count}: run \"guide check {name}\""))
    })
}

/// A number with what is counted, such as "1 problem" or "2 problems".
fn counted(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}

fn print_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value);
    println!(
        "{}",
        text.map_err(|error| Failure::Input(error.to_string()))?
    );
    Ok(())
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

fn refuse(line: &str) -> ExitCode {
    eprintln!("{line}");
    ExitCode::from(2)
}

/// Prints a text that may be long; whoever stops reading has read enough.
fn print(text: &str) -> Result<(), Failure> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Input(error.to_string()))
        }
        _ => Ok(()),
    }
}
