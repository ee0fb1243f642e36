// The whole path without a pointer: from the empty page to resolved and exported, every focus where the next key is meant.
import { readFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

test("by keyboard alone, from an empty page to resolved and exported", async ({ scratchpad, page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { pointed: 0 });
    addEventListener("pointerdown", () => void ((window as unknown as { pointed: number }).pointed += 1), true);
  });
  const { keyboard } = page;
  const line = async (words: string) => {
    await expect(scratchpad.logEntry).toBeFocused();
    await keyboard.type(words);
    await keyboard.press("Enter");
    await expect(scratchpad.logEntry).toHaveValue("");
  };
  const command = async (words: string, option: string | RegExp) => {
    await keyboard.press("ControlOrMeta+k");
    const palette = page.getByRole("dialog", { name: "Command palette", exact: true });
    await expect(palette.getByRole("combobox")).toBeFocused();
    await keyboard.type(words);
    await expect(palette.getByRole("option", { selected: true })).toContainText(option);
    await keyboard.press("Enter");
    await expect(palette).toBeHidden();
  };

  await scratchpad.open();
  await test.step("declared", async () => {
    await expect(scratchpad.title).toBeFocused();
    await keyboard.type("Card payments fail");
    await keyboard.press("Enter");
    await expect(scratchpad.heading).toHaveText("Card payments fail");
    await line("Payments dashboard went red");
  });

  await test.step("the first update is out", async () => {
    await keyboard.press("Escape");
    await expect(scratchpad.logEntry).not.toBeFocused();
    await keyboard.press("u");
    for (const [part, words] of [
      ["What is happening", "Card payments fail in Europe."],
      ["Impact", "About 1 in 3 card payments has failed since 02:41 UTC."],
      ["What we are doing", "We are checking a change that went out shortly before."],
    ] as const) {
      await expect(scratchpad.part(part)).toBeFocused();
      await keyboard.type(words);
      await keyboard.press("Tab");
    }
    await keyboard.press("ControlOrMeta+Enter");
    await expect.poll(() => scratchpad.clipboard()).toContain("Card payments fail in Europe.");
    await command("published", "Mark as sent");
    await expect(scratchpad.entry("Update to customers")).toBeVisible();
  });

  await test.step("a wrong theory is dropped, the right one is proven", async () => {
    await command("write to the log", "Write to the log");
    await line("? Why do card payments fail?");
    // A question that was asked has the keyboard in its field for a theory; Escape goes back to the box.
    await keyboard.press("Escape");
    await line("~ The provider is down");
    await line("- test: a payment straight to the provider works");
    await line("~ Release 42 drops the postal code");
    await line("+ log: postal_code=null in every rejection");
    await command("rule out", "Show questions and theories");
    const tabTo = async (what: Locator) => {
      for (let press = 0; press < 60; press += 1) {
        if (await what.evaluate((element) => element === document.activeElement)) return;
        await keyboard.press("Tab");
      }
      throw new Error("60 times Tab do not lead there");
    };
    await tabTo(scratchpad.standing("The provider is down"));
    await keyboard.type("Disproved");
    await expect(scratchpad.theory("The provider is down")).toHaveClass(/\bdisproved\b/);
    const right = "Release 42 drops the postal code";
    await tabTo(scratchpad.standing(right));
    await keyboard.type("Proven");
    await expect(scratchpad.reason(right)).toBeFocused();
    await keyboard.type("a build without it works");
    await keyboard.press("Enter");
    await expect(scratchpad.theory(right)).toHaveClass(/\bproven\b/);
  });

  await test.step("resolved and exported", async () => {
    await command("phase resolved", "Phase: resolved");
    await expect(scratchpad.phase).toHaveValue("Resolved");
    const saved = page.waitForEvent("download");
    await command("export markdown", "Export as Markdown");
    const record = await readFile(await (await saved).path(), "utf8");
    for (const words of ["Card payments fail", "The provider is down", "Resolved"]) expect(record).toContain(words);
  });

  expect(await page.evaluate(() => (window as unknown as { pointed: number }).pointed), "nothing was pointed at").toBe(0);
});
