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

/** The style of a part that came, by its address. */
const styles = {};

function styled(href, integrity) {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, integrity });
  return new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => {
      link.remove();
      delete styles[href];
      reject(new Error("the style of a part did not arrive"));
    };
    document.getElementById("style").after(link);
  });
}

/** A part together with the style of what is in it; a capsule has that inside. */
export async function dressedPart(url, integrity, style, styleIntegrity) {
  const dressed = window.capsule ? null : (styles[style] ??= styled(style, styleIntegrity));
  const [part] = await Promise.all([compiledPart(url, integrity), dressed]);
  return part;
}
