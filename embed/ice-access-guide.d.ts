/** The guide as a custom element, and as functions for those who want no interface. */

/** An answer: a choice's id, a list of choices' ids where a question takes several, or `"not_sure"`. */
export type Answer = string | string[];

/** Answers by question. A question without an answer is not in it. */
export type Answers = Record<string, Answer>;

/** What `answers()` gives out and `restore()` takes: keep it unchanged. */
export interface State {
  readonly format: "ice-access-guide/answers@1";
  /** The version of the catalogue; absent while the guide is not ready. */
  readonly catalogue?: string;
  /** The page the person was on, such as `"results"` or `"question/custody"`. */
  readonly page: string;
  readonly answers: Answers;
}

export interface Choice {
  id: string;
  label: string;
  hint: string | null;
  short: string | null;
  /** Stands for none of the others. */
  none: boolean;
}

export interface Question {
  id: string;
  section: string;
  /** One choice, or any number. */
  kind: "one" | "many";
  text: string;
  hint: string;
  short: string;
  changed_by: "agency" | "governing_body" | "outside" | "fixed";
  not_sure: string | null;
  choices: Choice[];
}

export type Verdict = "fits" | "depends" | "does_not_fit" | "not_raised" | "not_offered";

/** A place in a source, with the date it speaks for. */
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
  /** Ids of the questions it rests on. */
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

/** What the answers say of one way to take part in a program. */
export interface Assessment {
  program: string;
  agreement: string;
  verdict: Verdict;
  reasons: Reason[];
  requirements: Requirement[];
  ask_ice: { text: string; sources: Cited[] }[];
  /** Ids of the open questions that the verdict turns on. */
  turns_on: string[];
}

/** Every verdict, in the catalogue's order, which is no ranking. */
export interface Report {
  format: "ice-access-guide/1";
  /** The day the verdicts are for. */
  as_of: string;
  /** The day it was made, where that is known. */
  made?: string;
  /** The version of the catalogue. */
  catalog: string;
  /** The fingerprint of the rules. */
  rules: string;
  /** What was answered. */
  answers: Answers;
  assessments: Assessment[];
}

/** A catalogue of your own: the JSON that `guide catalog` writes. `catalog.schema.json` has its form. */
export type Catalogue = object;

/** A guide to ask. */
export interface Guide {
  /** The version of its catalogue. */
  readonly version: string;
  questions(): Question[];
  /** Throws an error with a line for each answer that cannot be read. `asOf` is a day such as `"2008-06-30"`. */
  assess(answers?: Answers, options?: { asOf?: string }): Report;
}

/** Loads the guide without showing it, once for a page. */
export function load(options?: { catalogue?: Catalogue; programs?: Iterable<string>; lang?: string }): Promise<Guide>;

/** The questions of the built-in guide. */
export function questions(): Promise<Question[]>;

/** Every verdict of the built-in guide for these answers. */
export function assess(answers: Answers, options?: { asOf?: string }): Promise<Report>;

export type Theme = "auto" | "light" | "dark";
export type Mode = "full" | "compact" | "present";
/** Whether a person may ask for the answers to be kept in the browser. */
export type Storage = "none" | "local";

export interface ReadyDetail {
  /** The version of the script. */
  version: string;
  /** The version of the catalogue. */
  catalogue: string;
}

export interface StepDetail {
  /** The kind of page, such as `"question"`; its whole name with `share-answers`. */
  page: string;
  /** With `share-answers` alone. */
  state?: State;
}

export interface ResultDetail {
  /** With `share-answers` alone. */
  state?: State;
  /** With `share-answers` alone. */
  result?: Report;
}

export interface ErrorDetail {
  /** What to tell it by. */
  code: "option" | "catalogue" | "restore" | "mime" | "load" | "blocked" | "browser" | "start" | "failed";
  message: string;
  /** Whether the guide cannot run and its fallback is shown. */
  fatal: boolean;
  /** The option that was refused. */
  option?: string;
  /** Everything that is wrong with a catalogue or with answers. */
  problems?: string[];
}

export interface IceAccessGuideEventMap {
  "iag-ready": CustomEvent<ReadyDetail>;
  "iag-step": CustomEvent<StepDetail>;
  "iag-result": CustomEvent<ResultDetail>;
  "iag-error": CustomEvent<ErrorDetail>;
}

/**
 * `<ice-access-guide>`: what stands in it is shown until the guide is ready, where it cannot run, and without JavaScript.
 * A property that is set to what it cannot be is refused with an `iag-error`, and the usual value holds.
 */
export class IceAccessGuide extends HTMLElement {
  theme: Theme;
  mode: Mode;
  /** The page it starts with, and again after `reset()`. */
  start: string | undefined;
  /** Ids of the programs that are shown; all of them if undefined. As an attribute: apart by spaces. */
  get programs(): string[] | undefined;
  set programs(programs: Iterable<string> | string | undefined);
  /** The day the verdicts are for, such as `"2008-06-30"`; today if undefined. */
  asOf: string | undefined;
  headingLevel: 1 | 2 | 3 | 4;
  catalogueSrc: string | undefined;
  catalogue: Catalogue | undefined;
  storage: Storage;
  /** Whether events carry answers and what follows from them. */
  shareAnswers: boolean;
  /** Whether the page is the guide's alone, so that its address and title follow the person. */
  standalone: boolean;

  /** Resolves with the element once the guide is ready. */
  readonly ready: Promise<this>;

  /** Clears all answers and shows the first page. */
  reset(): void;
  /** Shows a page, such as `"results"`, `"question/custody"` or `"program/cap"`. Throws if there is none of this name. */
  goTo(page: string): void;
  answers(): State;
  /** Puts answers back; gives back a sentence for each that could not be read, while the others are in place. */
  restore(state: State | Report): string[];
  /** Every verdict for the present answers. Throws until the guide is ready. */
  result(): Report;
  /**
   * Answers and verdicts as a text to keep: a report, of which `restore(JSON.parse(text))` puts the answers back; the
   * requirements for a spreadsheet; or a text for an e-mail.
   */
  export(kind?: "json" | "csv" | "markdown"): string;
  /** Prints the page that the guide stands in. */
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
