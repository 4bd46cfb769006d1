import base from "./playwright.config.mjs";
export default { ...base, timeout: 240_000, expect: { timeout: 8_000 }, use: { ...base.use, actionTimeout: 12_000 } };
