#!/usr/bin/env node
// What Trunk leaves undone, run by it as a hook on each build (Trunk.toml): the program is split into what opens the
// page and the rest; its JavaScript is bundled, minified and put into the page, with its integrity; the other files of
// the page join it; and the page says what it may load. Nothing inline is left without its hash in that policy.
import { createHash } from "node:crypto";
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { build, transformSync } from "esbuild";
import { shortened, underShortNames } from "./imports.mjs";
import { MODULE, inOnePiece, instrumented, split } from "./split.mjs";

const dist = resolve(process.env.TRUNK_STAGING_DIR ?? process.argv[2] ?? "dist");
const isRelease = process.env.TRUNK_PROFILE !== "debug";
// A build in which each function says that it ran (scripts/profile.mjs).
const isMarked = process.env.MARKED === "yes";
const sources = new URL("../page/", import.meta.url).pathname;
const target = ["chrome120", "firefox120", "safari17"];

const one = (ending) => {
  const found = readdirSync(dist).filter((name) => /^incident-scratchpad-/.test(name) && name.endsWith(ending));
  if (found.length !== 1) throw new Error(`one file ${ending} is expected, not: ${found.join(", ") || "none"}`);
  return found[0];
};
const hash = (algorithm, data) => `${algorithm}-${createHash(algorithm).update(data).digest("base64")}`;

const glue = join(dist, one(".js"));
const whole = join(dist, one("_bg.wasm"));

/** The module that wasm-bindgen has the program import from. */
const GLUE = "./incident-scratchpad_bg.js";

/** The program's files, each written under a name that its content decides. A debug build stays in one part. */
function parts() {
  const bytes = readFileSync(whole);
  if (!isRelease) return { first: basename(whole) };
  rmSync(whole);
  if (isMarked) {
    const { bytes: marked, names } = instrumented(bytes);
    writeFileSync(join(dist, "functions.json"), JSON.stringify(names));
    return { first: put("incident-scratchpad", marked) };
  }
  const firstLoad = new Set(readFileSync(new URL("first-load.txt", import.meta.url), "utf8").split("\n"));
  const { first, rest, counts } = split(bytes, (name) => firstLoad.has(name));
  console.log(`split: ${counts.functions - counts.later} functions open the page, ${counts.later} follow`);
  const { bytes: small, names } = shortened(first, GLUE);
  return { first: put("incident-scratchpad", small), rest: put("incident-scratchpad-rest", rest), names };
}

/** The checker's worker in one file, which names its own program. */
function checker() {
  const [script, program] = ["checker.js", "checker_bg.wasm"].map((name) => join(dist, name));
  const wasm = put("checker", isRelease ? inOnePiece(readFileSync(program)) : readFileSync(program));
  // Trunk's minifier orders what it writes by chance: of the same sources it would make another file each time.
  const plain = isRelease ? new URL("../target/wasm-bindgen/release/checker.js", import.meta.url).pathname : script;
  const code = `${readFileSync(plain, "utf8")}\n${readFileSync(join(sources, "checker.js"), "utf8")}`;
  rmSync(script);
  rmSync(program);
  return put("checker", transformSync(code, { minify: isRelease, target, define: { CHECKER_WASM: JSON.stringify(wasm) } }).code, "js");
}

function put(stem, bytes, ending = "wasm") {
  const name = `${stem}-${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}.${ending}`;
  writeFileSync(join(dist, name), bytes);
  return name;
}

/** What wasm-bindgen wrote, with what the parts ask of each other. */
function joined(text) {
  const place = "    return {\n        __proto__: null,\n";
  if (text.split(place).length !== 2) throw new Error("wasm-bindgen's JavaScript has no place for the imports any more");
  const short = names ? underShortNames(text, GLUE, names) : text;
  const imports = short.replace(place, () => `${place}        ${MODULE}: split,\n`);
  return `import { split } from "#rest";\n${imports}\nexport const exportsNow = () => wasm;\n`;
}

const { first, rest = "", names } = parts();
const integrity = (name) => name && hash("sha384", readFileSync(join(dist, name)));
writeFileSync(glue, joined(readFileSync(glue, "utf8")));
const bundled = await build({
  entryPoints: [join(sources, "start.js")],
  alias: { "#glue": glue, "#rest": join(sources, rest ? "rest.js" : "marked.js") },
  bundle: true,
  write: false,
  format: "esm",
  minify: isRelease,
  target,
  legalComments: "none",
  define: {
    WASM: JSON.stringify(`./${first}`),
    INTEGRITY: JSON.stringify(integrity(first)),
    REST: JSON.stringify(`./${rest}`),
    REST_INTEGRITY: JSON.stringify(integrity(rest)),
    CHECKER: JSON.stringify(`./${checker()}`),
    OFFLINE: String(isRelease),
    MARKED: String(isMarked),
  },
});
rmSync(glue);
const start = put("start", bundled.outputFiles[0].text, "js");
const early = transformSync(readFileSync(join(sources, "early.js"), "utf8"), { minify: isRelease, target }).code.trim();
if (/<\/script|<!--/i.test(early)) throw new Error("a script that would end before its end");

let page = readFileSync(join(dist, "index.html"), "utf8");
const replace = (pattern, by) => {
  if (!pattern.test(page)) throw new Error(`index.html has no ${pattern}`);
  page = page.replace(pattern, () => by);
};
replace(/<script type="?module"?[^>]*>\s*import init[\s\S]*?<\/script>/, "");
replace(/<link(?=[^>]*rel="?modulepreload)[^>]*>/, `<link rel=modulepreload href="./${start}" integrity=${integrity(start)}>`);
replace(/<link(?=[^>]*rel="?preload)[^>]*>/, `<link rel=preload as=fetch type=application/wasm crossorigin href="./${first}" integrity=${integrity(first)}>`);
// The page carries what one needs to write at once, and nothing more: the rest of the style and the script that fetches
// the program come beside it.
const [atOnce, after] = page.split(/<meta name="?rest-of-style"?>/).map((half) => ({
  styles: [...half.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text]) => text).join(""),
  markup: half.replace(/<style>[\s\S]*?<\/style>\s*/g, ""),
}));
const style = put("style", after.styles, "css");
page = `${atOnce.markup}<style>${atOnce.styles}</style>${after.markup}`;
const beside = [
  // Before the style: a script that stands after a style sheet waits for it, and one could not write so long.
  `<script>${early}</script>`,
  `<link id=style rel=stylesheet href="./${style}" integrity=${integrity(style)}>`,
  `<script type=module src="./${start}" integrity=${integrity(start)}></script>`,
];
replace(/<\/body>/, `${beside.join("")}</body>`);
const buildId = createHash("sha256").update(page).digest("hex").slice(0, 8);
replace(/<meta charset="?utf-8"?>/i, `<meta charset=utf-8><meta name=version content="${buildId}">`);

const hashesIn = (text, tag) =>
  [...text.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, "g"))].map(([, inner]) => `'${hash("sha256", inner)}'`);

/** The page that helps: as it stands, with the look of the other and a policy of its own. */
function help() {
  const css = ["tokens", "base", "help", "modes"].map((name) => readFileSync(new URL(`../style/${name}.css`, import.meta.url), "utf8"));
  const { code } = transformSync(css.join("\n"), { loader: "css", minify: true });
  const script = transformSync(readFileSync(join(sources, "help.js"), "utf8"), { minify: true, target }).code.trim();
  const text = readFileSync(join(sources, "help.html"), "utf8")
    .replace("<!--style-->", () => `<style>${code.trim()}</style>`)
    .replace("<!--script-->", () => `<script>${script}</script>`);
  const policy = `default-src 'none'; script-src ${hashesIn(text, "script")}; style-src ${hashesIn(text, "style")}; base-uri 'none'; form-action 'none'`;
  return text.replace("<!--policy-->", () => `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}
const helping = help();
writeFileSync(join(dist, "help.html"), helping);

if (isRelease) {
  // A host that sends this policy as a header sends it with the page that helps too.
  const hashes = (tag) => [...hashesIn(page, tag), ...hashesIn(helping, tag)];
  const policy = [
    // What is not named here is the manifest alone: `manifest-src` is an error to WebKit.
    "default-src 'self'",
    ...["child", "font", "frame", "media", "object"].map((what) => `${what}-src 'none'`),
    `script-src 'self' 'wasm-unsafe-eval' ${hashes("script").join(" ")}`,
    `style-src 'self' ${hashes("style").join(" ")}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types page",
  ].join("; ");
  replace(/<meta charset=utf-8>/, `<meta charset=utf-8><meta http-equiv=Content-Security-Policy content="${policy}">`);
}
writeFileSync(join(dist, "index.html"), page);
cpSync(new URL("../assets/", import.meta.url).pathname, dist, { recursive: true });
