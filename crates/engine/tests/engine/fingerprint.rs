//! Tests of the fingerprint of the rules: each change to the rules changes the fingerprint, and new
//! wording or a new version number does not.

use guide_engine::catalog::Catalog;
use guide_engine::document::Document;
use guide_engine::fingerprint;

#[test]
fn only_rules_change_the_fingerprint() {
    let shipped = crate::content();
    let of = |document: Document| fingerprint::of(&Catalog::link(document).unwrap());
    let before = fingerprint::of(&shipped);
    let mut reworded = crate::editable();
    reworded.programs[0].name.push_str(" too");
    reworded.questions[0].text.push_str(" Really?");
    reworded.about.version = "9.9.9".to_owned();
    assert_eq!(of(reworded), before);
    let mut seen = vec![before];
    let mut check_differs = |change: &dyn Fn(&mut Document)| {
        let mut document = crate::editable();
        change(&mut document);
        let found = of(document);
        assert!(!seen.contains(&found));
        seen.push(found);
    };
    check_differs(&|document| document.questions[3].choices.swap(0, 1));
    check_differs(&|document| document.programs.swap(0, 1));
    check_differs(&|document| {
        document.programs[0].agreements[0].offered[0].from = "2006".parse().unwrap()
    });
    check_differs(&|document| drop(document.programs[4].agreements[0].needs.pop()));
    check_differs(&|document| drop(document.programs[4].agreements[0].requirements.pop()));
    check_differs(&|document| {
        document.programs[9].agreements[0].addresses[0].challenge = "fugitives".into();
    });
}
