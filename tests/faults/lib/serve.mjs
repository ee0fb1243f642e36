// The built page, served as a static host would.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../../scripts/serve.mjs", import.meta.url));

/** Serves a folder on a free port; gives its address, with a slash at the end, and the way to stop. */
export async function serve(dir) {
  const child = spawn(process.execPath, [script, "--dir", dir, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise((found, failed) => {
    child.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
    child.stdout.on("data", (text) => {
      const at = /http:\/\/127\.0\.0\.1:\d+/.exec(String(text));
      if (at) found(`${at[0]}/`);
    });
  });
  process.on("exit", () => child.kill());
  return { url, stop: () => child.kill() };
}
