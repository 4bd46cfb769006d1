//! Tests of dates in the shipped content. The view of a past day shows nothing from a later day,
//! and the view of today gives a date with each figure from a founding document.

use guide_authoring::text_walk::texts;
use guide_engine::answer::{Answer, Answers};
use guide_engine::assess::assess;
use guide_engine::date::Date;
use guide_engine::document::{Citation, Fact, SourceKind, StatusKind};
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
fn a_past_day_shows_no_later_year() {
    let catalog = &*crate::content();
    for day in days() {
        let mut known_texts = 0;
        let mut errors = Vec::new();
        for text in texts(catalog.document()) {
            let cite = text.cite.unwrap_or_default();
            if cite.is_empty() || !explain::is_known(catalog, cite, day) {
                continue;
            }
            known_texts += 1;
            if years(text.text).into_iter().any(|year| year > day.year()) {
                errors.push(format!("{} {}: {}", text.subject, text.field, text.text));
            }
            for citation in cite {
                let source = catalog.source(citation).unwrap();
                let shown = citation.as_of.unwrap_or(source.as_of);
                assert!(shown.first() <= day.last(), "{}", citation.source);
                assert!(source.as_of.first() <= day.last(), "{}", citation.source);
            }
        }
        assert!(errors.is_empty(), "{}", errors.join("\n"));
        assert!(known_texts > 200, "{day}: {known_texts}");
    }
}

/// Phrases that a text may contain although they name a year later than the sources of the text.
/// The last phrase contains the number of a bill. Each of the others gives a date that was in the
/// future when the source was written.
const LATER_YEARS: [&str; 8] = [
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
    let mut used_phrases = BTreeSet::new();
    let mut errors = Vec::new();
    for text in texts(catalog.document()) {
        let cited = text.cite.unwrap_or_default().iter().filter_map(|citation| {
            let source = catalog.source(citation)?;
            Some((citation.as_of.unwrap_or(source.as_of), source.undated))
        });
        let cited: Vec<_> = cited.collect();
        let Some(last) = cited.iter().map(|(day, _)| day.year()).max() else {
            continue;
        };
        let names_later_year = years(text.text).into_iter().any(|year| year > last);
        let mut phrases = LATER_YEARS
            .iter()
            .filter(|phrase| text.text.contains(**phrase));
        if names_later_year && let Some(phrase) = phrases.next() {
            used_phrases.insert(phrase);
            continue;
        }
        // A text that mentions an undated source, for example "of 2007 to 2018 and one undated",
        // must cite an undated source.
        let phrases = ["one undated", "and undated"];
        let names_undated = phrases.iter().any(|phrase| text.text.contains(phrase));
        if names_later_year || (names_undated && !cited.iter().any(|(_, undated)| *undated)) {
            errors.push(format!("{} {}: {}", text.subject, text.field, text.text));
        }
    }
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    assert_eq!(
        used_phrases.len(),
        LATER_YEARS.len(),
        "a phrase of the list is no longer used"
    );
}

#[test]
fn the_view_of_2008_shows_all_programs_from_the_list() {
    let catalog = &*crate::content();
    let cites_list = |cite: &[Citation]| {
        let mut citations = cite.iter();
        citations.any(|citation| citation.source.as_str() == "ice-access-list")
    };
    for day in days() {
        let is_known = |cite: &[Citation]| explain::is_known(catalog, cite, day);
        assert_eq!(catalog.programs().len(), 13);
        for program in catalog.programs() {
            let is_from_list = |fact: &&Fact| cites_list(&fact.cite);
            let facts = program.facts.iter().filter(|fact| is_known(&fact.cite));
            assert!(facts.filter(is_from_list).count() >= 2, "{}", program.id);
            // If the summary of a program rests on later sources, the page shows the program's
            // first known fact instead.
            let first = program.facts.iter().find(|fact| is_known(&fact.cite));
            assert_eq!(first.unwrap().topic, "purpose", "{}", program.id);
            assert!(!is_known(&program.status.cite) || program.status.date.year() <= 2008);
        }
        let agreements = catalog.agreements().filter(|(.., agreement)| {
            let mut spans = agreement.offered.iter();
            spans.any(|span| span.from.first() <= day.last())
        });
        let ids: Vec<_> = agreements
            .map(|(.., agreement)| agreement.id.as_str())
            .collect();
        assert!(!ids.contains(&"wso"), "{ids:?}");
    }
}

#[test]
fn a_markdown_report_for_a_past_day_names_no_later_year() {
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
fn report_data_for_a_past_day_names_no_later_year() {
    let catalog = &*crate::content();
    let answers = Answers::default();
    for day in days() {
        let assessed = assess(catalog, &answers, day);
        let report = report::report(catalog, &answers, &answers, &assessed, None);
        let mut text_count = 0;
        for assessment in &report.assessments {
            let requirements = assessment.requirements.iter();
            let requirements = requirements.map(|requirement| requirement.text);
            let facts = assessment
                .reasons
                .iter()
                .flat_map(|reason| reason.facts.clone());
            let questions = assessment.ask_ice.iter().map(|ask| ask.text);
            for text in requirements.chain(facts).chain(questions) {
                text_count += 1;
                let later = years(text).into_iter().find(|year| *year > day.year());
                assert_eq!(later, None, "{}: {text}", assessment.program);
            }
            // A need decides the verdict even if only later sources state it. In this case, the
            // reason shows no facts but must name the sources.
            let open = assessment
                .reasons
                .iter()
                .filter(|reason| reason.kind == "open");
            let mut without_facts = open.filter(|reason| reason.facts.is_empty());
            assert!(without_facts.all(|reason| !reason.sources.is_empty()));
        }
        assert!(text_count > 60, "{text_count}");
        for line in report::csv(catalog, &assessed).lines() {
            let later = years(line).into_iter().find(|year| *year > day.year());
            assert_eq!(later, None, "{line}");
        }
    }
}

#[test]
fn every_figure_from_a_founding_source_names_its_year() {
    let catalog = &*crate::content();
    let mut figures = 0;
    for text in texts(catalog.document()) {
        let cite = text.cite.unwrap_or_default();
        let mut sources = cite.iter().filter_map(|citation| catalog.source(citation));
        let is_founding =
            !cite.is_empty() && sources.all(|source| source.kind == SourceKind::Founding);
        if text.topic == "numbers" && is_founding {
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
fn every_status_line_shows_its_date() {
    let catalog = &*crate::content();
    let messages = catalog.messages();
    let mut kinds = Vec::new();
    for program in catalog.programs() {
        let status = &program.status;
        let line = explain::status(catalog, status);
        assert!(
            line.contains(&explain::date(messages, status.date)),
            "{line}"
        );
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
fn the_description_of_ice_access_names_its_first_and_last_dates() {
    let catalog = crate::content();
    let umbrella = &catalog.document().about.umbrella;
    // The start page shows the first two statements without a click.
    let shown: String = umbrella
        .iter()
        .take(2)
        .map(|claim| claim.text.as_str())
        .collect();
    for wanted in ["August 21, 2007", "February 24, 2014", "no later"] {
        assert!(shown.contains(wanted), "{wanted}: {shown}");
    }
}
