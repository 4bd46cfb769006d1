// Generates plain JavaScript from the rules, in two forms: one function for all programs, or one
// function for each program. in-page.js times both forms, because neither is faster for every
// number of programs. A page could ship such code instead of a rule engine.

const text = (rule) => {
  if (rule.all) return `(${rule.all.map(text).join("&&")})`;
  if (rule.any) return `(${rule.any.map(text).join("||")})`;
  if (rule.not) return `!${text(rule.not)}`;
  return `${rule.is ? "" : "!"}f[${Number(rule.fact.slice(1))}]`;
};

/** Compiles one function for all programs. */
const whole = (programs) => {
  const lines = programs.map(({ rule }, index) => `out[${index}] = ${text(rule)};`);
  return new Function("f", "out", lines.join("\n"));
};

/** Compiles one function for each program. */
const each = (programs) => {
  const functions = programs.map(({ rule }) => new Function("f", `return ${text(rule)}`));
  return (f, out) => {
    for (let index = 0; index < functions.length; index += 1) out[index] = functions[index](f);
  };
};

/**
 * Returns an engine for each form. `rows()` returns the results for every answer set. `run(count)`
 * evaluates all rules for each of the next `count` answer sets, and returns how often a rule held.
 */
export function plain(programs, answers) {
  const sets = answers.map((row) => [...row].map((fact) => fact === "1"));
  const out = new Array(programs.length).fill(false);
  const engine = (decide) => {
    let next = 0;
    return {
      rows: () =>
        sets.map((set) => {
          decide(set, out);
          return out.map((holds) => (holds ? "1" : "0")).join("");
        }),
      run: (count) => {
        let holding = 0;
        for (let remaining = count; remaining > 0; remaining -= 1) {
          decide(sets[next], out);
          next = (next + 1) % sets.length;
          for (let index = 0; index < out.length; index += 1) holding += out[index] ? 1 : 0;
        }
        return holding;
      },
    };
  };
  return { whole: engine(whole(programs)), each: engine(each(programs)) };
}
