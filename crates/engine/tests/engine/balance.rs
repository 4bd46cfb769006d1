//! Tests of the balance of the shipped content: programs, options and agreements describe their
//! offers and limits in equal detail, options are described as fully as programs, and no text ranks
//! programs or urges the reader to act.

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
    let programs = programs.map(|program| Pair::new(&program.id, &program.offers, &program.limits));
    let options = document.options.iter();
    let options = options.map(|option| Pair::new(&option.id, &option.offers, &option.limits));
    programs.chain(options).collect()
}

/// Returns two pairs for each agreement. The first has the agreement's own offers and limits; the
/// second also has those of its program.
fn agreements(document: &Document) -> Vec<(Pair, Pair)> {
    let programs = document.programs.iter();
    let agreements = programs.flat_map(|program| {
        let agreements = program.agreements.iter();
        agreements.map(move |agreement| (program, agreement))
    });
    let pairs = agreements.map(|(program, agreement)| {
        let name = format!("{}/{}", program.id, agreement.id);
        let offers = [program.offers.as_slice(), &agreement.offers].concat();
        let limits = [program.limits.as_slice(), &agreement.limits].concat();
        (
            Pair::new(&name, &agreement.offers, &agreement.limits),
            Pair::new(name, &offers, &limits),
        )
    });
    pairs.collect()
}

fn word_count(claims: &[Claim]) -> usize {
    let texts = claims.iter().map(|claim| claim.text.split_whitespace());
    texts.map(Iterator::count).sum()
}

/// Returns why the offers and limits are not in equal detail, or `None` if they are.
fn imbalance(offers: &[Claim], limits: &[Claim]) -> Option<String> {
    let (offer_count, limit_count) = (offers.len(), limits.len());
    if offer_count == 0 || limit_count == 0 || offer_count.abs_diff(limit_count) > 1 {
        return Some(format!("{offer_count} offers, {limit_count} limits"));
    }
    let (offer_words, limit_words) = (word_count(offers), word_count(limits));
    let (more, fewer) = (offer_words.max(limit_words), offer_words.min(limit_words));
    (more > 2 * fewer).then(|| format!("{more} words against {fewer}"))
}

/// Returns the names of the pairs whose offers and limits are not in equal detail, each with the
/// reason.
fn unequal<'p>(pairs: impl IntoIterator<Item = &'p Pair>) -> Vec<String> {
    let pairs = pairs.into_iter();
    let unequal = pairs.filter_map(|pair| {
        let reason = imbalance(&pair.offers, &pair.limits)?;
        Some(format!("{}: {reason}", pair.name))
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
fn offers_and_limits_of_each_agreement_are_in_equal_detail() {
    let catalog = crate::content();
    let agreements = agreements(catalog.document());
    assert_eq!(agreements.len(), 15, "agreements");
    assert_eq!(
        unequal(agreements.iter().map(|(_, with_program)| with_program)),
        [""; 0]
    );
    // An agreement has offers or limits of its own if and only if its program has several
    // agreements.
    let has_several = |program: &&Program| program.agreements.len() > 1;
    let programs = catalog.document().programs.iter().filter(has_several);
    let expected: Vec<_> = programs
        .flat_map(|program| {
            program
                .agreements
                .iter()
                .map(move |agreement| format!("{}/{}", program.id, agreement.id))
        })
        .collect();
    let pairs = agreements.iter().map(|(own, _)| own);
    let pairs = pairs.filter(|pair| !(pair.offers.is_empty() && pair.limits.is_empty()));
    let pairs: Vec<_> = pairs.collect();
    assert_eq!(unequal(pairs.iter().copied()), [""; 0]);
    let names: Vec<_> = pairs.iter().map(|pair| pair.name.as_str()).collect();
    assert_eq!(
        names, expected,
        "agreements with offers or limits of their own"
    );
}

#[test]
fn detects_more_or_longer_text_on_one_side() {
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

/// An option, which is something that an agency can do without any program, is described as fully
/// as the programs. It has at least as many facts as the program with the fewest facts; its offers
/// and its limits are compared in the same way. It also has requirements, questions for ICE, and a
/// cell in every row of the overview.
#[test]
fn options_are_described_as_fully_as_programs() {
    let catalog = crate::content();
    let document = catalog.document();
    let fewest = |count: fn(&Program) -> usize| document.programs.iter().map(count).min().unwrap();
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

/// No text has a phrase that ranks programs, tells the reader what to do, or is loaded. Unlike the
/// authors' own list in `content/wording.toml`, this list of phrases is part of the test.
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
    let authored = texts.iter().filter(|text| text.role != Role::Borrowed);
    let found = authored.flat_map(|text| {
        let lower = text.text.to_lowercase();
        let phrases = urging.iter().filter(move |phrase| lower.contains(**phrase));
        phrases.map(|phrase| format!("{}: {phrase}", text.text))
    });
    assert_eq!(found.collect::<Vec<_>>(), [""; 0]);
}
