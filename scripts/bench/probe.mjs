// Runs in the page before the page: sees what happens there and when, and tells it to `benchTell`.
//
// "Painted" is a task posted from the last animation frame callback before a frame is drawn, so that it runs when the
// frame's layout and paint are done. Times are of the page's own clock; a key's is when the browser was given it.

export function probe() {
  if (window !== top) return;
  const tell = (what, value) => window.benchTell?.(JSON.stringify([what, value]));
  const channel = new MessageChannel();
  const waiting = [];
  channel.port1.onmessage = () => waiting.shift()(performance.now());
  const painted = (then) =>
    requestAnimationFrame(() => {
      waiting.push(then);
      channel.port2.postMessage(0);
    });

  let pressed = 0;
  addEventListener("keydown", (event) => {
    pressed = event.timeStamp;
    // Some editors take Enter for themselves, and no input is heard of.
    if (bench.timing === "enter") painted((now) => tell("key", now - pressed));
  }, true);
  addEventListener("input", () => {
    tell("input", performance.now());
    if (bench.timing === "key") painted((now) => tell("key", now - pressed));
  }, true);

  const whenRoot = new MutationObserver(() => {
    const html = document.documentElement;
    if (!html) return;
    whenRoot.disconnect();
    const look = () => {
      if (!html.hasAttribute("data-ready")) return;
      whenReady.disconnect();
      tell("ready", performance.now());
      painted((now) => tell("drawn", now));
    };
    const whenReady = new MutationObserver(look);
    whenReady.observe(html, { attributes: true });
    look();
  });
  whenRoot.observe(document, { childList: true });

  const memories = new Set();
  const noted = (instance) => {
    for (const one of Object.values(instance.exports)) if (one instanceof WebAssembly.Memory) memories.add(one);
    return instance;
  };
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct: (made, parts) => noted(new made(...parts)) });
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...parts) => {
      const made = await make.apply(WebAssembly, parts);
      noted(made.instance ?? made);
      return made;
    };
  }

  const bench = {
    timing: null,
    wasmBytes: () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),

    /** From now on tells of the next change of a list when it is painted, counted from the last key. */
    watchList(selector) {
      const watcher = new MutationObserver(() => {
        watcher.disconnect();
        painted((now) => tell("listed", now - pressed));
      });
      watcher.observe(document.querySelector(selector), { childList: true, subtree: true });
    },

    /** Tells when a status has said something else and says "Saved" again, counted from the last key. */
    watchSaved(selector) {
      let isUnderWay = false;
      const status = document.querySelector(selector);
      const watcher = new MutationObserver(() => {
        if (!/^Saved/.test(status.textContent)) isUnderWay = true;
        else if (isUnderWay) {
          watcher.disconnect();
          tell("saved", performance.now() - pressed);
        }
      });
      watcher.observe(status, { childList: true, characterData: true, subtree: true });
    },

    /** Back to where one writes. */
    toEnd(selector) {
      const list = document.querySelector(selector);
      list.scrollTop = list.scrollHeight;
    },

    /** Scrolls from the end to the beginning, a step a frame; tells how long the frames took. */
    scroll(selector, steps) {
      const list = document.querySelector(selector);
      list.scrollTop = list.scrollHeight;
      const frames = [];
      let last = 0;
      const step = (now) => {
        if (last) frames.push(now - last);
        last = now;
        const left = list.scrollTop;
        if (frames.length < steps && left > 0) {
          list.scrollTop = Math.max(0, left - Math.max(1, left / (steps - frames.length)));
          requestAnimationFrame(step);
        } else tell("scrolled", frames);
      };
      painted(() => requestAnimationFrame(step));
    },

    /** Tells when a frame has been drawn and nothing waits before it. */
    whenPainted: () => painted(() => tell("painted", 0)),
  };
  window.bench = bench;
}
