//! `guide prove`: the rules, tried on every answer set there is.

mod agreement;
mod digest;
mod effect;
mod progress;
mod requirement;
#[cfg(test)]
mod seeded;
pub mod witness;

use crate::{Failure, counted};
use agreement::Walk;
use effect::Effects;
use guide_engine::catalog::Catalog;
use guide_engine::document::Document;
use progress::Progress;
use std::path::Path;

/// What proving found.
struct Proof {
    /// What is wrong, each in a line with an answer set that shows it.
    faults: Vec<String>,
    /// A line for each agreement, in their order.
    digests: Vec<String>,
    /// How many partial answer sets were tried.
    sets: usize,
    /// How many of them the exclusions rule out.
    excluded: usize,
}

/// Proves the rules of a catalogue, and compares what they decide with the digests in a file, or writes those.
///
/// # Errors
/// The proof found faults or changes, which have been printed; or a file, or the rules, could not be used.
pub fn prove(catalog: &Catalog, folder: &Path, digests: &Path, write: bool) -> Result<(), Failure> {
    let proof = proof(catalog, catalog.document())?;
    for fault in &proof.faults {
        println!("{fault}");
    }
    let changed = if write {
        digest::write(digests, &proof.digests)?;
        0
    } else {
        digest::compare(digests, &proof.digests)?
    };
    tell(&proof, folder, digests, changed);
    if proof.faults.is_empty() && changed == 0 {
        Ok(())
    } else {
        Err(Failure::Faults)
    }
}

fn tell(proof: &Proof, folder: &Path, digests: &Path, changed: usize) {
    let clean = proof.faults.is_empty() && changed == 0;
    if clean {
        proof.digests.iter().for_each(|line| println!("{line}"));
    }
    let changes = match changed {
        0 => format!("as {} has it", digests.display()),
        some => format!("{} in {}", counted(some, "change"), digests.display()),
    };
    let excluded = match proof.excluded {
        0 => String::new(),
        some => format!(" ({some} of them excluded)"),
    };
    println!(
        "{}: {}, {}: {}, {changes}",
        folder.display(),
        counted(proof.digests.len(), "way") + " to take part",
        counted(proof.sets, "answer set") + &excluded,
        match proof.faults.len() {
            0 => "proven".to_owned(),
            faults => counted(faults, "fault"),
        },
    );
}

/// Proves that a catalogue decides as the document's rules say, each by itself; the catalogue is linked from that document.
fn proof(catalog: &Catalog, document: &Document) -> Result<Proof, Failure> {
    let walks = agreement::walks(catalog, document).map_err(Failure::Input)?;
    let sets = walks.iter().map(|walk| walk.space.partial()).sum();
    let mut progress = Progress::new(sets);
    let mut proof = Proof {
        faults: Vec::new(),
        digests: Vec::new(),
        sets,
        excluded: 0,
    };
    let mut effects = Effects::default();
    for walk in &walks {
        let walked = walk.walk(&mut progress);
        proof.faults.extend(walked.faults);
        effects.note(&walk.space, &walked.whole);
        proof.excluded += walked.partial.iter().filter(|end| end.is_none()).count();
        let header = crate::table::choices(document, &walk.space);
        proof
            .digests
            .push(digest::line(&walk.name, &header, &walked.partial));
    }
    progress.end();
    let marks = requirement::prove(catalog, document, &mut effects).map_err(Failure::Input)?;
    proof.faults.extend(marks);
    proof.faults.extend(effects.lacking(document));
    let days: Vec<_> = walks.iter().map(|walk: &Walk| walk.day).collect();
    proof.faults.extend(effect::never_asked(catalog, &days));
    Ok(proof)
}
