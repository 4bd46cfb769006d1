//! The questions chapter of the handbook: each question with its choices, who could change the
//! answer, and the programs that it affects. The open points, which only ICE, counsel or another
//! agency can settle, come after the questions.

use super::page::Page;
use super::{claims, law, program};
use guide_engine::condition::QuestionIx;
use guide_engine::document::{ChangedBy, Program, Question, QuestionKind};
use guide_engine::explain;
use guide_engine::messages::{Key, key};

/// The id of the questions chapter.
pub const ID: &str = "questions";

/// Returns the id of the section on a question.
pub fn id(question: &Question) -> String {
    format!("question-{}", question.id)
}

/// Writes every question in the order of the interview, then the open points.
pub fn questions(page: &mut Page) {
    page.chapter(ID, page.messages().get(key::HANDBOOK_QUESTIONS), |page| {
        page.message_element("p", key::HANDBOOK_QUESTIONS_LEAD);
        for (index, question) in page.catalog.questions() {
            page.element("section", &[("id", &id(question))], |page| {
                question_section(page, index, question);
            });
        }
        points(page);
    });
}

/// Writes every open point, with what the sources say for each of its two answers.
fn points(page: &mut Page) {
    let catalog = page.catalog;
    if catalog.points().next().is_none() {
        return;
    }
    page.heading(3, page.messages().get(key::ASKED_TITLE));
    page.message_element("p", key::ASKED_LEAD);
    for (index, question) in catalog.points() {
        page.element("section", &[("id", &id(question))], |page| {
            point_section(page, index, question);
        });
    }
}

fn point_section(page: &mut Page, index: QuestionIx, question: &Question) {
    let Some(point) = &question.point else { return };
    page.heading(4, &question.text);
    page.text_element("p", &question.hint);
    page.element("ul", &[("class", "choices")], |page| {
        for (choice, side) in question.choices.iter().zip([&point.one, &point.other]) {
            page.element("li", &[], |page| {
                page.text(&format!("{}: {}", choice.label, side.text));
                claims::cites(page, &side.cite);
            });
        }
    });
    page.element("dl", &[], |page| {
        let (verdict, marks) = affected_programs(page, index);
        program_links(page, key::HANDBOOK_BEARS, verdict);
        program_links(page, key::HANDBOOK_BEARS_MARKS, marks);
    });
}

fn question_section(page: &mut Page, index: QuestionIx, question: &Question) {
    let messages = page.messages();
    page.heading(3, &format!("{}. {}", index.0 + 1, question.text));
    page.text_element("p", &question.hint);
    page.message_element(
        "p",
        match question.kind {
            QuestionKind::One => key::WORKSHEET_ONE,
            QuestionKind::Many => key::WORKSHEET_MANY,
        },
    );
    page.element("ul", &[("class", "choices")], |page| {
        for (_, choice) in question.in_order() {
            choice_item(page, &choice.label, choice.hint.as_deref());
        }
        let default_hint = messages.get(key::QUESTION_NOT_SURE_HINT);
        let hint = question.not_sure.as_deref().unwrap_or(default_hint);
        choice_item(page, messages.get(key::QUESTION_NOT_SURE), Some(hint));
    });
    if question.law && law::is_included(page) {
        page.element("p", &[], |page| {
            page.link(law::ID, messages.get(key::LAW_TITLE));
        });
    }
    page.element("dl", &[], |page| {
        let changed = messages.get(changed_by(question.changed_by));
        page.row(key::HANDBOOK_CHANGED, |page| page.text(changed));
        let (verdict, marks) = affected_programs(page, index);
        program_links(page, key::HANDBOOK_BEARS, verdict);
        program_links(page, key::HANDBOOK_BEARS_MARKS, marks);
    });
}

fn choice_item(page: &mut Page, label: &str, hint: Option<&str>) {
    page.element("li", &[], |page| {
        page.text(label);
        if let Some(hint) = hint {
            page.text(" ");
            page.element("span", &[("class", "note")], |page| page.text(hint));
        }
    });
}

fn changed_by(changed_by: ChangedBy) -> Key {
    match changed_by {
        ChangedBy::Agency => key::HANDBOOK_BY_AGENCY,
        ChangedBy::GoverningBody => key::CHANGE_BY_BODY,
        ChangedBy::Outside => key::CHANGE_BY_OUTSIDE,
        ChangedBy::Fixed => key::CHANGE_BY_NOBODY,
    }
}

/// Returns two lists: the programs whose verdicts the question can affect, and the other programs,
/// for which the question can affect only marks (whether requirements are met).
fn affected_programs<'c>(
    page: &Page<'c>,
    index: QuestionIx,
) -> (Vec<&'c Program>, Vec<&'c Program>) {
    let catalog = page.catalog;
    let (mut verdict, mut marks) = (Vec::new(), Vec::new());
    for (agreement, program, _) in catalog.agreements() {
        let dependency = explain::dependencies(catalog, agreement);
        if dependency.verdict.contains(&index) {
            verdict.push(program);
        } else if dependency.marks.contains(&index) {
            marks.push(program);
        }
    }
    verdict.dedup_by_key(|program| &program.id);
    marks.dedup_by_key(|program| &program.id);
    marks.retain(|program| verdict.iter().all(|other| other.id != program.id));
    (verdict, marks)
}

fn program_links<'c>(page: &mut Page<'c>, name: Key, programs: Vec<&'c Program>) {
    if programs.is_empty() {
        return;
    }
    let links = programs
        .into_iter()
        .map(|program| (program::id(program), program.name.as_str()));
    page.row(name, |page| page.links(links));
}
