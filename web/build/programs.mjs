// Extracts from the catalog the texts that the script and the pages show without the program:
// messages, such as those about a failure, and a plain table of all programs and options for
// browsers in which the guide cannot run. web/build/build.mjs calls this module.

/** Returns the messages whose keys start with `embed.`, under their keys without that prefix. */
export function texts(catalog) {
  const own = Object.entries(catalog.words).filter(([key]) => key.startsWith("embed."));
  return Object.fromEntries(own.map(([key, text]) => [key.slice("embed.".length), text]));
}

const distinct = (list) => [...new Set(list)];

/**
 * Returns the column heads and the rows of the table: first the programs in the order of the
 * catalog, then the options.
 */
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
  // Omits the last column, the documents to sign, unless every row has a text for it. An empty cell
  // would mean that there is nothing to sign.
  const told = all.every((row) => row[2] !== "");
  const columns = [words.program, words.looks_at, words.to_sign];
  return told ? { columns, rows: all } : { columns: columns.slice(0, 2), rows: all.map((row) => row.slice(0, 2)) };
}

export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Returns the table as HTML, which web/build/build.mjs puts into pages as the fallback content. */
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
