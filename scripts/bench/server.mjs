// Serves each contestant from an origin of its own, in brotli at the quality of a host that packs in advance.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};
const packed = fileURLToPath(new URL("../../target/bench/packed/", import.meta.url));

/** The data in brotli; packed once and kept, as a host does. */
function pack(data, etag) {
  const file = join(packed, `${etag}.br`);
  if (!existsSync(file)) {
    mkdirSync(packed, { recursive: true });
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
    writeFileSync(file, brotliCompressSync(data, { params }));
  }
  return readFileSync(file);
}

function look(find, name) {
  let data = null;
  try {
    data = find(name);
  } catch (error) {
    if (error.code !== "ENOENT" && error.code !== "EISDIR") throw error;
  }
  if (!data) return null;
  const etag = createHash("sha256").update(data).digest("hex");
  return { etag, body: pack(data, etag) };
}

/** `find` gives the data of a name, nothing where there is none. */
export async function serve(find) {
  const known = new Map();
  const server = createServer((request, response) => {
    // TiddlyWiki asks whether it may save to where it came from.
    if (request.method !== "GET") return void response.writeHead(405).end();
    const name = decodeURIComponent(request.url.slice(1).split("?")[0]);
    if (!known.has(name)) known.set(name, look(find, name));
    const file = known.get(name);
    if (!file) return void response.writeHead(404, { "Content-Type": "text/plain" }).end("not found\n");
    const { etag, body } = file;
    // As GitHub Pages has it: for a while nothing is asked for again, then only whether it has changed.
    const headers = { "Cache-Control": "max-age=600", ETag: `"${etag}"` };
    if (request.headers["if-none-match"] === headers.ETag) return void response.writeHead(304, headers).end();
    const type = types[extname(name) || ".html"] ?? "application/octet-stream";
    response.writeHead(200, { ...headers, "Content-Type": type, "Content-Encoding": "br", "Content-Length": body.length });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}
