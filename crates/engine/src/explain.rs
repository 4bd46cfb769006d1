//! Turns rules, reasons, answers and dates into sentences, using the interface messages of the
//! catalog.
//!
//! Explanations of verdicts are generated from the rules that decide them. The guide, the reports
//! and the handbook show these sentences.

mod changes;
mod known;
mod needs;
mod raised;
mod review;
mod rules;
mod text;

pub use changes::{WayToFit, ways_to_fit};
pub use known::{is_known, status, status_in_short};
pub use review::{is_overdue, review_by};
pub use rules::{Dependencies, ExplainedNeed, dependencies, document_rule, needs};
pub use text::{answer, answer_in_short, as_of, date, mark, rule};

use crate::answer::{Answer, Answers};
use crate::assess::{Assessed, Assessment, Reason};
use crate::catalog::{Catalog, LinkedAgreement, LinkedNeed, NeedOrigin};
use crate::condition::{Condition, QuestionIx};
use crate::date::Date;
use crate::document::{Agreement, Citation, Program};
use crate::messages::{Key, Messages, key};
use crate::order;

/// A reason for a verdict, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained<'c> {
    /// The kind of reason, as the key that reports use: `raised`, `met`, `not_met`, `open` and so
    /// on.
    pub kind: &'static str,
    /// The reason in one sentence.
    pub text: String,
    /// The texts of the facts behind the reason. Empty if the catalog gives only citations.
    pub facts: Vec<&'c str>,
    /// The citations for the reason and its facts.
    pub cite: Vec<&'c Citation>,
    /// The questions whose answers decide the reason or, where they are open, would decide it.
    pub questions: Vec<QuestionIx>,
}

impl Explained<'_> {
    /// Whether the reason decides against the agreement.
    pub fn is_against(&self) -> bool {
        matches!(
            self.kind,
            "not_raised" | "not_met" | "clash" | "not_offered"
        )
    }
}

/// Explains every reason of an assessment, in order. Returns an empty list if the catalog lacks the
/// agreement.
pub fn reasons<'c>(
    catalog: &'c Catalog,
    answers: &Answers,
    assessed: &Assessed,
    assessment: &Assessment,
) -> Vec<Explained<'c>> {
    let Some(linked) = catalog.agreements.get(assessment.agreement.0) else {
        return Vec::new();
    };
    let Some((program, agreement)) = catalog.agreement(assessment.agreement) else {
        return Vec::new();
    };
    let explainer = Explainer {
        catalog,
        answers,
        as_of: assessed.as_of,
        linked,
        program,
        agreement,
    };
    let reasons = assessment.reasons.iter();
    reasons.map(|reason| explainer.explain(reason)).collect()
}

struct Explainer<'c, 'a> {
    catalog: &'c Catalog,
    answers: &'a Answers,
    as_of: Date,
    linked: &'c LinkedAgreement,
    program: &'c Program,
    agreement: &'c Agreement,
}

impl<'c> Explainer<'c, '_> {
    fn explain(&self, reason: &Reason) -> Explained<'c> {
        match reason {
            Reason::Raised(addressed, rules) => {
                let rule_text = |raise: &LinkedNeed| self.raised_by(raise);
                self.raised("raised", key::REASON_RAISED, (addressed, rules), rule_text)
            }
            Reason::NotRaised => self.all_raised("not_raised", key::REASON_NOT_RAISED),
            Reason::ChallengesOpen => {
                self.all_raised("challenges_open", key::REASON_CHALLENGES_OPEN)
            }
            Reason::Met(need, questions) => {
                self.need("met", self.met(*need, questions), *need, questions)
            }
            Reason::NotMet(need, questions) => {
                self.need("not_met", self.not_met(*need, questions), *need, questions)
            }
            Reason::Open(need, questions) => {
                self.need("open", self.open(*need, questions), *need, questions)
            }
            Reason::Clash(needs) => self.clash(needs),
            Reason::NotOffered => self.not_offered(),
        }
    }

    fn messages(&self) -> &'c Messages {
        self.catalog.messages()
    }

    fn fill(&self, message: Key, fills: &[(&str, String)]) -> String {
        let fills: Vec<_> = fills
            .iter()
            .map(|(key, text)| (*key, text.as_str()))
            .collect();
        self.messages().fill(message, &fills)
    }

    fn need(
        &self,
        kind: &'static str,
        text: String,
        need: usize,
        questions: &[QuestionIx],
    ) -> Explained<'c> {
        let linked = self.linked.needs.get(need);
        let fact = linked.and_then(|need| self.fact_behind(need));
        Explained {
            kind,
            text,
            facts: fact.iter().map(|(fact, _)| *fact).collect(),
            cite: fact.iter().flat_map(|(_, cite)| cite.iter()).collect(),
            questions: questions.to_vec(),
        }
    }

    /// Returns the fact behind a need, with its citations.
    fn fact_behind(&self, need: &LinkedNeed) -> Option<(&'c str, &'c [Citation])> {
        match need.origin {
            NeedOrigin::Rule(index) => {
                let need = self.agreement.needs.get(index)?;
                Some((need.text.as_str(), need.cite.as_slice()))
            }
            NeedOrigin::Relation(index) => {
                let relation = self.program.relations.get(index)?;
                Some((relation.text.as_str(), relation.cite.as_slice()))
            }
        }
    }

    fn clash(&self, needs: &[usize]) -> Explained<'c> {
        let rules: Vec<_> = needs.iter().map(|need| self.rule(*need)).collect();
        let rules = self.messages().row(key::LIST_SERIES, &rules);
        let linked = needs.iter().filter_map(|need| self.linked.needs.get(*need));
        let facts: Vec<_> = linked
            .clone()
            .filter_map(|need| self.fact_behind(need))
            .collect();
        let mut questions: Vec<_> = linked
            .flat_map(|need| need.questions.iter().copied())
            .collect();
        order::sort_and_dedup(&mut questions);
        Explained {
            kind: "clash",
            text: self
                .messages()
                .fill(key::REASON_CLASH, &[("rules", &rules)]),
            facts: facts.iter().map(|(fact, _)| *fact).collect(),
            cite: facts.iter().flat_map(|(_, cite)| cite.iter()).collect(),
            questions,
        }
    }

    fn not_offered(&self) -> Explained<'c> {
        let day = date(self.messages(), self.as_of);
        let spans = &self.agreement.offered;
        Explained {
            kind: "not_offered",
            text: self
                .messages()
                .fill(key::REASON_NOT_OFFERED, &[("date", &day)]),
            facts: spans.iter().map(|span| span.text.as_str()).collect(),
            cite: spans.iter().flat_map(|span| &span.cite).collect(),
            questions: Vec::new(),
        }
    }

    fn rule(&self, need: usize) -> String {
        let Some(need) = self.linked.needs.get(need) else {
            return String::new();
        };
        match (&need.when, need.origin) {
            (Some(when), _) => rule(self.catalog, when),
            (None, NeedOrigin::Relation(index)) => {
                let relation = self.program.relations.get(index);
                let id = relation.map(|relation| relation.program.as_str());
                let program = id.and_then(|id| self.catalog.find_program(id));
                let name = program.map_or("", |program| program.name.as_str());
                self.messages()
                    .fill(key::RULE_PROGRAM, &[("program", name)])
            }
            (None, NeedOrigin::Rule(_)) => String::new(),
        }
    }

    /// Returns the answers to these questions as text, reduced to the choices that the rule tests.
    fn tested_answers_text(&self, when: Option<&Condition>, questions: &[QuestionIx]) -> String {
        self.text_of_answers(&self.tested_answers(when, questions), questions)
    }

    /// Returns the answers, with those to `questions` reduced to the choices that the rule tests.
    /// An answer without any of these choices is not reduced.
    fn tested_answers(&self, when: Option<&Condition>, questions: &[QuestionIx]) -> Answers {
        let mut tested = Vec::new();
        if let Some(when) = when {
            when.visit(&mut |index, choices| {
                tested.extend(choices.iter().map(|choice| (index, *choice)));
            });
        }
        questions
            .iter()
            .fold(self.answers.clone(), |answers, index| {
                let Answer::Chosen(chosen) = self.answers.get(*index) else {
                    return answers;
                };
                let reduced = chosen
                    .iter()
                    .filter(|choice| tested.contains(&(*index, **choice)));
                let reduced: Vec<usize> = reduced.copied().collect();
                match reduced.is_empty() {
                    true => answers,
                    false => answers.with(*index, Answer::Chosen(reduced)),
                }
            })
    }

    /// Returns the answers to these questions as text, each with the question's short name.
    fn answers_text(&self, questions: &[QuestionIx]) -> String {
        self.text_of_answers(self.answers, questions)
    }

    fn text_of_answers(&self, answers: &Answers, questions: &[QuestionIx]) -> String {
        let texts = questions.iter().filter_map(|index| {
            let question = self.catalog.question(*index)?;
            let answer = answer(self.catalog, answers, *index);
            let fills = [
                ("question", question.short.as_str()),
                ("choices", answer.as_str()),
            ];
            Some(self.messages().fill(key::RULE_IS, &fills))
        });
        let texts: Vec<_> = texts.collect();
        self.messages().row(key::LIST_SERIES, &texts)
    }

    /// Returns the short names of these questions as a list.
    fn questions_text(&self, questions: &[QuestionIx]) -> String {
        let questions = questions
            .iter()
            .filter_map(|index| self.catalog.question(*index));
        self.messages()
            .list(questions.map(|question| question.short.as_str()))
    }
}
