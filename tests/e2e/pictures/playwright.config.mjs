// Playwright configuration of script/screenshots, which takes the screenshots in docs/pictures.
import base from "../../../playwright.config.mjs";

const root = new URL("../../../", import.meta.url).pathname;

export default {
  ...base,
  testDir: ".",
  testMatch: "pictures.mjs",
  outputDir: `${root}test-results`,
  webServer: { ...base.webServer, cwd: root },
};
