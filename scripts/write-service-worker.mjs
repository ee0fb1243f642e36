#!/usr/bin/env node
// The last step of a build: writes dist/sw.js, which keeps every file that is there by then, and the files from which
// common hosts take their headers. Running it again gives the same.
//   write-service-worker.mjs [dist [a worker other than page/sw.js]]
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { transformSync } from "esbuild";
import { parseHTML } from "linkedom";

const dist = resolve(process.argv[2] ?? "dist");
// Read by hosts, and asked for by no page.
const notServed = ["sw.js", "_headers", ".nojekyll"];
// A team puts its own in its place: it has no checksum, and is asked for anew each time.
const changing = ["config.json"];

const names = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
  .filter((name) => !notServed.includes(name) && !changing.includes(name))
  .sort();
const sum = (name) => `sha256-${createHash("sha256").update(readFileSync(join(dist, name))).digest("base64")}`;
const files = Object.fromEntries(names.map((name) => [name === "index.html" ? "./" : name, sum(name)]));
const { document } = parseHTML(readFileSync(join(dist, "index.html"), "utf8"));
const source = readFileSync(process.argv[3] ?? new URL("../page/sw.js", import.meta.url), "utf8");
const sealed = createHash("sha256").update(source).update(JSON.stringify(files)).digest("hex").slice(0, 16);
const version = `${document.querySelector("meta[name=version]").getAttribute("content")}.${sealed}`;
const filled = source
  .replace("const FILES = {};", () => `const FILES = ${JSON.stringify(files)};`)
  .replace('const VERSION = "";', () => `const VERSION = ${JSON.stringify(version)};`);
if (!filled.includes(version)) throw new Error("page/sw.js has no place for the files any more");
writeFileSync(join(dist, "sw.js"), transformSync(filled, { minify: true, target: "es2022" }).code);

const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]")?.getAttribute("content");
if (!policy) throw new Error("index.html has no policy");
const headers = {
  // A frame around the page can be forbidden by a header only.
  "Content-Security-Policy": `${policy}; frame-ancestors 'none'`,
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};
const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
const lasting = names.filter((name) => /-[0-9a-f]{12,}[._]/.test(name));
const caching = (name, how) => `/${name}\n  Cache-Control: ${how}`;
const blocks = [
  ...["", "index.html", "sw.js", ...changing].map((name) => caching(name, "no-cache")),
  ...lasting.map((name) => caching(name, "public, max-age=31536000, immutable")),
];
// Netlify and Cloudflare Pages read this file.
writeFileSync(join(dist, "_headers"), [`/*`, ...lines, ...blocks, ""].join("\n"));
// GitHub Pages is not to take the folder for the source of a blog.
writeFileSync(join(dist, ".nojekyll"), "");
