//! Decides whether the sources of a statement existed on a given day, and writes the status line
//! of a program.
//!
//! Views and reports for a day in the past hide statements that rest on later sources.

use super::date;
use crate::catalog::Catalog;
use crate::date::Date;
use crate::document::{Citation, Status, StatusKind};
use crate::messages::key;

/// Whether a statement could be known on a day: none of its citations, and none of the cited
/// sources, has a later date.
pub fn is_known<'c>(
    catalog: &Catalog,
    cite: impl IntoIterator<Item = &'c Citation>,
    day: Date,
) -> bool {
    let is_later = |date: Date| date.first() > day.last();
    cite.into_iter().all(|citation| {
        let source = catalog.source(citation);
        !citation.as_of.is_some_and(is_later)
            && !source.is_some_and(|source| is_later(source.as_of))
    })
}

/// Returns the status line of a program.
pub fn status(catalog: &Catalog, status: &Status) -> String {
    let message = match status.kind {
        StatusKind::Active => key::STATUS_ACTIVE,
        StatusKind::Renamed => key::STATUS_RENAMED,
        StatusKind::Documented => key::STATUS_DOCUMENTED,
        StatusKind::Undated => key::STATUS_UNDATED,
        StatusKind::Withdrawn => key::STATUS_WITHDRAWN,
        StatusKind::NotEstablished => key::STATUS_NOT_ESTABLISHED,
    };
    let messages = catalog.messages();
    let day = date(messages, status.date);
    let name = status.name.as_deref().unwrap_or_default();
    messages.fill(message, &[("date", &day), ("name", name)])
}

/// Returns the status of a program in a few words. The date is given without the day.
pub fn status_in_short(catalog: &Catalog, status: &Status) -> String {
    let message = match status.kind {
        StatusKind::Active => key::STATUS_SHORT_ACTIVE,
        StatusKind::Renamed => key::STATUS_SHORT_RENAMED,
        StatusKind::Documented => key::STATUS_SHORT_DOCUMENTED,
        StatusKind::Undated => key::STATUS_SHORT_UNDATED,
        StatusKind::Withdrawn => key::STATUS_SHORT_WITHDRAWN,
        StatusKind::NotEstablished => key::STATUS_SHORT_NOT_ESTABLISHED,
    };
    let messages = catalog.messages();
    let month = date(messages, status.date.without_day());
    messages.fill(message, &[("date", &month)])
}
