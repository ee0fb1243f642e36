// What a host is asked for: each file of the program once, whether or not it is kept for the time without a network.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { bare, expect } from "./fixtures.ts";

const HASHED = /-[0-9a-f]{12,}[._]/;

bare("every hashed file is asked for once, on a first visit and after it", async ({ page }) => {
  const server = spawn(process.execPath, ["scripts/serve.mjs", "--dir", "dist", "--port", "0", "--log"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const asked: string[] = [];
    const url = await new Promise<string>((resolve) => {
      createInterface({ input: server.stdout! }).on("line", (line) => {
        const at = /http:\S+/.exec(line);
        if (at) resolve(at[0]);
        if (line.startsWith("GET ")) asked.push(line.slice(4));
      });
    });
    await page.goto(url);
    await expect(page.locator("html")).toHaveAttribute("data-offline", "");
    const counts = () => {
      const found = new Map<string, number>();
      for (const path of asked.filter((path) => HASHED.test(path))) found.set(path, (found.get(path) ?? 0) + 1);
      return [...found].filter(([, count]) => count > 1);
    };
    expect(asked.filter((path) => HASHED.test(path)).length, "program, rest, style, script, checker").toBeGreaterThanOrEqual(6);
    expect(counts(), "asked for more than once").toEqual([]);
    const before = asked.length;
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("data-offline", "");
    expect(asked.slice(before).filter((path) => HASHED.test(path)), "a second visit").toEqual([]);
  } finally {
    server.kill();
  }
});
