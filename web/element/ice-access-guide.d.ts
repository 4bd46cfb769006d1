/**
 * TypeScript declarations of the custom element, and of the functions that assess answers without a
 * user interface.
 */

/**
 * An answer: the id of a choice, a list of ids if the question takes several choices, or
 * `"not_sure"`.
 */
export type Answer = string | string[];

/** Answers by question id. Questions without an answer are absent. */
export type Answers = Record<string, Answer>;

/** The state that `answers()` returns and `restore()` accepts. Store it unchanged. */
export interface State {
  readonly format: "ice-access-guide/answers@1";
  /** The version of the catalog; absent until the guide has rendered. */
  readonly catalog?: string;
  /** The current page, such as `"results"` or `"question/custody"`. */
  readonly page: string;
  readonly answers: Answers;
}

export interface Choice {
  id: string;
  label: string;
  hint: string | null;
  short: string | null;
  /** Whether this choice is "none of these", which excludes all other choices. */
  none: boolean;
}

export interface Question {
  id: string;
  section: string;
  /** Whether the question takes one choice or any number of choices. */
  kind: "one" | "many";
  text: string;
  hint: string;
  short: string;
  changed_by: "agency" | "governing_body" | "outside" | "fixed";
  not_sure: string | null;
  /** Whether the question is about a law. The guide always asks such a question. */
  law: boolean;
  choices: Choice[];
  /** For an open point: who can settle it, and a sourced statement for each of its two answers. */
  point?: Point;
}

/** A statement of the content with its sources. */
export interface Claim {
  text: string;
  cite: Citation[];
}

/**
 * A citation in the catalog: the id of a source, the section in it (`at`), and the date of the
 * statement.
 */
export interface Citation {
  source: string;
  at: string;
  as_of: string | null;
}

/** Who can settle an open point. */
export type Desk = "ice" | "counsel" | "agency";

export interface Point {
  ask: Desk;
  one: Claim;
  other: Claim;
}

/** The latest known status of a program, and the date of this status. */
export interface Status {
  kind: "active" | "renamed" | "documented" | "undated" | "withdrawn" | "not_established";
  date: string;
  text: string;
}

export type Verdict = "fits" | "depends" | "does_not_fit" | "not_raised" | "not_offered";

/** A citation in a report: a source, the section in it (`at`), and the date of the statement. */
export interface Cited {
  source: string;
  title: string;
  at: string;
  as_of: string;
  confidence: "founding" | "primary" | "secondary";
}

export interface Reason {
  kind: string;
  text: string;
  facts: string[];
  /** The ids of the questions whose answers decide this reason, or would decide it. */
  questions: string[];
  sources: Cited[];
}

export interface Requirement {
  stage: "before" | "sign" | "train" | "run" | "leave";
  mark: "have" | "need" | "not_known" | "to_know" | "nothing";
  text: string;
  by: "agency" | "officer" | "governing_body" | "ice";
  pays?: "agency" | "federal" | "both";
  sources: Cited[];
}

/** The result for one agreement of a program. */
export interface Assessment {
  program: string;
  agreement: string;
  verdict: Verdict;
  status: Status;
  /**
   * Whether a duty is unmet: a law requires this agreement or another one of its program, and none
   * of the agreements that it requires fits. Always false for `"not_offered"`.
   */
  unmet_duty: boolean;
  reasons: Reason[];
  requirements: Requirement[];
  ask_ice: { text: string; sources: Cited[] }[];
  /** The ids of the unanswered questions and open points on which the verdict depends. */
  turns_on: string[];
}

/** Every verdict, in the order of the catalog. The order is not a ranking. */
export interface Report {
  format: "ice-access-guide/1";
  /** The day for which the verdicts hold. */
  as_of: string;
  /** The day on which the report was made, if known. */
  made?: string;
  /** The version of the catalog. */
  catalog: string;
  /** The fingerprint of the rules. */
  rules: string;
  /** The answers. */
  answers: Answers;
  /** For each open point: who settled it, and when. Absent if this was never recorded. */
  settled?: Record<string, { from: Desk; on?: string }>;
  assessments: Assessment[];
}

/**
 * A catalog of your own, in the format that `guide catalog` writes and `catalog.schema.json`
 * describes.
 */
export type Catalog = object;

/** A guide that assesses answers without a user interface. */
export interface Guide {
  /** The version of the guide's catalog. */
  readonly version: string;
  questions(): Question[];
  /**
   * Returns the report for these answers. `asOf` is the day for which the verdicts hold, such as
   * `"2008-06-30"`; the default is today. Throws an error if `asOf` is not a date. If answers are
   * invalid, throws an error with one line for each of them.
   */
  assess(answers?: Answers, options?: { asOf?: string }): Report;
}

/**
 * Loads a guide without showing it. However often a page calls this function, the WebAssembly
 * program is loaded only once.
 */
export function load(options?: {
  catalog?: Catalog;
  programs?: Iterable<string> | string;
  lang?: string;
}): Promise<Guide>;

/** Returns the questions of the built-in guide. */
export function questions(): Promise<Question[]>;

/** Returns the report of the built-in guide for these answers. */
export function assess(answers: Answers, options?: { asOf?: string }): Promise<Report>;

export type Theme = "auto" | "light" | "dark";
export type Mode = "full" | "compact" | "present";
/** Whether visitors can choose to keep their answers in the browser. */
export type Storage = "none" | "local";

export interface ReadyDetail {
  /** The version of the script. */
  version: string;
  /** The version of the catalog. */
  catalog: string;
}

export interface StepDetail {
  /**
   * The kind of page, such as `"question"`. With `share-answers`, the complete name of the page,
   * such as `"question/custody"`.
   */
  page: string;
  /** Present only with `share-answers`. */
  state?: State;
}

export interface ResultDetail {
  /** Present only with `share-answers`. */
  state?: State;
  /** Present only with `share-answers`. */
  result?: Report;
}

export interface ErrorDetail {
  /** The kind of error. */
  code:
    | "option"
    | "catalog"
    | "restore"
    | "mime"
    | "load"
    | "blocked"
    | "browser"
    | "start"
    | "failed";
  message: string;
  /** Whether the guide cannot run, so that its fallback is shown. */
  fatal: boolean;
  /** The option that was rejected. */
  option?: string;
  /** Every problem with a catalog or with restored answers. */
  problems?: string[];
}

export interface IceAccessGuideEventMap {
  "iag-ready": CustomEvent<ReadyDetail>;
  "iag-step": CustomEvent<StepDetail>;
  "iag-result": CustomEvent<ResultDetail>;
  "iag-error": CustomEvent<ErrorDetail>;
}

/**
 * The element `<ice-access-guide>`. The content of the element is its fallback: the browser shows
 * it until the guide has rendered, if the guide cannot run, and without JavaScript. An invalid
 * value of an option is rejected with an `iag-error` event that names the option, and the default
 * applies.
 */
export class IceAccessGuide extends HTMLElement {
  theme: Theme;
  mode: Mode;
  /** The page that the guide shows first and after `reset()`. */
  start: string | undefined;
  /**
   * The ids of the programs to show; undefined shows all programs. In the attribute, the ids are
   * separated by spaces.
   */
  get programs(): string[] | undefined;
  set programs(programs: Iterable<string> | string | undefined);
  /** The day for which the verdicts hold, such as `"2008-06-30"`; today if undefined. */
  asOf: string | undefined;
  headingLevel: 1 | 2 | 3 | 4;
  catalogSrc: string | undefined;
  catalog: Catalog | undefined;
  storage: Storage;
  /** Whether events include the answers and the results. */
  shareAnswers: boolean;
  /** Whether the page is only for the guide. The guide then sets the page's address and title. */
  standalone: boolean;

  /** A promise that resolves with the element once the guide is ready. */
  readonly ready: Promise<this>;

  /** Clears all answers and shows the start page, or the page in `start`. */
  reset(): void;
  /**
   * Shows a page, such as `"results"`, `"question/custody"` or `"program/cap"`. Throws if there is
   * no page of this name. Before the guide has rendered, the page is shown later, and a missing
   * page is reported as an `iag-error`.
   */
  goTo(page: string): void;
  answers(): State;
  /**
   * Restores answers and the page. Skips answers that the catalog no longer has, and returns one
   * sentence for each of them. Before the guide has rendered, returns an empty list, and reports
   * these sentences later in an `iag-error`.
   */
  restore(state: State | Report): string[];
  /** Returns the report for the current answers. Throws an error until the guide is ready. */
  result(): Report;
  /**
   * Returns the report as text. `"json"` is the default; `restore(JSON.parse(text))` restores the
   * answers from it. `"csv"` lists the requirements for a spreadsheet. `"markdown"` is for an
   * e-mail. Throws an error until the guide is ready.
   */
  export(kind?: "json" | "csv" | "markdown"): string;
  /** Prints the page that contains the guide. */
  print(): void;

  addEventListener<K extends keyof IceAccessGuideEventMap>(
    type: K,
    listener: (this: IceAccessGuide, event: IceAccessGuideEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: IceAccessGuide, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "ice-access-guide": IceAccessGuide;
  }
}
