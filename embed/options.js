// The options a page can set, each as an attribute and as a property: what they may be, and what holds otherwise.
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

/** Options by attribute. `usual` holds where nothing, or nothing that can be read, is set. */
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

/** What a page may have set before the element was defined. */
export const properties = ["catalogue", ...Object.entries(options).map(([name, { property = name }]) => property)];

/**
 * Makes a property of every option but the language, which is a property of every element. What is set is checked like the
 * attribute, which it becomes; what is read is what holds.
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
        else this.setAttribute(name, value === true ? "" : Array.isArray(value) ? value.join(" ") : String(value));
      },
    });
  }
}

/** What an attribute sets; `problem` says why it sets nothing. */
export function read(name, value) {
  const option = options[name];
  const found = option.read(value, name);
  if (found === undefined) return { problem: `"${value}" is not ${option.wanted}` };
  const problem = option.refuse?.(found);
  return problem ? { problem } : { found };
}

// Attributes of every element, and those that frameworks leave on it.
const common =
  /^(accesskey|autocapitalize|autofocus|class|contenteditable|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|inputmode|is|itemid|itemprop|itemref|itemscope|itemtype|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate|(aria|data|x|v|ng|hx)-.*|on[a-z]+)$/;

/** Says what is wrong with an attribute that is no option and that nothing else knows. */
export function unknown(name) {
  if (name in options || common.test(name) || !/^[a-z-]+$/.test(name)) return undefined;
  const known = Object.keys(options);
  const [nearest] = known.filter((option) => distance(option, name) <= 3).sort((a, b) => distance(a, name) - distance(b, name));
  return nearest ? `there is no such option; did you mean ${nearest}?` : "there is no such option";
}

/** How many letters have to be put in, taken out or changed to make one text of the other. */
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
