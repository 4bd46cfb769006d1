//! Shrinks a WebAssembly program, and splits it into an initial and a deferred chunk.
//!
//! The command `guide-wasm-split` calls this library. `main.rs` describes the steps of the command.

mod bind;
mod first;
mod list;
pub mod names;
mod notes;
mod program;
mod quiet;
mod reach;
mod second;

pub use bind::bind;
pub use list::{Listed, list};
pub use notes::Notes;
pub use program::{Problem, Program};
pub use quiet::quiet;

/// The two chunks, and figures on the deferred chunk.
#[derive(Debug)]
pub struct Parts {
    /// The initial chunk, which can run by itself. It contains no function names.
    pub first: Vec<u8>,
    /// The deferred chunk. Everything that it imports comes from the initial chunk, under the
    /// module name [`FIRST`].
    pub later: Vec<u8>,
    /// The number of functions that only the deferred chunk contains.
    pub moved: usize,
    /// The number of these functions that the initial chunk calls.
    pub cuts: usize,
    /// The number of bytes of data in the deferred chunk.
    pub data: u32,
}

/// The module name of all imports of the deferred chunk.
pub const FIRST: &str = "first";

/// Splits a program into an initial and a deferred chunk.
///
/// # Errors
/// Fails if the program has no function to split off, or if it contains something that cannot be
/// split.
pub fn cut(program: &Program<'_>, notes: &Notes) -> Result<Parts, Problem> {
    let plan = reach::plan(program, notes)?;
    Ok(Parts {
        first: first::write(program, &plan)?,
        later: second::write(program, &plan)?,
        moved: plan.later.len(),
        cuts: plan.cuts.len(),
        data: plan.data.iter().map(|(_, size)| size).sum(),
    })
}
