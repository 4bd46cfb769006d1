//! Generates the JavaScript bindings of a WebAssembly program with wasm-bindgen's library.
//!
//! This is the first step of `guide-wasm-split`. The step calls the library, so the `wasm-bindgen`
//! command does not have to be installed.

use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Generates the bindings `NAME.js` and the matching `NAME_bg.wasm` in a folder, from a program as
/// the linker wrote it.
///
/// The functions keep their mangled names, because later steps find functions by name.
///
/// # Errors
/// Fails if the program cannot be read, if it was not built with this version of wasm-bindgen, or
/// if a file cannot be written.
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
