// Who takes part: what each serves, how the same entries get into it, and what it can be asked.
//
// Each page says with `data-ready` on its root that its editor is there. This page does so itself; the others say it in
// the line that makes their editor.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BEGIN, GOOD, fact } from "../../tests/faults/lib/records.mjs";
import { BLANK } from "../../tests/faults/lib/watch.mjs";
import { writeBoth } from "../../tests/faults/lib/stores.mjs";
import { entries, entry } from "./words.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const target = join(root, "target/bench");
const modules = join(root, "node_modules");

const version = (name) => JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8")).version;
const folder = (path) => (name) => readFileSync(join(path, name || "index.html"));
const ready = "document.documentElement.setAttribute('data-ready','')";
const head = (title) => `<!doctype html><html lang=en><meta charset=utf-8><link rel=icon href="data:,"><title>${title}</title>`;

function run(command, parts, say) {
  const done = spawnSync(command, parts, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  if (done.status !== 0) throw new Error(`${say}: ${done.error ?? done.stderr}`);
}

/** The page of this repository. An incident of so many entries lies in both of its stores, in the format of records. */
const ours = {
  id: "ours",
  name: "this page",
  site: () => folder(join(root, "dist")),
  address: (count) => (count === null ? "" : `#/incident/${GOOD}`),
  async fill(page, count) {
    if (count === null) return;
    const records = [["isp/since", String(BEGIN)], fact(GOOD, 0, { declared: { title: "Long", severity: "major" } })];
    for (let n = 1; n <= count; n++) records.push(fact(GOOD, n, { note_logged: { text: entry(n) } }));
    await writeBoth(page, { local: records, mirror: records });
  },
  box: "#log-entry",
  appends: true,
  clear: (page) => page.fill("#log-entry", ""),
  /** Runs in the page: whether all that it holds is drawn and at rest. */
  isSettled() {
    const counted = document.querySelector("[aria-label=Working] .pane-head .meta")?.textContent ?? "";
    const rows = document.querySelectorAll("[role=list][aria-label=Timeline] [role=listitem]").length;
    const saved = document.querySelector("[role=status][aria-label=Saved]")?.textContent ?? "";
    return rows === (Number.parseInt(counted, 10) || 0) && (/^Saved/.test(saved) || rows <= 1);
  },
  /** The same: whether the copy for the time without a network is complete. */
  isOffline: () => document.documentElement.hasAttribute("data-offline"),
  list: "[role=list][aria-label=Timeline]",
  saved: "[role=status][aria-label=Saved]",
  scroller: ".pane-working .scroll:not(.found)",
  find: { key: "f", box: "#find-words", list: "[role=list][aria-label='Found entries']" },
};

const bare = {
  id: "bare",
  name: "bare text field",
  site: () => (name) =>
    name
      ? null
      : Buffer.from(`${head("bare")}<textarea id=t autofocus></textarea><script>
const t=document.getElementById('t');t.value=localStorage.getItem('t')??'';t.oninput=()=>localStorage.setItem('t',t.value);t.focus();
t.setSelectionRange(t.value.length,t.value.length);${ready}</script>`),
  fill: (page, count) => page.evaluate((text) => localStorage.setItem("t", text), entries(count ?? 0).join("\n")),
  box: "#t",
  appends: true,
  clear: (page, count) => count === 0 && page.fill("#t", ""),
  scroller: "#t",
};

const easymde = {
  id: "easymde",
  name: `EasyMDE ${version("easymde")}`,
  site: () => (name) =>
    name
      ? readFileSync(join(modules, "easymde/dist", name))
      : Buffer.from(`${head("EasyMDE")}<link rel=stylesheet href=easymde.min.css><textarea id=t></textarea>
<script src=easymde.min.js></script><script>window.editor=new EasyMDE({element:document.getElementById('t'),autofocus:true,
autoDownloadFontAwesome:false,spellChecker:false,maxHeight:'70vh',autosave:{enabled:true,uniqueId:'t'}});
editor.codemirror.execCommand('goDocEnd');${ready}</script>`),
  fill: (page, count) => page.evaluate((text) => localStorage.setItem("smde_t", text), entries(count ?? 0).join("\n")),
  box: ".CodeMirror textarea",
  appends: true,
  clear: (page, count) => count === 0 && page.evaluate("editor.value('')"),
  scroller: ".CodeMirror-scroll",
};

/** The empty wiki, written out by TiddlyWiki itself, with a draft open and each entry a tiddler of its own. */
const tiddlywiki = {
  id: "tiddlywiki",
  name: `TiddlyWiki ${version("tiddlywiki")}`,
  prepare(counts) {
    for (const count of counts) {
      const file = join(target, `tiddlywiki-${version("tiddlywiki")}/${count}/index.html`);
      if (existsSync(file)) continue;
      mkdirSync(dirname(file), { recursive: true });
      const tiddlers = join(dirname(file), "tiddlers.json");
      writeFileSync(tiddlers, JSON.stringify([...wiki, ...entries(count).map((text, at) => ({ title: `Entry ${at + 1}`, text }))]));
      const parts = [join(modules, "tiddlywiki/tiddlywiki.js"), join(modules, "tiddlywiki/editions/empty"), "--load", tiddlers,
        "--output", dirname(file), "--render", "$:/core/save/all", "index.html", "text/plain"];
      run(process.execPath, parts, "TiddlyWiki did not write its wiki");
    }
  },
  site: (count) => folder(join(target, `tiddlywiki-${version("tiddlywiki")}/${count ?? 0}`)),
  box: ".tc-edit-texteditor-body",
  clear: (page) => page.fill(".tc-edit-texteditor-body", ""),
};
const draft = "Draft of 'Log'";
const wiki = [
  { title: draft, "draft.of": "Log", "draft.title": "Log", text: "" },
  { title: "$:/DefaultTiddlers", text: `[[${draft}]]` },
  { title: "$:/config/AutoFocus", text: "text" },
  // Without it the text field is in a frame of its own, where keys cannot be watched as in the others.
  { title: "$:/config/TextEditor/EnableToolbar", text: "no" },
  { title: "$:/favicon.ico", type: "image/png", text: "" },
  {
    title: "$:/bench/ready.js",
    type: "application/javascript",
    "module-type": "startup",
    text: `exports.name="bench-ready";exports.after=["story","render"];exports.platforms=["browser"];exports.synchronous=true;
exports.startup=()=>{${ready}};`,
  },
];

const leptos = {
  id: "leptos",
  name: "empty Leptos page",
  prepare: () => run(join(root, "scripts/bench/empty-leptos.sh"), [], "the empty page of Leptos was not built"),
  site: () => folder(join(target, "empty-leptos")),
  box: "#t",
  clear: (page) => page.fill("#t", ""),
  isEmpty: true,
};

export const contestants = [ours, bare, easymde, tiddlywiki, leptos];
export { BLANK };
