#!/usr/bin/env node
// What the built page weighs in brotli, a line a file, held against the budget.
//   size.mjs [dist]
// A file belongs to the first load unless its name fits a pattern of "later" in size-budget.json: those are asked for
// after `data-ready`, and have a total and a budget of their own. A file that nobody lists is counted, not missed.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const dist = process.argv[2] ?? "dist";
const budget = JSON.parse(readFileSync(new URL("size-budget.json", import.meta.url)));
// Read by hosts, and asked for by no page.
const notServed = ["_headers", ".nojekyll"];

const fits = (name, pattern) => new RegExp(`^${pattern.replace(/[.]/g, "\\.").replace(/[*]/g, ".*")}$`).test(name);
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)))
  .filter((name) => !notServed.includes(name))
  .sort();
const isOf = (name, patterns) => patterns.some((pattern) => fits(name, pattern));
const isLater = (name) => budget.later.some(({ names }) => isOf(name, names));

const brotli = (data) =>
  brotliCompressSync(data, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length },
  }).length;
const kilobytes = (size) => `${(size / 1000).toFixed(1).padStart(8)} KB`;

function weigh(title, names, limit) {
  console.log(title);
  let total = 0;
  for (const name of names) {
    const data = readFileSync(join(dist, name));
    const size = brotli(data);
    total += size;
    console.log(`${kilobytes(size)}  ${name} (${(data.length / 1000).toFixed(1)} KB as it is)`);
  }
  hold(title, total, limit);
  return total;
}

function hold(title, total, limit) {
  console.log(`${kilobytes(total)}  in all, in brotli, of ${limit / 1000} KB at most\n`);
  if (total <= limit) return;
  console.error(`error: ${title} is ${((total - limit) / 1000).toFixed(1)} KB over its budget`);
  process.exitCode = 1;
}

const totals = [
  weigh("The first load", files.filter((name) => !isLater(name)), budget.firstLoadBrotliBytes),
  ...budget.later.map(({ what, names, brotliBytes }) => weigh(what, files.filter((name) => isOf(name, names)), brotliBytes)),
];
console.log("Everything that is ever fetched");
hold("Everything that is ever fetched", totals.reduce((sum, total) => sum + total, 0), budget.everythingBrotliBytes);
