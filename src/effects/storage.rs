//! Browser storage: the only item that the guide stores in `localStorage`. The guide stores this
//! item only if the user asks to save the answers.
//!
//! Storage can be missing, full or forbidden, for example in a sandboxed frame. Then nothing is
//! saved, and the guide works as usual otherwise.

use web_sys::{Storage, window};

/// The key of the item in `localStorage`.
const KEY: &str = "ice-access-guide";

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// Returns the saved text, if any.
pub fn read() -> Option<String> {
    storage()?.get_item(KEY).ok().flatten()
}

/// Saves a text and replaces the previous one. Returns whether that succeeded.
pub fn write(text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(KEY, text).is_ok())
}

/// Deletes the saved text.
pub fn delete() {
    if let Some(storage) = storage() {
        // A browser that does not allow this cannot have saved anything either.
        drop(storage.remove_item(KEY));
    }
}
