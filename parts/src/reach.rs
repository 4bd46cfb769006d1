//! Which functions come later: those that are reached by way of a cut and in no other way.

use crate::program::{Problem, Program};
use std::collections::BTreeSet;

/// What goes where.
pub(crate) struct Plan {
    /// The functions of the second part that the first part calls.
    pub cuts: Vec<u32>,
    /// All functions of the second part.
    pub later: BTreeSet<u32>,
    /// Functions of the first part that the second calls.
    pub lent: BTreeSet<u32>,
}

pub(crate) fn plan(program: &Program<'_>) -> Result<Plan, Problem> {
    let is_cut = |function: &u32| {
        let name = program.names.get(function);
        !program.roots.contains(function) && name.is_some_and(|name| is_in_later(name))
    };
    let roots = program.roots.iter().copied().filter(|root| !is_cut(root));
    let first = reached(program, roots.collect(), is_cut);
    let own = program.imported..program.imported + program.bodies.len() as u32;
    let named: Vec<u32> = own.filter(is_cut).collect();
    let later = reached(program, named.clone(), |function| first.contains(function));
    let later: BTreeSet<u32> = later
        .into_iter()
        .filter(|function| *function >= program.imported)
        .collect();
    // A cut that only other cuts lead to is called from nowhere in the first part.
    let called: BTreeSet<u32> = first.iter().flat_map(|at| calls(program, *at)).collect();
    let cuts: Vec<u32> = named.into_iter().filter(|at| called.contains(at)).collect();
    if cuts.is_empty() {
        return Err(Problem::NoCut);
    }
    let all = later.iter().flat_map(|function| calls(program, *function));
    let lent = all.filter(|callee| !later.contains(callee)).collect();
    Ok(Plan { cuts, later, lent })
}

/// Whether a mangled name is that of a function directly in a module named `later`; what is nested in such a function has
/// a longer name.
fn is_in_later(name: &str) -> bool {
    let Some((_, rest)) = name.split_once("5later") else {
        return false;
    };
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let (length, rest) = rest.split_at(digits);
    let length: usize = length.parse().unwrap_or_default();
    // What follows the function's own name is the hash alone.
    length > 0
        && rest
            .get(length..)
            .is_some_and(|rest| rest.starts_with("17h"))
}

fn calls(program: &Program<'_>, function: u32) -> impl Iterator<Item = u32> {
    let own = function.checked_sub(program.imported);
    let calls = own.and_then(|own| program.calls.get(own as usize));
    calls.into_iter().flatten().copied()
}

/// Every function that is reached without going through one at which to stop.
fn reached(
    program: &Program<'_>,
    mut left: Vec<u32>,
    stops: impl Fn(&u32) -> bool,
) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    while let Some(function) = left.pop() {
        if found.insert(function) {
            left.extend(calls(program, function).filter(|callee| !stops(callee)));
        }
    }
    found
}
