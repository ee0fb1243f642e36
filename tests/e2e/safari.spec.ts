// Everything that is clicked does under Safari's rule of the focus what it does without it.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { likeSafari, namedSafari } from "./safari.ts";
import { Scratchpad } from "./scratchpad.ts";

test.describe.configure({ timeout: 240_000 });

const named = (within: Page | Locator, name: string) => within.getByRole("button", { name, exact: true });
const itemsOf = (menu: Locator) => menu.getByRole("menuitem").allTextContents();

/** An incident with something for every part of the screen. */
async function play(scratchpad: Scratchpad): Promise<void> {
  await scratchpad.openIncident();
  const lines = [
    "? Why do payments fail?", "~ The provider is down", "- test: a payment straight to it works", "~ The certificate ran out",
    "+ log: expired at 02:40", "$ Renewed the certificate", "? Was anybody charged twice?", "@Ana checks the ledger", "a note",
  ];
  for (const line of lines) await scratchpad.log(line);
  await scratchpad.write({ "What is happening": "Payments fail.", Impact: "1 in 3 payments since 02:41 UTC." });
  await scratchpad.isSaved();
}

test.describe("under Safari's rule", () => {
  test.beforeEach(({ page }) => likeSafari(page));

  // Chromium lets a page hand out ten files a second and drops the eleventh without a word (findings/), so no page here
  // hands out more than that.
  const AT_MOST = 9;
  for (const part of [0, 1]) {
    test(`each item of Export hands out a file: part ${part + 1} of 2`, async ({ scratchpad, page }) => {
      await play(scratchpad);
      const menu = page.getByRole("menu", { name: "Export as", exact: true });
      await named(page, "Export").click();
      // The last one opens a menu of its own.
      const names = (await itemsOf(menu)).filter((name) => name !== "For a site…");
      expect(names.length, "both parts have some, and together they have all").toBeGreaterThan(AT_MOST);
      expect(names.length).toBeLessThanOrEqual(2 * AT_MOST);
      for (const [at, name] of names.slice(part * AT_MOST, (part + 1) * AT_MOST).entries()) {
        if (at) await named(page, "Export").click();
        const file = await scratchpad.downloadOf(menu.getByRole("menuitem", { name, exact: true }));
        expect(file.text, name).not.toBe("");
        await expect(menu).toBeHidden();
      }
    });
  }

  test("each item of Export for a site hands out a file", async ({ scratchpad, page }) => {
    await play(scratchpad);
    const menu = page.getByRole("menu", { name: "Export as", exact: true });
    const sites = page.getByRole("menu", { name: "Export for a site", exact: true });
    const names = ["Docusaurus", "Hugo", "Jekyll", "MkDocs", "VitePress", "cstate (status page)"];
    for (const name of names) {
      await named(page, "Export").click();
      await menu.getByRole("menuitem", { name: "For a site…", exact: true }).click();
      expect(await itemsOf(sites)).toEqual(names);
      const file = await scratchpad.downloadOf(sites.getByRole("menuitem", { name, exact: true }));
      expect(file.text, name).not.toBe("");
      await expect(sites).toBeHidden();
    }
  });

  test("each item of Copy copies, and says as what", async ({ scratchpad, page }) => {
    await play(scratchpad);
    await scratchpad.copyMenu.click();
    const menu = scratchpad.statusUpdate.getByRole("menu", { name: "Copy as", exact: true });
    const names = await itemsOf(menu);
    expect(names.length).toBeGreaterThan(6);
    const said: (string | null)[] = [];
    for (const [at, name] of names.entries()) {
      if (at) await scratchpad.copyMenu.click();
      if (name === "E-mail file") {
        const file = await scratchpad.downloadOf(menu.getByRole("menuitem", { name, exact: true }));
        expect(file.text, name).toContain("Payments fail.");
        said.push(name);
        continue;
      }
      await page.evaluate(() => navigator.clipboard.writeText("nothing was copied"));
      await menu.getByRole("menuitem", { name, exact: true }).click();
      await expect(menu).toBeHidden();
      await expect.poll(() => scratchpad.clipboard(), name).not.toBe("nothing was copied");
      said.push(await scratchpad.statusUpdate.getByRole("status").textContent());
    }
    expect(new Set(said).size, "each says something of its own").toBe(names.length);
  });

  test("each template fills the update", async ({ scratchpad, page }) => {
    await play(scratchpad);
    const menu = page.getByRole("menu", { name: "Templates", exact: true });
    await named(page, "Templates").click();
    const names = (await itemsOf(menu)).filter((name) => name !== "Keep as my template");
    for (const name of names) {
      // What is written stays: a template fills what is empty.
      await scratchpad.write({ "What is happening": "", Impact: "", "What we are doing": "", "What you can do": "" });
      await named(page, "Templates").click();
      await menu.getByRole("menuitem", { name, exact: true }).click();
      await expect(menu).toBeHidden();
      await expect(scratchpad.part("What is happening")).toBeFocused();
      const values = () => scratchpad.statusUpdate.locator("textarea").evaluateAll((fields: HTMLTextAreaElement[]) => fields.map((field) => field.value).join(""));
      await expect.poll(values, name).not.toBe("");
    }
    await named(page, "Templates").click();
    await menu.getByRole("menuitem", { name: "Keep as my template", exact: true }).click();
    await expect(menu).toBeHidden();
  });

  test("a dialog gives the focus back to the button that opened it, a form to what takes its place", async ({ scratchpad, page }) => {
    await play(scratchpad);
    await named(page, "Settings").click();
    await named(page.getByRole("dialog", { name: "Settings" }), "Close").click();
    await expect(named(page, "Settings")).toBeFocused();
    const theory = scratchpad.theory("The provider is down");
    await named(theory, "Add evidence").click();
    await expect(theory.getByRole("textbox", { name: "Evidence", exact: true })).toBeFocused();
    await named(theory, "Cancel").click();
    await expect(named(theory, "Add evidence")).toBeFocused();
  });
});

for (const [rule, before] of [["as it is", undefined], ["under Safari's rule", likeSafari]] as const) {
  test.describe(rule, () => {
    test.beforeEach(({ page }) => before?.(page));

    test("the button that opened a menu closes it, and so does pressing or going elsewhere", async ({ scratchpad, page }) => {
      await play(scratchpad);
      for (const [opener, name] of [["Export", "Export as"], ["Templates", "Templates"], ["Copy update", "Copy as"]] as const) {
        const menu = page.getByRole("menu", { name, exact: true });
        const open = async () => {
          await named(page, opener).click();
          await expect(menu.getByRole("menuitem").first()).toBeFocused();
        };
        await open();
        await named(page, opener).click();
        await expect(menu).toBeHidden();
        await open();
        await page.getByRole("heading", { level: 2, name: "Working" }).click();
        await expect(menu).toBeHidden();
        await open();
        await page.keyboard.press("Tab");
        await page.keyboard.press("Shift+Tab");
        await scratchpad.logEntry.focus();
        await expect(menu).toBeHidden();
        await open();
        // Pressed, thought better of, let go elsewhere: nothing is done, and Escape is still heard.
        await menu.getByRole("menuitem").nth(1).hover();
        await page.mouse.down();
        await page.mouse.move(5, 5);
        await page.mouse.up();
        await expect(menu).toBeVisible();
        await page.keyboard.press("Escape");
        await expect(menu).toBeHidden();
        await expect(named(page, opener)).toBeFocused();
      }
    });
  });
}

/** What is on the screen that a click can change: where the focus is, and what can be pressed. */
type Seen = { focus: string; buttons: string[] };

/** Runs in the page. The findings of the check come when they come, and a toast goes when it goes. */
function look(): Seen {
  const nameOf = (element: Element) => {
    const part = element.closest("dialog, [role=region][aria-label], section[aria-label], article[aria-label], li, [role=listitem], header");
    const own = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
    const where = part?.getAttribute("aria-label") ?? part?.querySelector("h3, .said, p")?.textContent ?? "";
    return `${where.slice(0, 40)} | ${element.tagName} ${element.getAttribute("role") ?? ""} ${own.slice(0, 60)}`.replace(/\d+/g, "#").replace(/\s+/g, " ");
  };
  const dialog = document.querySelector("dialog[open]");
  const isPressed = (button: HTMLButtonElement) =>
    !button.disabled && button.checkVisibility() && !button.closest(".toasts, .findings, .newer, [aria-label=Wording], .notice") && (!dialog || dialog.contains(button));
  // What is out of sight now keeps no name from before.
  document.querySelectorAll("[data-key]").forEach((button) => button.removeAttribute("data-key"));
  const counts = new Map<string, number>();
  const buttons = [...document.querySelectorAll("button")].filter(isPressed).map((button) => {
    const name = nameOf(button);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const key = count > 1 ? `${name} (${count})` : name;
    button.setAttribute("data-key", key);
    return key;
  });
  const { activeElement } = document;
  return { focus: activeElement ? nameOf(activeElement) : "nothing", buttons };
}

/** What is seen once nothing has changed for some frames. */
async function settled(page: Page): Promise<Seen> {
  let before = "";
  for (let same = 0; same < 4; ) {
    const now = JSON.stringify(await page.evaluate(look));
    same = now === before ? same + 1 : 0;
    before = now;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  }
  return JSON.parse(before) as Seen;
}

/** Runs in the page: remembers when it was pressed last. */
function rememberPress(): void {
  const times = window as unknown as { pressedAt: number };
  times.pressedAt = 0;
  addEventListener("click", ({ timeStamp }) => (times.pressedAt = timeStamp), true);
}

/** Whether the next press is one of its own: within the time of a double click the page takes it for the same. */
const isApart = () => performance.now() - (window as unknown as { pressedAt: number }).pressedAt > 500;

test("every button does under Safari's rule what it does without it, and the focus goes where it goes", async ({ elsewhere }) => {
  const pads = await Promise.all([elsewhere(), elsewhere(likeSafari)]);
  for (const pad of pads) {
    // Import opens the browser's own dialog, which nobody answers here.
    pad.page.on("filechooser", () => {});
    await pad.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await play(pad);
    await pad.logEntry.focus();
    await pad.page.evaluate(rememberPress);
  }
  const [plain, safari] = pads;
  const pressed = new Set<string>();
  const isLast = (key: string) => /(Close|Cancel|Keep them)$/.test(key.trim());
  for (let isOver = false; !isOver; ) {
    const { buttons } = await settled(plain!.page);
    const left = buttons.filter((key) => !pressed.has(key));
    const next = left.find((key) => !isLast(key)) ?? left[0];
    if (next === undefined) {
      isOver = (await plain!.page.locator("dialog[open]").count()) === 0;
      // A dialog without a button, such as the palette.
      if (!isOver) await Promise.all(pads.map(({ page }) => page.keyboard.press("Escape")));
      continue;
    }
    pressed.add(next);
    for (const { page } of pads) {
      await page.waitForFunction(isApart);
      await page.evaluate(look);
      const button = page.locator(`[data-key=${JSON.stringify(next)}]`);
      await button.scrollIntoViewIfNeeded();
      await button.click({ timeout: 10_000 });
    }
    // A row of the log that comes into sight is told some frames later, in either: what counts is where both come to rest.
    let expected = await settled(plain!.page);
    await expect(async () => {
      expected = await settled(plain!.page);
      expect(await settled(safari!.page), `after ${next}`).toEqual(expected);
    }).toPass({ timeout: 15_000 });
    expect(expected.focus, `after ${next} the focus is somewhere`).not.toMatch(/\| BODY/);
  }
  expect(pressed.size, [...pressed].join("\n")).toBeGreaterThan(60);
});

test("the hint of rich text says what Safari does to it, and there alone", async ({ scratchpad, elsewhere }) => {
  const status = (pad: Scratchpad) => pad.statusUpdate.getByRole("status");
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Payments fail." });
  await scratchpad.copy("Rich text");
  await expect(status(scratchpad)).toHaveText("Copied as rich text. Is it out?");
  const safari = await elsewhere(namedSafari);
  await safari.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await safari.openIncident();
  await safari.write({ "What is happening": "Payments fail." });
  await safari.copy("Rich text");
  await expect(status(safari)).toHaveText("Copied as rich text. Is it out? This browser makes the words black: where mail is dark, copy as plain text.");
  await safari.copy("Plain text");
  await expect(status(safari)).toHaveText("Copied as plain text. Is it out?");
});

test.describe("a picture where the browser writes no WebP", () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      const { toDataURL } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.toDataURL = function (kind, quality) {
        return toDataURL.call(this, kind === "image/webp" ? "image/png" : kind, quality);
      };
    }),
  );

  for (const [name, size] of [["webkit", "32 × 20"], ["progressive", "32 × 20"], ["phone", "20 × 32"], ["camera", "32 × 20"], ["fill-bytes", "32 × 20"]] as const) {
    test(`is kept as JPEG, upright: ${name}`, async ({ scratchpad, page }) => {
      await scratchpad.openIncident();
      const data = readFileSync(`tests/host/fixtures/jpeg/${name}.jpg`).toString("base64");
      await scratchpad.logEntry.evaluate(async (box, data) => {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([bytes], "pasted.jpg", { type: "image/jpeg" }));
        box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      }, data);
      await expect(scratchpad.entry(`Picture, ${size}`)).toBeVisible();
      const file = await scratchpad.exportAs("JSON with pictures");
      expect(file.text).toContain('"jpeg"');
      await page.evaluate(() => localStorage.clear());
    });
  }
});
