//! The JavaScript bindings of a program, made by wasm-bindgen's own library.

use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Writes `NAME.js` and `NAME_bg.wasm` into a folder, for a program that the linker wrote.
///
/// The functions keep their mangled names: the next steps find functions by them.
///
/// # Errors
/// It is no program with bindings of this version of wasm-bindgen, or a file cannot be written.
pub fn bind(linked: &Path, name: &str, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(linked)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .keep_debug(true)
        .demangle(false);
    Ok(bindgen.generate(folder)?)
}
