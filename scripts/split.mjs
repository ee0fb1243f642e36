// Splits the program in two: what runs until the page is ready and one writes in it, and the rest, which is fetched
// after that. Both work on one memory. What is called before it is there fetches the rest at that moment (page/start.js),
// so that where the line runs decides how soon the page opens, never what it does.
//
// The line is drawn by scripts/first-load.txt: the functions that ran while scripts/profile.mjs opened the page.
import binaryen from "binaryen";
import { dealt, joined, piecesOf, setData } from "./data.mjs";

/** Where the JavaScript gives what this file adds. */
export const MODULE = "split";

/**
 * A function's name without what changes from build to build: the hashes of crates, and the numbers of copies and of
 * the shims that wasm-bindgen adds. Those without a name, a few bytes each, are all called the same.
 */
export const plainName = (name) =>
  name
    .replace(/\[[0-9a-f]+\]/g, "")
    .replace(/shim_idx: \d+/, "shim")
    .replace(/(\.llvm)?\.\d+$/, "")
    .replace(/^\d+$/, "(no name)");

const { i32, none, funcref, expandType } = binaryen;

function read(bytes) {
  const module = binaryen.readBinary(bytes);
  const { Features } = binaryen;
  module.setFeatures(module.getFeatures() | Features.ReferenceTypes | Features.MutableGlobals);
  return module;
}

function functionsOf(module) {
  const all = Array.from({ length: module.getNumFunctions() }, (_, index) =>
    binaryen.getFunctionInfo(module.getFunctionByIndex(index)),
  );
  return { imported: all.filter((it) => it.module), own: all.filter((it) => !it.module) };
}

function tablesOf(module) {
  return Array.from({ length: module.getNumTables() }, (_, index) => binaryen.getTableInfo(module.getTableByIndex(index)));
}

function globalsOf(module) {
  return Array.from({ length: module.getNumGlobals() }, (_, index) => binaryen.getGlobalInfo(module.getGlobalByIndex(index)));
}

function exportsOf(module) {
  return Array.from({ length: module.getNumExports() }, (_, index) => binaryen.getExportInfo(module.getExportByIndex(index)));
}

function finished(module) {
  module.runPasses(["remove-unused-module-elements", "reorder-functions"]);
  if (!module.validate()) throw new Error("a part of the program is not valid");
  binaryen.setDebugInfo(false);
  module.runPasses(["strip-debug", "strip-producers"]);
  return module.emitBinary();
}

/** A program that stays whole, with its data in as few pieces as it can be. */
export function inOnePiece(bytes) {
  const module = read(bytes);
  setData(module, joined(piecesOf(module)));
  return module.emitBinary();
}

/** The program with a call of `split.ran(number)` at the start of each function, and the names by number. */
export function instrumented(bytes) {
  const module = read(bytes);
  const { own } = functionsOf(module);
  module.addFunctionImport("ran", MODULE, "ran", i32, none);
  own.forEach(({ name, body, results }, number) => {
    const marked = module.block(null, [module.call("ran", [module.i32.const(number)], none), body], results);
    binaryen.Function(module.getFunction(name)).setBody(marked);
  });
  return { bytes: finished(module), names: own.map(({ name }) => plainName(name)) };
}

/** The table through which the first part calls the rest. */
const TABLE = "rest";

/** The first part: of what is `later` it keeps a stub each, which sees to it that the rest is there, and calls it. */
function firstPart(bytes, later, slots, shared) {
  const module = read(bytes);
  const size = slots.size;
  module.addTable(TABLE, size, size);
  module.addTableExport(TABLE, "R");
  module.addFunctionImport("fetch", MODULE, "fetch", none, none);
  const isMissing = module.ref.is_null(module.table.get(TABLE, module.i32.const(0), funcref));
  module.addFunction("ensure", none, none, [], module.if(isMissing, module.call("fetch", [], none)));
  for (const { name, params, results } of functionsOf(module).own.filter((it) => later.has(it.name))) {
    module.removeFunction(name);
    // Nothing in this part calls it, or the part would not be valid.
    const slot = slots.get(name);
    if (slot === undefined) continue;
    const given = expandType(params).map((type, index) => module.local.get(index, type));
    module.addFunction(name, params, results, [], module.block(null, [
      module.call("ensure", [], none),
      module.call_indirect(TABLE, module.i32.const(slot), given, params, results),
    ], results));
  }
  shared.forEach((short, name) => module.addFunctionExport(name, short));
  module.addMemoryExport("0", "M");
  globalsOf(module).forEach(({ name }, index) => module.addGlobalExport(name, `G${index}`));
  tablesOf(module).filter(({ name }) => name !== TABLE).forEach(({ name }, index) => module.addTableExport(name, `T${index}`));
  return module;
}

/** The rest: takes memory, tables, globals and every function that is not its own from the first part, and brings `data`. */
function restPart(bytes, later, slots, shared, data = []) {
  const module = read(bytes);
  for (const { name } of exportsOf(module)) module.removeExport(name);
  const segments = Array.from({ length: module.getNumElementSegments() }, (_, index) =>
    binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(index)).name,
  );
  segments.forEach((name) => module.removeElementSegment(name));
  setData(module, data);
  module.addMemoryImport("0", MODULE, "M");
  tablesOf(module).forEach(({ name }, index) => module.addTableImport(name, MODULE, `T${index}`));
  globalsOf(module).forEach(({ name, type, mutable }, index) => module.addGlobalImport(name, MODULE, `G${index}`, type, mutable));
  const { imported, own } = functionsOf(module);
  for (const { name, params, results } of [...imported, ...own.filter((it) => !later.has(it.name))]) {
    module.removeFunction(name);
    module.addFunctionImport(name, MODULE, shared.get(name) ?? name, params, results);
  }
  module.addTable(TABLE, slots.length, slots.length);
  module.addTableImport(TABLE, MODULE, "R");
  module.addActiveElementSegment(TABLE, "calls", slots, module.i32.const(0));
  return module;
}

/** What is left of `names` in a module once what nobody uses is gone. */
function used(module, names) {
  module.runPasses(["remove-unused-module-elements"]);
  return names.filter((name) => module.getFunction(name));
}

/** The code of a module, written out. */
function codeOf(module) {
  module.runPasses(["remove-unused-module-elements"]);
  return module.emitText();
}

/** A short name for each. */
const numbered = (names) => new Map(names.map((name, index) => [name, index.toString(36)]));

/** Both parts, each without names. `isFirst` is asked with plain names. */
export function split(bytes, isFirst) {
  const whole = read(bytes);
  const { imported, own } = functionsOf(whole);
  const pieces = piecesOf(whole);
  const later = new Set(own.map(({ name }) => name).filter((name) => !isFirst(plainName(name))));
  whole.dispose();

  const others = [...imported, ...own].map(({ name }) => name).filter((name) => !later.has(name));
  // What the rest may ask of the first part, and of that, what of the rest the first part may call then: both are a
  // little too many at first, never too few.
  const asked = numbered(used(restPart(bytes, later, [...later], new Map()), others));
  const called = used(firstPart(bytes, later, new Map([...later].map((name, slot) => [name, slot])), asked), [...later]);
  const shared = numbered(used(restPart(bytes, later, called, asked), others));
  const slots = new Map(called.map((name, slot) => [name, slot]));
  const first = firstPart(bytes, later, slots, shared);
  const data = dealt(pieces, codeOf(first));
  setData(first, joined(data.first, data.rest));
  return {
    first: finished(first),
    rest: finished(restPart(bytes, later, called, shared, joined(data.rest, data.first))),
    counts: { functions: own.length, later: later.size, called: called.length, shared: shared.size },
  };
}
