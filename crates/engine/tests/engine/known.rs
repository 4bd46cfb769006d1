//! Tests of dates in the shipped content. The view of a past day shows nothing from a later day,
//! and the view of today gives a date with each figure from a founding document.

use guide_authoring::text_walk::texts;
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::assess;
use guide_engine::date::Date;
use guide_engine::document::{Citation, SourceKind, StatusKind};
use guide_engine::explain;
use guide_engine::report;
use std::collections::BTreeSet;

/// Returns the past days that a reader can select, and one earlier day of 2008.
fn days() -> Vec<Date> {
    let catalog = crate::content();
    let about = &catalog.document().about;
    let rosters = about.rosters.iter().map(|roster| roster.date);
    rosters.chain(["2008-06-30".parse().unwrap()]).collect()
}

/// Returns the years from 1990 to 2099 that a text names.
fn years(text: &str) -> Vec<u16> {
    let numbers = text.split(|sign: char| !sign.is_ascii_digit());
    let years = numbers.filter(|number| number.len() == 4);
    let years = years.filter_map(|number| number.parse().ok());
    years.filter(|year| (1990..2100).contains(year)).collect()
}

#[test]
fn on_a_day_in_the_past_nothing_later_is_known() {
    let catalog = &*crate::content();
    for day in days() {
        let mut known = 0;
        let mut later = Vec::new();
        for text in texts(catalog.document()) {
            let cite = text.cite.unwrap_or_default();
            if cite.is_empty() || !explain::is_known(catalog, cite, day) {
                continue;
            }
            known += 1;
            if years(text.text).into_iter().any(|year| year > day.year()) {
                later.push(format!("{} {}: {}", text.subject, text.field, text.text));
            }
            for own in cite {
                let source = catalog.source(own).unwrap();
                let shown = own.as_of.unwrap_or(source.as_of);
                assert!(shown.first() <= day.last(), "{}", own.source);
                assert!(source.as_of.first() <= day.last(), "{}", own.source);
            }
        }
        assert!(later.is_empty(), "{}", later.join("\n"));
        assert!(known > 200, "{day}: {known}");
    }
}

/// Phrases that a text may contain although they name a year later than the sources of the text.
/// The last phrase is the number of a bill. Each of the others gives a date that was in the future
/// when the source was written.
const AHEAD: [&str; 8] = [
    "due to be certified in 2006",
    "valid through September 30, 2008",
    "until September 30, 2029",
    "January 1, 2026 and, for some parts",
    "December 1, 2026 as the deadline",
    "in effect until January 1, 2025",
    "expire on June 30, 2028",
    // The number 2057 is not a year but the number of a bill.
    "Senate Bill 2057 of 2026",
];

#[test]
fn no_text_names_a_later_year_than_its_sources() {
    let catalog = &*crate::content();
    let mut ahead = BTreeSet::new();
    let mut faults = Vec::new();
    for text in texts(catalog.document()) {
        let cited = text.cite.unwrap_or_default().iter().filter_map(|own| {
            let source = catalog.source(own)?;
            Some((own.as_of.unwrap_or(source.as_of), source.undated))
        });
        let cited: Vec<_> = cited.collect();
        let Some(last) = cited.iter().map(|(day, _)| day.year()).max() else {
            continue;
        };
        let later = years(text.text).into_iter().any(|year| year > last);
        let mut phrases = AHEAD.iter().filter(|words| text.text.contains(**words));
        if later && let Some(words) = phrases.next() {
            ahead.insert(words);
            continue;
        }
        // A text that mentions an undated source, for example "of 2007 to 2018 and one undated",
        // must cite an undated source.
        let undated = ["one undated", "and undated"];
        let undated = undated.iter().any(|words| text.text.contains(words));
        if later || (undated && !cited.iter().any(|(_, undated)| *undated)) {
            faults.push(format!("{} {}: {}", text.subject, text.field, text.text));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(ahead.len(), AHEAD.len(), "each of them is in use");
}

#[test]
fn the_view_of_2008_has_the_thirteen_programs_as_the_list_had_them() {
    let catalog = &*crate::content();
    let lists = |cite: &[Citation]| {
        let mut sources = cite.iter();
        sources.any(|own| own.source.as_str() == "ice-access-list")
    };
    for day in days() {
        let known = |cite: &[Citation]| explain::is_known(catalog, cite, day);
        assert_eq!(catalog.programs().len(), 13);
        for program in catalog.programs() {
            let from_the_list = |fact: &&guide_engine::document::Fact| lists(&fact.cite);
            let facts = program.facts.iter().filter(|fact| known(&fact.cite));
            assert!(facts.filter(from_the_list).count() >= 2, "{}", program.id);
            // If the summary of a program rests on later sources, the page shows this fact instead.
            let first = program.facts.iter().find(|fact| known(&fact.cite));
            assert_eq!(first.unwrap().topic, "purpose", "{}", program.id);
            assert!(!known(&program.status.cite) || program.status.date.year() <= 2008);
        }
        let come = catalog.agreements().filter(|(.., agreement)| {
            let mut spans = agreement.offered.iter();
            spans.any(|span| span.from.first() <= day.last())
        });
        let come: Vec<_> = come.map(|(.., agreement)| agreement.id.as_str()).collect();
        assert!(!come.contains(&"wso"), "{come:?}");
    }
}

#[test]
fn the_text_of_a_report_for_2008_tells_nothing_later() {
    let catalog = &*crate::content();
    let mut answers = Answers::default();
    for (index, question) in catalog.questions() {
        let first = question.choices.iter().position(|choice| !choice.none);
        answers = answers.with(index, Answer::Chosen([first.unwrap()].into()));
    }
    for day in days() {
        let assessed = assess(catalog, &answers, day);
        let text = report::markdown(catalog, &answers, &answers, &assessed);
        let body: Vec<_> = text.trim_end().lines().collect();
        // The last line names the catalog that produced the report. This is today's catalog, so the
        // line may name a later year.
        for line in body.split_last().unwrap().1 {
            let later = years(line).into_iter().find(|year| *year > day.year());
            assert_eq!(later, None, "{line}");
        }
    }
}

#[test]
fn reports_as_data_for_2008_tell_nothing_later_and_name_what_decides() {
    let catalog = &*crate::content();
    let answers = Answers::default();
    for day in days() {
        let assessed = assess(catalog, &answers, day);
        let made = report::report(catalog, &answers, &answers, &assessed, None);
        let mut told = 0;
        for line in &made.assessments {
            let requirements = line.requirements.iter().map(|asked| asked.text);
            let facts = line.reasons.iter().flat_map(|reason| reason.facts.clone());
            let asks = line.ask_ice.iter().map(|ask| ask.text);
            for text in requirements.chain(facts).chain(asks) {
                told += 1;
                let later = years(text).into_iter().find(|year| *year > day.year());
                assert_eq!(later, None, "{}: {text}", line.program);
            }
            // A need decides the verdict even if only later sources state it. In this case, the
            // reason shows no facts but must name the sources.
            let silent = line.reasons.iter().filter(|own| own.kind == "open");
            let silent = silent.filter(|own| own.facts.is_empty());
            assert!(silent.into_iter().all(|own| !own.sources.is_empty()));
        }
        assert!(told > 60, "{told}");
        for line in report::csv(catalog, &assessed).lines() {
            let later = years(line).into_iter().find(|year| *year > day.year());
            assert_eq!(later, None, "{line}");
        }
    }
}

#[test]
fn today_no_founding_figure_is_without_its_date() {
    let catalog = &*crate::content();
    let mut figures = 0;
    for text in texts(catalog.document()) {
        let cite = text.cite.unwrap_or_default();
        let kinds = cite.iter().filter_map(|own| catalog.source(own));
        let founding = !cite.is_empty()
            && kinds
                .into_iter()
                .all(|source| source.kind == SourceKind::Founding);
        if text.topic == "numbers" && founding {
            figures += 1;
            assert!(
                !years(text.text).is_empty(),
                "{}: {}",
                text.field,
                text.text
            );
        }
    }
    assert!(figures >= 5, "{figures}");
}

#[test]
fn every_status_is_a_line_with_its_date_made_of_data() {
    let catalog = &*crate::content();
    let words = catalog.messages();
    let mut kinds = Vec::new();
    for program in catalog.programs() {
        let status = &program.status;
        let line = explain::status(catalog, status);
        assert!(line.contains(&explain::date(words, status.date)), "{line}");
        assert!(!line.contains('{'), "{line}");
        let name = status.name.as_deref().unwrap_or_default();
        assert!(line.contains(name), "{line}");
        kinds.push(status.kind);
    }
    for kind in [
        StatusKind::Active,
        StatusKind::Renamed,
        StatusKind::Documented,
        StatusKind::NotEstablished,
    ] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
}

#[test]
fn ice_access_itself_is_told_with_its_first_and_last_dates() {
    let catalog = crate::content();
    let umbrella = &catalog.document().about.umbrella;
    // The start page shows the first two statements without a click.
    let first: String = umbrella
        .iter()
        .take(2)
        .map(|own| own.text.as_str())
        .collect();
    for wanted in ["August 21, 2007", "February 24, 2014", "no later"] {
        assert!(first.contains(wanted), "{wanted}: {first}");
    }
}
