// The pictures in docs/pictures: not a test, and run by script/screenshots alone.
import base from "../../../playwright.config.mjs";

const root = new URL("../../../", import.meta.url).pathname;

export default {
  ...base,
  testDir: ".",
  testMatch: "pictures.mjs",
  outputDir: `${root}test-results`,
  webServer: { ...base.webServer, cwd: root },
};
