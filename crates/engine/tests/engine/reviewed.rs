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
fn a_source_is_due_by_its_own_day_or_else_by_that_of_the_whole() {
    let mut document = crate::editable();
    document.about.review_by = day("2027-05-21");
    for source in &mut document.sources {
        source.review_by = None;
    }
    document.sources[0].review_by = Some(day("2027-02-21"));
    let catalog = Catalog::link(document).unwrap();
    let overdue = |today| {
        let sources = catalog.document().sources.iter();
        let overdue = |source: &&Source| explain::is_overdue(&catalog, source, day(today));
        sources.filter(overdue).count()
    };
    assert_eq!(overdue("2027-02-21"), 0);
    assert_eq!(overdue("2027-02-22"), 1);
    assert_eq!(overdue("2027-05-21"), 1);
    assert_eq!(overdue("2027-05-22"), catalog.document().sources.len());
}

/// A source whose text can change after it was read needs a review date of its own. The test knows
/// three kinds of such sources: the federal codes, the sources that `law.toml` cites, and undated
/// sources that were read on or after the day of publication.
#[test]
fn what_changes_where_it_stands_is_to_be_read_again_before_the_others() {
    let catalog = &*crate::content();
    let document = catalog.document();
    let codes = ["United States Code", "Code of Federal Regulations"];
    let published = document.about.published;
    let cited = document.law.iter().flat_map(|pointer| &pointer.cite);
    let cited: Vec<_> = cited.map(|own| &own.source).collect();
    let changes = |source: &&Source| {
        let read = source.undated && source.as_of.last() >= published.first();
        codes.contains(&source.publisher.as_str()) || cited.contains(&&source.id) || read
    };
    let changing: Vec<_> = document.sources.iter().filter(changes).collect();
    assert!(changing.len() > 40, "{}", changing.len());
    let late = changing.into_iter().filter(|own| own.review_by.is_none());
    assert_eq!(ids(late), [""; 0], "these need a day of their own");
}

#[test]
fn a_day_of_its_own_is_three_months_after_publication_at_most_and_founding_documents_have_none() {
    let catalog = &*crate::content();
    let (year, month, day) = catalog.document().about.published.first();
    let months = month + 3;
    let latest = (
        year + u16::from(months > 12),
        (months - 1) % 12 + 1,
        day.min(28),
    );
    let sources = || catalog.document().sources.iter();
    let late = sources().filter(|own| own.review_by.is_some_and(|day| day.first() > latest));
    assert_eq!(ids(late), [""; 0]);
    let founding = sources().filter(|own| own.kind == SourceKind::Founding);
    let aged = founding.filter(|own| own.review_by.is_some());
    assert_eq!(ids(aged), [""; 0]);
}
