// End-to-end tests: the release build, as a static host would serve it, in Chromium. script/environment finds it.
import { defineConfig } from "@playwright/test";
import { nightly } from "./tests/depth.mjs";

// Another port lets two checkouts be tested side by side.
const port = Number(process.env.E2E_PORT ?? 8731);

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  // What is kept of a screen: its accessibility tree. `playwright test --update-snapshots` writes them anew.
  snapshotPathTemplate: "tests/e2e/trees/{arg}{ext}",
  reporter: "list",
  fullyParallel: true,
  // One more than there are cores: much of a test is waiting.
  workers: 3,
  forbidOnly: true,
  retries: 0,
  // Tests wait for conditions. How long one may take says only when to give up, on the slowest machine.
  timeout: nightly ? 3_600_000 : 600_000,
  expect: { timeout: 30_000 },
  use: {
    // An action that cannot be done says so after a minute or two, and not only when the test gives up.
    actionTimeout: 120_000,
    // A folder below the root: nothing may depend on where the release lies.
    baseURL: `http://127.0.0.1:${port}/tools/guide/`,
    launchOptions: {
      executablePath: process.env.HEADLESS_SHELL || process.env.CHROME,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        // On a busy machine the watchdog ends the process that draws, and no frame comes any more.
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
