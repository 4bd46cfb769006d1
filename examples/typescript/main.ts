// A test compiles this file with `tsc --strict` against the declarations of the package. Each line
// after `@ts-expect-error` must be an error.
import { assess, load, questions, type Answers, type State } from "ice-access-guide";

const guide = document.createElement("ice-access-guide");
guide.theme = "dark";
guide.headingLevel = 3;
guide.programs = ["cap", "lesc"];
guide.asOf = "2026-11-21";
guide.shareAnswers = true;
// @ts-expect-error There is no such theme.
guide.theme = "drak";
// @ts-expect-error There is no such level.
guide.headingLevel = 9;
// @ts-expect-error There is no such kind.
guide.export("pdf");

let savedState: State | undefined;
guide.addEventListener("iag-result", ({ detail }) => {
  savedState = detail.state;
  const verdicts = detail.result?.assessments.map(({ program, verdict }) => `${program}: ${verdict}`);
  console.log(verdicts?.join("\n"));
});
guide.addEventListener("iag-error", ({ detail }) => {
  if (detail.fatal) console.error(detail.code, detail.message, detail.problems ?? []);
  // @ts-expect-error There is no such field.
  console.error(detail.reason);
});
guide.addEventListener("click", (event) => console.log(event.clientX));

export async function run(): Promise<void> {
  const ready = await guide.ready;
  if (savedState) ready.restore(savedState);
  ready.goTo("results");
  const answers: Answers = { challenges: ["gangs"], custody: "jail" };
  const report = await assess(answers, { asOf: "2026-11-21" });
  const questionList = await questions();
  const subset = await load({ programs: new Set(["cap"]) });
  console.log(report.assessments.length, questionList.map(({ id }) => id));
  console.log(subset.assess(answers).as_of, subset.version);
}

document.querySelector("ice-access-guide")?.reset();
