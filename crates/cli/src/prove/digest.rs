//! Summarizes the verdicts on an agreement in one line (a digest), so that a changed verdict is
//! noticed.
//!
//! `guide prove` compares these lines with `proofs/digests.txt`.

use super::partial::Counts;
use crate::Failure;
use guide_engine::document::Verdict;
use guide_engine::fingerprint::Fnv1a;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;

/// The verdicts that answers can lead to, in the order in which a line lists their counts.
pub const REACHABLE: [Verdict; 4] = [
    Verdict::Fits,
    Verdict::Depends,
    Verdict::DoesNotFit,
    Verdict::NotRaised,
];

/// Formats the line for an agreement. The line contains the number of answer sets with each
/// verdict, and a hash. The counts include partial answer sets, in which some questions are open.
/// The hash covers the layout of the answer space and the verdict for every whole answer set, in
/// order.
pub fn line(name: &str, header: &[String], whole: &[Option<Verdict>], counts: &Counts) -> String {
    let count = |verdict| counts.get(&verdict).copied().unwrap_or_default();
    let verdicts = REACHABLE.map(Some).into_iter().chain([None]);
    let verdict_counts: Vec<_> = verdicts
        .map(|verdict| format!("{} {}", key(verdict), count(verdict)))
        .collect();
    let mut hash = Fnv1a::default();
    for text in header.iter().map(String::as_str) {
        hash.add(text);
    }
    for verdict in whole {
        hash.add(key(*verdict));
    }
    let sets: usize = counts.values().sum();
    format!(
        "{name} {} of {sets}, {:016x}",
        verdict_counts.join(" "),
        hash.value()
    )
}

/// Returns the key of a verdict, or `excluded` if an exclusion rules out the answer set.
fn key(verdict: Option<Verdict>) -> &'static str {
    verdict.map_or("excluded", Verdict::key)
}

/// Writes the lines to a file. Creates the folder of the file if necessary.
///
/// # Errors
/// Fails if the file cannot be written.
pub fn write(path: &Path, lines: &[String]) -> Result<(), Failure> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(path, lines.join("\n") + "\n"))
        .map_err(|error| Failure::Input(format!("{}: {error}", path.display())))
}

/// Compares the lines with a file. Prints the old and the new line of each agreement whose line
/// differs, and returns the number of these agreements. A missing file counts as empty.
///
/// # Errors
/// Fails if the file cannot be read.
pub fn compare(path: &Path, lines: &[String]) -> Result<usize, Failure> {
    let text = match std::fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        read => read.map_err(|error| Failure::Input(format!("{}: {error}", path.display())))?,
    };
    let old = by_name(text.lines());
    let new = by_name(lines.iter().map(String::as_str));
    let names: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let changed: Vec<_> = names
        .into_iter()
        .map(|name| (old.get(name), new.get(name)))
        .filter(|(old, new)| old != new)
        .collect();
    for (old, new) in &changed {
        old.iter().for_each(|line| println!("old: {line}"));
        new.iter().for_each(|line| println!("new: {line}"));
    }
    Ok(changed.len())
}

/// Maps the first word of each line, which names the agreement, to the line.
fn by_name<'l>(lines: impl Iterator<Item = &'l str>) -> BTreeMap<&'l str, &'l str> {
    let lines = lines.filter(|line| !line.trim().is_empty());
    lines
        .map(|line| (line.split(' ').next().unwrap_or(line), line))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The digests in the repository must be reproducible everywhere, so the hash has to agree with
    /// the values that the authors of FNV published.
    #[test]
    fn the_hash_is_fnv_1a() {
        let hash_of = |text: &str| {
            let mut hash = Fnv1a::default();
            hash.add(text);
            hash.value()
        };
        // `add` appends a newline to the text. The expected hash of "\n" is computed from the
        // definition; the expected hash of "foobar\n" is computed from the published hash of
        // "foobar".
        assert_eq!(
            hash_of(""),
            (0xcbf2_9ce4_8422_2325 ^ 10u64).wrapping_mul(0x0100_0000_01b3)
        );
        let foobar = 0x8594_4171_f739_67e8_u64;
        assert_eq!(
            hash_of("foobar"),
            (foobar ^ 10).wrapping_mul(0x0100_0000_01b3)
        );
    }
}
