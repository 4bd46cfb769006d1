//! `guide mutate`: mutation testing of the rules. It introduces one error at a time into a copy of
//! the document (a mutant), and reports the errors that no check detects.

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
enum Outcome {
    /// Linking rejects the mutant.
    RejectedByLinking,
    /// The verdict on a story (a test case signed by a reviewer) differs from the signed verdict.
    BreaksAStory,
    /// All stories keep their verdicts, but the verdict or a mark differs for some answer set.
    Differs,
    /// No check distinguishes the mutant from the original document.
    Survives,
}

/// Prints how many mutants of a catalog's rules are detected, and lists the others (the survivors).
///
/// # Errors
/// Fails if a story cannot be read, or if its signed verdicts differ from those of the unchanged
/// content.
pub fn mutate(catalog: &Catalog, stories: &Path) -> Result<(), Failure> {
    let stories = stories::read(catalog, stories)?;
    let mutants = mutant::mutants(catalog.document());
    let outcomes = mutants
        .iter()
        .map(|mutant| outcome(catalog, mutant, &stories));
    let outcomes: Vec<Outcome> = outcomes.collect();
    let count = |outcome: Outcome| outcomes.iter().filter(|other| **other == outcome).count();
    let survivors = count(Outcome::Survives);
    let total = counted(mutants.len(), "mutant");
    println!("{} of {total} detected:", mutants.len() - survivors);
    println!(
        "  {} rejected by linking",
        count(Outcome::RejectedByLinking)
    );
    println!("  {} break a story", count(Outcome::BreaksAStory));
    let differing = count(Outcome::Differs);
    println!("  {differing} change a verdict or mark of some answer set, but break no story");
    println!("{}", counted(survivors, "survivor"));
    for (mutant, outcome) in mutants.iter().zip(&outcomes) {
        if *outcome == Outcome::Survives {
            println!("  {mutant}");
        }
    }
    Ok(())
}

fn outcome(catalog: &Catalog, mutant: &Mutant, stories: &[Story]) -> Outcome {
    match Catalog::link(mutant.document(catalog.document())) {
        Err(_) => Outcome::RejectedByLinking,
        Ok(mutated) if stories.iter().any(|story| story.is_broken_by(&mutated)) => {
            Outcome::BreaksAStory
        }
        Ok(mutated) if differs(catalog, &mutated, mutant) => Outcome::Differs,
        Ok(_) => Outcome::Survives,
    }
}

/// Whether the verdict or a mark differs between the original catalog and the mutant for some
/// answer set. Only whole answer sets (those without open questions) are compared, because the
/// results of partial answer sets follow from those of whole ones. Returns `false` if there are too
/// many answer sets to compare.
fn differs(catalog: &Catalog, mutated: &Catalog, mutant: &Mutant) -> bool {
    let mut inputs = Inputs::new();
    mutant.add_inputs(catalog.document(), &mut inputs);
    mutant.add_inputs(mutated.document(), &mut inputs);
    let Some(space) = Space::by_tests(&catalog.document().questions, &inputs) else {
        return false;
    };
    // The answer sets whose results differ between the two catalogs tend to be close together, so
    // large steps reach one of them sooner. The step and the number of sets have no common divisor
    // except 1, so the loop visits every set exactly once.
    let sets = space.whole();
    let step = (sets / 8 * 5 + 1) | 1;
    let step = (step..).step_by(2).find(|step| is_coprime(*step, sets));
    (0..sets).any(|number| {
        let index = number.wrapping_mul(step.unwrap_or(1)) % sets;
        let answers = space.whole_at(index);
        mutant.result(catalog, &answers) != mutant.result(mutated, &answers)
    })
}

/// Whether two numbers have no common divisor except 1.
fn is_coprime(first: usize, second: usize) -> bool {
    match second {
        0 => first == 1,
        second => is_coprime(second, first % second),
    }
}
