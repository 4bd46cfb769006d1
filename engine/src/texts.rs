//! Every text of a document that a person reads, with the field it stands in and, for a claim, its sources.

mod parts;

use crate::document::{Ask, Citation, Claim, Document, Fact};
use crate::problem::Subject;

/// What a text is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// What has to be understood at once: questions, hints, choices, verdict words.
    Plain,
    /// What is read at leisure.
    Prose,
    /// A name or a label of a few words.
    Name,
    /// What says in another place's words, such as the challenge that an agreement addresses.
    Borrowed,
}

/// A text of a document.
#[derive(Clone, Debug)]
pub struct Text<'d> {
    /// The part it is in.
    pub subject: Subject,
    /// The field, as problems name it.
    pub field: String,
    /// What it is about: the topic of a fact, or the list it stands in.
    pub topic: &'d str,
    /// The name of the agreement it is said of, if it is of one.
    pub agreement: &'d str,
    /// What it is to its reader.
    pub role: Role,
    /// What it says.
    pub text: &'d str,
    /// Its sources, if it is a claim.
    pub cite: Option<&'d [Citation]>,
}

/// The texts of a document, in its order.
pub fn texts(document: &Document) -> Vec<Text<'_>> {
    let mut walk = Walk {
        found: Vec::new(),
        document,
        subject: Subject::About,
        agreement: "",
    };
    walk.about();
    walk.glossary();
    walk.words();
    walk.questions();
    walk.programs();
    walk.options();
    walk.exclusions();
    walk.law();
    walk.scenarios();
    walk.sources();
    walk.found
}

/// The state of the walk: what has been found, and where it is.
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

    /// A sourced statement in `field`.
    fn said(&mut self, field: &str, topic: &'d str, text: &'d str, cite: &'d [Citation]) {
        self.push(
            format!("{field}.text"),
            Role::Prose,
            (topic, text),
            Some(cite),
        );
    }

    fn lines(&mut self, field: &str, lines: &'d [String]) {
        for (place, line) in lines.iter().enumerate() {
            self.add(numbered(field, place), Role::Prose, line);
        }
    }

    fn claim(&mut self, field: &str, topic: &'d str, claim: &'d Claim) {
        self.said(field, topic, &claim.text, &claim.cite);
    }

    fn claims(&mut self, topic: &'d str, claims: &'d [Claim]) {
        self.claims_in(topic, topic, claims);
    }

    fn claims_in(&mut self, field: &str, topic: &'d str, claims: &'d [Claim]) {
        for (place, claim) in claims.iter().enumerate() {
            self.claim(&numbered(field, place), topic, claim);
        }
    }

    fn facts(&mut self, field: &str, facts: &'d [Fact]) {
        for (place, fact) in facts.iter().enumerate() {
            self.said(&numbered(field, place), &fact.topic, &fact.text, &fact.cite);
        }
    }

    fn asks(&mut self, topic: &'d str, asks: &'d [Ask]) {
        for (place, ask) in asks.iter().enumerate() {
            self.ask(&numbered(topic, place), topic, ask);
        }
    }

    /// A question to ask is a claim only where a source makes it worth asking.
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

/// An entry of a list, counted from 1 for people.
fn numbered(list: &str, place: usize) -> String {
    format!("{list}#{}", place + 1)
}
