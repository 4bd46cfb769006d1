//! When sources are to be read again.

use crate::catalog::Catalog;
use crate::date::Date;
use crate::document::Source;

/// The day by which a source is to be read again: its own, or that of the content as a whole.
pub fn review_by(catalog: &Catalog, source: &Source) -> Date {
    let of_all = catalog.document().about.review_by;
    source.review_by.unwrap_or(of_all)
}

/// Whether that day is past.
pub fn is_overdue(catalog: &Catalog, source: &Source, today: Date) -> bool {
    today.first() > review_by(catalog, source).last()
}
