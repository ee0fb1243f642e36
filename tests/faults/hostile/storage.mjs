// What may lie in the stores when the page is opened. Each gives pairs of keys and values for local storage and
// for the mirror, or changes the page before it loads.
import { BEGIN, GOOD, fact, goodRecords, keyOf, seal, stamp } from "../lib/records.mjs";
import { DATABASE, STORE } from "../lib/stores.mjs";
import { TEXTS } from "./texts.mjs";

const [, [noteKey, noteValue]] = goodRecords();
const at = (second) => keyOf(GOOD, stamp(BEGIN + second * 1000, 0, 11));
const both = (pairs) => ({ local: pairs, mirror: pairs });
const hostileEvents = Object.values(TEXTS)
  .filter((text) => text.length < 100_000)
  .flatMap((text, n) => [
    fact(GOOD, 100 + 9 * n, { note_logged: { text } }, 11),
    fact(GOOD, 101 + 9 * n, { theory_proposed: { question: null, statement: text } }, 11),
    fact(GOOD, 102 + 9 * n, { retitled: { title: text } }, 11),
    fact(GOOD, 103 + 9 * n, { action_assigned: { owner: text, text, due: null } }, 11),
  ]);
const junk = ["", "null", '"null"', "undefined", "{}", "[]", "1", "1 00000000", "1 00000000 ", "-1 00000000 {}", "NaN", "\0", "1 zzzzzzzz {}"];

export const STORAGE = {
  "foreign keys": both([
    ["theme", "dark"], ["null", "null"], ["__proto__", "{}"], ["constructor", "x"], ["length", "9"], ["isp", "x"],
    ["isp/", "x"], ["isp/e", "x"], ["", "no name"], ["isp/unknown/x", TEXTS["a script"]], ["big", "z".repeat(1_000_000)],
  ]),
  "keys of nobody": both(["isp/e/", "isp/e//", "isp/e/x/y", `isp/e/${GOOD}/`, `isp/e/${GOOD}/../../x`, `isp/e/${TEXTS["a script"]}/y`].map((key) => [key, "null"])),
  "values that are no records": both(junk.map((value, n) => [at(50 + n), value])),
  "half-written in local storage": { local: [[noteKey, noteValue.slice(0, 20)]] },
  "half-written in the mirror": { mirror: [[noteKey, noteValue.slice(0, 20)]] },
  "words changed in local storage": { local: [[noteKey, noteValue.replace("k1", "kX")]] },
  "words changed in the mirror": { mirror: [[noteKey, noteValue.replace("k1", "kX")]] },
  "a newer version beside": both([seal(at(50), { f: { telepathy: {} } }, 999)]),
  "a newer version, in local storage alone": { local: [seal(at(50), "whatever comes", 2)] },
  "a newer version, in the mirror alone": { mirror: [seal(at(50), "whatever comes", 2)] },
  "a newer version of what is there": { local: [seal(noteKey, { f: { telepathy: {} } }, 999)] },
  "sealed, but saying nothing": both([seal(at(50), "null"), seal(at(51), "{}"), seal(at(52), '{"f":{"telepathy":{}}}'), seal(at(53), `${"[".repeat(50_000)}`), seal(at(54), '{"f":{"note_logged":{"text":7}}}')]),
  "sealed, and hostile in every word": both(hostileEvents),
  "sealed, in local storage alone": { local: hostileEvents },
  "sealed, in the mirror alone": { mirror: hostileEvents },
  "sealed, at the ends of time": both([
    seal(keyOf(GOOD, "0000000000-0000-00000000"), { f: { note_logged: { text: "first" } } }),
    seal(keyOf(GOOD, stamp(Date.parse("9999-12-30T23:00:00Z"), 1_048_575, 2 ** 40 - 1)), { f: { note_logged: { text: "last" } } }),
    seal(keyOf(GOOD, "vvvvvvvvvv-vvvv-vvvvvvvv"), { f: { note_logged: { text: "beyond" } } }),
    seal(at(60), { w: -1, h: 8.64e15, f: { note_logged: { text: "times" } } }),
    seal(at(61), { w: "1969-12-31T23:59:59.999Z", f: { note_logged: { text: "times" } } }),
  ]),
  "an incident of each record": both(Array.from({ length: 300 }, (_, n) => seal(keyOf(stamp(n + 1), stamp(n + 2)), { f: { note_logged: { text: TEXTS["a script"] } } }))),
  "marks that are none": both([["isp/since", "null"]]),
  "a mark before time": both([["isp/since", "-1"]]),
  "a mark after time": both([["isp/since", "99999999999999999999"]]),
  "drafts": both([
    [`isp/draft/${GOOD}/log-entry/x`, `1 ${TEXTS.handlers}`], [`isp/draft/${GOOD}/update-happening/x`, `9999999999999 ${TEXTS["a script"]}`],
    [`isp/draft/${GOOD}/log-entry/y`, "no time"], [`isp/draft/${GOOD}/log-entry/`, "1 z"], ["isp/draft/", "1 z"], ["isp/draft/title/x", `5 ${TEXTS.frames}`],
  ]),
  "notes": both([[`isp/note/exported/${GOOD}`, "NaN"], ["isp/note/", TEXTS["a script"]]]),
  "half characters": { local: [[at(50), TEXTS["half characters"]], ["\uD83D", "\uDE00"], [`isp/draft/${GOOD}/log-entry/h`, `5 ${TEXTS["half characters"]}`]] },
  "a tab's name that is a path": { session: [["isp/tab", "../../x/y"]] },
  "a tab's name that is markup": { session: [["isp/tab", TEXTS["a script"]]] },
  "a mirror of other things": {
    prepare: (page) => page.evaluate(async ([database, store]) => {
      const db = await new Promise((done) => {
        const request = indexedDB.open(database, 1);
        request.onsuccess = () => done(request.result);
      });
      const transaction = db.transaction(store, "readwrite");
      const put = (key, value) => transaction.objectStore(store).put(value, key);
      put(7, "a number's"); put([1, "a"], "a list's"); put(new Date(0), "a date's"); put("isp/e/x", { not: "text" });
      put("isp/e/y", new Blob(["x"])); put("isp/since", 7); put(new Uint8Array(3), 1);
      await new Promise((done) => { transaction.oncomplete = done; });
      db.close();
    }, [DATABASE, STORE]),
  },
  "local storage full": {
    prepare: (page) => page.evaluate(() => {
      for (let size = 1 << 20, n = 0; size >= 1; ) {
        try {
          localStorage.setItem(`foreign/${n++}`, "f".repeat(size));
        } catch {
          size = Math.floor(size / 2);
        }
      }
    }),
  },
};

const replaceMirror = (version, stores) => (page) =>
  page.evaluate(async ([database, version, stores]) => {
    await new Promise((done) => { indexedDB.deleteDatabase(database).onsuccess = done; });
    await new Promise((done) => {
      const request = indexedDB.open(database, version);
      request.onupgradeneeded = () => stores.forEach((store) => request.result.createObjectStore(store));
      request.onsuccess = () => { request.result.close(); done(); };
    });
  }, [DATABASE, version, stores]);

/** Stores that do not work: what is in the other one must show, and the page must go on. */
export const BROKEN = {
  "a mirror without its store": { prepare: replaceMirror(1, ["something else"]) },
  "a mirror of a later version": { prepare: replaceMirror(99, [STORE]) },
  "no local storage": { script: "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })" },
  "local storage that is null": { script: "Object.defineProperty(window, 'localStorage', { get() { return null; } })" },
  "local storage that refuses": { script: "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }" },
  "no session storage": { script: "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } })" },
  "no database": { script: "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } })" },
  "a database that is not there": { script: "Object.defineProperty(window, 'indexedDB', { get() { return undefined; } })" },
  "a database that refuses": { script: "IDBFactory.prototype.open = () => { throw new DOMException('no', 'InvalidStateError'); }" },
  "a database that takes nothing": { script: "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }" },
  "no channel between tabs": { script: "delete window.BroadcastChannel" },
};
