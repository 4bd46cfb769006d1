//! Function names as they are written in Rust, whichever way the compiler mangled them.
//!
//! Compilers before 1.97 write the legacy mangling (`_ZN...17h...E`) by default, later ones the v0
//! mangling (`_R...`). Both read back as the same path here.

use rustc_demangle::demangle;

/// The module whose functions are cut off into the second part.
const LATER: &str = "later";

/// Marks the names of cut functions for `wasm-opt`, which must not inline them (`--no-inline`).
pub(crate) const CUT_MARK: &str = "cut:";

/// How mangled names begin: bindings call closures by them.
pub(crate) fn is_mangled(name: &str) -> bool {
    name.starts_with("_ZN") || name.starts_with("_R")
}

/// The path of a function, without hash: `guide::ui::later::page`. Other names stay as they are.
pub(crate) fn readable(name: &str) -> String {
    let name = name.strip_prefix(CUT_MARK).unwrap_or(name);
    format!("{:#}", demangle(name))
}

/// Whether a readable name is that of a function directly in a module named `later`.
///
/// Closures and functions within such a function, and methods of types, are not.
pub(crate) fn is_cut(path: &str) -> bool {
    ends_with(path, LATER, None)
}

/// Whether a readable name is that of this function, directly in a module of this name.
pub(crate) fn is_function(path: &str, module: &str, function: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::{is_cut, is_function, is_mangled, readable};

    const LEGACY: &str = "_ZN16ice_access_guide2ui5later4page17h0123456789abcdefE";
    const V0: &str = "_RNvNtNtCsaxYOfoBgvwe_16ice_access_guide2ui5later4page";
    const GENERIC: &str = "_RINvNtNtCsaxYOfoBgvwe_16ice_access_guide2ui5later4pagelEB4_";
    const CLOSURE: &str = "_RNCNvNtNtCsaxYOfoBgvwe_16ice_access_guide2ui5later4page0B5_";
    const LEGACY_CLOSURE: &str =
        "_ZN5guide2ui5later4page28_$u7b$$u7b$closure$u7d$$u7d$17h0123456789abcdefE";

    #[test]
    fn both_manglings_read_as_the_same_path() {
        for name in [LEGACY, V0] {
            assert!(is_mangled(name));
            assert_eq!(readable(name), "ice_access_guide::ui::later::page");
        }
        assert_eq!(readable("memcpy"), "memcpy");
    }

    #[test]
    fn functions_directly_in_the_module_are_cuts() {
        for name in [LEGACY, V0, GENERIC] {
            assert!(is_cut(&readable(name)), "{}", readable(name));
        }
        for name in [
            CLOSURE,
            LEGACY_CLOSURE,
            "_RNvNtCs1_5guide2ui4page",
            "later",
            "",
        ] {
            assert!(!is_cut(&readable(name)), "{}", readable(name));
        }
        for path in [
            "<guide::ui::later::Page as core::fmt::Debug>::fmt",
            "core::ptr::drop_in_place::<guide::ui::later::page>",
            "guide::ui::later::Page::new",
        ] {
            assert!(!is_cut(path), "{path}");
        }
    }

    #[test]
    fn a_function_is_known_by_its_module_and_name() {
        assert!(is_function("guide::embed::fault::tell", "fault", "tell"));
        assert!(!is_function("guide::embed::other::tell", "fault", "tell"));
        assert!(!is_function(
            "guide::embed::fault::tell::inner",
            "fault",
            "tell"
        ));
    }
}
