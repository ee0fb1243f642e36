// An update on its way out: drafted, told apart from the last one, copied for each destination, harmless everywhere.
import { marked } from "marked";
import slack from "slack-markdown";
import { expect, test } from "./fixtures.ts";

const parts = {
  "What is happening": "Card payments fail in Europe.",
  Impact: "About 1 in 3 payments.",
  "What we are doing": "We are looking for the cause.",
  "What you can do": "Please pay by bank transfer.",
};

test("every destination gets what its preview shows, and rich text has plain text beside it", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.write(parts);
  const preview = scratchpad.statusUpdate.getByRole("group", { name: "Preview" });
  const starts = {
    "Plain text": "Investigating: Checkout fails\n\n",
    Markdown: "**Investigating: Checkout fails**\n\n",
    Slack: "*Investigating: Checkout fails*\n\n",
    "Rich text": "Investigating: Checkout fails\n\n",
    "Status page": "Card payments fail in Europe.\n\n",
    "Short (280)": "Investigating: Checkout fails. Card payments fail in Europe. ",
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
  expect(html).toContain("<strong>Investigating: Checkout fails</strong>");
  expect(html).toContain("<p>Card payments fail in Europe.</p>");
});

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
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item!.getType("text/html")).text();
  });
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

test("a first message is copied with three keys besides its words", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await page.getByRole("heading", { name: "Checkout fails" }).click();
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
