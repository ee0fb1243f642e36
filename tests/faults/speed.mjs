// What an entry costs in a long incident and in a short one, in one run, so that the machine does not matter.
import { quick } from "./lib/browser.mjs";
import { Pad } from "./lib/pad.mjs";
import { BEGIN, GOOD, fact } from "./lib/records.mjs";
import { writeBoth } from "./lib/stores.mjs";
import { BLANK, watch } from "./lib/watch.mjs";

export const speed = {
  title: "an append, the bytes it writes, and the boot",
  short: 0,
  long: 20,
  async measure({ runs, home, tell }) {
    const browser = await quick();
    const problems = [];
    const open = (entries) => openWith(browser, home, entries, problems);
    const figures = {};
    const judge = (name, value, limit, detail) => {
      figures[name] = `${value.toFixed(2)}${limit ? ` (limit ${limit})` : ""}${detail ? `  ${detail}` : ""}`;
      if (value > limit) problems.push(`${name}: ${value.toFixed(2)}, and ${limit} is the limit`);
      tell(`${name}: ${figures[name]}`);
    };
    await appends(await open(100), await open(10_000), runs, judge);
    await boots(await open(0), await open(5_000), runs, judge);
    await bytes(await open(10), judge);
    await browser.close();
    return { figures, problems };
  },
};

/** A page with an incident of so many entries of the usual length in both stores. */
async function openWith(browser, home, entries, problems) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const complaints = watch(context, home);
  const page = await context.newPage();
  await page.addInitScript(instruments);
  await page.goto(`${home}${BLANK}`);
  const since = ["isp/since", String(BEGIN)];
  const records = [since];
  if (entries > 0) records.push(fact(GOOD, 0, { declared: { title: "Long", severity: "major" } }));
  for (let n = 1; n < entries; n++) {
    records.push(fact(GOOD, n, { note_logged: { text: `entry ${n}: consumer lag on partition 7 is at ${n * 37} and grows` } }));
  }
  await writeBoth(page, { local: records, mirror: records });
  const address = entries > 0 ? `${home}#/incident/${GOOD}` : home;
  const load = async () => {
    await page.goto(`${home}${BLANK}`);
    await page.goto(address);
    await page.getByRole("main").waitFor();
  };
  return { page, load, check: () => problems.push(...complaints) };
}

/** Runs in the page before it: when it was ready, and how many bytes each store was given. */
function instruments() {
  const given = { local: 0, mirror: 0, drafts: 0 };
  const size = (text) => new TextEncoder().encode(text).length;
  const count = (store, key, value) => {
    given[String(key).startsWith("isp/e/") ? store : "drafts"] += size(String(key)) + size(String(value));
  };
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) { count("local", key, value); return setItem.call(this, key, value); };
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value, key) { count("mirror", key, value); return put.call(this, value, key); };
  window.faults = { given, ready: null };
  new MutationObserver((_, observer) => {
    if (!document.documentElement?.hasAttribute("data-ready")) return;
    observer.disconnect();
    window.faults.ready = performance.now();
    requestAnimationFrame(() => setTimeout(() => { window.faults.painted = performance.now(); }));
  }).observe(document, { attributes: true, subtree: true, childList: true });
}

/** Adds entries as a key press does; gives the time of the script alone and with the layout, each in milliseconds. */
async function add(count) {
  const task = () => new Promise((done) => { const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0); });
  const box = document.getElementById("log-entry");
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
  const times = { script: [], layout: [] };
  for (let n = 0; n < count; n++) {
    set.call(box, `appended ${n}: an entry of about the usual length, no more`);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => setTimeout(done, 40));
    document.body.offsetHeight;
    const begun = performance.now();
    box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    await task();
    times.script.push(performance.now() - begun);
    document.body.offsetHeight;
    times.layout.push(performance.now() - begun);
  }
  return times;
}

async function appends(short, long, rounds, judge) {
  const times = [short, long].map(() => ({ script: [], layout: [] }));
  for (const { page, load } of [short, long]) {
    await load();
    const pad = new Pad(page);
    await pad.isSaved(60_000);
    await pad.allRows();
    await page.evaluate(add, 10);
  }
  for (let round = 0; round < rounds; round++) {
    for (const [at, { page }] of [short, long].entries()) {
      await page.bringToFront();
      const found = await page.evaluate(add, 5);
      for (const kind of ["script", "layout"]) times[at][kind].push(...found[kind]);
    }
  }
  const [few, many] = times;
  const detail = (kind) => `${median(many[kind]).toFixed(2)} ms and ${median(few[kind]).toFixed(2)} ms`;
  judge("append at 10,000 entries over 100, script", median(many.script) / median(few.script), 1.2, detail("script"));
  judge("append at 10,000 entries over 100, with layout", median(many.layout) / median(few.layout), undefined, detail("layout"));
  short.check();
  long.check();
}

async function boots(empty, full, rounds, judge) {
  const times = [[], []];
  for (let round = 0; round < rounds + 1; round++) {
    for (const [at, { page, load }] of [empty, full].entries()) {
      await page.bringToFront();
      await load();
      await page.waitForFunction(() => window.faults.painted);
      const painted = await page.evaluate(() => window.faults.painted);
      // The first time the code is compiled and not yet cached.
      if (round > 0) times[at].push(painted);
    }
  }
  const [nothing, much] = times.map(median);
  judge("boot with 5,000 entries over an empty one", much / nothing, 2, `${much.toFixed(0)} ms and ${nothing.toFixed(0)} ms`);
  empty.check();
  full.check();
}

async function bytes({ page, load, check }, judge) {
  await load();
  const pad = new Pad(page);
  await pad.isSaved();
  for (const length of [60, 200, 1000]) {
    const text = "lag of partition seven grows and nobody knows why ".repeat(20).slice(0, length);
    const before = await page.evaluate(() => ({ ...window.faults.given }));
    await pad.log(text);
    await page.waitForFunction((mirror) => window.faults.given.mirror > mirror, before.mirror);
    await pad.isSaved();
    const after = await page.evaluate(() => ({ ...window.faults.given }));
    const written = (store) => (after[store] - before[store]) / length;
    const both = written("local") + written("mirror");
    // A record's key and envelope are about a hundred bytes, whatever the text: short words cannot meet it.
    judge(`bytes written over bytes of text, ${length} characters`, both, length < 200 ? undefined : 3, `local ${written("local").toFixed(2)}, mirror ${written("mirror").toFixed(2)}`);
  }
  check();
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
