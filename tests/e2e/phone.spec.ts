// Small screens: what is in view after declaring, with a phone's keyboard up, at twice the size; and what covers nothing.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

type Size = { width: number; height: number };
type Box = { x: number; y: number; width: number; height: number };

const PHONE = { width: 390, height: 844 };
const SMALL_PHONE = { width: 320, height: 640 };
/** What a keyboard leaves of both, and what a window of 1280 by 800 is at twice the size. */
const TYPING: Size[] = [{ width: 390, height: 420 }, { width: 320, height: 420 }, { width: 640, height: 400 }];

const LINES = ["Payments dashboard went red", "Card payments only", "Support has 14 tickets", "Provider answers in 90 ms", "Errors since 02:41 UTC", "Logs say postal_code=null"];

const box = async (one: Locator): Promise<Box> => (await one.boundingBox())!;
const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

/** How many rows of the log can be read whole: within the list, and under nothing. */
const readable = (page: Page) =>
  page.evaluate(() => {
    const list = document.querySelector("[aria-label=Entries]")!.getBoundingClientRect();
    const isSeen = (row: Element) => {
      const { left, top, bottom } = row.getBoundingClientRect();
      const isWithin = top >= list.top - 1 && bottom <= list.bottom + 1;
      const at = (y: number) => row.contains(document.elementFromPoint(left + 60, y));
      return isWithin && at(top + 4) && at(bottom - 4);
    };
    return [...document.querySelectorAll("[aria-label=Timeline] [role=listitem], [aria-label=Timeline] .entry")].filter(isSeen).length;
  });

const inView = (page: Page, one: Locator) =>
  one.evaluate((element) => {
    const { left, top, bottom } = element.getBoundingClientRect();
    const isOnTop = (y: number) => element.contains(document.elementFromPoint(left + 8, y));
    return top >= 0 && bottom <= innerHeight && isOnTop(top + 6) && isOnTop(bottom - 6);
  });

async function tab(scratchpad: Scratchpad, name: string): Promise<void> {
  await scratchpad.page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name, exact: true }).click();
}

for (const size of [PHONE, SMALL_PHONE]) {
  test.describe(`a phone of ${size.width} by ${size.height}`, () => {
    test.use({ viewport: size, hasTouch: true, isMobile: true });

    test("after declaring the first advice is in view, and the box under it", async ({ scratchpad, page }) => {
      await scratchpad.openIncident("Checkout fails for European customers");
      const advice = page.getByText("Breathe. Then write down what you see.");
      await expect.poll(() => inView(page, advice)).toBe(true);
      expect(await inView(page, scratchpad.logEntry)).toBe(true);
      await scratchpad.logEntry.focus();
      await page.setViewportSize({ width: size.width, height: 420 });
      await expect(page.locator("html")).toHaveAttribute("data-typing");
      await expect.poll(() => inView(page, advice), "with the keyboard up, too").toBe(true);
    });

    test("the way to the other kinds is in sight, whichever stand beside the box", async ({ scratchpad, page }) => {
      await scratchpad.openIncident();
      const more = scratchpad.kinds.getByRole("button", { name: "More kinds", exact: true });
      for (const words of ["? why", "~ maybe", "$ restarted it", "? what", "~ perhaps"]) {
        await scratchpad.log(words);
        await expect.poll(() => more.evaluate((button) => {
          const [row, { left, right, top }] = [button.parentElement!.getBoundingClientRect(), button.getBoundingClientRect()];
          return left >= row.left - 1 && right <= row.right + 1 && button.contains(document.elementFromPoint((left + right) / 2, top + 8));
        }), words).toBe(true);
      }
      await more.click();
      for (const name of ["Decision", "Action", "Finding"] as const) {
        expect((await scratchpad.kind(name).boundingBox())!.x + 20, "unfolded, none is out of sight").toBeLessThan(size.width - 100);
      }
      await scratchpad.kind("Decision").click();
      await expect(scratchpad.kind("Decision")).toHaveAttribute("aria-pressed", "true");
    });

    test("no key is named on a button", async ({ scratchpad, page }) => {
      await scratchpad.openIncident();
      await expect(scratchpad.kind("Question")).toBeVisible();
      await expect(page.locator("kbd:visible")).toHaveCount(0);
      await page.getByRole("button", { name: "Command palette", exact: true }).click();
      await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
      await expect(page.locator("kbd:visible")).toHaveCount(0);
    });
  });
}

test("a preview that grows covers no field that one writes in", async ({ scratchpad, page }) => {
  await page.setViewportSize(PHONE);
  await scratchpad.openIncident();
  await tab(scratchpad, "Update");
  await scratchpad.part("What is happening").fill("Card payments fail.\nAll of them.\nSince 02:40 UTC.");
  await scratchpad.part("Impact").focus();
  await expect.poll(() => inView(page, scratchpad.part("Impact"))).toBe(true);
  await scratchpad.part("Impact").fill("One in three.\nIn Europe.\nBy card.\nNobody is charged twice.");
  await expect(scratchpad.preview).toContainText("charged twice");
  await expect.poll(() => inView(page, scratchpad.part("Impact"))).toBe(true);
});

for (const size of TYPING) {
  test.describe(`while one types at ${size.width} by ${size.height}`, () => {
    test.use({ viewport: { width: size.width, height: 844 } });

    test("the header and the clock are one row, and at least three lines of the log are in view", async ({ scratchpad, page }) => {
      await scratchpad.openIncident("Checkout fails for European customers");
      for (const line of LINES) await scratchpad.log(line);
      await scratchpad.logEntry.focus();
      await page.setViewportSize(size);
      await expect(page.locator("html")).toHaveAttribute("data-typing");
      await expect.poll(() => readable(page), "lines of the log").toBeGreaterThanOrEqual(3);
      expect(await inView(page, scratchpad.logEntry)).toBe(true);
      const [head, clock] = [await box(page.getByRole("banner")), await box(scratchpad.timer)];
      expect(head.height, "one row").toBeLessThan(48);
      expect(clock.y + clock.height, "the clock is in it").toBeLessThanOrEqual(head.y + head.height);
      await expect(scratchpad.saved).toBeVisible();
      await scratchpad.log("One more: the queue is empty");
      const last = scratchpad.entry("One more: the queue is empty");
      await expect.poll(() => inView(page, last), "what was added last").toBe(true);

      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await expect(page.locator("html")).not.toHaveAttribute("data-typing");
      await expect(scratchpad.severity).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the screen").toBe(true);
    });

    test("after declaring the first advice is in view, and the box under it", async ({ scratchpad, page }) => {
      await page.setViewportSize(size);
      await scratchpad.openIncident("Checkout fails for European customers");
      await expect(page.locator("html")).toHaveAttribute("data-typing");
      await expect.poll(() => inView(page, page.getByText("Breathe. Then write down what you see."))).toBe(true);
      expect(await inView(page, scratchpad.logEntry)).toBe(true);
    });

    test("the update's preview is in view in whichever field one writes", async ({ scratchpad, page }) => {
      await scratchpad.openIncident();
      if (size.width <= 900) await tab(scratchpad, "Update");
      await scratchpad.write({ "What is happening": "Card payments fail.", Impact: "One in three." });
      await page.setViewportSize(size);
      for (const part of ["What is happening", "What you can do"] as const) {
        await scratchpad.part(part).focus();
        await expect(page.locator("html")).toHaveAttribute("data-typing");
        await expect.poll(() => inView(page, scratchpad.part(part)), part).toBe(true);
        expect(await inView(page, scratchpad.preview), `the preview beside ${part}`).toBe(true);
        expect(await inView(page, scratchpad.copyButton), `the button beside ${part}`).toBe(true);
      }
    });
  });
}

test("a press on what is about to move is a press: the header unfolds after it", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  for (const line of LINES) await scratchpad.log(line);
  await page.setViewportSize({ width: 640, height: 400 });
  await scratchpad.logEntry.focus();
  await expect(page.locator("html")).toHaveAttribute("data-typing");
  const row = scratchpad.entry(LINES.at(-1)!);
  await row.hover();
  await row.getByRole("button", { name: "Correct", exact: true }).click({ delay: 300 });
  await expect(scratchpad.entry(LINES.at(-1)!).getByRole("textbox", { name: "Corrected words" })).toBeVisible();
});

for (const size of [{ width: 1440, height: 900 }, { width: 1280, height: 720 }, { width: 1024, height: 768 }, { width: 920, height: 600 }, PHONE, SMALL_PHONE]) {
  test(`a toast covers neither Add to log nor Copy update at ${size.width} by ${size.height}`, async ({ scratchpad, page }) => {
    await page.setViewportSize(size);
    await scratchpad.openIncident();
    await scratchpad.log("Payments dashboard went red, for every customer in Europe and for nobody else as far as we can tell");
    const toast = page.locator(".toast");
    const clear = async (button: Locator, name: string) => {
      await scratchpad.undo.click();
      await expect(toast).toBeVisible();
      if (name === "Copy update" && size.width <= 900) await tab(scratchpad, "Update");
      await expect(button).toBeVisible();
      expect(overlap(await box(toast), await box(button)), name).toBe(false);
      if (size.width <= 900) await tab(scratchpad, "Working");
      await toast.getByRole("button", { name: "Put it back" }).click();
      await expect(toast).toBeHidden();
    };
    await clear(scratchpad.working.getByRole("button", { name: "Add to log", exact: true }), "Add to log");
    await clear(scratchpad.copyButton, "Copy update");
    await scratchpad.undo.click();
    await toast.getByRole("button", { name: "Dismiss", exact: true }).click();
    await expect(toast).toBeHidden();
  });
}

test("the preview is in view beside every field, however long the update is", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.write({
    "What is happening": "Card payments in Europe are not going through. ".repeat(5),
    Impact: "About one in three card payments fails. ".repeat(5),
    "What we are doing": "We have undone a recent change and are watching. ".repeat(5),
  });
  for (const height of [900, 720, 600]) {
    await page.setViewportSize({ width: 1280, height });
    for (const part of ["What is happening", "What you can do"] as const) {
      await scratchpad.part(part).focus();
      // The browser brings the caret into view, and with it what fits of a field that is long.
      await expect(scratchpad.part(part)).toBeInViewport({ ratio: 0.4 });
      const preview = await box(scratchpad.preview);
      expect(preview.height, "some lines of it").toBeGreaterThan(40);
      expect(preview.y + preview.height).toBeLessThanOrEqual((await box(scratchpad.copyButton)).y);
    }
  }
});

test("severity and phase are menus of one look, and are called what stands beside them", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  const look = (menu: Locator) =>
    menu.evaluate((one) => {
      const { borderTopWidth, borderTopStyle, borderRadius, fontSize, fontWeight, height } = getComputedStyle(one);
      const chevron = getComputedStyle(one.parentElement!, "::before");
      return [borderTopWidth, borderTopStyle, borderRadius, fontSize, fontWeight, height, chevron.width, chevron.borderRightWidth];
    });
  expect(await look(scratchpad.phase)).toEqual(await look(scratchpad.severity));
  for (const name of ["Severity", "Phase"]) await expect(page.getByRole("banner").getByText(name, { exact: true })).toBeVisible();
});
