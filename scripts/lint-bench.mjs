#!/usr/bin/env node
// How long the checker takes in the browser, from the question to the answer: 280, 1,000 and 4,000 characters, beside
// an empty draft and an echo of the same messages, in turn, in one worker each. The target is 2 ms for 1,000.
//   lint-bench.mjs URL
import { readdirSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const [url] = process.argv.slice(2);
const worker = readdirSync("dist").find((name) => /^checker-.*\.js$/.test(name));
const args = JSON.parse(readFileSync("tests/chromium-flags.json", "utf8"));
const root = process.getuid?.() === 0;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, chromiumSandbox: !root, args });
const page = await browser.newPage();
await page.route("**/bench.html", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>bench</title>" }));
await page.goto(new URL("bench.html", url).href);

const sample =
  "Customers in Norway cannot open their saved routes since 02:10 UTC. The Redis failover took longer than planned, " +
  "and p99 is at 9 seconds. We cordoned db-prod-03.internal and see 504s on /v2. You can use the paper map in the " +
  "meantime. We will share more soon. ";
const lengths = [0, 280, 1000, 4000];
const took = await page.evaluate(
  async ({ worker, sample, lengths, rounds }) => {
    const heard = (of) => new Promise((resolve) => of.addEventListener("message", (event) => resolve(event.data), { once: true }));
    const checker = new Worker(worker);
    await heard(checker);
    const echo = new Worker(URL.createObjectURL(new Blob(["onmessage = (event) => postMessage(event.data)"])));
    const question = (length, round) => {
      const text = length === 0 ? "" : sample.repeat(Math.ceil(length / sample.length)).slice(0, length - 4) + String(round).padStart(4);
      const known = { title: "Checkout fails", phase: "investigating", proven: [], open: [], verified: [], last: ["", "", ""] };
      const rest = { surface: "status_update", audience: "customers", now: "2026-05-28T20:26:40.000Z", due: null };
      return JSON.stringify({ draft: [text, "", "", ""], known, ...rest, zone: "", east: 0, settings: "", ignored: "", action: null });
    };
    const took = lengths.map(() => ({ checker: [], echo: [], answer: "" }));
    for (let round = 0; round < rounds; round += 1) {
      for (const [at, length] of lengths.entries()) {
        for (const [name, of] of [["checker", checker], ["echo", echo]]) {
          const asked = question(length, round);
          const answer = heard(of);
          const start = performance.now();
          of.postMessage(asked);
          const said = await answer;
          took[at][name].push(performance.now() - start);
          if (name === "checker") took[at].answer = said;
        }
      }
    }
    return took;
  },
  { worker, sample, lengths, rounds: 300 },
);
await browser.close();

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const median = (numbers) => sorted(numbers)[numbers.length >> 1];
console.log("characters   median      p95   echo   beside an empty draft   of the target   findings");
for (const [at, length] of lengths.entries()) {
  const { checker, echo, answer } = took[at];
  const p95 = sorted(checker)[Math.floor(checker.length * 0.95)];
  const found = JSON.parse(answer).findings.list.length;
  const target = length === 0 ? "" : (median(checker) / ((2 * length) / 1000)).toFixed(2);
  console.log(
    `${String(length).padStart(10)} ${median(checker).toFixed(2).padStart(8)} ${p95.toFixed(2).padStart(8)} ` +
      `${median(echo).toFixed(2).padStart(6)} ${(median(checker) / median(took[0].checker)).toFixed(2).padStart(23)} ` +
      `${target.padStart(15)} ${String(found).padStart(10)}`,
  );
}
