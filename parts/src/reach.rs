//! What comes later: functions that are reached by way of a cut and in no other way, and the data that only those read.

use crate::names;
use crate::notes::Notes;
use crate::program::{Problem, Program};
use std::collections::BTreeSet;

/// What goes where.
pub(crate) struct Plan {
    /// The functions of the second part that the first part calls.
    pub cuts: Vec<u32>,
    /// All functions of the second part.
    pub later: BTreeSet<u32>,
    /// Functions of the first part that the second has as well: they are so short that to lend them would take more of the first.
    pub copied: BTreeSet<u32>,
    /// Functions of the first part that the second calls there.
    pub lent: BTreeSet<u32>,
    /// The places in the table that the first part leaves empty: the second fills them with functions of its own, and what nothing
    /// can reach is in neither.
    pub slots: BTreeSet<u32>,
    /// The data of the second part: address and size.
    pub data: Vec<(u32, u32)>,
}

pub(crate) fn plan(program: &Program<'_>, notes: &Notes) -> Result<Plan, Problem> {
    let is_cut = |function: &u32| {
        let name = program.names.get(function);
        !program.roots.contains(function) && name.is_some_and(|name| names::is_cut(name))
    };
    // What the linker has not told of may be called by anybody.
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
    // A cut that only other cuts lead to is called from nowhere in the first part.
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

/// More bytes than these are not had twice.
const SHORT: usize = 64;

/// What the second part calls of the first: what it has as well, and what it borrows.
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

/// Everything that is reached without going through a function at which to stop. A number in a function that could be an
/// address, or a place in the table, is taken for one: at worst something stays in the first part that need not.
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

/// Goes from object to object; the places in the table that are named on the way.
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
