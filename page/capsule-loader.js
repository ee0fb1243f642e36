// The first script of a capsule: what is in the file instead of on a host. The page's other scripts ask `window.capsule`.
import { page } from "./capsule-page.js";

const text = (place) => document.querySelector(place).textContent;
const packed = (name) => text(`[data-file="${name}"]`);
const bytes = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
const unpacked = (base64) => new Response(new Blob([bytes(base64)]).stream().pipeThrough(new DecompressionStream("deflate-raw")));

const record = text("#capsule-record");
const policy = window.trustedTypes?.createPolicy("capsule", { createScriptURL: (url) => url });

/** In the worker: the only file that it asks for is its program, which stands in front of it. */
const fetchInWorker = (program) => `self.fetch = async () => {
  const bytes = Uint8Array.from(atob("${program}"), (sign) => sign.charCodeAt(0));
  const body = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(body, { headers: { "Content-Type": "application/wasm" } });
};
`;

window.capsule = {
  /** The incident in it, as a file. */
  record,
  /** A part of the program, compiled. */
  program: async (name) => WebAssembly.compile(await unpacked(packed(name)).arrayBuffer()),
  /** A page from a disk may not start a worker from a file, but from its own memory. */
  async worker(name) {
    const program = text('[data-file^="./checker"][data-file$=".wasm"]');
    const source = await unpacked(packed(name)).text();
    const url = URL.createObjectURL(new Blob([fetchInWorker(program), source], { type: "text/javascript" }));
    return new Worker(policy?.createScriptURL(url) ?? url);
  },
  /** Another capsule like this one, with the incident as it is by now. */
  async make(now) {
    const files = Object.fromEntries([...document.querySelectorAll("[data-file]")].map((one) => [one.dataset.file, one.textContent]));
    const [first, rest] = [...document.querySelectorAll("head > style")].map((one) => one.textContent);
    const version = document.querySelector("meta[name=version]").content;
    return page(await unpacked(files.frame).text(), { first, rest, start: text("script[type=module]"), version, files }, now);
  },
};

// The incident in it is opened, unless another one is asked for.
try {
  if (!location.hash) location.hash = `#/incident/${JSON.parse(record).incident.id}`;
} catch {
  // The program says what is wrong with it.
}
