//! The program that a page loads. What it can do, it offers through `embed`.

// Linked for its exports to JavaScript.
use ice_access_guide as _;

fn main() {}
