// Makes the large catalog for measure-large-catalog.mjs: the shipped programs, followed by copies
// of these programs under other names. The guide accepts a catalog of at most four megabytes from a
// host page, so the copies have shorter texts and lists.

const firstOnly = (list = []) => list.slice(0, 1);
const shortClaim = (claim) => ({
  ...claim,
  ...(claim.text ? { text: firstWords(claim.text) } : {}),
  cite: firstOnly(claim.cite),
});

/** Returns the first six words of a text. The measurement does not depend on the wording. */
const firstWords = (text) => text.split(" ").slice(0, 6).join(" ");

function shortAgreement(agreement) {
  return {
    ...agreement,
    id: "take-part",
    summary: shortClaim(agreement.summary),
    instrument: shortClaim(agreement.instrument),
    offers: [],
    limits: [],
    offered: agreement.offered.map(shortClaim),
    addresses: agreement.addresses.slice(0, 2).map(shortClaim),
    needs: (agreement.needs ?? []).map(shortClaim),
    requirements: firstOnly(agreement.requirements).map(shortClaim),
    clauses: [],
    compare: [],
  };
}

/** Returns the shipped catalog, extended to `count` programs. */
export function largeCatalog(catalog, count) {
  const programs = Array.from({ length: count }, (_, index) => {
    const original = catalog.programs[index % catalog.programs.length];
    const round = Math.floor(index / catalog.programs.length);
    if (round === 0) return original;
    return {
      ...original,
      id: `${original.id}-${round}`,
      name: `${original.name} ${round}`,
      short: `${original.short} ${round}`,
      order: index + 1,
      summary: shortClaim(original.summary),
      status: { ...original.status, text: firstWords(original.status.text) },
      facts: [],
      provides: firstOnly(original.provides).map(shortClaim),
      offers: firstOnly(original.offers).map(shortClaim),
      limits: firstOnly(original.limits).map(shortClaim),
      timeline: [],
      relations: [],
      ask_ice: firstOnly(original.ask_ice).map(shortClaim),
      agreements: firstOnly(original.agreements).map(shortAgreement),
    };
  });
  // The scenarios are about the shipped programs only.
  return { ...catalog, programs, scenarios: [] };
}

/** Returns the HTML of a host page that loads the large catalog from `many.json`. */
export const hostPage = (script) => `<!doctype html><html lang="en"><head><meta charset="utf-8">\
<meta name="viewport" content="width=device-width, initial-scale=1">\
<link rel="icon" href="data:,"><title>Host</title>
<script type="module" src="${script}"></script></head><body>\
<ice-access-guide standalone catalog-src="many.json"></ice-access-guide></body></html>`;
