//! `guide prove`: the rules, tried on every answer set there is.

mod agreement;
mod by_rules;
mod digest;
mod effect;
mod part;
mod partial;
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

/// How to prove.
pub struct How {
    /// Writes the digests instead of comparing them.
    pub write: bool,
    /// Assesses every whole answer set.
    pub every: bool,
}

/// What proving found.
struct Proof {
    /// What is wrong, each in a line with an answer set that shows it.
    faults: Vec<String>,
    /// A line for each agreement, in their order.
    digests: Vec<String>,
    /// How many answer sets there are, those with open questions included.
    sets: usize,
    /// How many of them the exclusions rule out.
    excluded: usize,
    /// A line for each open point, with an answer set in which it decides a verdict.
    witnesses: Vec<String>,
}

/// Proves the rules of a catalogue, and compares what they decide with the digests in a file, or writes those.
///
/// # Errors
/// The proof found faults or changes, which have been printed; or a file, or the rules, could not be used.
pub fn prove(catalog: &Catalog, folder: &Path, digests: &Path, how: &How) -> Result<(), Failure> {
    let proof = proof(catalog, catalog.document(), how.every)?;
    for fault in &proof.faults {
        println!("{fault}");
    }
    let changed = if how.write {
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
        let lines = proof.digests.iter().chain(&proof.witnesses);
        lines.for_each(|line| println!("{line}"));
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
fn proof(catalog: &Catalog, document: &Document, every: bool) -> Result<Proof, Failure> {
    let walks = agreement::walks(catalog, document).map_err(Failure::Input)?;
    let whole = walks.iter().map(|walk| walk.space.whole()).sum();
    let mut progress = Progress::new(whole);
    let mut proof = Proof {
        faults: Vec::new(),
        digests: Vec::new(),
        sets: walks.iter().map(|walk| walk.space.partial()).sum(),
        excluded: 0,
        witnesses: Vec::new(),
    };
    let mut effects = Effects::default();
    for walk in &walks {
        let walked = walk.walk(every, &mut progress);
        proof.faults.extend(walked.faults);
        effects.note(&walk.space, &walked.whole);
        effects.note_points(document, &walk.name, &walk.space, &walked.whole);
        proof.excluded += walked.counts.get(&None).copied().unwrap_or_default();
        let header = crate::table::layout(document, &walk.space);
        proof.digests.push(digest::line(
            &walk.name,
            &header,
            &walked.whole,
            &walked.counts,
        ));
    }
    progress.end();
    let marks = requirement::prove(catalog, document, &mut effects).map_err(Failure::Input)?;
    proof.faults.extend(marks);
    proof.faults.extend(effects.lacking(document));
    proof.witnesses = effects.witnesses(document);
    let days: Vec<_> = walks.iter().map(|walk: &Walk| walk.day).collect();
    proof.faults.extend(effect::never_asked(catalog, &days));
    Ok(proof)
}
