//! Tests of catalogs with only some programs. Each program must get the same assessment as in the
//! full catalog.

use crate::stories::all_answers;
use crate::toy;
use guide_engine::assess::{self, Assessment};
use guide_engine::catalog::Catalog;
use guide_engine::document::QuestionKind;
use guide_engine::subset::SubsetError;

fn ids(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn only(whole: &Catalog, names: &[&str]) -> Result<Catalog, SubsetError> {
    Catalog::link_only(whole.document().clone(), &ids(names))
}

fn of_program(catalog: &Catalog, assessments: &[Assessment], program: &str) -> Vec<Assessment> {
    let own = assessments.iter().filter(|assessment| {
        let (found, _) = catalog.agreement(assessment.agreement).unwrap();
        found.id.as_str() == program
    });
    // An agreement has different indexes in the two catalogs. So its index is replaced by its
    // position within the program. Everything else must be equal.
    let placed = own.cloned().enumerate().map(|(at, assessment)| Assessment {
        agreement: guide_engine::catalog::AgreementIx(at),
        ..assessment
    });
    placed.collect()
}

#[test]
fn each_shipped_program_alone_is_assessed_as_among_the_others() {
    let whole = crate::content();
    let day = "2026-11-21".parse().unwrap();
    for program in whole.programs() {
        let alone = only(&whole, &[program.id.as_str()]).unwrap();
        assert_eq!(alone.programs().len(), 1);
        assert_eq!(alone.left_out(), whole.programs().len() - 1);
        for answers in all_answers(&whole) {
            let among = assess::assess(&whole, &answers, day).agreements;
            let among = of_program(&whole, &among, program.id.as_str());
            let own = assess::assess(&alone, &answers, day).agreements;
            assert_eq!(own, among, "{}", program.id);
        }
    }
}

#[test]
fn the_order_is_that_of_the_whole_list_and_not_of_the_names() {
    let whole = crate::content();
    let some = only(&whole, &["lesc", "287g", "cap"]).unwrap();
    let found: Vec<_> = some.programs().iter().map(|p| p.id.as_str()).collect();
    assert_eq!(found, ["cap", "287g", "lesc"]);
}

#[test]
fn what_cannot_stand_alone_is_refused_by_name() {
    let whole = crate::content();
    let refused = |names: &[&str]| only(&whole, names).err();
    assert_eq!(refused(&[]), Some(SubsetError::NoneNamed));
    assert_eq!(
        refused(&["cap", "cup"]),
        Some(SubsetError::Unknown("cup".to_owned()))
    );
}

#[test]
fn a_program_does_not_stand_without_the_one_it_needs() {
    let mut building = toy::program("building", 1, vec![toy::is("place", 0)]);
    building.relations.push(toy::needs("ground"));
    let ground = toy::program("ground", 2, Vec::new());
    let other = toy::program("other", 3, vec![toy::is("place", 1)]);
    let questions = vec![
        toy::question("challenges", QuestionKind::Many, 2),
        toy::question("place", QuestionKind::One, 2),
    ];
    let whole = toy::link(toy::document(questions, vec![building, ground, other])).unwrap();
    let refused = only(&whole, &["building"]).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "\"building\" needs \"ground\": add that too"
    );
    assert!(only(&whole, &["ground"]).is_ok());
    assert!(only(&whole, &["building", "ground"]).is_ok());
}
