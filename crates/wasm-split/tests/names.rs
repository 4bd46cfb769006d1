//! Tests that Rust's legacy and v0 manglings of a function decode to the same path, and that
//! `is_split_point` and `is_function` recognize functions by that path.

#![allow(missing_docs)]

use guide_wasm_split::names::{is_function, is_mangled, is_split_point, readable};

const LEGACY: &str = "_ZN16ice_access_guide2ui8deferred4page17h0123456789abcdefE";
const V0: &str = "_RNvNtNtCsaxYOfoBgvwe_16ice_access_guide2ui8deferred4page";
const GENERIC: &str = "_RINvNtNtCsaxYOfoBgvwe_16ice_access_guide2ui8deferred4pagelEB4_";
const CLOSURE: &str = "_RNCNvNtNtCsaxYOfoBgvwe_16ice_access_guide2ui8deferred4page0B5_";
const LEGACY_CLOSURE: &str =
    "_ZN5guide2ui8deferred4page28_$u7b$$u7b$closure$u7d$$u7d$17h0123456789abcdefE";

#[test]
fn both_manglings_read_as_the_same_path() {
    for name in [LEGACY, V0] {
        assert!(is_mangled(name));
        assert_eq!(readable(name), "ice_access_guide::ui::deferred::page");
    }
    assert_eq!(readable("memcpy"), "memcpy");
}

#[test]
fn functions_directly_in_a_deferred_module_are_split_points() {
    for name in [LEGACY, V0, GENERIC] {
        assert!(is_split_point(&readable(name)), "{}", readable(name));
    }
    for name in [
        CLOSURE,
        LEGACY_CLOSURE,
        "_RNvNtCs1_5guide2ui4page",
        "deferred",
        "",
    ] {
        assert!(!is_split_point(&readable(name)), "{}", readable(name));
    }
    for path in [
        "<guide::ui::deferred::Page as core::fmt::Debug>::fmt",
        "core::ptr::drop_in_place::<guide::ui::deferred::page>",
        "guide::ui::deferred::Page::new",
    ] {
        assert!(!is_split_point(path), "{path}");
    }
}

#[test]
fn a_function_is_recognized_by_its_module_and_name() {
    assert!(is_function(
        "guide::bindings::fault::report",
        "fault",
        "report"
    ));
    assert!(!is_function(
        "guide::bindings::other::report",
        "fault",
        "report"
    ));
    assert!(!is_function(
        "guide::bindings::fault::report::inner",
        "fault",
        "report"
    ));
}
