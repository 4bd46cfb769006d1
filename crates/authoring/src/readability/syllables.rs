//! Counts the syllables of an English word from its spelling, for the reading grade.
//!
//! Counts groups of vowels, then corrects for adjacent vowels that are spoken separately, silent
//! `e` and known exceptions.

/// Prefixes of words that the rules below miscount, each with the number to add to the count.
const EXCEPTIONS: [(&str, isize); 20] = [
    ("behavior", -1),
    ("business", -1),
    ("coalition", 1),
    ("cooperat", 1),
    ("coordinat", 1),
    ("every", -1),
    ("friend", -1),
    ("idea", 1),
    ("pursuant", 1),
    ("lion", 1),
    ("people", -1),
    ("react", 1),
    ("reaffirm", 1),
    ("reality", 1),
    ("reappl", 1),
    ("reassign", 1),
    ("reimburs", 1),
    ("reinstat", 1),
    ("someone", -1),
    ("surgeon", -1),
];

/// First parts of compound words. Their final `e` is silent before a consonant, as in "homework".
const SILENT_PARTS: [&str; 10] = [
    "else", "fire", "home", "life", "line", "safe", "some", "there", "time", "where",
];

/// Endings before which an `e` is silent if it follows a consonant other than `l` and the stem
/// has another vowel.
const AFTER_SILENT_E: [&str; 6] = ["ful", "fully", "less", "ly", "ment", "ty"];

/// Returns the number of syllables in a word that consists of letters; at least 1.
pub fn syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let letters: Vec<char> = word.chars().collect();
    let count = groups(&letters) + separate_vowels(&letters) + exceptional(&word);
    let count = count - silent_at_end(&letters) - silent_within(&word);
    usize::try_from(count).unwrap_or_default().max(1)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Returns the number of vowel groups. A `u` after `q` and an initial `y` before a vowel count as
/// consonants.
fn groups(letters: &[char]) -> isize {
    let mut count = 0;
    let mut within = false;
    for (index, letter) in letters.iter().enumerate() {
        let vowel = is_vowel(*letter) && !is_consonant_here(letters, index);
        count += isize::from(vowel && !within);
        within = vowel;
    }
    count
}

fn is_consonant_here(letters: &[char], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|before| letters.get(before));
    let after = letters.get(index + 1).copied();
    match letters.get(index) {
        Some('u') => before == Some(&'q'),
        Some('y') => before.is_none() && after.is_some_and(is_vowel),
        _ => false,
    }
}

/// Returns the number of pairs of adjacent vowels that belong to separate syllables, plus one if
/// the word ends in `sm` or `thm`.
fn separate_vowels(letters: &[char]) -> isize {
    let pairs = letters.windows(2).enumerate();
    let separate = pairs.filter(|(index, pair)| {
        let before = index
            .checked_sub(1)
            .and_then(|before| letters.get(before))
            .copied();
        let rest = letters.get(index + 2..).unwrap_or_default();
        let [first, second] = pair else { return false };
        are_separate(before.unwrap_or(' '), (*first, *second), rest)
    });
    let word: String = letters.iter().collect();
    let rhythm = word.ends_with("sm") || word.ends_with("thm");
    isize::try_from(separate.count()).unwrap_or_default() + isize::from(rhythm)
}

fn are_separate(before: char, pair: (char, char), rest: &[char]) -> bool {
    let next = rest.first().copied().unwrap_or(' ');
    let after: String = rest.iter().collect();
    let after_c_or_t = "ct".contains(before);
    match pair {
        ('i', 'a') => next != 'g' && (!after_c_or_t || next == 't'),
        ('i', 'o') => !"cghlnstx".contains(before) || (before == ' ' && next != ' '),
        ('i', 'u') => !after_c_or_t,
        ('i', 'e') if next == 't' => !after_c_or_t || after == "ty",
        ('i', 'e') if next == 'n' => "dlrs".contains(before) || (before == 'c' && after == "nce"),
        ('e', 'o') => before != 'g',
        ('e', 'a') => {
            before == 'r' && (after.is_empty() || after == "s") || after.starts_with("te")
        }
        ('u', 'a') => !"gq".contains(before) && !after.starts_with('d'),
        ('u', 'e') => !"gq".contains(before) && "ln".contains(next),
        ('u', 'o') => before == 'd',
        (_, 'i') if matches!(after.as_str(), "ng" | "ngs") => is_vowel(pair.0) && before != 'q',
        ('y', 'e' | 'a') => is_vowel(before) && !matches!(after.as_str(), "d" | "s"),
        _ => false,
    }
}

/// Returns 1 if the word ends in `e`, `es` or `ed` with a silent `e`, otherwise 0.
fn silent_at_end(letters: &[char]) -> isize {
    let silent = match letters {
        [.., a, b, 'e'] => !is_vowel(*b) && (*b != 'l' || is_vowel(*a) || matches!(a, 'l' | 'r')),
        [.., a, b, 'e', 's'] => {
            let is_sibilant =
                matches!(b, 's' | 'x' | 'z' | 'c' | 'g') || (*b == 'h' && matches!(a, 'c' | 's'));
            !is_vowel(*b) && !is_sibilant && (*b != 'l' || is_vowel(*a))
        }
        [.., a, b, 'e', 'd'] => {
            let liquid = *b == 'l' && !is_vowel(*a) && !matches!(a, 'l' | 'r' | 'w');
            !is_vowel(*b) && !matches!(b, 't' | 'd') && !liquid
        }
        _ => false,
    };
    isize::from(silent)
}

/// Returns how many `e`s inside the word are silent: one before an ending, as in "statement", and
/// one at the joint of a compound word, as in "homework".
fn silent_within(word: &str) -> isize {
    let ends = |letter: char| !is_vowel(letter) && letter != 'l';
    let mute = |stem: &str| {
        let stem = stem.strip_suffix('e');
        // Without another vowel in the stem, as in "cement", this `e` is pronounced.
        stem.is_some_and(|stem| stem.chars().any(is_vowel) && stem.ends_with(ends))
    };
    let plural = word.strip_suffix('s').unwrap_or(word);
    let mut stems = AFTER_SILENT_E
        .iter()
        .filter_map(|end| plural.strip_suffix(end));
    let before_ending = stems.any(mute);
    let mut rests = SILENT_PARTS
        .iter()
        .filter_map(|part| word.strip_prefix(part));
    let at_joint = rests.any(|rest| {
        let ending = AFTER_SILENT_E.contains(&rest);
        let consonant = rest.starts_with(|letter| !is_vowel(letter));
        rest.len() > 1 && consonant && !ending
    });
    isize::from(before_ending) + isize::from(at_joint)
}

fn exceptional(word: &str) -> isize {
    let mut known = EXCEPTIONS
        .iter()
        .filter(|(begin, _)| word.starts_with(begin));
    known.next().map_or(0, |(_, more)| *more)
}
