import base from "./playwright.config.mjs";
export default { ...base, timeout: 240000, expect: { timeout: 8000 }, use: { ...base.use, actionTimeout: 12000 }, reporter: "line" };
