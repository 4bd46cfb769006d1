//! Checks that the handbook shows both the offers and the limits of each option, and of each
//! agreement in a program that has several agreements. Options also show their requirements and
//! have a column in the comparison.

use super::{escaped, shipped};
use guide_engine::messages::key;

#[test]
fn every_option_shows_offers_limits_and_requirements() {
    let (catalog, html) = shipped();
    let titles = [key::PROGRAM_OFFERS, key::PROGRAM_LIMITS, key::STAGE_TITLE];
    let titles = titles.map(|title| escaped(catalog.messages().get(title)));
    for option in catalog.options() {
        let chapter = format!("<section id=\"option-{}\" class=\"chapter\">", option.id);
        let chapter = html.split(&chapter).nth(1);
        let chapter = chapter.expect("every option has a chapter");
        let chapter = chapter.split("class=\"chapter\"").next().unwrap();
        for title in &titles {
            let heading = format!("{title}</h3>");
            assert!(chapter.contains(&heading), "{}: {heading}", option.id);
        }
        let column = format!("scope=\"col\">{}</th>", escaped(&option.name));
        assert!(html.contains(&column), "{column}");
    }
}

#[test]
fn each_agreement_shows_its_offers_and_limits_in_its_section() {
    let (catalog, html) = shipped();
    let agreements = catalog
        .agreements()
        .map(|(_, program, agreement)| (program, agreement));
    let several = agreements.filter(|(program, _)| program.agreements.len() > 1);
    let several: Vec<_> = several.collect();
    assert_eq!(several.len(), 3);
    let titles = [key::PROGRAM_OFFERS, key::PROGRAM_LIMITS];
    let titles = titles.map(|title| format!("{}</h4>", escaped(catalog.messages().get(title))));
    for (program, agreement) in several {
        let section = format!("<section id=\"program-{}-{}\">", program.id, agreement.id);
        let section = html.split(&section).nth(1);
        let section = section.expect("every agreement has a section");
        let section = section.split("<section id=").next().unwrap();
        for title in &titles {
            assert!(section.contains(title), "{}: {title}", agreement.id);
        }
        for claim in agreement.offers.iter().chain(&agreement.limits) {
            assert!(section.contains(&escaped(&claim.text)), "{}", claim.text);
        }
    }
}
