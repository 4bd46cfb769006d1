//! One line for all that an agreement's rules decide, so that a change of them shows.

use super::partial::Counts;
use crate::Failure;
use guide_engine::assess::Verdict;
use guide_engine::fingerprint::Fnv1a;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;

/// The verdicts that answers can reach, in the order in which they are counted.
pub const REACHABLE: [Verdict; 4] = [
    Verdict::Fits,
    Verdict::Depends,
    Verdict::DoesNotFit,
    Verdict::NotRaised,
];

/// The line of an agreement: how many answer sets, those with open questions included, have which verdict, and the hash of what is
/// read and of the verdict on every whole answer set in its place.
pub fn line(name: &str, header: &[String], whole: &[Option<Verdict>], counts: &Counts) -> String {
    let of = |end| counts.get(&end).copied().unwrap_or_default();
    let ends = REACHABLE.map(Some).into_iter().chain([None]);
    let told: Vec<_> = ends
        .map(|end| format!("{} {}", key(end), of(end)))
        .collect();
    let mut hash = Fnv1a::default();
    for text in header.iter().map(String::as_str) {
        hash.add(text);
    }
    for verdict in whole {
        hash.add(key(*verdict));
    }
    let sets: usize = counts.values().sum();
    format!("{name} {} of {sets}, {:016x}", told.join(" "), hash.value())
}

/// The key of a verdict; `excluded` for an answer set that the exclusions rule out.
fn key(verdict: Option<Verdict>) -> &'static str {
    verdict.map_or("excluded", Verdict::key)
}

/// Writes the lines into a file, and makes its folder where there is none.
///
/// # Errors
/// The file could not be written.
pub fn write(path: &Path, lines: &[String]) -> Result<(), Failure> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    folder
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(path, lines.join("\n") + "\n"))
        .map_err(|error| Failure::Input(format!("{}: {error}", path.display())))
}

/// Prints the lines that are others than in a file, old and new, and counts the agreements they are of. A file that is not
/// there has no line.
///
/// # Errors
/// The file could not be read.
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

/// Lines by the agreement they begin with.
fn by_name<'l>(lines: impl Iterator<Item = &'l str>) -> BTreeMap<&'l str, &'l str> {
    let lines = lines.filter(|line| !line.trim().is_empty());
    lines
        .map(|line| (line.split(' ').next().unwrap_or(line), line))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The digests in the repository have to mean the same everywhere: values from the authors' own list.
    #[test]
    fn the_hash_is_fnv_1a() {
        let of = |text: &str| {
            let mut hash = Fnv1a::default();
            hash.add(text);
            hash.value()
        };
        // "\n" alone by hand; and "foobar" followed by a line feed, from its published hash.
        assert_eq!(
            of(""),
            (0xcbf2_9ce4_8422_2325 ^ 10u64).wrapping_mul(0x0100_0000_01b3)
        );
        let foobar = 0x8594_4171_f739_67e8_u64;
        assert_eq!(of("foobar"), (foobar ^ 10).wrapping_mul(0x0100_0000_01b3));
    }
}
