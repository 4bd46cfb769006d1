//! Shrinks a WebAssembly program, and splits it into an initial and a deferred chunk.
//!
//! The command `guide-wasm-split` calls this library. `main.rs` describes the steps of the command.
//!
//! When it was introduced, the split reduced the first load from 304 KB to 191 KB. With the
//! splitters of Leptos and Dioxus, calls into the deferred chunk would be asynchronous or need a
//! loader for each function. A splitter could replace this one if it accepts an optimized program
//! and leaves the calls synchronous (docs/decisions/054-build-or-buy.md).

mod bind;
mod deferred_chunk;
mod initial;
mod list;
pub mod names;
mod problem;
mod program;
mod reach;
mod relocations;
mod strip_panics;

pub use bind::bind;
pub use list::{SizeEntry, list};
pub use problem::Problem;
pub use program::Program;
pub use relocations::Relocations;
pub use strip_panics::strip_panics;

/// The two chunks, and figures on the deferred chunk.
#[derive(Debug)]
pub struct Chunks {
    /// The initial chunk, which can run by itself. It contains no function names.
    pub initial: Vec<u8>,
    /// The deferred chunk. Everything that it imports comes from the initial chunk, under the
    /// module name [`IMPORT_MODULE`].
    pub deferred: Vec<u8>,
    /// The number of functions that only the deferred chunk contains.
    pub deferred_functions: usize,
    /// The number of these functions that the initial chunk calls.
    pub split_points: usize,
    /// The number of bytes of data in the deferred chunk.
    pub deferred_data: u32,
}

/// The module name of all imports of the deferred chunk.
pub const IMPORT_MODULE: &str = "initial";

/// Splits a program into an initial and a deferred chunk.
///
/// # Errors
/// Fails if the program has no function to split off, or if it contains something that cannot be
/// split.
pub fn split(program: &Program<'_>, relocations: &Relocations) -> Result<Chunks, Problem> {
    let plan = reach::plan(program, relocations)?;
    Ok(Chunks {
        initial: initial::write(program, &plan)?,
        deferred: deferred_chunk::write(program, &plan)?,
        deferred_functions: plan.deferred.len(),
        split_points: plan.split_points.len(),
        deferred_data: plan.data.iter().map(|(_, size)| size).sum(),
    })
}
