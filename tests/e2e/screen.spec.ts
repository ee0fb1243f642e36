// What somebody meets who cannot see the page, has no mouse, or holds a phone: names, focus, keys, narrow screens.
import type { Request } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

type Role = Parameters<Scratchpad["page"]["getByRole"]>[0];

/** Presses Tab until the focus is there; says so when it is nowhere on the way. */
async function tabTo(scratchpad: Scratchpad, target: ReturnType<Scratchpad["page"]["getByRole"]>): Promise<void> {
  const { page } = scratchpad;
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 60 && !(await isThere()); presses += 1) await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
}

test("everything on the first screen goes by the names of the design", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.home.click();
  const names: [role: Role, name: string][] = [
    ["textbox", "Incident title"],
    ["radiogroup", "Severity"],
    ["radio", "Minor"],
    ["radio", "Major"],
    ["radio", "Critical"],
    ["button", "Declare incident"],
    ["button", "Import"],
    ["button", "Command palette"],
    ["button", "Settings"],
    ["link", "Help"],
    ["region", "Incidents on this device"],
    ["link", "Checkout fails"],
  ];
  for (const [role, name] of names) {
    await expect(page.getByRole(role, { name, exact: true }), `${role} ${name}`).toHaveCount(1);
    await expect(page.getByRole(role, { name, exact: true }), `${role} ${name}`).toBeVisible();
  }
  await expect(page.getByRole("banner")).toHaveCount(1);
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(page.getByText("What is going wrong?"), "the visible label").toBeVisible();
});

test("everything on an incident's screen goes by the names of the design", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.log("? Why does it fail?");
  await scratchpad.log("~ The certificate ran out");
  await scratchpad.log("+ log: it is valid until June");
  await scratchpad.write({ "What is happening": "Payments fail." });
  await scratchpad.markAsSent.click();
  await expect(scratchpad.nextUpdate.getByRole("timer")).toHaveText(/^\d\d:\d\d$/);

  const names: [role: Role, name: string][] = [
    ["heading", "Checkout fails"],
    ["combobox", "Severity"],
    ["combobox", "Phase"],
    ["status", "Saved"],
    ["button", "Export"],
    ["button", "Import"],
    ["button", "Command palette"],
    ["button", "Settings"],
    ["region", "Next update"],
    ["button", "Write update"],
    ["button", "Push back"],
    ["region", "Working"],
    ["list", "Timeline"],
    ["textbox", "Log entry"],
    ["button", "Add to log"],
    ["button", "Undo"],
    ["region", "Questions and theories"],
    ["article", "The certificate ran out"],
    ["combobox", "Standing"],
    ["button", "Add evidence"],
    ["region", "Status update"],
    ["radiogroup", "Audience"],
    ["textbox", "What is happening"],
    ["textbox", "Impact"],
    ["textbox", "What we are doing"],
    ["textbox", "What you can do"],
    ["radiogroup", "Next update in"],
    ["button", "Copy as plain text"],
    ["button", "Copy update"],
    ["textbox", "Public headline"],
    ["button", "Mark as sent"],
  ];
  for (const [role, name] of names) {
    await expect(page.getByRole(role, { name, exact: true }), `${role} ${name}`).toHaveCount(1);
    await expect(page.getByRole(role, { name, exact: true }), `${role} ${name}`).toBeVisible();
  }
  await expect(page.getByRole("banner")).toHaveCount(1);
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(scratchpad.entries, "one listitem an entry").toHaveCount(4);

  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByRole("menu", { name: "Export as" }).getByRole("menuitem")).toHaveText([
    "Markdown", "JSON", "JSON with pictures", "HTML", "CSV for spreadsheets", "CSV for programs", "Handover", "Incident state document (Google SRE)", "Postmortem (Google SRE)",
    "Postmortem (PagerDuty)", "Postmortem (Atlassian)", "Post-mortem (incident.io)", "For a site…",
  ]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Export", exact: true })).toBeFocused();

  await scratchpad.copyMenu.click();
  await expect(page.getByRole("menu", { name: "Copy as" }).getByRole("menuitem")).toHaveText([
    "Plain text",
    "Markdown",
    "Slack",
    "Rich text",
    "Status page",
    "Short (280)",
    "Microsoft Teams",
    "Google Chat",
    "Discord",
    "Mattermost",
    "Jira, Confluence",
    "Atlassian JSON",
    "E-mail file",
    "Handover line",
  ]);
});

test("the sign that is typed is shown by the buttons of the kinds", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  const signs = {
    "x": "Note", "? x": "Question", "~ x": "Theory", "+ x": "For", "- x": "Against", "! x": "Finding", "= x": "Decision",
    "$ x": "Change", "@maria x": "Action",
  } as const;
  for (const [typed, kind] of Object.entries(signs)) {
    await scratchpad.logEntry.fill(typed);
    await expect(scratchpad.kind(kind), typed).toHaveAttribute("aria-pressed", "true");
    await expect(scratchpad.working.getByRole("button", { pressed: true }), typed).toHaveCount(1);
  }
});

test("undo works with Caps Lock on", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.log("a note");
  // Without Shift, and with a capital letter: what a browser reports then.
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(scratchpad.entry("a note")).toContainText("undone");
});

test("a file that is handed out can be read for a minute after the click", async ({ scratchpad, page }) => {
  await page.clock.install();
  await scratchpad.openIncident();
  await page.evaluate(() => {
    const revoked: string[] = [];
    const { revokeObjectURL } = URL;
    URL.revokeObjectURL = (url) => void revoked.push(url) ?? revokeObjectURL.call(URL, url);
    Object.assign(window, { revoked });
  });
  const revoked = () => page.evaluate(() => (window as unknown as { revoked: string[] }).revoked.length);
  await scratchpad.exportAs("JSON");
  expect(await revoked()).toBe(0);
  await page.clock.runFor(61_000);
  expect(await revoked()).toBe(1);
});

test("from declaring to a copied update without a mouse", async ({ scratchpad, page }) => {
  test.slow();
  const { keyboard } = page;
  await scratchpad.open();
  await expect(scratchpad.title, "the first focus").toBeFocused();
  await keyboard.type("Checkout fails");
  await keyboard.press("Tab");
  await expect(scratchpad.severityChoice("Major")).toBeFocused();
  await keyboard.press("ArrowRight");
  await expect(scratchpad.severityChoice("Critical")).toBeChecked();
  await keyboard.press("Enter");

  await expect(scratchpad.logEntry, "the focus goes to the box").toBeFocused();
  await expect(scratchpad.severity).toHaveValue("Critical");
  await keyboard.type("every third payment");
  await keyboard.press("Shift+Enter");
  await keyboard.type("since 03:02 UTC");
  await keyboard.press("Enter");
  await expect(scratchpad.entry("every third payment")).toContainText("since 03:02 UTC");
  await keyboard.type("~ The certificate ran out");
  await keyboard.press("Enter");
  await keyboard.type("+ test: openssl says it ran out at 03:00 UTC");
  await keyboard.press("Enter");
  await expect(scratchpad.logEntry, "the focus stays in the box").toBeFocused();

  await test.step("a theory is proven", async () => {
    await tabTo(scratchpad, scratchpad.standing("The certificate ran out"));
    await keyboard.type("Proven");
    const reason = scratchpad.reason("The certificate ran out");
    await expect(reason).toBeFocused();
    await keyboard.type("tested from two networks");
    await keyboard.press("Enter");
    await expect(scratchpad.standing("The certificate ran out")).toHaveValue("Proven");
  });

  await test.step("the letters are keys only where nothing is typed", async () => {
    await tabTo(scratchpad, scratchpad.undo);
    await keyboard.press("i");
    await expect(scratchpad.logEntry).toBeFocused();
    await keyboard.type("u/i");
    await expect(scratchpad.logEntry).toHaveValue("u/i");
    await keyboard.press("ControlOrMeta+a");
    await keyboard.press("Delete");
    await tabTo(scratchpad, scratchpad.kind("Question"));
    await keyboard.press("u");
    await expect(scratchpad.part("What is happening")).toBeFocused();
  });

  await keyboard.type("Card payments fail.");
  await keyboard.press("Tab");
  await expect(scratchpad.part("Impact")).toBeFocused();
  await keyboard.type("Every third, since 03:02 UTC.");
  await tabTo(scratchpad, scratchpad.copyMenu);
  await keyboard.press("Enter");
  const menu = scratchpad.statusUpdate.getByRole("menu", { name: "Copy as", exact: true });
  await expect(menu.getByRole("menuitem", { name: "Plain text", exact: true })).toBeFocused();
  await keyboard.press("ArrowDown");
  await expect(menu.getByRole("menuitem", { name: "Markdown", exact: true })).toBeFocused();
  await keyboard.press("Enter");
  await expect(menu).toBeHidden();
  await expect(scratchpad.copyMenu, "the focus comes back").toBeFocused();
  await expect.poll(() => scratchpad.clipboard()).toContain("**Investigating: Every third, since 03:02 UTC**");
  expect(await scratchpad.clipboard()).toContain("Every third, since 03:02 UTC.");
  await keyboard.press("Tab");
  await expect(scratchpad.markAsSent).toBeFocused();
  await keyboard.press("Enter");
  await expect(scratchpad.nextUpdate).toContainText("until the next update to customers");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("tabs at the bottom show one pane at a time; the promise and the box are always reachable", async ({
    scratchpad,
    page,
  }) => {
    await scratchpad.openIncident("Checkout fails for customers in Europe");
    const tabs = page.getByRole("navigation", { name: "Panes" });
    const tab = (name: string) => tabs.getByRole("button", { name, exact: true });
    const panes = { Working: scratchpad.working, Theories: scratchpad.theories, Update: scratchpad.statusUpdate };
    for (let line = 0; line < 30; line += 1) await scratchpad.log(`line ${line} of a long night`);
    await scratchpad.log("? Why?");
    await scratchpad.log("~ Because");

    for (const [name, pane] of Object.entries(panes)) {
      await tab(name).click();
      await expect(tab(name)).toHaveAttribute("aria-current", "page");
      await expect(pane).toBeVisible();
      for (const other of Object.values(panes).filter((other) => other !== pane)) await expect(other).toBeHidden();
      await expect(scratchpad.nextUpdate).toBeInViewport({ ratio: 1 });
      await expect(scratchpad.saved).toBeInViewport();
      await expect(tabs).toBeInViewport({ ratio: 1 });
      await expect(tab("Working")).toBeInViewport({ ratio: 1 });
    }
    await tab("Working").click();
    await expect(scratchpad.logEntry).toBeInViewport({ ratio: 1 });
    await expect(scratchpad.entry("Because")).toBeInViewport();

    await scratchpad.nextUpdate.getByRole("button", { name: "Write update", exact: true }).click();
    await expect(scratchpad.part("What is happening")).toBeFocused();
    await expect(tab("Update")).toHaveAttribute("aria-current", "page");
    await scratchpad.write({ "What is happening": "Payments fail." });
    await expect(scratchpad.copyButton).toBeInViewport({ ratio: 1 });
    await scratchpad.markAsSent.click();
    await expect(scratchpad.timer).toBeInViewport({ ratio: 1 });
  });
});

test.describe("at 320 pixels", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("nothing has to be scrolled sideways", async ({ scratchpad, page }) => {
    const overhang = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const word = "averylongwordwithoutanyplacetobreakit".repeat(4);
    await scratchpad.open();
    await scratchpad.declare(`Checkout fails ${word}`, "Critical");
    await scratchpad.home.click();
    await expect(scratchpad.listed(/Checkout fails/)).toBeVisible();
    expect(await overhang(), "the first screen").toBe(0);

    await scratchpad.incidents.getByRole("link").click();
    await scratchpad.log(`? ${word}`);
    await scratchpad.log(`~ ${word}`);
    await scratchpad.log(`+ log: ${word}`);
    await scratchpad.log(`a log\n${"column ".repeat(60)}`);
    for (const name of ["Working", "Theories", "Update"]) {
      await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name, exact: true }).click();
      expect(await overhang(), name).toBe(0);
    }
    await scratchpad.write({ "What is happening": word });
    await scratchpad.markAsSent.click();
    const fits = async (state: string) => {
      expect(await overhang(), state).toBe(0);
      for (const button of await page.getByRole("button").filter({ visible: true }).all()) {
        const box = (await button.boundingBox())!;
        const name = await button.innerText();
        expect(Math.round(box.x), `${name} begins on the screen`).toBeGreaterThanOrEqual(0);
        expect(Math.round(box.x + box.width), `${name} ends on the screen`).toBeLessThanOrEqual(320);
        expect(Math.min(box.width, box.height), `${name} can be hit`).toBeGreaterThanOrEqual(24);
      }
    };
    await fits("with a promise");
    await scratchpad.nextUpdate.getByRole("button", { name: "Push back", exact: true }).click();
    await fits("with a sheet over it");
  });
});

test("once it is loaded, the page asks for nothing any more", async ({ scratchpad, page, context }) => {
  await scratchpad.open();
  await expect(scratchpad.title).toBeFocused();
  // Loading ends with the copy for the time without a network.
  await expect(page.locator("html")).toHaveAttribute("data-offline", "");
  const asked: Request[] = [];
  // Of the context: what the service worker asks for counts too.
  context.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url())) asked.push(request);
  });
  await scratchpad.declare("Checkout fails");
  await scratchpad.log("see https://example.com/graph.png and ![x](https://example.com/x.png)");
  await scratchpad.write({ "What is happening": "Payments fail, see https://example.com" });
  await scratchpad.copy("Plain text");
  await scratchpad.markAsSent.click();
  await scratchpad.exportAs("Markdown");
  const file = await scratchpad.exportAs("JSON");
  await scratchpad.chooseFile(file.text);
  await scratchpad.importButton("Open as a copy").click();
  await scratchpad.isSaved();
  await scratchpad.home.click();
  await expect(scratchpad.listed("Checkout fails")).toHaveCount(2);
  // The checker starts with an incident, out of that copy.
  const programs: string[] = [];
  for (const request of asked) {
    const isFromCopy = (await request.response())?.fromServiceWorker();
    expect(isFromCopy, `${request.url()} is asked of no server`).toBe(true);
    programs.push(new URL(request.url()).pathname);
  }
  expect(programs.filter((path) => !/^\/checker-[0-9a-f]{16}\.(js|wasm)$/.test(path))).toEqual([]);
});

test("severity and phase are read whole beside a long title", async ({ scratchpad, page }) => {
  const widths = async () => [(await scratchpad.severity.boundingBox())!.width, (await scratchpad.phase.boundingBox())!.width];
  await scratchpad.openIncident("Short");
  const whole = await widths();
  await scratchpad.home.click();
  await scratchpad.declare("Checkout fails for cards with a very long title that goes on and on, as titles do at three in the morning");
  for (const width of [1440, 1024]) {
    await page.setViewportSize({ width, height: 900 });
    for (const [at, seen] of (await widths()).entries()) expect(seen, `${width}`).toBeGreaterThanOrEqual(whole[at]! - 1);
  }
});
