//! `guide check`: reports every problem in a content folder. If there is none, it reports what the
//! folder contains and how complete each translation is.

use crate::{Failure, counted, languages};
use guide_authoring::folder;
use std::path::Path;

/// Prints every problem in the folder. If there is none, prints how many programs, questions,
/// sources and other parts the folder contains, and the state of each translation.
///
/// # Errors
/// Fails if the folder has problems.
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
                counted(catalog.agreements().count(), "agreement"),
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
