// Every hostile text typed into every field, then exported, and what was exported read back.
import { Pad } from "../lib/pad.mjs";
import { address, atRest, changed, goesOn, putGood } from "./before.mjs";
import { TEXTS } from "./texts.mjs";

/** Puts any text into a field, half characters too, as a paste would. */
async function put(field, text) {
  await field.evaluate((element, words) => {
    const proto = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(proto.prototype, "value").set.call(element, JSON.parse(words));
    element.dispatchEvent(new Event("input", { bubbles: true }));
    // What carries a half character is written as an escape, so that it arrives as it was.
  }, JSON.stringify(text));
}

/** What makes a line in the box an entry of each kind, or a command. */
const SIGNS = ["", "? ", "~ ", "+ ", "- log: ", "! ", "= ", "$ ", "@who ", "/title ", "/late 5m "];
const PARTS = ["What is happening", "Impact", "What we are doing", "What you can do"];

async function everywhere(page, text) {
  const pad = new Pad(page);
  // What is too long for an entry is refused everywhere in the same way: once is enough.
  const isLong = text.length > 100_000;
  for (const sign of isLong ? [""] : SIGNS) {
    await put(pad.box, sign + text);
    await pad.box.press("Enter");
    await put(pad.box, "");
  }
  for (const part of isLong ? PARTS.slice(0, 1) : PARTS) await put(pad.part(part), text);
  await pad.update.getByRole("button", { name: "Mark as sent", exact: true }).click();
  const row = pad.entries.filter({ hasText: "#k2#" });
  await row.getByRole("button", { name: "Correct", exact: true }).click();
  await put(row.getByRole("textbox", { name: "Corrected words" }), `#k2# ${text}`);
  await row.getByRole("button", { name: isLong ? "Cancel" : "Keep correction" }).click();
  await put(pad.box, text);
}

async function exportsAreWhole(page) {
  const pad = new Pad(page);
  const problems = [];
  const files = [await pad.exportAs("JSON"), await pad.exportAs("Markdown")];
  for (const { name } of files) {
    if (!/^\d{4}-\d\d-\d\d-[\p{L}\p{N}-]+\.(md|json)$/u.test(name)) problems.push(`a file named ${name}`);
  }
  await pad.choose({ name: files[0].name, mimeType: "application/json", buffer: Buffer.from(files[0].text) });
  await pad.importPanel.waitFor();
  const said = await pad.importPanel.textContent();
  if (!/is here already: 0 of its/.test(said)) problems.push(`its own export is news to it: ${said.slice(0, 200)}`);
  if (/could not be taken/.test(said)) problems.push("its own export needs repairs");
  return problems;
}

export const typingCases = Object.entries(TEXTS).map(([name, text]) => ({
  name: `typing: ${name}`,
  async run(page, home) {
    await putGood(page, home);
    const before = await atRest(page, home);
    const pad = new Pad(page);
    await pad.open(home);
    await put(pad.title, text);
    await page.goto(address(home));
    await pad.box.waitFor();
    await everywhere(page, text);
    await pad.isSaved();
    const problems = await exportsAreWhole(page);
    const events = await pad.events();
    const after = await atRest(page, home);
    await pad.open(address(home));
    await pad.isSaved();
    if ((await pad.events()).join() !== events.join()) problems.push("after a reload the events are others");
    return [...problems, ...changed(before, after), ...(await goesOn(page, home))];
  },
}));
