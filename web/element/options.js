// Defines the options that a host page can set as attributes or properties, with their valid values
// and defaults. element.js calls `defineProperties`, settings.js reads the attributes, and
// manifest.mjs lists the options.
import { held, languages } from "./languages.js";

const oneOf = (...values) => ({
  wanted: `one of ${values.join(", ")}`,
  read: (text) => (values.includes(text) ? text : undefined),
});

const flag = {
  wanted: "an attribute that is there or not, without a value",
  read: (text, name) => (text === "" || text === name ? true : undefined),
};

const level = {
  wanted: "a whole number from 1 to 4",
  read: (text) => (/^[1-4]$/.test(text) ? Number(text) : undefined),
};

const day = {
  wanted: "a day such as 2008-06-30",
  read(text) {
    const date = /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`);
    return date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
  },
};

const names = {
  wanted: "ids of programs, apart by spaces or commas",
  read(text) {
    const ids = text.split(/[\s,]+/).filter((id) => id !== "");
    return ids.length > 0 ? ids : undefined;
  },
};

const text = { wanted: "a text", read: (text) => text.trim() || undefined };

const language = {
  get wanted() {
    return `a language that the guide was built with: ${Object.keys(languages).join(", ")}`;
  },
  read: held,
};

const kept = {
  ...oneOf("none", "local"),
  refuse(value) {
    if (value === "none") return undefined;
    try {
      window.localStorage.getItem("");
      return undefined;
    } catch {
      return "this page may not keep anything in the browser";
    }
  },
};

/** The options by attribute name. `usual` is the default if the value is missing or invalid. */
export const options = {
  lang: Object.assign(language, { usual: "en" }),
  theme: { ...oneOf("auto", "light", "dark"), usual: "auto" },
  mode: { ...oneOf("full", "compact", "present"), usual: "full" },
  start: { ...text, wanted: "the name of a page, such as programs or question/custody" },
  programs: names,
  "as-of": { ...day, property: "asOf" },
  "heading-level": { ...level, property: "headingLevel", usual: 2 },
  "catalogue-src": { ...text, wanted: "the address of a catalogue", property: "catalogueSrc" },
  storage: { ...kept, usual: "none" },
  "share-answers": { ...flag, property: "shareAnswers", usual: false },
  standalone: { ...flag, usual: false },
};

/** The properties that a host page may have set before the element was defined. */
export const properties = ["catalogue", ...Object.entries(options).map(([name, { property = name }]) => property)];

/**
 * Defines a property for every option except `lang`, which every HTML element has. Setting the
 * property sets the attribute, or removes it for undefined, null and false. Reading the property
 * returns the value of the attribute if it is valid, otherwise the default.
 */
export function defineProperties(prototype) {
  for (const [name, { property = name, usual }] of Object.entries(options)) {
    if (name === "lang") continue;
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        const value = this.getAttribute(name);
        return (value === null ? undefined : read(name, value).found) ?? usual;
      },
      set(value) {
        if (value === undefined || value === null || value === false) this.removeAttribute(name);
        else this.setAttribute(name, value === true ? "" : typeof value === "object" && value[Symbol.iterator] ? [...value].join(" ") : String(value));
      },
    });
  }
}

/**
 * Parses the value of an option. Returns `found`, the parsed value, or `problem`, the reason why
 * the value is invalid.
 */
export function read(name, value) {
  const option = options[name];
  const found = option.read(value, name);
  if (found === undefined) return { problem: `"${value}" is not ${option.wanted}` };
  const problem = option.refuse?.(found);
  return problem ? { problem } : { found };
}

// The attributes that every element can have, and those that frameworks add.
const common =
  /^(accesskey|autocapitalize|autofocus|class|contenteditable|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|inputmode|is|itemid|itemprop|itemref|itemscope|itemtype|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate|(aria|data|x|v|ng|hx)-.*|on[a-z]+)$/;

/**
 * Returns a message if `name` is neither an option nor a common attribute, otherwise undefined.
 * Ignores names with characters other than lowercase letters and hyphens.
 */
export function unknown(name) {
  if (name in options || common.test(name) || !/^[a-z-]+$/.test(name)) return undefined;
  const known = Object.keys(options);
  const [nearest] = known.filter((option) => distance(option, name) <= 3).sort((a, b) => distance(a, name) - distance(b, name));
  return nearest ? `there is no such option; did you mean ${nearest}?` : "there is no such option";
}

/**
 * Returns the Levenshtein distance: the smallest number of insertions, deletions and replacements
 * of a letter that turn one word into the other.
 */
function distance(one, other) {
  let row = [...other, ""].map((_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [place, own] of [...other].entries()) {
      next.push(Math.min(row[place] + (letter === own ? 0 : 1), row[place + 1] + 1, next[place] + 1));
    }
    row = next;
  }
  return row.at(-1);
}
