//! The part of the state that determines how results, programs and comparisons are shown.

use crate::state::action::Comparable;
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::order;

/// The maximum number of columns in a comparison. More columns would be too narrow to read.
pub const MAX_COMPARED: usize = 4;

/// The user's choices of what is shown, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Presentation {
    /// The past date that the user chose for programs and verdicts, as an index into
    /// `about.rosters`; `None` means the default date.
    pub roster: Option<usize>,
    /// Whether the results are grouped by challenge, not by verdict.
    pub by_challenge: bool,
    /// Whether the overview shows the programs whose agreements all have the verdict `not_raised`.
    pub shows_unraised: bool,
    /// How many times the user asked to see more entries of the long lists on this page.
    pub more_requests: u32,
    /// Whether the details of collapsed cards render, so that find-in-page and print include them.
    /// False until the page itself has been painted.
    pub renders_collapsed: bool,
    /// The entries of the comparison: agreements, then options, each in the order of the catalog.
    pub compared: Vec<Comparable>,
    /// Whether the last entry that the user tried to add would have exceeded `MAX_COMPARED`.
    pub too_many: bool,
    /// Whether the comparison shows only the rows that differ.
    pub only_differing: bool,
}

impl Presentation {
    /// Returns the initial presentation. The comparison has the first three agreements of the
    /// program with the most agreements, and the first option.
    pub fn of(catalog: &Catalog) -> Self {
        let largest = catalog
            .programs()
            .iter()
            .max_by_key(|program| program.agreements.len());
        let agreements = catalog
            .agreements()
            .filter(|(_, program, _)| largest.is_some_and(|largest| largest.id == program.id));
        let agreements = agreements.map(|(index, ..)| Comparable::Agreement(index));
        let mut compared: Vec<_> = agreements.take(MAX_COMPARED - 1).collect();
        compared.push(Comparable::Option(0));
        Self {
            compared,
            ..Self::default()
        }
    }

    pub(super) fn toggle(&mut self, entry: Comparable) {
        self.too_many = false;
        if let Some(index) = self.compared.iter().position(|other| *other == entry) {
            self.compared.remove(index);
        } else if self.compared.len() == MAX_COMPARED {
            self.too_many = true;
        } else {
            self.compared.push(entry);
            order::sort_by_key(&mut self.compared, |entry| match entry {
                Comparable::Agreement(AgreementIx(index)) => (0, *index),
                Comparable::Option(index) => (1, *index),
            });
        }
    }
}
