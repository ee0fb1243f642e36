// Cuts the program into its parts (src/ui/lazy.rs) by Leptos' splitter, and makes each ready: wasm-bindgen on the main
// part, wasm-opt on all of them. Trunk cannot do it itself: it knows one program a page.
import binaryen from "binaryen";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const target = new URL("../target/", import.meta.url).pathname;
const folder = join(target, "parts");
/** What rustc takes for granted of every browser, and no more. */
const features = ["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];

const run = (tool, ...args) => execFileSync(tool, args, { stdio: ["ignore", "ignore", "inherit"] });

/** What server functions export for streams of theirs, which Leptos brings along and no page here has. */
const streams = "--remove-exports=*intounderlying*";

/**
 * As small as it gets in brotli (docs/size.md). The lowest KB of the memory, which is said to be unused, is the last of the
 * stack: a program that comes so far stops anyway.
 */
function optimised(file, ...more) {
  const strip = ["debug", "producers", "target-features"].map((what) => `--strip-${what}`);
  const how = ["--low-memory-unused", streams, "-Os", "--flatten", "--rereloop", "-Os", ...more, ...strip];
  run("wasm-opt", ...how, ...features.map((name) => `--enable-${name}`), file, "-o", `${file}.small`);
  return readFileSync(`${file}.small`);
}
/** What is called alike is alike, and stands together: brotli finds it. The main part is smaller without. */
const byName = "--reorder-functions-by-name";

/** A name by which wasm-bindgen has a program ask for a function of its JavaScript: what it is, and a hash. */
export const asked = /^__w\w+_[0-9a-f]{16}$/;

/** Shorter names for what a program asks its JavaScript for; that is told by esbuild, which takes them as they are. */
function shortened(file) {
  const { BulkMemory, BulkMemoryOpt, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } = binaryen.Features;
  // The names of functions stay, for their order.
  binaryen.setDebugInfo(true);
  const program = binaryen.readBinary(readFileSync(file));
  program.setFeatures(BulkMemory | BulkMemoryOpt | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt);
  const names = {};
  for (let at = 0; at < program.getNumFunctions(); at += 1) {
    const { name, module, base, params, results } = binaryen.getFunctionInfo(program.getFunctionByIndex(at));
    if (!asked.test(base)) continue;
    names[base] ??= `_${Object.keys(names).length.toString(36)}`;
    program.addFunctionImport(name, module, names[base], params, results);
  }
  writeFileSync(file, program.emitBinary());
  return names;
}

/** A program beside the parts, as small as they are, with the shorter names. */
export function small(name, program) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, program);
  const names = shortened(file);
  return { program: optimised(file, byName), names };
}

/**
 * The parts of a program as cargo leaves it: where its JavaScript begins, the main part, and the others by the names
 * under which that JavaScript asks for them; and the shorter names of what the main part asks that JavaScript for.
 */
export function cut(program = join(target, "wasm32-unknown-unknown/release/incident-scratchpad.wasm")) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run("wasm-split-cli", "--out-name", "main", program, folder);
  const later = readdirSync(folder).filter((name) => /^(split|chunk)_.*\.wasm$/.test(name));
  run("wasm-bindgen", "--target", "web", "--keep-lld-exports", "--no-demangle", "--no-typescript", "--out-dir", folder, "--out-name", "main", join(folder, "main.wasm"));
  const names = shortened(join(folder, "main_bg.wasm"));
  return {
    names,
    glue: join(folder, "main.js"),
    main: optimised(join(folder, "main_bg.wasm")),
    later: Object.fromEntries(later.map((name) => [name, optimised(join(folder, name), byName)])),
  };
}

/**
 * Has the splitter's JavaScript fetch each part under the name that it is served by, as the page fetches everything; with
 * the style of what is in it, where it has one.
 */
export const fetched = (served, styles = {}) => ({
  name: "parts",
  setup(build) {
    build.onLoad({ filter: /__wasm_split\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      let contents = text.replaceAll("WebAssembly.instantiateStreaming(src, imports)", "WebAssembly.instantiate(await src, imports)");
      if (contents.split("(await src, imports)").length !== Object.keys(served).length + 1) throw new Error("the splitter makes its parts in another way than before");
      for (const [name, { url, integrity }] of Object.entries(served)) {
        const asked = `fetch(new URL("./${basename(name)}", import.meta.url))`;
        if (contents.split(asked).length !== 2) throw new Error(`the splitter asks for ${name} in another way than before`);
        const style = styles[name];
        const files = [url, integrity, ...(style ? [style.url, style.integrity] : [])].map((said) => JSON.stringify(said));
        contents = contents.replace(asked, () => `${style ? "dressedPart" : "compiledPart"}(${files.join(", ")})`);
      }
      return { contents: `import { compiledPart, dressedPart } from "#fetch";\n${contents}` };
    });
  },
});
