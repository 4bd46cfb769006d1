//! Tests of the CSV and Markdown exports: the fields of the CSV file, and texts that a spreadsheet
//! or a Markdown viewer could interpret.

use crate::day;
use crate::samples::{sample, to_answers};
use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::report;

/// The `csv` crate reads back one record for each requirement of an agreement, with the expected
/// program, verdict, requirement, mark and day, and with sources. A note about an unmet duty
/// follows the verdict. The shipped texts do not look like formulas, so the export adds no
/// apostrophe to the fields.
#[test]
fn the_csv_crate_reads_back_every_field() {
    let catalog = crate::content();
    let mut duties = 0;
    for known in sample(40) {
        let assessed = assess::assess(&catalog, &to_answers(&known), day());
        let text = report::csv(&catalog, &assessed);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let agreements = catalog.agreements().zip(&assessed.agreements);
        let expected: Vec<_> = agreements
            .flat_map(|((_, program, agreement), assessment)| {
                let marks = agreement.requirements.iter().zip(&assessment.marks);
                let mut verdict = catalog.messages().verdict(assessment.verdict).to_owned();
                if assess::is_unmet_duty(&catalog, &assessed, assessment) {
                    duties += 1;
                    verdict += "; your law requires an agreement";
                }
                marks.map(move |(requirement, mark)| (program, verdict.clone(), requirement, *mark))
            })
            .collect();
        assert_eq!(rows.len(), expected.len());
        for (row, (program, verdict, requirement, mark)) in rows.iter().zip(expected) {
            assert_eq!(row[0], program.name);
            assert_eq!(row[2], verdict);
            assert_eq!(row[4], requirement.text);
            assert_eq!(&row[5], catalog.messages().mark(mark));
            assert!(!row[8].is_empty() && row[9] == *"2026-11-21");
        }
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    }
    assert!(duties > 0, "no sampled answers have an unmet duty");
}

/// A field that a spreadsheet would run as a formula gets an apostrophe, which makes the field
/// plain text. A field with quotation marks and a comma stays unchanged.
#[test]
fn formulas_quotes_and_line_breaks_stay_text() {
    let mut document = crate::editable();
    let hostile = [
        "=HYPERLINK(\"https://example.org\",\"x\")",
        "+1+1",
        "-1",
        "@SUM(A1)",
        "a \"quoted\", word",
        "＝1+1",
    ];
    let requirements = &mut document.programs[0].agreements[0].requirements;
    for (requirement, text) in requirements.iter_mut().zip(hostile) {
        requirement.text = text.to_owned();
    }
    let catalog = Catalog::link(document).unwrap();
    let assessed = assess::assess(&catalog, &Answers::default(), day());
    let text = report::csv(&catalog, &assessed);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    for (row, text) in rows.iter().zip(hostile) {
        let is_formula = text.starts_with(['=', '+', '-', '@', '＝']);
        let expected = if is_formula {
            format!("'{text}")
        } else {
            text.to_owned()
        };
        assert_eq!(row[4], expected);
    }
}

/// The Markdown export escapes catalog texts, so that lists, headings, code fences, bare addresses
/// and entities in them are shown as plain text.
#[test]
fn markdown_escapes_line_starts_addresses_and_entities() {
    let hostile = [
        ("- x", "\\- x"),
        ("+ x", "\\+ x"),
        ("=== x", "\\=== x"),
        ("12. x", "12\\. x"),
        ("3) x", "3\\) x"),
        ("~~~ x", "\\~\\~\\~ x"),
        ("see http://example.org", "see http\\://example.org"),
        ("see WWW.example.org", "see WWW\\.example.org"),
        ("write to x@example.org", "write to x\\@example.org"),
        ("&lt;img&gt; &#60;", "\\&lt;img\\&gt; \\&\\#60;"),
        ("this & that", "this & that"),
    ];
    for (text, expected) in hostile {
        let mut document = crate::editable();
        text.clone_into(&mut document.about.ask_ice[0].text);
        let catalog = Catalog::link(document).unwrap();
        let answers = Answers::default();
        let assessed = assess::assess(&catalog, &answers, day());
        let found = report::markdown(&catalog, &answers, &answers, &assessed);
        let line = found.lines().find(|line| line.ends_with(expected));
        assert!(line.is_some(), "{text} is not escaped as {expected}");
    }
}
