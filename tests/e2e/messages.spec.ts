// An update on its way out: drafted, told apart from the last one, copied for each destination, harmless everywhere.
import type { Page } from "@playwright/test";
import { marked } from "marked";
import slack from "slack-markdown";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const parts = {
  "What is happening": "Card payments fail in Europe.",
  Impact: "About 1 in 3 payments.",
  "What we are doing": "We are looking for the cause.",
  "What you can do": "Please pay by bank transfer.",
};

/** A paragraph as some editors need it, or they make empty lines of the margin that it has anyway. */
const P = '<p style="margin:0 0 1em">';

/** The HTML on the clipboard, as it was written there. */
const htmlCopied = (page: Page) =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item!.getType("text/html")).text();
  });

test("every destination gets what its preview shows, and rich text has plain text beside it", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.write(parts);
  const preview = scratchpad.statusUpdate.getByRole("group", { name: "Preview" });
  const starts = {
    "Plain text": "Investigating: About 1 in 3 payments\n\n",
    Markdown: "**Investigating: About 1 in 3 payments**\n\n",
    Slack: "*Investigating: About 1 in 3 payments*\n\n",
    "Rich text": "Investigating: About 1 in 3 payments\n\n",
    "Status page": "Card payments fail in Europe.\n\n",
    "Short (280)": "Investigating: About 1 in 3 payments. Card payments fail in Europe. ",
    "Microsoft Teams": "Investigating: About 1 in 3 payments\n\n",
    "Google Chat": "*Investigating: About 1 in 3 payments*\n\n",
    Discord: "**Investigating: About 1 in 3 payments**\n\n",
    Mattermost: "**Investigating: About 1 in 3 payments**\n\n",
    "Jira, Confluence": "*Investigating: About 1 in 3 payments*\n\n",
    "Atlassian JSON": '{"version":1,"type":"doc",',
  } as const;
  for (const [destination, start] of Object.entries(starts)) {
    const copied = await scratchpad.copy(destination as keyof typeof starts);
    expect(copied.startsWith(start), `${destination}: ${copied}`).toBe(true);
    expect(await preview.innerText(), destination).toBe(copied);
    expect(copied).toMatch(/Next update by \d\d:\d\d UTC/);
  }
  await scratchpad.copy("Rich text");
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item!.getType("text/html")).text();
  });
  expect(html).toContain("<strong><b>Investigating: About 1 in 3 payments</b></strong>");
  expect(html).toContain(`${P}Card payments fail in Europe.</p>${P}`);
  const plain = await scratchpad.copy("Plain text");
  const beside = await htmlCopied(page);
  expect(beside, "for editors that make nothing good of plain text").toContain(`${P}Card payments fail in Europe.</p>${P}`);
  expect(beside).not.toMatch(/<b>|<strong>/);
  expect(beside.replace(/<[^>]*>/g, "")).toContain(plain.split("\n")[0]!);
});

test("copying leaves the focus and what is selected where they are", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.write(parts);
  const field = scratchpad.part("Impact");
  await field.evaluate((area: HTMLTextAreaElement) => (area.focus(), area.setSelectionRange(2, 7)));
  await page.evaluate(() => navigator.clipboard.writeText("nothing was copied"));
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect.poll(() => scratchpad.clipboard()).toContain("Card payments fail in Europe.");
  await expect(field).toBeFocused();
  expect(await field.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd])).toEqual([2, 7]);
});

test("it copies without the newer clipboard too, as on a host without https", async ({ scratchpad, page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.write({ "What is happening": "Card payments fail in Europe." });
  await scratchpad.copyButton.click();
  await expect(scratchpad.updateStatus).toHaveText("Copied as plain text. Is it out?");
  await scratchpad.part("Impact").focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(scratchpad.part("Impact")).toHaveValue(/^Investigating: Card payments fail in Europe\n\nCard payments fail in Europe\.\n\n/);
});

for (const [how, command] of [
  ["refuses its copy command", () => false],
  ["copies nothing and says that it did", () => true],
] as const) {
  test(`a browser that ${how} copies by the newer clipboard, or hands the words out`, async ({ scratchpad, page }) => {
    await page.addInitScript(`document.execCommand = ${String(command)}`);
    await scratchpad.openIncident("Checkout fails");
    await scratchpad.write(parts);
    for (const format of ["Plain text", "Rich text"] as const) {
      expect(await scratchpad.copy(format)).toContain("Card payments fail in Europe.\n\nAbout 1 in 3 payments.");
      // The margins stay away: the policy of the page forbids them here, and the console would be full of it.
      expect(await htmlCopied(page), format).toContain("<p>Card payments fail in Europe.</p><p>");
    }
    await scratchpad.copy("Slack");

    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await scratchpad.copyButton.click();
    await expect(scratchpad.statusUpdate.getByRole("alert")).toContainText("The browser does not let this page copy.");
    await expect(scratchpad.statusUpdate.getByRole("textbox", { name: "Text to copy" })).toHaveValue(/^\*Investigating: About 1 in 3 payments\*/);
  });
}

test("what a person typed calls nobody and runs nowhere, and still reads as it was typed", async ({ scratchpad, page, browser }) => {
  // The page's own policy lets nobody parse HTML in it.
  const elsewhere = await browser.newPage();
  await scratchpad.openIncident("Checkout fails");
  const typed = "@channel <!here> *bold* _sly_ <img src=x onerror=alert(1)> [x](javascript:alert(1)) `code` :fire:";
  await scratchpad.write({ "What is happening": typed });

  const rendered = await marked.parse(await scratchpad.copy("Markdown"), { gfm: true });
  const markdown = await elsewhere.evaluate((html) => {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    return { text: body.textContent ?? "", live: body.querySelectorAll("a, img, script, em, del").length };
  }, rendered);
  expect(markdown.live).toBe(0);
  expect(markdown.text).toContain(typed);

  const asSlack = slack.toHTML(await scratchpad.copy("Slack"));
  const inSlack = await elsewhere.evaluate((html) => {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    const bold = [...body.querySelectorAll("strong, b")].map((element) => element.textContent ?? "");
    return { live: body.querySelectorAll("a, em, .s-mention, .s-emoji").length, bold };
  }, asSlack);
  expect(inSlack.live).toBe(0);
  expect(inSlack.bold.filter((words) => words.includes("bold")), "nothing typed is bold").toEqual([]);

  await scratchpad.copy("Rich text");
  const html = await htmlCopied(page);
  const rich = await elsewhere.evaluate((html) => {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    return { text: body.textContent ?? "", live: body.querySelectorAll("a, img, script").length };
  }, html);
  expect(rich.live).toBe(0);
  expect(rich.text).toContain(typed);
  await elsewhere.close();
});

test("an update begins with what the log knows, and says what it repeats", async ({ scratchpad }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.audience("Team").check();
  await scratchpad.log("~ The certificate ran out");
  await scratchpad.statusUpdate.getByRole("button", { name: "Start from the log" }).click();
  await expect(scratchpad.part("What is happening")).toHaveValue("Checkout fails.");
  await expect(scratchpad.part("Impact"), "nobody said anything of it").toHaveValue("");
  await expect(scratchpad.part("What we are doing")).toHaveValue("We are looking for the cause.");
  await expect(scratchpad.statusUpdate.getByRole("button", { name: "Start from the log" })).toHaveCount(0);

  await scratchpad.markAsSent.click();
  const repeated = scratchpad.statusUpdate.getByText("It says the same as the last update to them, word for word.");
  await expect(repeated).toBeVisible();
  await scratchpad.write({ "What we are doing": "We have found it." });
  await expect(repeated).toHaveCount(0);
  await expect(scratchpad.statusUpdate.getByText("Unchanged since the last update to them: What is happening.")).toBeVisible();
});

test("what some editors would eat is said while it is written, and a mail is a file with a subject", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.write({ "What is happening": "Cards of <others> fail." });
  const hint = scratchpad.statusUpdate.getByText("Some editors drop “<others>” when this is pasted");
  await expect(hint).toBeVisible();
  await scratchpad.write({ "What is happening": "Cards of others fail.", Impact: "- EU cards" });
  await expect(hint).toHaveCount(0);
  await expect(scratchpad.statusUpdate.getByText("“- EU cards” may become an item of a list")).toBeVisible();
  await scratchpad.write({ Impact: "EU cards" });
  await expect(scratchpad.statusUpdate.getByText(/^Some editors/)).toHaveCount(0);

  await scratchpad.copyMenu.click();
  const mail = await scratchpad.downloadOf(page.getByRole("menuitem", { name: "E-mail file", exact: true }));
  expect(mail.name).toBe("status-update.eml");
  expect(mail.text).toMatch(/^Subject: Investigating: EU cards\r\nX-Unsent: 1\r\n/);
});

test("a first message is copied with three keys besides its words", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.leaveFields();
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  await press("u");
  await expect(scratchpad.part("What is happening")).toBeFocused();
  await page.keyboard.type("Card payments fail for some customers in Europe.");
  await press("Tab");
  await page.keyboard.type("About 1 in 3 payments since 02:41 UTC.");
  await press("Control+Enter");
  await expect.poll(() => scratchpad.clipboard()).toMatch(/Card payments fail.*\n\nAbout 1 in 3[^]*Next update by/);
  expect(keys).toBeLessThanOrEqual(3);
});

const templates = (scratchpad: Scratchpad) => ({
  open: () => scratchpad.statusUpdate.getByRole("button", { name: "Templates", exact: true }).click(),
  item: (name: string) => scratchpad.statusUpdate.getByRole("menuitem", { name, exact: true }),
});

test("an update starts from one that everybody needs, or from a template of one's own, which stays", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  const { open, item } = templates(scratchpad);
  await scratchpad.write({ "What you can do": "Please pay by bank transfer." });
  await open();
  await expect(item("First message")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(scratchpad.part("Impact")).toHaveValue("We are still finding out who is affected.");
  await expect(scratchpad.part("What you can do"), "words that stand are not written over").toHaveValue("Please pay by bank transfer.");

  await scratchpad.write({ "What is happening": "{title}, and we are on it.", Impact: "", "What we are doing": "", "What you can do": "" });
  await open();
  await item("Keep as my template").click();
  await expect(page.getByText(/^Kept as your template for Investigating to customers\./)).toBeVisible();
  await scratchpad.write({ "What is happening": "" });
  await scratchpad.reload();
  await scratchpad.statusUpdate.getByRole("button", { name: "Start from the log" }).click();
  await expect(scratchpad.part("What is happening")).toHaveValue("Checkout fails, and we are on it.");

  await scratchpad.write({ "What is happening": "" });
  await open();
  await item("Keep as my template").click();
  await expect(page.getByText("is forgotten: updates start from the log again.")).toBeVisible();
  await scratchpad.statusUpdate.getByRole("button", { name: "Start from the log" }).click();
  await expect(scratchpad.part("What is happening")).toHaveValue("Checkout fails.");
});

test("what is new since the last update stays unfolded while more is logged", async ({ scratchpad }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.write(parts);
  await scratchpad.copy("Slack");
  await scratchpad.markAsSent.click();
  await scratchpad.log("$ rolled back to release 41");
  await scratchpad.statusUpdate.getByText("Since the last update to them: 1").click();
  const news = scratchpad.statusUpdate.getByRole("listitem");
  await expect(news.filter({ hasText: "rolled back" })).toBeVisible();
  await scratchpad.log("$ restarted the workers");
  await expect(scratchpad.statusUpdate.getByText("Since the last update to them: 2")).toBeVisible();
  await expect(news.filter({ hasText: "restarted the workers" })).toBeVisible();
});

test("what was sent says how, is copied again word for word, and is corrected by another one", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.write(parts);
  const copied = await scratchpad.copy("Slack");
  await scratchpad.markAsSent.click();
  const sent = scratchpad.entry("Update to customers");
  await expect(sent).toContainText("copied as Slack");
  await expect(sent).toContainText("next one promised for");

  await page.evaluate(() => navigator.clipboard.writeText("something else"));
  await sent.getByRole("button", { name: "Copy again" }).click();
  await expect.poll(() => scratchpad.clipboard()).toBe(copied);

  await scratchpad.log("$ rolled back to release 41");
  await expect(scratchpad.statusUpdate.getByText("Since the last update to them: 1")).toBeVisible();
  await scratchpad.write({ Impact: "Other words." });
  await sent.getByRole("button", { name: "Correct by a new update" }).click();
  await expect(page.getByText("Other words stand in the update.")).toBeVisible();
  await expect(scratchpad.part("Impact"), "nothing is written over").toHaveValue("Other words.");
  for (const name of Object.keys(parts)) await scratchpad.write({ [name]: "" });
  await sent.getByRole("button", { name: "Correct by a new update" }).click();
  await expect(scratchpad.part("Impact")).toHaveValue(parts.Impact);

  const record = (await scratchpad.exportAs("Markdown")).text;
  expect(record).toContain("Copied as Slack.");
  const kept = JSON.parse((await scratchpad.exportAs("JSON")).text);
  expect(JSON.stringify(kept)).toContain('"destination":"Slack"');
});

test("the handover line and the browser's own sheet take the words as they are", async ({ scratchpad, page }) => {
  await page.addInitScript(() => {
    const shared: unknown[] = [];
    Object.assign(window, { shared });
    Object.defineProperty(navigator, "share", { value: async (data: unknown) => void shared.push(data) });
  });
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.write(parts);
  await scratchpad.copyMenu.click();
  await templates(scratchpad).item("Handover line").click();
  await expect.poll(() => scratchpad.clipboard()).toMatch(/^Checkout fails: major, Investigating; open since \d\d:\d\d UTC/);
  await scratchpad.copyMenu.click();
  await templates(scratchpad).item("Share sheet").click();
  const shared = await page.evaluate(() => (window as unknown as { shared: { text: string }[] }).shared);
  expect(shared.map(({ text }) => text)).toEqual([await scratchpad.statusUpdate.getByRole("group", { name: "Preview" }).innerText()]);
});
