#!/usr/bin/env node
// What Trunk leaves undone, run by it as a hook on each build (Trunk.toml): the program's JavaScript is bundled,
// minified and put into the page, with its integrity; the other files of the page join it; and the page says what it
// may load. Nothing inline is left without its hash in that policy.
import { createHash } from "node:crypto";
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, transformSync } from "esbuild";

const dist = resolve(process.env.TRUNK_STAGING_DIR ?? process.argv[2] ?? "dist");
const isRelease = process.env.TRUNK_PROFILE !== "debug";
const sources = new URL("../page/", import.meta.url).pathname;
const target = ["chrome120", "firefox120", "safari17"];

const one = (ending) => {
  const found = readdirSync(dist).filter((name) => /^incident-scratchpad-/.test(name) && name.endsWith(ending));
  if (found.length !== 1) throw new Error(`one file ${ending} is expected, not: ${found.join(", ") || "none"}`);
  return found[0];
};
const hash = (algorithm, data) => `${algorithm}-${createHash(algorithm).update(data).digest("base64")}`;

const [glue, wasm] = [one(".js"), one("_bg.wasm")];
const integrity = hash("sha384", readFileSync(join(dist, wasm)));
const bundled = await build({
  entryPoints: [join(sources, "start.js")],
  alias: { "#glue": join(dist, glue) },
  bundle: true,
  write: false,
  format: "esm",
  minify: isRelease,
  target,
  legalComments: "none",
  define: { WASM: JSON.stringify(`./${wasm}`), INTEGRITY: JSON.stringify(integrity), OFFLINE: String(isRelease) },
});
rmSync(join(dist, glue));
const start = bundled.outputFiles[0].text.trim();
const early = transformSync(readFileSync(join(sources, "early.js"), "utf8"), { minify: isRelease, target }).code.trim();
for (const script of [early, start]) {
  if (/<\/script|<!--/i.test(script)) throw new Error("a script that would end before its end");
}

let page = readFileSync(join(dist, "index.html"), "utf8");
const replace = (pattern, by) => {
  if (!pattern.test(page)) throw new Error(`index.html has no ${pattern}`);
  page = page.replace(pattern, () => by);
};
replace(/<script type="?module"?[^>]*>\s*import init[\s\S]*?<\/script>/, "");
replace(/<link(?=[^>]*rel="?modulepreload)[^>]*>/, "");
// One style sheet, so that one hash is enough.
const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)];
page = page.replace(/(<style>[\s\S]*?<\/style>\s*)+/, () => `<style>${styles.map(([, text]) => text).join("")}</style>`);
if (page.split("<style>").length !== 2) throw new Error("the style sheets do not stand in a row");
replace(/<\/body>/, `<script>${early}</script><script type=module>${start}</script></body>`);
const buildId = createHash("sha256").update(page).digest("hex").slice(0, 8);
replace(/<meta charset="?utf-8"?>/i, `<meta charset=utf-8><meta name=version content="${buildId}">`);

if (isRelease) {
  const hashes = (tag) =>
    [...page.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, "g"))].map(([, text]) => `'${hash("sha256", text)}'`);
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashes("script").join(" ")}`,
    `style-src ${hashes("style").join(" ")}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ].join("; ");
  replace(/<meta charset=utf-8>/, `<meta charset=utf-8><meta http-equiv=Content-Security-Policy content="${policy}">`);
}
writeFileSync(join(dist, "index.html"), page);
cpSync(new URL("../assets/", import.meta.url).pathname, dist, { recursive: true });
