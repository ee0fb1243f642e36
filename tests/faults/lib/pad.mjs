// The page as these measurements use it: by role and accessible name.
import { readFile } from "node:fs/promises";

/** What a glance at the page tells: the word about saving, and the marks in its timeline. */
export const glance = () => {
  const status = document.querySelector("[role=status][aria-label=Saved]");
  const rows = document.querySelectorAll("[role=list][aria-label=Timeline] [role=listitem]");
  return {
    status: status?.textContent ?? "",
    marks: [...rows].map((row) => (row.textContent.match(/#[a-z0-9]+#/g) ?? []).join(" ")),
  };
};

export class Pad {
  constructor(page) {
    this.page = page;
    this.main = page.getByRole("main");
    this.title = page.getByRole("textbox", { name: "Incident title", exact: true });
    this.saved = page.getByRole("status", { name: "Saved", exact: true });
    this.working = page.getByRole("region", { name: "Working", exact: true });
    this.box = page.getByRole("textbox", { name: "Log entry", exact: true });
    this.update = page.getByRole("region", { name: "Status update", exact: true });
    this.entries = page.getByRole("list", { name: "Timeline", exact: true }).getByRole("listitem");
    this.unreadable = page.getByRole("region", { name: "Could not be read" });
    this.importPanel = page.getByRole("region", { name: "What the file brings", exact: true });
  }

  async open(url) {
    await this.page.goto(url);
    await this.main.waitFor();
  }

  async declare(title) {
    await this.title.fill(title);
    await this.page.getByRole("button", { name: "Declare incident", exact: true }).click();
    await this.box.waitFor();
  }

  part(name) {
    return this.update.getByRole("textbox", { name, exact: true });
  }

  /** Adds an entry; whether it was taken. A refused one is cleared away. */
  async log(text) {
    await this.box.fill(text);
    await this.box.press("Enter");
    const taken = (await this.box.inputValue()) === "";
    if (!taken) await this.box.fill("");
    return taken;
  }

  /** Waits until the page says that everything is saved. */
  async isSaved(timeout = 15_000) {
    await this.page.waitForFunction(
      () => /^Saved \d/.test(document.querySelector("[role=status][aria-label=Saved]")?.textContent ?? ""),
      undefined,
      { timeout },
    );
  }

  /** Waits until all rows are there: in a long timeline the earlier ones follow the later ones. */
  async allRows(timeout = 180_000) {
    const all = () => {
      const counted = document.querySelector("[aria-label=Working] .pane-head .meta")?.textContent ?? "";
      const rows = document.querySelectorAll("[role=list][aria-label=Timeline] [role=listitem]").length;
      return rows === (Number.parseInt(counted, 10) || 0);
    };
    await this.page.waitForFunction(all, undefined, { timeout });
  }

  look() {
    return this.page.evaluate(glance);
  }

  /** The file of an export, and the name that it was given. */
  async exportAs(format) {
    const { page } = this;
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const item = page.getByRole("menuitem", { name: format, exact: true });
    const [download] = await Promise.all([page.waitForEvent("download"), item.click()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }

  /** The exported events, each as text, sorted: what two copies of an incident have in common. */
  async events() {
    const { text } = await this.exportAs("JSON");
    return JSON.parse(text).events.map((event) => JSON.stringify(event)).sort();
  }

  /** Chooses a file for import: `{ name, mimeType, buffer }`, or the path of one. */
  async choose(file) {
    const button = this.page.getByRole("button", { name: "Import", exact: true });
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), button.click()]);
    await chooser.setFiles(file);
  }
}
