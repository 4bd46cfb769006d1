//! A WebAssembly program in two parts: see `main`.

mod first;
mod program;
mod reach;
mod second;

pub use program::{Problem, Program};

/// Both parts, and how large the cut was.
#[derive(Debug)]
pub struct Parts {
    /// What can run at once. It has no names of functions any more.
    pub first: Vec<u8>,
    /// What is added to it: it imports everything from the first part, by the module name [`FIRST`].
    pub later: Vec<u8>,
    /// How many functions are in the second part.
    pub moved: usize,
    /// How many of them the first part calls.
    pub cuts: usize,
}

/// The name by which the second part imports from the first.
pub const FIRST: &str = "first";

/// Cuts a program.
///
/// # Errors
/// It has no cut, or something in it that cannot stand in two parts.
pub fn cut(program: &Program<'_>) -> Result<Parts, Problem> {
    let plan = reach::plan(program)?;
    Ok(Parts {
        first: first::write(program, &plan)?,
        later: second::write(program, &plan)?,
        moved: plan.later.len(),
        cuts: plan.cuts.len(),
    })
}
