// What is there when the page is opened again.
import { Pad } from "./pad.mjs";
import { readBoth } from "./stores.mjs";
import { BLANK } from "./watch.mjs";

/** Opens the incident again in a tab and tells what it shows, and what each store held before and after. */
export async function revisit(page, home, address) {
  const pad = new Pad(page);
  await page.goto(`${home}${BLANK}`);
  const before = await readBoth(page);
  await pad.open(address);
  await pad.isSaved();
  const { marks } = await pad.look();
  const parts = {};
  for (const name of ["What is happening", "Impact"]) parts[name] = await pad.part(name).inputValue();
  const after = await readBoth(page);
  return { pad, marks, box: await pad.box.inputValue(), parts, before, after };
}

/** The records of events in a store that hold a mark. */
export function holds(store, mark) {
  return Object.entries(store).some(([key, value]) => key.startsWith("isp/e/") && value.includes(mark));
}

/** Whether both stores hold the same records of events. */
export function areEqual({ local, mirror }) {
  const events = (store) =>
    JSON.stringify(Object.entries(store).filter(([key]) => key.startsWith("isp/e/")).sort());
  return events(local) === events(mirror);
}
