//! What sources show on offer on a day.

use crate::catalog::{Catalog, LinkedAgreement};
use crate::date::Date;
use crate::document::Offered;

/// Whether a span in which something was offered holds the day.
pub fn is_offered(spans: &[Offered], day: Date) -> bool {
    spans.iter().any(|span| {
        let ended = span.until.is_some_and(|until| day.first() > until.last());
        span.from.first() <= day.last() && !ended
    })
}

/// Whether sources show an agreement on offer on the day, and of every program it needs an agreement of which the same is true.
pub(crate) fn is_on_offer(catalog: &Catalog, linked: &LinkedAgreement, day: Date) -> bool {
    let mut offers = Offers::new(catalog, day);
    offers.of(linked)
}

/// What is on offer on a day. Each program is looked at once, however many others need it.
pub(crate) struct Offers<'c> {
    catalog: &'c Catalog,
    day: Date,
    /// By program; `None` where it was not looked at yet.
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
        let program = self.catalog.programs().get(linked.place.0);
        let own = program.and_then(|program| program.agreements.get(linked.place.1));
        // Programs never need each other in a circle.
        own.is_some_and(|own| is_offered(&own.offered, self.day))
            && linked
                .needed_programs
                .iter()
                .all(|program| self.of_program(*program))
    }

    fn of_program(&mut self, program: usize) -> bool {
        if let Some(Some(known)) = self.programs.get(program) {
            return *known;
        }
        let catalog = self.catalog;
        let mut own = catalog
            .agreements
            .iter()
            .filter(|other| other.place.0 == program);
        let found = own.any(|own| self.of(own));
        if let Some(known) = self.programs.get_mut(program) {
            *known = Some(found);
        }
        found
    }
}
