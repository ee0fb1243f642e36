#!/usr/bin/env node
// How long two builds of the page take until an incident of so many entries is painted, by turns in one browser, so
// that the machine does not matter; and the ratio. Beside it the time for which the page's own thread had a processor
// until then: what else the machine does is not in that.
//   boot-bench.mjs BEFORE AFTER [ENTRIES] [RUNS]      folders with a built page each; CHROMIUM names the browser
import { BEGIN, GOOD, fact } from "../tests/faults/lib/records.mjs";
import { BLANK } from "../tests/faults/lib/watch.mjs";
import { quick } from "../tests/faults/lib/browser.mjs";
import { serve } from "../tests/faults/lib/serve.mjs";
import { writeBoth } from "../tests/faults/lib/stores.mjs";

const [before, after, entries = "5000", runs = "20"] = process.argv.slice(2);
if (!after) throw new Error("boot-bench.mjs BEFORE AFTER [ENTRIES] [RUNS]");

const records = [["isp/since", String(BEGIN)], fact(GOOD, 0, { declared: { title: "Long", severity: "major" } })];
for (let n = 1; n < Number(entries); n++) {
  records.push(fact(GOOD, n, { note_logged: { text: `entry ${n}: consumer lag on partition 7 is at ${n * 37} and grows` } }));
}

/** Runs in the page before it: when it was painted after it was ready. */
function instruments() {
  window.painted = null;
  new MutationObserver((_, observer) => {
    if (!document.documentElement?.hasAttribute("data-ready")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.painted = performance.now(); }));
  }).observe(document, { attributes: true, subtree: true, childList: true });
}

async function open(browser, dir) {
  const { url } = await serve(dir);
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.addInitScript(instruments);
  await page.goto(`${url}${BLANK}`);
  await writeBoth(page, { local: records, mirror: records });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async () => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
  return async () => {
    await page.bringToFront();
    await page.goto(`${url}${BLANK}`);
    const before = await busy();
    await page.goto(`${url}#/incident/${GOOD}`);
    await page.waitForFunction(() => window.painted);
    const painted = await page.evaluate(() => window.painted);
    // What it would still do, such as drawing the earlier rows, does not go on while the other one is measured.
    const work = (await busy()) - before;
    await page.goto(`${url}${BLANK}`);
    return { painted, work };
  };
}

const browser = await quick();
const loads = [await open(browser, before), await open(browser, after)];
const times = [[], []];
for (let run = 0; run <= Number(runs); run++) {
  for (const at of run % 2 ? [0, 1] : [1, 0]) {
    const took = await loads[at]();
    // The first time the code is compiled and not yet cached.
    if (run > 0) times[at].push(took);
  }
}
await browser.close();

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
console.log(`boot with ${entries} entries, ${runs} runs by turns`);
for (const [key, name] of [["painted", "until painted"], ["work", "the page's own work until then"]]) {
  const [old, now] = times.map((all) => all.map((time) => time[key]));
  const ratios = old.map((time, run) => now[run] / time);
  const [before, after] = [median(old), median(now)];
  console.log(`${name}: ${before.toFixed(0)} ms before, ${after.toFixed(0)} ms after; ratio of the medians ${(after / before).toFixed(3)}, median of the ratios of neighbours ${median(ratios).toFixed(3)}`);
}
process.exit(0);
