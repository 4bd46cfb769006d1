//! `guide`, the command-line tool for authors of content. It checks the content, assesses answers
//! against it, and builds the catalog and the handbook from it.

mod assess;
mod bench_rules;
mod catalog;
mod check;
mod command;
mod diff;
mod facts;
mod grades;
mod handbook;
mod languages;
mod mutate;
mod overlap;
mod prove;
mod table;

use clap::Parser;
use command::{Arguments, Command, SchemaOf};
use guide_authoring::folder;
use guide_authoring::translation::Pseudo;
use guide_engine::catalog::Catalog;
use std::io::{ErrorKind, Write as _};
use std::panic;
use std::path::Path;
use std::process::ExitCode;

/// The reason why a command failed, which determines the exit code.
enum Failure {
    /// The command found faults and has printed them. Exit code 1.
    Faults,
    /// The input cannot be used, for the reason that the string gives. Exit code 2.
    Input(String),
}

fn main() -> ExitCode {
    exit_if_output_is_closed();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            return exit_with_error(&first_line(&error.to_string()));
        }
        Err(help) => {
            print!("{help}");
            return ExitCode::SUCCESS;
        }
    };
    match run(arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Faults) => ExitCode::from(1),
        Err(Failure::Input(message)) => exit_with_error(&format!("error: {message}")),
    }
}

/// Makes `guide` exit with 0 if the reader of its output closes the pipe early, as `head` does.
/// This is not an error, but without this hook `print!` would panic.
fn exit_if_output_is_closed() {
    let default_hook = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        let text = panic.payload_as_str().unwrap_or_default();
        if text.starts_with("failed printing to stdout") && text.contains("Broken pipe") {
            std::process::exit(0);
        }
        default_hook(panic);
    }));
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Check { folder, grades } if grades => grades::grades(&folder),
        Command::Check { folder, .. } => check::check(&folder),
        Command::Facts { folder } => facts::facts(&folder),
        Command::Questions { content } => {
            let catalog = open(&content)?;
            print_json(&catalog.document().questions)
        }
        Command::Assess {
            answers,
            as_of,
            content,
        } => {
            let catalog = open(&content)?;
            print_json(&assess::assess(&catalog, &answers, as_of.as_deref())?)
        }
        Command::BenchRules { folder } => bench_rules::run(&folder),
        Command::Prove {
            folder,
            digests,
            write,
            every,
        } => {
            let options = prove::Options { write, every };
            prove::prove(&open(&folder)?, &folder, &digests, &options)
        }
        Command::Table { name, content } => table::table(&open(&content)?, &name),
        Command::Diff { old, new, texts } => compare(&open(&old)?, &open(&new)?, texts),
        Command::Mutate { folder, stories } => mutate::mutate(&open(&folder)?, &stories),
        Command::Overlap {
            sources,
            documents,
            content,
        } => overlap::overlap(&open(&content)?, &content, &sources, &documents),
        Command::Catalog {
            out,
            first,
            content,
            language,
        } => {
            let catalog = open_in(&content, language.as_deref())?;
            catalog::write_chunk(&catalog, first, &out)
        }
        Command::Languages { language, content } => {
            let catalog = open(&content)?;
            languages::report(&catalog, &content, language.as_deref())
        }
        Command::Pseudo { out, rtl, content } => {
            let pseudo = if rtl { Pseudo::Rtl } else { Pseudo::Ltr };
            languages::pseudo(&open(&content)?, pseudo, &out)
        }
        Command::Handbook { folder, out } => handbook::write(&open(&folder)?, out.as_deref()),
        Command::Schema { of } => print_json(&match of {
            SchemaOf::Catalog => guide_engine::schema::catalog(),
            SchemaOf::Report => guide_engine::schema::report(),
        }),
    }
}

/// Compares two catalogs: prints the texts that differ if `texts` is true, otherwise the verdicts
/// that differ.
fn compare(old: &Catalog, new: &Catalog, texts: bool) -> Result<(), Failure> {
    if texts {
        diff::diff_texts(old, new);
        return Ok(());
    }
    diff::diff(old, new)
}

/// Opens a content folder. If `language` is given, applies the translation to this language.
fn open_in(content: &Path, language: Option<&str>) -> Result<Catalog, Failure> {
    let catalog = open(content)?;
    match language {
        Some(language) => languages::translated(&catalog, &languages::folder_of(content, language)),
        None => Ok(catalog),
    }
}

fn open(folder: &Path) -> Result<Catalog, Failure> {
    folder::open(folder).map_err(|faults| {
        let name = folder.display();
        let count = counted(faults.len(), "problem");
        Failure::Input(format!("{name} has {count}: run \"guide check {name}\""))
    })
}

/// Returns a number with its noun, such as "1 problem" or "2 problems".
fn counted(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
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

fn exit_with_error(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}

/// Prints a text that may be long. Succeeds even if the reader closes the pipe early.
fn print(text: &str) -> Result<(), Failure> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::Input(error.to_string()))
        }
        _ => Ok(()),
    }
}
