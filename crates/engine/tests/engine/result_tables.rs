//! Computes by enumeration which results the answer to a question can change. Tests compare the
//! engine's interview with these results.

use crate::day;
use crate::enumeration::for_each_completion;
use crate::oracle::{self, Chosen, Mentioned};
use crate::truth_table::TruthTable;
use guide_engine::catalog::Catalog;
use guide_engine::document::Verdict;
use guide_engine::document::{Program, Rule};
use guide_engine::interview::Relevance;
use std::collections::BTreeSet;

/// The truth table of an agreement, and the rules of its requirements, each rule with the choices
/// that it and its connected exclusions test.
pub type AgreementResults = (TruthTable, Vec<(Rule, Mentioned)>);

/// For each program, all results that answers can change: the verdicts on its agreements, as truth
/// tables, and the marks of their requirements, as rules.
pub struct ResultTables {
    pub programs: Vec<Vec<AgreementResults>>,
}

impl ResultTables {
    pub fn of(catalog: &Catalog) -> Self {
        let document = catalog.document();
        let program = |program: &Program| {
            let agreements = program.agreements.iter().map(|agreement| {
                let mentioned = oracle::mentioned_by_verdict(document, agreement);
                let table = TruthTable::new(document, agreement, &mentioned, day());
                let rules = agreement
                    .requirements
                    .iter()
                    .filter_map(|r| r.met_when.clone());
                let rules = rules.map(|rule| {
                    let mut mentioned = Mentioned::new();
                    oracle::add_mentioned_by_rule(document, &rule, &mut mentioned);
                    oracle::add_connected_exclusions(document, &mut mentioned);
                    (rule, mentioned)
                });
                (table, rules.collect())
            });
            agreements.collect()
        };
        Self {
            programs: document.programs.iter().map(program).collect(),
        }
    }

    /// Returns the programs with a result that the answer to a question can change. A program
    /// counts in `marks` only if the answer can change a mark but no verdict of the program.
    pub fn relevance(&self, catalog: &Catalog, known: &Chosen, question: usize) -> Relevance {
        let mut others = known.clone();
        others.remove(&question);
        let mut found = Relevance::default();
        for (position, agreements) in self.programs.iter().enumerate() {
            let can_change_verdict =
                |(table, _): &AgreementResults| table.depends_on(&table.setting(&others), question);
            if agreements.iter().any(can_change_verdict) {
                found.verdict.push(position);
            } else if agreements.iter().any(|(table, rules)| {
                let decided = table.decided(&table.setting(&others));
                matches!(decided, None | Some(Verdict::Fits))
                    && rules.iter().any(|(rule, mentioned)| {
                        rule_depends_on(catalog, rule, mentioned, &others, question)
                    })
            }) {
                found.marks.push(position);
            }
        }
        found
    }
}

/// Whether a question can decide if a rule holds: two possible completions differ only in the
/// answer to `question`, and the rule holds for only one of the two.
fn rule_depends_on(
    catalog: &Catalog,
    rule: &Rule,
    mentioned: &Mentioned,
    others: &Chosen,
    question: usize,
) -> bool {
    if !mentioned.contains_key(&question) {
        return false;
    }
    let mut other_questions = mentioned.clone();
    let choices = other_questions.remove(&question).unwrap();
    let this_question: Mentioned = [(question, choices)].into();
    let document = catalog.document();
    let mut differs = false;
    for_each_completion(document, &other_questions, others, &mut |chosen| {
        let mut results = BTreeSet::new();
        for_each_completion(document, &this_question, chosen, &mut |complete| {
            results.insert(oracle::holds(document, rule, complete));
        });
        differs |= results.len() > 1;
    });
    differs
}
