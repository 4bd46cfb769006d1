//! Tests that the shipped content states what a decision aid must state, for example its options
//! and its dates. `docs/IPDAS.md` names these tests as evidence.

use guide_engine::document::{Stage, Term};

fn message(key: &str) -> String {
    let catalog = crate::content();
    catalog.document().words[key].clone()
}

#[test]
fn the_start_page_names_the_decision_and_the_option_of_no_agreement() {
    let title = message("start.title");
    assert!(title.ends_with('?') && title.contains("agency"), "{title}");
    assert!(message("start.no_agreement").contains("no agreement"));
    let catalog = crate::content();
    let options = catalog.document().options.iter();
    let ids: Vec<_> = options.map(|option| option.id.as_str()).collect();
    assert_eq!(ids, ["no-agreement", "information-only"]);
}

/// Each of the 11 challenges has a description of at least four words, and at least one agreement
/// addresses the challenge.
#[test]
fn every_challenge_has_a_hint_and_an_agreement() {
    let catalog = crate::content();
    let index = catalog.find_question("challenges").unwrap();
    let challenges = &catalog.question(index).unwrap().choices;
    let challenges = challenges.iter().filter(|choice| !choice.none);
    let mut count = 0;
    for challenge in challenges {
        count += 1;
        let hint = challenge.hint.as_deref().unwrap_or_default();
        assert!(hint.split_whitespace().count() >= 4, "{}", challenge.id);
        let mut agreements = catalog.agreements();
        let is_addressed = agreements.any(|(.., agreement)| {
            let mut addresses = agreement.addresses.iter();
            addresses.any(|addressed| addressed.challenge == challenge.id)
        });
        assert!(is_addressed, "{}", challenge.id);
    }
    assert_eq!(count, 11);
}

#[test]
fn the_start_page_says_what_the_guide_is_not() {
    for key in ["start.not_text", "foot.not"] {
        let text = message(key);
        for wanted in [
            "ot an application",
            "not legal advice",
            "official ICE or DHS page",
        ] {
            assert!(text.contains(wanted), "{key}: {text}");
        }
    }
}

#[test]
fn the_content_has_a_publication_date_and_a_review_date() {
    let catalog = crate::content();
    let about = &catalog.document().about;
    assert!(about.published.is_day() && about.review_by.is_day());
    assert!(about.published.first() < about.review_by.first());
    let line = message("foot.dates");
    for wanted in ["{version}", "{published}", "{review}"] {
        assert!(line.contains(wanted), "{line}");
    }
}

/// The content also describes the time after signing: what each agreement requires while it is in
/// force, and what is known about how an agency can leave the agreement.
#[test]
fn every_agreement_has_requirements_for_running_and_leaving_it() {
    let catalog = crate::content();
    for (_, program, agreement) in catalog.agreements() {
        let stages: Vec<Stage> = agreement
            .requirements
            .iter()
            .map(|requirement| requirement.stage)
            .collect();
        for stage in [Stage::Run, Stage::Leave] {
            assert!(
                stages.contains(&stage),
                "{} {}: {stage:?}",
                program.id,
                agreement.id
            );
        }
    }
}

#[test]
fn every_program_has_a_status_and_questions_for_ice() {
    let catalog = crate::content();
    for program in catalog.programs() {
        assert!(!program.status.text.is_empty() && !program.status.cite.is_empty());
        assert!(!program.ask_ice.is_empty(), "{}", program.id);
        assert!(!program.raise.text.is_empty(), "{}", program.id);
    }
    let programs = catalog.programs().iter();
    let not_established =
        programs.filter(|program| program.status.text.contains("not established"));
    assert!(
        not_established.count() >= 3,
        "too few statuses say what is not established"
    );
}

#[test]
fn the_brief_has_questions_for_ice_and_for_counsel() {
    let catalog = crate::content();
    let about = &catalog.document().about;
    assert!(about.ask_ice.len() >= 5 && about.counsel.len() >= 5);
    assert!(about.ask_ice.iter().all(|ask| ask.text.ends_with('?')));
    let asks_about_law = about.counsel.iter().any(|ask| ask.text.contains("law"));
    assert!(asks_about_law, "no question for counsel is about the law");
}

#[test]
fn the_glossary_explains_technical_terms() {
    let catalog = crate::content();
    let glossary = &catalog.document().glossary;
    let has = |wanted: &str| glossary.iter().any(|term: &Term| term.term == wanted);
    for wanted in [
        "287(g)",
        "MOA",
        "detainer",
        "depends",
        "noncitizen",
        "verdict",
    ] {
        assert!(has(wanted), "{wanted}");
    }
}
