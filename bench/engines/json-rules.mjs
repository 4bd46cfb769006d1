// Adapts json-rules-engine to the benchmark, for native.mjs. Each program becomes one rule with one
// event. The rule of the program holds if the event fires.
import { Engine } from "json-rules-engine";

const conditions = (rule) => {
  if (rule.all) return { all: rule.all.map(conditions) };
  if (rule.any) return { any: rule.any.map(conditions) };
  if (rule.not) return { not: conditions(rule.not) };
  return { fact: rule.fact, operator: "equal", value: rule.is };
};

/**
 * Returns the conditions for the rule of a program. If the rule is a single test, wraps the test in
 * "all", because json-rules-engine requires "all", "any" or "not" as the outermost condition.
 */
const outermost = (rule) => conditions(rule.fact ? { all: [rule] } : rule);

export function jsonRules(facts, programs, answers) {
  const engine = new Engine();
  programs.forEach(({ id, rule }) =>
    engine.addRule({ conditions: outermost(rule), event: { type: id } }),
  );
  const sets = answers.map((row) =>
    Object.fromEntries(facts.map((fact, index) => [fact, row[index] === "1"])),
  );
  const decide = async (set) => new Set((await engine.run(set)).events.map((event) => event.type));
  return {
    row: async (index) => {
      const ids = await decide(sets[index]);
      return programs.map(({ id }) => (ids.has(id) ? "1" : "0")).join("");
    },
    decide: (index) => decide(sets[index % sets.length]),
  };
}
