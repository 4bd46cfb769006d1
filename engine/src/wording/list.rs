//! What authors have agreed on: names that pass as they are, and words that do not pass.

use super::name;
use crate::document::Document;
use crate::texts::{Role, texts};
use serde::{Deserialize, Serialize};

/// The list, as `wording.toml` has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Names and titles that pass as they are.
    #[serde(default)]
    pub allowed: Vec<Allowed>,
    /// Words that do not pass.
    #[serde(default)]
    pub avoid: Vec<Avoided>,
}

/// A proper name, a legal title or an abbreviation that cannot be put more plainly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    /// The name, capitals included.
    pub text: String,
    /// Why it passes.
    pub reason: String,
}

/// A word or phrase that is not used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Avoided {
    /// The word, in any capitals.
    pub text: String,
    /// What to do instead, as an author is told it.
    pub instead: String,
}

/// What is wrong with the list itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The field.
    pub field: String,
    /// What was found there.
    pub found: String,
    /// What would do.
    pub remedy: &'static str,
}

impl Wording {
    /// Entries that are empty or stand there twice, and names that no text of a `whole` document has.
    pub fn flaws(&self, document: &Document, whole: bool) -> Vec<Flaw> {
        let allowed = self.allowed.iter().map(|own| [&own.text, &own.reason]);
        let avoided = self.avoid.iter().map(|own| [&own.text, &own.instead]);
        let mut flaws = entries("allowed", ["text", "reason"], &allowed.collect::<Vec<_>>());
        flaws.extend(entries(
            "avoid",
            ["text", "instead"],
            &avoided.collect::<Vec<_>>(),
        ));
        if whole {
            flaws.extend(self.unused(document));
        }
        flaws
    }

    fn unused(&self, document: &Document) -> Vec<Flaw> {
        let mut texts = texts(document);
        texts.retain(|text| text.role != Role::Borrowed);
        let names = self.allowed.iter().map(|own| own.text.as_str()).enumerate();
        let unused = names.filter(|(_, name)| {
            let has = |text: &str| name::places(text, name).next().is_some();
            !name.trim().is_empty() && !texts.iter().any(|text| has(text.text))
        });
        let told = unused.map(|(place, name)| Flaw {
            field: format!("allowed#{}.text", place + 1),
            found: format!("no text has \"{name}\""),
            remedy: "remove it",
        });
        told.collect()
    }
}

fn entries(list: &str, fields: [&str; 2], entries: &[[&String; 2]]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let at = |field: &str| format!("{list}#{}.{field}", place + 1);
        for (field, _) in fields
            .iter()
            .zip(entry)
            .filter(|(_, text)| text.trim().is_empty())
        {
            let found = "it is empty".to_owned();
            flaws.push(Flaw {
                field: at(field),
                found,
                remedy: "write it",
            });
        }
        let same = entries
            .iter()
            .take(place)
            .position(|other| other[0] == entry[0]);
        if let Some(same) = same {
            let found = format!("\"{}\" stands in {list}#{} too", entry[0], same + 1);
            flaws.push(Flaw {
                field: at("text"),
                found,
                remedy: "remove one",
            });
        }
    }
    flaws
}
