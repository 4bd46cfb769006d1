//! Restores function names as written in Rust, for both manglings of the compiler.
//!
//! The other modules find functions by these names. By default, Rust compilers before 1.97 use the
//! legacy mangling (`_ZN...17h...E`), and compilers from 1.97 on use the v0 mangling (`_R...`).
//! This module decodes both manglings to the same path.

use rustc_demangle::demangle;

/// The name of the modules whose functions are split off into the deferred chunk.
const DEFERRED: &str = "deferred";

/// The prefix that `strip_panics` adds to the names of split functions. The build uses the prefix
/// to exclude these functions from inlining (`wasm-opt --no-inline`).
pub const SPLIT_PREFIX: &str = "split:";

/// Whether a name is mangled. For example, the JavaScript bindings call closures through exports
/// with mangled names.
pub fn is_mangled(name: &str) -> bool {
    name.starts_with("_ZN") || name.starts_with("_R")
}

/// Returns the path of a function without its hash, such as `guide::ui::deferred::page`. Removes
/// [`SPLIT_PREFIX`] from the name. A name that is not mangled stays unchanged otherwise.
pub fn readable(name: &str) -> String {
    let name = name.strip_prefix(SPLIT_PREFIX).unwrap_or(name);
    format!("{:#}", demangle(name))
}

/// Whether a readable name belongs to a function directly in a module named `deferred`.
///
/// Closures and functions inside such a function do not count; neither do methods of types.
pub fn is_split_point(path: &str) -> bool {
    ends_with(path, DEFERRED, None)
}

/// Whether a readable name belongs to the function `function` directly in a module named `module`.
pub fn is_function(path: &str, module: &str, function: &str) -> bool {
    ends_with(path, module, Some(function))
}

fn ends_with(path: &str, module: &str, function: Option<&str>) -> bool {
    // v0 names include the type arguments of generic functions; legacy names do not.
    let path = path.split_once("::<").map_or(path, |(path, _)| path);
    let mut segments = path.rsplit("::");
    let (last, before) = (segments.next(), segments.next());
    let is_plain = path
        .split("::")
        .all(|segment| !segment.is_empty() && segment.chars().all(is_identifier_char));
    is_plain && before == Some(module) && function.is_none_or(|function| last == Some(function))
}

fn is_identifier_char(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}
