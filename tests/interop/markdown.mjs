// Renders the record of each awkward line in every renderer, and counts the pairs of renderer and line that do not
// show what was typed.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parting, QUOTED, seen, verdict } from "./lib/compare.mjs";

const BOUNDS = { differ: 0.07, failing: 0.005, lines: 100, renderers: { all: 18, short: 5 } };

async function rendered(render, texts) {
  const pages = {};
  for (const [name, text] of Object.entries(texts)) {
    try {
      pages[name] = await render(text);
    } catch {
      pages[name] = null;
    }
  }
  return pages;
}

const PYTHON = ["cmark-gfm", "mistune-gfm", "mistune-default", "pandoc-gfm", "pandoc-markdown", "mkdocs", "techdocs-core", "sphinx-myst", "hugo"];

function byProgram(command, folder, out, name) {
  execFileSync(command[0], [...command.slice(1), folder, out], { stdio: ["ignore", "ignore", "ignore"], maxBuffer: 1e8 });
  return JSON.parse(readFileSync(join(out, `${name}.json`), "utf8"));
}

/** The pages of every renderer: name to file to HTML. */
export async function allPages(folder, { all, python, only }) {
  const texts = Object.fromEntries(
    readdirSync(folder).filter((file) => file.endsWith(".md")).sort().map((file) => [file.slice(0, -3), readFileSync(join(folder, file), "utf8")]),
  );
  const here = import.meta.dirname;
  const out = join(folder, "..", "pages");
  mkdirSync(out, { recursive: true });
  const wanted = (name) => !only || only.includes(name);
  const pages = {};
  const { renderers } = await import("./renderers.mjs");
  const more = all ? (await import("./all/renderers.mjs")).renderers : {};
  for (const [name, render] of Object.entries({ ...renderers, ...more })) {
    if (wanted(name)) pages[name] = await rendered(render, texts);
  }
  if (!all) return pages;
  for (const name of PYTHON.filter(wanted)) pages[name] = byProgram([python, join(here, "all/renderers.py"), name], folder, out, name);
  if (wanted("jekyll")) pages.jekyll = byProgram(["ruby", join(here, "all/jekyll.rb")], folder, out, "jekyll");
  return pages;
}

export async function markdown(folder, lines, options) {
  const pages = await allPages(folder, options);
  const causes = {};
  let [pairs, differ, failing] = [0, 0, 0];
  console.log("renderer            same differ no build");
  for (const [name, made] of Object.entries(pages)) {
    const references = { short: seen(made.short), long: seen(made.long) };
    const counts = { same: 0, differ: 0, "no build": 0 };
    lines.forEach((line, place) => {
      const reference = [...line].length > QUOTED ? references.long : references.short;
      const html = made[String(place).padStart(3, "0")];
      const found = verdict(html, reference, line);
      pairs += 1;
      counts[found === "same" || found === "no build" ? found : "differ"] += 1;
      if (found === "same") return;
      differ += 1;
      failing += Number(found === "no build");
      ((causes[found] ??= {})[name] ??= []).push(place);
      if (options.verbose) console.log(`  ${name} ${place} ${found}: ${line}\n      ${parting(html, reference, line)}`);
    });
    console.log(`${name.padEnd(20)}${String(counts.same).padStart(4)}${String(counts.differ).padStart(7)}${String(counts["no build"]).padStart(9)}`);
  }
  const share = (count) => `${((100 * count) / pairs).toFixed(1)} %`;
  const matrix = Object.entries(causes).map(([cause, where]) => ({ cause, where, count: Object.values(where).flat().length }));
  for (const { cause, where, count } of matrix.sort((a, b) => b.count - a.count)) {
    const renderers = Object.entries(where).sort((a, b) => b[1].length - a[1].length).map(([name, { length }]) => `${name} ${length}`);
    console.log(`${String(count).padStart(5)} ${cause}: ${renderers.join(", ")}`);
  }
  console.log(`${lines.length} lines in ${Object.keys(pages).length} renderers: ${differ} of ${pairs} pairs differ (${share(differ)}), ${failing} do not build (${share(failing)})`);
  const failures = [];
  const renderers = Object.keys(pages).length;
  if (lines.length < BOUNDS.lines) failures.push(`only ${lines.length} lines`);
  if (renderers < BOUNDS.renderers[options.all ? "all" : "short"]) failures.push(`only ${renderers} renderers`);
  if (differ / pairs > BOUNDS.differ) failures.push(`more than ${BOUNDS.differ * 100} % of the pairs differ`);
  if (failing / pairs > BOUNDS.failing) failures.push(`more than ${BOUNDS.failing * 100} % of the pages do not build`);
  return failures;
}
