//! Checks that only the whole catalogue needs. `parts` cuts the program here.

use super::{Linker, scenarios};
use crate::catalog::{Catalog, LinkedScenario};
use crate::problem::Problem;

/// Checks every scenario and looks up what it names.
#[inline(never)]
pub fn scenarios(linker: &mut Linker<'_>) -> Vec<LinkedScenario> {
    linker.scenarios()
}

/// What does not end as a scenario says.
#[inline(never)]
pub fn decided_otherwise(catalog: &Catalog) -> Vec<Problem> {
    scenarios::decided_otherwise(catalog)
}
