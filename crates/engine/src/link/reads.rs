//! Determines which questions each rule and each agreement reads.

use crate::catalog::LinkedAgreement;
use crate::condition::{QuestionIx, Variables};
use crate::mdd::{Diagrams, NodeId};
use crate::order;
use std::collections::BTreeMap;

/// Returns the questions that each rule reads, by the root of the rule's diagram. Also sets the
/// field `reads` of each agreement.
pub(super) fn by_root(
    challenges: QuestionIx,
    variables: &Variables,
    diagrams: &Diagrams,
    agreements: &mut [LinkedAgreement],
) -> Vec<(NodeId, Vec<QuestionIx>)> {
    let reads = reads(variables, diagrams, agreements);
    for agreement in agreements {
        agreement.reads = reads_of(agreement, challenges, &reads);
    }
    reads
}

/// Returns a list, sorted by root, of the root of each rule's diagram with the questions that the
/// rule reads.
fn reads(
    variables: &Variables,
    diagrams: &Diagrams,
    agreements: &[LinkedAgreement],
) -> Vec<(NodeId, Vec<QuestionIx>)> {
    let questions_of = |root: NodeId| {
        let answered = diagrams.reads(root).into_iter();
        let answered = answered.filter(|variable| variables.belongs_to_question(*variable));
        let mut questions: Vec<_> = answered.map(|v| variables.question_of(v)).collect();
        questions.dedup();
        (root, questions)
    };
    let needs = agreements.iter().flat_map(|agreement| &agreement.needs);
    let needs = needs.map(|need| need.root);
    let roots = agreements
        .iter()
        .flat_map(LinkedAgreement::roots)
        .chain(needs);
    let by_root: BTreeMap<NodeId, Vec<QuestionIx>> = roots.map(questions_of).collect();
    by_root.into_iter().collect()
}

/// Returns every question that can affect the verdict, the reasons, the marks or the duty of an
/// agreement. Includes every question that a need mentions, even one on which the diagram of the
/// need does not depend, because the reasons name that question.
fn reads_of(
    agreement: &LinkedAgreement,
    challenges: QuestionIx,
    reads: &[(NodeId, Vec<QuestionIx>)],
) -> Vec<QuestionIx> {
    let by_rule = |root: NodeId| {
        let index = reads.binary_search_by_key(&root, |(root, _)| *root).ok()?;
        reads.get(index).map(|(_, questions)| questions)
    };
    let by_rules = agreement.roots().filter_map(by_rule);
    let by_needs = agreement.needs.iter().map(|need| &need.questions);
    let mut found: Vec<_> = by_rules.chain(by_needs).flatten().copied().collect();
    found.push(challenges);
    order::sort_and_dedup(&mut found);
    found
}
