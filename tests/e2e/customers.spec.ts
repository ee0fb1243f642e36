// What it says to customers is true: the promise, the words that are logged, the headline, the end. A story for each way
// in which it was not.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Scratchpad } from "./scratchpad.ts";

const at = (time: string) => new Date(`2026-11-21T${time}:00Z`).getTime();
const parts = { "What is happening": "Card payments fail.", Impact: "You cannot pay by card." } as const;

/** An incident at 02:41, on a clock that stands still. */
const begin = async (scratchpad: Scratchpad, title = "Checkout errors after 03:05 deploy") => {
  const { page } = scratchpad;
  await page.clock.install({ time: at("02:40") });
  await scratchpad.open();
  await page.clock.pauseAt(at("02:41"));
  await scratchpad.declare(title);
  await scratchpad.write(parts);
};

/** What the record says was sent, in order. */
const sent = async (scratchpad: Scratchpad) => {
  const file = JSON.parse((await scratchpad.exportAs("JSON")).text);
  const facts = file.events.map((event: { fact: Record<string, unknown> }) => event.fact.update_sent);
  return facts.filter(Boolean) as { text: string; next_due?: string; parts: { headline?: string } }[];
};

const finding = (scratchpad: Scratchpad, title: string | RegExp): Locator =>
  scratchpad.statusUpdate.getByRole("list", { name: "Findings", exact: true }).getByRole("listitem").filter({ hasText: title });

const button = (scratchpad: Scratchpad, name: string | RegExp): Locator =>
  scratchpad.statusUpdate.getByRole("button", { name, exact: true });

test("1: a promise is worked out at each copy; one that has passed is left with one press", async ({ scratchpad, page }) => {
  await begin(scratchpad);
  await scratchpad.copy("Plain text");
  await button(scratchpad, "It is out").click();
  await expect(scratchpad.nextUpdate).toContainText("due 03:11 UTC");
  await scratchpad.copy("Slack");

  await test.step("28 minutes later with the same 30 minutes: not two minutes away", async () => {
    await page.clock.pauseAt(at("03:09"));
    await button(scratchpad, "Copy for Slack").click();
    await expect.poll(() => scratchpad.clipboard()).toContain("Next update by 03:39 UTC");
    await expect(scratchpad.preview).toHaveText(await scratchpad.clipboard(), { useInnerText: true });
  });

  await test.step("once it has passed, the line says so and offers another", async () => {
    await page.clock.pauseAt(at("03:40"));
    await expect(scratchpad.updateStatus).toHaveText("Copied for Slack. The time in it, 03:39 UTC, has passed.");
    await button(scratchpad, "Use 04:10 UTC instead").click();
    await expect.poll(() => scratchpad.clipboard()).toContain("Next update by 04:10 UTC");
    await button(scratchpad, "It is out").click();
    await expect(scratchpad.nextUpdate).toContainText("due 04:10 UTC");
    expect((await sent(scratchpad)).at(-1)!.text).toBe(await scratchpad.clipboard());
  });

  await test.step("nothing frozen stays: the preview follows the clock again", async () => {
    await page.clock.pauseAt(at("03:50"));
    await expect(scratchpad.preview).toContainText("Next update by 04:20 UTC");
  });

  await test.step("a time that was typed and is another one: the right one is a press away", async () => {
    await scratchpad.write({ "What is happening": "Card payments fail. Next update by 09:00 UTC." });
    await (await scratchpad.openFinding("Promise mismatch")).getByRole("button", { name: "Use 04:20 UTC instead", exact: true }).click();
    await expect(scratchpad.part("What is happening")).toHaveValue("Card payments fail. Next update by 04:20 UTC.");
  });
});

test("2: the button names its place, keeps it, and what was edited since is not called copied", async ({ scratchpad, page }) => {
  await begin(scratchpad);
  await scratchpad.copy("Short (280)");
  await expect(scratchpad.copyButton).toHaveText("Copy short, in 280 characters");
  await scratchpad.copy("Slack");
  await expect(scratchpad.copyButton).toHaveText("Copy for Slack");
  await expect(scratchpad.updateStatus).toHaveText("Copied for Slack. Is it out?");
  await scratchpad.write({ Impact: "You cannot pay by card or by invoice." });
  await expect(scratchpad.updateStatus).toHaveText("Changed since it was copied.");
  await expect(scratchpad.preview).toContainText("or by invoice");
  await scratchpad.write({ Impact: parts.Impact });
  await expect(scratchpad.updateStatus, "as it was copied again").toHaveText("Copied for Slack. Is it out?");
  await button(scratchpad, "It is out").click();

  await scratchpad.nextUpdate.getByRole("button", { name: "No change" }).click();
  await expect(scratchpad.updateStatus, "one rule for the place").toHaveText("Copied for Slack. Is it out?");
  expect(await scratchpad.clipboard()).toMatch(/^\*Investigating: You cannot pay by card\*\n\n/);
  await scratchpad.reload();
  await expect(scratchpad.copyButton, "a reload keeps it").toHaveText("Copy for Slack");
  await expect(page.getByRole("button", { name: "It is out" })).toBeVisible();
});

test("3: copying waits for the answer to these words, and says where nothing could check them", async ({ scratchpad, page }) => {
  // A checker that answers only when it is told to, and dies when it is told to.
  await page.addInitScript(() => {
    const answers: (() => void)[] = [];
    const checker = { isHeld: false, release: () => answers.splice(0).forEach((answer) => answer()), die: () => {} };
    Object.assign(window, { checker });
    const Original = Worker;
    window.Worker = class extends Original {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        checker.die = () => this.onerror?.(new ErrorEvent("error"));
      }
      set onmessage(hear: (event: MessageEvent) => void) {
        super.onmessage = (event) => void (checker.isHeld ? answers.push(() => hear(event)) : hear(event));
      }
    };
  });
  const tell = (what: "hold" | "release" | "die") =>
    page.evaluate((what) => {
      const { checker } = window as unknown as { checker: { isHeld: boolean; release: () => void; die: () => void } };
      checker.isHeld = what === "hold";
      if (what === "release") checker.release();
      if (what === "die") checker.die();
    }, what);
  await begin(scratchpad);
  await expect(scratchpad.statusUpdate.getByRole("group", { name: "Wording" })).not.toBeEmpty();
  await page.evaluate(() => navigator.clipboard.writeText("nothing was copied"));

  await tell("hold");
  await scratchpad.part("Impact").fill("You cannot pay by card on db-prod-03.internal.");
  await scratchpad.part("Impact").press("ControlOrMeta+Enter");
  await expect(scratchpad.updateStatus).toHaveText("");
  await tell("release");
  const held = scratchpad.statusUpdate.getByRole("alert").filter({ hasText: "Not copied yet" });
  await expect(held).toContainText("Host name");
  expect(await scratchpad.clipboard(), "it was asked about first").toBe("nothing was copied");

  await test.step("what was found in words that are gone blocks nothing", async () => {
    await tell("hold");
    await scratchpad.part("Impact").fill(parts.Impact);
    await scratchpad.part("Impact").press("ControlOrMeta+Enter");
    await tell("release");
    await expect(scratchpad.updateStatus).toHaveText("Copied as plain text. Is it out?");
    expect(await scratchpad.clipboard()).not.toContain("db-prod");
  });

  await test.step("where no answer comes it is copied all the same, and says so", async () => {
    await tell("hold");
    await scratchpad.part("Impact").fill("Nobody can pay by card.");
    await scratchpad.part("Impact").press("ControlOrMeta+Enter");
    await page.clock.runFor(1600);
    await expect(scratchpad.updateStatus).toHaveText("Copied as plain text, not checked. Is it out?");
    await tell("release");
  });

  await test.step("once the checker has died it is said, and so is that the copy was not checked", async () => {
    await tell("die");
    await expect(scratchpad.statusUpdate.getByText("Not checked: the wording check is not available.")).toBeVisible();
    await scratchpad.part("Impact").fill("Nobody can pay.");
    await scratchpad.copyButton.click();
    await expect(scratchpad.updateStatus).toHaveText("Copied as plain text, not checked. Is it out?");
  });
});

test("4: nothing is logged as sent before it is out; until then the clock asks in words", async ({ scratchpad, page }) => {
  await begin(scratchpad);
  await scratchpad.copy("Plain text");
  await page.clock.pauseAt(at("02:46"));
  await expect(scratchpad.nextUpdate).toContainText("An update to customers was copied 5 min ago. Is it out?");
  await scratchpad.nextUpdate.getByRole("button", { name: "Say so", exact: true }).click();
  await page.clock.runFor(100);
  await expect(button(scratchpad, "It is out")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(scratchpad.entry("Update to customers")).toHaveCount(1);
  await expect(scratchpad.nextUpdate).not.toContainText("Is it out?");

  await test.step("no change goes the same way, beside words that are being written", async () => {
    await page.clock.pauseAt(at("03:00"));
    await scratchpad.part("What we are doing").fill("We have found something new.");
    await scratchpad.nextUpdate.getByRole("button", { name: "No change" }).click();
    await expect(scratchpad.updateStatus).toHaveText("Copied as plain text. Is it out?");
    await expect(scratchpad.preview).toHaveText(await scratchpad.clipboard(), { useInnerText: true });
    expect(await sent(scratchpad)).toHaveLength(1);
    await button(scratchpad, "Undo").click();
    await expect(scratchpad.updateStatus).toHaveText("Taken back. Nothing was logged.");
    await scratchpad.sendNoChange();
    expect((await sent(scratchpad)).at(-1)!.text).toBe(await scratchpad.clipboard());
    await expect(scratchpad.part("What we are doing"), "the words stay").toHaveValue("We have found something new.");
    await expect(scratchpad.preview).toContainText("We have found something new.");
  });
});

test("5: customers read a headline of its own, which is checked; the title is edited where it stands", async ({ scratchpad, page }) => {
  await begin(scratchpad);
  await expect(scratchpad.preview).toContainText("Investigating: You cannot pay by card");
  await expect(scratchpad.preview).not.toContainText("deploy");
  const headline = scratchpad.statusUpdate.getByRole("textbox", { name: "Public headline", exact: true });
  await expect(headline).toHaveAttribute("placeholder", "You cannot pay by card");
  await headline.fill("Payments fail on db-prod-03.internal");
  await expect(finding(scratchpad, "Host name")).toContainText("Public headline");
  await headline.fill("Card payments fail in Europe");
  await expect(finding(scratchpad, "Host name")).toHaveCount(0);
  const copied = await scratchpad.copy("Plain text");
  expect(copied).toMatch(/^Investigating: Card payments fail in Europe\n\n/);
  await button(scratchpad, "It is out").click();
  expect((await sent(scratchpad))[0]!.parts.headline).toBe("Card payments fail in Europe");
  await scratchpad.audience("Team").check();
  await headline.fill("");
  await expect(scratchpad.preview, "people inside read the title").toContainText("Checkout errors after 03:05 deploy");

  const field = page.getByRole("banner").getByRole("textbox", { name: "Incident title", exact: true });
  await test.step("a press on it, Enter keeps, Escape does not", async () => {
    await scratchpad.heading.click();
    await page.clock.runFor(100);
    await expect(field).toBeFocused();
    await field.fill("Something else");
    await field.press("Escape");
    await expect(scratchpad.heading).toHaveText("Checkout errors after 03:05 deploy");
    await scratchpad.heading.click();
    await field.fill("Checkout fails");
    await field.press("Enter");
    await expect(scratchpad.heading).toHaveText("Checkout fails");
    await expect(scratchpad.entry("Checkout fails").first()).toBeVisible();
  });
  await test.step("what is too long for a title stays where it was typed", async () => {
    const long = "x".repeat(400);
    await scratchpad.heading.click();
    await field.fill(long);
    await field.press("Enter");
    await expect(scratchpad.status.filter({ hasText: "Nothing is lost: shorten it here" })).toBeVisible();
    await expect(field).toHaveValue(long);
    await field.fill("Checkout fails");
    await field.press("Enter");
    await expect(scratchpad.heading).toHaveText("Checkout fails");
  });
  await test.step("F2, the menu and the palette open it too", async () => {
    await page.clock.resume();
    await scratchpad.logEntry.focus();
    await page.keyboard.press("F2");
    await expect(field).toBeVisible();
    await field.press("Escape");
    await scratchpad.titleMenu("Rename");
    await expect(field).toBeVisible();
    await field.press("Escape");
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.type("rename");
    await page.keyboard.press("Enter");
    await expect(field).toBeVisible();
    await field.press("Escape");
    await scratchpad.log("/title Checkout is slow");
    await expect(scratchpad.heading).toHaveText("Checkout is slow");
  });
  await test.step("erasing is said in words, and Escape closes it", async () => {
    await scratchpad.titleMenu("Erase for good…");
    const erase = page.getByRole("banner").getByRole("button", { name: "Erase for good", exact: true });
    await expect(erase).toBeVisible();
    await erase.focus();
    await page.keyboard.press("Escape");
    await expect(erase).toHaveCount(0);
  });
});

test("6: words of another phase are found, and the log's own for this one are at hand", async ({ scratchpad }) => {
  await begin(scratchpad);
  await scratchpad.write({ "What we are doing": "We are looking for the cause." });
  const start = button(scratchpad, "Start from the log");
  await expect(start).toHaveCount(0);
  await scratchpad.phase.selectOption("Monitoring");
  await expect(finding(scratchpad, "Phase mismatch")).toContainText("The phase is Monitoring");
  await start.click();
  await expect(scratchpad.part("What we are doing")).toHaveValue(/^We have made a change/);
  await expect(scratchpad.part("Impact"), "what somebody wrote stays").toHaveValue(parts.Impact);
  await expect(finding(scratchpad, "Phase mismatch")).toHaveCount(0);
  await expect(start).toHaveCount(0);
});

test("7: an update that was just sent is not held against itself", async ({ scratchpad }) => {
  await begin(scratchpad);
  await scratchpad.write({ "What we are doing": "We are looking for the cause.", "What you can do": "Please pay by invoice." });
  const summary = scratchpad.statusUpdate.getByRole("group", { name: "Wording" });
  await expect(summary).toHaveText("Nothing to change in the wording.");
  await scratchpad.copy("Plain text");
  await button(scratchpad, "It is out").click();
  await expect(scratchpad.entry("Update to customers")).toHaveCount(1);
  await scratchpad.copy("Slack");
  await expect(finding(scratchpad, "Unchanged repeat")).toHaveCount(0);
});

test("8: other words in another tab are said, and both are at hand", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Payments fail." });
  await scratchpad.isSaved();
  const other = await scratchpad.beside();
  await other.open(new URL(scratchpad.page.url()).hash);
  await expect(other.part("What is happening"), "words that were left are taken over").toHaveValue("Payments fail.");
  await other.write({ "What is happening": "Refunds fail." });

  const told = scratchpad.statusUpdate.getByRole("group", { name: "In another tab", exact: true });
  await expect(told).toContainText("“Refunds fail.”");
  await told.getByRole("button", { name: "Take those words", exact: true }).click();
  await expect(scratchpad.part("What is happening")).toHaveValue("Refunds fail.");
  await expect(told).toHaveCount(0);
  await button(scratchpad, "Bring back the words that stood here").click();
  await expect(scratchpad.part("What is happening")).toHaveValue("Payments fail.");
  await other.write({ Impact: "Nobody gets money back." });
  await expect(told).toContainText("Nobody gets money back.");
  await told.getByRole("button", { name: "Keep these", exact: true }).click();
  await expect(told).toHaveCount(0);
});

test("9: what the all-clear says counts, and its times are the outage's everywhere", async ({ scratchpad, page }) => {
  await begin(scratchpad);
  await scratchpad.copy("Plain text");
  await button(scratchpad, "It is out").click();
  await scratchpad.phase.selectOption("Monitoring");
  await page.clock.pauseAt(at("03:30"));
  await scratchpad.nextUpdate.getByRole("button", { name: "All clear", exact: true }).click();
  const panel = page.getByRole("region", { name: "All clear", exact: true });
  const field = (name: string) => panel.getByLabel(name, { exact: true });
  await field("From").fill("02:30 UTC");
  await field("To").fill("03:14 UTC");
  await field("Data lost").selectOption("No");
  await panel.getByRole("button", { name: "Give the all-clear", exact: true }).click();
  await expect(panel.getByRole("alert").filter({ hasText: /./ })).toContainText("How do you know that no data was lost?");
  await field("How do you know?").fill("The orders and the provider's list agree");
  await panel.getByRole("button", { name: "Copy for people inside", exact: true }).click();
  await expect.poll(() => scratchpad.clipboard()).toContain("No data was lost (The orders and the provider's list agree).");
  await panel.getByRole("button", { name: "Give the all-clear", exact: true }).click();

  await expect(scratchpad.part("What is happening")).toHaveValue(
    "This is over. It lasted from 02:30 to 03:14 UTC. No data was lost. Thank you for your patience.",
  );
  await expect(scratchpad.preview).toContainText("Resolved: You cannot pay by card");
  await expect(finding(scratchpad, /no data loss/i), "it is known how it is known").toHaveCount(0);

  await test.step("the customers' text is refused: the clipboard still holds the other one", async () => {
    await scratchpad.write({ "What we are doing": "We restarted db-prod-03.internal." });
    await scratchpad.copyButton.click();
    const held = scratchpad.statusUpdate.getByRole("alert").filter({ hasText: "Not copied yet" });
    await expect(held).toContainText("The clipboard still holds the all-clear for people inside: do not paste that.");
    await scratchpad.write({ "What we are doing": "" });
    await scratchpad.copy("Plain text");
    await button(scratchpad, "It is out").click();
  });

  const record = (await scratchpad.exportAs("Markdown")).text;
  expect(record).toContain("- **Duration:** 44 min");
  expect(record).toContain("- **Ended:** 2026-11-21 03:14 UTC");
  expect(record).toContain("You cannot pay by card.");
  const file = JSON.parse((await scratchpad.exportAs("JSON")).text);
  expect([file.incident.started, file.incident.ended]).toEqual(["2026-11-21T02:30:00.000Z", "2026-11-21T03:14:00.000Z"]);
});

test("a language that was chosen by hand for the frame outlives a reload", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Payments fail." });
  const frame = scratchpad.statusUpdate.getByRole("combobox", { name: "Phase and promise in" });
  await frame.selectOption("Français");
  await expect(scratchpad.preview).toContainText("Prochaine information avant");
  await scratchpad.isSaved();
  await scratchpad.reload();
  await expect(scratchpad.preview).toContainText("Prochaine information avant");
});

test("Enter pressed twice on “It is out” answers nothing that was not read", async ({ scratchpad, page }) => {
  await begin(scratchpad);
  await scratchpad.copy("Plain text");
  await scratchpad.write({ Impact: "Nobody can pay." });
  await button(scratchpad, "It is out").focus();
  await page.keyboard.press("Enter");
  const asked = scratchpad.statusUpdate.getByRole("alertdialog", { name: "Before it is logged as sent", exact: true });
  await page.clock.runFor(50);
  await expect(asked.getByRole("button").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(asked, "the question still stands").toBeVisible();
  expect(await sent(scratchpad)).toEqual([]);
});

/** A page of chance that can be played again: the same seed gives the same steps. */
const chance = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

for (const seed of [7, 41]) {
  test(`whatever is done in whatever order, the three texts are one (seed ${seed})`, async ({ scratchpad }) => {
    test.slow();
    await begin(scratchpad, "Checkout fails");
    const { page } = scratchpad;
    const random = chance(seed);
    const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
    let now = at("02:41");
    let clipboard = "";
    const other = await scratchpad.beside();
    await other.open(new URL(page.url()).hash);

    const steps: Record<string, () => Promise<void>> = {
      edit: () => scratchpad.write({ Impact: one(["Nobody can pay.", "You cannot pay by card.", "Payments are slow."]) }),
      interval: () => scratchpad.nextIn(one(["15 min", "30 min", "60 min"])).check(),
      copy: async () => {
        clipboard = await copied(scratchpad, one(["Plain text", "Slack", "Markdown"] as const));
        const due = clipboard.match(/Next update by (\d\d:\d\d) UTC/)?.[1];
        expect(new Date(`2026-11-21T${due}:00Z`).getTime(), clipboard).toBeGreaterThan(now);
      },
      out: async () => {
        const it = button(scratchpad, "It is out");
        if ((await scratchpad.updateStatus.textContent())?.startsWith("Copied") && (await it.count())) {
          if ((await scratchpad.updateStatus.textContent())?.includes("has passed")) return steps.copy!();
          await it.click();
          await expect(it).toHaveCount(0);
          const last = (await sent(scratchpad)).at(-1)!;
          expect(last.text, "what was pasted is what is logged").toBe(clipboard);
          const due = last.text.match(/Next update by (\d\d:\d\d) UTC/)?.[1];
          await expect(scratchpad.nextUpdate, "the bar says what the words promise").toContainText(`due ${due} UTC`);
        }
      },
      undo: async () => {
        const it = button(scratchpad, "Undo");
        if (await it.count()) await it.click();
      },
      wait: async () => {
        now += one([1, 7, 20]) * 60_000;
        await page.clock.pauseAt(now);
      },
      phase: () => scratchpad.phase.selectOption(one(["Investigating", "Monitoring"])).then(() => {}),
      tab: async () => {
        await other.log(`a note of another tab at ${now}`);
        await expect(scratchpad.entry(`a note of another tab at ${now}`)).toHaveCount(await other.entry(`a note of another tab at ${now}`).count());
      },
    };
    for (let turn = 0; turn < 30; turn += 1) {
      const name = one(["edit", "interval", "copy", "copy", "out", "out", "undo", "wait", "phase", "tab"]);
      await test.step(`${turn}: ${name}`, async () => {
        await steps[name]!();
        const status = await scratchpad.updateStatus.textContent();
        if (status?.startsWith("Copied")) {
          await expect(scratchpad.preview, "the preview is what is on the clipboard").toHaveText(clipboard, { useInnerText: true });
          expect(await scratchpad.clipboard()).toBe(clipboard);
        }
      });
    }
  });
}

/** Copies in a format, past what the phase may be asked about; what is on the clipboard then. */
async function copied(scratchpad: Scratchpad, format: "Plain text" | "Slack" | "Markdown"): Promise<string> {
  await scratchpad.copyMenu.click();
  await scratchpad.statusUpdate.getByRole("menuitem", { name: format, exact: true }).click();
  await expect(scratchpad.updateStatus.or(scratchpad.statusUpdate.getByRole("button", { name: "Copy anyway" })).first()).toBeVisible();
  const anyway = scratchpad.statusUpdate.getByRole("button", { name: "Copy anyway", exact: true });
  await expect(async () => {
    if (await anyway.count()) await anyway.click();
    expect(await scratchpad.updateStatus.textContent()).toMatch(/^Copied .*Is it out\?$/);
  }).toPass();
  return settled(scratchpad.page);
}

/** What is on the clipboard. */
async function settled(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
