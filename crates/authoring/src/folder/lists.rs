//! Reads the optional files of a content folder that contain one list each: State law and
//! exclusions.

use super::reader::Reader;
use guide_engine::document::{Exclusion, StateLaw};
use guide_engine::problem::Subject;
use serde::{Deserialize, Serialize};

pub(super) const LAW: &str = "law.toml";
pub(super) const EXCLUSIONS: &str = "exclusions.toml";

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Law {
    law: Vec<StateLaw>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Exclusions {
    exclusions: Vec<Exclusion>,
}

impl Reader<'_> {
    /// Reads the pointers to State law. Returns an empty list if the folder has no `law.toml`.
    pub fn law(&mut self) -> Vec<StateLaw> {
        let entries = |law: Law| law.law;
        match self.has(LAW) {
            true => self
                .top_level_file(Subject::Law, LAW)
                .map_or_else(Vec::new, entries),
            false => Vec::new(),
        }
    }

    /// Reads the exclusions: combinations of answers that no agency can have. Returns an empty list
    /// if the folder has no `exclusions.toml`.
    pub fn exclusions(&mut self) -> Vec<Exclusion> {
        let entries = |exclusions: Exclusions| exclusions.exclusions;
        match self.has(EXCLUSIONS) {
            true => {
                let exclusions = self.top_level_file(Subject::Exclusions, EXCLUSIONS);
                exclusions.map_or_else(Vec::new, entries)
            }
            false => Vec::new(),
        }
    }
}
