// Makes a capsule of this page: fetched when somebody first asks for one. Everything that goes into it is a file of this
// page, which this browser has already; nobody else is asked. scripts/page.mjs puts in FRAME, STYLES, START and FILES.
import { page } from "./capsule-page.js";

async function file([url, integrity]) {
  const response = await fetch(url, { integrity, credentials: "same-origin" });
  if (!response.ok) throw new Error(`the server answered ${response.status} for ${url}`);
  return response;
}

/** What a stream brings, packed and in base64. */
async function packed(stream) {
  const blob = await new Response(stream.pipeThrough(new CompressionStream("deflate-raw"))).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** A capsule with an incident, which is a file of JSON. */
export async function make(record) {
  const [start, ...styles] = await Promise.all([START, ...STYLES].map(async (asked) => (await file(asked)).text()));
  const files = { frame: await packed(new Blob([FRAME]).stream()) };
  for (const asked of FILES) files[asked[0]] = await packed((await file(asked)).body);
  const first = document.querySelector("head > style").textContent;
  const version = document.querySelector("meta[name=version]").content;
  return page(FRAME, { first, rest: styles.join("\n"), start, version, files }, record);
}
