// A capsule: the page and an incident in one file, opened from a disk. Nothing is asked for from there, by policy; what is
// written is kept by the browser, and leaves it as a file or a new capsule.
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "@playwright/test";
import { eventsOf, Scratchpad } from "./scratchpad.ts";
import { expect, test } from "./fixtures.ts";

const TITLE = "Checkout fails </script><script>alert(1)</script> @@files@@";

/** The capsule of the open incident. */
async function capsuleOf(pad: Scratchpad): Promise<{ name: string; text: string }> {
  await pad.page.getByRole("button", { name: "Send to a colleague", exact: true }).click();
  const send = pad.page.getByRole("dialog", { name: "Send to a colleague" });
  const made = await pad.downloadOf(send.getByRole("button", { name: "Save capsule", exact: true }));
  await expect(send.getByRole("status")).toHaveText(/^Saved as .*\.html \(\d\.\d MB\)\.$/);
  await pad.page.keyboard.press("Escape");
  return made;
}

/** A page that is opened from a disk, with everything that it asks for and complains of. */
async function opened(context: BrowserContext, file: string): Promise<{ pad: Scratchpad; asked: string[]; errors: string[] }> {
  const page: Page = await context.newPage();
  const [asked, errors]: string[][] = [[], []];
  page.on("request", (request) => asked.push(request.url().replace(/^(blob|data):.*/s, "$1:")));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(pathToFileURL(file).href);
  await expect(page.locator("html")).toHaveAttribute("data-whole", "");
  return { pad: new Scratchpad(page), asked, errors };
}

test("a capsule opens from a disk, is written in, copied from, exported, and made anew", async ({ scratchpad, browser }) => {
  test.setTimeout(180_000);
  await scratchpad.openIncident(TITLE);
  await scratchpad.log("the gateway answers 422");
  const original = await scratchpad.exportAs("JSON");
  const { name, text } = await capsuleOf(scratchpad);
  expect(name).toMatch(/\.html$/);
  const folder = await mkdtemp(join(tmpdir(), "capsule-"));
  // A folder of somebody's: with a space, and with what an address would write otherwise.
  const file = join(folder, "für Ana #1.html");
  await writeFile(file, text);
  expect((await stat(file)).size, "of bytes").toBeLessThan(2_000_000);
  const context = await browser.newContext({ permissions: [] });
  try {
    const first = await opened(context, file);
    await expect(first.pad.heading).toHaveText(TITLE);
    await expect(first.pad.entry("the gateway answers 422")).toHaveCount(1);
    await expect(first.pad.status.filter({ hasText: "This is a capsule" })).toContainText("and not in the file");
    await first.pad.log("written in the capsule");
    await expect(first.pad.entry("written in the capsule")).toHaveCount(1);

    // The checker runs in a worker, out of the file too.
    await first.pad.write({ "What is happening": "Ping db-7.internal, password=hunter22x", Impact: "Half of all cards" });
    await expect(first.pad.statusUpdate.getByRole("list", { name: "Findings", exact: true })).toContainText("This opens a door");
    await first.pad.write({ "What is happening": "Card payments fail in Europe." });
    await first.pad.copyButton.click();
    await expect(first.pad.updateStatus).toHaveText(/^Copied /);
    await first.pad.logEntry.focus();
    await first.pad.page.keyboard.press("ControlOrMeta+v");
    await expect(first.pad.logEntry).toHaveValue(/Card payments fail in Europe/);
    await first.pad.logEntry.fill("");
    const exported = await first.pad.exportAs("JSON");
    expect(eventsOf(exported)).toEqual(expect.arrayContaining(eventsOf(original)));
    expect(exported.text).toContain("written in the capsule");
    await first.pad.page.getByRole("button", { name: "Send to a colleague", exact: true }).click();
    await expect(first.pad.page.getByRole("region", { name: "Link", exact: true })).toContainText("A capsule has no address");
    await first.pad.page.keyboard.press("Escape");

    // Opened twice: each is whole, and what was written in the first one is not doubled.
    const second = await opened(context, file);
    await expect(second.pad.entry("the gateway answers 422")).toHaveCount(1);
    await second.pad.log("written in the second one");
    await expect(second.pad.entry("written in the second one")).toHaveCount(1);
    await first.pad.page.reload();
    await expect(first.pad.entry("the gateway answers 422")).toHaveCount(1);

    // A capsule makes a capsule, with what is in it by now.
    const anew = await capsuleOf(second.pad);
    expect(anew.text).toContain("written in the second one");
    const copy = join(folder, "copy.html");
    await writeFile(copy, anew.text);
    const elsewhere = await browser.newContext();
    const third = await opened(elsewhere, copy);
    await expect(third.pad.entry("written in the second one")).toHaveCount(1);
    await third.pad.log("and in the third");
    const back = await third.pad.exportAs("JSON");

    for (const { asked, errors } of [first, second, third]) {
      expect(errors).toEqual([]);
      expect(asked.filter((url) => !url.startsWith("file://") && url !== "blob:" && url !== "data:")).toEqual([]);
      expect(asked.filter((url) => url.startsWith("file://") && !/\.html(#.*)?$/.test(decodeURI(url)))).toEqual([]);
    }
    // The way back: as a file, and as the capsule that it has become.
    await scratchpad.chooseFile(back.text);
    await scratchpad.importButton("Merge into it").click();
    await expect(scratchpad.entry("and in the third")).toHaveCount(1);
    await third.pad.log("one thing more");
    const returned = join(folder, "returned.html");
    await writeFile(returned, (await capsuleOf(third.pad)).text);
    await scratchpad.log("written here meanwhile");
    await scratchpad.chooseFileAt(returned);
    await expect(scratchpad.importPanel).toContainText(/1 of its \d+ events are new\./);
    await scratchpad.importButton("Merge into it").click();
    await expect(scratchpad.entry("one thing more")).toHaveCount(1);
    await writeFile(returned, (await capsuleOf(scratchpad)).text);
    await third.pad.chooseFileAt(returned);
    await third.pad.importButton("Merge into it").click();
    await expect(third.pad.entry("written here meanwhile")).toHaveCount(1);
    expect(eventsOf(await third.pad.exportAs("JSON")), "both have the same record").toEqual(eventsOf(await scratchpad.exportAs("JSON")));
    await elsewhere.close();
  } finally {
    await context.close();
    await rm(folder, { recursive: true });
  }
});
