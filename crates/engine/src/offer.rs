//! Determines whether sources show an agreement on offer on a given day. Assessments, the interview
//! and the explanations of verdicts use these functions.

use crate::answer::Answers;
use crate::catalog::{Catalog, LinkedAgreement};
use crate::date::Date;
use crate::document::Offered;
use crate::mdd::Values;

/// Whether the day is in one of these spans of time, in which sources show something on offer.
pub fn is_offered(spans: &[Offered], day: Date) -> bool {
    spans.iter().any(|span| {
        let ended = span.until.is_some_and(|until| day.first() > until.last());
        span.from.first() <= day.last() && !ended
    })
}

/// Whether an agreement is on offer on the day: one of its spans includes the day, and each program
/// that it needs has an agreement that is on offer, too.
pub(crate) fn is_on_offer(catalog: &Catalog, linked: &LinkedAgreement, day: Date) -> bool {
    let mut offers = Offers::new(catalog, day);
    offers.of(linked)
}

/// Determines which agreements are on offer on a day. Caches the result for each program, so that a
/// program is evaluated only once, however many programs need it.
pub(crate) struct Offers<'c> {
    catalog: &'c Catalog,
    day: Date,
    /// For each program, whether one of its agreements is on offer; `None` before the program is
    /// evaluated.
    programs: Vec<Option<bool>>,
}

impl<'c> Offers<'c> {
    pub(crate) fn new(catalog: &'c Catalog, day: Date) -> Self {
        Self {
            catalog,
            day,
            programs: vec![None; catalog.programs().len()],
        }
    }

    /// Whether an agreement is on offer, as [`is_on_offer`] defines it.
    pub(crate) fn of(&mut self, linked: &LinkedAgreement) -> bool {
        let program = self.catalog.programs().get(linked.index.0);
        let agreement = program.and_then(|program| program.agreements.get(linked.index.1));
        // This recursion ends, because linking rejects cycles of needs.
        agreement.is_some_and(|agreement| is_offered(&agreement.offered, self.day))
            && linked
                .needed_programs
                .iter()
                .all(|program| self.of_program(*program))
    }

    fn of_program(&mut self, program: usize) -> bool {
        if let Some(Some(cached)) = self.programs.get(program) {
            return *cached;
        }
        let catalog = self.catalog;
        let mut agreements = catalog
            .agreements
            .iter()
            .filter(|other| other.index.0 == program);
        let on_offer = agreements.any(|agreement| self.of(agreement));
        if let Some(cached) = self.programs.get_mut(program) {
            *cached = Some(on_offer);
        }
        on_offer
    }
}

impl Answers {
    /// Returns the value of every variable of the catalog on a day; `None` means unknown.
    pub fn values(&self, catalog: &Catalog, day: Date) -> Values {
        let mut values = self.values_of_questions(catalog);
        let mut offers = Offers::new(catalog, day);
        for linked in &catalog.agreements {
            if let Some(value) = linked.offer.and_then(|offer| values.get_mut(offer)) {
                *value = Some(u16::from(offers.of(linked)));
            }
        }
        values
    }
}
