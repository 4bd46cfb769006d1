// End-to-end tests of everything that the documentation tells site owners to copy or install: the
// examples, the integrity hashes, the type declarations and the npm package.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, test, walk } from "./embedded.mjs";

const run = promisify(execFile);
const json = async (path) => JSON.parse(await readFile(path, "utf8"));
const integrityHashes = await json("dist/embed/integrity.json");

test("the static example shows the guide", async ({ page }) => {
  await page.goto("/examples/static/index.html");
  await expect(page.locator("[data-part=heading]")).toContainText("Which ICE ACCESS programs");
  await expect(page.getByText("13 programs of ICE ACCESS")).toBeHidden();
  const integrity = await page.locator("script").getAttribute("integrity");
  expect(integrity).toBe(integrityHashes["ice-access-guide.js"]);
  expect(page.faults).toEqual([]);
});

test("the script example follows the events and restores answers", async ({ page }) => {
  await page.goto("/examples/script/index.html");
  await page.locator("ice-access-guide [data-part=heading]").waitFor();
  await walk(page.locator("ice-access-guide"));
  await expect(page.locator("#where")).toHaveText("On the page: review");
  await page.getByRole("button", { name: "See results" }).click();
  await expect(page.locator("#where")).toContainText("lesc");
  await page.locator("#again").click();
  await expect(page.locator("[data-part=heading]")).toContainText("Which ICE ACCESS programs");
  await page.locator("#back").click();
  await expect(page.locator("[data-part=heading]")).toContainText("fit");
  await expect(page.locator("#where")).toContainText("lesc");
  expect(page.faults).toEqual([]);
});

test("the script example assesses answers without the interface", async ({ page }) => {
  await page.goto("/examples/script/ask.html");
  await expect(page.getByRole("listitem")).toHaveCount(15);
  await expect(page.getByText("community-shield/take-part: ")).toBeVisible();
  expect(page.faults).toEqual([]);
});

test("the frame example grows with the guide", async ({ page }) => {
  await page.goto("/examples/frame/index.html");
  await expect(page.frameLocator("iframe").locator("[data-part=heading]")).toContainText(
    "Which ICE ACCESS programs",
  );
  await expect
    .poll(() => page.locator("iframe").evaluate((each) => parseInt(each.style.height)))
    .toBeGreaterThan(1000);
  expect(page.faults).toEqual([]);
});

test("the theming example applies, and every property is documented", async ({ page }) => {
  await page.goto("/examples/theming/index.html");
  const button = page.locator("ice-access-guide .iag-hero .iag-btn").first();
  await expect(button).toBeVisible();
  const style = (locator, name) =>
    locator.evaluate((each, name) => getComputedStyle(each)[name], name);
  expect(await style(button, "backgroundColor")).toBe("rgb(92, 45, 130)");
  expect(await style(button, "borderRadius")).toBe("0px");
  expect(await style(button, "fontFamily")).toContain("Georgia");
  expect(await style(button, "fontSize")).toBe("18px");
  expect(await style(page.locator(".iag-bar"), "backgroundColor")).toBe("rgb(244, 238, 249)");
  expect(await style(page.locator(".iag-root"), "borderTopColor")).toBe("rgb(92, 45, 130)");

  const theme = await readFile("examples/theming/theme.css", "utf8");
  const docs = await readFile("docs/EMBEDDING.md", "utf8");
  const styles = (await Promise.all(
    ["tokens.css", ...(await readdir("styles/widget")).map((name) => `widget/${name}`)].map(
      (name) => readFile(`styles/${name}`, "utf8"),
    ),
  )).join();
  const properties = [...new Set(styles.match(/--iag-[a-z-]+/g))].sort();
  const { modules } = await json("dist/embed/custom-elements.json");
  const [element] = modules[0].declarations;
  expect(element.cssProperties.map(({ name }) => name).sort()).toEqual(properties);
  for (const name of properties) {
    expect(theme).toContain(`${name}:`);
    expect(docs).toContain(`\`${name}\``);
  }
  const parts = await page.locator("ice-access-guide").evaluate((each) =>
    [...each.shadowRoot.querySelectorAll("[part]")].map((inner) => inner.part.value),
  );
  expect(element.cssParts.map(({ name }) => name).sort()).toEqual(parts.sort());
});

for (const name of ["wordpress", "drupal"]) {
  test(`the ${name} example embeds the guide, its hash and the program list`, async ({ page }) => {
    await page.goto(`/hosts/${name}.php`);
    const guide = page.locator("ice-access-guide");
    await expect(guide.locator("[data-part=heading]")).toContainText("Which ICE ACCESS programs");
    await expect(page.locator("script[type=module]")).toHaveAttribute(
      "integrity",
      integrityHashes["ice-access-guide.js"],
    );
    await expect(guide).toHaveAttribute("heading-level", "3");
    expect(await guide.evaluate((each) => each.querySelectorAll(":scope > table tr").length)).toBe(
      1 + 13 + 2,
    );
    await expect(guide).not.toHaveAttribute("onclick");
    // In this example, an author has written markup into an option. The markup stays the value of
    // that option, and never becomes part of the page.
    const scripts = await page.locator("script").count();
    expect(scripts).toBe(2);
  });
}

test("the server examples set the WebAssembly type and caching", async () => {
  const [nginx, apache, iis] = await Promise.all(
    ["nginx.conf", "apache.conf", "web.config"].map((name) =>
      readFile(`examples/server/${name}`, "utf8"),
    ),
  );
  for (const text of [nginx, apache, iis]) expect(text).toMatch(/application\/wasm/);
  const hashed = Object.keys(integrityHashes).filter((name) => /-[0-9a-f]{16}\./.test(name));
  expect(hashed).toHaveLength(6);
  const [, inNginx] = /location ~ "\^\/guide\/embed\/(.*)\$"/.exec(nginx);
  const [, inApache] = /FilesMatch "\^(.*)\$"/.exec(apache);
  for (const name of Object.keys(integrityHashes)) {
    for (const pattern of [inNginx, inApache]) {
      expect(new RegExp(`^${pattern}$`).test(name), name).toBe(hashed.includes(name));
    }
  }
});

test("every file of the build is pinned by its hash", async () => {
  for (const [name, hash] of Object.entries(integrityHashes)) {
    const bytes = await readFile(`dist/embed/${name}`);
    expect(hash, name).toBe(`sha256-${createHash("sha256").update(bytes).digest("base64")}`);
  }
  const script = await readFile("dist/embed/ice-access-guide.js", "utf8");
  for (const name of Object.keys(integrityHashes).filter((each) => /-[0-9a-f]{16}\./.test(each))) {
    expect(script).toContain(name);
    expect(script).toContain(integrityHashes[name]);
  }
  expect(await readFile("dist/index.html", "utf8")).toContain(
    `integrity="${integrityHashes["ice-access-guide.js"]}"`,
  );
  expect(await readFile("dist/embed/snippet.html", "utf8")).toContain(
    integrityHashes["ice-access-guide.js"],
  );
});

test("the TypeScript example compiles and rejects wrong uses", async () => {
  await run("node_modules/.bin/tsc", ["-p", "examples/typescript"]);
});

test("the npm package is complete and valid", async () => {
  const manifest = await json("dist/npm/package.json");
  const files = await readdir("dist/npm");
  for (const name of [...manifest.files, manifest.types, manifest.customElements]) {
    expect(files).toContain(name.replace("./", ""));
  }
  await run("node_modules/.bin/publint", ["run", "dist/npm", "--strict"]);
  await run("node_modules/.bin/attw", ["--pack", "dist/npm", "--profile", "esm-only"]);
  // The module can also be imported without a DOM.
  await import(`${process.cwd()}/dist/npm/ice-access-guide.js`);
});

test("the type declarations have exactly the fields of the schemas", async () => {
  const declared = await readFile("dist/embed/ice-access-guide.d.ts", "utf8");
  const [report, catalog] = [
    await json("dist/embed/report.schema.json"),
    await json("dist/embed/catalog.schema.json"),
  ];
  const { Asked, Because, Cited, Current, Line } = report.$defs;
  const { Choice, Citation, Claim, Point, Question } = catalog.$defs;
  const schemas = {
    Report: report, Assessment: Line, Status: Current, Reason: Because, Requirement: Asked, Cited,
    Question, Choice, Point, Claim, Citation,
  };
  for (const [name, { properties }] of Object.entries(schemas)) {
    const [, body] = declared.match(new RegExp(`^export interface ${name} \\{\n([^]*?)^\\}`, "m"));
    const fields = [...body.matchAll(/^  (?:readonly )?(\w+)\??:/gm)].map(([, field]) => field);
    expect(fields.sort(), name).toEqual(Object.keys(properties).sort());
  }
  const kinds = (schema) => schema.oneOf.flatMap((each) => each.const ?? each.enum ?? []).sort();
  const union = (text) => [...text.matchAll(/"(\w+)"/g)].map(([, value]) => value).sort();
  expect(union(declared.match(/^export type Desk = (.*);/m)[1])).toEqual(kinds(report.$defs.Desk));
  expect(union(declared.match(/interface Status \{\n  kind: (.*);/)[1])).toEqual(
    kinds(report.$defs.StatusKind),
  );
});

test("the manifest, the types and the documentation list the same members", async ({ page }) => {
  const { modules } = await json("dist/embed/custom-elements.json");
  const [element] = modules[0].declarations;
  const declared = await readFile("dist/embed/ice-access-guide.d.ts", "utf8");
  const docs = await readFile("docs/EMBEDDING.md", "utf8");
  await page.openHost("plain");
  const observed = await page.evaluate(() =>
    customElements.get("ice-access-guide").observedAttributes,
  );
  expect(element.attributes.map(({ name }) => name)).toEqual(observed);
  for (const { name, fieldName } of element.attributes) {
    expect(docs).toContain(`\`${name}\``);
    if (fieldName !== "lang") {
      expect(declared).toMatch(new RegExp(`^  (get )?${fieldName}[:(]`, "m"));
    }
  }
  for (const { name } of element.events) {
    expect(docs).toContain(`\`${name}\``);
    expect(declared).toContain(`"${name}": CustomEvent`);
  }
  const members = await page.evaluate(() =>
    Object.getOwnPropertyNames(customElements.get("ice-access-guide").prototype),
  );
  for (const { name } of element.members) {
    if (name !== "lang") expect(members).toContain(name);
    if (element.members.find((each) => each.name === name).kind === "method") {
      expect(docs).toContain(`\`${name}(`);
      expect(declared).toContain(`  ${name}(`);
    }
  }
});
