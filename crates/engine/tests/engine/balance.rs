//! Tests of the balance of the shipped content: programs, options and agreements describe their
//! offers and limits in equal detail, and no text ranks programs or urges the reader to act.

use guide_authoring::text_walk::{Role, texts};
use guide_engine::document::{Claim, Document, Program};

/// The offers and limits of a program, an option or an agreement.
struct Pair {
    name: String,
    offers: Vec<Claim>,
    limits: Vec<Claim>,
}

impl Pair {
    fn new(name: impl ToString, offers: &[Claim], limits: &[Claim]) -> Self {
        let name = name.to_string();
        let (offers, limits) = (offers.to_vec(), limits.to_vec());
        Self {
            name,
            offers,
            limits,
        }
    }
}

/// Returns the offers and limits of each program and option.
fn pairs(document: &Document) -> Vec<Pair> {
    let programs = document.programs.iter();
    let programs = programs.map(|own| Pair::new(&own.id, &own.offers, &own.limits));
    let options = document.options.iter();
    let options = options.map(|own| Pair::new(&own.id, &own.offers, &own.limits));
    programs.chain(options).collect()
}

/// Returns two pairs for each agreement. The first has the agreement's own offers and limits; the
/// second also has those of its program.
fn agreements(document: &Document) -> Vec<(Pair, Pair)> {
    let programs = document.programs.iter();
    let agreements =
        programs.flat_map(|program| program.agreements.iter().map(move |own| (program, own)));
    let pairs = agreements.map(|(program, own)| {
        let name = format!("{}/{}", program.id, own.id);
        let offers = [program.offers.as_slice(), &own.offers].concat();
        let limits = [program.limits.as_slice(), &own.limits].concat();
        (
            Pair::new(&name, &own.offers, &own.limits),
            Pair::new(name, &offers, &limits),
        )
    });
    pairs.collect()
}

fn words(claims: &[Claim]) -> usize {
    let texts = claims.iter().map(|claim| claim.text.split_whitespace());
    texts.map(Iterator::count).sum()
}

/// Returns why the offers and limits are not in equal detail, or `None` if they are.
fn imbalance(offers: &[Claim], limits: &[Claim]) -> Option<String> {
    let (offered, limited) = (offers.len(), limits.len());
    let (more, fewer) = (
        words(offers).max(words(limits)),
        words(offers).min(words(limits)),
    );
    if offered == 0 || limited == 0 || offered.abs_diff(limited) > 1 {
        return Some(format!("{offered} offers, {limited} limits"));
    }
    (more > 2 * fewer).then(|| format!("{more} words against {fewer}"))
}

/// Returns the names of the pairs whose offers and limits are not in equal detail, each with the
/// reason.
fn unequal<'p>(pairs: impl IntoIterator<Item = &'p Pair>) -> Vec<String> {
    let pairs = pairs.into_iter();
    let unequal = pairs.filter_map(|pair| {
        let why = imbalance(&pair.offers, &pair.limits)?;
        Some(format!("{}: {why}", pair.name))
    });
    unequal.collect()
}

#[test]
fn offers_and_limits_are_in_equal_detail() {
    let catalog = crate::content();
    let pairs = pairs(catalog.document());
    assert_eq!(pairs.len(), 15, "13 programs and 2 options");
    assert_eq!(unequal(&pairs), [""; 0]);
}

#[test]
fn of_every_agreement_they_are_in_equal_detail() {
    let catalog = crate::content();
    let agreements = agreements(catalog.document());
    assert_eq!(agreements.len(), 15, "ways to take part");
    assert_eq!(unequal(agreements.iter().map(|(_, whole)| whole)), [""; 0]);
    // An agreement may lack offers and limits of its own only if its program has no other
    // agreement.
    let several = |program: &&Program| program.agreements.len() > 1;
    let several = catalog.document().programs.iter().filter(several);
    let expected: Vec<_> = several
        .flat_map(|program| {
            program
                .agreements
                .iter()
                .map(move |own| format!("{}/{}", program.id, own.id))
        })
        .collect();
    let own = agreements.iter().map(|(own, _)| own);
    let own = own.filter(|own| !(own.offers.is_empty() && own.limits.is_empty()));
    let own: Vec<_> = own.collect();
    assert_eq!(unequal(own.iter().copied()), [""; 0]);
    let named: Vec<_> = own.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(named, expected, "each model says what is its own");
}

#[test]
fn more_or_longer_on_one_side_is_told() {
    let document = crate::editable();
    let Pair { offers, limits, .. } = pairs(&document).swap_remove(0);
    assert_eq!(imbalance(&offers, &limits), None);
    let longer: Vec<Claim> = limits.iter().cloned().map(tripled).collect();
    assert!(imbalance(&offers, &longer).is_some());
    assert!(imbalance(&longer, &offers).is_some());
    assert!(imbalance(&offers[..1], &limits).is_some());
    assert!(imbalance(&offers, &limits[..1]).is_some());
    assert!(imbalance(&[], &limits[..1]).is_some());
}

fn tripled(claim: Claim) -> Claim {
    let text = format!("{0} {0} {0}", claim.text);
    Claim { text, ..claim }
}

/// Each option, which is something that an agency can do without any program, is described as fully
/// as the programs. It has at least as many facts, offers and limits as the program with the
/// fewest. It also has requirements, questions for ICE, and a cell in every row of the overview.
#[test]
fn options_stand_on_the_same_footing_as_programs() {
    let catalog = crate::content();
    let document = catalog.document();
    let fewest = |parts: fn(&Program) -> usize| document.programs.iter().map(parts).min().unwrap();
    for option in &document.options {
        assert!(
            option.facts.len() >= fewest(|program| program.facts.len()),
            "{}",
            option.id
        );
        assert!(
            option.offers.len() >= fewest(|program| program.offers.len()),
            "{}",
            option.id
        );
        assert!(
            option.limits.len() >= fewest(|program| program.limits.len()),
            "{}",
            option.id
        );
        assert!(
            !option.requirements.is_empty() && !option.ask_ice.is_empty(),
            "{}",
            option.id
        );
        for row in &document.about.overview {
            assert!(
                option.compare.iter().any(|cell| cell.topic == *row),
                "{}: {row}",
                option.id
            );
        }
    }
}

/// No text ranks or scores programs, or tells the reader what to do. Unlike the authors' own list
/// in `content/wording.toml`, this list of words is part of the test.
#[test]
fn no_text_ranks_or_urges() {
    let urging = [
        "best option",
        "best choice",
        "top pick",
        "we advise",
        "we suggest",
        "you should",
        "you must",
        "eligible",
        "ineligible",
        "recommended",
        "unfortunately",
        "illegals",
        "illegal alien",
    ];
    let catalog = crate::content();
    let texts = texts(catalog.document());
    assert!(texts.len() > 2_000, "{}", texts.len());
    let own = texts.iter().filter(|text| text.role != Role::Borrowed);
    let found = own.flat_map(|text| {
        let lower = text.text.to_lowercase();
        let said = urging.iter().filter(move |word| lower.contains(**word));
        said.map(|word| format!("{}: {word}", text.text))
    });
    assert_eq!(found.collect::<Vec<_>>(), [""; 0]);
}
