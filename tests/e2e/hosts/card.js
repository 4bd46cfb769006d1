// Defines <host-card>, which surrounds the guide on the host page torture.html and has its own
// styles.
customElements.define(
  "host-card",
  class extends HTMLElement {
    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(":host { display: block; } ::slotted(*) { font-size: 40px; color: lime; }");
      root.adoptedStyleSheets = [sheet];
      root.append(document.createElement("slot"));
    }
  },
);
