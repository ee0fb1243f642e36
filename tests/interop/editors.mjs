// Pastes the golden updates by real keys into real editors in Chromium, and judges the lines as they are laid out.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, extname, join } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { complaints, layout } from "./lib/layout.mjs";

/** Those that take HTML at all; the others are there for plain text. */
const PLAIN_ONLY = ["textarea", "codemirror", "easymde"];
const BOUNDS = { all: { editors: 24, rich: 22, plain: 21 }, short: { editors: 4, rich: 2, plain: 2 } };
const here = import.meta.dirname;

async function bundle(file, out) {
  const name = basename(file, ".js");
  const entry = `import * as editor from ${JSON.stringify(file)};
    window.editable = editor.editable ?? "[contenteditable=true], [contenteditable=''], textarea";
    window.shown = editor.shown ?? window.editable;
    window.keep = editor.keep ?? "";
    Promise.resolve(editor.default(document.getElementById("root"))).then(() => (window.mounted = true), (error) => (window.failed = String(error)));`;
  await build({
    stdin: { contents: entry, resolveDir: join(file, "..") }, bundle: true, outfile: join(out, `${name}.js`), format: "iife", logLevel: "silent",
    // One package pins an older one, which others must not get.
    alias: { "prosemirror-transform": join(here, "node_modules/prosemirror-transform") },
    define: { "process.env.NODE_ENV": '"production"', global: "window" }, target: "chrome120",
    loader: { ".woff": "empty", ".woff2": "empty", ".ttf": "empty", ".eot": "empty", ".svg": "dataurl", ".png": "empty" },
  });
  writeFileSync(join(out, `${name}.html`), `<!doctype html><meta charset="utf-8"><title>${name}</title><link rel="stylesheet" href="${name}.css"><body><div id="root"></div><script src="${name}.js"></script>`);
  return name;
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

function serve(folder) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    try {
      const body = readFileSync(join(folder, basename(path)));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/plain" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Copies as the product does (src/ui/platform/clipboard.rs): what is handed over in the event arrives as it is. */
async function copy(page, content) {
  const isCopied = page.evaluate(({ plain, html }) => {
    const hand = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/plain", plain);
      event.clipboardData.setData("text/html", html);
    };
    addEventListener("copy", hand, true);
    const isDone = document.execCommand("copy");
    removeEventListener("copy", hand, true);
    return isDone;
  }, content);
  if (!(await isCopied)) throw new Error("Chromium refused to copy");
}

async function paste(page, address, content, keys) {
  await page.goto(address);
  await page.waitForFunction(() => window.mounted || window.failed, undefined, { timeout: 20_000 });
  const failed = await page.evaluate(() => window.failed);
  if (failed) throw new Error(failed);
  const { editable, shown, keep } = await page.evaluate(() => ({ editable: window.editable, shown: window.shown, keep: window.keep }));
  const field = page.locator(editable).first();
  await field.waitFor({ state: "attached" });
  await copy(page, content);
  await page.evaluate((selector) => {
    const target = document.querySelector(selector);
    (target.CodeMirror ?? target).focus();
  }, editable);
  await page.keyboard.press(keys);
  // One asks whether HTML is to be kept: the button that it offers first has the focus.
  if (keep) await page.locator(keep).waitFor({ timeout: 3000 }).then(() => page.keyboard.press("Enter")).catch(() => {});
  // Some put their text in only when a frame has passed: the lines are read once they have stood still for three.
  return page.evaluate(async ({ source, shown }) => {
    const read = new Function(`return (${source})`)();
    const look = () => JSON.stringify(read(shown));
    let [last, still] = [look(), 0];
    for (let frames = 0; frames < 120 && (still < 12 || last === "[]"); frames += 1) {
      await new Promise(requestAnimationFrame);
      const now = look();
      still = now === last ? still + 1 : 0;
      last = now;
    }
    return JSON.parse(last);
  }, { source: layout.toString(), shown });
}

export async function editors(folder, { all, only, executablePath, verbose }) {
  const out = join(folder, "editors");
  mkdirSync(out, { recursive: true });
  const listed = (dir) => readdirSync(join(here, dir)).filter((file) => file.endsWith(".js")).map((file) => join(here, dir, file));
  const files = [...listed("editors"), ...(all ? listed("all/editors") : [])].filter((file) => !only || only.includes(basename(file, ".js")));
  const server = await serve(out);
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const context = await browser.newContext({ viewport: { width: 1600, height: 1200 }, permissions: ["clipboard-read", "clipboard-write"] });
  const text = (name) => readFileSync(join(folder, "updates", name), "utf8");
  const update = (name) => ({ plain: text(`${name}.txt`), plainHtml: text(`${name}.plain.html`), rich: text(`${name}.rich.html`) });
  const [a, b] = [update("A"), update("B")];
  const counts = { rich: 0, plain: 0, takesHtml: 0 };
  const failures = [];
  const cell = (found) => (found.length ? found.join(", ") : "fine");
  console.log("editor | A rich | A plain text | A plain text, Ctrl+Shift+V | B rich");
  for (const file of files) {
    const name = await bundle(file, out).catch((error) => failures.push(`${basename(file)}: ${error.message.split("\n")[1] ?? error}`) && null);
    if (!name) continue;
    const address = `http://127.0.0.1:${server.address().port}/${name}.html`;
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const tried = async (content, keys, plain, bold) => {
      const lines = await paste(page, address, content, keys);
      if (verbose) console.log(name, keys, JSON.stringify(lines.map(({ text, gap, bold: is }) => [text, Math.round(gap * 100) / 100, is])));
      return complaints(lines, plain, bold);
    };
    try {
      const takesHtml = !PLAIN_ONLY.includes(name);
      const rich = await tried({ plain: a.plain, html: a.rich }, "Control+V", a.plain, takesHtml);
      const plain = await tried({ plain: a.plain, html: a.plainHtml }, "Control+V", a.plain, false);
      const shifted = await tried({ plain: a.plain, html: a.plainHtml }, "Control+Shift+V", a.plain, false);
      const odd = await tried({ plain: b.plain, html: b.rich }, "Control+V", b.plain, false);
      console.log(`${name} | ${cell(rich)} | ${cell(plain)} | ${cell(shifted)} | ${cell(odd)}`);
      if (takesHtml) {
        counts.takesHtml += 1;
        counts.rich += Number(rich.length === 0);
        counts.plain += Number(plain.length === 0);
      }
    } catch (error) {
      failures.push(`${name}: ${error.message.split("\n")[0]}`);
      console.log(`${name} | ${failures.at(-1)}`);
    }
    await page.close();
  }
  await browser.close();
  server.close();
  console.log(`${files.length} editors; rich text as it was written in ${counts.rich} of the ${counts.takesHtml} editors that take HTML, plain text in ${counts.plain}`);
  if (!only) {
    const bounds = all ? BOUNDS.all : BOUNDS.short;
    if (files.length < bounds.editors) failures.push(`only ${files.length} editors`);
    if (counts.rich < bounds.rich) failures.push(`rich text is right in fewer than ${bounds.rich} editors`);
    if (counts.plain < bounds.plain) failures.push(`plain text is right in fewer than ${bounds.plain} editors`);
  }
  return failures;
}
