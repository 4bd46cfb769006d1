//! Checks the programs and the relations between programs, and rejects cycles of needs. The linker
//! calls these checks.

use super::Linker;
use super::texts::{earlier, one_of};
use crate::catalog::LinkedAgreement;
use crate::document::{Fact, Program, RelationKind, SourceKind};
use crate::id::ProgramId;
use crate::order;
use crate::problem::{Cause, Subject};

impl<'d> Linker<'d> {
    /// Checks all programs and links their agreements. Links each program after the programs that
    /// it needs. Returns the agreements in the order of the document.
    pub(super) fn programs(&mut self) -> Vec<LinkedAgreement> {
        let programs = &self.document.programs;
        let mut linked = Vec::new();
        for position in self.topological_order() {
            if let Some(program) = programs.get(position) {
                self.subject = Subject::Program(position);
                self.program(position, program);
                self.agreements(position, program, &mut linked);
            }
        }
        if programs.is_empty() {
            self.subject = Subject::Programs;
            self.problem("", "there is no program", "add one");
        }
        order::sort_by_key(&mut linked, |agreement| agreement.index);
        linked
    }

    fn program(&mut self, position: usize, program: &'d Program) {
        let programs = &self.document.programs;
        let same = earlier(programs, position, |other| other.id == program.id);
        self.part_id(program.id.as_str(), same.map(Subject::Program));
        let mut before = programs.iter().take(position);
        let same = before.find(|other| other.order == program.order);
        self.order(program.order, same.map(|other| other.id.as_str()));
        self.text("name", &program.name);
        self.text("short", &program.short);
        self.not_stated(program);
        self.claim("summary", &program.summary);
        self.status(&program.status);
        self.facts("facts", &program.facts);
        self.claims("provides", &program.provides);
        self.offers_and_limits(&program.offers, &program.limits);
        self.timeline(&program.timeline);
        self.asks("ask_ice", &program.ask_ice);
        self.ask("raise", &program.raise);
        self.relations(position, program);
    }

    /// Checks `not_stated`, the topics on which the founding documents say nothing. A fact on such
    /// a topic must not cite founding documents alone.
    fn not_stated(&mut self, program: &Program) {
        for (index, topic) in program.not_stated.iter().enumerate() {
            let field = format!("not_stated#{}", index + 1);
            self.topic(&field, topic);
            let same = earlier(&program.not_stated, index, |other| other == topic);
            self.report_duplicate(&field, topic, "not_stated", same, "remove one");
            let mut facts = program.facts.iter();
            if let Some(fact) =
                facts.position(|fact| fact.topic == *topic && self.is_founding(fact))
            {
                let found = format!("facts#{} has \"{topic}\" from founding sources", fact + 1);
                self.problem(&field, found, "remove the topic here, or fix the fact");
            }
        }
    }

    /// Whether a fact cites founding documents and no other sources.
    fn is_founding(&self, fact: &Fact) -> bool {
        let mut known = fact
            .cite
            .iter()
            .map(|citation| self.known_sources.get(self.known_source(&citation.source)?));
        !fact.cite.is_empty()
            && known.all(|known| known.is_some_and(|(_, kind)| *kind == SourceKind::Founding))
    }

    fn relations(&mut self, position: usize, program: &'d Program) {
        if let Some(path) = self.cycle(position) {
            let found = format!("\"{}\" needs {path}", program.id);
            self.problem("relations", found, "remove one of these relations");
        }
        for (index, relation) in program.relations.iter().enumerate() {
            let field = format!("relations#{}", index + 1);
            let same = earlier(&program.relations, index, |other| {
                other.kind == relation.kind && other.program == relation.program
            });
            let id = relation.program.as_str();
            self.report_duplicate(&field, id, "relations", same, "remove one");
            self.other_program(&format!("{field}.program"), program, &relation.program);
            self.text(&format!("{field}.text"), &relation.text);
            self.cited(&field, &relation.cite);
        }
    }

    fn other_program(&mut self, field: &str, program: &Program, other: &ProgramId) {
        let programs = self.document.programs.iter();
        let ids = programs.map(|program| &program.id);
        let others = ids.clone().filter(|id| **id != program.id);
        if *other == program.id {
            let remedy = one_of(others.map(|id| id.as_str()));
            self.problem(field, "it names itself", remedy);
        } else if !ids.clone().any(|id| id == other) {
            let cause = Cause::Unknown(Subject::Programs, other.to_string());
            let found = format!("there is no program \"{other}\"");
            let remedy = one_of(others.map(|id| id.as_str()));
            self.problem_with_cause(cause, field, found, remedy);
        }
    }

    /// Returns the positions of the programs in topological order: each program comes after the
    /// programs it needs. Programs in a cycle of needs, and programs that need one of them, come
    /// last.
    fn topological_order(&self) -> Vec<usize> {
        let positions = 0..self.document.programs.len();
        let mut order: Vec<usize> = Vec::new();
        while let Some(ready) = positions.clone().find(|position| {
            let needed = self.needed_by(*position);
            !order.contains(position) && needed.iter().all(|(_, other)| order.contains(other))
        }) {
            order.push(ready);
        }
        let rest = positions.filter(|position| !order.contains(position));
        let rest: Vec<_> = rest.collect();
        order.extend(rest);
        order
    }

    /// Returns a pair of positions for each program that this program needs: the position of the
    /// relation in the program's `relations`, and that of the needed program.
    pub(super) fn needed_by(&self, position: usize) -> Vec<(usize, usize)> {
        let programs = &self.document.programs;
        let relations = programs.get(position).map(|program| &program.relations);
        let relations = relations.into_iter().flatten().enumerate();
        let needs = relations.filter(|(_, relation)| relation.kind == RelationKind::Needs);
        needs
            .filter_map(|(index, relation)| {
                let mut ids = programs.iter().map(|other| &other.id);
                let needed = ids.position(|id| *id == relation.program)?;
                // `other_program` reports a relation of a program to itself.
                (needed != position).then_some((index, needed))
            })
            .collect()
    }

    /// Describes a cycle of needs from this program back to itself, if there is one. Follows only
    /// programs that come later in the document, so that each cycle is reported once, at its first
    /// program.
    fn cycle(&self, start: usize) -> Option<String> {
        let mut stack = vec![(start, String::new())];
        let mut seen = Vec::new();
        while let Some((last, path)) = stack.pop() {
            for (_, needed) in self.needed_by(last) {
                let id = &self.document.programs.get(needed)?.id;
                if needed == start {
                    return Some(format!("{path}\"{id}\""));
                }
                if needed > start && !seen.contains(&needed) {
                    seen.push(needed);
                    stack.push((needed, format!("{path}\"{id}\", which needs ")));
                }
            }
        }
        None
    }
}
