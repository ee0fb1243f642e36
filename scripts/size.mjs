#!/usr/bin/env node
// What the first load of the built page weighs in brotli, a line a file, held against the budget.
//   size.mjs [dist]
// A file counts when its name is mentioned in a file that counts, from index.html on: the names carry a hash of
// the content, so a mention is a load. What only a later click needs is counted too, rather than missed.
// Files whose names begin as in "later" of size-budget.json are fetched once the page is ready (tests/e2e sees to
// that): they have lines, a sum and a budget of their own.
import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const dist = process.argv[2] ?? "dist";
const { firstLoadBrotliBytes: budget, later } = JSON.parse(readFileSync(new URL("size-budget.json", import.meta.url)));

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const bytes = new Map(files.map((file) => [file, readFileSync(file)]));

const isText = (file) => [".css", ".html", ".js", ".json", ".webmanifest"].includes(extname(file));
const isOf = (file, names) => names.some((name) => basename(file).startsWith(name));
const isLater = (file) => later.some(({ names }) => isOf(file, names));
const loaded = new Set([join(dist, "index.html")]);
for (const file of loaded) {
  if (!isText(file)) continue;
  const text = bytes.get(file).toString();
  for (const other of files) if (!isLater(other) && text.includes(basename(other))) loaded.add(other);
}

const brotli = (data) =>
  brotliCompressSync(data, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length },
  }).length;
const line = (size, text) => console.log(`${(size / 1000).toFixed(1).padStart(8)} KB  ${text}`);

/** Prints these files and their sum; a sum over the budget ends the program with an error. */
function weigh(what, these, most) {
  let total = 0;
  for (const file of these.sort()) {
    const size = brotli(bytes.get(file));
    total += size;
    line(size, `${file} (${(bytes.get(file).length / 1000).toFixed(1)} KB as it is)`);
  }
  line(total, `${what}, in brotli, of ${most / 1000} KB at most`);
  if (total > most) {
    console.error(`error: ${what}: ${((total - most) / 1000).toFixed(1)} KB over the budget`);
    process.exitCode = 1;
  }
}

weigh("in all", [...loaded], budget);
for (const { what, names, brotliBytes } of later) {
  weigh(`later: ${what}`, files.filter((file) => isOf(file, names)), brotliBytes);
}
for (const file of files) {
  if (!loaded.has(file) && !isLater(file)) console.log(`   not part of the first load: ${file}`);
}
