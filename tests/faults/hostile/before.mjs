// What is there before anything hostile comes, and whether it is still there afterwards.
import { Pad } from "../lib/pad.mjs";
import { GOOD, GOOD_MARKS, goodRecords } from "../lib/records.mjs";
import { readBoth, writeBoth } from "../lib/stores.mjs";
import { BLANK } from "../lib/watch.mjs";

export const address = (home) => `${home}#/incident/${GOOD}`;

/** Puts the good incident into both stores, on the blank page. */
export async function putGood(page, home) {
  await page.goto(`${home}${BLANK}`);
  const since = ["isp/since", String(Date.parse("2026-03-14T02:00:00Z"))];
  const records = [since, ...goodRecords()];
  await writeBoth(page, { local: records, mirror: records });
}

/** Whether the entries are shown, but for the `unread` ones, and the page takes another one and saves it. */
export async function goesOn(page, home, { saves = true, unread = [] } = {}) {
  const problems = [];
  const pad = new Pad(page);
  await pad.open(home);
  await page.goto(address(home));
  await pad.box.waitFor();
  if (saves) await pad.isSaved(180_000);
  const lost = (await missing(pad)).filter((mark) => !unread.includes(mark));
  if (lost.length > 0) problems.push(`no longer shown: ${lost.join(", ")}`);
  if (!(await pad.log("#after# still here"))) problems.push("the page takes no entry any more");
  await pad.entries.filter({ hasText: "#after#" }).waitFor();
  if (saves) await pad.isSaved(180_000);
  return problems;
}

/** The marks that do not show. */
export async function missing(pad) {
  await pad.allRows();
  const { marks } = await pad.look();
  return GOOD_MARKS.filter((mark) => !marks.some((some) => some.includes(mark)));
}

/** Marks and drafts are written over: that is what they are for. */
const isSmall = (key) => key === "isp/since" || key.startsWith("isp/draft/");

/** What of `before` is not there any more, byte for byte. */
export function changed(before, after) {
  const problems = [];
  for (const store of ["local", "mirror"]) {
    for (const [key, value] of Object.entries(before[store])) {
      if (isSmall(key)) continue;
      const name = `${store}: ${JSON.stringify(key).slice(0, 90)}`;
      if (!(key in after[store])) problems.push(`${name} is gone`);
      else if (after[store][key] !== value) problems.push(`${name} was written over`);
    }
  }
  return problems;
}

/** Both stores as they are, read on the blank page so that nothing of the page is running. */
export async function atRest(page, home) {
  await page.goto(`${home}${BLANK}`);
  return readBoth(page);
}
