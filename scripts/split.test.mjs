// Both parts together do what the whole did, wherever the line runs.
import assert from "node:assert/strict";
import test from "node:test";
import binaryen from "binaryen";
import { dealt, joined } from "./data.mjs";
import { MODULE, instrumented, plainName, split } from "./split.mjs";

// `main` calls through a table, directly, and back and forth over every line that can be drawn; `deep` is reached from
// `middle` alone, and `middle` from `outer` alone.
const WHOLE = `(module
  (memory 1)
  (data (i32.const 8) "\\2a\\00\\00\\00")
  (data (i32.const 12) "words of the middle")
  (data (i32.const 2048) "\\0c\\00\\00\\00")
  (table 3 3 funcref)
  (elem (i32.const 1) $double $outer)
  (global $count (mut i32) (i32.const 0))
  (func $load (param i32) (result i32) (i32.load (local.get 0)))
  (func $double (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2)))
  (func $deep (param i32) (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (i32.add (call $load (i32.const 8)) (local.get 0)))
  (func $middle (param i32) (result i32)
    (i32.add (call $deep (local.get 0)) (i32.load8_u (i32.load (i32.const 2048)))))
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
    assert.deepEqual([results, count], [[1164, 1176], 2], `first: ${first}`);
    assert.equal(fetched, first.length === NAMES.length ? 0 : 1, `first: ${first}`);
  }
});

test("words that only the rest can reach come with the rest", () => {
  const has = (bytes) => Buffer.from(bytes).includes("words of the middle");
  for (const isFirst of [(name) => name !== "middle", () => true]) {
    const { first, rest } = split(whole(), isFirst);
    assert.deepEqual([has(first), has(rest)], [isFirst("middle"), !isFirst("middle")]);
  }
});

/** The texts and tables among `pieces`, each at its address, that code with these numbers in it keeps. */
function kept(pieces, ...numbers) {
  const data = Object.entries(pieces).map(([begin, bytes]) => ({ begin: Number(begin), bytes: new Uint8Array(bytes) }));
  const module = binaryen.parseText(`(module (memory 1) (func (export "f")
    ${numbers.map((number) => `(drop (i32.load offset=${number} (i32.const 0)))`).join(" ")}))`);
  const { first, rest } = dealt(data, module.emitText());
  assert.equal(first.length + rest.length, data.length);
  return first.map(({ begin }) => begin);
}
const words = Buffer.from("some words");
const table = [1, 2, 3, 4, 5, 6, 7, 8];

test("a piece is kept where code could reach it, and no other", () => {
  const pieces = { 4096: words, 4106: words, 8192: table, 16384: words };
  assert.deepEqual(kept(pieces), []);
  assert.deepEqual(kept(pieces, 4105), [4096], "in the middle of it");
  assert.deepEqual(kept(pieces, 4106), [4096, 4106], "its end, where another begins");
  assert.deepEqual(kept(pieces, 8192 - 480), [8192], "a table from below");
  assert.deepEqual(kept(pieces, 8192 - 600), [], "from far below");
  assert.deepEqual(kept(pieces, 8192 + 16), [8192], "from a little above");
  assert.deepEqual(kept(pieces, 16384 - 4), [], "words from below");
});

test("what a kept piece points at is kept, and what that points at", () => {
  const to = (address) => [...new Uint8Array(new Uint32Array([address]).buffer)];
  const pieces = { 4096: [...to(8192), ...to(10)], 8192: to(16386), 12288: words, 16384: words };
  assert.deepEqual(kept(pieces, 4096), [4096, 8192, 16384]);
  assert.deepEqual(kept({ ...pieces, 4096: [0, 0, ...to(8192)] }, 4096), [4096], "an address lies at an even place");
  assert.deepEqual(kept({ 4098: [0, 0, ...to(8192)], 8192: words }, 4098), [4098, 8192], "whatever the piece begins at");
});

test("two addresses in one number are both seen", () => {
  const pieces = [4096, 8192].map((begin) => ({ begin, bytes: new Uint8Array(words) }));
  const both = (8192n << 32n) | 4096n;
  const module = binaryen.parseText(`(module (func (export "f") (result i64) (i64.const ${both})))`);
  assert.deepEqual(dealt(pieces, module.emitText()).rest, []);
});

test("pieces side by side become one, but for another's between them", () => {
  const at = (...begins) => begins.map((begin) => ({ begin, bytes: new Uint8Array([1, 2]) }));
  const begins = (pieces) => pieces.map(({ begin, bytes }) => [begin, bytes.length]);
  assert.deepEqual(begins(joined(at(8, 10, 16, 64))), [[8, 10], [64, 2]]);
  assert.deepEqual(begins(joined(at(8, 16), at(10))), [[8, 2], [16, 2]]);
  assert.deepEqual([...joined(at(8, 12))[0].bytes], [1, 2, 0, 0, 1, 2]);
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
