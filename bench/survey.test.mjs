// Checks that the SurveyJS page gives the same verdicts as the guide. The test computes the
// verdicts for every story in tests/stories, on the story's day, and compares them with the
// verdicts that a reviewer signed. script/bench runs the test before it measures.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { parse } from "smol-toml";
import { Model } from "survey-core";
import { survey, valueOf } from "./page/survey.mjs";

const catalog = JSON.parse(
  readFileSync(new URL("../target/catalog.json", import.meta.url), "utf8"),
);
const folder = new URL("../tests/stories/", import.meta.url);
const stories = readdirSync(folder).map((name) => ({
  name,
  ...parse(readFileSync(new URL(name, folder), "utf8")),
}));

/**
 * Returns an answer in the form that SurveyJS uses. A story has an empty list for "none of these";
 * the SurveyJS page has a choice for it.
 */
const surveyAnswer = ([question, answer]) => {
  if (answer.length !== 0) return [question, answer];
  const none = catalog.questions.find(({ id }) => id === question).choices.find(({ none }) => none);
  return [question, [none.id]];
};

const verdicts = (story) => {
  const model = new Model(survey(catalog, story.as_of));
  model.data = Object.fromEntries(Object.entries(story.answers ?? {}).map(surveyAnswer));
  const ids = catalog.programs.flatMap(({ id, agreements }) =>
    agreements.map((agreement) => `${id}/${agreement.id}`),
  );
  return Object.fromEntries(ids.map((id) => [id, model.getVariable(valueOf(id))]));
};

const expected = (story) =>
  Object.fromEntries(
    story.expect.flatMap(({ verdict, agreements }) => agreements.map((id) => [id, verdict])),
  );

test("there are at least 20 stories", () => assert.ok(stories.length >= 20));

for (const story of stories) {
  test(`the SurveyJS page gives the same verdicts as the guide: ${story.name}`, () =>
    assert.deepEqual({ ...verdicts(story) }, { ...expected(story) }));
}
