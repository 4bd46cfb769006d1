// The answers of a fictional sheriff. The tests that answer every question give these answers, in
// every browser.
import { readFileSync } from "node:fs";

const { questions, words: messages } = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

/** The messages of the interface, by key. */
export { messages };

/**
 * The answers by question id, as the element's `restore` method accepts them. The tests skip all
 * other questions.
 */
export const sheriffAnswers = {
  challenges: ["gangs", "custody_status", "ice_handover"],
  help: ["information", "ice_visits", "joint_case"],
  power: ["immigration"],
  custody: "jail",
  agency: "sheriff",
  immigration_law: "not_sure",
  forfeiture_law: "not_barred",
  place: "inland",
  officers: "week",
  nominees: ["citizens", "sworn"],
  joint_case: "no_case",
  systems: ["ori_nlets"],
  signer: "governing_body",
};

/** Returns the labels of the choices in an answer, or null for a skipped question. */
function labels({ id, choices }) {
  const answer = sheriffAnswers[id];
  if (answer === undefined) return null;
  if (answer === "not_sure") return [messages["question.not_sure"]];
  return [answer].flat().map((chosen) => choices.find((choice) => choice.id === chosen).label);
}

/** The labels of the choices to select, by question id; null if the question is to be skipped. */
export const sheriff = Object.fromEntries(
  questions.map((question) => [question.id, labels(question)]),
);

/**
 * The ids of the questions that the guide asks this sheriff, in order: those whose answers can
 * still change the results.
 */
export const sheriffQuestions = [
  "challenges",
  "help",
  "power",
  "custody",
  "agency",
  "immigration_law",
  "detainer_law",
  "notice_law",
  "access_law",
  "officers",
  "nominees",
  "jail_practice",
  "systems",
  "signer",
];

/** Returns a message such as "2 programs fit". No-break spaces keep the message on one line. */
function count(kind, n) {
  const text = messages[`count.${kind}.${n === 1 ? "one" : "other"}`].replace("{n}", n);
  return text.replaceAll(" ", "\u00a0");
}

/** The heading of the results page for this sheriff's answers. */
export const sheriffHeadline = messages["results.title"]
  .replace("{fit}", count("fit", 2))
  .replace("{depend}", count("depend", 3))
  .replace("{not}", count("not", 8));
