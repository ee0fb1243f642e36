// Two ways to a Chromium: one that is ours down to the process, so that it can be killed, and a quick one.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";

const flags = JSON.parse(readFileSync(new URL("../../chromium-flags.json", import.meta.url), "utf8"));
const executable = process.env.CHROMIUM || chromium.executablePath();
const isRoot = process.getuid?.() === 0;

/** A browser for contexts that need no profile of their own. */
export const quick = () =>
  chromium.launch({ executablePath: executable, chromiumSandbox: !isRoot, args: flags });

/** A folder for a profile, and the way to remove it. */
export async function newProfile() {
  const path = await mkdtemp(join(tmpdir(), "faults-profile-"));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Starts a browser on a profile, in a process group of its own. */
export async function start(profile) {
  await rm(join(profile, "DevToolsActivePort"), { force: true });
  const args = [
    ...flags,
    ...(isRoot ? ["--no-sandbox"] : []),
    "--headless",
    // Wide enough for all three panes.
    "--window-size=1440,900",
    // The control sits in a second tab and must not be slowed down.
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    "--no-default-browser-check",
    "--password-store=basic",
    "--remote-debugging-port=0",
    `--user-data-dir=${profile}`,
    "about:blank",
  ];
  const child = spawn(executable, args, { detached: true, stdio: "ignore" });
  const ended = once(child, "exit");
  started.add(child);
  ended.then(() => started.delete(child));
  const browser = await chromium.connectOverCDP(await endpoint(profile, child));
  return {
    browser,
    context: browser.contexts()[0],
    /** SIGKILL for every process of it, and the time at which it was sent. */
    async kill() {
      process.kill(-child.pid, "SIGKILL");
      const at = performance.now();
      await ended;
      // A helper that has left the group holds the profile all the same.
      for (let left = using(profile); left.length > 0; left = using(profile)) {
        left.forEach(killOne);
        await sleep(20);
      }
      await browser.close().catch(() => {});
      return at;
    },
    /** The pids of its renderers. */
    async renderers() {
      const cdp = await browser.newBrowserCDPSession();
      const { processInfo } = await cdp.send("SystemInfo.getProcessInfo");
      await cdp.detach();
      return processInfo.filter((p) => p.type === "renderer").map((p) => p.id);
    },
  };
}

const started = new Set();
process.on("exit", () => started.forEach((child) => killOne(-child.pid)));
for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]]) process.on(signal, () => process.exit(code));

function killOne(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

async function endpoint(profile, child) {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the browser ended at once, with ${child.exitCode}`);
    const text = await readFile(join(profile, "DevToolsActivePort"), "utf8").catch(() => "");
    const [port, path] = text.split("\n");
    if (path) return `ws://127.0.0.1:${port}${path}`;
    await sleep(50);
  }
  throw new Error("the browser did not say where it listens");
}

/** The pids of processes that were started on this profile. */
function using(profile) {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`--user-data-dir=${profile}\0`);
    } catch {
      return false;
    }
  });
}
