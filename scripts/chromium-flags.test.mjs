// The flags that every Chromium here is started with. Of several --disable-features Chromium hears the last one alone, so
// ours has to name what Playwright turns off too. Its own are the two pages that Chromium 156 loads into each new window for
// the list under its address bar, which nobody sees here: they took more than half of what opening the page takes
// (findings/chromium-window-loads-two-pages.sh).
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "@playwright/test";

const flags = JSON.parse(readFileSync(new URL("../tests/chromium-flags.json", import.meta.url), "utf8"));

const turnedOff = (args) => {
  const name = "--disable-features=";
  const all = args.filter((arg) => arg.startsWith(name));
  assert.equal(all.length, 1, "the last one alone is heard");
  return all[0].slice(name.length).split(",");
};

/** What Playwright starts a browser with, told by a browser that does nothing else. */
async function playwrightArgs() {
  const folder = mkdtempSync(join(tmpdir(), "flags-"));
  try {
    const executablePath = join(folder, "browser");
    writeFileSync(executablePath, `#!/bin/sh\nprintf '%s\\n' "$@" >'${folder}/args'\n`);
    chmodSync(executablePath, 0o755);
    await assert.rejects(chromium.launch({ executablePath }), "it is no browser");
    return readFileSync(join(folder, "args"), "utf8").split("\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("what Playwright turns off stays off", async () => {
  const ours = turnedOff(flags);
  const missing = turnedOff(await playwrightArgs()).filter((feature) => !ours.includes(feature) && !feature.startsWith("ms"));
  assert.deepEqual(missing, [], "add them to tests/chromium-flags.json");
});
