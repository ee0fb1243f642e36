// Both parts together do what the whole did, wherever the line runs.
import assert from "node:assert/strict";
import test from "node:test";
import binaryen from "binaryen";
import { MODULE, instrumented, plainName, split } from "./split.mjs";

// `main` calls through a table, directly, and back and forth over every line that can be drawn; `deep` is reached from
// `middle` alone, and `middle` from `outer` alone.
const WHOLE = `(module
  (memory 1)
  (data (i32.const 8) "\\2a\\00\\00\\00")
  (table 3 3 funcref)
  (elem (i32.const 1) $double $outer)
  (global $count (mut i32) (i32.const 0))
  (func $load (param i32) (result i32) (i32.load (local.get 0)))
  (func $double (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2)))
  (func $deep (param i32) (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (i32.add (call $load (i32.const 8)) (local.get 0)))
  (func $middle (param i32) (result i32) (i32.add (call $deep (local.get 0)) (i32.const 100)))
  (func $outer (param i32) (result i32) (i32.add (call $middle (local.get 0)) (i32.const 1000)))
  (func $main (export "main") (param i32) (result i32)
    (i32.add
      (call_indirect (param i32) (result i32) (local.get 0) (i32.const 1))
      (call_indirect (param i32) (result i32) (local.get 0) (i32.const 2))))
  (func (export "count") (result i32) (global.get $count)))`;
const NAMES = ["load", "double", "deep", "middle", "outer", "main"];

function whole() {
  const module = binaryen.parseText(WHOLE);
  binaryen.setDebugInfo(true);
  return module.emitBinary();
}

function run({ first, rest }) {
  let fetched = 0;
  const fetch = () => {
    fetched += 1;
    new WebAssembly.Instance(new WebAssembly.Module(rest), { [MODULE]: instance.exports });
  };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(first), { [MODULE]: { fetch } });
  const { main, count } = instance.exports;
  return { results: [main(1), main(5)], count: count(), fetched };
}

test("wherever the line runs, the parts do what the whole does, and the rest is fetched once at most", () => {
  for (let line = 0; line < 1 << NAMES.length; line += 1) {
    const isFirst = (name) => !NAMES.includes(name) || Boolean(line & (1 << NAMES.indexOf(name)));
    const { results, count, fetched } = run(split(whole(), isFirst));
    const first = NAMES.filter(isFirst);
    assert.deepEqual([results, count], [[1145, 1157], 2], `first: ${first}`);
    assert.equal(fetched, first.length === NAMES.length ? 0 : 1, `first: ${first}`);
  }
});

test("a marked program says which functions ran", () => {
  const { bytes, names } = instrumented(whole());
  const ran = new Set();
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { [MODULE]: { ran: (number) => ran.add(names[number]) } });
  instance.exports.main(1);
  assert.deepEqual([...ran].sort(), [...NAMES].sort());
});

test("a name is the same from build to build", () => {
  assert.equal(plainName("core[c5930c85a12de822]::ptr::drop::<alloc[3ca501edff3f0c7c]::Vec>.llvm.123"), "core::ptr::drop::<alloc::Vec>");
  assert.equal(plainName("<core[1a]::X>.145"), "<core::X>");
  assert.equal(plainName("2634"), plainName("7"));
});
