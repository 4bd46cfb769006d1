//! `guide-parts`: cuts a WebAssembly program in two, so that a page need not wait for what it does not show at first.
//!
//! `bind` makes the bindings of a linked program. Then (`quiet`) the messages of panics and the long names of imports are taken out; last (`list`) it tells where the bytes are.
//!
//! The cuts are the functions that stand in modules named `later`. What can be reached only by way of them is the second
//! part, with the data that it alone reads, as far as the linker has told of them (`--emit-relocs`). The first part calls a cut
//! through the table of functions, where the second part puts it as soon as it is there; until then
//! such a call is a trap, so the program has to know whether it is whole.

use guide_parts::{Notes, Program, bind, cut, list, quiet};
use std::process::ExitCode;

const USAGE: &str = "usage: guide-parts bind LINKED.wasm NAME FOLDER
       guide-parts quiet PROGRAM.wasm QUIET.wasm
       guide-parts cut LINKED.wasm PROGRAM.wasm FIRST.wasm LATER.wasm
       guide-parts list LINKED.wasm PROGRAM.wasm";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["bind", linked, name, folder] => bind(linked.as_ref(), name, folder.as_ref()),
        ["quiet", program, brief] => made_quiet(program, brief),
        ["cut", linked, program, first, later] => made_two(linked, program, first, later),
        ["list", linked, program] => listed(linked, program),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("guide-parts: {error}");
            ExitCode::FAILURE
        }
    }
}

type Done = Result<(), Box<dyn std::error::Error>>;

fn made_quiet(program: &str, brief: &str) -> Done {
    let bytes = std::fs::read(program)?;
    std::fs::write(brief, quiet(&Program::read(&bytes)?)?)?;
    Ok(())
}

fn made_two(linked: &str, program: &str, first: &str, later: &str) -> Done {
    let notes = Notes::read(&std::fs::read(linked)?)?;
    let bytes = std::fs::read(program)?;
    let program = Program::read(&bytes)?;
    let parts = cut(&program, &notes)?;
    std::fs::write(first, &parts.first)?;
    std::fs::write(later, &parts.later)?;
    println!(
        "{} functions of {} come later, by {} cuts, with {} bytes of data",
        parts.moved,
        program.len(),
        parts.cuts,
        parts.data
    );
    Ok(())
}

/// Prints the modules, and the hundred largest functions.
fn listed(linked: &str, program: &str) -> Done {
    let notes = Notes::read(&std::fs::read(linked)?)?;
    let bytes = std::fs::read(program)?;
    let (modules, functions) = list(&Program::read(&bytes)?, &notes)?;
    let sum: usize = functions.iter().map(|(_, size)| size).sum();
    println!("{sum:7} {} functions of the first part", functions.len());
    for (title, entries) in [("by module", modules), ("the largest", functions)] {
        println!("\n{title}");
        for (name, size) in entries.iter().take(100) {
            println!("{size:7} {name}");
        }
    }
    Ok(())
}
