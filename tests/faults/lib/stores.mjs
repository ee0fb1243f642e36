// What lies in both stores, looked at and written from a blank page of the same origin.

/** The database of the page, and its store. */
export const DATABASE = "incident-scratchpad";
export const STORE = "records";

/** Everything in both stores: `{ local, mirror }`, keys and values. */
export function readBoth(page) {
  return page.evaluate(async ([database, store]) => {
    const local = {};
    for (let at = 0; at < localStorage.length; at++) {
      const key = localStorage.key(at);
      local[key] = localStorage.getItem(key);
    }
    const mirror = {};
    const known = (await indexedDB.databases()).some((d) => d.name === database);
    if (known) {
      const db = await new Promise((done, failed) => {
        const request = indexedDB.open(database);
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
      if (db.objectStoreNames.contains(store)) {
        await new Promise((done, failed) => {
          const request = db.transaction(store).objectStore(store).openCursor();
          request.onerror = () => failed(request.error);
          request.onsuccess = () => {
            const cursor = request.result;
            if (!cursor) return done();
            const name = typeof cursor.key === "string" ? cursor.key : `(${typeof cursor.key}) ${cursor.key}`;
            mirror[name] = typeof cursor.value === "string" ? cursor.value : `(${typeof cursor.value})`;
            cursor.continue();
          };
        });
      }
      db.close();
    }
    return { local, mirror };
  }, [DATABASE, STORE]);
}

/** Writes pairs into either store; the mirror is made when it is not there. */
export function writeBoth(page, { local = [], mirror = [] }) {
  return page.evaluate(async ([database, store, local, mirror]) => {
    for (const [key, value] of local) localStorage.setItem(key, value);
    if (mirror.length === 0) return;
    const db = await new Promise((done, failed) => {
      const request = indexedDB.open(database, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(store);
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const transaction = db.transaction(store, "readwrite");
    for (const [key, value] of mirror) transaction.objectStore(store).put(value, key);
    await new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onabort = () => failed(transaction.error);
    });
    db.close();
  }, [DATABASE, STORE, local, mirror]);
}
