//! Function names as they are written in Rust, whichever way the compiler mangled them.
//!
//! Compilers before 1.97 write the legacy mangling (`_ZN...17h...E`) by default, later ones the v0
//! mangling (`_R...`). Both read back as the same path here.

use rustc_demangle::demangle;

/// The module whose functions are cut off into the second part.
const LATER: &str = "later";

/// Marks the names of cut functions for `wasm-opt`, which must not inline them (`--no-inline`).
pub const CUT_MARK: &str = "cut:";

/// Whether a name is mangled. Bindings call closures by such names.
pub fn is_mangled(name: &str) -> bool {
    name.starts_with("_ZN") || name.starts_with("_R")
}

/// The path of a function, without hash: `guide::ui::later::page`. Other names stay as they are.
pub fn readable(name: &str) -> String {
    let name = name.strip_prefix(CUT_MARK).unwrap_or(name);
    format!("{:#}", demangle(name))
}

/// Whether a readable name is that of a function directly in a module named `later`.
///
/// Closures and functions within such a function, and methods of types, are not.
pub fn is_cut(path: &str) -> bool {
    ends_with(path, LATER, None)
}

/// Whether a readable name is that of this function, directly in a module of this name.
pub fn is_function(path: &str, module: &str, function: &str) -> bool {
    ends_with(path, module, Some(function))
}

fn ends_with(path: &str, module: &str, function: Option<&str>) -> bool {
    // v0 names have the type arguments of generic functions, legacy names have not.
    let path = path.split_once("::<").map_or(path, |(path, _)| path);
    let mut segments = path.rsplit("::");
    let (last, before) = (segments.next(), segments.next());
    let is_plain = path
        .split("::")
        .all(|segment| !segment.is_empty() && segment.chars().all(is_of_identifier));
    is_plain && before == Some(module) && function.is_none_or(|function| last == Some(function))
}

fn is_of_identifier(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}
