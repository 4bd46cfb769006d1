//! Lists the functions of the initial chunk, and the modules that contain them, by size.
//!
//! `script/where` prints this list to show which code makes up the initial chunk.

use crate::problem::Problem;
use crate::program::Program;
use crate::reach;
use crate::relocations::Relocations;
use std::collections::BTreeMap;

/// A function or module of the initial chunk: its name as written in Rust, and its size in bytes
/// before the last pass of wasm-opt.
pub type SizeEntry = (String, usize);

/// Returns the modules with the total size of their functions, then the functions. Both lists are
/// sorted by size, largest first.
///
/// # Errors
/// Fails if the program cannot be split.
pub fn list(
    program: &Program<'_>,
    relocations: &Relocations,
) -> Result<(Vec<SizeEntry>, Vec<SizeEntry>), Problem> {
    let plan = reach::plan(program, relocations)?;
    let mut modules: BTreeMap<String, usize> = BTreeMap::new();
    let mut functions = Vec::new();
    for (body, function) in program.bodies.iter().zip(program.import_count..) {
        if plan.deferred.contains(&function) || plan.split_points.contains(&function) {
            continue;
        }
        let size = body.as_bytes().len();
        let name = program.names.get(&function).cloned().unwrap_or_default();
        *modules.entry(module(&name)).or_default() += size;
        functions.push((name, size));
    }
    let mut modules: Vec<SizeEntry> = modules.into_iter().collect();
    for entries in [&mut modules, &mut functions] {
        entries.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    }
    Ok((modules, functions))
}

/// Returns the crate and the top-level module of a function. A method counts toward the module that
/// defines its type, even if it is implemented in another module.
fn module(name: &str) -> String {
    let path = name.trim_start_matches(['<', '_', '&']);
    let end = path.find([' ', '<', '{']).unwrap_or(path.len());
    let path = path.get(..end).unwrap_or(path);
    let segments: Vec<&str> = path.split("::").take(2).collect();
    segments.join("::")
}
