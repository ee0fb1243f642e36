// The record reads: what people wrote has the weight, addresses are links, and a caption joins its picture.
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const weight = (of: Locator) => of.evaluate((element) => Number(getComputedStyle(element).fontWeight));
const colour = (of: Locator) => of.evaluate((element) => getComputedStyle(element).color);

/** Pastes a picture that the page's own browser draws, by the event that a person's paste makes. */
async function pastePicture(into: Locator): Promise<void> {
  await into.evaluate(async (box) => {
    const canvas = new OffscreenCanvas(64, 48);
    canvas.getContext("2d")!.fillRect(0, 0, 32, 48);
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([await canvas.convertToBlob({ type: "image/png" })], "pasted", { type: "image/png" }));
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
}

test("what the page says is quieter than what people wrote, and nothing is bold", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.log("all checkouts red");
  await scratchpad.log("/phase identified");
  const own = scratchpad.entry("all checkouts red").getByText("all checkouts red");
  const logged = scratchpad.entry("Phase: Identified").getByText("Phase: Identified");
  expect(await weight(own)).toBe(400);
  expect(await weight(logged)).toBe(400);
  expect(await colour(logged)).not.toBe(await colour(own));
});

test("pasted addresses are links that lead out and fetch nothing, and end where a reader would say", async ({ scratchpad, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await scratchpad.openIncident();
  const before = asked.length;
  await scratchpad.log("Graph (see https://graphs.example/d/1?from=02:40). Not javascript:alert(1).");
  const entry = scratchpad.entry("Graph (see");
  const link = entry.getByRole("link", { name: "https://graphs.example/d/1?from=02:40", exact: true });
  await expect(link).toHaveAttribute("href", "https://graphs.example/d/1?from=02:40");
  await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(entry.getByRole("link")).toHaveCount(1);
  await expect(entry).toContainText("Graph (see https://graphs.example/d/1?from=02:40). Not javascript:alert(1).");

  await scratchpad.paste(scratchpad.logEntry, "two of them\nGET http://a.example/1\nGET http://b.example/2");
  await scratchpad.logEntry.press("Enter");
  await expect(scratchpad.entry("two of them").getByRole("link")).toHaveText(["http://a.example/1", "http://b.example/2"]);
  await link.hover();
  await scratchpad.isSaved();
  expect(asked.slice(before).filter((url) => url.includes("example"))).toEqual([]);
});

test("words that are typed right after a picture join it as its caption, unless one says otherwise", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await pastePicture(scratchpad.logEntry);
  await expect(scratchpad.entry("Picture, 64 × 48")).toBeVisible();
  const offer = page.getByText("Your next line is its caption.");
  await expect(offer).toBeVisible();
  await scratchpad.log("p99 of the gateway since 02:40");
  await expect(scratchpad.entries).toHaveCount(1);
  const entry = scratchpad.entry("p99 of the gateway since 02:40");
  await expect(entry.getByRole("button", { name: "Open the picture: p99 of the gateway since 02:40", exact: true })).toBeVisible();
  await expect(entry, "nobody wrote other words before").not.toContainText("First written");
  await expect(offer).toHaveCount(0);
  await scratchpad.log("and this is a note");
  await expect(scratchpad.entries).toHaveCount(2);

  await pastePicture(scratchpad.logEntry);
  await expect(offer).toBeVisible();
  await page.getByRole("button", { name: "Log it by itself", exact: true }).click();
  await expect(offer).toHaveCount(0);
  await expect(scratchpad.logEntry).toBeFocused();
  await scratchpad.log("something else");
  await expect(scratchpad.entries).toHaveCount(4);
  await expect(scratchpad.entry("Picture, 64 × 48")).toBeVisible();

  // Another kind, or a command, is no caption.
  await pastePicture(scratchpad.logEntry);
  await expect(offer).toBeVisible();
  await scratchpad.log("= roll back");
  await expect(scratchpad.entries).toHaveCount(6);

  // The caption can be undone like anything else.
  await pastePicture(scratchpad.logEntry);
  await scratchpad.log("wrong words");
  await expect(scratchpad.entries).toHaveCount(7);
  await scratchpad.undo.click();
  await expect(scratchpad.entry("wrong words")).toHaveCount(0);
  await expect(scratchpad.entry("Picture, 64 × 48")).toHaveCount(3);
});
