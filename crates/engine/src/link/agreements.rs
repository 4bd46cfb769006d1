//! Checks the agreements of a program and compiles their rules into decision diagrams. The linker
//! calls `agreements` for each program.

use super::Linker;
use super::texts::{GIVE_EACH_ITS_OWN, earlier, numbered, one_of};
use crate::catalog::{LinkedAgreement, LinkedNeed, NeedOrigin};
use crate::condition::QuestionIx;
use crate::document::{Addressed, Agreement, Need, Offered, Program};
use crate::id::ChoiceId;
use crate::mdd::NodeId;
use crate::order;

/// The id that an agreement must have if it is the only agreement of its program.
const ONLY_AGREEMENT: &str = "take-part";

impl<'d> Linker<'d> {
    /// Checks a program's agreements and adds them to `linked`. The agreements of every program
    /// that this program needs are already in `linked`, unless the needs form a cycle.
    pub(super) fn agreements(
        &mut self,
        position: usize,
        program: &'d Program,
        linked: &mut Vec<LinkedAgreement>,
    ) {
        if program.agreements.is_empty() {
            let remedy = "write at least one way to take part";
            self.problem("agreements", "there is none", remedy);
        }
        let is_needed = (0..self.document.programs.len()).any(|other| {
            self.needed_by(other)
                .iter()
                .any(|(_, needed)| *needed == position)
        });
        let needed = self.needed_by(position).into_iter();
        let program_needs: Vec<_> = needed
            .map(|(relation, needed)| self.need_for_program(relation, needed, linked))
            .collect();
        for (index, agreement) in program.agreements.iter().enumerate() {
            let index = (position, index);
            let mut agreement = self.agreement(index, program, agreement, &program_needs);
            agreement.offer = is_needed.then(|| self.variables.add_offer());
            linked.push(agreement);
        }
    }

    fn agreement(
        &mut self,
        index: (usize, usize),
        program: &'d Program,
        agreement: &'d Agreement,
        program_needs: &[LinkedNeed],
    ) -> LinkedAgreement {
        let field = format!("agreements.{}", agreement.id);
        let inner = |name: &str| format!("{field}.{name}");
        self.agreement_id(index.1, program, agreement);
        self.text(&inner("name"), &agreement.name);
        self.text(&inner("short"), &agreement.short);
        self.claim(&inner("summary"), &agreement.summary);
        self.claim(&inner("instrument"), &agreement.instrument);
        self.own_offers_and_limits(&field, agreement);
        self.offered(&inner("offered"), &agreement.offered);
        let addresses = self.addresses(&inner("addresses"), &agreement.addresses);
        let raises = self.needs(&inner("raises"), &agreement.raises);
        let duty = agreement.duty.as_ref();
        let duty = duty.and_then(|duty| self.duty(&inner("duty"), duty));
        if agreement.addresses.is_empty() && agreement.raises.is_empty() {
            let remedy = "write which challenges it addresses, or what else raises it";
            self.problem(&inner("addresses"), "there is none", remedy);
        }
        let by_challenges = self.raised_by_challenges(&addresses);
        let raised = raises.iter().fold(by_challenges, |so_far, raise| {
            self.diagrams.ite(so_far, NodeId::YES, raise.root)
        });
        let mut needs = self.needs(&inner("needs"), &agreement.needs);
        needs.extend(program_needs.iter().cloned());
        let all_needs = self.all_needs(&inner("needs"), program, &needs);
        let needed = self.needed_by(index.0).into_iter();
        let needed_programs = needed.map(|(_, program)| program).collect();
        let met = self.requirements(&inner("requirements"), &agreement.requirements);
        self.facts(&inner("clauses"), &agreement.clauses);
        self.compare(&inner("compare"), &agreement.compare);
        LinkedAgreement {
            index,
            addresses,
            raises,
            duty,
            needs,
            needed_programs,
            raised,
            // `agreements` sets `offer`; `apply_exclusions` sets `possible` once the exclusions are
            // linked.
            offer: None,
            possible: NodeId::YES,
            verdict: self.diagrams.ite(raised, all_needs, NodeId::NOT_RAISED),
            met,
            // `link_all` sets `reads` once all diagrams are built.
            reads: Vec::new(),
        }
    }

    fn agreement_id(&mut self, index: usize, program: &Program, agreement: &Agreement) {
        let id = agreement.id.as_str();
        let field = numbered("agreements", index, "id");
        self.id(&field, id);
        let agreements = &program.agreements;
        let same = earlier(agreements, index, |other| other.id == agreement.id);
        self.report_duplicate(&field, id, "agreements", same, GIVE_EACH_ITS_OWN);
        if agreements.len() == 1 && id != ONLY_AGREEMENT && crate::id::is_well_formed(id) {
            let remedy = format!("write id = \"{ONLY_AGREEMENT}\": it is the only agreement");
            self.problem(&field, format!("it is \"{id}\""), remedy);
        }
    }

    fn offered(&mut self, field: &str, spans: &'d [Offered]) {
        if spans.is_empty() {
            let remedy = "write the date from which a source shows it on offer";
            self.problem(field, "there is none", remedy);
        }
        for (position, span) in spans.iter().enumerate() {
            let mut before = spans.iter().take(position).rev();
            self.span_order(&numbered(field, position, "from"), span, before.next());
            if let Some(until) = span.until.filter(|until| until.last() < span.from.first()) {
                let found = format!("it ends {until}, before it begins, {}", span.from);
                let field = numbered(field, position, "until");
                self.problem(&field, found, "write a later date");
            }
            self.text(&numbered(field, position, "text"), &span.text);
            self.cited(&format!("{field}#{}", position + 1), &span.cite);
        }
    }

    fn span_order(&mut self, field: &str, span: &Offered, before: Option<&Offered>) {
        let Some(before) = before else { return };
        let found = match before.until {
            Some(until) if until.last() < span.from.first() => return,
            Some(until) => format!(
                "it begins {}, before the span above it ends, {until}",
                span.from
            ),
            None => format!("it begins {}, and the span above it has no end", span.from),
        };
        let remedy = "put the oldest span first, each with its end";
        self.problem(field, found, remedy);
    }

    fn addresses(&mut self, field: &str, addresses: &'d [Addressed]) -> Vec<usize> {
        let mut found = Vec::new();
        for (position, addressed) in addresses.iter().enumerate() {
            let challenge = &addressed.challenge;
            let name = numbered(field, position, "challenge");
            found.extend(self.challenge(&name, challenge));
            let same = earlier(addresses, position, |other| other.challenge == *challenge);
            self.report_duplicate(&name, challenge.as_str(), "addresses", same, "remove one");
            self.cited(&format!("{field}#{}", position + 1), &addressed.cite);
        }
        found
    }

    fn challenge(&mut self, field: &str, challenge: &ChoiceId) -> Option<usize> {
        let index = self.challenges?;
        let found = self.choice(field, index, challenge, |choice| !choice.none)?;
        let choices = &self.document.questions.get(index.0)?.choices;
        if choices.get(found).is_some_and(|choice| choice.none) {
            let found = format!("\"{challenge}\" stands for none of the challenges");
            let challenges = choices.iter().filter(|choice| !choice.none);
            let remedy = one_of(challenges.map(|choice| choice.id.as_str()));
            self.problem(field, found, remedy);
        }
        Some(found)
    }

    fn raised_by_challenges(&mut self, addresses: &[usize]) -> NodeId {
        let Some(challenges) = self.challenges else {
            return NodeId::NO;
        };
        self.variables
            .test_any(challenges, addresses, &mut self.diagrams)
    }

    fn duty(&mut self, field: &str, duty: &'d Need) -> Option<NodeId> {
        let rule = self.rule(&format!("{field}.when"), &duty.when);
        self.text(&format!("{field}.text"), &duty.text);
        self.cited(field, &duty.cite);
        rule.map(|(_, root)| root)
    }

    fn needs(&mut self, field: &str, needs: &'d [Need]) -> Vec<LinkedNeed> {
        let mut linked = Vec::new();
        for (position, need) in needs.iter().enumerate() {
            let rule = self.rule(&numbered(field, position, "when"), &need.when);
            linked.extend(rule.map(|(when, root)| LinkedNeed {
                origin: NeedOrigin::Rule(position),
                questions: when.questions(),
                when: Some(when),
                root,
            }));
            self.text(&numbered(field, position, "text"), &need.text);
            self.cited(&format!("{field}#{}", position + 1), &need.cite);
        }
        linked
    }

    /// Returns the diagram for "all needs are met". Reports needs that cannot all be met together.
    fn all_needs(&mut self, field: &str, program: &Program, needs: &[LinkedNeed]) -> NodeId {
        let all_met = self.all_of(NodeId::YES, needs.iter());
        // A need that can never be met, even alone, has already been reported.
        let each_can_be_met = needs.iter().all(|need| need.root != NodeId::NO);
        if all_met == NodeId::NO && each_can_be_met {
            let own_rules = needs.iter().filter(|need| need.when.is_some());
            let found = if self.all_of(NodeId::YES, own_rules) == NodeId::NO {
                "its needs can never all be met together".to_owned()
            } else {
                let others = needs.iter().filter_map(|need| match need.origin {
                    NeedOrigin::Relation(index) => program.relations.get(index),
                    NeedOrigin::Rule(_) => None,
                });
                let others: Vec<_> = others
                    .map(|relation| format!("\"{}\"", relation.program))
                    .collect();
                let others = others.join(" and ");
                format!("its needs can never all be met together with those of {others}")
            };
            self.problem(field, found, "fix them: no answers make the agreement fit");
        }
        all_met
    }

    fn all_of<'n>(&mut self, first: NodeId, needs: impl Iterator<Item = &'n LinkedNeed>) -> NodeId {
        needs.fold(first, |so_far, need| {
            self.diagrams.ite(so_far, need.root, NodeId::NO)
        })
    }

    /// Returns the need for another program. That need is met if at least one agreement of the
    /// other program fits and is on offer on the day.
    fn need_for_program(
        &mut self,
        relation: usize,
        program: usize,
        linked: &[LinkedAgreement],
    ) -> LinkedNeed {
        let mut root = NodeId::NO;
        let mut questions: Vec<QuestionIx> = self.challenges.into_iter().collect();
        for agreement in linked.iter().filter(|other| other.index.0 == program) {
            let fits = self.all_of(agreement.raised, agreement.needs.iter());
            let offer = agreement.offer;
            let on_offer =
                offer.map(|offer| self.diagrams.node(offer, vec![NodeId::NO, NodeId::YES]));
            let fits = self
                .diagrams
                .ite(on_offer.unwrap_or(NodeId::YES), fits, NodeId::NO);
            root = self.diagrams.ite(root, NodeId::YES, fits);
            let needs = agreement.needs.iter();
            questions.extend(needs.flat_map(|need| need.questions.iter().copied()));
        }
        order::sort_and_dedup(&mut questions);
        LinkedNeed {
            origin: NeedOrigin::Relation(relation),
            questions,
            when: None,
            root,
        }
    }
}
