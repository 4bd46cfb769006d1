//! Whether a content folder has problems, and every one it has.

use crate::{Failure, counted, languages};
use guide_engine::folder;
use std::path::Path;

/// Prints what the folder has in it, or each of its problems.
///
/// # Errors
/// It has problems.
pub fn check(folder: &Path) -> Result<(), Failure> {
    let name = folder.display();
    let checked = folder::open(folder).and_then(|catalog| {
        let languages = languages::check(&catalog, folder)?;
        Ok((catalog, languages))
    });
    match checked {
        Ok((catalog, languages)) => {
            println!(
                "{name}: {} with {}, {}, {}, {}, {}: no problems",
                counted(catalog.programs().len(), "program"),
                counted(catalog.agreements().count(), "way") + " to take part",
                counted(catalog.options().len(), "option"),
                counted(catalog.document().questions.len(), "question"),
                counted(catalog.document().sources.len(), "source"),
                counted(catalog.scenarios().count(), "scenario"),
            );
            languages.iter().for_each(|line| println!("{line}"));
            Ok(())
        }
        Err(faults) => {
            for fault in &faults {
                println!("{fault}");
            }
            println!("{name}: {}", counted(faults.len(), "problem"));
            Err(Failure::Faults)
        }
    }
}
