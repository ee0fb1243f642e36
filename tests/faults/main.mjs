// Measures what the page promises about keeping words, by breaking things.
//   main.mjs short|long [MEASURE...] [--runs N] [--seed S] [--dir dist] [--quiet]
import { parseArgs } from "node:util";
import { crashes } from "./crashes.mjs";
import { hostile } from "./hostile.mjs";
import { kills } from "./kills.mjs";
import { serve } from "./lib/serve.mjs";
import { speed } from "./speed.mjs";
import { tabs } from "./tabs.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string" },
    seed: { type: "string", default: "20261121" },
    dir: { type: "string", default: "dist" },
    quiet: { type: "boolean", default: false },
  },
});

const measures = { kills, crashes, tabs, hostile, speed };

const [length = "short", ...named] = positionals;
const isShort = length === "short";
// A measure without a short version is not for every test run.
const all = Object.keys(measures).filter((name) => measures[name][length] > 0);
const names = named.length > 0 ? named : all;
if (!["short", "long"].includes(length) || names.some((name) => !measures[name])) {
  console.error(`main.mjs short|long [${Object.keys(measures).join("|")}]`);
  process.exit(2);
}

const page = await serve(values.dir);
let failed = false;
for (const name of names) {
  const measure = measures[name];
  const runs = Number(values.runs ?? measure[length]);
  const begun = performance.now();
  const tell = values.quiet ? () => {} : (line) => console.log(`  ${line}`);
  console.log(`${name}: ${measure.title} (${runs} runs, seed ${values.seed})`);
  const { figures, problems } = await measure.measure({ runs, seed: values.seed, home: page.url, isShort, tell });
  const width = Math.max(...Object.keys(figures).map((key) => key.length));
  for (const [key, value] of Object.entries(figures)) console.log(`    ${key.padEnd(width)}  ${value}`);
  for (const problem of new Set(problems)) console.log(`    PROBLEM: ${problem}`);
  console.log(`    ${problems.length === 0 ? "ok" : "FAILED"}, ${Math.round((performance.now() - begun) / 1000)} s\n`);
  failed ||= problems.length > 0;
}
page.stop();
process.exit(failed ? 1 : 0);
