// Measures what the page promises about keeping words, by breaking things.
//   main.mjs short|long [MEASURE...] [--runs N] [--seed S] [--dir dist] [--quiet]
import { parseArgs } from "node:util";
import { serve } from "./lib/serve.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string" },
    seed: { type: "string", default: "20261121" },
    dir: { type: "string", default: "dist" },
    quiet: { type: "boolean", default: false },
  },
});

const measures = {};
for (const name of ["kills", "crashes", "tabs", "hostile", "speed"]) {
  measures[name] = (await import(`./${name}.mjs`).catch((error) => {
    if (error.code === "ERR_MODULE_NOT_FOUND" && error.message.includes(`${name}.mjs`)) return {};
    throw error;
  }))[name];
}

const [length = "short", ...named] = positionals;
const isShort = length === "short";
const names = named.length > 0 ? named : Object.keys(measures);
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
