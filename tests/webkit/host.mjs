// The built page on a server that can hold its program back, and that counts what it is asked for.
import { createServer, get } from "node:http";
import { once } from "node:events";
import { serve } from "../faults/lib/serve.mjs";

export async function host(dist) {
  const behind = await serve(dist);
  let release = () => {};
  let held = Promise.resolve();
  const asked = [];
  const server = createServer(async (request, response) => {
    asked.push(request.url);
    if (request.url.endsWith(".wasm")) await held;
    get(behind.url + request.url.slice(1), (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    }).on("error", () => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    asked,
    hold: () => (held = new Promise((resolve) => (release = resolve))),
    release: () => release(),
    /** Nothing answers any more. */
    stop() {
      release();
      server.close();
      server.closeAllConnections();
      behind.stop();
    },
  };
}
