//! `guide-parts`: cuts a WebAssembly program in two, so that a page need not wait for what it does not show at first.
//!
//! The cuts are the functions that stand in modules named `later`. What can be reached only by way of them is the second
//! part. The first part calls a cut through the table of functions, where the second part puts it as soon as it is there;
//! until then such a call is a trap, so the program has to know whether it is whole.

use guide_parts::{Program, cut};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [program, first, later] = arguments.as_slice() else {
        eprintln!("usage: guide-parts PROGRAM.wasm FIRST.wasm LATER.wasm");
        return ExitCode::from(2);
    };
    match run(program.as_ref(), first.as_ref(), later.as_ref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("guide-parts: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(program: &Path, first: &Path, later: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let bytes = std::fs::read(program)?;
    let program = Program::read(&bytes)?;
    let parts = cut(&program)?;
    std::fs::write(first, &parts.first)?;
    std::fs::write(later, &parts.later)?;
    println!(
        "{} functions of {} come later, by {} cuts",
        parts.moved,
        program.len(),
        parts.cuts
    );
    Ok(())
}
