// A browser with a profile of its own that holds a real folder of this machine: no stand-in for File System Access.
//
// Two things cannot be pressed in a browser without a screen, the picker and the question for permission. So the folder is
// dropped on the page, which gives the same handle (the page's call for a picker is answered with it), and the profile is
// told before it starts that this origin may write to files, as somebody who pressed "Allow on every visit" had told it.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--enable-features=WebAssemblyUnlimitedSyncCompilation",
];
/** How long anything may take, in ms. */
export const PATIENCE = 60_000;

/** What a profile has in which the origin may write to the files of folders that were given to it. */
function preferences(origin) {
  // Microseconds since 1601, as Chromium counts.
  const modified = String((BigInt(Date.now()) + 11_644_473_600_000n) * 1000n);
  const allowed = { [`${origin},*`]: { last_modified: modified, setting: 1 } };
  const exceptions = { file_system_access_extended_permission: allowed, file_system_write_guard: allowed };
  return { profile: { content_settings: { exceptions } } };
}

export class Person {
  /** Opens the page in a fresh profile below `home`, with the folder at `path` at hand. */
  static async arrive(name, url, home, path) {
    const profile = join(home, `profile-${name}`);
    await mkdir(join(profile, "Default"), { recursive: true });
    await writeFile(join(profile, "Default", "Preferences"), JSON.stringify(preferences(new URL(url).origin)));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM || undefined,
      args: FLAGS,
      viewport: { width: 1440, height: 900 },
    });
    const page = context.pages()[0];
    const person = new Person(name, context, page);
    page.on("pageerror", (error) => person.complaints.push(`${name}: ${error.message}`));
    page.on("request", (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(new URL(url).origin)) person.complaints.push(`${name}: request to ${request.url()}`);
    });
    page.setDefaultTimeout(PATIENCE);
    await page.addInitScript(() => {
      addEventListener("dragover", (event) => event.preventDefault(), { capture: true });
      addEventListener("drop", async (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        window.dropped = await event.dataTransfer.items[0].getAsFileSystemHandle();
      }, { capture: true });
      window.showDirectoryPicker = async () => window.dropped;
    });
    await page.goto(url);
    await page.locator("html[data-whole]").waitFor();
    const devtools = await context.newCDPSession(page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) await devtools.send("Input.dispatchDragEvent", { type, x: 50, y: 50, data });
    await page.waitForFunction(() => window.dropped?.kind === "directory");
    return person;
  }

  constructor(name, context, page) {
    Object.assign(this, { name, context, page, complaints: [] });
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  async declare(title) {
    await this.page.getByRole("textbox", { name: "Incident title", exact: true }).fill(title);
    await this.button("Declare incident").click();
    await this.page.getByRole("textbox", { name: "Log entry", exact: true }).waitFor();
  }

  async log(...lines) {
    const box = this.page.getByRole("textbox", { name: "Log entry", exact: true });
    for (const line of lines) {
      await box.fill(line);
      await box.press("Enter");
      await until(`${this.name} logs “${line}”`, async () => (await box.inputValue()) === "");
    }
  }

  /** Puts in a picture, by the event that a person's paste makes, under these words. */
  async putPicture(words) {
    const box = this.page.getByRole("textbox", { name: "Log entry", exact: true });
    await box.fill(words);
    await box.evaluate(async (box) => {
      const canvas = new OffscreenCanvas(640, 360);
      const context = canvas.getContext("2d");
      // Noise, so that no synchroniser can make it small, and every byte of it counts.
      const all = context.createImageData(640, 360);
      for (let at = 0; at < all.data.length; at += 4) all.data.set([(at * 7919) % 251, (at * 104729) % 253, (at * 1299709) % 255, 255], at);
      context.putImageData(all, 0, 0);
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([await canvas.convertToBlob({ type: "image/png" })], "pasted", { type: "image/png" }));
      box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await until(`${this.name} sees the picture`, () => this.picture(words));
  }

  entry(words) {
    return this.page.getByRole("list", { name: "Timeline", exact: true }).getByRole("listitem").filter({ hasText: words });
  }

  /** What is drawn of the picture of an entry: its size and its points in one number; nothing while there is none. */
  picture(words) {
    return this.entry(words).evaluateAll(([row]) => {
      const image = row?.querySelector("img");
      if (!image?.naturalWidth) return "";
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      let sum = 0;
      for (const value of context.getImageData(0, 0, canvas.width, canvas.height).data) sum = (sum * 31 + value) >>> 0;
      return `${canvas.width} × ${canvas.height}, ${sum}`;
    });
  }

  /** Erases the words of an entry, and its picture. */
  async redact(words) {
    for (const name of ["Correct", "Redact…", "Erase for good"]) await this.entry(words).getByRole("button", { name, exact: true }).click();
  }

  async share() {
    await this.page.getByRole("banner").getByRole("button", { name: "Title", exact: true }).click();
    await this.page.getByRole("menuitem", { name: "Shared folder…", exact: true }).click();
    await this.button("Choose a folder").click();
    await this.button("Share it in this folder").click();
    await this.button("Stop sharing").waitFor();
    await this.page.keyboard.press("Escape");
  }

  async join(title) {
    await this.button("Open from a shared folder").click();
    await this.button("Choose a folder").click();
    const open = this.button(`Open and share: ${title}`);
    await until(`${this.name} finds the incident`, async () => {
      if (await open.isVisible()) return true;
      await this.button("Look again").click();
      return false;
    });
    await open.click();
    await this.page.getByRole("heading", { level: 1, name: title }).waitFor();
  }

  /** What the page says of the folder. */
  status() {
    return this.page.getByRole("status", { name: "Shared folder", exact: true }).textContent();
  }

  async isWritten() {
    await until(`${this.name}’s entries are written`, async () => /^In the folder \S+: written/.test((await this.status()) ?? ""));
  }

  /** Every event that the page keeps, as it is at rest. */
  records() {
    return this.page.evaluate(() => {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith("isp/e/")).sort();
      return keys.map((key) => `${key} ${localStorage.getItem(key)}`);
    });
  }

  /** The name of the file that this device writes. */
  async file() {
    return `${await this.page.evaluate(() => localStorage.getItem("isp/note/folder-device"))}.jsonl`;
  }

  /** The files that the page says it has read, by what it says of them. */
  async filesRead() {
    await this.button("Folder").click();
    const list = this.page.getByRole("list", { name: "Who is in the folder" });
    const said = await list.getByRole("listitem").allInnerTexts();
    await this.page.keyboard.press("Escape");
    return said;
  }

  close() {
    return this.context.close();
  }
}

/** Waits until something is so. */
export async function until(what, is) {
  for (const started = Date.now(); Date.now() - started < PATIENCE; await new Promise((again) => setTimeout(again, 250))) {
    if (await is()) return;
  }
  throw new Error(`waited ${PATIENCE / 1000} s: ${what}`);
}
