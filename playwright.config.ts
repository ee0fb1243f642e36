import { readFileSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

// Calls to hosts outside, which a test machine may not reach, are turned off: the page makes none either. So is what costs
// a new window more than the page does (scripts/chromium-flags.test.mjs).
const flags = JSON.parse(readFileSync(new URL("tests/chromium-flags.json", import.meta.url), "utf8"));

// The release build in dist/, served twice, each on a free port that the server names when it is up: at a
// domain's root, and below a path, as on a project page.
const serve = "node scripts/serve.mjs --dir dist --port 0";

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "target/e2e",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  // A test that passes at the second try is a failing test.
  retries: 0,
  // Two cores.
  workers: 2,
  // Until something is there, on a machine that others share: how fast it is, the benchmark and the fault runs measure.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["./tests/failures.mjs"]],
  use: {
    // Another host of dist/, where tests/deploy has started one.
    baseURL: process.env.HOST_URL ?? `http://127.0.0.1:${process.env.ROOT_PORT}/`,
    // Recording costs a quarter of all processor time, and on CI nobody looks at it: TRACE=1 to see what a test did.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      // Set by scripts/test.sh. Without it Playwright takes the browser that it installed itself.
      executablePath: process.env.CHROMIUM || undefined,
      // Chromium's sandbox does not start for root.
      chromiumSandbox: process.getuid?.() !== 0,
      // A debug build is larger than what Chromium compiles at once: CHROMIUM_FLAGS=--enable-features=WebAssemblyUnlimitedSyncCompilation.
      args: [...flags, ...(process.env.CHROMIUM_FLAGS?.split(" ") ?? [])],
    },
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"], viewport: { width: 1440, height: 900 } } }],
  webServer: [
    { name: "root", command: serve, wait: { stdout: /127\.0\.0\.1:(?<root_port>\d+)/ } },
    { name: "subpath", command: `${serve} --base /some/path/`, wait: { stdout: /(?<subpath_url>http:\S+)/ } },
  ],
});
