// Two to four tabs with the same incident, each with somebody in it who does things at random.
import { setTimeout as sleep } from "node:timers/promises";
import { quick } from "./lib/browser.mjs";
import { Ledger, operate } from "./lib/operations.mjs";
import { Pad } from "./lib/pad.mjs";
import { random } from "./lib/random.mjs";
import { readBoth } from "./lib/stores.mjs";
import { watch } from "./lib/watch.mjs";

/** How many runs there are at a time. */
const AT_ONCE = 3;

export const tabs = {
  title: "2-4 tabs with random operations",
  short: 2,
  long: 200,
  async measure({ runs, seed, home, isShort, tell }) {
    const browser = await quick();
    const all = [];
    let next = 0;
    const some = async () => {
      while (next < runs) {
        const run = next++;
        const rng = random(seed).fork(run);
        const result = await runOnce(browser, rng, home, isShort ? 8 : 15);
        all.push(result);
        tell(`run ${run + 1}/${runs}: ${JSON.stringify(result)}`);
      }
    };
    // Each run has stores of its own, and waits for the disk most of the time.
    await Promise.all(Array.from({ length: AT_ONCE }, some));
    await browser.close();
    return summary(all);
  },
};

async function runOnce(browser, rng, home, steps) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  try {
    const complaints = watch(context, home);
    const first = new Pad(await context.newPage());
    await first.open(home);
    await first.declare("Several at once");
    await first.isSaved();
    const pads = [first];
    for (let more = rng.between(1, 3); more > 0; more--) {
      const pad = new Pad(await context.newPage());
      await pad.open(first.page.url());
      pads.push(pad);
    }
    pads.forEach((pad) => pad.page.setDefaultTimeout(10_000));

    const ledger = new Ledger();
    await Promise.all(pads.map((pad, tab) => work(pad, rng.fork(`tab ${tab}`), ledger, steps)));
    const settled = await settle(pads);
    return { tabs: pads.length, ...settled, ...(await compare(pads, ledger)), complaints };
  } finally {
    await context.close();
  }
}

async function work(pad, rng, ledger, steps) {
  for (let step = 0; step < steps; step++) {
    await operate(pad, rng, ledger);
    await sleep(rng.between(0, 80));
  }
}

/** Waits until all tabs show the same; how long that took after the last operation, in milliseconds. */
async function settle(pads) {
  const begun = performance.now();
  for (;;) {
    const shown = await Promise.all(pads.map((pad) => pad.page.evaluate(timeline)));
    const equal = shown.every((other) => other === shown[0]);
    const took = Math.round(performance.now() - begun);
    if (equal || took > 10_000) return { sameTimeline: equal, settledAfter: took };
    await sleep(20);
  }
}

/** The timeline as text, without the forms that may be open in it. */
const timeline = () => {
  const list = document.querySelector("[role=list][aria-label=Timeline]").cloneNode(true);
  list.querySelectorAll("form, button, .redact").forEach((form) => form.remove());
  return [...list.querySelectorAll("[role=listitem]")].map((row) => row.textContent).join("\n");
};

async function compare(pads, ledger) {
  await Promise.all(pads.map((pad) => pad.isSaved()));
  const exports = [];
  for (const pad of pads) exports.push((await pad.events()).join("\n"));
  const stores = await readBoth(pads[0].page);
  // The mirror has to do alone, once: what is not in it would come from local storage otherwise.
  await pads[0].page.evaluate(() => localStorage.clear());
  await pads[0].page.reload();
  await pads[0].main.waitFor();
  await pads[0].isSaved();
  exports.push((await pads[0].events()).join("\n"));
  // Drafts are words too: what was sent stays in the fields of the update.
  const ofEvents = (store) => Object.entries(store).filter(([key]) => key.startsWith("isp/e/"));
  const atRest = JSON.stringify([ofEvents(stores.local), ofEvents(stores.mirror)]);
  const redacted = exports[0].split("\n").map((event) => JSON.parse(event).fact.redacted?.target);
  const { kept, gone, along } = ledger.expected(new Set(redacted.filter(Boolean)));
  const lost = kept.filter((mark) => exports.some((text) => !text.includes(mark)));
  return {
    written: kept.length,
    lost: lost.length,
    // How they were written, so that a fault can be found.
    lostBy: lost.map((mark) => ledger.by(mark)),
    redacted: gone.length,
    along,
    redactedButThere: gone.filter((mark) => atRest.includes(mark) || exports.some((t) => t.includes(mark))).length,
    sameEvents: exports.every((other) => other === exports[0]),
    interrupted: ledger.interrupted,
  };
}

function summary(all) {
  const sum = (key) => all.reduce((total, one) => total + one[key], 0);
  const slowest = Math.max(...all.map((one) => one.settledAfter));
  const figures = {
    "tabs": sum("tabs"),
    "entries and corrections written": sum("written"),
    "lost": sum("lost"),
    "runs in which all tabs showed the same timeline": `${all.filter((one) => one.sameTimeline).length} of ${all.length}`,
    "runs in which all tabs exported the same events": `${all.filter((one) => one.sameEvents).length} of ${all.length}`,
    "time until all tabs agreed, worst (ms)": slowest,
    "redacted": sum("redacted"),
    "of these, evidence that went along with its theory": sum("along"),
    "redacted and still somewhere": sum("redactedButThere"),
    "forms closed by what another tab did": sum("interrupted"),
  };
  const problems = [];
  if (sum("lost") > 0) problems.push("entries were lost");
  if (sum("redactedButThere") > 0) problems.push("redacted words were found");
  if (!all.every((one) => one.sameTimeline && one.sameEvents)) problems.push("tabs differ");
  if (slowest > 1000) problems.push(`tabs took ${slowest} ms to agree`);
  all.forEach((one) => problems.push(...one.complaints));
  return { figures, problems };
}
