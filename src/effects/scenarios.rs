//! For trainers: makes a scenario from the current answers, and loads scenarios from files.
//! `commands` uses these functions.

use crate::effects::commands::CommandContext;
use crate::effects::{deferred, files, json};
use crate::state::action::{Action, DeferredAction};
use crate::state::notice::Notice;
use crate::state::{SharedCatalog, part};
use guide_engine::catalog::Catalog;
use guide_engine::document::{Expected, Scenario};
use guide_engine::id::AgreementName;
use guide_engine::messages::key;
use guide_engine::report::{self, Format};
use std::rc::Rc;
use web_sys::Element;
use yew::platform::spawn_local;

impl CommandContext {
    /// Downloads the current answers as a scenario, with the verdicts and reasons that the guide
    /// computes for them.
    pub(super) fn download_scenario(&self) {
        let Some(root) = self.root.cast::<Element>() else {
            return;
        };
        let title = files::field_text(&root, part::SCENARIO_TITLE);
        let story = files::field_text(&root, part::SCENARIO_STORY);
        let paragraphs = story.split("\n\n").map(one_line);
        let story: Vec<String> = paragraphs.filter(|text| !text.is_empty()).collect();
        if one_line(&title).is_empty() || story.is_empty() {
            self.show(Notice::ScenarioIncomplete);
            return;
        }
        let scenario = self.scenario(one_line(&title), story);
        let name = format!("{}.json", scenario.id);
        files::download(&name, Format::Json.media_type(), &json::encode(&scenario));
    }

    fn scenario(&self, title: String, story: Vec<String>) -> Scenario {
        let catalog = &self.catalog.0;
        let used = &self.outcome.interview.used;
        let answers = report::answer_values(catalog, used).into_iter();
        let assessed = &self.outcome.assessed;
        let expected = catalog.agreements().zip(&assessed.agreements);
        Scenario {
            id: id_of(&title).as_str().into(),
            order: 0,
            title,
            story,
            as_of: Some(assessed.as_of),
            answers: answers
                .map(|(question, answer)| (question.into(), answer))
                .collect(),
            discuss: vec![catalog.messages().get(key::CLASS_MAKE_DISCUSS).to_owned()],
            expected: expected
                .map(|((_, program, agreement), assessment)| {
                    let reasons =
                        guide_engine::explain::reasons(catalog, used, assessed, assessment);
                    Expected {
                        verdict: assessment.verdict,
                        agreements: vec![AgreementName::from(
                            format!("{}/{}", program.id, agreement.id).as_str(),
                        )],
                        because: reasons
                            .into_iter()
                            .map(|reason| reason.text)
                            .collect::<Vec<_>>()
                            .join(" "),
                    }
                })
                .collect(),
        }
    }

    /// Adds the scenarios in the chosen files to the catalog, but only if all of them are valid.
    pub(super) fn load_scenarios(&self) {
        let Some((root, chunk)) = self.root.cast::<Element>().zip(self.deferred()) else {
            return;
        };
        let (catalog, send) = (self.catalog.clone(), self.send.clone());
        spawn_local(async move {
            let texts = files::chosen_files(&root, part::SCENARIO_FILES).await;
            if !texts.is_empty() {
                send.emit(deferred::add_scenarios(chunk, &catalog, texts));
            }
        });
    }
}

/// Links the catalog again with the scenarios in these files, given by name and text, and returns
/// the action that adds them. The scenarios have to pass the same checks as the shipped ones. If
/// there is any problem, returns an action that adds none and shows the problems by file.
pub(super) fn add_scenarios(
    catalog: &SharedCatalog,
    texts: Vec<(String, Option<String>)>,
) -> Action {
    let reject = |problems| DeferredAction::NoticeShown(Notice::ScenariosRejected(problems)).into();
    let mut document = catalog.0.document().clone();
    let existing = document.scenarios.len();
    let mut problems = Vec::new();
    let mut names = Vec::new();
    for (name, text) in texts {
        let text = text.ok_or_else(|| "the file is too large".to_owned());
        match text.and_then(|text| json::decode_scenario(&text)) {
            Ok(mut scenario) => {
                let index = document.scenarios.len() + 1;
                scenario.order = u16::try_from(index).unwrap_or(u16::MAX);
                document.scenarios.push(scenario);
                names.push(name);
            }
            Err(problem) => problems.push(format!("{name}: {problem}")),
        }
    }
    if !problems.is_empty() {
        return reject(problems);
    }
    let added = names.len();
    match Catalog::link(document) {
        Ok(catalog) => {
            DeferredAction::CatalogExtended(SharedCatalog(Rc::new(catalog)), added).into()
        }
        Err(found) => {
            let problems = found.iter().map(|problem| {
                let name = problem
                    .subject
                    .scenario()
                    .and_then(|index| names.get(index.checked_sub(existing)?));
                let name = name.map_or("", String::as_str);
                format!(
                    "{name}: {}: {}; {}",
                    problem.field, problem.found, problem.remedy
                )
            });
            reject(problems.collect())
        }
    }
}

/// Returns the text on one line, with single spaces between words.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns an id made from the first eight words of a title, in lower case and joined by hyphens.
/// Every character other than an ASCII letter or digit separates words. If there are no words, the
/// id is `scenario`.
fn id_of(title: &str) -> String {
    let simplify = |character: char| {
        if character.is_ascii_alphanumeric() {
            character.to_ascii_lowercase()
        } else {
            ' '
        }
    };
    let words: String = title.chars().map(simplify).collect();
    let id: Vec<_> = words.split_whitespace().take(8).collect();
    if id.is_empty() {
        return "scenario".to_owned();
    }
    id.join("-")
}
