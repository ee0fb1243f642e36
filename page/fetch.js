// How the page fetches the parts of its program: with their checksums, whatever a host calls them.

/** A part of the program, as a response that can be compiled while it arrives. */
export async function fetchPart(url, integrity) {
  const response = await fetch(url, { integrity, credentials: "same-origin" });
  if (!response.ok) throw Object.assign(new Error(`the server answered ${response.status}`), { status: response.status });
  const isNamed = response.headers.get("Content-Type")?.startsWith("application/wasm");
  return isNamed ? response : new Response(await response.arrayBuffer(), { headers: { "Content-Type": "application/wasm" } });
}

/** A part that was not begun before the program, compiled; one that was is there sooner. */
export async function compiledPart(url, integrity) {
  return (await window.preboot.begun(url)) ?? WebAssembly.compileStreaming(await fetchPart(url, integrity));
}
