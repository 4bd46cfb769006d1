//! Property tests of page names: any text is the name of one page of the guide, or of none.
//!
//! Names of pages come from the option `start`, from scripts of the host page, and from addresses.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

#[path = "../crates/engine/tests/engine/depth.rs"]
#[allow(dead_code)]
mod depth;

use guide_authoring::folder;
use guide_engine::catalog::Catalog;
use ice_access_guide::state::page::Page;
use proptest::prelude::*;
use std::rc::Rc;

fn content() -> Rc<Catalog> {
    thread_local! {
        static CONTENT: Rc<Catalog> = Rc::new(folder::open("content".as_ref()).unwrap());
    }
    CONTENT.with(Rc::clone)
}

/// Asserts that the name and the address of a page lead back to that page.
fn leads_back(catalog: &Catalog, page: Page) {
    assert_eq!(Page::named(catalog, &page.name(catalog)), Some(page));
    let fragment = page.fragment(catalog);
    assert_eq!(Page::from_fragment(catalog, &fragment), Some(page));
}

const KINDS: [&str; 20] = [
    "",
    "start",
    "questions",
    "review",
    "results",
    "programs",
    "words",
    "sources",
    "compare",
    "brief",
    "worksheet",
    "take",
    "scenarios",
    "booklet",
    "question",
    "program",
    "option",
    "scenario",
    "handout",
    "shared",
];

/// Returns the ids that page names can contain: those of questions, programs, options and
/// scenarios.
fn ids() -> Vec<String> {
    let catalog = content();
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
    #![proptest_config(ProptestConfig { cases: depth::cases(500, 5_000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_the_name_of_a_page_or_of_none(
        text in "\\PC{0,60}|[#/]{0,4}[a-z0-9/-]{0,30}",
        kind in proptest::sample::select(&KINDS[..]),
        id in prop_oneof![proptest::sample::select(ids()), "\\PC{0,20}|/{0,3}"],
    ) {
        let catalog = content();
        for called in [text.clone(), format!("{kind}/{id}"), format!("{kind}{id}"), kind.to_owned()] {
            for page in [Page::named(&catalog, &called), Page::from_fragment(&catalog, &called), Page::from_fragment(&catalog, &format!("#/{called}"))] {
                page.into_iter().for_each(|page| leads_back(&catalog, page));
            }
        }
    }
}

#[test]
fn a_question_is_on_its_own_page_and_an_open_point_on_the_page_of_all_of_them() {
    let catalog = content();
    for (index, question) in catalog.questions() {
        let called = format!("question/{}", question.id);
        assert_eq!(Page::named(&catalog, &called), Some(Page::Question(index)));
    }
    assert!(catalog.points().count() > 5);
    for (_, point) in catalog.points() {
        let called = format!("question/{}", point.id);
        assert_eq!(Page::named(&catalog, &called), Some(Page::OpenPoints));
    }
}

#[test]
fn every_kind_of_page_is_found_by_its_name() {
    let catalog = content();
    let ids = ids();
    for kind in KINDS.iter().filter(|kind| !["", "shared"].contains(kind)) {
        let of_one = ids.iter().map(|id| format!("{kind}/{id}"));
        let called = std::iter::once((*kind).to_owned()).chain(of_one);
        let pages: Vec<Page> = called
            .filter_map(|each| Page::named(&catalog, &each))
            .collect();
        assert!(!pages.is_empty(), "no page is called {kind}");
        for page in pages {
            // All open points (questions that only ICE, counsel or another agency can settle) share
            // one page.
            let kind = if page == Page::OpenPoints {
                "asked"
            } else {
                *kind
            };
            assert_eq!(page.name(&catalog).split('/').next(), Some(kind));
            leads_back(&catalog, page);
        }
    }
}
