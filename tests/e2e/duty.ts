// The screen "On duty" as a person finds it.
import type { Locator, Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expect } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

export const MONDAY = new Date("2026-11-30T08:00:00Z").getTime();
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

type Kind = "Alert" | "Ticket" | "Mail" | "Question";

/** The screen as a person finds it. */
export class Duty {
  constructor(readonly pad: Scratchpad) {}

  get page(): Page {
    return this.pad.page;
  }

  async open(): Promise<void> {
    await this.pad.open("#/duty");
    await expect(this.page.getByRole("heading", { name: "On duty", level: 1 })).toBeVisible();
    await expect(this.button("Take a handover’s file")).toBeVisible();
  }

  button(name: string | RegExp, inside: Locator | Page = this.page): Locator {
    return inside.getByRole("button", { name, exact: typeof name === "string" });
  }

  get lines(): Locator {
    return this.page.getByRole("list", { name: "What came in" }).locator("> li");
  }

  line(words: string): Locator {
    return this.lines.filter({ hasText: words });
  }

  get entry(): Locator {
    return this.page.getByRole("textbox", { name: "What came in" });
  }

  get handover(): Locator {
    return this.page.getByRole("group", { name: "Handover", exact: true });
  }

  async begin(name?: string): Promise<void> {
    const field = this.page.getByRole("textbox", { name: "Who is on duty" });
    if (name) await field.fill(name);
    await this.button("Begin the day").click();
    await expect(this.entry).toBeFocused();
  }

  async add(kind: Kind, words: string): Promise<void> {
    await this.page.getByRole("radiogroup", { name: "Kind", exact: true }).getByRole("radio", { name: kind }).check();
    await this.entry.fill(words);
    await this.entry.press("Enter");
    await expect(this.entry).toHaveValue("");
    await expect(this.line(words)).toHaveCount(1);
  }

  async note(words: string, text: string): Promise<void> {
    await this.button(/^Note: /, this.line(words)).click();
    const field = this.line(words).getByRole("textbox", { name: "What was done" });
    await expect(field).toBeFocused();
    await field.fill(text);
    await field.press("Enter");
    await expect(this.line(words).getByRole("list", { name: "What was done" })).toContainText(text);
  }

  async more(words: string, item: string): Promise<void> {
    await this.button(/^More for /, this.line(words)).click();
    await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }

  async handTo(words: string, to: string): Promise<void> {
    await this.more(words, "Hand to…");
    const field = this.line(words).getByRole("textbox", { name: "Who has it now" });
    await field.fill(to);
    await field.press("Enter");
    await expect(this.line(words)).toContainText(`with ${to} since`);
  }

  async done(words: string): Promise<void> {
    await this.button(/^Done: /, this.line(words)).click();
    await expect(this.button(/^Reopen: /, this.line(words))).toBeVisible();
  }

  async handOver(to: string, word = ""): Promise<string> {
    await this.button("Hand over").click();
    const form = this.page.getByRole("form", { name: "Hand over" });
    await form.getByRole("textbox", { name: "To whom" }).fill(to);
    if (word) await form.getByRole("textbox", { name: "A word for them" }).fill(word);
    await this.button("Hand over and copy", form).click();
    await expect(this.page.getByRole("heading", { name: new RegExp(`handed over to ${to}`) })).toBeFocused();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async file(): Promise<string> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.button("Save the record as a file").click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d-on-duty\.json$|^on-duty.*\.json$/);
    return readFile((await download.path())!, "utf8");
  }

  async take(text: string): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent("filechooser"),
      this.button("Take a handover’s file").click(),
    ]);
    await chooser.setFiles({ name: "handover.json", mimeType: "application/json", buffer: Buffer.from(text) });
  }

  async takes(text: string): Promise<void> {
    await this.take(text);
    await expect(this.page.getByText(/^Taken over: \d+ new entr/)).toBeVisible();
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByRole("status", { name: "Saved" })).toHaveText(/^Saved \d\d:\d\d:\d\d$/);
  }

  async at(time: number): Promise<void> {
    await this.page.clock.setSystemTime(time);
  }
}

export async function hosts(page: Page, rotation: string[]): Promise<void> {
  await page.context().route("**/config.json", (route) =>
    route.fulfill({
      contentType: "application/json",
      body: JSON.stringify({ format: "incident-scratchpad-settings", version: 1, settings: { rotation } }),
    }));
}
