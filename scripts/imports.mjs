// Short names for what a program asks of its JavaScript. wasm-bindgen gives each a long one with a hash, which stands in
// both and does not compress.
import { bytesOf, number, partsOf, text } from "./wasm-parts.mjs";

const IMPORTS = 2;
const FUNCTION = 0;

/** Each import with where its two names begin and end. */
function* importsOf(bytes, begin) {
  let [count, at] = number(bytes, begin);
  for (; count > 0; count -= 1) {
    const [module, afterModule] = text(bytes, at);
    const [name, afterName] = text(bytes, afterModule);
    const kind = bytes[afterName];
    if (kind !== FUNCTION) throw new Error(`the import ${name} is no function`);
    const after = number(bytes, afterName + 1)[1];
    yield { module, name, rest: bytes.subarray(afterName, after) };
    at = after;
  }
}

const named = (words) => Buffer.concat([bytesOf(words.length), Buffer.from(words)]);

/** The program with its imports of `from` under short names, and the short name of each. */
export function shortened(program, from) {
  const bytes = Buffer.from(program);
  const part = [...partsOf(bytes)].find(({ id }) => id === IMPORTS);
  const all = [...importsOf(bytes, part.begin)];
  const names = new Map(all.filter(({ module }) => module === from).map(({ name }, index) => [name, index.toString(36)]));
  const short = ({ module, name, rest }) =>
    module === from ? [named(""), named(names.get(name)), rest] : [named(module), named(name), rest];
  const section = Buffer.concat([bytesOf(all.length), ...all.flatMap(short)]);
  const head = Buffer.concat([Buffer.from([IMPORTS]), bytesOf(section.length)]);
  return { bytes: Buffer.concat([bytes.subarray(0, part.at), head, section, bytes.subarray(part.end)]), names };
}

/** wasm-bindgen's JavaScript with the imports of `from` under their short names. */
export function underShortNames(script, from, names) {
  const module = `${JSON.stringify(from)}: import0,`;
  if (script.split(module).length !== 2) throw new Error("wasm-bindgen's JavaScript has no place for the imports any more");
  let found = 0;
  const renamed = script.replace(module, () => '"": import0,').replace(/^ {8}(\w+): (?=function)/gm, (line, name) => {
    if (!names.has(name)) return line;
    found += 1;
    return `        ${JSON.stringify(names.get(name))}: `;
  });
  if (found !== names.size) throw new Error(`${names.size} imports, and ${found} of them in wasm-bindgen's JavaScript`);
  return renamed;
}
