//! Checks that the handbook shows both the offers and the limits of each option, and of each
//! agreement in a program that has several agreements.

use super::{escaped, shipped};
use guide_engine::messages::key;

#[test]
fn no_agreement_stands_on_the_same_footing() {
    let (catalog, html) = shipped();
    let titles = [key::PROGRAM_OFFERS, key::PROGRAM_LIMITS, key::STAGE_TITLE];
    let titles = titles.map(|title| escaped(catalog.messages().get(title)));
    for option in catalog.options() {
        let chapter = format!("<section id=\"option-{}\" class=\"chapter\">", option.id);
        let own = html.split(&chapter).nth(1).expect("a chapter of its own");
        let own = own.split("class=\"chapter\"").next().unwrap();
        for title in &titles {
            let part = format!("{title}</h3>");
            assert!(own.contains(&part), "{}: {part}", option.id);
        }
        let column = format!("scope=\"col\">{}</th>", escaped(&option.name));
        assert!(html.contains(&column), "{column}");
    }
}

#[test]
fn what_is_an_agreement_s_own_stands_in_its_section() {
    let (catalog, html) = shipped();
    let agreements = catalog.agreements().map(|(_, program, own)| (program, own));
    let several = agreements.filter(|(program, _)| program.agreements.len() > 1);
    let several: Vec<_> = several.collect();
    assert_eq!(several.len(), 3);
    let titles = [key::PROGRAM_OFFERS, key::PROGRAM_LIMITS];
    let titles = titles.map(|title| format!("{}</h4>", escaped(catalog.messages().get(title))));
    for (program, own) in several {
        let section = format!("<section id=\"program-{}-{}\">", program.id, own.id);
        let section = html.split(&section).nth(1).expect("a section of its own");
        let section = section.split("<section id=").next().unwrap();
        for title in &titles {
            assert!(section.contains(title), "{}: {title}", own.id);
        }
        for claim in own.offers.iter().chain(&own.limits) {
            assert!(section.contains(&escaped(&claim.text)), "{}", claim.text);
        }
    }
}
