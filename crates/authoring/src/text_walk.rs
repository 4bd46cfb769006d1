//! Lists the texts of a document that people read, except titles and publishers of sources. Each
//! text comes with its field and, if it is a claim, its sources.
//!
//! Readability checks, translation and several `guide` commands, such as `guide facts`, use this
//! list.

mod parts;

use guide_engine::document::{Ask, Citation, Claim, Document, Fact};
use guide_engine::problem::Subject;

/// How people read a text. The role decides whether the text gets a reading grade, and which limit
/// applies to the grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A text that must be understood at once, such as a question, a hint, a choice or a verdict.
    Plain,
    /// A text that can be read at leisure.
    Prose,
    /// A name or a label of a few words, without a reading grade.
    Name,
    /// A copy of the text of another field, such as the label of a challenge that an agreement
    /// addresses.
    Borrowed,
}

/// A text and its context in the document.
#[derive(Clone, Debug)]
pub struct Text<'d> {
    /// The part of the document that contains the text.
    pub subject: Subject,
    /// The path of the field, as in a [`guide_engine::problem::Problem`].
    pub field: String,
    /// The topic of a fact or comparison entry; for any other claim, the name of its field or list;
    /// otherwise empty.
    pub topic: &'d str,
    /// The name of the agreement that the text describes, or empty.
    pub agreement: &'d str,
    /// How people read the text.
    pub role: Role,
    /// The text itself.
    pub text: &'d str,
    /// The sources of the text, if it is a claim.
    pub cite: Option<&'d [Citation]>,
}

/// Returns the texts of a document, part by part.
pub fn texts(document: &Document) -> Vec<Text<'_>> {
    let mut walk = Walk {
        found: Vec::new(),
        document,
        subject: Subject::About,
        agreement: "",
    };
    walk.about();
    walk.glossary();
    walk.messages();
    walk.questions();
    walk.programs();
    walk.options();
    walk.exclusions();
    walk.law();
    walk.scenarios();
    walk.sources();
    walk.found
}

/// The state of a walk over a document: the texts found so far, and the current part and agreement.
struct Walk<'d> {
    found: Vec<Text<'d>>,
    document: &'d Document,
    subject: Subject,
    agreement: &'d str,
}

impl<'d> Walk<'d> {
    fn add(&mut self, field: impl Into<String>, role: Role, text: &'d str) {
        self.push(field.into(), role, ("", text), None);
    }

    fn push(
        &mut self,
        field: String,
        role: Role,
        (topic, text): (&'d str, &'d str),
        cite: Option<&'d [Citation]>,
    ) {
        self.found.push(Text {
            subject: self.subject,
            field,
            topic,
            agreement: self.agreement,
            role,
            text,
            cite,
        });
    }

    /// Adds the text of a statement with sources; `field` is the path of the statement.
    fn statement(&mut self, field: &str, topic: &'d str, text: &'d str, cite: &'d [Citation]) {
        self.push(
            format!("{field}.text"),
            Role::Prose,
            (topic, text),
            Some(cite),
        );
    }

    fn lines(&mut self, field: &str, lines: &'d [String]) {
        for (index, line) in lines.iter().enumerate() {
            self.add(numbered(field, index), Role::Prose, line);
        }
    }

    fn claim(&mut self, field: &str, topic: &'d str, claim: &'d Claim) {
        self.statement(field, topic, &claim.text, &claim.cite);
    }

    fn claims(&mut self, topic: &'d str, claims: &'d [Claim]) {
        self.claims_in(topic, topic, claims);
    }

    fn claims_in(&mut self, field: &str, topic: &'d str, claims: &'d [Claim]) {
        for (index, claim) in claims.iter().enumerate() {
            self.claim(&numbered(field, index), topic, claim);
        }
    }

    fn facts(&mut self, field: &str, facts: &'d [Fact]) {
        for (index, fact) in facts.iter().enumerate() {
            self.statement(&numbered(field, index), &fact.topic, &fact.text, &fact.cite);
        }
    }

    fn asks(&mut self, topic: &'d str, asks: &'d [Ask]) {
        for (index, ask) in asks.iter().enumerate() {
            self.ask(&numbered(topic, index), topic, ask);
        }
    }

    /// Adds a question for ICE, or a point for counsel. Either counts as a claim only if it cites
    /// sources.
    fn ask(&mut self, field: &str, topic: &'d str, ask: &'d Ask) {
        let cite = Some(ask.cite.as_slice()).filter(|cite| !cite.is_empty());
        self.push(
            format!("{field}.text"),
            Role::Prose,
            (topic, &ask.text),
            cite,
        );
    }
}

/// Returns the path of a list entry. Paths are for authors, so they number the entries from 1.
fn numbered(list: &str, index: usize) -> String {
    format!("{list}#{}", index + 1)
}
