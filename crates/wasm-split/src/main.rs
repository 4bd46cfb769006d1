//! `guide-wasm-split`: splits a WebAssembly program, so that the first screens need only a part of
//! it.
//!
//! `bind` generates the JavaScript bindings of a linked program. `strip_panics` removes panic
//! messages and shortens the names of imports. `split` splits the program. `list` shows the largest
//! modules and functions of the initial chunk. `web/build/chunks.mjs` runs the first three of these
//! commands in every build.
//!
//! A split function is a function directly in a module named `deferred`. Code that can be reached
//! only through split functions goes into the deferred chunk, together with the data that only this
//! code reads. The linker's relocations (`--emit-relocs`) show which code reads which data. The
//! initial chunk calls a split function through a slot of the function table, which the deferred
//! chunk fills when it loads. Before that, such a call traps, so the calling code must first check
//! that the deferred chunk has loaded.

use guide_wasm_split::{Program, Relocations, bind, list, split, strip_panics};
use std::process::ExitCode;

const USAGE: &str = "usage: guide-wasm-split bind LINKED.wasm NAME FOLDER
       guide-wasm-split strip_panics PROGRAM.wasm STRIPPED.wasm
       guide-wasm-split split LINKED.wasm PROGRAM.wasm INITIAL.wasm DEFERRED.wasm
       guide-wasm-split list LINKED.wasm PROGRAM.wasm";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.as_slice() {
        ["bind", linked, name, folder] => bind(linked.as_ref(), name, folder.as_ref()),
        ["strip_panics", program, stripped] => strip_panics_from_file(program, stripped),
        ["split", linked, program, initial, deferred] => {
            split_file(linked, program, initial, deferred)
        }
        ["list", linked, program] => print_list(linked, program),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("guide-wasm-split: {error}");
            ExitCode::FAILURE
        }
    }
}

type CommandResult = Result<(), Box<dyn std::error::Error>>;

fn strip_panics_from_file(program: &str, stripped: &str) -> CommandResult {
    let bytes = std::fs::read(program)?;
    std::fs::write(stripped, strip_panics(&Program::read(&bytes)?)?)?;
    Ok(())
}

fn split_file(linked: &str, program: &str, initial: &str, deferred: &str) -> CommandResult {
    let relocations = Relocations::read(&std::fs::read(linked)?)?;
    let bytes = std::fs::read(program)?;
    let program = Program::read(&bytes)?;
    let chunks = split(&program, &relocations)?;
    std::fs::write(initial, &chunks.initial)?;
    std::fs::write(deferred, &chunks.deferred)?;
    println!(
        "{} of {} functions are deferred, behind {} split points, with {} bytes of data",
        chunks.deferred_functions,
        program.len(),
        chunks.split_points,
        chunks.deferred_data
    );
    Ok(())
}

/// Prints the largest modules and functions of the initial chunk, at most a hundred of each.
fn print_list(linked: &str, program: &str) -> CommandResult {
    let relocations = Relocations::read(&std::fs::read(linked)?)?;
    let bytes = std::fs::read(program)?;
    let (modules, functions) = list(&Program::read(&bytes)?, &relocations)?;
    let sum: usize = functions.iter().map(|(_, size)| size).sum();
    println!("{sum:7} {} functions in the initial chunk", functions.len());
    for (title, entries) in [
        ("largest modules", modules),
        ("largest functions", functions),
    ] {
        println!("\n{title}");
        for (name, size) in entries.iter().take(100) {
            println!("{size:7} {name}");
        }
    }
    Ok(())
}
