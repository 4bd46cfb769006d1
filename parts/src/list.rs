//! Where the bytes of the first part are: its functions by size, and the modules they belong to.

use crate::notes::Notes;
use crate::program::{Problem, Program};
use crate::reach;
use std::collections::BTreeMap;

/// A function of the first part: its name, as it is written in Rust, and its bytes before the last pass of wasm-opt.
pub type Listed = (String, usize);

/// The modules of the first part with the sums of their functions, and then the functions; the largest first.
///
/// # Errors
/// The program cannot be cut.
pub fn list(program: &Program<'_>, notes: &Notes) -> Result<(Vec<Listed>, Vec<Listed>), Problem> {
    let plan = reach::plan(program, notes)?;
    let mut modules: BTreeMap<String, usize> = BTreeMap::new();
    let mut functions = Vec::new();
    for (body, function) in program.bodies.iter().zip(program.imported..) {
        if plan.later.contains(&function) || plan.cuts.contains(&function) {
            continue;
        }
        let size = body.as_bytes().len();
        let name = program.names.get(&function).cloned().unwrap_or_default();
        *modules.entry(module(&name)).or_default() += size;
        functions.push((name, size));
    }
    let mut modules: Vec<Listed> = modules.into_iter().collect();
    for all in [&mut modules, &mut functions] {
        all.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    }
    Ok((modules, functions))
}

/// The crate and module of a name; what a type or a trait of another module does counts for the type's.
fn module(name: &str) -> String {
    let path = name.trim_start_matches(['<', '_', '&']);
    let end = path.find([' ', '<', '{']).unwrap_or(path.len());
    let path = path.get(..end).unwrap_or(path);
    let parts: Vec<&str> = path.split("::").take(2).collect();
    parts.join("::")
}
