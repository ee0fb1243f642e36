#!/usr/bin/env node
// Serves a folder as a static host would, on this machine only.
//   serve.mjs [--dir dist] [--port 8080] [--base /] [--bare-names] [--log]
// --port 0 takes a free port. --base /some/path/ serves there and nowhere else, as a project page does. --bare-names
// sends help.html on to help, as Cloudflare Pages does. --log writes a line for each request that is answered.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, extname, join, normalize, resolve, sep } from "node:path";
import { parseArgs } from "node:util";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

const { values } = parseArgs({
  options: {
    dir: { type: "string", default: "dist" },
    port: { type: "string", default: "8080" },
    base: { type: "string", default: "/" },
    "bare-names": { type: "boolean", default: false },
    log: { type: "boolean", default: false },
  },
});
const root = resolve(values.dir);
const base = `/${values.base}/`.replace(/\/+/g, "/");

/** The file that a request's path names, or null: outside of the base, outside of the folder, or not decodable. */
function fileFor(path) {
  if (!path.startsWith(base)) return null;
  let name;
  try {
    name = decodeURIComponent(path.slice(base.length));
  } catch {
    return null;
  }
  const file = normalize(join(root, name.endsWith("/") || name === "" ? `${name}index.html` : name));
  return file.startsWith(root + sep) && !name.includes("\0") ? file : null;
}

const isHashed = (file) => /-[0-9a-f]{12,}[._]/.test(basename(file));
const isFile = (file) => stat(file).then((info) => info.isFile(), () => false);

const server = createServer(async (request, response) => {
  const path = request.url.split("?", 1)[0];
  if (values.log) console.log(`${request.method} ${path}`);
  let file = fileFor(path);
  if (values["bare-names"] && file) {
    if (path.endsWith(".html") && (await isFile(file))) {
      response.writeHead(308, { Location: path.replace(/(index)?\.html$/, "") }).end();
      return;
    }
    if (!extname(file) && (await isFile(`${file}.html`))) file += ".html";
  }
  const info = file && (await stat(file).catch(() => null));
  if (!info?.isFile()) {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("not found\n");
    return;
  }
  response.writeHead(200, {
    "Content-Type": types[extname(file)] ?? "application/octet-stream",
    "Content-Length": info.size,
    // A rebuilt page must show at the next reload. What has its content in its name never changes.
    "Cache-Control": isHashed(file) ? "public, max-age=31536000, immutable" : "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).on("error", () => response.destroy()).pipe(response);
});

server.on("error", (error) => {
  const why = error.code === "EADDRINUSE" ? "something else is listening there; choose another: make run PORT=8081" : error.message;
  console.error(`error: cannot serve on port ${values.port}: ${why}`);
  process.exit(1);
});
server.listen(Number(values.port), "127.0.0.1", () => {
  console.log(`serving ${values.dir} on http://127.0.0.1:${server.address().port}${base === "/" ? "" : base}`);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
