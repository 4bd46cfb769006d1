//! Checks the review dates of the sources in the shipped content against the rules in
//! docs/CONTENT.md.

use guide_engine::catalog::Catalog;
use guide_engine::date::Date;
use guide_engine::document::{Source, SourceKind};
use guide_engine::explain;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn ids<'s>(sources: impl IntoIterator<Item = &'s Source>) -> Vec<&'s str> {
    let ids = sources.into_iter().map(|source| source.id.as_str());
    ids.collect()
}

#[test]
fn a_source_is_due_on_its_own_review_date_or_that_of_the_content() {
    let mut document = crate::editable();
    document.about.review_by = day("2027-05-21");
    for source in &mut document.sources {
        source.review_by = None;
    }
    document.sources[0].review_by = Some(day("2027-02-21"));
    let catalog = Catalog::link(document).unwrap();
    let overdue_count = |today| {
        let sources = catalog.document().sources.iter();
        let is_overdue = |source: &&Source| explain::is_overdue(&catalog, source, day(today));
        sources.filter(is_overdue).count()
    };
    assert_eq!(overdue_count("2027-02-21"), 0);
    assert_eq!(overdue_count("2027-02-22"), 1);
    assert_eq!(overdue_count("2027-05-21"), 1);
    assert_eq!(
        overdue_count("2027-05-22"),
        catalog.document().sources.len()
    );
}

/// A source whose text can change after it was read needs a review date of its own. The test covers
/// three kinds of such sources: the federal codes, the sources that `law.toml` cites, and undated
/// sources that were read on or after the day on which the content was published.
#[test]
fn sources_that_can_change_have_their_own_review_date() {
    let catalog = &*crate::content();
    let document = catalog.document();
    let codes = ["United States Code", "Code of Federal Regulations"];
    let published = document.about.published;
    let cited = document.law.iter().flat_map(|pointer| &pointer.cite);
    let cited: Vec<_> = cited.map(|citation| &citation.source).collect();
    let can_change = |source: &&Source| {
        let is_read_undated = source.undated && source.as_of.last() >= published.first();
        codes.contains(&source.publisher.as_str()) || cited.contains(&&source.id) || is_read_undated
    };
    let changing: Vec<_> = document.sources.iter().filter(can_change).collect();
    assert!(changing.len() > 40, "{}", changing.len());
    let without_date = changing
        .into_iter()
        .filter(|source| source.review_by.is_none());
    assert_eq!(
        ids(without_date),
        [""; 0],
        "sources without a review date of their own"
    );
}

#[test]
fn review_dates_are_within_three_months_and_founding_documents_have_none() {
    let catalog = &*crate::content();
    let (year, month, day) = catalog.document().about.published.first();
    let months = month + 3;
    let latest = (
        year + u16::from(months > 12),
        (months - 1) % 12 + 1,
        day.min(28),
    );
    let sources = || catalog.document().sources.iter();
    let late = sources().filter(|source| source.review_by.is_some_and(|day| day.first() > latest));
    assert_eq!(ids(late), [""; 0]);
    let founding = sources().filter(|source| source.kind == SourceKind::Founding);
    let with_date = founding.filter(|source| source.review_by.is_some());
    assert_eq!(ids(with_date), [""; 0]);
}
