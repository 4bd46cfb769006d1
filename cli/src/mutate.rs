//! `guide mutate`: the rules with one thing wrong in each, to see whether anybody would notice.

mod mutant;
mod rule;
mod stories;

use crate::{Failure, counted};
use guide_engine::catalog::Catalog;
use guide_engine::space::{Read, Space};
use mutant::Mutant;
use std::path::Path;
use stories::Story;

/// What became of a mutant.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    /// Linking refuses it.
    Refused,
    /// A story ends otherwise.
    BreaksAStory,
    /// No story tells, but some answer set has another verdict or mark.
    Differs,
    /// Nothing tells it from the content.
    Survives,
}

/// Prints how many mutants of a catalogue's rules are noticed, and every one that is not.
///
/// # Errors
/// A story cannot be read.
pub fn mutate(catalog: &Catalog, stories: &Path) -> Result<(), Failure> {
    let stories = stories::read(catalog, stories)?;
    let mutants = mutant::mutants(catalog.document());
    let fates = mutants.iter().map(|mutant| fate(catalog, mutant, &stories));
    let fates: Vec<Fate> = fates.collect();
    let count = |wanted: Fate| fates.iter().filter(|fate| **fate == wanted).count();
    let survivors = count(Fate::Survives);
    let all = counted(mutants.len(), "mutant");
    println!("{} of {all} noticed:", mutants.len() - survivors);
    println!("  {} refused by linking", count(Fate::Refused));
    println!("  {} break a story", count(Fate::BreaksAStory));
    let differing = count(Fate::Differs);
    println!("  {differing} change a verdict or mark of some answer set, and no story");
    println!("{}", counted(survivors, "survivor"));
    for (mutant, fate) in mutants.iter().zip(&fates) {
        if *fate == Fate::Survives {
            println!("  {mutant}");
        }
    }
    Ok(())
}

fn fate(catalog: &Catalog, mutant: &Mutant, stories: &[Story]) -> Fate {
    match Catalog::link(mutant.document(catalog.document())) {
        Err(_) => Fate::Refused,
        Ok(mutated) if stories.iter().any(|story| story.is_broken_by(&mutated)) => {
            Fate::BreaksAStory
        }
        Ok(mutated) if differs(catalog, &mutated, mutant) => Fate::Differs,
        Ok(_) => Fate::Survives,
    }
}

/// Whether an answer set has another verdict or mark than in the content. Whole ones are enough: partial ones follow from them.
/// Where there are too many to walk, none has: what is not shown is not claimed.
fn differs(catalog: &Catalog, mutated: &Catalog, mutant: &Mutant) -> bool {
    let mut read = Read::new();
    mutant.read(catalog.document(), &mut read);
    mutant.read(mutated.document(), &mut read);
    let Some(space) = Space::by_tests(&catalog.document().questions, &read) else {
        return false;
    };
    // In leaps, because answer sets that differ stand close together.
    let sets = space.whole();
    let leap = (sets / 8 * 5 + 1) | 1;
    let leap = (leap..).step_by(2).find(|leap| is_coprime(*leap, sets));
    (0..sets).any(|step| {
        let index = step.wrapping_mul(leap.unwrap_or(1)) % sets;
        let answers = space.whole_at(index);
        mutant.end(catalog, &answers) != mutant.end(mutated, &answers)
    })
}

/// Whether two numbers have no divisor in common but one.
fn is_coprime(one: usize, other: usize) -> bool {
    match other {
        0 => one == 1,
        other => is_coprime(other, one % other),
    }
}
