// Files that somebody might choose for import. Each gives the text of a file, or its bytes.
import { BEGIN, goodFile, keyOf, stamp } from "../lib/records.mjs";
import { TEXTS } from "./texts.mjs";

const json = (change) => () => {
  const file = goodFile();
  return JSON.stringify(change(file) ?? file);
};
const note = (second, text) => ({ stamp: stamp(BEGIN + second * 1000, 0, 9), fact: { note_logged: { text } } });
const others = { ...goodFile().incident, id: stamp(BEGIN - 1000), title: "Another" };
const inText = (from, to) => () => JSON.stringify(goodFile()).replace(from, to);

export const FILES = {
  ...Object.fromEntries(Object.entries(TEXTS).map(([name, text]) => [
    `words: ${name}`,
    json((file) => { file.events.push(note(20, text), { stamp: stamp(BEGIN + 21_000, 0, 9), fact: { retitled: { title: text } } }); }),
  ])),
  "another incident of hostile words": json((file) => {
    file.incident = others;
    file.events = Object.values(TEXTS).filter((text) => text.length < 1000).map((text, at) => note(30 + at, text));
  }),
  "an id with other words, earlier": json((file) => { file.events[1].fact.note_logged.text = "!!! earlier in the order of texts"; }),
  "an id with other words, later": json((file) => { file.events[1].fact.note_logged.text = "zzz later in the order of texts"; }),
  "an id with another fact": json((file) => { file.events[1].fact = { finding_logged: { text: "another" } }; }),
  "an id twice in one file": json((file) => { file.events.push(note(20, "b"), note(20, "a"), note(20, "b")); }),
  "retractions of everything": json((file) => {
    file.events.push(...file.events.map(({ stamp: target }, at) => ({ stamp: stamp(BEGIN + 60_000 + at, 0, 9), fact: { retracted: { target } } })));
  }),
  "nested 100000 deep": () => `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
  "objects nested 100000 deep in an event": inText('"events":[', `"events":[${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)},`),
  "200 MB": () => Buffer.alloc(200 << 20, "[1,"),
  "31 MB of events": () => {
    const file = goodFile();
    const text = "y".repeat(2000);
    for (let at = 0; at < 15_000; at++) file.events.push(note(100 + at, text));
    return JSON.stringify(file);
  },
  "names given twice": inText('"version":1', '"version":1,"version":1,"format":"x"'),
  "__proto__": inText('"events":[', '"__proto__":{"polluted":1},"constructor":{"prototype":1},"events":[{"__proto__":{"stamp":"x"}},'),
  "NaN": inText('"version":1', '"version":NaN'),
  "wrong types": json((file) => { file.events.push(null, 1, "x", [], {}, { stamp: 1 }, { stamp: [], fact: 7 }, note(20, { a: 1 })); }),
  "no events": json((file) => { file.events = []; }),
  "events that are no list": json((file) => { file.events = { 0: 1, length: 1e9 }; }),
  "version 999": json((file) => { file.version = 999; }),
  "version -1": json((file) => { file.version = -1; }),
  "an unknown fact": json((file) => { file.events.push({ stamp: stamp(BEGIN + 1e5), fact: { telepathy: {} } }); }),
  "times at -1 and in year 275760": json((file) => {
    for (const time of ["1969-12-31T23:59:59.999Z", "+275760-09-13T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "0000-01-01T00:00:00.000Z", -1, 8.64e15]) {
      file.events.push({ ...note(20, `at ${time}`), written: time, happened: time });
    }
  }),
  "stamps at both ends of time": json((file) => {
    for (const at of ["0000000000-0000-00000000", "vvvvvvvvvv-vvvv-vvvvvvvv", "7d0ucgi1vv-vvvv-vvvvvvvv", "x", "", "../../x"]) {
      file.events.push({ ...note(20, `stamp ${at}`), stamp: at });
    }
  }),
  "half characters, escaped": inText('"#k1# "', '"#k1# \\ud83d \\ude00\\ud83d"'),
  "cut off": () => JSON.stringify(goodFile()).slice(0, -20),
  "cut off in the middle of a character": () => Buffer.from(JSON.stringify({ a: "👩" })).subarray(0, 8),
  "trailing junk": () => `${JSON.stringify(goodFile())} <script>alert(1)</script>`,
  "empty": () => "",
  "null": () => "null",
  "bytes": () => Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 37) & 255)),
  "UTF-16": () => Buffer.from(`\uFEFF${JSON.stringify(goodFile())}`, "utf16le"),
  "a byte order mark": () => `\uFEFF${JSON.stringify(goodFile())}`,
  "an incident's id that is a path": json((file) => { file.incident.id = "../../x"; }),
  "the key of a record as an id": json((file) => { file.incident.id = keyOf(file.incident.id, "x"); }),
};
