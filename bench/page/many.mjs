// Makes the catalog with many programs that grown.mjs measures: the shipped programs, followed by
// copies of these programs under other names. The guide accepts a catalog of at most four megabytes
// from a host page, so the copies keep only the content that every program must have.

const one = (list = []) => list.slice(0, 1);
const cited = (claim) => ({ ...claim, ...(claim.text ? { text: brief(claim.text) } : {}), cite: one(claim.cite) });

/** Returns the first six words of a text. The measurement does not depend on its wording. */
const brief = (text) => text.split(" ").slice(0, 6).join(" ");

function lean(agreement) {
  return {
    ...agreement,
    id: "take-part",
    summary: cited(agreement.summary),
    instrument: cited(agreement.instrument),
    offers: [],
    limits: [],
    offered: agreement.offered.map(cited),
    addresses: agreement.addresses.slice(0, 2).map(cited),
    needs: (agreement.needs ?? []).map(cited),
    requirements: one(agreement.requirements).map(cited),
    clauses: [],
    compare: [],
  };
}

/** Returns the shipped catalog, extended to `count` programs. */
export function many(catalog, count) {
  const programs = Array.from({ length: count }, (_, place) => {
    const model = catalog.programs[place % catalog.programs.length];
    const round = Math.floor(place / catalog.programs.length);
    if (round === 0) return model;
    return {
      ...model,
      id: `${model.id}-${round}`,
      name: `${model.name} ${round}`,
      short: `${model.short} ${round}`,
      order: place + 1,
      summary: cited(model.summary),
      status: { ...model.status, text: brief(model.status.text) },
      facts: [],
      provides: one(model.provides).map(cited),
      offers: one(model.offers).map(cited),
      limits: one(model.limits).map(cited),
      timeline: [],
      relations: [],
      ask_ice: one(model.ask_ice).map(cited),
      agreements: one(model.agreements).map(lean),
    };
  });
  // The scenarios are about the shipped programs only.
  return { ...catalog, programs, scenarios: [] };
}

/** Returns the HTML of a host page that loads this catalog. */
export const host = (script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>Host</title>
<script type="module" src="${script}"></script></head><body><ice-access-guide standalone catalogue-src="many.json"></ice-access-guide></body></html>`;
