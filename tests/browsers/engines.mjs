// Starts Chromium, Firefox and WebKitGTK for the tests in tests/browsers, and reads the console
// messages of these browsers. Each browser is controlled over WebDriver, through a separate driver.
// script/environment finds the browsers and the drivers.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { Builder, Capabilities } from "selenium-webdriver";

const { CHROME, CHROMEDRIVER, FIREFOX, GECKODRIVER, MINIBROWSER, WEBKITDRIVER } = process.env;

// Chromium and Firefox let a page change its address at most 200 times in ten seconds. No person is
// that fast, but the random test (monkey.js) is, so the options below turn these limits off.
export const engines = {
  chromium: {
    driver: [CHROMEDRIVER, []],
    capabilities: {
      browserName: "chrome",
      "goog:loggingPrefs": { browser: "ALL" },
      "goog:chromeOptions": {
        binary: CHROME,
        args: [
          "--headless=new",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-ipc-flooding-protection",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
        ],
      },
    },
    /** Returns all messages since the last call, including those of the browser itself. */
    messages: async ({ driver }) =>
      (await driver.manage().logs().get("browser")).map(({ level, message }) =>
        `${level.name}: ${message}`,
      ),
  },
  firefox: {
    // Firefox shows its own messages about a page only to privileged scripts. The first option
    // allows such scripts.
    driver: [GECKODRIVER, ["--allow-system-access", "--log", "fatal"]],
    capabilities: {
      browserName: "firefox",
      "moz:firefoxOptions": {
        binary: FIREFOX,
        args: ["-headless"],
        prefs: {
          "dom.navigation.locationChangeRateLimit.count": 0,
          // By default, Firefox stops a page's scripts when it shuts down the page's process, and
          // logs "Script terminated by timeout". On a busy machine, this can happen to a page that
          // was closed or replaced. With this setting, Firefox lets the scripts end by themselves.
          "dom.abort_script_on_child_shutdown": false,
        },
      },
    },
    async messages({ driver, host }) {
      await driver.setContext("chrome");
      const messages = await driver.executeScript(messagesOf, host);
      await driver.setContext("content");
      return messages;
    },
  },
  webkit: {
    driver: [WEBKITDRIVER, []],
    needsDisplay: true,
    capabilities: {
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: MINIBROWSER, args: ["--automation"] },
    },
    // WebKit's driver reports no messages, so only the messages that watch.js records are checked.
    messages: async () => [],
  },
};

/** Runs in Firefox. Returns the messages about files of this host, and clears all messages. */
function messagesOf(host) {
  const messages = Services.console.getMessageArray().filter((message) =>
    message instanceof Ci.nsIScriptError,
  );
  Services.console.reset();
  return messages.filter((message) => message.sourceName.includes(host)).map(String);
}

// When this process exits or gets one of these signals, it stops all processes that it started.
const running = new Set();
process.on("exit", () => running.forEach((each) => each.kill()));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

function run(program, args, options) {
  const started = spawn(program, args, options);
  running.add(started);
  started.once("exit", () => running.delete(started));
  return started;
}

/**
 * Starts a browser with the engine `name` and returns it. The caller must set its `host` to the
 * origin of the test pages. Its `stop` method ends the browser and all processes started for it.
 */
export async function start(name) {
  const engine = engines[name];
  const started = [];
  const stop = () => started.reverse().forEach((each) => each.kill());
  try {
    const environment = { ...process.env };
    if (engine.needsDisplay) {
      environment.DISPLAY = `:${await startDisplay(started)}`;
      // WebKit's sandbox needs permissions that root does not have in a container.
      if (process.getuid() === 0) environment.WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS = "1";
    }
    const port = await freePort();
    const [program, options] = engine.driver;
    started.push(
      run(program, [`--port=${port}`, ...options], { env: environment, stdio: "ignore" }),
    );
    await responds(`http://127.0.0.1:${port}/status`);
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(new Capabilities(engine.capabilities))
      .build();
    // The timeout for one script is long enough for the slowest machine. No test measures time
    // with it.
    await driver.manage().setTimeouts({ script: 600_000 });
    const browser = { name, driver, host: null };
    browser.messages = () => engine.messages(browser);
    browser.stop = async () => {
      await driver.quit().finally(stop);
    };
    return browser;
  } catch (error) {
    stop();
    throw error;
  }
}

/** Starts a virtual display for a browser that needs one. Returns the number of the display. */
async function startDisplay(started) {
  const args = ["-displayfd", "3", "-screen", "0", "1400x1200x24", "-nolisten", "tcp"];
  const server = run("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  started.push(server);
  const [number] = await once(server.stdio[3], "data");
  return String(number).trim();
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until a server responds at this URL. Throws if none has responded after two minutes. */
async function responds(url) {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no server responds at ${url}`);
}

/** Starts the end-to-end tests' server for the release. `log` returns all requests so far. */
export async function serve() {
  const server = run("node", ["tests/e2e/server.mjs", "dist", "/tools/guide", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = await once(server.stdout, "data");
  const host = `http://127.0.0.1:${String(port).trim()}`;
  return { host, log: async () => (await fetch(`${host}/log`)).json(), stop: () => server.kill() };
}
