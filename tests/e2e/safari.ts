// Safari's habits, taken on by the browser of these tests.
import type { Page } from "@playwright/test";

/**
 * What is clicked and not typed in gets no focus: what had it loses it at the press, to nothing or to what is around
 * that can have it. To be called before the page is opened.
 */
export async function likeSafari(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener("mousedown", (event) => {
      const target = event.target as Element;
      const pressed = target.closest("button, summary, a[href], input[type=radio], input[type=checkbox], input[type=file]");
      if (!pressed || event.defaultPrevented) return;
      event.preventDefault();
      const around = pressed.parentElement?.closest<HTMLElement>("[tabindex]");
      if (around) around.focus({ preventScroll: true });
      else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  });
}

/** The browser says of itself what Safari on a Mac says. */
export async function namedSafari(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "vendor", { get: () => "Apple Computer, Inc." });
    Object.defineProperty(Navigator.prototype, "platform", { get: () => "MacIntel" });
  });
}
