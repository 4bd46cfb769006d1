// Extracts from the catalog the texts that the script and the pages show when the WebAssembly
// program is not running: messages, such as those about a failure, and a plain table of all
// programs and options for browsers in which the guide cannot run. build.mjs calls this module.

/** Returns the messages whose keys start with `embed.`, under their keys without that prefix. */
export function texts(catalog) {
  const entries = Object.entries(catalog.words).filter(([key]) => key.startsWith("embed."));
  return Object.fromEntries(entries.map(([key, text]) => [key.slice("embed.".length), text]));
}

const distinct = (list) => [...new Set(list)];

/**
 * Returns the column heads and the rows of the table: first the programs in the order of the
 * catalog, then the options.
 */
export function programTable(catalog) {
  const messages = texts(catalog);
  const { choices } = catalog.questions.find((question) => question.id === "challenges");
  const labelOf = (id) => choices.find((choice) => choice.id === id).label;
  const instruments = ({ compare }) =>
    (compare ?? [])
      .filter((row) => row.topic === "instrument" && row.short)
      .map((row) => row.short);
  const programs = catalog.programs.map(({ name, agreements }) => {
    const challenges = agreements.flatMap(({ addresses }) =>
      addresses.map(({ challenge }) => labelOf(challenge)),
    );
    const signed = agreements.flatMap(instruments);
    return [name, distinct(challenges).join(", "), distinct(signed).join(", ")];
  });
  const options = catalog.options.map((option) => [
    option.name,
    option.summary.text,
    distinct(instruments(option)).join(", "),
  ]);
  const rows = [...programs, ...options];
  // Omits the last column, the documents to sign, unless every row has a text for it. An empty cell
  // would mean that there is nothing to sign.
  const width = rows.every((row) => row[2] !== "") ? 3 : 2;
  const columns = [messages.program, messages.looks_at, messages.to_sign];
  return { columns: columns.slice(0, width), rows: rows.map((row) => row.slice(0, width)) };
}

export const escapeHtml = (text) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

/**
 * Returns the table, and the note below it, as HTML. build.mjs puts this HTML into pages as the
 * fallback content.
 */
export function fallbackHtml(catalog) {
  const { columns, rows } = programTable(catalog);
  const messages = texts(catalog);
  const heads = columns.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
  const tableRow = ([name, ...rest]) => {
    const cells = rest.map((text) => `<td>${escapeHtml(text)}</td>`).join("");
    return `    <tr><th scope="row">${escapeHtml(name)}</th>${cells}</tr>`;
  };
  return `<table lang="en" dir="ltr">
  <caption>${escapeHtml(messages.programs)}</caption>
  <thead><tr>${heads}</tr></thead>
  <tbody>
${rows.map(tableRow).join("\n")}
  </tbody>
</table>
<p lang="en" dir="ltr">${escapeHtml(messages.order)}</p>
`;
}
