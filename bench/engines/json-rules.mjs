// json-rules-engine: a rule with an event for each program; the program holds if its event comes.
import { Engine } from "json-rules-engine";

const conditions = (rule) => {
  if (rule.all) return { all: rule.all.map(conditions) };
  if (rule.any) return { any: rule.any.map(conditions) };
  if (rule.not) return { not: conditions(rule.not) };
  return { fact: rule.fact, operator: "equal", value: rule.is };
};

/** Its conditions begin with all, any or not: a rule that is one test alone stands in an "all" of its own. */
const top = (rule) => conditions(rule.fact ? { all: [rule] } : rule);

export function jsonRules(facts, programs, answers) {
  const engine = new Engine();
  programs.forEach(({ id, rule }) => engine.addRule({ conditions: top(rule), event: { type: id } }));
  const sets = answers.map((row) => Object.fromEntries(facts.map((fact, place) => [fact, row[place] === "1"])));
  const decide = async (set) => new Set((await engine.run(set)).events.map((event) => event.type));
  return {
    row: async (place) => {
      const held = await decide(sets[place]);
      return programs.map(({ id }) => (held.has(id) ? "1" : "0")).join("");
    },
    one: (place) => decide(sets[place % sets.length]),
  };
}
