// The service worker where a store of the browser fails in the middle: what no browser can be made to do at will.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

const source = readFileSync(new URL("../page/sw.js", import.meta.url), "utf8");
const SCOPE = "https://example.org/";
const NAME = `incident-scratchpad ${SCOPE} one.1`;

/** A worker of one file, in a browser whose caches are `kept`, and whose puts fail where `put` does. */
function worker(kept, put = () => {}) {
  const listeners = {};
  const caches = {
    has: async (name) => kept.has(name),
    keys: async () => [...kept.keys()],
    delete: async (name) => kept.delete(name),
    open: async (name) => {
      if (!kept.has(name)) kept.set(name, new Map());
      return { put: async (request, response) => (put(), kept.get(name).set(request.url, response)) };
    },
  };
  const self = { registration: { scope: SCOPE }, addEventListener: (what, listener) => (listeners[what] = listener) };
  const fetch = async (request) => ({ ok: true, url: request.url, headers: new Headers() });
  const text = source.replace("const FILES = {};", 'const FILES = { "./": "sha256-x" };').replace('const VERSION = "";', 'const VERSION = "one.1";');
  class Request {
    constructor(url) {
      this.url = String(url);
    }
  }
  runInContext(text, createContext({ self, caches, fetch, Request, URL, Promise, TypeError, setTimeout }));
  return { install: () => new Promise((resolve, reject) => listeners.install({ waitUntil: (done) => done.then(resolve, reject) })) };
}

const full = () => {
  throw new Error("the disk is full");
};

test("a version that cannot be written down leaves nothing", async () => {
  const kept = new Map();
  await assert.rejects(worker(kept, full).install(), /full/);
  assert.deepEqual([...kept.keys()], []);
});

test("one that a tab may show stays when it comes back and cannot be written down", async () => {
  const kept = new Map([[NAME, new Map([["./", "what a tab shows"]])]]);
  await assert.rejects(worker(kept, full).install(), /full/);
  assert.deepEqual([...kept.get(NAME)], [["./", "what a tab shows"]]);
});

test("one that can be written down is there", async () => {
  const kept = new Map();
  await worker(kept).install();
  assert.deepEqual([...kept.get(NAME).keys()], [SCOPE]);
});
