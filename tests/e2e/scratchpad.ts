// The page as a person finds it: by role and accessible name, never by markup.
import { readFile } from "node:fs/promises";
import { expect, type FileChooser, type Locator, type Page } from "@playwright/test";

export type Severity = "Minor" | "Major" | "Critical";
export type Phase = "Investigating" | "Identified" | "Monitoring" | "Resolved";
export type Kind =
  | "Note" | "Question" | "Theory" | "For" | "Against" | "Finding" | "Decision" | "Change" | "Action";
export type Source = "log" | "metric" | "test" | "someone's word";
export type Standing = "Assumption" | "Testing" | "Proven" | "Disproved" | "Abandoned";

/** The sections of the details. */
export type Section = "Impact" | "People" | "Actions" | "Changes" | "Start and end" | "Links";

/** The parts of an update, by the names of their fields. */
/** Where an update is pasted. */
export type Destination = "Plain text" | "Markdown" | "Slack" | "Rich text" | "Status page" | "Short (280)"
  | "Microsoft Teams" | "Google Chat" | "Discord" | "Mattermost" | "Jira, Confluence" | "Atlassian JSON";

export type Parts = Partial<
  Record<"Public headline" | "What is happening" | "Impact" | "What we are doing" | "What you can do", string>
>;

export class Scratchpad {
  /** The first screen. */
  readonly title: Locator;
  readonly declareButton: Locator;
  readonly incidents: Locator;
  readonly unreadable: Locator;

  /** The banner. */
  readonly heading: Locator;
  readonly severity: Locator;
  readonly phase: Locator;
  readonly saved: Locator;
  readonly home: Locator;

  /** The panes. */
  readonly nextUpdate: Locator;
  readonly working: Locator;
  readonly theories: Locator;
  readonly statusUpdate: Locator;

  readonly timer: Locator;
  readonly timeline: Locator;
  readonly logEntry: Locator;
  readonly preview: Locator;
  readonly importPanel: Locator;
  readonly alert: Locator;
  readonly status: Locator;

  constructor(readonly page: Page) {
    this.title = page.getByRole("textbox", { name: "Incident title", exact: true });
    this.declareButton = page.getByRole("button", { name: "Declare incident", exact: true });
    this.incidents = page.getByRole("region", { name: "Incidents on this device" });
    this.unreadable = page.getByRole("region", { name: "Could not be read" });

    const banner = page.getByRole("banner");
    this.heading = banner.getByRole("heading", { level: 1 });
    this.severity = banner.getByRole("combobox", { name: "Severity", exact: true });
    this.phase = banner.getByRole("combobox", { name: "Phase", exact: true });
    this.saved = banner.getByRole("status", { name: "Saved", exact: true });
    this.home = banner.getByRole("link", { name: "All incidents" });

    this.nextUpdate = page.getByRole("region", { name: "Next update", exact: true });
    this.working = page.getByRole("region", { name: "Working", exact: true });
    this.theories = page.getByRole("region", { name: "Questions and theories", exact: true });
    this.statusUpdate = page.getByRole("region", { name: "Status update", exact: true });

    this.timer = this.nextUpdate.getByRole("timer");
    this.timeline = this.working.getByRole("list", { name: "Timeline", exact: true });
    this.logEntry = this.working.getByRole("textbox", { name: "Log entry", exact: true });
    this.preview = this.statusUpdate.getByRole("group", { name: "Preview", exact: true });
    this.importPanel = page.getByRole("region", { name: "What the file brings", exact: true });
    this.alert = page.getByRole("alert");
    this.status = page.getByRole("status");
  }

  // --- Getting there

  /** Opens the page, at an address of its own if one is given, such as `#/incident/...`. */
  async open(address = ""): Promise<void> {
    await this.page.goto(`./${address}`);
    await this.isWhole();
  }

  /**
   * Another window of the same browser, beside this one. A tab behind another one is drawn once a second, and whatever is
   * pressed there waits for two pictures.
   */
  async beside(): Promise<Scratchpad> {
    const [page] = await Promise.all([
      this.page.context().waitForEvent("page"),
      this.page.evaluate(() => void open("about:blank", "_blank", "popup,noopener")),
    ]);
    return new Scratchpad(page);
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.isWhole();
  }

  /** Waits until everything of the page is there: what can be done before that has tests of its own (parts.spec.ts). */
  private async isWhole(): Promise<void> {
    await expect(this.page.locator("html")).toHaveAttribute("data-whole", "");
    await expect(this.page.getByRole("main")).toBeVisible();
  }

  async declare(title: string, severity: Severity = "Major"): Promise<void> {
    await this.title.fill(title);
    await this.severityChoice(severity).check();
    await this.declareButton.click();
    await expect(this.heading).toHaveText(title);
    await expect(this.logEntry).toBeVisible();
  }

  /** A first incident, declared and saved. */
  async openIncident(title = "Checkout fails", severity: Severity = "Major"): Promise<void> {
    await this.open();
    await this.declare(title, severity);
    await this.isSaved();
  }

  severityChoice(severity: Severity): Locator {
    const group = this.page.getByRole("radiogroup", { name: "Severity", exact: true });
    return group.getByRole("radio", { name: severity, exact: true });
  }

  listed(title: string | RegExp): Locator {
    return this.incidents.getByRole("listitem").filter({ has: this.page.getByRole("link", { name: title }) });
  }

  /** Waits until the page says, in its own words, that everything is saved. */
  async isSaved(): Promise<void> {
    await expect(this.saved).toHaveText(/^Saved \d\d:\d\d:\d\d$/);
  }

  // --- The log

  /** Types into the capture box and presses Enter; the box is empty when it was taken. */
  async log(text: string): Promise<void> {
    await this.logEntry.fill(text);
    await this.logEntry.press("Enter");
    await expect(this.logEntry).toHaveValue("");
  }

  /** The same with a kind's button and with the button **Add to log**. */
  async logAs(kind: Kind, text: string): Promise<void> {
    await this.choose(kind);
    await expect(this.kind(kind)).toHaveAttribute("aria-pressed", "true");
    await this.logEntry.fill(text);
    await this.working.getByRole("button", { name: "Add to log", exact: true }).click();
    await expect(this.logEntry).toHaveValue("");
  }

  /** Puts a text on the clipboard and pastes it where the focus is. */
  async paste(into: Locator, text: string): Promise<void> {
    await this.page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await into.focus();
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  kind(kind: Kind): Locator {
    return this.kinds.getByRole("button", { name: kind, exact: true });
  }

  /** The kinds beside the box. */
  get kinds(): Locator {
    return this.working.getByRole("group", { name: "Kind of entry", exact: true });
  }

  /** Presses a kind's button, which may be one press away. */
  async choose(kind: Kind): Promise<void> {
    if (!(await this.kind(kind).isVisible())) {
      await this.kinds.getByRole("button", { name: "More kinds", exact: true }).click();
    }
    await this.kind(kind).click();
  }

  /** The entries whose words contain `text`. */
  entry(text: string | RegExp): Locator {
    return this.timeline.getByRole("listitem").filter({ hasText: text });
  }

  get entries(): Locator {
    return this.timeline.getByRole("listitem");
  }

  get refusal(): Locator {
    return this.working.getByRole("alert").filter({ hasText: /./ });
  }

  get undo(): Locator {
    return this.working.getByRole("button", { name: "Undo", exact: true });
  }

  get putItBack(): Locator {
    return this.page.getByRole("button", { name: "Put it back", exact: true });
  }

  async correct(entry: Locator, text: string): Promise<void> {
    await entry.getByRole("button", { name: "Correct", exact: true }).click();
    await entry.getByRole("textbox", { name: "Corrected words", exact: true }).fill(text);
    await entry.getByRole("button", { name: "Keep correction", exact: true }).click();
  }

  /** Says that an entry happened at another time. */
  async retime(entry: Locator, time: string): Promise<void> {
    await entry.getByRole("button", { name: "Correct", exact: true }).click();
    await entry.getByRole("textbox", { name: "Happened at", exact: true }).fill(time);
    await entry.getByRole("button", { name: "Keep correction", exact: true }).click();
  }

  /** Erases the words of an entry for good. */
  async redact(entry: Locator): Promise<void> {
    await entry.getByRole("button", { name: "Correct", exact: true }).click();
    await entry.getByRole("button", { name: "Redact…", exact: true }).click();
    await entry.getByRole("button", { name: "Erase for good", exact: true }).click();
  }

  // --- Questions and theories

  question(text: string): Locator {
    return this.theories.getByRole("heading", { level: 3, name: text });
  }

  /** Takes a parked question back into focus. */
  async focusOn(question: string): Promise<void> {
    await this.theories.getByRole("button", { name: `Focus: ${question}`, exact: true }).click();
    await expect(this.theories.getByRole("button", { name: `Park: ${question}`, exact: true })).toBeVisible();
  }

  /** Writes a theory into the field under the question in focus. */
  async propose(statement: string): Promise<void> {
    const field = this.theories.getByRole("textbox", { name: "New theory", exact: true });
    await field.fill(statement);
    await field.press("Enter");
    await expect(this.theory(statement)).toBeVisible();
  }

  theory(statement: string): Locator {
    return this.theories.getByRole("article", { name: statement });
  }

  standing(statement: string): Locator {
    return this.theory(statement).getByRole("combobox", { name: "Standing", exact: true });
  }

  evidence(statement: string): Locator {
    return this.theory(statement).getByRole("list", { name: "Evidence", exact: true }).getByRole("listitem");
  }

  /** Adds evidence with the theory's own button and form. */
  async addEvidence(statement: string, leaning: "For" | "Against", source: Source, text: string): Promise<void> {
    const theory = this.theory(statement);
    await theory.getByRole("button", { name: "Add evidence", exact: true }).click();
    await theory.getByRole("textbox", { name: "Evidence", exact: true }).fill(text);
    await theory.getByRole("radio", { name: leaning, exact: true }).check();
    // The pieces that are there already have a source of their own; the form's stands last.
    await theory.getByRole("combobox", { name: "Source", exact: true }).last().selectOption(source);
    await theory.getByRole("button", { name: "Add evidence", exact: true }).click();
    await expect(this.evidence(statement).filter({ hasText: text })).toBeVisible();
  }

  /** The field that asks why a theory stands as it is to. */
  reason(statement: string): Locator {
    return this.theory(statement).getByRole("textbox", { name: /^Why is it / });
  }

  /** Rules a theory out: at once where something speaks against it, else on words that become the evidence. */
  async ruleOut(statement: string, words?: string): Promise<void> {
    await this.standing(statement).selectOption("Disproved");
    if (words) {
      const field = this.theory(statement).getByRole("textbox", { name: "What rules it out?", exact: true });
      await expect(field).toBeFocused();
      await field.fill(words);
      await field.press("Enter");
      await expect(this.evidence(statement).filter({ hasText: words.replace(/^\w+: /, "") })).toBeVisible();
    }
    await expect(this.theory(statement)).toHaveClass(/\bdisproved\b/);
    await expect(this.standing(statement)).toHaveValue("Disproved");
  }

  /** Concludes with a reason. */
  async conclude(statement: string, standing: "Proven" | "Abandoned", reason: string): Promise<void> {
    const theory = this.theory(statement);
    await this.standing(statement).selectOption(standing);
    await this.reason(statement).fill(reason);
    await theory.getByRole("button", { name: "Conclude", exact: true }).click();
    await expect(this.standing(statement)).toHaveValue(standing);
    await expect(theory).toContainText(reason);
  }

  // --- The status update

  part(name: keyof Parts): Locator {
    return this.statusUpdate.getByRole("textbox", { name, exact: true });
  }

  async write(parts: Parts): Promise<void> {
    for (const [name, text] of Object.entries(parts)) await this.part(name as keyof Parts).fill(text);
  }

  audience(name: "Customers" | "Stakeholders" | "Team"): Locator {
    const group = this.statusUpdate.getByRole("radiogroup", { name: "Audience", exact: true });
    return group.getByRole("radio", { name, exact: true });
  }

  nextIn(name: string): Locator {
    const group = this.statusUpdate.getByRole("radiogroup", { name: "Next update in", exact: true });
    return group.getByRole("radio", { name, exact: true });
  }

  /** The field for an interval that is not in the list. */
  get otherMinutes(): Locator {
    return this.statusUpdate.getByRole("textbox", { name: "Next update in, minutes", exact: true });
  }

  /** Copies the update for a place of the menu, and gives what is on the clipboard then. */
  async copy(format: Destination): Promise<string> {
    await this.page.evaluate(() => navigator.clipboard.writeText("nothing was copied"));
    await this.copyMenu.click();
    const menu = this.statusUpdate.getByRole("menu", { name: "Copy as", exact: true });
    await menu.getByRole("menuitem", { name: format, exact: true }).click();
    await expect(menu).toBeHidden();
    await expect(this.updateStatus).toHaveText(/^Copied /);
    return this.clipboard();
  }

  /** A finding of the wording check, opened: the first with those words. */
  async openFinding(words: string | RegExp): Promise<Locator> {
    const list = this.statusUpdate.getByRole("list", { name: "Findings", exact: true });
    const found = list.getByRole("listitem").filter({ hasText: words }).first();
    const details = found.locator("details");
    await expect(found).toBeVisible();
    if ((await details.getAttribute("open")) === null) await found.locator("summary").click();
    await expect(details).toHaveAttribute("open");
    return found;
  }

  /** How far the update is on its way out. */
  get updateStatus(): Locator {
    return this.statusUpdate.getByRole("status");
  }

  /** "No change", and that it is out. */
  async sendNoChange(): Promise<void> {
    await this.nextUpdate.getByRole("button", { name: "No change" }).click();
    await expect(this.updateStatus).toHaveText(/^Copied /);
    await this.markAsSent.click();
  }

  /** Leaves the field that has the focus, so that single letters are keys. */
  async leaveFields(): Promise<void> {
    await this.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }

  /** What the menu beside the title offers. */
  async titleMenu(item: "Rename" | "Erase for good…"): Promise<void> {
    await this.page.getByRole("banner").getByRole("button", { name: "Title", exact: true }).click();
    await this.page.getByRole("menu", { name: "Title", exact: true }).getByRole("menuitem", { name: item, exact: true }).click();
  }

  /** The button that opens the ledger, the update policy and the alarms. */
  get promises(): Locator {
    return this.nextUpdate.getByRole("button", { name: "Promises", exact: true });
  }

  get panel(): Locator {
    return this.page.getByRole("region", { name: "Promises", exact: true });
  }

  /** It names the place that it copies for. */
  get copyButton(): Locator {
    return this.statusUpdate.getByRole("button", { name: /^Copy (for|as|short)/ });
  }

  /** The menu of places. */
  get copyMenu(): Locator {
    return this.statusUpdate.getByRole("button", { name: "Copy update", exact: true });
  }

  /** The button that logs the update: what was copied is out, or it went out another way. */
  get markAsSent(): Locator {
    return this.statusUpdate.getByRole("button", { name: /^(Mark as sent|It is out)$/ });
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async pushBack(by: "10 min" | "15 min" | "30 min" | "60 min", reason: string): Promise<void> {
    await this.nextUpdate.getByRole("button", { name: "Push back", exact: true }).click();
    await this.pushBackForm.getByRole("textbox", { name: "Reason", exact: true }).fill(reason);
    await this.pushBackForm.getByRole("combobox", { name: "Later by", exact: true }).selectOption(by);
    await this.pushBackForm.getByRole("button", { name: "Move the promise", exact: true }).click();
  }

  /** The sheet in which a promise is moved. */
  get pushBackForm(): Locator {
    return this.page.getByRole("region", { name: "Push back", exact: true });
  }

  /** The details, in the side sheet. */
  get details(): Locator {
    return this.page.getByRole("region", { name: "Details", exact: true });
  }

  /** Opens the details if they are closed, and unfolds some of their sections. */
  async openDetails(...sections: Section[]): Promise<void> {
    if (!(await this.details.isVisible())) await this.page.getByRole("button", { name: /^Details/ }).click();
    await expect(this.details).toBeVisible();
    for (const name of sections) {
      const line = this.details.getByRole("heading", { level: 3, name: new RegExp(`^${name}`) }).getByRole("button");
      if ((await line.getAttribute("aria-expanded")) === "false") await line.click();
      await expect(line).toHaveAttribute("aria-expanded", "true");
    }
  }

  // --- Files

  /** Exports and gives the file that the browser was handed. */
  async exportAs(format: "Markdown" | "JSON" | "JSON with pictures"): Promise<{ name: string; text: string }> {
    await this.page.getByRole("button", { name: "Export", exact: true }).click();
    const menu = this.page.getByRole("menu", { name: "Export as", exact: true });
    return this.downloadOf(menu.getByRole("menuitem", { name: format, exact: true }));
  }

  /** The file that a click on something hands out. */
  async downloadOf(button: Locator): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), button.click()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }

  /** Chooses a file for **Import**. */
  async chooseFile(text: string | Buffer, name = "incident.json"): Promise<void> {
    const chooser = await this.fileChooser();
    await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  }

  /** Chooses a file of this machine. */
  async chooseFileAt(path: string): Promise<void> {
    const chooser = await this.fileChooser();
    await chooser.setFiles(path);
  }

  private async fileChooser(): Promise<FileChooser> {
    const button = this.page.getByRole("button", { name: "Import", exact: true });
    const [chooser] = await Promise.all([this.page.waitForEvent("filechooser"), button.click()]);
    return chooser;
  }

  importButton(name: "Add incident" | "Merge into it" | "Open the one here" | "Open as a copy"): Locator {
    return this.importPanel.getByRole("button", { name, exact: true });
  }
}

/** The events of an exported file, which are what two copies of an incident have in common. */
export function eventsOf(file: { text: string }): unknown[] {
  return JSON.parse(file.text).events;
}
