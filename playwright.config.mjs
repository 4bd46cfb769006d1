// End-to-end tests of the release build, served as a static host would serve it, in Chromium.
// script/environment finds Chromium.
import { defineConfig } from "@playwright/test";
import { nightly } from "./tests/depth.mjs";

// Set another port to test two checkouts at the same time.
const port = Number(process.env.E2E_PORT ?? 8731);

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  // The snapshots are accessibility trees. `playwright test --update-snapshots` updates them.
  snapshotPathTemplate: "tests/e2e/trees/{arg}{ext}",
  reporter: "list",
  fullyParallel: true,
  // One more than the two cores of the test machine, because tests wait much of the time.
  workers: 3,
  forbidOnly: true,
  retries: 0,
  // Tests wait for conditions. These limits only stop a test that hangs.
  timeout: nightly ? 3_600_000 : 600_000,
  expect: { timeout: 30_000 },
  use: {
    // An action that cannot be done fails after two minutes, and not only when the test times out.
    actionTimeout: 120_000,
    // A folder below the root, because the release must work in any folder.
    baseURL: `http://127.0.0.1:${port}/tools/guide/`,
    launchOptions: {
      executablePath: process.env.HEADLESS_SHELL || process.env.CHROME,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        // On a busy machine, the watchdog would end the GPU process and stop all rendering.
        "--disable-gpu-watchdog",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `node tests/e2e/server.mjs dist /tools/guide ${port}`,
    url: `http://127.0.0.1:${port}/tools/guide/`,
    reuseExistingServer: false,
  },
});
