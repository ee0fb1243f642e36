// What the screen is where there is little room, on paper, and where the system asks for something of its own.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

// Long stories: what counts is how they end, not how fast this machine plays them.
test.describe.configure({ timeout: 120_000 });

const tabs = (page: Page) => page.getByRole("navigation", { name: "Panes" });
const tab = (page: Page, name: string) => tabs(page).getByRole("button", { name, exact: true });

/** Whether what is drawn at the middle of an element is the element: nothing lies over it. */
const isInSight = (element: Locator) =>
  element.evaluate((node) => {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    const drawn = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return node.contains(drawn);
  });

async function play(scratchpad: Scratchpad): Promise<void> {
  const lines = ["? Why do payments fail?", "~ The certificate ran out", "+ test: openssl says so", "$ Renewed the certificate"];
  for (const line of lines) await scratchpad.log(line);
  for (let line = 0; line < 15; line += 1) await scratchpad.log(`line ${line} of a long night`);
}

test.describe("on a phone with its keyboard open", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the box and the tabs stay in sight, and all else can be scrolled to", async ({ scratchpad, page }) => {
    await scratchpad.openIncident("Checkout fails for customers in Europe");
    await play(scratchpad);
    await scratchpad.logEntry.tap();
    // The keyboard takes its half: the page asks for less room to be laid out in (interactive-widget).
    await page.setViewportSize({ width: 390, height: 400 });
    await scratchpad.logEntry.tap();
    for (const element of [scratchpad.logEntry, scratchpad.working.getByRole("button", { name: "Add to log" }), tab(page, "Theories")]) {
      await expect(element).toBeInViewport({ ratio: 1 });
      await expect.poll(() => isInSight(element)).toBe(true);
    }
    await scratchpad.logEntry.pressSequentially("typed with the thumb");
    await scratchpad.working.getByRole("button", { name: "Add to log" }).tap();
    await expect(scratchpad.entry("typed with the thumb")).toBeAttached();

    // While one types the header is one row; what else it has is there as soon as the field is left.
    await scratchpad.leaveFields();
    await expect(page.locator("html")).not.toHaveAttribute("data-typing");
    await scratchpad.nextUpdate.getByRole("button", { name: "Write update", exact: true }).scrollIntoViewIfNeeded();
    await scratchpad.nextUpdate.getByRole("button", { name: "Write update", exact: true }).tap();
    await expect(scratchpad.part("What is happening")).toBeFocused();
    await scratchpad.part("What is happening").tap();
    await expect.poll(() => isInSight(scratchpad.part("What is happening"))).toBe(true);
    await scratchpad.copyButton.tap();
    await tab(page, "Working").tap();
    await expect.poll(() => isInSight(scratchpad.logEntry)).toBe(true);
  });

  test("the same where the keyboard lies over the page", async ({ scratchpad, page }) => {
    await page.addInitScript(() => {
      const seen = Object.assign(new EventTarget(), { height: innerHeight, scale: 1 });
      Object.defineProperty(window, "visualViewport", { value: seen });
    });
    await scratchpad.openIncident("Checkout fails for customers in Europe");
    await play(scratchpad);
    const seen = (height: number, scale = 1) =>
      page.evaluate(([height, scale]) => {
        Object.assign(window.visualViewport!, { height, scale });
        window.visualViewport!.dispatchEvent(new Event("resize"));
      }, [height, scale]);
    const bottom = async (element: Locator) => {
      const box = (await element.boundingBox())!;
      return Math.round(box.y + box.height);
    };
    const before = await bottom(tab(page, "Working"));
    await seen(400);
    await expect.poll(() => bottom(tab(page, "Working"))).toBe(400);
    await scratchpad.logEntry.tap();
    expect(await bottom(scratchpad.logEntry)).toBeLessThan(400);
    await expect.poll(() => isInSight(scratchpad.logEntry)).toBe(true);
    await seen(400, 2);
    await expect.poll(() => bottom(tab(page, "Working")), "zoomed in by hand").toBe(before);
    await seen(400);
    await seen(844);
    await expect.poll(() => bottom(tab(page, "Working")), "closed again").toBe(before);
  });

  test("settings are within reach, and the banner stays as it is when one gets there", async ({ scratchpad, page }) => {
    await scratchpad.openIncident("Checkout fails for customers in Europe");
    const banner = page.getByRole("banner");
    const height = async () => (await banner.boundingBox())!.height;
    const before = await height();
    const settings = banner.getByRole("button", { name: "Settings", exact: true });
    await settings.focus();
    expect(await height()).toBe(before);
    await settings.tap();
    await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(settings).toBeFocused();
  });

  test("a sheet that is opened covers all, and what it covers is where it was once it is closed", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    await play(scratchpad);
    await page.setViewportSize({ width: 390, height: 640 });
    const box = () => scratchpad.logEntry.boundingBox();
    const before = await box();
    const openers = { Promises: scratchpad.promises, Details: page.getByRole("banner").getByRole("button", { name: /^Details/ }) };
    for (const [name, opener] of Object.entries(openers)) {
      await opener.tap();
      const sheet = page.getByRole("region", { name, exact: true });
      await expect.poll(() => sheet.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 640 });
      await expect(scratchpad.logEntry, "nothing under it can be reached").toBeHidden();
      await sheet.getByRole("button", { name: `Close ${name.toLowerCase()}`, exact: true }).tap();
      await expect(sheet).toBeHidden();
      await expect.poll(() => isInSight(tab(page, "Update"))).toBe(true);
      expect(await box()).toEqual(before);
    }
  });
});

test.describe("at 200 % of a small laptop", () => {
  test.use({ viewport: { width: 640, height: 360 } });

  test("whatever can be done can be scrolled to and hit", async ({ scratchpad, page }) => {
    await scratchpad.openIncident("Checkout fails for customers in Europe");
    await play(scratchpad);
    for (const name of ["Working", "Theories", "Update", "Debrief"]) {
      await tab(page, name).click();
      await expect(page.locator("html"), "nothing is folded").not.toHaveAttribute("data-typing");
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBe(0);
      for (const button of await page.getByRole("button").filter({ visible: true }).all()) {
        // A trial click scrolls it into sight, and fails where something lies over it.
        await button.click({ trial: true });
      }
    }
  });
});

for (const width of [1440, 1280, 1000, 920]) {
  test(`how bad it is stands there whole beside a long title, ${width} wide`, async ({ scratchpad, page }) => {
    await page.setViewportSize({ width, height: 900 });
    const chips = async () => {
      const widths = ["Severity", "Phase"].map((name) => page.getByRole("combobox", { name, exact: true }).evaluate((chip) => chip.getBoundingClientRect().width));
      return Promise.all(widths);
    };
    await scratchpad.openIncident("X", "Critical");
    const whole = await chips();
    await scratchpad.home.click();
    await scratchpad.declare("Checkout fails for European customers and for some in Norway too", "Critical");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Checkout");
    expect(await chips()).toEqual(whole);
  });
}

test("on paper: what was written, and nothing to press", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await play(scratchpad);
  await scratchpad.log("a log\n" + Array.from({ length: 30 }, (_, line) => `line ${line} of the log`).join("\n"));
  await scratchpad.write({ "What is happening": "Payments fail." });
  await scratchpad.markAsSent.click();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole("textbox").filter({ visible: true })).toHaveCount(0);
  await expect(scratchpad.heading).toBeVisible();
  await expect(scratchpad.entry("line 0 of a long night")).toBeVisible();
  await expect(scratchpad.theory("The certificate ran out")).toBeVisible();
  await expect(scratchpad.preview).toBeVisible();
  await expect(page.getByText("line 29 of the log"), "what is folded on the screen").toBeVisible();
  await expect(scratchpad.working.getByText("Payments fail."), "what was sent").toBeVisible();
  const ink = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  expect(await ink(), "dark words on light paper, whatever the screen has").toBe("light");
  // Nothing is cut off: what scrolls on the screen is as long as it is.
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll(".incident, .scroll, .pane, pre")].filter((e) => e.scrollHeight > e.clientHeight + 1 && getComputedStyle(e).overflowY !== "visible").length,
  );
  expect(cut).toBe(0);
  expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
});

test("with more contrast no line is faint; with less motion nothing moves", async ({ scratchpad, page }) => {
  await page.emulateMedia({ contrast: "more", reducedMotion: "reduce" });
  await scratchpad.openIncident();
  await play(scratchpad);
  const styles = await page.evaluate(() => {
    const root = getComputedStyle(document.documentElement);
    const moving = [...document.querySelectorAll("*")].filter((e) => {
      const { transitionDuration, animationName } = getComputedStyle(e);
      return animationName !== "none" || !/^0s(, 0s)*$/.test(transitionDuration);
    });
    return { line: root.getPropertyValue("--line"), strong: root.getPropertyValue("--line-strong"), moving: moving.length };
  });
  expect(styles.line).toBe(styles.strong);
  expect(styles.moving).toBe(0);
});
