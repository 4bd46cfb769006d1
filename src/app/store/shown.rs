//! How results, programs and comparisons are shown.

use crate::app::action::Comparable;
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::order;

/// As many as stand side by side and can still be read.
pub const MOST_COMPARED: usize = 4;

/// What a person chose to look at, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// A day in the past that the programs are looked at as of, by its position; today where there is none.
    pub roster: Option<usize>,
    /// Whether the results are by challenge and not by verdict.
    pub by_challenge: bool,
    /// Whether the overview shows the programs that address nothing named.
    pub unraised: bool,
    /// How often more of the long lists was asked for on this page.
    pub more: u32,
    /// Whether what is folded on this page is drawn as well, to be found and printed: the page itself is painted first.
    pub folded: bool,
    /// What is compared, in the order of the catalogue.
    pub compared: Vec<Comparable>,
    /// Whether one more was asked for than can be compared.
    pub too_many: bool,
    /// Whether only the rows that differ are shown.
    pub differing: bool,
}

impl Shown {
    /// At first the agreements of the program that has the most are compared, and the first standing option.
    pub fn of(catalog: &Catalog) -> Self {
        let most = catalog
            .programs()
            .iter()
            .max_by_key(|program| program.agreements.len());
        let own = catalog
            .agreements()
            .filter(|(_, program, _)| most.is_some_and(|most| most.id == program.id));
        let own = own.map(|(place, ..)| Comparable::Agreement(place));
        let mut compared: Vec<_> = own.take(MOST_COMPARED - 1).collect();
        compared.push(Comparable::Option(0));
        Self {
            compared,
            ..Self::default()
        }
    }

    pub(super) fn toggle(&mut self, one: Comparable) {
        self.too_many = false;
        if let Some(at) = self.compared.iter().position(|other| *other == one) {
            self.compared.remove(at);
        } else if self.compared.len() == MOST_COMPARED {
            self.too_many = true;
        } else {
            self.compared.push(one);
            order::put_by_key(&mut self.compared, |one| match one {
                Comparable::Agreement(AgreementIx(at)) => (0, *at),
                Comparable::Option(at) => (1, *at),
            });
        }
    }
}
