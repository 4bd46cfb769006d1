// The rules as plain JavaScript, made once by a generator and then compiled by the engine of the language: what a page
// could carry instead of any engine. Two forms, because neither is the faster at every size.

const text = (rule) => {
  if (rule.all) return `(${rule.all.map(text).join("&&")})`;
  if (rule.any) return `(${rule.any.map(text).join("||")})`;
  if (rule.not) return `!${text(rule.not)}`;
  return `${rule.is ? "" : "!"}f[${Number(rule.fact.slice(1))}]`;
};

/** One function for all programs. */
const whole = (programs) => {
  const lines = programs.map(({ rule }, place) => `out[${place}] = ${text(rule)};`);
  return new Function("f", "out", lines.join("\n"));
};

/** One function for each program. */
const each = (programs) => {
  const own = programs.map(({ rule }) => new Function("f", `return ${text(rule)}`));
  return (f, out) => {
    for (let place = 0; place < own.length; place += 1) out[place] = own[place](f);
  };
};

/** Both forms, each as an engine: `rows()` decides every answer set, `run(sets)` the next so many. */
export function plain(programs, answers) {
  const sets = answers.map((row) => [...row].map((fact) => fact === "1"));
  const out = new Array(programs.length).fill(false);
  const engine = (decide) => {
    let next = 0;
    return {
      rows: () =>
        sets.map((set) => {
          decide(set, out);
          return out.map((is) => (is ? "1" : "0")).join("");
        }),
      run: (count) => {
        let held = 0;
        for (let left = count; left > 0; left -= 1) {
          decide(sets[next], out);
          next = (next + 1) % sets.length;
          for (let place = 0; place < out.length; place += 1) held += out[place] ? 1 : 0;
        }
        return held;
      },
    };
  };
  return { whole: engine(whole(programs)), each: engine(each(programs)) };
}
