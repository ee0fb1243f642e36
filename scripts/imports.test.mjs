// A program under short names asks for the same functions.
import assert from "node:assert/strict";
import test from "node:test";
import binaryen from "binaryen";
import { shortened, underShortNames } from "./imports.mjs";

const FROM = "./a_bg.js";
const NAMES = Array.from({ length: 200 }, (_, index) => `__wbg_number_${index}_0123456789abcdef`);

const program = binaryen.parseText(`(module
  (import "split" "fetch" (func $fetch))
  ${NAMES.map((name, index) => `(import "${FROM}" "${name}" (func $f${index} (result i32)))`).join("\n")}
  (func (export "sum") (result i32)
    (call $fetch)
    ${NAMES.map((_, index) => `(call $f${index})`).join(" ")}
    ${"(i32.add)".repeat(NAMES.length - 1)}))`).emitBinary();
const script = `function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
${NAMES.map((name, index) => `        ${name}: function() {\n            return ${index};\n        },`).join("\n")}
    };
    return {
        __proto__: null,
        "${FROM}": import0,
        split: { fetch() {} },
    };
}`;

test("the program and its JavaScript agree on the short names", () => {
  const { bytes, names } = shortened(program, FROM);
  const renamed = underShortNames(script, FROM, names);
  const imports = new Function(`${renamed}\nreturn __wbg_get_imports();`)();
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
  assert.equal(exports.sum(), (199 * 200) / 2);
  assert.ok(!bytes.includes("0123456789abcdef") && !renamed.includes("0123456789abcdef"));
});

test("a name that one of them does not know ends the build", () => {
  const { names } = shortened(program, FROM);
  assert.throws(() => underShortNames(script.replace(NAMES[7], "another"), FROM, names), /200 imports, and 199/);
  assert.throws(() => underShortNames(script, "./b_bg.js", names), /no place/);
});
