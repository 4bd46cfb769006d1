// One sheriff, whom every walk through the guide follows, in whatever browser.
import { readFileSync } from "node:fs";

const { questions, words } = JSON.parse(readFileSync("dist/catalog.json", "utf8"));

/** The texts of the interface, by key. */
export { words };

/** What the sheriff answers, by id, as the element takes it. What is not here is skipped. */
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

/** The labels of the choices of an answer, or null for a question that is skipped. */
function labels({ id, choices }) {
  const answer = sheriffAnswers[id];
  if (answer === undefined) return null;
  if (answer === "not_sure") return [words["question.not_sure"]];
  return [answer].flat().map((chosen) => choices.find((choice) => choice.id === chosen).label);
}

/** What the sheriff answers: labels to choose by question, or null to skip it. */
export const sheriff = Object.fromEntries(questions.map((question) => [question.id, labels(question)]));

/** The questions that can change something for that sheriff, in the order they come. */
export const sheriffIsAsked = [
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

/** A count of programs, which is not broken between two lines. */
function count(kind, n) {
  const text = words[`count.${kind}.${n === 1 ? "one" : "other"}`].replace("{n}", n);
  return text.replaceAll(" ", "\u00a0");
}

/** What comes out for that sheriff. */
export const sheriffHeadline = words["results.title"]
  .replace("{fit}", count("fit", 2))
  .replace("{depend}", count("depend", 3))
  .replace("{not}", count("not", 8));
