// The page's two stores, seen and broken from outside: local storage, and its mirror in IndexedDB.
import type { BrowserContext, Page } from "@playwright/test";

export type Records = Record<string, string>;

const DATABASE = "incident-scratchpad";
const STORE = "records";

/** Everything that local storage holds. */
export function localRecords(page: Page): Promise<Records> {
  return page.evaluate(() => ({ ...localStorage }));
}

/** Everything that the mirror holds. */
export function mirrorRecords(page: Page): Promise<Records> {
  return page.evaluate(
    ([database, store]) =>
      new Promise<Records>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const records: Records = {};
          const reading = opening.result.transaction(store).objectStore(store).openCursor();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            const cursor = reading.result;
            if (!cursor) {
              opening.result.close();
              resolve(records);
              return;
            }
            records[String(cursor.key)] = String(cursor.value);
            cursor.continue();
          };
        };
      }),
    [DATABASE, STORE] as const,
  );
}

/** Puts records into the mirror, as a page of another version or a bad disk might have. */
export function putInMirror(page: Page, records: Records): Promise<void> {
  return page.evaluate(
    ([database, store, records]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(store, "readwrite");
          for (const [key, value] of Object.entries(records)) writing.objectStore(store).put(value, key);
          writing.onabort = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [DATABASE, STORE, records] as const,
  );
}

/** Takes all records out of the mirror, as a browser may that is short of room. */
export function wipeMirror(page: Page): Promise<void> {
  return page.evaluate(
    ([database, store]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(store, "readwrite");
          writing.objectStore(store).clear();
          writing.onabort = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [DATABASE, STORE] as const,
  );
}

export function wipeLocal(page: Page): Promise<void> {
  return page.evaluate(() => localStorage.clear());
}

/** Site data is blocked: reaching for local storage itself throws. */
export function blockLocal(target: BrowserContext | Page): Promise<void> {
  return target.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  });
}

/** There is no database. */
export function blockMirror(target: BrowserContext | Page): Promise<void> {
  return target.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
  });
}

/** Nobody hears that a transaction completed until {@link release}; the transactions themselves run. */
export function holdCompletion(page: Page): Promise<void> {
  return page.addInitScript(() => {
    const held: (() => void)[] = [];
    const state = { holding: false, held };
    Object.assign(window, { completions: state });
    const wrap = (listener: EventListenerOrEventListenerObject) =>
      function (this: IDBTransaction, event: Event) {
        const call = () => (typeof listener === "function" ? listener.call(this, event) : listener.handleEvent(event));
        if (state.holding && this.mode === "readwrite") held.push(call);
        else call();
      };
    const prototype = IDBTransaction.prototype;
    const { get, set } = Object.getOwnPropertyDescriptor(prototype, "oncomplete")!;
    Object.defineProperty(prototype, "oncomplete", {
      get,
      set(listener) {
        set!.call(this, listener && wrap(listener));
      },
    });
    const add = prototype.addEventListener;
    prototype.addEventListener = function (this: IDBTransaction, type: string, listener: never, options: never) {
      return add.call(this, type, type === "complete" && listener ? wrap(listener) : listener, options);
    } as typeof add;
  });
}

type Held = { completions: { holding: boolean; held: (() => void)[] } };

/** From now on completions are held back. */
export function hold(page: Page): Promise<void> {
  return page.evaluate(() => {
    (window as unknown as Held).completions.holding = true;
  });
}

/** How many completions are being held back. */
export function held(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as Held).completions.held.length);
}

/** Lets everything that was held back be heard. */
export function release(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { completions } = window as unknown as Held;
    completions.holding = false;
    completions.held.splice(0).forEach((call) => call());
  });
}

/** From now on the mirror fails at whatever it is asked to do, until {@link repairMirror}. */
export function breakMirror(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    const { open } = IDBFactory.prototype;
    const fail = () => {
      throw new DOMException("disk I/O error", "UnknownError");
    };
    IDBDatabase.prototype.transaction = fail;
    IDBFactory.prototype.open = fail;
    Object.assign(window, {
      repairMirror: () => {
        IDBDatabase.prototype.transaction = transaction;
        IDBFactory.prototype.open = open;
      },
    });
  });
}

export function repairMirror(page: Page): Promise<void> {
  return page.evaluate(() => (window as unknown as { repairMirror: () => void }).repairMirror());
}

/** Fills local storage up to the last character, with something that is not this page's. */
export function fillLocal(page: Page): Promise<void> {
  return page.evaluate(() => {
    const fits = (key: string, value: string) => {
      try {
        localStorage.setItem(key, value);
        return true;
      } catch {
        return false;
      }
    };
    // Half as much each time, until not even another key of one character fits.
    for (let size = 4 * 1024 * 1024; size >= 1; size /= 2) fits(`filler ${size}`, "x".repeat(size));
    for (let code = 0x4e00; fits(String.fromCharCode(code), ""); code += 1);
  });
}

/** The keys of an incident's events; of all incidents without one. */
export function eventKeys(records: Records, incident = ""): string[] {
  return Object.keys(records).filter((key) => key.startsWith(`isp/e/${incident}`)).sort();
}

/** A record with an envelope that is in order: `<version> <crc32> <payload>`. */
export function sealed(key: string, version: number, payload: string): string {
  const sum = crc32(`${key}\n${version}\n${payload}`).toString(16).padStart(8, "0");
  return `${version} ${sum} ${payload}`;
}

function crc32(text: string): number {
  let crc = ~0;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
