#!/usr/bin/env node
// The page in Firefox, once along the whole path: open, log, reload, export, and again without a network.
//   FIREFOX=/usr/bin/firefox-esr smoke.mjs [dist]
// Any error in the console, any breach of the policy, any request to another host fails it.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { serve } from "../faults/lib/serve.mjs";
import { ENTER, Firefox, Page } from "./bidi.mjs";

const dist = process.argv[2] ?? fileURLToPath(new URL("../../dist", import.meta.url));
const isMarked = (name) => document.documentElement.hasAttribute(name);
const hasHeading = (words) => document.querySelector("h1")?.textContent === words;
const hasEntry = (words) =>
  [...document.querySelectorAll("[role=list][aria-label=Timeline] [role=listitem]")].some((one) => one.textContent.includes(words));
const isSaved = () => /^Saved/.test(document.querySelector("[role=status][aria-label=Saved]")?.textContent ?? "");
const isOffered = (name) => [...document.querySelectorAll("[role=menuitem]")].some((one) => one.textContent === name);

/** Everything that the page must never do, in words. */
async function watch(firefox, home) {
  const complaints = [];
  await firefox.on("log.entryAdded", ({ level, text }) => level === "error" && complaints.push(`console: ${text}`));
  await firefox.on("network.beforeRequestSent", ({ request: { url } }) => {
    if (!/^(data|blob|about):/.test(url) && !url.startsWith(home)) complaints.push(`request to ${url}`);
  });
  await firefox.on("script.message", ({ channel, data }) => channel === "policy" && complaints.push(`policy: ${data.value}`));
  await firefox.send("script.addPreloadScript", {
    functionDeclaration: `(tell) => addEventListener("securitypolicyviolation", (event) =>
      tell(event.effectiveDirective + " of " + (event.blockedURI || event.sample)))`,
    arguments: [{ type: "channel", value: { channel: "policy" } }],
  });
  return complaints;
}

async function walk(firefox, url, stop) {
  const step = async (what, doIt) => {
    await doIt();
    console.log(`    ${what}`);
  };
  const page = await Page.open(firefox);
  await step("a first visit: one can write, and the page becomes ready", async () => {
    await page.goto(url);
    await page.until("the page to be ready", isMarked, "data-ready");
  });
  await step("an incident is declared and a note is logged", async () => {
    await page.type(`Checkout fails${ENTER}`);
    await page.until("the incident", hasHeading, "Checkout fails");
    await page.type(`errors since 02:41${ENTER}`);
    await page.until("the note", hasEntry, "errors since 02:41");
    await page.until("the word Saved", isSaved);
  });
  await step("after a reload it is there", async () => {
    await page.reload();
    await page.until("the page to be ready", isMarked, "data-ready");
    await page.until("the note", hasEntry, "errors since 02:41");
  });
  await step("the record exports as Markdown", async () => {
    await firefox.on("browsingContext.downloadEnd", () => {});
    const ended = firefox.next("browsingContext.downloadEnd");
    await page.click("button", "Export");
    await page.until("the menu", isOffered, "Markdown");
    await page.click("menuitem", "Markdown");
    const { status, filepath } = await ended;
    if (status !== "complete") throw new Error(`the download ended as ${status}`);
    const text = await readFile(filepath, "utf8");
    if (!text.includes("errors since 02:41")) throw new Error("the exported record has no such note");
  });
  await step("without a network it opens, and takes another note", async () => {
    await page.until("the copy for the time without a network", isMarked, "data-offline");
    stop();
    await page.reload();
    await page.until("the page to be ready", isMarked, "data-ready");
    await page.until("the note", hasEntry, "errors since 02:41");
    await page.type(`still failing${ENTER}`);
    await page.until("the second note", hasEntry, "still failing");
    await page.until("the word Saved", isSaved);
  });
}

const { url, stop } = await serve(dist);
const firefox = await Firefox.start(process.env.FIREFOX ?? "firefox-esr");
let complaints = [];
try {
  console.log(firefox.version);
  complaints = await watch(firefox, url);
  await walk(firefox, url, stop);
} catch (error) {
  complaints.push(error.message);
} finally {
  stop();
  await firefox.close();
}
for (const complaint of complaints) console.error(`FAILED: ${complaint}`);
process.exitCode = complaints.length ? 1 : 0;
