//! Tests of page names, one of them with random texts: if a text names a page of the guide, the
//! name and the address of that page lead back to it.
//!
//! Names of pages come from the option `start`, from scripts of the host page, and from addresses.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

#[path = "../crates/engine/tests/engine/depth.rs"]
#[allow(dead_code)]
mod depth;

use guide_authoring::folder;
use guide_engine::catalog::Catalog;
use ice_access_guide::state::page::{Page, SINGLE};
use proptest::prelude::*;
use std::rc::Rc;

fn shipped_catalog() -> Rc<Catalog> {
    thread_local! {
        static CATALOG: Rc<Catalog> = Rc::new(folder::open("content".as_ref()).unwrap());
    }
    CATALOG.with(Rc::clone)
}

/// Asserts that the name and the address of a page lead back to that page.
fn assert_round_trip(catalog: &Catalog, page: Page) {
    assert_eq!(Page::named(catalog, &page.name(catalog)), Some(page));
    let fragment = page.fragment(catalog);
    assert_eq!(Page::from_fragment(catalog, &fragment), Some(page));
}

/// Returns the first part of every page name, and two texts that are not page names: the empty text
/// and `shared`.
fn kinds() -> Vec<&'static str> {
    let single = SINGLE.iter().map(|(name, _)| *name);
    let others = [
        "start", "question", "program", "option", "scenario", "handout", "shared",
    ];
    single.chain(others).collect()
}

/// Returns the ids that page names can contain: those of questions, programs, options and
/// scenarios.
fn ids() -> Vec<String> {
    let catalog = shipped_catalog();
    let document = catalog.document();
    let questions = document.questions.iter().map(|each| each.id.to_string());
    let programs = document.programs.iter().map(|each| each.id.to_string());
    let options = document.options.iter().map(|each| each.id.to_string());
    let scenarios = document.scenarios.iter().map(|each| each.id.to_string());
    questions
        .chain(programs)
        .chain(options)
        .chain(scenarios)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: depth::cases(500, 5_000),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_names_one_page_or_none(
        text in "\\PC{0,60}|[#/]{0,4}[a-z0-9/-]{0,30}",
        kind in proptest::sample::select(kinds()),
        id in prop_oneof![proptest::sample::select(ids()), "\\PC{0,20}|/{0,3}"],
    ) {
        let catalog = shipped_catalog();
        for name in [
            text.clone(),
            format!("{kind}/{id}"),
            format!("{kind}{id}"),
            kind.to_owned(),
        ] {
            let fragment = format!("#/{name}");
            let pages = [
                Page::named(&catalog, &name),
                Page::from_fragment(&catalog, &name),
                Page::from_fragment(&catalog, &fragment),
            ];
            for page in pages {
                page.into_iter().for_each(|page| assert_round_trip(&catalog, page));
            }
        }
    }
}

#[test]
fn each_question_has_a_page_and_open_points_share_one() {
    let catalog = shipped_catalog();
    for (index, question) in catalog.questions() {
        let name = format!("question/{}", question.id);
        assert_eq!(Page::named(&catalog, &name), Some(Page::Question(index)));
    }
    assert!(catalog.points().count() > 5);
    for (_, point) in catalog.points() {
        let name = format!("question/{}", point.id);
        assert_eq!(Page::named(&catalog, &name), Some(Page::OpenPoints));
    }
}

#[test]
fn every_kind_of_page_has_a_name() {
    let catalog = shipped_catalog();
    let ids = ids();
    for kind in kinds().iter().filter(|kind| !["", "shared"].contains(kind)) {
        let names_with_id = ids.iter().map(|id| format!("{kind}/{id}"));
        let names = std::iter::once((*kind).to_owned()).chain(names_with_id);
        let pages: Vec<Page> = names
            .filter_map(|name| Page::named(&catalog, &name))
            .collect();
        assert!(!pages.is_empty(), "no page has the name {kind}");
        for page in pages {
            // All open points (questions that only ICE, counsel or another agency can settle) share
            // one page.
            let kind = if page == Page::OpenPoints {
                "asked"
            } else {
                *kind
            };
            assert_eq!(page.name(&catalog).split('/').next(), Some(kind));
            assert_round_trip(&catalog, page);
        }
    }
}
