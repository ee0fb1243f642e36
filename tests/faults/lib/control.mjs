// The naive control: a page that believes a returned `setItem`, as the one under test must not.
import { createServer } from "node:http";

const page = `<!doctype html><title>control</title><script>
  const run = new URLSearchParams(location.search).get("run");
  let written = 0;
  if (run) setInterval(() => {
    localStorage.setItem("entry/" + run + "/" + written, "an entry of about the usual length");
    acknowledged(++written);
  }, 25);
</script>`;

/** Serves the control on a free port. */
export async function serveControl() {
  const server = createServer((_, response) => response.setHeader("Content-Type", "text/html").end(page));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/** Lets it write in a tab of its own; gives how many entries it has acknowledged so far. */
export async function letWrite(context, url, run) {
  const tab = await context.newPage();
  let acknowledged = 0;
  await tab.exposeFunction("acknowledged", (count) => { acknowledged = Math.max(acknowledged, count); });
  await tab.goto(`${url}?run=${run}`);
  return () => acknowledged;
}

/** How many entries of a run are there. */
export async function countKept(context, url, run) {
  const tab = await context.newPage();
  await tab.goto(url);
  const kept = await tab.evaluate(
    (start) => Object.keys(localStorage).filter((key) => key.startsWith(start)).length,
    `entry/${run}/`,
  );
  await tab.close();
  return kept;
}
