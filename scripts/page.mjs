#!/usr/bin/env node
// What Trunk leaves undone, run by it as a hook on each build (Trunk.toml): the program is cut into its parts, its
// JavaScript is bundled, each file gets a name that its content decides and its checksum, and the page says what it may
// load. Nothing inline is left without its hash in that policy.
import { createHash } from "node:crypto";
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, transformSync } from "esbuild";
import { parseHTML } from "linkedom";
import { asked, cut, fetched, small } from "./parts.mjs";

const dist = resolve(process.env.TRUNK_STAGING_DIR ?? process.argv[2] ?? "dist");
const isRelease = process.env.TRUNK_PROFILE !== "debug";
const sources = new URL("../page/", import.meta.url).pathname;
const target = ["chrome120", "firefox120", "safari17"];

const source = (name) => readFileSync(join(sources, name), "utf8");
const hash = (algorithm, data) => `${algorithm}-${createHash(algorithm).update(data).digest("base64")}`;
/** The shorter names of what a program asks for, for its JavaScript. */
const shorter = (names) => names && { mangleProps: asked, mangleCache: names };
function script(code, define, names) {
  const made = transformSync(code, { minify: isRelease, target, define, ...shorter(names) }).code.trim();
  if (/<\/script|<!--/i.test(made)) throw new Error("a script that would end before its end");
  return made;
}
const style = (code) => transformSync(code, { loader: "css", minify: isRelease, target }).code.trim();

/** Takes a file that Trunk made out of the folder; `null` where it made none. */
function take(pattern) {
  const found = readdirSync(dist).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`one file ${pattern} is expected, not: ${found.join(", ") || "none"}`);
  const data = readFileSync(join(dist, found[0]));
  rmSync(join(dist, found[0]));
  return data;
}

/** Writes a file under a name that its content decides; with its checksum. */
function put(stem, ending, data) {
  const name = `${stem}-${createHash("sha256").update(data).digest("hex").slice(0, 16)}.${ending}`;
  writeFileSync(join(dist, name), data);
  return { url: `./${name}`, integrity: hash("sha384", data) };
}

/**
 * The style in three: what one needs to write at once, the rest, and that of what is seldom opened, which a program in one
 * piece has with the rest.
 */
function dressing() {
  const { document } = parseHTML(readFileSync(join(dist, "index.html"), "utf8"));
  const styles = [...document.querySelectorAll("style")];
  const places = ["rest-of-style", "later-style"].map((name) => document.querySelector(`meta[name=${name}]`));
  const after = (one) => places.filter((place) => !(one.compareDocumentPosition(place) & 4)).length;
  const text = (which) => style(styles.filter((one) => which(after(one))).map(({ textContent }) => textContent).join("\n"));
  return {
    first: text((place) => place === 0),
    rest: text((place) => place === 1 || (place === 2 && !isRelease)),
    later: isRelease ? text((place) => place === 2) : "",
  };
}

const texts = dressing();
const rest = put("style", "css", texts.rest);
const seldom = texts.later && put("style-later", "css", texts.later);

// Trunk's own take of the program, in one piece: what a debug build is served as.
const whole = { glue: join(dist, "glue.js"), main: take(/^incident-scratchpad-.*\.wasm$/), later: {} };
writeFileSync(whole.glue, take(/^incident-scratchpad-.*\.js$/));
const { glue, main, later, names } = isRelease ? cut() : whole;
const program = put("incident-scratchpad", "wasm", main);
const parts = Object.fromEntries(
  Object.entries(later).map(([name, data]) => [name, put(`part-${name.replace(/^split_|\.wasm$/g, "")}`, "wasm", data)]),
);
// All but what is fetched when somebody first asks for it.
const early = Object.entries(parts).flatMap(([name, part]) => (name === "split_later.wasm" ? [] : [part]));

// The checker's worker is one file, which names its own program.
const checking = take(/^checker_bg\.wasm$/);
const checks = isRelease ? small("checker.wasm", checking) : { program: checking };
const checker = put("checker", "wasm", checks.program);
const asking = `${take(/^checker\.js$/)}\n${source("checker.js")}`;
const worker = put("checker", "js", script(asking, { CHECKER_WASM: JSON.stringify(checker.url) }, checks.names));

const bundled = await build({
  entryPoints: [join(sources, "start.js")],
  alias: { "#glue": glue, "#fetch": join(sources, "fetch.js") },
  plugins: [fetched(parts, seldom && { "split_later.wasm": seldom })],
  bundle: true,
  write: false,
  format: "esm",
  minify: isRelease,
  target,
  legalComments: "none",
  ...shorter(names),
  define: {
    PROGRAM: JSON.stringify(program),
    CHECKER: JSON.stringify(worker.url),
    OFFLINE: String(isRelease),
  },
});
rmSync(whole.glue);
const start = { ...put("start", "js", bundled.outputFiles[0].text), text: bundled.outputFiles[0].text };

/** An element with these attributes, and what stands in it. */
function element(document, tag, attributes, text = "") {
  const made = document.createElement(tag);
  // linkedom writes the last one first.
  for (const [name, value] of Object.entries(attributes).reverse()) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}
const hashesIn = (document, tag) =>
  [...document.querySelectorAll(tag)].filter(({ textContent }) => textContent).map(({ textContent }) => `'${hash("sha256", textContent)}'`);
const say = (document, policy) =>
  document.querySelector("meta[charset]").after(element(document, "meta", { "http-equiv": "Content-Security-Policy", content: policy.join("; ") }));

/** The page that helps: as it stands, with the look of the other and a policy of its own. */
function help() {
  const { document } = parseHTML(source("help.html"));
  const look = ["tokens", "base", "help", "modes"].map((name) => readFileSync(new URL(`../style/${name}.css`, import.meta.url), "utf8"));
  document.head.append(element(document, "style", {}, style(look.join("\n"))), element(document, "script", {}, script(source("help.js"))));
  say(document, [
    "default-src 'none'",
    `script-src ${hashesIn(document, "script")}`,
    `style-src ${hashesIn(document, "style")}`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  return document;
}

/** The page itself: what one needs to write at once is in it, and everything else comes beside it. */
function page() {
  const { document } = parseHTML(readFileSync(join(dist, "index.html"), "utf8"));
  for (const one of document.querySelectorAll("style, meta[name=rest-of-style], meta[name=later-style]")) one.remove();
  document.head.append(
    element(document, "link", { rel: "modulepreload", href: start.url, integrity: start.integrity }),
    element(document, "link", { rel: "preload", as: "fetch", type: "application/wasm", crossorigin: "", href: program.url, integrity: program.integrity }),
    element(document, "style", {}, texts.first),
  );
  document.body.append(
    // Before the style: a script that stands after a style sheet waits for it, and one could not write so long.
    element(document, "script", {}, script(source("preboot.js"), { PROGRAM: JSON.stringify([program, ...early].map(({ url }) => url)) })),
    element(document, "link", { id: "style", rel: "stylesheet", href: rest.url, integrity: rest.integrity }),
    element(document, "script", { type: "module", src: start.url, integrity: start.integrity }),
  );
  return document;
}

/**
 * What makes a capsule (page/capsule.js), in a file of its own: the frame is this page with everything inside that it loads
 * otherwise. The parts are put in by the page that makes one, out of the files that it has: on a host they would lie there
 * twice, and be fetched twice.
 */
async function capsule(index) {
  const { document } = parseHTML(written(index));
  const inline = (name, define = {}) =>
    build({ entryPoints: [join(sources, name)], bundle: true, write: false, format: "iife", minify: isRelease, target, define, legalComments: "none" });
  const [loader] = (await inline("capsule-loader.js")).outputFiles;
  const remove = "link[rel=modulepreload], link[rel=preload], link[rel=manifest], link[rel=apple-touch-icon], link[rel=stylesheet], head style, script[src]";
  for (const one of document.querySelectorAll(remove)) one.remove();
  document.documentElement.setAttribute("data-capsule", "");
  const preboot = document.querySelector("body script");
  const open = [
    element(document, "script", { type: "application/json", id: "capsule-record" }, "@@record@@"),
    element(document, "script", {}, loader.text.trim()),
  ];
  preboot.before(...open);
  document.body.append(element(document, "script", { type: "module" }, "@@start@@"));
  document.head.append(element(document, "style", {}, "@@first@@"), element(document, "style", {}, "@@rest@@"));
  document.querySelector("meta[charset]").after(element(document, "meta", { name: "version", content: "@@version@@" }));
  // As page/capsule.js puts them together.
  const after = [texts.rest, texts.later].filter(Boolean).join("\n");
  const scripts = [loader.text.trim(), preboot.textContent, start.text].map((code) => `'${hash("sha256", code)}'`);
  if (/<\/script|<!--/i.test(loader.text + start.text) || /@@/.test(loader.text + preboot.textContent)) throw new Error("a script that a capsule cannot hold");
  say(document, [
    // Nothing is asked for: a capsule has no host.
    "default-src 'none'",
    `script-src 'wasm-unsafe-eval' ${scripts.join(" ")}`,
    `style-src ${[texts.first, after].map((code) => `'${hash("sha256", code)}'`).join(" ")}`,
    "img-src data:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types page default capsule",
  ]);
  // The files stand before the script that reads them.
  const frame = written(document).replace("<script>", () => "@@files@@\n<script>");
  const asked = ({ url, integrity }) => [url, integrity];
  const define = {
    FRAME: JSON.stringify(frame),
    STYLES: JSON.stringify([rest, seldom].filter(Boolean).map(asked)),
    START: JSON.stringify(asked(start)),
    FILES: JSON.stringify([program, ...Object.values(parts), worker, checker].map(asked)),
  };
  const made = await build({ entryPoints: [join(sources, "capsule.js")], bundle: true, write: false, format: "esm", minify: isRelease, target, define, legalComments: "none" });
  return put("capsule", "js", made.outputFiles[0].text);
}

/** How a page is written down: without comments. */
function written(document) {
  const [walker, comments] = [document.createTreeWalker(document, 128), []];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.remove();
  return `<!doctype html>${document.documentElement}`;
}

const [index, helping] = [page(), help()];
const maker = await capsule(index);
index.querySelector("meta[charset]").after(element(index, "meta", { name: "capsule", content: maker.url }));
const version = createHash("sha256").update(written(index)).digest("hex").slice(0, 8);
index.querySelector("meta[charset]").after(element(index, "meta", { name: "version", content: version }));
if (isRelease) {
  // A host that sends this policy as a header sends it with the page that helps too.
  const hashes = (tag) => [...hashesIn(index, tag), ...hashesIn(helping, tag)].join(" ");
  say(index, [
    // What is not named here is the manifest alone: `manifest-src` is an error to WebKit.
    "default-src 'self'",
    ...["child", "font", "frame", "media", "object"].map((what) => `${what}-src 'none'`),
    `script-src 'self' 'wasm-unsafe-eval' ${hashes("script")}`,
    `style-src 'self' ${hashes("style")}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types page default",
  ]);
}
writeFileSync(join(dist, "help.html"), written(helping));
writeFileSync(join(dist, "index.html"), written(index));
cpSync(new URL("../assets/", import.meta.url).pathname, dist, { recursive: true });
