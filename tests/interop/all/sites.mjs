// Builds the records for documentation sites with the readers of those sites: what such a site would run shows as text.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { seen } from "../lib/compare.mjs";
import { renderers } from "./renderers.mjs";

/** What was told to customers, and when. */
const TOLD = ["Investigating - Card payments fail.", "2026-11-21 02:40:00"];
const SHOWN = ["the template says {{ user.name }} and {% include x %} and {{< figure >}}", "{{ user.name }} {% include x %} {% endraw %}", "::: tip <b>{x}</b>"];

export async function sites(folder, { python }) {
  const from = (site) => join(folder, "sites", site);
  const out = from("out");
  mkdirSync(out, { recursive: true });
  const text = (site) => readFileSync(join(from(site), "record.md"), "utf8");
  const page = (command, ...args) => {
    execFileSync(command, args, { stdio: ["ignore", "ignore", "ignore"] });
    return JSON.parse(readFileSync(join(out, `${args[0].endsWith(".rb") ? "jekyll" : args[1]}.json`), "utf8")).record;
  };
  const program = join(import.meta.dirname, "renderers.py");
  const built = {
    Docusaurus: () => renderers.docusaurus(text("Docusaurus")),
    VitePress: () => renderers.vitepress(text("VitePress").replace(/^---\n[^]*?\n---\n/, "")),
    Hugo: () => page(python, program, "hugo", from("Hugo"), out),
    MkDocs: () => page(python, program, "mkdocs", from("MkDocs"), out),
    cstate: () => page(python, program, "hugo", from("cstate"), out),
    Jekyll: () => page("ruby", join(import.meta.dirname, "jekyll.rb"), from("Jekyll"), out),
  };
  const failures = [];
  for (const [site, build] of Object.entries(built)) {
    const html = await Promise.resolve().then(build).catch((error) => failures.push(`${site}: ${error.message}`) && null);
    const shown = html ? seen(html).text : "";
    const gone = (site === "cstate" ? TOLD : SHOWN).filter((words) => !shown.includes(words));
    console.log(`${site} | ${!html ? "does not build" : gone.length ? `lost ${gone.join("; ")}` : "as it is"}`);
    if (gone.length) failures.push(`${site}: ${html ? `lost ${gone.join("; ")}` : "does not build"}`);
  }
  return failures;
}
