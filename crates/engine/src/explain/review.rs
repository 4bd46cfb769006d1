//! Review dates: the day by which each source must be read again, and whether that day has passed.
//!
//! The widget and the handbook show these dates.

use crate::catalog::Catalog;
use crate::date::Date;
use crate::document::Source;

/// Returns the day by which a source must be read again: the source's own review date if it has
/// one, otherwise the review date of the whole content.
pub fn review_by(catalog: &Catalog, source: &Source) -> Date {
    let of_all = catalog.document().about.review_by;
    source.review_by.unwrap_or(of_all)
}

/// Whether the review date of a source has passed.
pub fn is_overdue(catalog: &Catalog, source: &Source, today: Date) -> bool {
    today.first() > review_by(catalog, source).last()
}
