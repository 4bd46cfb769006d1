//! The authors' list in `wording.toml`: names that readability checks allow, and words to avoid.
//!
//! `guide check` also checks the list itself ([`ReadabilityRules::flaws`]).

use super::name;
use crate::text_walk::{Role, texts};
use guide_engine::document::Document;
use serde::{Deserialize, Serialize};

/// The contents of `wording.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadabilityRules {
    /// Names and titles that are exempt from the checks.
    #[serde(default)]
    pub allowed: Vec<Allowed>,
    /// Words that texts must not use.
    #[serde(default)]
    pub avoid: Vec<Avoided>,
}

/// A proper name, legal title or abbreviation that cannot be written more plainly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allowed {
    /// The name; case matters in the search for it.
    pub text: String,
    /// Why the name is exempt.
    pub reason: String,
}

/// A word or phrase that texts must not use.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Avoided {
    /// The word or phrase; case does not matter in the search for it.
    pub text: String,
    /// The remedy that the reported problem states, such as "write: use".
    pub instead: String,
}

/// A fault in the list itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The path of the field.
    pub field: String,
    /// The fault that was found.
    pub found: String,
    /// How to fix the fault.
    pub remedy: &'static str,
}

impl ReadabilityRules {
    /// Returns a flaw for each empty field and each duplicate entry. If `is_complete` is true, also
    /// returns a flaw for each allowed name that no text contains. Pass `false` if a part of the
    /// document could not be read, because that part may contain such a name.
    pub fn flaws(&self, document: &Document, is_complete: bool) -> Vec<Flaw> {
        let allowed = self
            .allowed
            .iter()
            .map(|entry| [&entry.text, &entry.reason]);
        let avoided = self.avoid.iter().map(|entry| [&entry.text, &entry.instead]);
        let mut flaws = flawed_entries("allowed", ["text", "reason"], &allowed.collect::<Vec<_>>());
        flaws.extend(flawed_entries(
            "avoid",
            ["text", "instead"],
            &avoided.collect::<Vec<_>>(),
        ));
        if is_complete {
            flaws.extend(self.unused(document));
        }
        flaws
    }

    fn unused(&self, document: &Document) -> Vec<Flaw> {
        let mut texts = texts(document);
        texts.retain(|text| text.role != Role::Borrowed);
        let names = self.allowed.iter().map(|allowed| allowed.text.as_str());
        let unused = names.enumerate().filter(|(_, name)| {
            let contains_name = |text: &str| name::offsets(text, name).next().is_some();
            !name.trim().is_empty() && !texts.iter().any(|text| contains_name(text.text))
        });
        let flaws = unused.map(|(index, name)| Flaw {
            field: format!("allowed#{}.text", index + 1),
            found: format!("no text has \"{name}\""),
            remedy: "remove it",
        });
        flaws.collect()
    }
}

fn flawed_entries(list: &str, fields: [&str; 2], entries: &[[&String; 2]]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let path = |field: &str| format!("{list}#{}.{field}", index + 1);
        for (field, _) in fields
            .iter()
            .zip(entry)
            .filter(|(_, text)| text.trim().is_empty())
        {
            let found = "it is empty".to_owned();
            flaws.push(Flaw {
                field: path(field),
                found,
                remedy: "write it",
            });
        }
        let same = entries
            .iter()
            .take(index)
            .position(|other| other[0] == entry[0]);
        if let Some(same) = same {
            let found = format!("\"{}\" is also in {list}#{}", entry[0], same + 1);
            flaws.push(Flaw {
                field: path("text"),
                found,
                remedy: "remove one",
            });
        }
    }
    flaws
}
