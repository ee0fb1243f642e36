// Pastes, renders and reads what the product hands out with the real tools of its field.
//   main.mjs short|all [markdown|editors|readers] [--verbose]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { editors } from "./editors.mjs";
import { markdown } from "./markdown.mjs";
import { readers } from "./readers.mjs";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "target/interop");
const [size = "short", part, ...more] = process.argv.slice(2);
const options = {
  all: size === "all", python: join(root, "target/interop-python/bin/python"), executablePath: process.env.CHROMIUM,
  verbose: more.includes("--verbose") || part === "--verbose",
};
const lines = readFileSync(join(import.meta.dirname, "lines.txt"), "utf8").trimEnd().split("\n");
const parts = {
  readers: () => readers(folder, options),
  markdown: () => markdown(join(folder, "markdown"), lines, options),
  ...(size === "all" ? { destinations: async () => (await import("./all/destinations.mjs")).destinations(folder, options) } : {}),
  ...(size === "all" ? { sites: async () => (await import("./all/sites.mjs")).sites(folder, options) } : {}),
  editors: () => editors(folder, options),
};
const failures = [];
for (const [name, run] of Object.entries(parts)) {
  if (part && part !== name && part !== "--verbose") continue;
  console.log(`--- ${name}`);
  failures.push(...(await run()));
}
failures.forEach((failure) => console.log(`FAILED ${failure}`));
process.exitCode = failures.length ? 1 : 0;
