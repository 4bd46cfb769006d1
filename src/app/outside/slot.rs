//! The one thing that the browser keeps, and only when a person asks for it.
//!
//! Storage can be missing, full or forbidden, as in a sandboxed frame: then it keeps nothing, and nothing else happens.

use web_sys::{Storage, window};

/// The name of the slot.
const NAME: &str = "ice-access-guide";

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// The text that is kept.
pub fn read() -> Option<String> {
    storage()?.get_item(NAME).ok().flatten()
}

/// Keeps a text in place of the one before; tells whether it is kept.
pub fn write(text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(NAME, text).is_ok())
}

/// Deletes the text.
pub fn delete() {
    if let Some(storage) = storage() {
        // What cannot be deleted was never kept.
        drop(storage.remove_item(NAME));
    }
}
