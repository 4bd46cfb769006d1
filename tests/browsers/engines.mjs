// The three engines: how a browser of each is started, and asked what its console was told. script/environment finds the
// programs; each has its own driver, and all drivers speak WebDriver.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { Builder, Capabilities } from "selenium-webdriver";

const { CHROME, CHROMEDRIVER, FIREFOX, GECKODRIVER, MINIBROWSER, WEBKITDRIVER } = process.env;

// Both Chromium and Firefox let a page change its address 200 times in ten seconds: more than anybody can press, and fewer than
// the monkey does.
export const engines = {
  chromium: {
    driver: [CHROMEDRIVER, []],
    wants: {
      browserName: "chrome",
      "goog:loggingPrefs": { browser: "ALL" },
      "goog:chromeOptions": {
        binary: CHROME,
        args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-ipc-flooding-protection", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
      },
    },
    /** Everything that was said since it was last asked, the browser's own lines as well. */
    said: async ({ driver }) => (await driver.manage().logs().get("browser")).map(({ level, message }) => `${level.name}: ${message}`),
  },
  firefox: {
    // What the browser itself says of a page is told to its own scripts alone.
    driver: [GECKODRIVER, ["--allow-system-access", "--log", "fatal"]],
    wants: {
      browserName: "firefox",
      "moz:firefoxOptions": {
        binary: FIREFOX,
        args: ["-headless"],
        prefs: {
          "dom.navigation.locationChangeRateLimit.count": 0,
          // Firefox stops the scripts of a page whose process it shuts down, and logs that as
          // "Script terminated by timeout". On a busy machine, a page that was closed or replaced
          // can still be running then. Let its scripts end by themselves.
          "dom.abort_script_on_child_shutdown": false,
        },
      },
    },
    async said({ driver, host }) {
      await driver.setContext("chrome");
      const said = await driver.executeScript(messagesOf, host);
      await driver.setContext("content");
      return said;
    },
  },
  webkit: {
    driver: [WEBKITDRIVER, []],
    needsScreen: true,
    wants: { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: MINIBROWSER, args: ["--automation"] } },
    // It tells a driver nothing: what tests/browsers/watch.js heard has to do.
    said: async () => [],
  },
};

/** Runs inside Firefox: every message about a page of this host; the list is emptied. */
function messagesOf(host) {
  const messages = Services.console.getMessageArray().filter((message) => message instanceof Ci.nsIScriptError);
  Services.console.reset();
  return messages.filter((message) => message.sourceName.includes(host)).map(String);
}

// Whatever ends these tests ends what they started.
const running = new Set();
process.on("exit", () => running.forEach((each) => each.kill()));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

function run(program, given, options) {
  const started = spawn(program, given, options);
  running.add(started);
  started.once("exit", () => running.delete(started));
  return started;
}

/** A browser of this engine; its `host` is to be where the pages come from. `stop` ends everything that was started. */
export async function start(name) {
  const engine = engines[name];
  const started = [];
  const stop = () => started.reverse().forEach((each) => each.kill());
  try {
    const environment = { ...process.env };
    if (engine.needsScreen) {
      environment.DISPLAY = `:${await screen(started)}`;
      // Its sandbox wants rights that root in a container has not.
      if (process.getuid() === 0) environment.WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS = "1";
    }
    const port = await freePort();
    const [program, options] = engine.driver;
    started.push(run(program, [`--port=${port}`, ...options], { env: environment, stdio: "ignore" }));
    await answers(`http://127.0.0.1:${port}/status`);
    const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(new Capabilities(engine.wants)).build();
    // How long a script may take on the slowest machine; no test measures time by it.
    await driver.manage().setTimeouts({ script: 600_000 });
    const browser = { name, driver, host: null };
    browser.said = () => engine.said(browser);
    browser.stop = async () => {
      await driver.quit().finally(stop);
    };
    return browser;
  } catch (error) {
    stop();
    throw error;
  }
}

/** A screen that nobody sees, for a browser that has no other way to run without one. */
async function screen(started) {
  const server = run("Xvfb", ["-displayfd", "3", "-screen", "0", "1400x1200x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
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

/** Waits until something answers at an address. A driver that stays silent this long is lost. */
async function answers(url) {
  const givenUp = Date.now() + 120_000;
  while (Date.now() < givenUp) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nothing answers at ${url}`);
}

/** The release and the pages of others, as the end-to-end tests have them; `log` is every request there was. */
export async function serve() {
  const server = run("node", ["tests/e2e/server.mjs", "dist", "/tools/guide", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = await once(server.stdout, "data");
  const host = `http://127.0.0.1:${String(port).trim()}`;
  return { host, log: async () => (await fetch(`${host}/log`)).json(), stop: () => server.kill() };
}
