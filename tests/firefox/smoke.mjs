#!/usr/bin/env node
// The page in Firefox, once along the whole path: open, log, reload, export, send as a link and as a capsule, and again without a
// network.
//   FIREFOX=/usr/bin/firefox-esr smoke.mjs [dist]
// Any error in the console, any breach of the policy, any request to another host fails it.
import { mkdtempSync, rmSync } from "node:fs";
import { readFile, readdir, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "puppeteer-core";
import { serve } from "../faults/lib/serve.mjs";
import { walkCapsule, walkLinks } from "./sharing.mjs";

/** How long Firefox may take for anything, in ms. */
const PATIENCE = 120_000;

const dist = process.argv[2] ?? fileURLToPath(new URL("../../dist", import.meta.url));

/** By role and accessible name, as a person has it. */
const named = (page, role, name) => page.locator(`::-p-aria([name="${name}"][role="${role}"])`).setTimeout(PATIENCE);
const isReady = (page) => page.waitForSelector("html[data-ready]");
const isSaved = (page) =>
  page.waitForFunction(() => /^Saved/.test(document.querySelector("[role=status][aria-label=Saved]")?.textContent ?? ""));
const hasEntry = (page, words) => page.waitForSelector(`[role=list][aria-label=Timeline] [role=listitem] ::-p-text(${words})`);

/** Everything that the page must never do, in words. */
async function watch(page, home) {
  const complaints = [];
  page.on("console", (line) => line.type() === "error" && complaints.push(`console: ${line.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(home)) complaints.push(`request to ${request.url()}`);
  });
  await page.exposeFunction("tellOfPolicy", (words) => complaints.push(`policy: ${words}`));
  await page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", (event) => tellOfPolicy(`${event.effectiveDirective} of ${event.blockedURI || event.sample}`));
  });
  return complaints;
}

/** The text of the one file in the folder, once it is whole, which is taken out: until then Firefox writes beside it, to a `.part`. */
async function downloaded(folder) {
  for (const started = Date.now(); Date.now() - started < PATIENCE; await new Promise((again) => setTimeout(again, 100))) {
    const names = await readdir(folder);
    const [name] = names;
    const text = names.length === 1 && !name.endsWith(".part") ? await readFile(join(folder, name), "utf8") : "";
    if (text) {
      await unlink(join(folder, name));
      return text;
    }
  }
  throw new Error(`waited ${PATIENCE / 1000} s for a download`);
}

/** Pastes where the focus is, and throws unless the update is on the clipboard: its plain text, and its HTML as it was written. */
async function checkPasted(page, isBold) {
  const pasted = page.evaluate(() => new Promise((resolve) => {
    const hear = (event) => {
      event.preventDefault();
      resolve({ plain: event.clipboardData.getData("text/plain"), html: event.clipboardData.getData("text/html") });
    };
    addEventListener("paste", hear, { once: true, capture: true });
    window.hearsPaste = true;
  }));
  await page.waitForFunction(() => window.hearsPaste);
  await page.keyboard.down("Control");
  await page.keyboard.press("v");
  await page.keyboard.up("Control");
  const { plain, html } = await pasted;
  const isRight = plain.startsWith("Investigating: Card payments fail\n\nCard payments fail.") && html.includes('<p style="margin:0 0 1em">Card payments fail.</p>');
  if (!isRight || html.includes("<b>") !== isBold) throw new Error(`pasted was ${plain}\n${html}`);
}

async function walk(firefox, page, url, folder, stop) {
  const complaints = [];
  const step = async (what, doIt) => {
    await doIt();
    console.log(`    ${what}`);
  };
  await step("a first visit: one can write, and the page becomes ready", async () => {
    await page.goto(url);
    await isReady(page);
  });
  await step("an incident is declared and a note is logged", async () => {
    await page.keyboard.type("Checkout fails\n");
    await page.waitForSelector("h1::-p-text(Checkout fails)");
    await page.keyboard.type("errors since 02:41\n");
    await hasEntry(page, "errors since 02:41");
    await isSaved(page);
  });
  await step("after a reload it is there", async () => {
    await page.reload();
    await isReady(page);
    await hasEntry(page, "errors since 02:41");
  });
  await step("the update is copied as plain and as rich text, each with its lines as HTML", async () => {
    await named(page, "textbox", "What is happening").click();
    await page.keyboard.type("Card payments fail.");
    for (const [format, said, isBold] of [["Plain text", "plain text", false], ["Rich text", "rich text", true]]) {
      await named(page, "button", "Copy update").click();
      await named(page, "menuitem", format).click();
      await page.waitForSelector(`[role=status]::-p-text(Copied as ${said}.)`);
      await checkPasted(page, isBold);
    }
  });
  await step("the record exports as Markdown", async () => {
    await named(page, "button", "Export").click();
    await named(page, "menuitem", "Markdown").click();
    if (!(await downloaded(folder)).includes("errors since 02:41")) throw new Error("the exported record has no such note");
  });
  const sharing = { url, words: "errors since 02:41", named, watch, patience: PATIENCE, downloaded: () => downloaded(folder) };
  await step("a link opens elsewhere, with a passphrase and without one", async () => {
    complaints.push(...(await walkLinks(firefox, page, sharing)));
  });
  await step("a capsule opens from the disk, and is written in", async () => {
    await named(page, "button", "Send to a colleague").click();
    await named(page, "button", "Save capsule").click();
    const text = await downloaded(folder);
    await page.keyboard.press("Escape");
    const disk = mkdtempSync(join(tmpdir(), "capsule-"));
    complaints.push(...(await walkCapsule(firefox, text, disk, sharing)));
    rmSync(disk, { recursive: true });
  });
  await step("without a network it opens, and takes another note", async () => {
    await page.waitForSelector("html[data-offline]");
    stop();
    await page.reload();
    await isReady(page);
    await hasEntry(page, "errors since 02:41");
    await page.keyboard.type("still failing\n");
    await hasEntry(page, "still failing");
    await isSaved(page);
  });
  return complaints;
}

const folder = mkdtempSync(join(tmpdir(), "firefox-"));
const { url, stop } = await serve(dist);
const firefox = await launch({
  browser: "firefox",
  executablePath: process.env.FIREFOX ?? "firefox-esr",
  env: { ...process.env, TZ: "Europe/Berlin" },
  extraPrefsFirefox: { "browser.download.folderList": 2, "browser.download.dir": folder },
});
let complaints = [];
try {
  console.log((await firefox.version()).replace("/", " "));
  const page = await firefox.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport({ width: 1440, height: 900 });
  complaints = await watch(page, url);
  complaints.push(...(await walk(firefox, page, url, folder, stop)));
} catch (error) {
  complaints.push(error.message);
} finally {
  stop();
  await firefox.close();
  rmSync(folder, { recursive: true, force: true });
}
for (const complaint of complaints) console.error(`FAILED: ${complaint}`);
process.exitCode = complaints.length ? 1 : 0;
