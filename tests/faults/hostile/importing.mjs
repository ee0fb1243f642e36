// Every hostile file through import, into a browser that has the incident already.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pad } from "../lib/pad.mjs";
import { GOOD, GOOD_MARKS, goodFile, goodRecords, seal } from "../lib/records.mjs";
import { writeBoth } from "../lib/stores.mjs";
import { address, atRest, changed, goesOn, missing, putGood } from "./before.mjs";
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

function importing(content, how, poison = {}, unread = []) {
  return async (page, home) => {
    await putGood(page, home);
    await writeBoth(page, poison);
    const before = await atRest(page, home);
    const pad = new Pad(page);
    await pad.open(address(home));
    await pad.isSaved();
    await take(page, content(), how);
    const after = await atRest(page, home);
    return [...changed(before, after), ...(await goesOn(page, home, { unread }))];
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
const NOTE = GOOD_MARKS[0];
const stays = { "a newer version": newer, "half-written": half };
const beside = Object.entries(stays).map(([name, record]) => ({
  name: `import over a record that is not read: ${name}`,
  // Its words stay unread, and are told of; the others show.
  run: importing(() => other, MERGE, { local: [record], mirror: [record] }, [NOTE]),
}));
const besideAsCopy = Object.entries(stays).map(([name, record]) => ({
  name: `import as a copy beside a record that is not read: ${name}`,
  run: async (page, home) => {
    const problems = await importing(() => other, COPY, { local: [record], mirror: [record] }, [NOTE])(page, home);
    // The copy has all the words of the file.
    const pad = new Pad(page);
    await pad.open(home);
    await page.getByRole("link", { name: /What was there before/ }).first().waitFor();
    const hrefs = await page
      .getByRole("link", { name: /What was there before/ })
      .evaluateAll((links) => links.map((link) => link.href));
    const copy = hrefs.find((href) => !href.endsWith(GOOD));
    if (!copy) return [...problems, "there is no copy in the list"];
    await page.goto(copy);
    await pad.box.waitFor();
    const lost = await missing(pad);
    return lost.length > 0 ? [...problems, `not in the copy: ${lost.join(", ")}`] : problems;
  },
}));

export const importCases = [...merged, ...copied, ...beside, ...besideAsCopy];
