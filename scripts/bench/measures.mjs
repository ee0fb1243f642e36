// What is measured: each measure gives numbers for rows, from one contestant, once a run and condition.
import { PATIENCE } from "./tab.mjs";
import { entry } from "./words.mjs";

/** Keys a run. They are pooled: a 99th of a hundred wants hundreds. */
const KEYS = 30;
/** A page that is slower than this gives fewer keys a run, and lets the others have their turn. In ms. */
const TYPING = 2_500;
const APPENDS = 3;
const FRAMES = 60;

export const at = (numbers, part) =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];
export const median = (numbers) => at(numbers, 0.5);

/** Counts what is transferred from now on; called, it gives the sum of what was asked for until then, once that is there. */
function transfersOf(session) {
  const open = new Set();
  let [bytes, isCounting, told] = [0, true, () => {}];
  const ended = ({ requestId, encodedDataLength = 0 }) => {
    if (open.delete(requestId)) bytes += encodedDataLength;
    if (!isCounting && !open.size) told(bytes);
  };
  // Of an address that holds its own data nothing is transferred, and no end of it is told.
  session.on("Network.requestWillBeSent", ({ requestId, request }) => isCounting && /^http/.test(request.url) && open.add(requestId));
  session.on("Network.loadingFinished", ended);
  session.on("Network.loadingFailed", ended);
  return () => {
    isCounting = false;
    return new Promise((resolve, reject) => {
      told = resolve;
      if (!open.size) resolve(bytes);
      setTimeout(() => reject(new Error(`${open.size} transfers without an end`)), PATIENCE).unref();
    });
  };
}

/** A first visit, in a browser that has never seen the page. */
const load = {
  rows: ["bytes", "first key", "usable"],
  isFor: () => true,
  async once({ place, condition, add }) {
    const { tab, address, close } = await place.firstVisit();
    await tab.under(condition);
    const transferred = transfersOf(tab.session);
    const ready = tab.next("ready");
    const drawn = tab.next("drawn");
    const gone = tab.page.goto(address, { waitUntil: "commit" });
    const key = await tab.pressUntil("input");
    const usable = Math.max(await ready, key);
    const bytes = transferred();
    await Promise.all([gone, drawn]);
    // That it takes keys is seen, not believed.
    await tab.pressUntil("input");
    const sum = await bytes;
    if (condition.id === "free") add("bytes", sum);
    add("first key", key);
    add("usable", usable);
    await close();
  },
};

/**
 * Something done in the tab that has so many entries and stays open: `act` is given the tab, at rest and under the
 * condition.
 */
const among = (count, { rows, isFor = () => true, hasNetwork = false, act }) => ({
  rows,
  isFor: (contestant) => (count === 0 || !contestant.isEmpty) && isFor(contestant),
  async once({ place, contestant, condition, add }) {
    const tab = await place.tabWith(count);
    // What knows no network is slowed by the processor alone.
    await tab.under(hasNetwork ? condition : { slowdown: condition.slowdown });
    await act({ tab, place, contestant, condition, add });
    await tab.under({});
  },
});

/** A visit of somebody who was here before, to the first frame with everything in it. */
const reload = (count) =>
  among(count, {
    rows: [`reload ${count}`],
    hasNetwork: true,
    async act({ tab, place, add }) {
      const drawn = tab.next("drawn");
      await tab.page.reload({ waitUntil: "commit" });
      add(`reload ${count}`, await drawn);
      await tab.under({});
      await place.settle(tab);
    },
  });

/** A key pressed in the box, to the frame that shows it. */
const typing = (count) =>
  among(count, {
    rows: [`key ${count}`],
    async act({ tab, place, contestant, add }) {
      await place.focus(tab);
      await tab.ask("bench.timing = 'key'");
      const end = Date.now() + TYPING;
      for (let n = 0; n < KEYS && Date.now() < end; n++) {
        const key = n % 6 === 5 ? " " : "abcdefghij"[n % 10];
        add(`key ${count}`, await tab.after("key", () => tab.press(key)));
      }
      await tab.ask("bench.timing = null");
      await contestant.clear?.(tab.page, count);
      await tab.calm();
    },
  });

/** One more entry, by Enter: to the frame that shows it, and to the word "Saved". */
const append = (count) =>
  among(count, {
    rows: [`append ${count}`, `saved ${count}`],
    isFor: (contestant) => contestant.appends,
    async act({ tab, place, contestant, add }) {
      await place.focus(tab);
      const times = { painted: [], saved: [] };
      for (let n = 0; n < APPENDS; n++) {
        if (contestant.list) {
          await tab.write(entry(n));
          await tab.calm();
          await tab.ask(`bench.watchList(${JSON.stringify(contestant.list)}); bench.watchSaved(${JSON.stringify(contestant.saved)})`);
          const saved = tab.next("saved");
          times.painted.push(await tab.after("listed", () => tab.press("Enter")));
          times.saved.push(await saved);
        } else {
          await tab.ask("bench.timing = 'enter'");
          times.painted.push(await tab.after("key", () => tab.press("Enter")));
          await tab.ask("bench.timing = null");
        }
      }
      add(`append ${count}`, median(times.painted));
      if (contestant.list) add(`saved ${count}`, median(times.saved));
    },
  });

/** From the last entry to the first, a step a frame. */
const scrolling = among(10_000, {
  rows: ["scroll 10000", "jerks 10000"],
  isFor: (contestant) => contestant.scroller,
  async act({ tab, contestant: { scroller }, add }) {
    const frames = await tab.after("scrolled", () => tab.ask(`bench.scroll(${JSON.stringify(scroller)}, ${FRAMES})`));
    add("scroll 10000", Math.max(...frames));
    add("jerks 10000", frames.filter((frame) => frame > 50).length);
    await tab.ask(`bench.toEnd(${JSON.stringify(scroller)})`);
    await tab.calm();
  },
});

/** A key in the field that finds, to the frame that shows what was found. */
const finding = among(10_000, {
  rows: ["find 10000"],
  isFor: (contestant) => contestant.find,
  async act({ tab, contestant: { find }, add }) {
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
    await tab.ask("bench.timing = null");
    await tab.page.locator(find.box).fill("");
    await tab.press("Escape");
    await tab.page.locator(find.box).waitFor({ state: "hidden" });
    await tab.calm();
  },
});

/** What is held when everything is there and what is not needed was let go. */
const memory = (count) =>
  among(count, {
    rows: [`memory ${count}`, `nodes ${count}`],
    async act({ tab, condition, add }) {
      // A slow processor changes nothing about it.
      if (condition.id !== "free") return;
      await tab.session.send("HeapProfiler.collectGarbage");
      await tab.session.send("Performance.enable");
      const { metrics } = await tab.session.send("Performance.getMetrics");
      const metric = (name) => metrics.find((one) => one.name === name).value;
      add(`memory ${count}`, metric("JSHeapUsedSize") + (await tab.ask("bench.wasmBytes()")));
      add(`nodes ${count}`, metric("Nodes"));
    },
  });

export const measures = [
  load, reload(0), reload(5_000), typing(0), typing(10_000), append(100), append(10_000), scrolling, finding,
  memory(0), memory(10_000),
];
