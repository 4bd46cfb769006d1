// Adapts the native GoRules zen engine to the benchmark, for native.mjs. A zen decision is a graph.
// Here one node of the graph contains all rules, in one of two forms: one expression for each
// program, or a decision table with one row for each program. native.mjs times both forms, and
// report.mjs uses the time of the faster form in each round.
import { ZenEngine } from "@gorules/zen-engine";

const expression = (rule) => {
  if (rule.all) return `(${rule.all.map(expression).join(" and ")})`;
  if (rule.any) return `(${rule.any.map(expression).join(" or ")})`;
  if (rule.not) return `not (${expression(rule.not)})`;
  return rule.is ? rule.fact : `not ${rule.fact}`;
};

const graph = (node) => ({
  nodes: [
    { id: "in", name: "in", type: "inputNode", position: { x: 0, y: 0 } },
    { ...node, id: "rules", name: "rules", position: { x: 1, y: 0 } },
    { id: "out", name: "out", type: "outputNode", position: { x: 2, y: 0 } },
  ],
  edges: [
    { id: "first", sourceId: "in", targetId: "rules", type: "edge" },
    { id: "last", sourceId: "rules", targetId: "out", type: "edge" },
  ],
});

const expressions = (programs) =>
  graph({
    type: "expressionNode",
    content: {
      expressions: programs.map(({ id, rule }) => ({ id, key: id, value: expression(rule) })),
    },
  });

const table = (programs) =>
  graph({
    type: "decisionTableNode",
    content: {
      hitPolicy: "collect",
      inputs: [{ id: "when", name: "when" }],
      outputs: [{ id: "id", name: "id", field: "id" }],
      rules: programs.map(({ id, rule }) => ({
        _id: id,
        when: expression(rule),
        id: JSON.stringify(id),
      })),
    },
  });

export function zen(facts, programs, answers) {
  const sets = answers.map((row) =>
    Object.fromEntries(facts.map((fact, index) => [fact, row[index] === "1"])),
  );
  const engine = new ZenEngine();
  const form = (model, holdsIn) => {
    const decision = engine.createDecision(model);
    const decide = async (index) => (await decision.evaluate(sets[index % sets.length])).result;
    return {
      row: async (index) => {
        const holds = holdsIn(await decide(index));
        return programs.map(({ id }) => (holds(id) ? "1" : "0")).join("");
      },
      decide,
    };
  };
  return {
    expressions: form(expressions(programs), (result) => (id) => result[id] === true),
    table: form(table(programs), (result) => {
      const ids = new Set(result.map((row) => row.id));
      return (id) => ids.has(id);
    }),
    dispose: () => engine.dispose(),
  };
}
