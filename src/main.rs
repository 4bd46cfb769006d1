//! The main function of the wasm program that the element loads. It does nothing: JavaScript calls
//! the API that `bindings` defines.

// Links the library, so that the wasm contains the functions that the library exports to
// JavaScript.
use ice_access_guide as _;

fn main() {}
