//! `guide mutate`: mutation testing of the rules. It introduces one error at a time into a copy of
//! the document (a mutant), and reports the errors that no check notices.

mod mutant;
mod rule;
mod stories;

use crate::{Failure, counted};
use guide_engine::catalog::Catalog;
use guide_engine::space::{Inputs, Space};
use mutant::Mutant;
use std::path::Path;
use stories::Story;

/// The outcome of testing a mutant.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    /// Linking rejects the mutant.
    AnswerError,
    /// The verdict on a story (a test case signed by a reviewer) differs from the signed verdict.
    BreaksAStory,
    /// All stories keep their verdicts, but the verdict or a mark differs for some answer set.
    Differs,
    /// No check distinguishes the mutant from the original document.
    Survives,
}

/// Prints how many mutants of a catalog's rules are noticed, and lists the others (the survivors).
///
/// # Errors
/// Fails if a story cannot be read, or if its signed verdicts differ from those of the unchanged
/// content.
pub fn mutate(catalog: &Catalog, stories: &Path) -> Result<(), Failure> {
    let stories = stories::read(catalog, stories)?;
    let mutants = mutant::mutants(catalog.document());
    let fates = mutants.iter().map(|mutant| fate(catalog, mutant, &stories));
    let fates: Vec<Fate> = fates.collect();
    let count = |wanted: Fate| fates.iter().filter(|fate| **fate == wanted).count();
    let survivors = count(Fate::Survives);
    let all = counted(mutants.len(), "mutant");
    println!("{} of {all} noticed:", mutants.len() - survivors);
    println!("  {} refused by linking", count(Fate::AnswerError));
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
        Err(_) => Fate::AnswerError,
        Ok(mutated) if stories.iter().any(|story| story.is_broken_by(&mutated)) => {
            Fate::BreaksAStory
        }
        Ok(mutated) if differs(catalog, &mutated, mutant) => Fate::Differs,
        Ok(_) => Fate::Survives,
    }
}

/// Whether the verdict or a mark differs between the original catalog and the mutant for some
/// answer set. Only whole answer sets (those without open questions) are compared, because the
/// results of the others follow from them. Returns `false` if there are too many answer sets to
/// compare.
fn differs(catalog: &Catalog, mutated: &Catalog, mutant: &Mutant) -> bool {
    let mut read = Inputs::new();
    mutant.read(catalog.document(), &mut read);
    mutant.read(mutated.document(), &mut read);
    let Some(space) = Space::by_tests(&catalog.document().questions, &read) else {
        return false;
    };
    // Answer sets with different results tend to be close together, so large steps reach one of
    // them sooner. The step and the number of sets have no common divisor, so the loop visits every
    // set exactly once.
    let sets = space.whole();
    let leap = (sets / 8 * 5 + 1) | 1;
    let leap = (leap..).step_by(2).find(|leap| is_coprime(*leap, sets));
    (0..sets).any(|step| {
        let index = step.wrapping_mul(leap.unwrap_or(1)) % sets;
        let answers = space.whole_at(index);
        mutant.end(catalog, &answers) != mutant.end(mutated, &answers)
    })
}

/// Whether two numbers have no common divisor except 1.
fn is_coprime(one: usize, other: usize) -> bool {
    match other {
        0 => one == 1,
        other => is_coprime(other, one % other),
    }
}
