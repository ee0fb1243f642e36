// Faults that people met first in other tools (docs/reported.md), each with the smallest input that shows it.
import type { Locator, Page } from "@playwright/test";
import { bare, expect, test } from "./fixtures.ts";
import { Scratchpad } from "./scratchpad.ts";

const ARABIC = "تعطل الدفع في API v2!";

/** A key of a keyboard that writes another script: what it writes, and which key it is. */
async function pressForeign(page: Page, key: string, code: string, ctrlKey = false): Promise<void> {
  await page.evaluate(
    ([key, code, ctrlKey]) => {
      const event = new KeyboardEvent("keydown", { key, code, ctrlKey, bubbles: true, cancelable: true } as KeyboardEventInit);
      (document.activeElement ?? document.body).dispatchEvent(event);
    },
    [key, code, ctrlKey] as const,
  );
}

test.describe("undo is for words before it is for the record", () => {
  test("in every field that was emptied by hand, Ctrl+Z brings the words back and leaves the record alone", async ({
    scratchpad,
    page,
  }) => {
    await scratchpad.openIncident();
    await scratchpad.log("errors since 02:41");
    await scratchpad.log("/in 30m");
    await scratchpad.phase.selectOption("Identified");
    await scratchpad.entry("errors since").getByRole("button", { name: "Correct", exact: true }).click();
    const fields = [
      scratchpad.part("Impact"),
      scratchpad.logEntry,
      scratchpad.entry("errors since").getByRole("textbox", { name: "Corrected words", exact: true }),
    ];
    for (const field of fields) {
      await field.focus();
      await field.press("ControlOrMeta+a");
      await page.keyboard.type("One in three payments fails.");
      await field.press("ControlOrMeta+a");
      await field.press("Delete");
      await expect(field).toHaveValue("");
      await field.press("ControlOrMeta+z");
      await expect(field).toHaveValue("One in three payments fails.");
      await field.press("ControlOrMeta+z");
      await expect(scratchpad.phase).toHaveValue("Identified");
      await expect(scratchpad.timer).toHaveText(/^(29|30):/);
    }
    // Beside the field, too: what was done last was typing.
    await fields[0]!.fill("Words");
    await fields[0]!.fill("");
    await page.locator("body").press("ControlOrMeta+z");
    await expect(scratchpad.phase).toHaveValue("Identified");
  });

  test("where nothing was typed since, it takes back what was said last, from a choice as from an empty box", async ({
    scratchpad,
  }) => {
    await scratchpad.openIncident();
    await scratchpad.part("Impact").fill("One in three payments fails.");
    await scratchpad.phase.selectOption("Identified");
    await scratchpad.phase.press("ControlOrMeta+z");
    await expect(scratchpad.phase).toHaveValue("Investigating");
    await expect(scratchpad.part("Impact")).toHaveValue("One in three payments fails.");

    await scratchpad.log("errors since 02:41");
    await scratchpad.logEntry.press("ControlOrMeta+z");
    await expect(scratchpad.entry("errors since")).toContainText("undone at");
  });
});

test.describe("a page that the browser translates", () => {
  /** What the translators of browsers do: each text makes way for two elements with other words. */
  const translate = (page: Page) =>
    page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) {
        if (!text.data.trim() || text.parentElement?.closest("[translate=no],textarea,script,style")) continue;
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.textContent = `«${text.data}»`;
        outer.append(inner);
        text.replaceWith(outer);
      }
    });

  test("goes on: countdown, headline and buttons change, lists and choices work", async ({ scratchpad, page }) => {
    await page.clock.install({ time: new Date("2026-11-21T03:00:00Z") });
    await scratchpad.openIncident();
    await scratchpad.log("/in 30m");
    await scratchpad.log("? Since when?");
    await translate(page);
    await expect(scratchpad.nextUpdate).toContainText("«");
    await page.clock.fastForward("40:00");
    await expect(scratchpad.timer).toHaveText(/^\+\d\d:\d\d$/);
    await expect(scratchpad.nextUpdate).toContainText("overdue by");

    await scratchpad.phase.selectOption({ value: "Identified" });
    await expect(scratchpad.phase).toHaveValue("Identified");
    await scratchpad.severity.selectOption({ value: "Critical" });
    await expect(scratchpad.severity).toHaveValue("Critical");
    await expect(scratchpad.entry("Phase: Identified")).toBeVisible();
    await scratchpad.log("~ The disk is full");
    await expect(scratchpad.theory("The disk is full")).toBeVisible();
    await expect(scratchpad.working).toContainText("5 entries");
  });

  test("shows and copies the words that will be pasted, and the record as it was written", async ({ scratchpad, page }) => {
    await scratchpad.openIncident("Checkout fails");
    await scratchpad.log("errors since 02:41");
    await scratchpad.write({ "What is happening": "Old words." });
    await translate(page);
    // The names of fields and buttons are translated.
    await scratchpad.statusUpdate.getByRole("textbox", { name: "«What is happening»" }).fill("New words.");
    await expect(scratchpad.preview).toContainText("New words.");
    await expect(scratchpad.preview).not.toContainText("«");
    await scratchpad.copyMenu.click();
    await scratchpad.statusUpdate.getByRole("menuitem", { name: "Plain text" }).click();
    await expect.poll(() => scratchpad.clipboard()).toContain("New words.");
    await expect(scratchpad.timeline).not.toContainText("«");
    await expect(scratchpad.heading).toHaveText("Checkout fails");
  });
});

test.describe("two presses where one was meant", () => {
  test("declare one incident, by two submits in one breath, a double click, or Enter held down", async ({ scratchpad, page }) => {
    await scratchpad.open();
    await scratchpad.title.fill("First");
    await scratchpad.title.evaluate((title: HTMLInputElement) => {
      title.form!.requestSubmit();
      title.form!.requestSubmit();
    });
    await expect(scratchpad.heading).toHaveText("First");

    await scratchpad.home.click();
    await scratchpad.title.fill("Second");
    await scratchpad.declareButton.dblclick({ delay: 20 });
    await expect(scratchpad.heading).toHaveText("Second");

    await scratchpad.home.click();
    await scratchpad.title.fill("Third");
    await scratchpad.title.press("Enter");
    await page.keyboard.press("Enter");
    await expect(scratchpad.heading).toHaveText("Third");
    await expect(scratchpad.refusal).toHaveCount(0);
    await scratchpad.home.click();
    await expect(scratchpad.incidents.getByRole("listitem")).toHaveCount(3);
  });

  test("log one entry and one update, and no red line stays", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    await scratchpad.logEntry.fill("errors since 02:41");
    await scratchpad.working.getByRole("button", { name: "Add to log", exact: true }).dblclick();
    await expect(scratchpad.entries).toHaveCount(1);
    await expect(scratchpad.refusal).toHaveCount(0);
    await scratchpad.logEntry.pressSequentially("again\n\n");
    await expect(scratchpad.entries).toHaveCount(2);
    await expect(scratchpad.refusal).toHaveCount(0);

    await scratchpad.write({ "What is happening": "Payments fail." });
    await scratchpad.markAsSent.dblclick();
    await expect(scratchpad.entry("Update to customers")).toHaveCount(1);
  });

  test("a second click does not fall on what has come where the button was", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    // In place of the button comes the one that takes it back.
    const clicks = await page.evaluate(() => {
      const place = (name: string) => {
        const button = document.body.appendChild(document.createElement("button"));
        button.textContent = name;
        button.style.cssText = "position:fixed;left:40px;top:40px;width:200px;height:100px;z-index:9";
        return button;
      };
      const counts = { first: 0, second: 0 };
      const first = place("first");
      first.onclick = () => {
        counts.first += 1;
        first.remove();
        place("second").onclick = () => (counts.second += 1);
      };
      return Object.assign(window, { counts }) && counts;
    });
    expect(clicks).toEqual({ first: 0, second: 0 });
    const counts = () => page.evaluate(() => (window as unknown as { counts: object }).counts);
    await page.mouse.dblclick(140, 90);
    expect(await counts()).toEqual({ first: 1, second: 0 });
    await page.mouse.click(140, 90);
    expect(await counts()).toEqual({ first: 1, second: 1 });
  });
});

test.describe("keyboards with letters of another script", () => {
  test("have the keys of the page where a Latin keyboard has them", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    for (const [key, code] of [["л", "KeyK"], ["κ", "KeyK"], ["ל", "KeyK"], ["ن", "KeyK"]] as const) {
      await pressForeign(page, key, code, true);
      await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
      await page.keyboard.press("Escape");
    }
    await page.locator("body").evaluate(() => (document.activeElement as HTMLElement).blur());
    await pressForeign(page, "г", "KeyU");
    await expect(scratchpad.part("What is happening")).toBeFocused();
    await scratchpad.phase.selectOption("Identified");
    await pressForeign(page, "я", "KeyZ", true);
    await expect(scratchpad.phase).toHaveValue("Investigating");
  });
});

test("words that run from right to left do so in fields, entries, title and preview", async ({ scratchpad }) => {
  await scratchpad.openIncident(ARABIC);
  await scratchpad.log(ARABIC);
  await scratchpad.log(`~ ${ARABIC}`);
  await scratchpad.write({ "What is happening": ARABIC });
  await scratchpad.logEntry.fill(ARABIC);
  const runs = (of: Locator) => of.evaluate((element) => getComputedStyle(element).direction);
  for (const one of [
    scratchpad.heading,
    scratchpad.logEntry,
    scratchpad.part("What is happening"),
    scratchpad.entries.first().getByText(ARABIC, { exact: true }),
    scratchpad.theory(ARABIC).getByText(ARABIC, { exact: true }),
  ]) {
    expect(await runs(one)).toBe("rtl");
  }
  /** Where a part of the words stands, from the left. */
  const left = (of: Locator, words: string) =>
    of.evaluate((element, words) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode as Text;
        const at = text.data.lastIndexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + words.length);
        return range.getBoundingClientRect().left;
      }
      return Number.NaN;
    }, words);
  // The Latin end stands at the end, which is on the left; and the words at the right edge.
  for (const place of [scratchpad.entries.first(), scratchpad.preview]) {
    expect(await left(place, "API v2")).toBeLessThan(await left(place, "تعطل"));
  }
  await scratchpad.log("in English");
  expect(await runs(scratchpad.entry("in English").getByText("in English", { exact: true }))).toBe("ltr");
});

test.describe("a file that is dropped beside the box", () => {
  const dropOn = (on: Locator, type: string, name: string, text = "") =>
    on.evaluate(
      async (element, [type, name, text]) => {
        const canvas = new OffscreenCanvas(64, 48);
        canvas.getContext("2d")!.fillRect(0, 0, 64, 48);
        const content = type.startsWith("image/") ? await canvas.convertToBlob({ type: "image/png" }) : text;
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], name, { type }));
        const all = ["dragover", "drop"].map((kind) => new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
        // What is not prevented would open the file instead of the page.
        return all.every((event) => !element.dispatchEvent(event));
      },
      [type, name, text] as const,
    );

  test("is taken where it can be, said where it cannot, and never opened in place of the page", async ({ scratchpad, page }) => {
    await scratchpad.open();
    expect(await dropOn(page.getByRole("main"), "image/png", "a.png")).toBe(true);
    await expect(scratchpad.status.filter({ hasText: "Nothing was taken. Here an incident" })).toBeVisible();

    await scratchpad.openIncident("Checkout fails");
    expect(await dropOn(scratchpad.preview, "image/png", "a.png")).toBe(true);
    await expect(scratchpad.entry("Picture, 64 × 48")).toBeVisible();
    expect(await dropOn(scratchpad.heading, "application/pdf", "a.pdf")).toBe(true);
    await expect(scratchpad.refusal).toHaveText("Only PNG, JPEG, WebP and GIF pictures and files of text are taken. Nothing was kept.");

    const { text } = await scratchpad.exportAs("JSON");
    expect(await dropOn(scratchpad.theories, "application/json", "incident.json", text)).toBe(true);
    await expect(scratchpad.importPanel).toContainText("“Checkout fails” is here already");
    await page.keyboard.press("ControlOrMeta+k");
    expect(await dropOn(page.getByRole("dialog", { name: "Command palette" }), "image/png", "b.png")).toBe(true);
    await expect(scratchpad.entry("Picture, 64 × 48")).toHaveCount(1);
  });
});

test("browser Back from an incident with a half-written update keeps it", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.part("Impact").pressSequentially("One in three pay");
  await scratchpad.logEntry.pressSequentially("half a li");
  await page.goBack();
  await expect(scratchpad.title).toBeVisible();
  await page.goForward();
  await expect(scratchpad.part("Impact")).toHaveValue("One in three pay");
  await expect(scratchpad.logEntry).toHaveValue("half a li");
});

bare.describe("while a part of the program cannot be had", () => {
  bare.use({ serviceWorkers: "block" });

  /** Keeps the rest of the program away until it is let go. */
  async function withoutRest(page: Page): Promise<() => Promise<void>> {
    let isGone = true;
    await page.route(/\/part-[^/]*\.wasm$/, (route) => (isGone ? route.abort() : route.continue()));
    return async () => {
      isGone = false;
      await page.evaluate(() => window.dispatchEvent(new Event("online")));
      await expect(page.locator("html")).toHaveAttribute("data-whole", "");
    };
  }
  const notice = (page: Page) => page.getByRole("status").filter({ hasText: "A part of this page has not arrived yet" });

  bare("what is typed after it was asked for in vain is there when the page begins anew", async ({ page }) => {
    const arrive = await withoutRest(page);
    const title = page.getByRole("textbox", { name: "Incident title" });
    await page.goto("./");
    await title.fill("Checkout fails");
    await title.press("Enter");
    await expect(notice(page)).toBeVisible();
    // Whatever is on the screen now: the field that the broken act left behind.
    const entry = page.getByRole("textbox", { name: "Log entry" });
    const name = (await entry.isVisible()) ? "Log entry" : "Incident title";
    const field = page.getByRole("textbox", { name, exact: true });
    await field.fill("");
    await field.pressSequentially("typed meanwhile");
    await arrive();
    if (name === "Log entry") {
      // The incident may have got as far as the list, or not: then its title waits, and the words with it.
      await expect(title.or(entry).first()).toBeVisible();
      if (await title.isVisible()) {
        await expect(title).toHaveValue("Checkout fails");
        await title.press("Enter");
      }
    }
    await expect(page.getByRole("textbox", { name, exact: true })).toHaveValue("typed meanwhile");
  });

  bare("what is typed where an incident was opened without it goes into its log", async ({ page }) => {
    const scratchpad = new Scratchpad(page);
    await scratchpad.openIncident("Checkout fails");
    const arrive = await withoutRest(page);
    await page.reload();
    const entry = page.getByRole("textbox", { name: "Log entry", exact: true });
    await entry.pressSequentially("typed at once ");
    await expect(notice(page)).toBeVisible();
    await entry.pressSequentially("and meanwhile");
    await arrive();
    await expect(scratchpad.logEntry).toHaveValue("typed at once and meanwhile");
  });
});

test.describe("a long picture", () => {
  /** Pastes a picture with letters in it, drawn by the page's own browser. */
  const paste = (into: Locator, width: number, height: number) =>
    into.evaluate(
      async (box, [width, height]) => {
        const canvas = new OffscreenCanvas(width, height);
        const context = canvas.getContext("2d")!;
        context.fillStyle = "#fff";
        context.fillRect(0, 0, width, height);
        context.fillStyle = "#123";
        context.font = "14px sans-serif";
        for (let y = 20; y < height; y += 40) context.fillText(`line at ${y}: connection refused`, 8, y);
        const clipboardData = new DataTransfer();
        const png = await canvas.convertToBlob({ type: "image/png" });
        clipboardData.items.add(new File([png], "pasted", { type: "image/png" }));
        box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      },
      [width, height] as const,
    );
  const sizes = (within: Locator) =>
    within.locator("img").evaluateAll((all: HTMLImageElement[]) => all.map((one) => [one.naturalWidth, one.naturalHeight]));

  test("is kept in parts with its width, a wide one whole, and can be read in both", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    await scratchpad.logEntry.fill("the whole log");
    await paste(scratchpad.logEntry, 900, 12_000);
    await expect(scratchpad.status.filter({ hasText: "It is long: kept in 3 parts, so that it can be read." })).toBeVisible();
    await expect(scratchpad.entries).toHaveCount(1);
    await expect.poll(() => sizes(scratchpad.entry("the whole log"))).toEqual([[900, 4000], [900, 4040], [900, 4040]]);
    await scratchpad.page.getByRole("button", { name: "Open the picture: the whole log (2 of 3)", exact: true }).click();
    const large = page.getByRole("dialog").getByRole("img");
    await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.height > 2000)).toBe(true);
    await page.keyboard.press("Escape");

    await scratchpad.logEntry.fill("both screens");
    await paste(scratchpad.logEntry, 5120, 1440);
    await expect(scratchpad.status.filter({ hasText: "Scaled down to 3771 × 1060" })).toContainText(
      "Scaled down to 3771 × 1060: a picture is kept with up to 4 million pixels and 400 KB.",
    );
    await expect.poll(() => sizes(scratchpad.entry("both screens"))).toEqual([[3771, 1060]]);
  });

  test("that letters cannot be read in any more says so", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    await paste(scratchpad.logEntry, 5120, 4000);
    await expect(scratchpad.status.filter({ hasText: "Small letters may be illegible" })).toBeVisible();
  });
});

test.describe("found by reading what others met", () => {
  test("words are found with and without their accents", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    await scratchpad.log("Checkout in Zu\u0308rich fails");
    await scratchpad.working.getByRole("button", { name: /^Find ?f?$/ }).click();
    for (const typed of ["zurich", "Zürich"]) {
      await page.getByRole("searchbox", { name: "Find in the log" }).fill(typed);
      await expect(scratchpad.working.getByText("1 entry found")).toBeVisible();
    }
  });

  test("a dash that a phone made of a hyphen, and a sign of an input method, name the kind", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    await scratchpad.log("～ 決済会社が拒否");
    await scratchpad.log("– works from here");
    await expect(scratchpad.evidence("決済会社が拒否")).toContainText("works from here");
  });

  test("an entry that comes from another tab does not move who reads the ones before", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    for (let at = 1; at <= 40; at += 1) await scratchpad.log(`line ${at}`);
    const list = scratchpad.working.getByRole("group", { name: "Entries", exact: true });
    await list.hover();
    await page.mouse.wheel(0, -10_000);
    await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBe(0);
    const other = await scratchpad.beside();
    await other.open(new URL(page.url()).hash);
    await other.log("from the other tab");
    await expect(scratchpad.entry("from the other tab")).toHaveCount(1);
    expect(await list.evaluate((element) => element.scrollTop)).toBe(0);
  });

  test("a pasted line without a space moves no button out of sight", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    await scratchpad.log(`java.lang.IllegalStateException:${"x".repeat(4000)}`);
    await scratchpad.log(`trace\n${"at com.example.".repeat(300)}`);
    for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
      await page.setViewportSize(size);
      const [scrolls, fits] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(scrolls).toBeLessThanOrEqual(fits!);
      const correct = scratchpad.entry("trace").getByRole("button", { name: "Correct", exact: true });
      await correct.scrollIntoViewIfNeeded();
      await expect(correct).toBeInViewport({ ratio: 1 });
    }
  });

  test("the palette keeps what the arrows chose, with the pointer resting on another row", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    await page.mouse.move(720, 300);
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.type("phase");
    await page.keyboard.press("ArrowDown");
    const rows = page.getByRole("dialog", { name: "Command palette" }).getByRole("option");
    await expect(rows.nth(1)).toHaveAttribute("aria-selected", "true");
    const name = (await rows.nth(1).innerText()).split("\n")[0]!;
    await rows.nth(3).hover();
    await page.keyboard.press("Enter");
    await expect(scratchpad.phase).toHaveValue(new RegExp(name.replace("Phase: ", ""), "i"));
  });

  test("what is printed is the whole log, not what is in sight", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    for (let at = 1; at <= 60; at += 1) await scratchpad.log(`line ${at} of the log`);
    await page.emulateMedia({ media: "print" });
    const heights = await scratchpad.timeline.evaluate((list) => {
      const frame = list.closest(".scroll")!;
      return [list.scrollHeight, frame.clientHeight];
    });
    expect(heights[1]).toBeGreaterThanOrEqual(heights[0]!);
  });
});
