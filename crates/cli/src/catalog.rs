//! `guide catalog`: writes the content as JSON for the page: either the whole catalog, or only a
//! snapshot of its initial chunk, which the page loads first. `script/catalog` runs this command in
//! every build.

use crate::Failure;
use guide_engine::catalog::Catalog;
use guide_engine::catalog::InitialChunk;
use guide_engine::document::Document;
use guide_engine::messages::key::HANDBOOK_ONLY;
use serde_json::Value;
use std::path::Path;

/// Writes a snapshot of the initial chunk of a catalog if `initial` is true, otherwise the whole
/// document.
///
/// # Errors
/// Fails if the file cannot be written.
pub fn write_chunk(catalog: &Catalog, initial: bool, out: &Path) -> Result<(), Failure> {
    match initial {
        true => write_initial(catalog, out),
        false => write(catalog.document(), out),
    }
}

/// Writes the whole document, without the fields that `prune` removes and without the messages of
/// the handbook, which the page never shows.
///
/// # Errors
/// Fails if the file cannot be written.
fn write(document: &Document, out: &Path) -> Result<(), Failure> {
    let failure = |error: String| Failure::Input(format!("{}: {error}", out.display()));
    let mut value = serde_json::to_value(document).map_err(|error| failure(error.to_string()))?;
    if let Some(Value::Object(messages)) = value.get_mut("words") {
        messages.retain(|key, _| !key.starts_with(HANDBOOK_ONLY));
    }
    prune(&mut value);
    std::fs::write(out, value.to_string()).map_err(|error| failure(error.to_string()))
}

/// Writes the snapshot of a catalog, without the messages of the handbook.
///
/// # Errors
/// Fails if the file cannot be written.
fn write_initial(catalog: &Catalog, out: &Path) -> Result<(), Failure> {
    let failure = |error: String| Failure::Input(format!("{}: {error}", out.display()));
    let mut initial = InitialChunk::of(catalog);
    let messages = &mut initial.words;
    messages.retain(|key, _| !key.starts_with(HANDBOOK_ONLY));
    let json = serde_json::to_string(&initial).map_err(|error| failure(error.to_string()))?;
    std::fs::write(out, json).map_err(|error| failure(error.to_string()))
}

/// Removes every field that is `null` or `false`. The document decodes to the same value without
/// these fields.
fn prune(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, field| !field.is_null() && *field != Value::Bool(false));
            fields.values_mut().for_each(prune);
        }
        Value::Array(entries) => entries.iter_mut().for_each(prune),
        _ => {}
    }
}
