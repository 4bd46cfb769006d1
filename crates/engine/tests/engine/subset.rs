//! Tests of catalogs with only some programs. Each program must get the same assessment as in the
//! full catalog.

use crate::builder;
use crate::stories::all_answers;
use guide_engine::assess::{self, Assessment};
use guide_engine::catalog::{AgreementIx, Catalog};
use guide_engine::document::QuestionKind;
use guide_engine::subset::SubsetError;

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn link_only(full: &Catalog, names: &[&str]) -> Result<Catalog, SubsetError> {
    Catalog::link_only(full.document().clone(), &ids(names))
}

fn assessments_of(catalog: &Catalog, assessments: &[Assessment], program: &str) -> Vec<Assessment> {
    let of_program = assessments.iter().filter(|assessment| {
        let (found, _) = catalog.agreement(assessment.agreement).unwrap();
        found.id.as_str() == program
    });
    // An agreement has different indexes in the two catalogs. So its index is replaced by its
    // position within the program. Everything else must be equal.
    let renumbered = of_program.cloned().enumerate();
    let renumbered = renumbered.map(|(position, assessment)| Assessment {
        agreement: AgreementIx(position),
        ..assessment
    });
    renumbered.collect()
}

#[test]
fn a_program_alone_gets_the_same_assessment() {
    let full = crate::content();
    let day = "2026-11-21".parse().unwrap();
    for program in full.programs() {
        let alone = link_only(&full, &[program.id.as_str()]).unwrap();
        assert_eq!(alone.programs().len(), 1);
        assert_eq!(alone.left_out(), full.programs().len() - 1);
        for answers in all_answers(&full) {
            let expected = assess::assess(&full, &answers, day).agreements;
            let expected = assessments_of(&full, &expected, program.id.as_str());
            let found = assess::assess(&alone, &answers, day).agreements;
            assert_eq!(found, expected, "{}", program.id);
        }
    }
}

#[test]
fn programs_keep_the_catalog_order() {
    let full = crate::content();
    let subset = link_only(&full, &["lesc", "287g", "cap"]).unwrap();
    let found: Vec<_> = subset.programs().iter().map(|p| p.id.as_str()).collect();
    assert_eq!(found, ["cap", "287g", "lesc"]);
}

#[test]
fn rejects_an_empty_list_and_unknown_programs() {
    let full = crate::content();
    let error = |names: &[&str]| link_only(&full, names).err();
    assert_eq!(error(&[]), Some(SubsetError::Empty));
    assert_eq!(
        error(&["cap", "cup"]),
        Some(SubsetError::Unknown("cup".to_owned()))
    );
}

#[test]
fn rejects_a_program_without_the_one_it_needs() {
    let mut building = builder::program("building", 1, vec![builder::is("place", 0)]);
    building.relations.push(builder::needs("ground"));
    let ground = builder::program("ground", 2, Vec::new());
    let other = builder::program("other", 3, vec![builder::is("place", 1)]);
    let questions = vec![
        builder::question("challenges", QuestionKind::Many, 2),
        builder::question("place", QuestionKind::One, 2),
    ];
    let full = builder::link(builder::document(questions, vec![building, ground, other])).unwrap();
    let error = link_only(&full, &["building"]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "\"building\" needs \"ground\": add that too"
    );
    assert!(link_only(&full, &["ground"]).is_ok());
    assert!(link_only(&full, &["building", "ground"]).is_ok());
}
