//! Decides which functions and data go into the deferred chunk.
//!
//! These are the functions that can be reached only through a split function (one directly in a
//! module named `deferred`), and the data that only these functions read. `initial` and
//! `deferred_chunk` write the chunks according to this plan.

use crate::names;
use crate::problem::Problem;
use crate::program::Program;
use crate::relocations::Relocations;
use std::collections::BTreeSet;

/// The assignment of functions and data to the chunks.
pub(crate) struct Plan {
    /// The split functions that the initial chunk calls.
    pub split_points: Vec<u32>,
    /// The functions that only the deferred chunk contains.
    pub deferred: BTreeSet<u32>,
    /// Functions that both chunks contain. They are so short that exporting them from the initial
    /// chunk would take more space.
    pub copied: BTreeSet<u32>,
    /// Functions of the initial chunk that the deferred chunk imports.
    pub exported: BTreeSet<u32>,
    /// Table slots that the initial chunk leaves empty. The deferred chunk fills those of the
    /// deferred functions. The slots of functions that nothing can reach stay empty.
    pub empty_slots: BTreeSet<u32>,
    /// The address and size of each data object that no function of the initial chunk reaches. The
    /// deferred chunk contains these objects.
    pub data: Vec<(u32, u32)>,
}

pub(crate) fn plan(program: &Program<'_>, relocations: &Relocations) -> Result<Plan, Problem> {
    let is_split_point = |function: &u32| {
        let name = program.names.get(function);
        !program.roots.contains(function) && name.is_some_and(|name| names::is_split_point(name))
    };
    // No relocation refers to these slots, so any code may call the functions in them.
    let unreferenced = program
        .slots
        .iter()
        .filter(|(slot, _)| !relocations.refers_to_slot(**slot));
    let roots = program
        .roots
        .iter()
        .chain(unreferenced.map(|(_, function)| function));
    let initial = reached(
        program,
        relocations,
        roots.copied().collect(),
        is_split_point,
    );
    let with_body = program.import_count..program.import_count + program.bodies.len() as u32;
    let split_functions: Vec<u32> = with_body.filter(is_split_point).collect();
    let deferred = reached(program, relocations, split_functions.clone(), |function| {
        initial.functions.contains(function)
    });
    let deferred: BTreeSet<u32> = deferred
        .functions
        .into_iter()
        .filter(|function| *function >= program.import_count)
        .collect();
    // The initial chunk does not call the other split functions directly, so they need no stub in
    // it.
    let initial_functions = initial.functions.iter();
    let called = initial_functions.flat_map(|function| calls(program, *function));
    let called: BTreeSet<u32> = called.collect();
    let split_points: Vec<u32> = split_functions
        .into_iter()
        .filter(|function| called.contains(function))
        .collect();
    if split_points.is_empty() {
        return Err(Problem::NoSplitPoint);
    }
    let (copied, exported) = copied_and_exported(program, &deferred);
    Ok(Plan {
        split_points,
        deferred,
        copied,
        exported,
        empty_slots: empty_slots(program, &initial),
        data: deferred_data(relocations, &initial),
    })
}

fn empty_slots(program: &Program<'_>, initial: &Reached) -> BTreeSet<u32> {
    let slots = program.slots.iter();
    let empty = slots.filter(|(_, function)| !initial.functions.contains(function));
    empty.map(|(slot, _)| *slot).collect()
}

fn deferred_data(relocations: &Relocations, initial: &Reached) -> Vec<(u32, u32)> {
    let objects = relocations.objects.iter();
    let deferred = objects.filter(|(address, _)| !initial.objects.contains(address));
    deferred
        .map(|(address, object)| (*address, object.size))
        .collect()
}

/// Functions up to this size, in bytes, are duplicated into both chunks.
const MAX_COPIED_SIZE: usize = 64;

/// Returns the functions of the initial chunk that the deferred chunk calls: first the functions to
/// copy, then the functions to export.
fn copied_and_exported(
    program: &Program<'_>,
    deferred: &BTreeSet<u32>,
) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let is_short = |function: u32| {
        let index = function.checked_sub(program.import_count);
        let body = index.and_then(|index| program.bodies.get(index as usize));
        body.is_some_and(|body| body.as_bytes().len() <= MAX_COPIED_SIZE)
    };
    let (mut copied, mut exported) = (BTreeSet::new(), BTreeSet::new());
    let mut pending: Vec<u32> = deferred.iter().copied().collect();
    while let Some(function) = pending.pop() {
        for callee in calls(program, function).filter(|callee| !deferred.contains(callee)) {
            if !is_short(callee) {
                exported.insert(callee);
            } else if copied.insert(callee) {
                pending.push(callee);
            }
        }
    }
    (copied, exported)
}

fn calls(program: &Program<'_>, function: u32) -> impl Iterator<Item = u32> {
    entry_for(program, function, &program.calls)
}

/// Returns the entry for a function in a list with one entry for each body, or nothing for an
/// imported function.
fn entry_for<'p>(
    program: &Program<'_>,
    function: u32,
    by_body: &'p [BTreeSet<u32>],
) -> impl Iterator<Item = u32> + use<'p> {
    let index = function.checked_sub(program.import_count);
    let entry = index.and_then(|index| by_body.get(index as usize));
    entry.into_iter().flatten().copied()
}

#[derive(Default)]
struct Reached {
    functions: BTreeSet<u32>,
    objects: BTreeSet<u32>,
}

/// Collects the functions and data objects that can be reached from the functions in `pending`
/// without entering a function for which `stops_at` returns true. Treats a constant in a function
/// as an address or a table slot if it could be one. At worst, this keeps something in the initial
/// chunk unnecessarily.
fn reached(
    program: &Program<'_>,
    relocations: &Relocations,
    mut pending: Vec<u32>,
    stops_at: impl Fn(&u32) -> bool,
) -> Reached {
    let mut found = Reached::default();
    while let Some(function) = pending.pop() {
        if !found.functions.insert(function) {
            continue;
        }
        let mut next: BTreeSet<u32> = calls(program, function).collect();
        for constant in entry_for(program, function, &program.constants) {
            if relocations.slots.contains(&constant) {
                next.extend(program.slots.get(&constant));
            }
            let targets = relocations.objects_at(constant).collect();
            let slots = add_objects(relocations, targets, &mut found.objects);
            next.extend(slots.iter().filter_map(|slot| program.slots.get(slot)));
        }
        pending.extend(next.into_iter().filter(|function| !stops_at(function)));
    }
    found
}

/// Adds to `found` all data objects that can be reached from the objects in `pending`. Returns
/// the table slots that the added objects refer to.
fn add_objects(
    relocations: &Relocations,
    mut pending: Vec<u32>,
    found: &mut BTreeSet<u32>,
) -> BTreeSet<u32> {
    let mut slots = BTreeSet::new();
    while let Some(address) = pending.pop() {
        if found.insert(address)
            && let Some(object) = relocations.objects.get(&address)
        {
            slots.extend(&object.slots);
            pending.extend(&object.objects);
        }
    }
    slots
}
