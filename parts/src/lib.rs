//! A WebAssembly program made brief, and cut in two parts: see `main`.

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
    /// How many bytes of data are in the second part.
    pub data: u32,
}

/// The name by which the second part imports from the first.
pub const FIRST: &str = "first";

/// Cuts a program.
///
/// # Errors
/// It has no cut, or something in it that cannot stand in two parts.
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
