// Reads a WebAssembly file as far as it takes to say which part of it is how large, and what it imports.

export function* partsOf(bytes) {
  let at = 8;
  while (at < bytes.length) {
    const id = bytes[at];
    const [size, begin] = number(bytes, at + 1);
    yield { id, at, begin, end: begin + size };
    at = begin + size;
  }
}

/** A number as LEB128. */
export function bytesOf(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

/** A LEB128 number, and where it ends. */
export function number(bytes, at) {
  let [value, shift] = [0, 1];
  for (;;) {
    const byte = bytes[at++];
    value += (byte & 127) * shift;
    if (byte < 128) return [value, at];
    shift *= 128;
  }
}

/** A name with its length before it, and where it ends. */
export function text(bytes, at) {
  const [length, begin] = number(bytes, at);
  return [bytes.subarray(begin, begin + length).toString(), begin + length];
}

const NAMES = ["", "types", "imports", "functions", "tables", "memory", "globals", "exports", "start", "elements", "code", "data", "data count", "tags"];

/** The sections with their sizes, largest first. */
export function sections(bytes) {
  const found = [...partsOf(bytes)].map(({ id, begin, end }) => [id === 0 ? `custom: ${text(bytes, begin)[0]}` : NAMES[id], end - begin]);
  return found.sort((a, b) => b[1] - a[1]);
}

/** The crates with the sizes of their functions, largest first; needs a file that still has its names. */
export function byCrate(bytes) {
  const [names, sizes] = [new Map(), []];
  let imported = 0;
  for (const { id, begin, end } of partsOf(bytes)) {
    if (id === 2) imported = functionImports(bytes, begin);
    if (id === 10) bodies(bytes, begin, sizes);
    if (id === 0 && text(bytes, begin)[0] === "name") readNames(bytes, text(bytes, begin)[1], end, names);
  }
  const crates = new Map();
  sizes.forEach((size, at) => {
    const name = names.get(at + imported) ?? "";
    // Descriptions for wasm-bindgen, which takes them out.
    if (name.includes("__wbindgen_describe")) return;
    const crate = crateOf(name);
    crates.set(crate, (crates.get(crate) ?? 0) + size);
  });
  return [...crates].sort((a, b) => b[1] - a[1]);
}

function functionImports(bytes, begin) {
  let [count, at] = number(bytes, begin);
  let functions = 0;
  for (; count > 0; count -= 1) {
    at = text(bytes, text(bytes, at)[1])[1];
    const kind = bytes[at++];
    if (kind === 0) functions += 1;
    if (kind === 0) at = number(bytes, at)[1];
    else if (kind === 3) at += 2;
    else throw new Error("an import that is neither a function nor a global");
  }
  return functions;
}

function bodies(bytes, begin, sizes) {
  let [count, at] = number(bytes, begin);
  for (; count > 0; count -= 1) {
    const [size, body] = number(bytes, at);
    sizes.push(size);
    at = body + size;
  }
}

function readNames(bytes, begin, end, names) {
  for (let at = begin; at < end; ) {
    const kind = bytes[at];
    const [size, body] = number(bytes, at + 1);
    if (kind === 1) {
      let [count, next] = number(bytes, body);
      for (; count > 0; count -= 1) {
        const [index, name] = number(bytes, next);
        const [words, after] = text(bytes, name);
        names.set(index, words);
        next = after;
      }
    }
    at = body + size;
  }
}

/** `<a::B as c::D>::e` and `_ZN1a1b..` belong to crate a. */
function crateOf(name) {
  const mangled = /^_ZN(\d+)/.exec(name) ?? /^_R(?:[A-Z][a-z]?)*?Cs[0-9A-Za-z]*_(\d+)/.exec(name);
  if (!mangled) return /^[<&*[(]*(?:dyn |mut )*([a-z_0-9]+)/.exec(name)?.[1] ?? "without a name";
  const begin = mangled.index + mangled[0].length;
  const part = name.slice(begin, begin + Number(mangled[1])).replaceAll("$LT$", "<").replaceAll("$u20$", " ");
  // Code of a trait for a type that is made anew for each use counts for the crate of the trait.
  const made = /^_*<[^>]*? as ([a-z][a-z_0-9]*)/.exec(part);
  if (made) return made[1];
  return /([a-z][a-z_0-9]*)(?=\.\.|\$|<|>| |$)/.exec(part.replace(/^[_<&*]+/, ""))?.[1] ?? part;
}
