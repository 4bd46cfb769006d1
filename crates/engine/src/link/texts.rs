//! Checks ids, texts, claims and citations, which occur in many parts of a document. The other
//! parts of the linker call these checks.

use super::Linker;
use crate::document::{Agreement, Ask, Citation, Claim, Event, Fact};
use crate::id;
use crate::messages::Messages;
use crate::problem::{Cause, Subject};

/// The remedy if two entries have the same id or term.
pub(super) const GIVE_EACH_ITS_OWN: &str = "give each its own";

/// The remedy if a list has the same entry twice.
const REMOVE_ONE: &str = "remove one";

/// Character sequences that indicate HTML or Markdown. `markup` also looks for `<` before a letter.
const MARKUP: [&str; 4] = ["](", "**", "`", "</"];

/// Byte limit for a list of suggestions. Nobody reads a longer list.
const MAX_LISTED: usize = 1_000;

/// The maximum number of events in a timeline. Readers should be able to take in a timeline at a
/// glance.
const MAX_EVENTS: usize = 9;

impl<'d> Linker<'d> {
    pub(super) fn id(&mut self, field: &str, text: &str) {
        if !id::is_well_formed(text) {
            let found = format!("\"{text}\" is not an id");
            self.problem(field, found, "use lower-case letters, digits, - and _ only");
        }
    }

    /// Checks the id of the current part; `same` is an earlier part with the same id, if there is
    /// one.
    pub(super) fn part_id(&mut self, id: &str, same: Option<Subject>) {
        self.id("id", id);
        if let Some(other) = same {
            let found = format!("\"{id}\" is also in {other}");
            self.problem_with_cause(Cause::Duplicate(other), "id", found, GIVE_EACH_ITS_OWN);
        }
    }

    /// Reports `text` as a duplicate if there is an `earlier` position in `list` that has the same
    /// text.
    pub(super) fn report_duplicate(
        &mut self,
        field: &str,
        text: &str,
        list: &str,
        earlier: Option<usize>,
        remedy: &str,
    ) {
        if let Some(earlier) = earlier {
            let found = format!("\"{text}\" is also in {list}#{}", earlier + 1);
            self.problem(field, found, remedy);
        }
    }

    /// Checks the `order` of a part; `same` is the id of an earlier part with the same order, if
    /// there is one.
    pub(super) fn order(&mut self, order: u16, same: Option<&str>) {
        let found = match same {
            _ if order == 0 => "it is 0".to_owned(),
            Some(other) => format!("it is {order}, like that of \"{other}\""),
            None => return,
        };
        self.problem(
            "order",
            found,
            "write its position in the list, counted from 1",
        );
    }

    pub(super) fn text(&mut self, field: &str, text: &str) {
        if text.trim().is_empty() {
            self.problem(field, "it is empty", "write it");
            return;
        }
        if text.contains(['\n', '\r', '\t']) {
            let found = "it has a line break or tab in it";
            self.problem(field, found, "write it as one line");
        } else if text.trim() != text {
            let found = "it begins or ends with a space";
            self.problem(field, found, "remove the space");
        }
        if let Some(character) = text.chars().find(|c| is_invisible(*c)) {
            let found = format!(
                "it has the invisible character U+{:04X} in it",
                u32::from(character)
            );
            self.problem(field, found, "remove it");
        }
        if let Some(markup) = markup(text) {
            let found = format!("it has \"{markup}\" in it");
            self.problem(field, found, "write plain words, without HTML or Markdown");
        }
    }

    pub(super) fn optional_text(&mut self, field: &str, text: &Option<String>) {
        match text {
            Some(text) if text.trim().is_empty() => {
                self.problem(field, "it is empty", "write it, or leave it out");
            }
            Some(text) => self.text(field, text),
            None => {}
        }
    }

    pub(super) fn lines(&mut self, field: &str, lines: &[String]) {
        for (position, line) in lines.iter().enumerate() {
            self.text(&format!("{field}#{}", position + 1), line);
        }
    }

    pub(super) fn claims(&mut self, field: &str, claims: &'d [Claim]) {
        if claims.is_empty() {
            let remedy = "write at least one, with its source";
            self.problem(field, "there is none", remedy);
        }
        for (position, claim) in claims.iter().enumerate() {
            self.claim(&format!("{field}#{}", position + 1), claim);
        }
    }

    pub(super) fn claim(&mut self, field: &str, claim: &'d Claim) {
        self.text(&format!("{field}.text"), &claim.text);
        self.cited(field, &claim.cite);
    }

    /// Checks offers and limits. The lengths of the two lists may differ by at most one, so that
    /// neither side outweighs the other.
    pub(super) fn offers_and_limits(&mut self, offers: &'d [Claim], limits: &'d [Claim]) {
        self.both_sides("offers", offers, "limits", limits);
    }

    /// Checks the offers and limits of an agreement as `offers_and_limits` does, but accepts it if
    /// both lists are empty.
    pub(super) fn own_offers_and_limits(&mut self, field: &str, agreement: &'d Agreement) {
        if !agreement.offers.is_empty() || !agreement.limits.is_empty() {
            let (offers, limits) = (format!("{field}.offers"), format!("{field}.limits"));
            self.both_sides(&offers, &agreement.offers, &limits, &agreement.limits);
        }
    }

    fn both_sides(
        &mut self,
        offers: &str,
        offered: &'d [Claim],
        limits: &str,
        limited: &'d [Claim],
    ) {
        self.claims(offers, offered);
        self.claims(limits, limited);
        let (offered, limited) = (offered.len(), limited.len());
        if offered > 0 && limited > 0 && offered.abs_diff(limited) > 1 {
            let found = format!("it lists {limited}, and {offers} lists {offered}");
            self.problem(
                limits,
                found,
                "balance them: the numbers may differ by at most one",
            );
        }
    }

    pub(super) fn facts(&mut self, field: &str, facts: &'d [Fact]) {
        for (position, fact) in facts.iter().enumerate() {
            self.topic(&numbered(field, position, "topic"), &fact.topic);
            self.text(&numbered(field, position, "text"), &fact.text);
            self.cited(&format!("{field}#{}", position + 1), &fact.cite);
        }
        self.disputed(field, facts);
    }

    pub(super) fn topic(&mut self, field: &str, topic: &str) {
        if Messages::topic_in(&self.document.words, topic).is_none() {
            self.heading(field, "topic", topic);
        }
    }

    /// Reports that the interface messages have no heading with this name. `what` is the kind of
    /// heading: a topic or a section.
    pub(super) fn heading(&mut self, field: &str, what: &str, name: &str) {
        let remedy = format!("write a key under [{what}] in words.toml, or add one there");
        let cause = Cause::Unknown(Subject::Messages, format!("{what}.{name}"));
        let found = format!("there is no {what} \"{name}\"");
        self.problem_with_cause(cause, field, found, remedy);
    }

    pub(super) fn asks(&mut self, field: &str, asks: &'d [Ask]) {
        for (position, ask) in asks.iter().enumerate() {
            self.ask(&format!("{field}#{}", position + 1), ask);
        }
    }

    pub(super) fn ask(&mut self, field: &str, ask: &'d Ask) {
        self.text(&format!("{field}.text"), &ask.text);
        self.citations(field, &ask.cite);
    }

    pub(super) fn timeline(&mut self, events: &'d [Event]) {
        if events.len() > MAX_EVENTS {
            let found = format!("there are {}", events.len());
            self.problem("timeline", found, format!("keep at most {MAX_EVENTS}"));
        }
        for (position, event) in events.iter().enumerate() {
            let mut before = events.iter().take(position).rev();
            let before = before.next().map(|before| before.date);
            if let Some(before) = before.filter(|before| before.first() > event.date.first()) {
                let found = format!("{} comes after a later date, {before}", event.date);
                let field = numbered("timeline", position, "date");
                self.problem(&field, found, "put the oldest first");
            }
            self.text(&numbered("timeline", position, "text"), &event.text);
            self.cited(&format!("timeline#{}", position + 1), &event.cite);
        }
    }

    /// Checks the citations of a statement that must have at least one.
    pub(super) fn cited(&mut self, field: &str, cite: &'d [Citation]) {
        if cite.is_empty() {
            let remedy = "name a source and a place in it";
            self.problem(&format!("{field}.cite"), "there is no source", remedy);
        }
        self.citations(field, cite);
    }

    pub(super) fn citations(&mut self, field: &str, cite: &'d [Citation]) {
        for (position, citation) in cite.iter().enumerate() {
            let id = citation.source.as_str();
            let field = format!("{field}.cite#{}", position + 1);
            let known = self.known_source(&citation.source);
            if let Some(cited) = known.and_then(|known| self.cited.get_mut(known)) {
                *cited = true;
            } else {
                let cause = Cause::Unknown(Subject::Sources, id.to_owned());
                let found = format!("there is no source \"{id}\"");
                let remedy = "write the id of a source, or add the source";
                self.problem_with_cause(cause, &format!("{field}.source"), found, remedy);
            }
            self.text(&format!("{field}.at"), &citation.at);
            let same = earlier(cite, position, |other| other == citation);
            self.report_duplicate(&field, id, "cite", same, REMOVE_ONE);
        }
    }
}

/// Returns the path of a field in the list entry at `position`. Paths are for people, so they
/// number the entries from 1.
pub(super) fn numbered(list: &str, position: usize, field: &str) -> String {
    format!("{list}#{}.{field}", position + 1)
}

/// Returns the position of the first entry before `position` for which `same` is true.
pub(super) fn earlier<T>(list: &[T], position: usize, same: impl Fn(&T) -> bool) -> Option<usize> {
    list.iter().take(position).position(same)
}

/// Returns the remedy for an unknown id: a list of the known ids, cut off after [`MAX_LISTED`]
/// bytes.
pub(super) fn one_of<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    let mut text = "write one of".to_owned();
    let mut separator = ": ";
    for id in ids {
        if text.len() > MAX_LISTED {
            return text + ", and others";
        }
        text.extend([separator, id]);
        separator = ", ";
    }
    text
}

/// Whether a character is invisible and can change how the text around it is read. The isolates
/// that mark English text in a translation (`messages::ENGLISH`) are allowed. So are the joiners,
/// because some scripts need them.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{202a}'..='\u{202e}'
            | '\u{2067}'
            | '\u{2068}'
            | '\u{200b}'
            | '\u{2060}'..='\u{2064}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}'
    ) || (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
}

fn markup(text: &str) -> Option<&str> {
    let opens_tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut tags = text.match_indices('<');
    let tag = tags.find_map(|(index, _)| text.get(index + 1..).filter(|rest| opens_tag(rest)));
    let tag = tag.map(|_| "<");
    tag.or_else(|| MARKUP.into_iter().find(|markup| text.contains(markup)))
}
