// What is measured: each measure gives numbers for rows, from one contestant, once a run and condition.
import { entry } from "./words.mjs";

const KEYS = 200;
const APPENDS = 10;
const FRAMES = 200;

const at = (numbers, part) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];
const median = (numbers) => at(numbers, 0.5);

/** A first visit, in a browser that has never seen the page. */
const load = {
  rows: ["bytes", "first key", "usable"],
  isFor: () => true,
  async once({ place, condition, add }) {
    const visit = await place.newVisit(null);
    const { tab } = visit;
    await tab.under(condition);
    let bytes = 0;
    let isUsable = false;
    const sizes = ({ encodedDataLength }) => (bytes += isUsable ? 0 : encodedDataLength);
    tab.session.on("Network.loadingFinished", sizes);
    const ready = tab.next("ready");
    const drawn = tab.next("drawn");
    const gone = tab.page.goto(visit.address, { waitUntil: "commit" });
    const key = await tab.pressUntil("input");
    const usable = Math.max(await ready, key);
    isUsable = true;
    await Promise.all([gone, drawn]);
    // That it takes keys is seen, not believed.
    await tab.pressUntil("input");
    if (condition.id === "free") add("bytes", bytes);
    add("first key", key);
    add("usable", usable);
    await visit.close();
  },
};

/** A visit of somebody who was here before, to the first frame with everything in it. */
const reload = (count) => ({
  rows: [`reload ${count}`],
  isFor: (contestant) => count === 0 || !contestant.isEmpty,
  async once({ place, condition, add }) {
    const visit = await place.visit(count);
    const { tab } = visit;
    await visit.go();
    await visit.settle();
    await tab.under(condition);
    const drawn = tab.next("drawn");
    await tab.page.reload({ waitUntil: "commit" });
    add(`reload ${count}`, await drawn);
    await visit.close();
  },
});

/** A key pressed in the box, to the frame that shows it: the 99th of a hundred. */
const typing = (count) => ({
  rows: [`key ${count}`],
  isFor: (contestant) => count === 0 || !contestant.isEmpty,
  async once({ place, condition, add }) {
    const visit = await place.visit(count);
    const { tab } = visit;
    await visit.go();
    await visit.settle();
    await visit.focus();
    await tab.under({ slowdown: condition.slowdown });
    const times = await keys(tab, KEYS);
    add(`key ${count}`, at(times, 0.99));
    await visit.close();
  },
});

async function keys(tab, count) {
  await tab.ask("bench.timing = 'key'");
  const times = [];
  for (let n = 0; n < count; n++) {
    times.push(await tab.after("key", () => tab.press(n % 6 === 5 ? " " : "abcdefghij"[n % 10])));
  }
  await tab.ask("bench.timing = null");
  return times;
}

/** One more entry, by Enter: to the frame that shows it, and to the word "Saved". */
const append = (count) => ({
  rows: [`append ${count}`, `saved ${count}`],
  isFor: (contestant) => contestant.id === "ours" || contestant.appends,
  async once({ place, contestant, condition, add }) {
    const visit = await place.visit(count);
    const { tab } = visit;
    await visit.go();
    await visit.settle();
    await visit.focus();
    await tab.under({ slowdown: condition.slowdown });
    const times = { painted: [], saved: [] };
    for (let n = 0; n < APPENDS; n++) {
      await tab.write(entry(n));
      await tab.calm();
      if (contestant.list) {
        await tab.ask(`bench.watchList(${JSON.stringify(contestant.list)}); bench.watchSaved(${JSON.stringify(contestant.saved)})`);
        const saved = tab.next("saved");
        times.painted.push(await tab.after("listed", () => tab.press("Enter")));
        times.saved.push(await saved);
      } else {
        await tab.ask("bench.timing = 'key'");
        times.painted.push(await tab.after("key", () => tab.press("Enter")));
        await tab.ask("bench.timing = null");
      }
    }
    add(`append ${count}`, median(times.painted));
    if (contestant.list) add(`saved ${count}`, median(times.saved));
    await visit.empty();
  },
});

/** From the last entry to the first in 200 steps, a step a frame. */
const scrolling = {
  rows: ["scroll 10000", "jerks 10000"],
  isFor: (contestant) => contestant.scroller,
  async once({ place, contestant, condition, add }) {
    const visit = await place.visit(10_000);
    const { tab } = visit;
    await visit.go();
    await visit.settle();
    await tab.under({ slowdown: condition.slowdown });
    const frames = await tab.after("scrolled", () => tab.ask(`bench.scroll(${JSON.stringify(contestant.scroller)}, ${FRAMES})`));
    add("scroll 10000", Math.max(...frames));
    add("jerks 10000", frames.filter((frame) => frame > 50).length);
    await visit.close();
  },
};

/** A key in the field that finds, to the frame that shows what was found. */
const finding = {
  rows: ["find 10000"],
  isFor: (contestant) => contestant.find,
  async once({ place, contestant: { find }, condition, add }) {
    const visit = await place.visit(10_000);
    const { tab } = visit;
    await visit.go();
    await visit.settle();
    await tab.under({ slowdown: condition.slowdown });
    await tab.ask("document.activeElement.blur()");
    await tab.press(find.key);
    await tab.page.locator(find.box).waitFor();
    await tab.page.locator(find.box).focus();
    await tab.ask("bench.timing = 'key'");
    const times = [];
    // Each key finds other entries, in the end the one about number 9999.
    for (const key of "at 369963 and") times.push(await tab.after("key", () => tab.press(key)));
    await tab.page.locator(find.list).getByText(entry(9999)).waitFor();
    add("find 10000", Math.max(...times));
    await visit.close();
  },
};

/** What is held when everything is there and what is not needed was let go. */
const memory = (count) => ({
  rows: [`memory ${count}`, `nodes ${count}`],
  isFor: (contestant) => count === 0 || !contestant.isEmpty,
  async once({ place, condition, add }) {
    // A slow network changes nothing about it.
    if (condition.id !== "free") return;
    const visit = await place.visit(count);
    const { tab } = visit;
    await visit.go();
    await visit.settle();
    await tab.session.send("HeapProfiler.collectGarbage");
    await tab.session.send("Performance.enable");
    const { metrics } = await tab.session.send("Performance.getMetrics");
    const metric = (name) => metrics.find((one) => one.name === name).value;
    add(`memory ${count}`, metric("JSHeapUsedSize") + (await tab.ask("bench.wasmBytes()")));
    add(`nodes ${count}`, metric("Nodes"));
    await visit.close();
  },
});

export const measures = [
  load, reload(0), reload(5_000), typing(0), typing(10_000), append(100), append(10_000), scrolling, finding,
  memory(0), memory(10_000),
];
export { at, median };
