// Typing before the program arrives: on a slow network, across its arrival, and where it never comes.
import type { Locator, Page, Route } from "@playwright/test";
import { bare, expect, test } from "./fixtures.ts";
import { Scratchpad } from "./scratchpad.ts";
import { blockLocal, blockMirror, localRecords } from "./stores.ts";

// The service worker would have the program at once: what is tested here is a network that has not.
test.use({ serviceWorkers: "block" });
bare.use({ serviceWorkers: "block" });

/** Holds the program back; gives what lets it go. */
async function holdProgram(page: Page, files = /\.wasm$/): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let isHeld = true;
  await page.route(files, (route) => (isHeld ? void held.push(route) : route.continue()));
  return async () => {
    isHeld = false;
    await Promise.all(held.splice(0).map((route) => route.continue()));
  };
}

const isReady = (page: Page) => expect(page.locator("html")).toHaveAttribute("data-ready", "");
const title = (page: Page) => page.getByRole("textbox", { name: "Incident title", exact: true });
const entry = (page: Page) => page.getByRole("textbox", { name: "Log entry", exact: true });
const draftOf = async (page: Page, field: string) => {
  const found = Object.entries(await localRecords(page)).find(([key]) => key.startsWith(`isp/draft/${field}/`));
  return found?.[1].replace(/^\d+ /, "");
};

test("the title that is typed before the program is there goes over with caret and focus", async ({ scratchpad, page }) => {
  const release = await holdProgram(page);
  await page.goto("./");
  await expect(title(page), "one can write at once").toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "Loading" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" }), "no alarm while it is on its way").toBeHidden();
  await page.keyboard.type("Checkout ails");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowLeft");
  expect(await draftOf(page, "title"), "every key is kept").toBe("Checkout ails");

  await release();
  await isReady(page);
  await expect(scratchpad.title).toBeFocused();
  await page.keyboard.type("f");
  await expect(scratchpad.title).toHaveValue("Checkout fails");
  await page.keyboard.press("Enter");
  await expect(scratchpad.heading).toHaveText("Checkout fails");
  await scratchpad.home.click();
  await expect(scratchpad.title, "the title was used up").toHaveValue("");
});

test("one can write before the style of the rest has arrived", async ({ scratchpad, page }) => {
  const release = await holdProgram(page, /\/style-[^/]*\.css$/);
  await page.goto("./", { waitUntil: "commit" });
  await expect(title(page)).toBeFocused();
  await page.keyboard.type("Checkout fails");
  await expect(title(page)).toHaveValue("Checkout fails");
  expect(await draftOf(page, "title"), "every key is kept").toBe("Checkout fails");
  await release();
  await isReady(page);
  await expect(scratchpad.title).toHaveValue("Checkout fails");
});

test.describe("what is typed before the page's own script runs", () => {
  /** Types as soon as the field is there, which is before the script that follows it. */
  const typeFirst = (page: Page) =>
    page.addInitScript(() => {
      const watcher = new MutationObserver(() => {
        const field = document.querySelector<HTMLInputElement>("#preboot-title");
        if (!field) return;
        watcher.disconnect();
        field.value += "fails";
      });
      watcher.observe(document, { childList: true, subtree: true });
    });

  test("is the title, and kept", async ({ scratchpad, page }) => {
    await typeFirst(page);
    const release = await holdProgram(page);
    await page.goto("./");
    await expect(title(page)).toBeFocused();
    await expect(title(page)).toHaveValue("fails");
    expect(await draftOf(page, "title")).toBe("fails");
    await release();
    await isReady(page);
    await expect(scratchpad.title).toHaveValue("fails");
  });

  test("follows the words of the last visit", async ({ scratchpad, page }) => {
    await scratchpad.open();
    await scratchpad.title.fill("Checkout ");
    await expect.poll(() => draftOf(page, "title")).toBe("Checkout ");
    await typeFirst(page);
    await scratchpad.reload();
    await expect(scratchpad.title).toHaveValue("Checkout fails");
    expect(await draftOf(page, "title")).toBe("Checkout fails");
  });

  test("goes to the log where the address names an incident", async ({ scratchpad, page }) => {
    await scratchpad.openIncident("Checkout");
    await scratchpad.isSaved();
    await typeFirst(page);
    await scratchpad.reload();
    await expect(scratchpad.logEntry).toHaveValue("fails");
    await scratchpad.home.click();
    await expect(scratchpad.title).toHaveValue("");
  });
});

test("no key is lost while the program takes over", async ({ scratchpad, page }) => {
  const release = await holdProgram(page);
  await page.goto("./");
  const words = "customers in Europe cannot pay since two minutes past three and nobody knows why ".repeat(3).trim();
  const half = Math.floor(words.length / 4);
  await page.keyboard.type(words.slice(0, half));
  await Promise.all([release(), isReady(page), page.keyboard.type(words.slice(half), { delay: 3 })]);
  await expect(scratchpad.title).toHaveValue(words);
  await expect(scratchpad.title).toBeFocused();
});

test("nothing typed: the page is as it always was, and no draft is written", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await expect(scratchpad.title).toBeFocused();
  await expect(page.getByRole("textbox")).toHaveCount(1);
  expect(await draftOf(page, "title")).toBeUndefined();
});

test.describe("in an incident", () => {
  test("what stands in the box goes over with the selection, and lines that were entered are in the log", async ({
    scratchpad,
    page,
  }) => {
    await scratchpad.openIncident("Checkout fails");
    await scratchpad.logEntry.fill("half a sen");
    await scratchpad.isSaved();
    const release = await holdProgram(page);
    await page.reload();
    await expect(entry(page), "the draft is there before the program").toHaveValue("half a sen");
    await expect(entry(page)).toBeFocused();
    await page.keyboard.type("tence");
    await page.keyboard.press("Enter");
    await page.keyboard.type("= roll back");
    await page.keyboard.press("Enter");
    await page.keyboard.type("first line");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("second");
    for (let step = 0; step < 6; step += 1) await page.keyboard.press("Shift+ArrowLeft");

    await release();
    await isReady(page);
    await expect(scratchpad.entries).toHaveCount(2);
    await expect(scratchpad.entry("half a sentence")).toBeVisible();
    await expect(scratchpad.entry("roll back")).toBeVisible();
    await expect(scratchpad.logEntry).toBeFocused();
    await page.keyboard.type("2");
    await expect(scratchpad.logEntry).toHaveValue("first line\n2");
    await scratchpad.reload();
    await expect(scratchpad.logEntry).toHaveValue("first line\n2");
    await expect(scratchpad.entries, "they are not entered again").toHaveCount(2);
  });

  test("a line that the log refuses stays in the box with its reason, and so does what follows", async ({
    scratchpad,
    page,
  }) => {
    await scratchpad.openIncident("Checkout fails");
    const release = await holdProgram(page);
    await page.reload();
    await page.keyboard.type("a note");
    await page.keyboard.press("Enter");
    await page.keyboard.type("/late 10m");
    await page.keyboard.press("Enter");
    await page.keyboard.type("and more");
    await release();
    await isReady(page);
    await expect(scratchpad.entry("a note")).toBeVisible();
    await expect(scratchpad.logEntry).toHaveValue("/late 10m\nand more");
    await expect(scratchpad.entries).toHaveCount(1);
  });

  test("words that a closed tab left come first, and are not offered again", async ({ scratchpad, page, context }) => {
    await scratchpad.openIncident("Checkout fails");
    const address = page.url();
    await scratchpad.logEntry.fill("left behind");
    await scratchpad.isSaved();
    await page.close();

    const second = await context.newPage();
    const release = await holdProgram(second);
    await second.goto(address);
    await second.keyboard.type("typed early");
    await release();
    await isReady(second);
    await expect(entry(second)).toHaveValue("left behind\ntyped early");
    await second.keyboard.press("Enter");
    await expect(entry(second)).toHaveValue("");
    await new Scratchpad(second).isSaved();
    await second.close();

    const third = new Scratchpad(await context.newPage());
    await third.page.goto(address);
    await isReady(third.page);
    await expect(third.entry("typed early")).toBeVisible();
    await expect(third.logEntry).toHaveValue("");
  });

  test("an incident that only the mirror has takes the words a moment later", async ({ scratchpad, page }) => {
    await scratchpad.openIncident("Checkout fails");
    await page.evaluate(() => localStorage.clear());
    const release = await holdProgram(page);
    await page.reload();
    await page.keyboard.type("one");
    await page.keyboard.press("Enter");
    await page.keyboard.type("two");
    await release();
    await isReady(page);
    await expect(scratchpad.entry("one")).toBeVisible();
    await expect(scratchpad.logEntry).toHaveValue("two");
    await expect(scratchpad.logEntry).toBeFocused();
  });

  test("words for an incident that is not here stay on the screen, to be copied", async ({ scratchpad, page }) => {
    await scratchpad.openIncident("Checkout fails");
    const address = page.url().replace(/\d(?=-)/, (digit) => String((Number(digit) + 1) % 10));
    await page.goto("about:blank");
    const release = await holdProgram(page);
    await page.goto(address);
    await page.keyboard.type("it is the proxy");
    await release();
    await isReady(page);
    await expect(page.getByRole("status").filter({ hasText: "not on this device" })).toBeVisible();
    await expect(entry(page)).toHaveValue("it is the proxy");
    await page.getByRole("button", { name: "Copy the words" }).click();
    await expect.poll(() => scratchpad.clipboard()).toBe("it is the proxy");
    await page.getByRole("button", { name: "Close", exact: true }).first().click();
    await expect(entry(page)).toHaveCount(0);
    await expect(scratchpad.title).toBeVisible();
  });
});

test("a title that was entered declares, and its log can be written at once", async ({ scratchpad, page }) => {
  const release = await holdProgram(page);
  await page.goto("./");
  await page.keyboard.type("Checkout fails");
  await page.keyboard.press("Enter");
  await expect(entry(page)).toBeFocused();
  await page.keyboard.type("every third payment");
  await page.keyboard.press("Enter");
  await page.keyboard.type("since 03:0");
  await release();
  await isReady(page);
  await expect(scratchpad.heading).toHaveText("Checkout fails");
  await expect(scratchpad.entry("every third payment")).toBeVisible();
  await expect(scratchpad.logEntry).toBeFocused();
  await page.keyboard.type("2");
  await expect(scratchpad.logEntry).toHaveValue("since 03:02");
  await scratchpad.home.click();
  await expect(scratchpad.listed("Checkout fails")).toHaveCount(1);
  await expect(page.getByText("These words from before")).toHaveCount(0);
});

test("on a phone the lines that were entered stand above the box, and the box at the end of the page", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await holdProgram(page);
  await page.goto("./");
  await page.keyboard.type("Checkout fails");
  await page.keyboard.press("Enter");
  await page.keyboard.type("every third payment");
  await page.keyboard.press("Enter");
  const place = async (locator: Locator) => (await locator.boundingBox())!;
  const [line, box] = [await place(page.getByText("every third payment")), await place(page.locator("form").filter({ has: entry(page) }))];
  expect(line.y + line.height, "nothing stands over it").toBeLessThanOrEqual(box.y);
  expect(box.y + box.height).toBe(844);
});

test("an input method that is in the middle of a word is not disturbed", async ({ scratchpad, page }) => {
  const release = await holdProgram(page);
  await page.goto("./");
  await expect(title(page)).toBeFocused();
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "しょ", selectionStart: 2, selectionEnd: 2 });
  const arrived = page.waitForResponse(/\.wasm$/);
  await release();
  await (await arrived).finished();
  await expect(page.locator("html")).not.toHaveAttribute("data-ready");
  await session.send("Input.imeSetComposition", { text: "しょうがい", selectionStart: 5, selectionEnd: 5 });
  await session.send("Input.insertText", { text: "障害" });
  await isReady(page);
  await expect(scratchpad.title).toHaveValue("障害");
  await expect(scratchpad.title).toBeFocused();
});

test("where no store works the words go over all the same", async ({ scratchpad, page }) => {
  await blockLocal(page);
  await blockMirror(page);
  const release = await holdProgram(page);
  await page.goto("./");
  await page.keyboard.type("Checkout fails");
  await release();
  await isReady(page);
  await expect(scratchpad.title).toHaveValue("Checkout fails");
  await expect(scratchpad.title).toBeFocused();
});

// The browser itself complains on the console where a file does not come: that is what is tested here.
bare.describe("where the program does not come", () => {
  bare.use({ permissions: ["clipboard-read", "clipboard-write"] });

  const ways: Record<string, [(page: Page) => Promise<unknown>, RegExp]> = {
    "the network breaks": [(page) => page.route(/\.wasm$/, (route) => route.abort()), /did not arrive/],
    "the server has lost it": [
      (page) => page.route(/\.wasm$/, (route) => route.fulfill({ status: 404, body: "gone" })),
      /(did not arrive|answered 404)/,
    ],
    "it was changed on the way": [
      (page) => page.route(/\.wasm$/, (route) => route.fulfill({ contentType: "application/wasm", body: "\0asm\x01\0\0\0" })),
      /not as it was built/,
    ],
    "the browser has no WebAssembly": [
      (page) => page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly")),
      /has no WebAssembly/,
    ],
  };
  for (const [what, [breakIt, words]] of Object.entries(ways)) {
    bare(`${what}: it says so, keeps the words, copies them, and the next visit has them`, async ({ page, context }) => {
      await breakIt(page);
      await page.goto("./");
      await page.getByRole("textbox", { name: "Incident title" }).pressSequentially("Checkout fails");
      const says = page.getByRole("status").filter({ hasText: "could not be loaded" });
      await expect(says).toHaveText(words);
      await expect(says).toContainText("kept in this browser");
      await expect(page.getByRole("main")).toBeVisible();
      await entry(page).fill("every third payment\nsince 03:02");
      await page.getByRole("button", { name: "Copy the words" }).click();
      await expect(page.getByRole("status").filter({ hasText: "Copied." })).toBeVisible();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe("Checkout fails\nevery third payment\nsince 03:02");

      await page.close();
      const scratchpad = new Scratchpad(await context.newPage());
      await scratchpad.open();
      await expect(scratchpad.title).toHaveValue("Checkout fails");
      await expect(scratchpad.page.getByText("These words from before go into the log")).toContainText("every third payment");
      await scratchpad.declareButton.click();
      await expect(scratchpad.logEntry).toHaveValue("every third payment\nsince 03:02");
      await scratchpad.home.click();
      await expect(scratchpad.page.getByText("These words from before")).toHaveCount(0);
    });
  }

  bare("and no store works: it says that the words have to be copied", async ({ page }) => {
    await blockLocal(page);
    await page.route(/\.wasm$/, (route) => route.abort());
    await page.goto("./");
    await expect(page.getByRole("status").filter({ hasText: "copy your words before you leave" })).toBeVisible();
  });

  bare("Try again loads the page anew", async ({ page }) => {
    let isBroken = true;
    await page.route(/\.wasm$/, (route) => (isBroken ? route.abort() : route.continue()));
    await page.goto("./");
    await page.getByRole("textbox", { name: "Incident title" }).fill("Checkout fails");
    await expect(page.getByRole("status").filter({ hasText: "could not be loaded" })).toBeVisible();
    isBroken = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await isReady(page);
    await expect(page.getByRole("textbox", { name: "Incident title" })).toHaveValue("Checkout fails");
  });
});
