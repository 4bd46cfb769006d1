//! `guide prove`: checks the rules of the content for every answer set.
//!
//! It compares the engine's verdicts and marks with a direct evaluation of the rules, finds rules
//! and choices without effect, and detects changed verdicts by comparing digests.

mod agreement;
mod by_rules;
mod digest;
mod effect;
mod partial;
mod progress;
mod requirement;
#[cfg(test)]
mod seeded;
mod truth_table;
pub mod witness;

use crate::{Failure, counted};
use agreement::Walk;
use effect::Effects;
use guide_engine::catalog::Catalog;
use guide_engine::document::Document;
use progress::Progress;
use std::path::Path;

/// The options of `guide prove`.
pub struct Options {
    /// Whether to write the digests instead of comparing them.
    pub write: bool,
    /// Whether to assess every whole answer set (one without open questions) instead of a sample.
    pub every: bool,
}

/// The results of a proof.
struct Proof {
    /// The faults, one line each, with an answer set that shows the fault.
    faults: Vec<String>,
    /// One digest line for each agreement, in catalog order.
    digests: Vec<String>,
    /// The number of answer sets, summed over all agreements. It includes partial answer sets, in
    /// which some questions are open.
    sets: usize,
    /// The number of these answer sets that are ruled out by an exclusion (a combination of answers
    /// that no agency can have).
    excluded: usize,
    /// One line for each open point (a question that only ICE, counsel or another agency can
    /// settle) that decides a verdict, with an example answer set.
    witnesses: Vec<String>,
}

/// Proves the rules of a catalog and prints the faults. Then compares the results with the digests
/// in a file, or writes the digests to the file.
///
/// # Errors
/// Fails with `Failure::Faults` if the proof found faults or changed results, which have been
/// printed. Fails with `Failure::Input` if a file cannot be read or written, or if there are too
/// many answer sets to try.
pub fn prove(
    catalog: &Catalog,
    folder: &Path,
    digests: &Path,
    options: &Options,
) -> Result<(), Failure> {
    let proof = proof(catalog, catalog.document(), options.every)?;
    for fault in &proof.faults {
        println!("{fault}");
    }
    let changed = if options.write {
        digest::write(digests, &proof.digests)?;
        0
    } else {
        digest::compare(digests, &proof.digests)?
    };
    print_summary(&proof, folder, digests, changed);
    if proof.faults.is_empty() && changed == 0 {
        Ok(())
    } else {
        Err(Failure::Faults)
    }
}

fn print_summary(proof: &Proof, folder: &Path, digests: &Path, changed: usize) {
    let is_proven = proof.faults.is_empty() && changed == 0;
    if is_proven {
        let lines = proof.digests.iter().chain(&proof.witnesses);
        lines.for_each(|line| println!("{line}"));
    }
    let changes = match changed {
        0 => format!("matches {}", digests.display()),
        count => format!("{} in {}", counted(count, "change"), digests.display()),
    };
    let excluded = match proof.excluded {
        0 => String::new(),
        count => format!(" ({count} of them excluded)"),
    };
    println!(
        "{}: {}, {}: {}, {changes}",
        folder.display(),
        counted(proof.digests.len(), "agreement"),
        counted(proof.sets, "answer set") + &excluded,
        match proof.faults.len() {
            0 => "proven".to_owned(),
            count => counted(count, "fault"),
        },
    );
}

/// Proves that a catalog gives the verdicts and marks that follow from the rules in `document`,
/// evaluated directly, one by one. Except in tests, `document` is the document of the catalog.
fn proof(catalog: &Catalog, document: &Document, every: bool) -> Result<Proof, Failure> {
    let walks = agreement::walks(catalog, document).map_err(Failure::Input)?;
    let whole_sets = walks.iter().map(|walk| walk.space.whole()).sum();
    let mut progress = Progress::new(whole_sets);
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
        effects.add_choices(&walk.space, &walked.whole);
        effects.add_points(document, &walk.name, &walk.space, &walked.whole);
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
    let faults = requirement::prove(catalog, document, &mut effects).map_err(Failure::Input)?;
    proof.faults.extend(faults);
    proof.faults.extend(effects.ineffective_choices(document));
    proof.witnesses = effects.witnesses(document);
    let days: Vec<_> = walks.iter().map(|walk: &Walk| walk.day).collect();
    proof.faults.extend(effect::never_asked(catalog, &days));
    Ok(proof)
}
