// The rest of the program (scripts/split.mjs): fetched when the page is ready, or at the moment something of it is
// called. Bundled with what wasm-bindgen wrote; REST and REST_INTEGRITY are put in by scripts/page.mjs.
import { exportsNow } from "#glue";

const PAUSES = [1, 2, 5, 10, 30].map((seconds) => seconds * 1000);
const bar = document.getElementById("part");
let isThere = false;
let arrived;
let isHalfDone = false;

function join(module) {
  if (isThere) return;
  // It writes its functions into the first part's table.
  new WebAssembly.Instance(module, { split: exportsNow() });
  isThere = true;
  // Something was broken off in the middle. What was typed and logged is stored: the page begins anew with it.
  if (isHalfDone) return location.reload();
  bar.hidden = true;
  document.documentElement.setAttribute("data-whole", "");
}

/** What the first part calls when it needs the rest before that has arrived: nothing else happens until it is there. */
function fetchAtOnce() {
  if (arrived) return join(arrived);
  const request = new XMLHttpRequest();
  request.open("GET", REST, false);
  // The one way to bytes without waiting: a letter a byte.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  try {
    request.send();
    if (request.status !== 200) throw new Error(`the server answered ${request.status}`);
    join(new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0))));
  } catch (error) {
    bar.hidden = false;
    isHalfDone = true;
    throw error;
  }
}

export const split = { fetch: fetchAtOnce };

/** Whether something was broken off for want of the rest: then the page begins anew when it is there. */
export const lacksRest = () => isHalfDone;

async function fetchOnce() {
  const response = await fetch(REST, { integrity: REST_INTEGRITY, credentials: "same-origin" });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  arrived = await WebAssembly.compile(await response.arrayBuffer());
}

/**
 * Where a copy is in this browser, the rest is there before the program starts: it costs no time, and a network that is
 * gone is asked for nothing. (A request that waits, as above, does not see the copy.)
 */
export const fetchKept = () => navigator.serviceWorker?.controller && fetchOnce().catch(() => {});

const aWhile = (milliseconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    addEventListener("online", resolve, { once: true });
  });

/** Goes on until it is there. */
export async function fetchRest() {
  for (let tries = 0; !isThere; tries += 1) {
    try {
      if (!arrived) await fetchOnce();
      join(arrived);
    } catch (error) {
      console.warn("part of the page has not arrived:", error);
      bar.hidden = false;
      await aWhile(PAUSES[Math.min(tries, PAUSES.length - 1)]);
    }
  }
}
