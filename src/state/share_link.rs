//! The address of a link that contains answers.

/// The prefix of a fragment that contains answers.
pub const PREFIX: &str = "#/shared/";

/// Returns the address `document_url` with the encoded answers `shared` in its fragment.
pub fn share_link(document_url: &str, shared: &str) -> String {
    format!("{document_url}{PREFIX}{shared}")
}
