// A picture that is pasted: kept on this device, seen in every tab, taken along by choice, gone when it is redacted.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Scratchpad } from "./scratchpad.ts";

const DATABASE = "incident-scratchpad-pictures";

type Shape = { width?: number; height?: number; noise?: boolean; type?: string; text?: string };

/** Pastes a picture that the page's own browser draws, by the event that a person's paste makes. */
async function paste(into: Locator, shape: Shape = {}): Promise<void> {
  await into.evaluate(async (box, { width = 640, height = 360, noise = false, type = "image/png", text }) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d")!;
    context.fillStyle = "#2a6";
    context.fillRect(0, 0, width, height);
    context.fillStyle = "#fff";
    context.fillRect(width / 4, height / 4, width / 2, height / 2);
    if (noise) {
      const all = context.createImageData(width, height);
      for (let at = 0; at < all.data.length; at += 4) {
        all.data.set([(at * 7919) % 251, (at * 104729) % 253, (at * 1299709) % 255, 255], at);
      }
      context.putImageData(all, 0, 0);
    }
    const png = await canvas.convertToBlob({ type: "image/png" });
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([png], "pasted", { type }));
    if (text !== undefined) clipboardData.setData("text/plain", text);
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, shape);
}

/** Drops files on the box as a person does who drags them there; whether the page took them. */
function drop(into: Locator, files: { type: string; size?: [number, number] }[]): Promise<boolean> {
  return into.evaluate(async (box, files) => {
    const dataTransfer = new DataTransfer();
    for (const { type, size = [32, 32] } of files) {
      const canvas = new OffscreenCanvas(...(size as [number, number]));
      canvas.getContext("2d")!.fillRect(0, 0, 8, 8);
      dataTransfer.items.add(new File([await canvas.convertToBlob({ type: "image/png" })], "dropped", { type }));
    }
    const over = new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true });
    const dropped = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
    // What is not prevented would open the file instead of the page.
    return [over, dropped].every((event) => !box.dispatchEvent(event));
  }, files);
}

/** The data of the pictures that this browser keeps. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(
    (name) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const { result } = opening;
          if (!result.objectStoreNames.contains("records")) {
            result.close();
            resolve([]);
            return;
          }
          const reading = result.transaction("records").objectStore("records").getAll();
          reading.onsuccess = () => {
            result.close();
            resolve(reading.result as string[]);
          };
        };
      }),
    DATABASE,
  );
}

const thumbnail = (within: Locator, caption: string) =>
  within.getByRole("button", { name: `Open the picture: ${caption}`, exact: true });

/** How many pixels the picture in it has; none until it is drawn. */
const pixels = (within: Locator) =>
  within.locator("img").evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);

test("a pasted picture is kept with its caption, is there after a reload and in another tab, and opens large", async ({
  scratchpad,
}) => {
  await scratchpad.openIncident();
  await scratchpad.logEntry.fill("p99 of the gateway");
  await paste(scratchpad.logEntry);
  const entry = scratchpad.entry("p99 of the gateway");
  await expect(thumbnail(entry, "p99 of the gateway")).toBeVisible();
  await expect(scratchpad.logEntry).toHaveValue("");
  await expect(entry.getByRole("img", { name: "p99 of the gateway" })).toHaveCount(1);
  await expect.poll(() => pixels(entry)).toEqual([640, 360]);
  await scratchpad.isSaved();
  expect(await kept(scratchpad.page)).toEqual([expect.stringMatching(/^data:image\/webp;base64,/)]);

  const second = await scratchpad.beside();
  await second.open(new URL(scratchpad.page.url()).hash);
  await expect.poll(() => pixels(second.entry("p99 of the gateway"))).toEqual([640, 360]);

  await paste(scratchpad.logEntry, { width: 1280, height: 720 });
  await expect(thumbnail(scratchpad.timeline, "Picture, 1280 × 720")).toBeVisible();
  await expect(thumbnail(second.timeline, "Picture, 1280 × 720")).toBeVisible();

  await scratchpad.reload();
  await expect.poll(() => pixels(entry)).toEqual([640, 360]);
  const opener = thumbnail(entry, "p99 of the gateway");
  await opener.focus();
  await scratchpad.page.keyboard.press("Enter");
  const large = scratchpad.page.getByRole("dialog", { name: "p99 of the gateway" });
  await expect(large.getByRole("img", { name: "p99 of the gateway" })).toBeVisible();
  await scratchpad.page.keyboard.press("Escape");
  await expect(large).toHaveCount(0);
  await expect(opener).toBeFocused();
  await opener.click();
  await large.getByRole("button", { name: "Close", exact: true }).click();
  await expect(large).toHaveCount(0);
});

test("with a theory in focus a picture is evidence, with the leaning that was chosen", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.log("~ The provider rejects us");
  await paste(scratchpad.logEntry);
  const pieces = scratchpad.evidence("The provider rejects us");
  await expect(pieces).toHaveText([/^0Neither for nor against: Picture, 640 × 360/]);
  await expect(thumbnail(pieces, "Picture, 640 × 360")).toBeVisible();
  await scratchpad.logEntry.fill("+ metric: rejections rise at 02:30");
  await paste(scratchpad.logEntry);
  const piece = pieces.filter({ hasText: "For: rejections rise" });
  await expect(thumbnail(piece, "rejections rise at 02:30")).toBeVisible();
  await expect(piece.getByRole("combobox", { name: "Source", exact: true })).toHaveValue("metric");
});

test("a large picture is scaled down to the limit, and that is said", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await paste(scratchpad.logEntry, { width: 2400, height: 3000 });
  await expect(scratchpad.status.filter({ hasText: "Scaled down to " })).toContainText(
    "Scaled down to 1788 × 2236: a picture is kept with up to 4 million pixels and 400 KB.",
  );
  await expect.poll(() => pixels(scratchpad.entry("Picture, 1788 × 2236"))).toEqual([1788, 2236]);

  // One that is hard to pack loses quality, and then pixels.
  await paste(scratchpad.logEntry, { width: 900, height: 700, noise: true });
  await expect.poll(async () => (await kept(scratchpad.page)).length).toBe(2);
  for (const address of await kept(scratchpad.page)) {
    expect(Buffer.from(address.split(",")[1]!, "base64").length).toBeLessThanOrEqual(400_000);
  }
});

test("text beside a picture stays text, and no other kind of picture is taken", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.logEntry.fill("half a sentence");
  for (const type of ["image/svg+xml", "image/tiff", "application/pdf"]) {
    await paste(scratchpad.logEntry, { type });
    await expect(scratchpad.refusal).toHaveText("Only PNG, JPEG, WebP and GIF pictures and files of text are taken. Nothing was kept.");
    await scratchpad.logEntry.press("End");
    await scratchpad.logEntry.pressSequentially(".");
    await expect(scratchpad.refusal).toHaveCount(0);
  }
  await paste(scratchpad.logEntry, { text: "cells | of | a table" });
  await scratchpad.log("all red");
  await expect(scratchpad.entries).toHaveCount(1);
  expect(await kept(scratchpad.page)).toEqual([]);
});

test("a file takes pictures along by choice, says how many it left out, and brings them elsewhere", async ({
  scratchpad,
  elsewhere,
}) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.logEntry.fill("the graph");
  await paste(scratchpad.logEntry);
  await expect(thumbnail(scratchpad.timeline, "the graph")).toBeVisible();

  const plain = await scratchpad.exportAs("JSON");
  expect(plain.text).toContain("1 picture was left out.");
  expect(plain.text).not.toContain('"data"');
  await expect(scratchpad.status.filter({ hasText: "1 picture was left out. “JSON with pictures” takes" })).toBeVisible();
  const whole = await scratchpad.exportAs("JSON with pictures");
  expect(JSON.parse(whole.text).pictures).toEqual([
    { picture: expect.any(String), kind: "webp", data: expect.any(String) },
  ]);
  const { text: markdown } = await scratchpad.exportAs("Markdown");
  expect(markdown).toContain("Picture attached (kept on the device that took it)");

  const other = await elsewhere();
  await other.open();
  await other.chooseFile(plain.text);
  await expect(other.importPanel).toContainText("Without the pictures, of which it names 1.");
  await other.importButton("Add incident").click();
  await expect(other.entry("the graph")).toContainText("It is kept on the device that took it");
  await other.chooseFile(whole.text);
  await expect(other.importPanel).toContainText("With 1 of 1 pictures.");
  await other.importButton("Open the one here").click();
  await expect.poll(() => kept(other.page)).toHaveLength(1);
  await other.reload();
  await expect.poll(() => pixels(other.entry("the graph"))).toEqual([640, 360]);

  // What is hostile or broken costs the picture and nothing else.
  const [picture] = JSON.parse(whole.text).pictures;
  const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`).toString("base64");
  const third = await elsewhere();
  await third.open();
  await third.chooseFile(
    JSON.stringify({ ...JSON.parse(whole.text), pictures: [{ ...picture, kind: "svg+xml", data: svg }, { ...picture, data: "x" }] }),
  );
  await expect(third.importPanel).toContainText("only PNG, JPEG, WebP and GIF pictures are taken");
  await expect(third.importPanel).toContainText("its data was cut off or garbled");
  await third.importButton("Add incident").click();
  await expect(third.entry("the graph")).toBeVisible();
  expect(await kept(third.page)).toEqual([]);
});

test("redacting an entry takes its picture out of every tab and out of the store", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.logEntry.fill("a token in the address bar");
  await paste(scratchpad.logEntry);
  const caption = "a token in the address bar";
  await expect(thumbnail(scratchpad.timeline, caption)).toBeVisible();
  const whole = await scratchpad.exportAs("JSON with pictures");
  const second = await scratchpad.beside();
  await second.open(new URL(scratchpad.page.url()).hash);
  await thumbnail(second.timeline, caption).click();
  await expect(second.page.getByRole("dialog", { name: caption })).toBeVisible();

  await scratchpad.redact(scratchpad.entry(caption));
  await expect(scratchpad.timeline.getByRole("img")).toHaveCount(0);
  await expect(second.page.getByRole("dialog")).toHaveCount(0);
  await expect(second.page.getByRole("img", { name: caption })).toHaveCount(0);
  await expect.poll(() => kept(scratchpad.page)).toEqual([]);

  // A copy from before does not bring it back.
  await scratchpad.chooseFile(whole.text);
  await scratchpad.importButton("Open the one here").click();
  await expect(scratchpad.importPanel).toHaveCount(0);
  expect(await kept(scratchpad.page)).toEqual([]);
  await scratchpad.reload();
  await expect(scratchpad.entry("[redacted]")).toBeVisible();
  await expect(scratchpad.timeline.getByRole("img")).toHaveCount(0);
});

test("where the browser keeps no picture that is said, and the words stay", async ({ scratchpad }) => {
  await scratchpad.page.addInitScript((name) => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...rest: Parameters<typeof transaction>) {
      if (this.name === name) throw new DOMException("full", "QuotaExceededError");
      return transaction.apply(this, rest);
    };
  }, DATABASE);
  await scratchpad.openIncident();
  await scratchpad.logEntry.fill("the graph of half past two");
  await paste(scratchpad.logEntry);
  await expect(scratchpad.refusal).toHaveText(
    "The picture was not kept: the browser's storage is full. Your words are still in the box; Enter logs them without it.",
  );
  await expect(scratchpad.logEntry).toHaveValue("the graph of half past two");
  await expect(scratchpad.entries).toHaveCount(0);
  await scratchpad.isSaved();
  await scratchpad.logEntry.press("Enter");
  await expect(scratchpad.entry("the graph of half past two")).toBeVisible();
  await scratchpad.isSaved();
});

test("pictures are dropped, several at once; the words go with the first, and another file is refused", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.logEntry.fill("both gateways");
  const two = [{ type: "image/png", size: [64, 48] as [number, number] }, { type: "image/png", size: [96, 54] as [number, number] }];
  expect(await drop(scratchpad.logEntry, [{ type: "text/plain" }, ...two])).toBe(true);
  await expect(thumbnail(scratchpad.timeline, "both gateways")).toBeVisible();
  await expect(thumbnail(scratchpad.timeline, "Picture, 96 × 54")).toBeVisible();
  await expect(scratchpad.entries).toHaveCount(2);
  await expect(scratchpad.logEntry).toHaveValue("");
  await scratchpad.isSaved();
  expect(await kept(scratchpad.page)).toHaveLength(2);

  await scratchpad.logEntry.fill("a file of words");
  expect(await drop(scratchpad.logEntry, [{ type: "application/pdf" }])).toBe(true);
  await expect(scratchpad.page.getByRole("alert").filter({ hasText: "Nothing was kept" })).toBeVisible();
  await expect(scratchpad.logEntry).toHaveValue("a file of words");
  await expect(scratchpad.entries).toHaveCount(2);
});
