//! Encodes answers as a short code for the fragment of a link, and decodes such codes.
//!
//! | bytes | content |
//! |---|---|
//! | 1 | format version |
//! | 4 | start of the fingerprint of the rules |
//! | 2 + 1 + 2n per answer | question, number n of choices (255: "not sure"), choices |
//! | 4 | CRC-32 of everything before it |
//!
//! Two-byte hashes of ids stand for questions and choices. So a link still names the same questions
//! and choices after others have been added, removed or reordered.
//!
//! Base64 and CRC-32 are written here, because the crate `crc32fast` alone has a table of 16,384
//! bytes; the total saving is not measured. The crate `base64` would retire the code for Base64 if
//! it were no larger (docs/decisions/054-build-or-buy.md).

use crate::answer::{Answer, Answers};
use crate::catalog::Catalog;
use crate::document::{AnswerValue, NOT_SURE};
use crate::document::{Question, QuestionKind};
use crate::fingerprint::{self, Fnv1a};
use std::fmt;

/// The current version of the link format.
const VERSION: u8 = 1;

/// The value in place of the number of choices if the answer is "not sure".
const UNSURE: u8 = 255;

/// Length limit of a code in characters. Longer codes are rejected without being decoded.
pub const MAX_LENGTH: usize = 300;

/// The result of decoding a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodedLink {
    /// The answers for which this catalog has questions and choices.
    pub answers: Answers,
    /// Whether this catalog has the same rules as the one that made the link.
    pub same_rules: bool,
    /// The number of answers and choices that were dropped because this catalog has no such
    /// question or choice, or does not accept the answer.
    pub dropped: usize,
}

/// Why a link was rejected. A rejected link leaves the current answers unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// The link was cut off or altered, or is not a link of the guide.
    Damaged,
    /// The format version is unknown, because a later version of the guide made the link.
    Newer,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "the link is damaged, or it is not a link of the guide",
            Self::Newer => "the link was made by a later version of the guide",
        })
    }
}

impl std::error::Error for LinkError {}

/// Encodes the answers, or returns `None` if decoding the code would not return exactly the same
/// answers.
///
/// A code does not record who settled an open point (a question that only ICE, counsel or another
/// agency can answer).
pub fn encode(catalog: &Catalog, answers: &Answers) -> Option<String> {
    let mut bytes = vec![VERSION];
    bytes.extend(short_fingerprint(catalog));
    for (index, question) in catalog.all_questions() {
        match answers.get(index) {
            Answer::Open => {}
            Answer::NotSure => {
                bytes.extend(id_hash(question.id.as_str(), ""));
                bytes.push(UNSURE);
            }
            Answer::Chosen(chosen) => {
                bytes.extend(id_hash(question.id.as_str(), ""));
                bytes.push(u8::try_from(chosen.len()).ok().filter(|n| *n < UNSURE)?);
                let choices = chosen
                    .iter()
                    .filter_map(|index| question.choices.get(*index));
                bytes.extend(
                    choices.flat_map(|choice| id_hash(question.id.as_str(), choice.id.as_str())),
                );
            }
        }
    }
    let sum = checksum(&bytes);
    bytes.extend(sum);
    let text = to_text(&bytes);
    let decoded = decode(catalog, &text).ok()?;
    let mut questions = catalog.all_questions();
    questions
        .all(|(index, _)| decoded.answers.get(index) == answers.get(index))
        .then_some(text)
}

/// Decodes a code made by [`encode`].
///
/// # Errors
/// Returns [`LinkError::Damaged`] if the code is incomplete, altered, too long or not one of the
/// guide's. Returns [`LinkError::Newer`] if the format version is unknown.
pub fn decode(catalog: &Catalog, text: &str) -> Result<DecodedLink, LinkError> {
    let bytes = (text.len() <= MAX_LENGTH)
        .then(|| from_text(text))
        .flatten();
    let bytes = bytes.ok_or(LinkError::Damaged)?;
    let (body, sum) = bytes
        .split_last_chunk::<4>()
        .map_or((&[][..], None), |(body, sum)| (body, Some(*sum)));
    if sum != Some(checksum(body)) {
        return Err(LinkError::Damaged);
    }
    let (version, body) = body.split_first().ok_or(LinkError::Damaged)?;
    if *version != VERSION {
        return Err(LinkError::Newer);
    }
    let (rules, body) = body.split_first_chunk::<4>().ok_or(LinkError::Damaged)?;
    let mut decoded = DecodedLink {
        answers: Answers::default(),
        same_rules: *rules == short_fingerprint(catalog),
        dropped: 0,
    };
    let mut rest = body;
    while !rest.is_empty() {
        rest = decode_answer(catalog, rest, &mut decoded).ok_or(LinkError::Damaged)?;
    }
    // If the rules are the same, the catalog accepts every answer that the link can have. An answer
    // that had to be dropped thus means that the link is damaged.
    if decoded.same_rules && decoded.dropped > 0 {
        return Err(LinkError::Damaged);
    }
    Ok(decoded)
}

/// Decodes one answer, adds it to `decoded` and returns the remaining bytes. Returns `None` if the
/// bytes end within the answer.
fn decode_answer<'b>(
    catalog: &Catalog,
    bytes: &'b [u8],
    decoded: &mut DecodedLink,
) -> Option<&'b [u8]> {
    let (hash, bytes) = bytes.split_first_chunk::<2>()?;
    let (count, bytes) = bytes.split_first()?;
    let has_hash = |known: &&Question| id_hash(known.id.as_str(), "") == *hash;
    let mut questions = catalog.all_questions().map(|(_, known)| known);
    let question = questions.find(has_hash);
    if *count == UNSURE {
        add_answer(
            catalog,
            decoded,
            question,
            Some(AnswerValue::One(NOT_SURE.to_owned())),
        );
        return Some(bytes);
    }
    let (choices, bytes) = bytes.split_at_checked(usize::from(*count) * 2)?;
    let Some(question) = question else {
        decoded.dropped += 1;
        return Some(bytes);
    };
    let mut ids = Vec::new();
    for hash in choices.as_chunks::<2>().0 {
        let known = question
            .choices
            .iter()
            .find(|choice| id_hash(question.id.as_str(), choice.id.as_str()) == *hash);
        match known {
            Some(choice) => ids.push(choice.id.to_string()),
            None => decoded.dropped += 1,
        }
    }
    let value = match question.kind {
        QuestionKind::One => ids.pop().map(AnswerValue::One),
        // The catalog has none of the chosen choices, and all of them are counted as dropped. An
        // empty list would be a false answer, because it means "nothing chosen".
        QuestionKind::Many if ids.is_empty() && *count > 0 => None,
        QuestionKind::Many => Some(AnswerValue::Many(ids)),
    };
    add_answer(catalog, decoded, Some(question), value);
    Some(bytes)
}

/// Adds one answer to `decoded`, or counts it as dropped if the catalog does not accept it.
fn add_answer(
    catalog: &Catalog,
    decoded: &mut DecodedLink,
    question: Option<&Question>,
    value: Option<AnswerValue>,
) {
    let Some(value) = value else { return };
    let result = question.map(|question| {
        let answers = decoded.answers.clone();
        answers.with_answer_value(catalog, question.id.as_str(), &value)
    });
    match result {
        Some(Ok(answers)) => decoded.answers = answers,
        _ => decoded.dropped += 1,
    }
}

/// Returns a two-byte hash of a choice's id together with its question's id. If `choice` is empty,
/// returns the hash of the question's id.
fn id_hash(question: &str, choice: &str) -> [u8; 2] {
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

/// Returns the CRC-32 of IEEE 802.3. It detects every single flipped bit.
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

const BASE64_ALPHABET: &[u8; 64] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Encodes bytes as URL-safe Base64 without padding (RFC 4648, section 5).
fn to_text(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three
            .iter()
            .fold(0u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for index in 0..=three.len() {
            let digit = BASE64_ALPHABET.get((bits >> (18 - 6 * index) & 63) as usize);
            text.extend(digit.map(|digit| char::from(*digit)));
        }
    }
    text
}

/// Decodes URL-safe Base64. Returns `None` if [`to_text`] would not produce exactly this text.
fn from_text(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for four in text.as_bytes().chunks(4) {
        let mut bits = 0u32;
        for digit in four {
            let value = BASE64_ALPHABET.iter().position(|known| known == digit)?;
            bits = bits << 6 | u32::try_from(value).ok()?;
        }
        let bits = bits << (6 * (4 - four.len()));
        let [_, three @ ..] = bits.to_be_bytes();
        bytes.extend(three.iter().take(four.len() - 1));
    }
    (to_text(&bytes) == text).then_some(bytes)
}
