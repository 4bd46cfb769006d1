//! Decides which functions and data go into the deferred chunk.
//!
//! These are the functions that can be reached only through a split function (one directly in a
//! module named `deferred`), and the data that only these functions read. `first` and `second` write
//! the chunks according to this plan.

use crate::names;
use crate::notes::Notes;
use crate::program::{Problem, Program};
use std::collections::BTreeSet;

/// The assignment of functions and data to the chunks.
pub(crate) struct Plan {
    /// The split functions that the initial chunk calls.
    pub cuts: Vec<u32>,
    /// The functions that only the deferred chunk contains.
    pub later: BTreeSet<u32>,
    /// Functions that both chunks contain. They are so short that exporting them from the initial
    /// chunk would take more space.
    pub copied: BTreeSet<u32>,
    /// Functions of the initial chunk that the deferred chunk imports.
    pub lent: BTreeSet<u32>,
    /// Table slots that the initial chunk leaves empty. The deferred chunk fills those of its own
    /// functions. The slots of functions that nothing can reach stay empty.
    pub slots: BTreeSet<u32>,
    /// The address and size of each data object that no function of the initial chunk reaches. The
    /// deferred chunk contains these objects.
    pub data: Vec<(u32, u32)>,
}

pub(crate) fn plan(program: &Program<'_>, notes: &Notes) -> Result<Plan, Problem> {
    let is_cut = |function: &u32| {
        let name = program.names.get(function);
        !program.roots.contains(function) && name.is_some_and(|name| names::is_cut(name))
    };
    // No relocation refers to these slots, so any code may call the functions in them.
    let untold = program
        .slots
        .iter()
        .filter(|(slot, _)| !notes.tells_of(**slot));
    let roots = program
        .roots
        .iter()
        .chain(untold.map(|(_, function)| function));
    let first = reached(program, notes, roots.copied().collect(), is_cut);
    let own = program.imported..program.imported + program.bodies.len() as u32;
    let named: Vec<u32> = own.filter(is_cut).collect();
    let later = reached(program, notes, named.clone(), |function| {
        first.functions.contains(function)
    });
    let later: BTreeSet<u32> = later
        .functions
        .into_iter()
        .filter(|function| *function >= program.imported)
        .collect();
    // Only deferred code calls the other split functions, so they need no stub in the initial
    // chunk.
    let called = first.functions.iter().flat_map(|at| calls(program, *at));
    let called: BTreeSet<u32> = called.collect();
    let cuts: Vec<u32> = named.into_iter().filter(|at| called.contains(at)).collect();
    if cuts.is_empty() {
        return Err(Problem::NoCut);
    }
    let (copied, lent) = shared(program, &later);
    let empty = program.slots.iter();
    let empty = empty.filter(|(_, function)| !first.functions.contains(function));
    let slots = empty.map(|(slot, _)| *slot).collect();
    let data = notes
        .objects
        .iter()
        .filter(|(at, _)| !first.objects.contains(at));
    let data = data.map(|(at, object)| (*at, object.size)).collect();
    Ok(Plan {
        cuts,
        later,
        copied,
        lent,
        slots,
        data,
    })
}

/// Functions up to this size, in bytes, are duplicated into both chunks.
const SHORT: usize = 64;

/// Returns the functions of the initial chunk that the deferred chunk calls: first the functions to
/// copy, then the functions to import.
fn shared(program: &Program<'_>, later: &BTreeSet<u32>) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let is_short = |function: u32| {
        let own = function.checked_sub(program.imported);
        let body = own.and_then(|own| program.bodies.get(own as usize));
        body.is_some_and(|body| body.as_bytes().len() <= SHORT)
    };
    let (mut copied, mut lent) = (BTreeSet::new(), BTreeSet::new());
    let mut left: Vec<u32> = later.iter().copied().collect();
    while let Some(function) = left.pop() {
        for callee in calls(program, function).filter(|callee| !later.contains(callee)) {
            if !is_short(callee) {
                lent.insert(callee);
            } else if copied.insert(callee) {
                left.push(callee);
            }
        }
    }
    (copied, lent)
}

fn calls(program: &Program<'_>, function: u32) -> impl Iterator<Item = u32> {
    of_body(program, function, &program.calls)
}

fn of_body<'p>(
    program: &Program<'_>,
    function: u32,
    all: &'p [BTreeSet<u32>],
) -> impl Iterator<Item = u32> + use<'p> {
    let own = function.checked_sub(program.imported);
    let of = own.and_then(|own| all.get(own as usize));
    of.into_iter().flatten().copied()
}

#[derive(Default)]
struct Reached {
    functions: BTreeSet<u32>,
    objects: BTreeSet<u32>,
}

/// Collects the functions and data objects that can be reached from the functions in `left` without
/// entering a function for which `stops` holds. Treats a number in a function as an address or a
/// table slot if it could be one. At worst, this keeps something in the initial chunk
/// unnecessarily.
fn reached(
    program: &Program<'_>,
    notes: &Notes,
    mut left: Vec<u32>,
    stops: impl Fn(&u32) -> bool,
) -> Reached {
    let mut found = Reached::default();
    while let Some(function) = left.pop() {
        if !found.functions.insert(function) {
            continue;
        }
        let mut next: BTreeSet<u32> = calls(program, function).collect();
        for number in of_body(program, function, &program.numbers) {
            if notes.slots.contains(&number) {
                next.extend(program.slots.get(&number));
            }
            let slots = follow(notes, notes.meant(number).collect(), &mut found.objects);
            next.extend(slots.iter().filter_map(|slot| program.slots.get(slot)));
        }
        left.extend(next.into_iter().filter(|function| !stops(function)));
    }
    found
}

/// Adds to `found` all data objects that can be reached from the objects in `left`. Returns the
/// table slots that the added objects refer to.
fn follow(notes: &Notes, mut left: Vec<u32>, found: &mut BTreeSet<u32>) -> BTreeSet<u32> {
    let mut slots = BTreeSet::new();
    while let Some(address) = left.pop() {
        if found.insert(address)
            && let Some(object) = notes.objects.get(&address)
        {
            slots.extend(&object.slots);
            left.extend(&object.objects);
        }
    }
    slots
}
