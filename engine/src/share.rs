//! Answers as a short text for the fragment of a link, and back.
//!
//! A link names questions and choices by a hash of their ids, so that one made before questions were added, removed or put in
//! another order still says what was answered. It carries the fingerprint of the rules, and a checksum that one flipped bit breaks.

use crate::answer::{Answer, Answers, Given, NOT_SURE};
use crate::catalog::Catalog;
use crate::document::{Question, QuestionKind};
use crate::fingerprint::{self, Fnv1a};
use std::fmt;

/// The version of the form that links have now.
const VERSION: u8 = 1;

/// What stands in place of a number of choices where the answer is "not sure".
const UNSURE: u8 = 255;

/// No link of ours is longer than this, in characters.
pub const LONGEST: usize = 300;

/// What a link came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The answers that this catalogue has questions and choices for.
    pub answers: Answers,
    /// Whether the rules are those the link was made with.
    pub same_rules: bool,
    /// How many answers or choices this catalogue does not know any more.
    pub dropped: usize,
}

/// Why a link was refused; nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadLink {
    /// It was cut off, changed on the way, or is none of ours.
    Damaged,
    /// It has a form that a later version of the guide made.
    Newer,
}

impl fmt::Display for BadLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "the link is damaged or not one of the guide's",
            Self::Newer => "the link was made by a later version of the guide",
        })
    }
}

impl std::error::Error for BadLink {}

/// The text that stands for the answers, or `None` where it would not lead back to exactly them.
pub fn encode(catalog: &Catalog, answers: &Answers) -> Option<String> {
    let mut bytes = vec![VERSION];
    bytes.extend(short_fingerprint(catalog));
    for (place, question) in catalog.all_questions() {
        match answers.get(place) {
            Answer::Open => {}
            Answer::NotSure => {
                bytes.extend(name(question.id.as_str(), ""));
                bytes.push(UNSURE);
            }
            Answer::Chosen(chosen) => {
                bytes.extend(name(question.id.as_str(), ""));
                bytes.push(u8::try_from(chosen.len()).ok().filter(|n| *n < UNSURE)?);
                let choices = chosen.iter().filter_map(|at| question.choices.get(*at));
                bytes.extend(
                    choices.flat_map(|choice| name(question.id.as_str(), choice.id.as_str())),
                );
            }
        }
    }
    let sum = checksum(&bytes);
    bytes.extend(sum);
    let text = to_text(&bytes);
    let back = decode(catalog, &text).ok()?;
    (back.answers == *answers).then_some(text)
}

/// The answers that a text from [`encode`] stands for.
///
/// # Errors
/// It is not such a text any more.
pub fn decode(catalog: &Catalog, text: &str) -> Result<Opened, BadLink> {
    let bytes = (text.len() <= LONGEST).then(|| from_text(text)).flatten();
    let bytes = bytes.ok_or(BadLink::Damaged)?;
    let (body, sum) = bytes
        .split_last_chunk::<4>()
        .map_or((&[][..], None), |(body, sum)| (body, Some(*sum)));
    if sum != Some(checksum(body)) {
        return Err(BadLink::Damaged);
    }
    let (version, body) = body.split_first().ok_or(BadLink::Damaged)?;
    if *version != VERSION {
        return Err(BadLink::Newer);
    }
    let (rules, body) = body.split_first_chunk::<4>().ok_or(BadLink::Damaged)?;
    let mut opened = Opened {
        answers: Answers::default(),
        same_rules: *rules == short_fingerprint(catalog),
        dropped: 0,
    };
    let mut rest = body;
    while !rest.is_empty() {
        rest = one(catalog, rest, &mut opened).ok_or(BadLink::Damaged)?;
    }
    // Rules that are the same know every answer they were asked for.
    if opened.same_rules && opened.dropped > 0 {
        return Err(BadLink::Damaged);
    }
    Ok(opened)
}

/// Reads one answer, and gives back what comes after it.
fn one<'b>(catalog: &Catalog, bytes: &'b [u8], opened: &mut Opened) -> Option<&'b [u8]> {
    let (question, bytes) = bytes.split_first_chunk::<2>()?;
    let (count, bytes) = bytes.split_first()?;
    let named = |asked: &&Question| name(asked.id.as_str(), "") == *question;
    let asked = catalog.all_questions().map(|(_, asked)| asked).find(named);
    if *count == UNSURE {
        take(
            catalog,
            opened,
            asked,
            Some(Given::One(NOT_SURE.to_owned())),
        );
        return Some(bytes);
    }
    let (choices, bytes) = bytes.split_at_checked(usize::from(*count) * 2)?;
    let Some(asked) = asked else {
        opened.dropped += 1;
        return Some(bytes);
    };
    let mut ids = Vec::new();
    for wanted in choices.as_chunks::<2>().0 {
        let known = asked
            .choices
            .iter()
            .find(|choice| name(asked.id.as_str(), choice.id.as_str()) == *wanted);
        match known {
            Some(choice) => ids.push(choice.id.to_string()),
            None => opened.dropped += 1,
        }
    }
    let given = match asked.kind {
        QuestionKind::One => ids.pop().map(Given::One),
        // A choice that is gone is told; without it, "nothing chosen" would say what nobody said.
        QuestionKind::Many if ids.is_empty() && *count > 0 => None,
        QuestionKind::Many => Some(Given::Many(ids)),
    };
    take(catalog, opened, Some(asked), given);
    Some(bytes)
}

fn take(catalog: &Catalog, opened: &mut Opened, asked: Option<&Question>, given: Option<Given>) {
    let Some(given) = given else { return };
    let read = asked.map(|asked| {
        let answers = opened.answers.clone();
        answers.read(catalog, asked.id.as_str(), &given)
    });
    match read {
        Some(Ok(answers)) => opened.answers = answers,
        _ => opened.dropped += 1,
    }
}

/// Two bytes that stand for a question, or for a choice of it.
fn name(question: &str, choice: &str) -> [u8; 2] {
    let mut hash = Fnv1a::default();
    hash.add(question);
    hash.add(choice);
    let [a, b, c, d, ..] = hash.value().to_le_bytes();
    [a ^ c, b ^ d]
}

fn short_fingerprint(catalog: &Catalog) -> [u8; 4] {
    let [a, b, c, d, ..] = fingerprint::of(catalog).to_le_bytes();
    [a, b, c, d]
}

/// CRC-32 as in IEEE 802.3: every single flipped bit changes it.
fn checksum(bytes: &[u8]) -> [u8; 4] {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            let carry = sum & 1;
            sum = (sum >> 1) ^ (0xedb8_8320 * carry);
        }
    }
    (!sum).to_be_bytes()
}

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64 for addresses, without padding (RFC 4648, section 5).
fn to_text(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three
            .iter()
            .fold(0u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for at in 0..=three.len() {
            let sign = SIGNS.get((bits >> (18 - 6 * at) & 63) as usize);
            text.extend(sign.map(|sign| char::from(*sign)));
        }
    }
    text
}

/// The bytes of such a text; `None` where no bytes would give exactly it.
fn from_text(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for four in text.as_bytes().chunks(4) {
        let mut bits = 0u32;
        for sign in four {
            let value = SIGNS.iter().position(|known| known == sign)?;
            bits = bits << 6 | u32::try_from(value).ok()?;
        }
        let bits = bits << (6 * (4 - four.len()));
        let [_, three @ ..] = bits.to_be_bytes();
        bytes.extend(three.iter().take(four.len() - 1));
    }
    (to_text(&bytes) == text).then_some(bytes)
}
