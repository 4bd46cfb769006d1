// The pictures in docs/pictures: not a test, and run by script/screenshots alone.
import base from "../../../playwright.config.mjs";

export default { ...base, testDir: ".", testMatch: "pictures.mjs", outputDir: "../../../test-results" };
