// A host's own catalogue of many programs: the shipped ones, and then the same over and over under other names. A page may
// bring four megabytes at most, so those are cut down to what every program has to say.

const one = (list = []) => list.slice(0, 1);
const cited = (claim) => ({ ...claim, ...(claim.text ? { text: brief(claim.text) } : {}), cite: one(claim.cite) });

/** The first words of a text: what a text says is of no account here. */
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

/** The shipped catalogue grown to so many programs. */
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
  // They tell of the shipped programs only.
  return { ...catalog, programs, scenarios: [] };
}

/** A page of a host that brings it. */
export const host = (script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>Host</title>
<script type="module" src="${script}"></script></head><body><ice-access-guide standalone catalogue-src="many.json"></ice-access-guide></body></html>`;
