// Every hostile file through import, into a browser that has the incident already.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pad } from "../lib/pad.mjs";
import { GOOD, goodFile, goodRecords, seal } from "../lib/records.mjs";
import { writeBoth } from "../lib/stores.mjs";
import { address, atRest, changed, goesOn, putGood } from "./before.mjs";
import { FILES } from "./files.mjs";

/** Chooses the file and takes what it brings, where it is not refused. */
async function take(page, content, how) {
  const pad = new Pad(page);
  const folder = await mkdtemp(join(tmpdir(), "faults-file-"));
  try {
    const path = join(folder, "incident.json");
    await writeFile(path, content);
    await pad.choose(path);
    const refused = page.getByRole("alert").filter({ hasText: "Nothing was changed" });
    await pad.importPanel.or(refused).first().waitFor({ timeout: 180_000 });
    if (await refused.isVisible()) return;
    await pad.importPanel.getByRole("button", { name: how }).click({ timeout: 180_000 });
    await pad.importPanel.waitFor({ state: "detached", timeout: 180_000 });
    await pad.isSaved(180_000);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function importing(content, how, poison = {}) {
  return async (page, home) => {
    await putGood(page, home);
    await writeBoth(page, poison);
    const before = await atRest(page, home);
    const pad = new Pad(page);
    await pad.open(address(home));
    await pad.isSaved();
    await take(page, content(), how);
    const after = await atRest(page, home);
    return [...changed(before, after), ...(await goesOn(page, home))];
  };
}

const MERGE = /^(Add incident|Merge into it|Open the one here)$/;
const COPY = "Open as a copy";

const merged = Object.entries(FILES).map(([name, content]) => ({
  name: `import: ${name}`,
  run: importing(content, MERGE),
}));
const copied = ["words: a script", "an id twice in one file", "__proto__"].map((name) => ({
  name: `import as a copy: ${name}`,
  run: importing(FILES[name], COPY),
}));

// The file holds what the stores hold in a form that this page cannot read: that must stay as it is.
const [, [noteKey]] = goodRecords();
const newer = seal(noteKey, { f: { telepathy: { from: GOOD } } }, 2);
const half = [noteKey, "1 0000"];
const other = JSON.stringify({ ...goodFile(), events: goodFile().events });
const beside = [["a newer version", newer], ["half-written", half]].map(([name, record]) => ({
  name: `import over a record that is not read: ${name}`,
  run: async (page, home) => {
    const run = importing(() => other, MERGE, { local: [record], mirror: [record] });
    // Its words come from the file now, so all of them show.
    return run(page, home);
  },
}));

export const importCases = [...merged, ...copied, ...beside];
