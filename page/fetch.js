// How the page fetches the parts of its program: with their checksums, whatever a host calls them.

const started = new Map();

const ask = (url, integrity) => fetch(url, { integrity, credentials: "same-origin" });

/** Begins to fetch a part that is wanted soon. */
export function expectPart(url, integrity) {
  const response = ask(url, integrity);
  response.catch(() => {});
  started.set(url, response);
}

/** A part of the program, as a response that can be compiled while it arrives. */
export async function fetchPart(url, integrity) {
  const response = await (started.get(url) ?? ask(url, integrity)).finally(() => started.delete(url));
  if (!response.ok) throw Object.assign(new Error(`the server answered ${response.status}`), { status: response.status });
  const isNamed = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return isNamed ? response : new Response(await response.arrayBuffer(), { headers: { "Content-Type": "application/wasm" } });
}
