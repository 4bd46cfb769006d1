// Defines the options that a host page can set as attributes or properties, with their valid values
// and defaults. element.js calls `defineProperties`, settings.js reads the attributes, and
// manifest.mjs lists the options.
import { languages, supportedLanguage } from "./languages.js";

const oneOf = (...values) => ({
  expected: `one of ${values.join(", ")}`,
  parse: (text) => (values.includes(text) ? text : undefined),
});

const flag = {
  expected: "empty; this attribute takes no value",
  parse: (text, name) => (text === "" || text === name ? true : undefined),
};

const level = {
  expected: "a whole number from 1 to 4",
  parse: (text) => (/^[1-4]$/.test(text) ? Number(text) : undefined),
};

const date = {
  expected: "a date such as 2008-06-30",
  parse(text) {
    const date = /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`);
    const isValid = date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
    return isValid ? text : undefined;
  },
};

const programIds = {
  expected: "program ids, separated by spaces or commas",
  parse(text) {
    const ids = text.split(/[\s,]+/).filter((id) => id !== "");
    return ids.length > 0 ? ids : undefined;
  },
};

const nonEmpty = { parse: (text) => text.trim() || undefined };

const language = {
  get expected() {
    return `a language that the guide was built with: ${Object.keys(languages).join(", ")}`;
  },
  parse: supportedLanguage,
};

const storage = {
  ...oneOf("none", "local"),
  check(value) {
    if (value === "none") return undefined;
    try {
      window.localStorage.getItem("");
      return undefined;
    } catch {
      return "this page may not store data in the browser";
    }
  },
};

/**
 * The options by attribute name. `parse` returns undefined for an invalid value, and `expected`
 * completes the error message for it. `check` returns a reason to reject a parsed value, if there
 * is one. `default` applies if the value is missing or invalid.
 */
export const options = {
  lang: Object.assign(language, { default: "en" }),
  theme: { ...oneOf("auto", "light", "dark"), default: "auto" },
  mode: { ...oneOf("full", "compact", "present"), default: "full" },
  start: { ...nonEmpty, expected: "the name of a page, such as programs or question/custody" },
  programs: programIds,
  "as-of": { ...date, property: "asOf" },
  "heading-level": { ...level, property: "headingLevel", default: 2 },
  "catalog-src": { ...nonEmpty, expected: "the URL of a catalog", property: "catalogSrc" },
  storage: { ...storage, default: "none" },
  "share-answers": { ...flag, property: "shareAnswers", default: false },
  standalone: { ...flag, default: false },
};

/** The properties that a host page may have set before the element was defined. */
export const properties = [
  "catalog",
  ...Object.entries(options).map(([name, { property = name }]) => property),
];

/**
 * Defines a property for every option except `lang`, which every HTML element has. Setting the
 * property sets the attribute, or removes it for undefined, null and false. Reading the property
 * returns the value of the attribute if it is valid, otherwise the default.
 */
export function defineProperties(prototype) {
  for (const [name, { property = name, default: defaultValue }] of Object.entries(options)) {
    if (name === "lang") continue;
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        const value = this.getAttribute(name);
        return (value === null ? undefined : parseOption(name, value).found) ?? defaultValue;
      },
      set(value) {
        if (value === undefined || value === null || value === false) this.removeAttribute(name);
        else if (value === true) this.setAttribute(name, "");
        else {
          const isList = typeof value === "object" && value[Symbol.iterator];
          this.setAttribute(name, isList ? [...value].join(" ") : String(value));
        }
      },
    });
  }
}

/**
 * Parses the value of an option. Returns `found`, the parsed value, or `problem`, the reason why
 * the value is invalid.
 */
export function parseOption(name, value) {
  const option = options[name];
  const found = option.parse(value, name);
  if (found === undefined) return { problem: `"${value}" is not ${option.expected}` };
  const problem = option.check?.(found);
  return problem ? { problem } : { found };
}

// The attributes that every element can have, and those that frameworks add.
const common = new RegExp(
  "^(accesskey|autocapitalize|autofocus|class|contenteditable|dir|draggable|enterkeyhint|" +
    "exportparts|hidden|id|inert|inputmode|is|itemid|itemprop|itemref|itemscope|itemtype|nonce|" +
    "part|popover|role|slot|spellcheck|style|tabindex|title|translate|" +
    "(aria|data|x|v|ng|hx)-.*|on[a-z]+)$",
);

/**
 * Returns a message if `name` is neither an option nor a common attribute, otherwise undefined.
 * Ignores names with characters other than lowercase letters and hyphens.
 */
export function unknownOption(name) {
  if (name in options || common.test(name) || !/^[a-z-]+$/.test(name)) return undefined;
  const [nearest] = Object.keys(options)
    .filter((option) => distance(option, name) <= 3)
    .sort((a, b) => distance(a, name) - distance(b, name));
  return nearest
    ? `there is no such option; did you mean ${nearest}?`
    : "there is no such option";
}

/**
 * Returns the Levenshtein distance: the smallest number of insertions, deletions and replacements
 * of a letter that turn one word into the other.
 */
function distance(one, other) {
  let row = [...other, ""].map((_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, otherLetter] of [...other].entries()) {
      next.push(
        Math.min(row[j] + (letter === otherLetter ? 0 : 1), row[j + 1] + 1, next[j] + 1),
      );
    }
    row = next;
  }
  return row.at(-1);
}
