//! Author tools: reading a content folder, checking its texts, and applying translations.
//!
//! [`folder`] reads the TOML files of a content folder into a document of the engine. [`text_walk`]
//! visits every text in a document, [`readability`] measures these texts, and [`translation`]
//! replaces them with those of another language. The browser loads the finished document as JSON,
//! so nothing of this crate is in the wasm.

pub mod folder;
pub mod readability;
pub mod text_walk;
pub mod translation;
