#!/usr/bin/env node
// How this page does beside others: what is loaded, how soon one can write, what an entry costs in a long log.
//   bench.mjs [--runs 15] [--only ROW/CONTESTANT] [--write]
// One Chromium; in each run every measure takes every contestant in turn, under both conditions. --only takes the
// measures with a row that begins with ROW, and the contestants whose name begins with CONTESTANT; either may be left
// out. --write puts the result into docs/performance.md.
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { contestants } from "./bench/contestants.mjs";
import { replay } from "./bench/host.mjs";
import { measures } from "./bench/measures.mjs";
import { Place } from "./bench/place.mjs";
import { Found, table, verdicts } from "./bench/table.mjs";
import { conditions } from "./bench/tab.mjs";
import { write } from "./bench/write.mjs";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "15" },
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
  },
});
const runs = Number(values.runs);
const [onlyRow, onlyWho = ""] = values.only.split("/");
/** One line that is written over, where somebody looks. */
const tell = (words) => process.stderr.isTTY && process.stderr.write(`\r${words}\x1b[K`);
const taken = contestants.filter(({ id, name }) => [id, name].some((one) => one.toLowerCase().startsWith(onlyWho.toLowerCase())));
const asked = measures.filter(({ rows }) => rows.some((row) => row.startsWith(onlyRow)));

for (const contestant of taken) contestant.prepare?.([0, 5_000, 10_000]);
const host = values.only ? [] : replay();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || undefined,
  handleSIGINT: false,
  handleSIGTERM: false,
  chromiumSandbox: process.getuid?.() !== 0,
  args: JSON.parse(readFileSync(new URL("../tests/chromium-flags.json", import.meta.url), "utf8")),
});
const places = new Map(taken.map((contestant) => [contestant, new Place(browser, contestant)]));
const found = new Found();
const lost = [];
let done = 0;
let isEnough = false;
// Whoever stops it gets what was found until then, and how many runs that were.
process.once("SIGTERM", () => (isEnough = true));
process.once("SIGINT", () => (isEnough = true));
/** Each run begins with another one, so that none always follows on the same. */
const inTurn = (run) => {
  const all = [...places];
  return [...all.slice(run % all.length), ...all.slice(0, run % all.length)];
};
// The first round opens the tabs and warms the machine; what it gives does not count.
for (let run = 0; run <= runs && !isEnough; run += 1) {
  done = run;
  for (const measure of asked) {
    for (const condition of run === 0 ? conditions.slice(0, 1) : conditions) {
      for (const [contestant, place] of inTurn(run)) {
        if (!measure.isFor(contestant)) continue;
        const add = (row, number) => run > 0 && found.add(row, condition.id, contestant.id, number);
        const what = `${measure.rows[0]}, ${contestant.name}, ${condition.name}`;
        tell(`run ${run} of ${runs}: ${what}`);
        try {
          await measure.once({ place, contestant, condition, add });
        } catch (error) {
          // One that does not answer costs the others nothing, and is told.
          lost.push(`run ${run}: ${what}: ${error.message.split("\n")[0]}`);
          console.error(`\n${lost.at(-1)}`);
          await place.abandon();
        }
      }
    }
  }
}
tell("");
const made = [
  `Chromium ${browser.version()}, ${done} runs, ${cpus().length} cores (${process.platform}), ${new Date().toISOString().slice(0, 10)}.`,
  "Each cell: the median of the runs and, in brackets, the 95th of a hundred, where the row does not say otherwise.",
  `The machine's load at the end, over 15 minutes: ${loadavg()[2].toFixed(1)}. Much above its cores, it had other work: only the ratios say something.`,
].join(" ");
for (const place of places.values()) await place.close();
await browser.close();

const given = lost.length ? `Given up, and not in the table:\n\n${lost.map((one) => `- ${one}`).join("\n")}` : "";
const result = [made, table(found, taken), verdicts(found), given, host.join("\n")].filter(Boolean).join("\n\n");
console.log(result);
if (values.write) write(result, process.argv.slice(2));
