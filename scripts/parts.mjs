// Cuts the program into its parts (src/ui/lazy.rs) by Leptos' splitter, and makes each ready: wasm-bindgen on the main
// part, wasm-opt on all of them. Trunk cannot do it itself: it knows one program a page.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";

const target = new URL("../target/", import.meta.url).pathname;
const folder = join(target, "parts");
/** What rustc takes for granted of every browser, and no more. */
const features = ["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];

const run = (tool, ...args) => execFileSync(tool, args, { stdio: ["ignore", "ignore", "inherit"] });

function optimised(file) {
  run("wasm-opt", "-Oz", "--strip-debug", "--strip-producers", "--strip-target-features", ...features.map((name) => `--enable-${name}`), file, "-o", `${file}.small`);
  return readFileSync(`${file}.small`);
}

/**
 * The parts of a program as cargo leaves it: where its JavaScript begins, the main part, and the others by the names
 * under which that JavaScript asks for them.
 */
export function cut(program = join(target, "wasm32-unknown-unknown/release/incident-scratchpad.wasm")) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run("wasm-split-cli", "--out-name", "main", program, folder);
  const later = readdirSync(folder).filter((name) => /^(split|chunk)_.*\.wasm$/.test(name));
  run("wasm-bindgen", "--target", "web", "--keep-lld-exports", "--no-demangle", "--no-typescript", "--out-dir", folder, "--out-name", "main", join(folder, "main.wasm"));
  return {
    glue: join(folder, "main.js"),
    main: optimised(join(folder, "main_bg.wasm")),
    later: Object.fromEntries(later.map((name) => [name, optimised(join(folder, name))])),
  };
}

/** Has the splitter's JavaScript fetch each part under the name that it is served by, as the page fetches everything. */
export const fetched = (served) => ({
  name: "parts",
  setup(build) {
    build.onLoad({ filter: /__wasm_split\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      let contents = text.replaceAll("WebAssembly.instantiateStreaming(src, imports)", "WebAssembly.instantiate(await src, imports)");
      if (contents.split("(await src, imports)").length !== Object.keys(served).length + 1) throw new Error("the splitter makes its parts in another way than before");
      for (const [name, { url, integrity }] of Object.entries(served)) {
        const asked = `fetch(new URL("./${basename(name)}", import.meta.url))`;
        if (contents.split(asked).length !== 2) throw new Error(`the splitter asks for ${name} in another way than before`);
        contents = contents.replace(asked, () => `compiledPart(${JSON.stringify(url)}, ${JSON.stringify(integrity)})`);
      }
      return { contents: `import { compiledPart } from "#fetch";\n${contents}` };
    });
  },
});
