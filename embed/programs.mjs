// What the script and the pages carry of the catalogue in themselves: the words for a failure, and a plain list of all
// programs and options, for where nothing else can be read.

/** The words of the catalogue that the script says by itself. */
export function texts(catalog) {
  const own = Object.entries(catalog.words).filter(([key]) => key.startsWith("embed."));
  return Object.fromEntries(own.map(([key, text]) => [key.slice("embed.".length), text]));
}

const distinct = (list) => [...new Set(list)];

/** The list: programs in the catalogue's order, and then the options. */
export function programs(catalog) {
  const words = texts(catalog);
  const challenges = catalog.questions.find((question) => question.id === "challenges").choices;
  const named = (id) => challenges.find((choice) => choice.id === id).label;
  const signed = (each) => (each.compare ?? []).filter((row) => row.topic === "instrument" && row.short).map((row) => row.short);
  const rows = catalog.programs.map((program) => {
    const addressed = program.agreements.flatMap((agreement) => agreement.addresses.map((each) => named(each.challenge)));
    return [program.name, distinct(addressed).join(", "), distinct(program.agreements.flatMap(signed)).join(", ")];
  });
  const options = catalog.options.map((option) => [option.name, option.summary.text, distinct(signed(option)).join(", ")]);
  const all = [...rows, ...options];
  // What is signed is told for all or for none: a gap would look like "nothing".
  const told = all.every((row) => row[2] !== "");
  const columns = [words.program, words.looks_at, words.to_sign];
  return told ? { columns, rows: all } : { columns: columns.slice(0, 2), rows: all.map((row) => row.slice(0, 2)) };
}

export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** The same list as HTML, to stand in the element of a page. */
export function fallbackHtml(catalog) {
  const { columns, rows } = programs(catalog);
  const words = texts(catalog);
  const heads = columns.map((text) => `<th scope="col">${escaped(text)}</th>`).join("");
  const line = ([name, ...rest]) => {
    const cells = rest.map((text) => `<td>${escaped(text)}</td>`).join("");
    return `    <tr><th scope="row">${escaped(name)}</th>${cells}</tr>`;
  };
  return `<table lang="en" dir="ltr">
  <caption>${escaped(words.programs)}</caption>
  <thead><tr>${heads}</tr></thead>
  <tbody>
${rows.map(line).join("\n")}
  </tbody>
</table>
<p lang="en" dir="ltr">${escaped(words.order)}</p>
`;
}
