//! The comparison chapter of the handbook. For each program with several agreements, a table shows
//! these agreements, and the options that need no agreement, side by side on the same topics.

use super::agreement;
use super::page::Page;
use guide_engine::document::Compared;
use guide_engine::messages::key;

/// The id of the comparison chapter.
pub const ID: &str = "compare";

struct Column<'c> {
    name: &'c str,
    entries: &'c [Compared],
}

/// Whether the handbook has a comparison, that is, whether some program has several agreements and
/// there are topics to compare.
pub fn is_included(page: &Page) -> bool {
    !tables(page).is_empty()
}

/// Writes a table for each program with several agreements.
pub fn compare(page: &mut Page) {
    let tables = tables(page);
    if tables.is_empty() {
        return;
    }
    page.chapter(ID, page.messages().get(key::COMPARE_TITLE), |page| {
        page.message_element("p", key::COMPARE_LEAD);
        for (name, columns) in tables {
            table(page, name, &columns);
        }
    });
}

/// Returns the name and the columns of each table. Every table also has a column for each option
/// with statements to compare.
fn tables<'c>(page: &Page<'c>) -> Vec<(&'c str, Vec<Column<'c>>)> {
    let catalog = page.catalog;
    let topics = &catalog.document().about.compare;
    let several = catalog
        .programs()
        .iter()
        .filter(|program| program.agreements.len() > 1 && !topics.is_empty());
    let tables = several.map(|program| {
        let agreements = program.agreements.iter().map(|agreement| Column {
            name: &agreement.name,
            entries: &agreement.compare,
        });
        let options = catalog.options().iter();
        let options = options.filter(|option| !option.compare.is_empty());
        let options = options.map(|option| Column {
            name: &option.name,
            entries: &option.compare,
        });
        (program.name.as_str(), agreements.chain(options).collect())
    });
    tables.collect()
}

/// Writes one table. Each cell repeats the name of its column, because on narrow screens the cells
/// of a row are stacked.
fn table(page: &mut Page, name: &str, columns: &[Column]) {
    let topics = &page.catalog.document().about.compare;
    page.element("table", &[("role", "table")], |page| {
        page.text_element("caption", name);
        page.element("thead", &[("role", "rowgroup")], |page| {
            page.element("tr", &[("role", "row")], |page| {
                head(page, page.messages().get(key::COMPARE_TOPIC));
                columns.iter().for_each(|column| head(page, column.name));
            });
        });
        page.element("tbody", &[("role", "rowgroup")], |page| {
            for topic in topics {
                page.element("tr", &[("role", "row")], |page| row(page, columns, topic));
            }
        });
    });
}

fn head(page: &mut Page, name: &str) {
    let attributes = [("role", "columnheader"), ("scope", "col")];
    page.element("th", &attributes, |page| page.text(name));
}

fn row(page: &mut Page, columns: &[Column], topic: &str) {
    let attributes = [("role", "rowheader"), ("scope", "row")];
    page.element("th", &attributes, |page| {
        page.text(page.messages().topic(topic));
    });
    for column in columns {
        page.element("td", &[("role", "cell")], |page| {
            let hidden = [("class", "column"), ("aria-hidden", "true")];
            page.element("span", &hidden, |page| page.text(column.name));
            agreement::comparison_entry(page, "div", column.entries, topic);
        });
    }
}
