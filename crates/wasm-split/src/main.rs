//! `guide-wasm-split`: splits a WebAssembly program, so that the first screens need only a part of it.
//!
//! `bind` generates the JavaScript bindings of a linked program. `quiet` removes panic messages and
//! shortens the names of imports. `cut` splits the program. `list` shows the sizes of its
//! functions. `web/build/parts.mjs` runs the first three of these commands in every build.
//!
//! A split function is a function directly in a module named `deferred`. Code that can be reached only
//! through split functions goes into the deferred chunk, together with the data that only this code
//! reads. The linker's relocations (`--emit-relocs`) show which code reads which data. The initial
//! chunk calls a split function through a slot of the function table, which the deferred chunk
//! fills when it loads. Before that, such a call traps, so the program must first check that the
//! deferred chunk has loaded.

use guide_wasm_split::{Notes, Program, bind, cut, list, quiet};
use std::process::ExitCode;

const USAGE: &str = "usage: guide-wasm-split bind LINKED.wasm NAME FOLDER
       guide-wasm-split quiet PROGRAM.wasm QUIET.wasm
       guide-wasm-split cut LINKED.wasm PROGRAM.wasm FIRST.wasm LATER.wasm
       guide-wasm-split list LINKED.wasm PROGRAM.wasm";

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
            eprintln!("guide-wasm-split: {error}");
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

/// Prints the largest modules and functions of the initial chunk, at most a hundred of each.
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
