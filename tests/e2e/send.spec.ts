// "Send to a colleague": an incident goes to another browser as a link or a file, with names and secrets masked where that is
// wanted. No request leaves the page meanwhile: the fixtures hold that for both browsers.
import { readFile } from "node:fs/promises";
import { deflateRawSync } from "node:zlib";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const dialog = (pad: Scratchpad): Locator => pad.page.getByRole("dialog", { name: "Send to a colleague" });

async function openDialog(pad: Scratchpad): Promise<Locator> {
  await pad.page.getByRole("button", { name: "Send to a colleague", exact: true }).click();
  await expect(dialog(pad)).toBeVisible();
  await expect(dialog(pad).getByRole("region", { name: "Names, addresses and secrets" })).not.toContainText("Looking for");
  return dialog(pad);
}

/** The link that the dialog shows. */
async function link(send: Locator): Promise<string> {
  const field = send.getByRole("textbox", { name: "The link", exact: true });
  await expect(field).toHaveValue(/#\/shared\//);
  return field.inputValue();
}

const fragment = (of: string): string => of.slice(of.indexOf("#"));

/** Every word that the browser keeps of this page. */
async function stored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const all: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opened = indexedDB.open(name!);
        opened.onsuccess = () => resolve(opened.result);
        opened.onerror = () => reject(opened.error);
      });
      for (const store of database.objectStoreNames) {
        const kept = database.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => (kept.onsuccess = resolve));
        all.push(kept.result);
      }
      database.close();
    }
    return JSON.stringify(all);
  });
}

const shared = (pad: Scratchpad): Locator => pad.page.getByRole("main");
const refused = (pad: Scratchpad): Locator => pad.page.getByRole("main").getByRole("alert").filter({ hasText: /./ });
const keep = (pad: Scratchpad): Locator => pad.page.getByRole("button", { name: "Keep", exact: true });
const events = (json: string): unknown => JSON.parse(json).events;

/** CRC-32 as in gzip. */
function crc32(text: string): number {
  let sum = -1;
  for (const byte of Buffer.from(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** A link made by hand, sealed by nothing, from bytes that were packed. */
function linkOf(packed: Buffer, kind = "i"): string {
  const body = packed.toString("base64url");
  const head = `1.${kind}.${body.length}`;
  const sum = crc32(`${head}.${body}`).toString(16).padStart(8, "0");
  return `#/shared/${head}.${sum}.${body}z`;
}

test("a link carries an incident, which is read-only and in no store until it is kept", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident("Checkout fails for cards");
  await scratchpad.log("the gateway answers 422");
  await scratchpad.log("? Why only Europe");
  await scratchpad.log("~ The provider rejects us");
  const send = await openDialog(scratchpad);
  await expect(send).toContainText("“Checkout fails for cards”:");
  await expect(send.getByText(/characters\. Chat and mail carry it\.$/)).toHaveText(/^[\d,]+ characters/);
  const address = await link(send);
  await expect(send.getByText(/characters\./)).toHaveText(new RegExp(`^${address.length.toLocaleString("en-US")} characters`));
  await send.getByRole("button", { name: "Copy link", exact: true }).click();
  await expect(send.getByRole("status")).toHaveText("The link is copied.");
  expect(await scratchpad.clipboard()).toBe(address);

  const other = await elsewhere();
  await other.open(fragment(address));
  await expect(shared(other)).toContainText("Checkout fails for cards");
  await expect(shared(other).getByRole("list", { name: "Timeline" })).toContainText("the gateway answers 422");
  await expect(shared(other)).toContainText("nothing of it is kept in this browser before you keep it");
  await expect(other.page.locator("html")).toHaveAttribute("data-stores", "");
  expect(await stored(other.page)).not.toContain("gateway answers");
  await other.reload();
  await expect(shared(other)).toContainText("the gateway answers 422");
  expect(await stored(other.page)).not.toContain("gateway answers");

  await keep(other).click();
  await expect(other.heading).toHaveText("Checkout fails for cards");
  await expect(other.entry("the gateway answers 422")).toHaveCount(1);
  await other.isSaved();
  expect(await stored(other.page)).toContain("gateway answers");
  await scratchpad.page.keyboard.press("Escape");
  const [here, there] = [await scratchpad.exportAs("JSON"), await other.exportAs("JSON")];
  expect(events(there.text)).toEqual(events(here.text));
});

test("a link to an incident that is here is merged into it, and the same one again brings nothing", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident();
  await scratchpad.log("first words");
  const first = await link(await openDialog(scratchpad));
  const other = await elsewhere();
  await other.open(fragment(first));
  await keep(other).click();
  await other.log("words of the other");
  await scratchpad.page.keyboard.press("Escape");
  await scratchpad.log("second words");
  const second = await link(await openDialog(scratchpad));
  await other.open(fragment(second));
  await expect(shared(other)).toContainText("1 of these 3 events is new and will be merged into it");
  await keep(other).click();
  await expect(other.entries).toHaveCount(3);
  await other.open(fragment(second));
  await expect(shared(other)).toContainText("this brings nothing new");
});

test("a link says what of it cannot be taken as it is, and whose clock differs, as a file does", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident();
  await scratchpad.log("all red");
  const file = JSON.parse((await scratchpad.exportAs("JSON")).text);
  const other = await elsewhere();
  await other.open();
  await other.chooseFile(JSON.stringify(file));
  await other.importButton("Add incident").click();
  await other.log("seen by the other");
  const changed = file.events.map((event: { fact: object }) => ("note_logged" in event.fact ? { ...event, fact: { note_logged: { text: "all green" } } } : event));
  const [wall, , replica] = changed.at(-1).stamp.split("-");
  const later = { stamp: `${wall}-0009-${replica}`, written: "2031-11-21T02:40:00.000Z", fact: { note_logged: { text: "of years to come" } } };
  const unknown = { stamp: `${wall}-000a-${replica}`, fact: { weather_noted: { text: "snow" } } };
  await other.open(linkOf(deflateRawSync(Buffer.from(JSON.stringify({ ...file, events: [...changed, later, unknown] })))));
  const main = shared(other);
  await expect(main).toContainText("It is in this browser already; 1 of these 3 events is new and will be merged into it.");
  await expect(main).toContainText("One event has the id of one that is here but says something else: what is here stays.");
  await expect(main).toContainText(/The clock of another device is about \d+ days ahead of this one/);
  await expect(main).toContainText("One thing in it could not be taken as it is");
  await expect(main.getByRole("listitem").filter({ hasText: "weather_noted" })).toHaveText(/^events\[3\] at line 1: left out: /);
  await keep(other).click();
  await expect(other.entry("all red")).toHaveCount(1);
  await expect(other.entry("of years to come")).toHaveCount(1);
  await expect(other.entry("all green")).toHaveCount(0);
});

test("a passphrase seals a link: a wrong one is told, the right one opens it", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident();
  await scratchpad.log("what nobody else is to read");
  const send = await openDialog(scratchpad);
  await link(send);
  await send.getByRole("textbox", { name: "Passphrase (optional)" }).fill("correct horse");
  await send.getByRole("button", { name: "Seal and copy link", exact: true }).click();
  await expect(send.getByRole("status")).toHaveText("The link is copied. Tell the passphrase by another way.");
  const address = await scratchpad.clipboard();
  expect(address).toContain("#/shared/1.ip.");

  const other = await elsewhere();
  await other.open(fragment(address));
  const field = other.page.getByRole("textbox", { name: "Passphrase", exact: true });
  await expect(field).toBeFocused();
  await field.fill("wrong horse");
  await field.press("Enter");
  await expect(refused(other)).toHaveText("This passphrase does not open it.");
  await expect(shared(other)).not.toContainText("what nobody else");
  await field.fill(" correct horse ");
  await other.page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(shared(other)).toContainText("what nobody else is to read");
  expect(await stored(other.page)).not.toContain("what nobody");
});

test("a link that was cut, changed or made up is refused in a sentence, and nothing is touched", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident();
  for (const words of ["one", "two", "three"]) await scratchpad.log(words);
  const whole = fragment(await link(await openDialog(scratchpad)));
  const [, length, body] = /^#\/shared\/1\.i\.(\d+)\.\w{8}\.(.*)z$/.exec(whole)!;
  expect(body.length).toBe(Number(length));
  const head = whole.length - body.length - 1;
  const other = await elsewhere();
  const before = "#/";
  for (const [address, words] of [
    [whole.slice(0, "#/shared/1.i".length), "the link was cut: only its beginning arrived."],
    [whole.slice(0, head + 1), `the link was cut: 1 of ${length} characters arrived.`],
    [whole.slice(0, head + 100), `the link was cut: 100 of ${length} characters arrived.`],
    [whole.slice(0, -2), `the link was cut: ${Number(length) - 1} of ${length} characters arrived.`],
    [`${whole.slice(0, head + 50)}AAAA${whole.slice(head + 54)}`, "the link was changed on its way: its checksum does not fit its characters."],
    ["#/shared/what is this", "the link is not one that this page makes."],
    ["#/shared/7.i.4.00000000.AAAAz", "a newer version of this page made the link (form 7; up to 1 is read)."],
    // 60 KB that would be 60 MB.
    [linkOf(deflateRawSync(Buffer.alloc(60 << 20, "a"))), "what is in the link expands to more than 16 MB, which no incident in a link does."],
    [linkOf(Buffer.from("this was never packed")), "what is in the link cannot be unpacked."],
    [linkOf(deflateRawSync(Buffer.from('{"format":"incident-scratchpad","version":1}')).subarray(0, 20)), "what is in the link cannot be unpacked."],
    [linkOf(Buffer.concat([deflateRawSync(Buffer.from("{}")), Buffer.from("more")])), "what is in the link cannot be unpacked."],
    [linkOf(deflateRawSync(Buffer.from([0xff, 0xfe, 0x00]))), "what is in the link cannot be unpacked."],
    [linkOf(deflateRawSync(Buffer.from("[]"))), "it is not an incident that this page exported."],
    [linkOf(deflateRawSync(Buffer.from(`${"[".repeat(100_000)}`))), "it is nested too deep (line 1)."],
  ] as const) {
    await other.open(before);
    await other.open(address);
    await expect(refused(other), address.slice(0, 80)).toHaveText(`This link cannot be opened: ${words}`);
  }
  expect(await stored(other.page)).not.toContain("isp/e/");
  // What chats put behind a link, and the breaks of mail, change nothing.
  await other.open(before);
  await other.open(`${whole.slice(0, head + 40)}%0A${whole.slice(head + 40)}).`);
  await expect(shared(other).getByRole("list", { name: "Timeline" })).toContainText("three");
});

/** A checker whose answers about what is shared wait until they are let go. */
async function holdAnswers(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const answers: (() => void)[] = [];
    const held = { isHeld: true, release: () => answers.splice(0).forEach((answer) => answer()) };
    Object.assign(window, { held });
    const Original = Worker;
    window.Worker = class extends Original {
      #isAsked = false;
      set onmessage(hear: (event: MessageEvent) => void) {
        super.onmessage = (event) => void (held.isHeld && this.#isAsked ? answers.push(() => hear(event)) : hear(event));
      }
      postMessage(question: string) {
        this.#isAsked ||= question.includes("\"sharing\"");
        super.postMessage(question);
      }
    };
  });
  return () =>
    page.evaluate(() => {
      const { held } = window as unknown as { held: { isHeld: boolean; release: () => void } };
      held.isHeld = false;
      held.release();
    });
}

const WAYS = ["Save file", "Copy link", "Save capsule"];
const SECRET = "abcdef123456abcdef";

test("nothing can be sent before it was looked through for secrets", async ({ scratchpad, page, elsewhere }) => {
  const release = await holdAnswers(page);
  await scratchpad.openIncident();
  await scratchpad.log(`curl -H 'Authorization: Bearer ${SECRET}' https://grafana.corp.example/d/1`);
  await page.getByRole("button", { name: "Send to a colleague", exact: true }).click();
  const send = dialog(scratchpad);
  await expect(send).toContainText("Looking for names, addresses and secrets");
  for (const name of WAYS) await expect(send.getByRole("button", { name, exact: true }), name).toBeDisabled();
  await expect(send.getByRole("textbox", { name: "The link", exact: true })).toHaveCount(0);
  await release();
  for (const name of WAYS) await expect(send.getByRole("button", { name, exact: true }), name).toBeEnabled();
  const other = await elsewhere();
  await other.open(fragment(await link(send)));
  await expect(shared(other)).toContainText("Bearer [secret 1]");
});

test("what cannot be looked through in ten seconds can be sent, and it is said", async ({ scratchpad, page }) => {
  await holdAnswers(page);
  await page.clock.install();
  await scratchpad.openIncident();
  await scratchpad.log(`Authorization: Bearer ${SECRET}`);
  await page.getByRole("button", { name: "Send to a colleague", exact: true }).click();
  const send = dialog(scratchpad);
  await expect(send.getByRole("button", { name: "Save file", exact: true })).toBeDisabled();
  await page.clock.runFor(10_000);
  await expect(send).toContainText("What reads texts has not answered yet");
  for (const name of WAYS) await expect(send.getByRole("button", { name, exact: true }), name).toBeEnabled();
});

test("a link that was packed before something was masked cannot be copied any more", async ({ scratchpad, page }) => {
  await page.addInitScript(() => {
    const gate = { isOpen: Promise.resolve() as Promise<unknown>, open: () => {} };
    const close = () => void (gate.isOpen = new Promise<void>((resolve) => (gate.open = resolve)));
    Object.assign(window, { gate, closeGate: close });
    const Original = CompressionStream;
    window.CompressionStream = class extends Original {
      get readable() {
        const { isOpen } = gate;
        const waits = new TransformStream({ transform: async (chunk, to) => (await isOpen, to.enqueue(chunk)) });
        return super.readable.pipeThrough(waits) as ReadableStream<Uint8Array<ArrayBuffer>>;
      }
    };
  });
  await scratchpad.openIncident();
  await scratchpad.log("@Maria restart the signer");
  const send = await openDialog(scratchpad);
  const before = await link(send);
  await page.evaluate(() => (window as unknown as { closeGate: () => void }).closeGate());
  await send.getByRole("button", { name: "Redacted copy: mask all", exact: true }).click();
  await expect(send.getByRole("button", { name: "Copy link", exact: true })).toBeDisabled();
  await expect(send.getByRole("textbox", { name: "The link", exact: true })).toHaveCount(0);
  await page.evaluate(() => (window as unknown as { gate: { open: () => void } }).gate.open());
  expect(await link(send)).not.toBe(before);
  await expect(send.getByRole("button", { name: "Copy link", exact: true })).toBeEnabled();
});

test("the redacted copy holds none of the masked words, and the record here keeps them all", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident();
  await scratchpad.log("@Maria restart the signer");
  await scratchpad.log("Maria says ops@corp.example owns db-7.internal at 10.20.30.40");
  await scratchpad.log("curl -H 'Authorization: Bearer abcdef123456abcdef' https://grafana.corp.example/d/1");
  const send = await openDialog(scratchpad);
  const found = send.getByRole("region", { name: "Names, addresses and secrets" });
  await expect(found.getByRole("list", { name: "Secrets" }).getByRole("checkbox")).toBeChecked();
  await expect(found.getByRole("list", { name: "Addresses" }).getByRole("checkbox", { checked: false })).toHaveCount(4);
  await expect(found.getByRole("list", { name: "Names" })).toHaveText("Maria");
  await found.getByRole("button", { name: "Redacted copy: mask all", exact: true }).click();
  await expect(send).toContainText("Masked in 7 places.");
  const words = ["Maria", "ops@corp", "db-7", "10.20.30.40", "abcdef123456", "grafana"];

  const saving = scratchpad.page.waitForEvent("download");
  await send.getByRole("button", { name: "Save file", exact: true }).click();
  const text = await readFile(await (await saving).path(), "utf8");
  await expect(send.getByRole("status")).toContainText("7 places in it are masked; the record here is as it was.");
  for (const word of words) expect(text, word).not.toContain(word);
  expect(text).toContain("[name 1] says [address");

  const other = await elsewhere();
  await other.open(fragment(await link(send)));
  await expect(shared(other)).toContainText("[name 1] says [address");
  for (const word of words) expect(await shared(other).innerText(), word).not.toContain(word);
  await scratchpad.page.keyboard.press("Escape");
  await expect(scratchpad.entry("Maria says ops@corp.example owns db-7.internal at 10.20.30.40")).toHaveCount(1);
  const here = await scratchpad.exportAs("JSON");
  for (const word of words) expect(here.text, word).toContain(word);
});

test("what was said goes with what it was said of, Enter seals and copies, and a short passphrase is called short", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.log("@Maria restart the signer");
  const send = await openDialog(scratchpad);
  await link(send);
  const said = send.getByRole("status");
  const copy = async () => {
    await send.getByRole("button", { name: "Copy link", exact: true }).click();
    await expect(said).toHaveText(/^The link is copied\./);
  };
  await copy();
  await send.getByRole("radio", { name: "Status and handover", exact: true }).check();
  await expect(said, "that link was of something else").toHaveText("");
  await copy();
  await send.getByRole("button", { name: "Redacted copy: mask all", exact: true }).click();
  await expect(said).toHaveText("");
  await copy();
  const passphrase = send.getByRole("textbox", { name: "Passphrase (optional)" });
  await passphrase.fill("horse");
  await expect(said).toHaveText("");
  await expect(send).toContainText("That is short");
  await passphrase.fill("correct horse battery");
  await expect(send).not.toContainText("That is short");
  await passphrase.press("Enter");
  await expect(said).toHaveText(/^The link is copied\. Tell the passphrase by another way\./);
  expect(await scratchpad.clipboard()).toContain("#/shared/1.hp.");
});

test("a link that is opened hours later says of when its last entry is, and a cut one is read out", async ({ scratchpad, elsewhere }) => {
  const START = new Date("2026-11-21T02:40:00Z").getTime();
  await scratchpad.page.clock.install({ time: START });
  await scratchpad.openIncident();
  await scratchpad.log("the gateway answers 422");
  const address = fragment(await link(await openDialog(scratchpad)));
  const other = await elsewhere((page) => page.clock.install({ time: START + 5 * 3_600_000 }));
  await other.open(address);
  const page = shared(other).getByRole("article", { name: "Handover" });
  await expect(page).toContainText(/As of its last entry, 2026-11-21 02:4\d UTC.*\. Looked at 2026-11-21 07:4\d UTC/);
  await expect(other.page.getByRole("heading", { level: 1 })).toBeFocused();
  await other.page.getByRole("button", { name: "Keep it, and I have it", exact: true }).click();
  await expect(other.page.getByRole("textbox", { name: "Your name", exact: true })).toBeFocused();
  await other.open("#/");
  await other.open(address.slice(0, 150));
  await expect(refused(other)).toHaveText(/the link was cut/);
  await expect(other.page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("two people work apart and exchange links, in both directions, and end with the same record", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.log("all red");
  const other = await elsewhere();
  await other.open(fragment(await link(await openDialog(scratchpad))));
  await keep(other).click();
  await scratchpad.page.keyboard.press("Escape");
  await scratchpad.log("the first person was here");
  await scratchpad.severity.selectOption("Critical");
  await other.log("the second person was here");
  await other.severity.selectOption("Minor");
  await expect(other.entry("Severity: Minor")).toHaveCount(1);
  const asked: string[] = [];
  for (const pad of [scratchpad, other]) pad.page.context().on("request", (request) => asked.push(request.url()));

  const theirs = await link(await openDialog(other));
  await other.page.keyboard.press("Escape");
  // In the page that is open already, as a link that is pressed in a mail is not: nothing is fetched for it.
  await scratchpad.page.evaluate((hash) => void (location.hash = hash), fragment(theirs));
  await expect(shared(scratchpad)).toContainText("Two copies disagree about the severity");
  await keep(scratchpad).click();
  await expect(scratchpad.entry("Two copies disagreed about the severity")).toHaveCount(1);
  await expect(scratchpad.entry("the second person was here")).toHaveCount(1);
  const mine = await link(await openDialog(scratchpad));
  await scratchpad.page.keyboard.press("Escape");
  await other.page.evaluate((hash) => void (location.hash = hash), fragment(mine));
  await keep(other).click();
  await expect(other.entry("Two copies disagreed about the severity")).toHaveCount(1);
  expect(events((await other.exportAs("JSON")).text)).toEqual(events((await scratchpad.exportAs("JSON")).text));
  // What looks for names and secrets is a file of the page, out of the browser's own store.
  expect(asked.filter((url) => !/^(blob|data):|\/checker-\w+\.(js|wasm)$/.test(url))).toEqual([]);
});

test("a handover by link: who takes over gives a name, and both logs say who has it", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident();
  await scratchpad.log("only a note, of no use to the next one");
  await scratchpad.log("~ The disk is full");
  await scratchpad.log("@Ben watch the queue by 23:30");
  const send = await openDialog(scratchpad);
  await send.getByRole("radio", { name: "Status and handover", exact: true }).check();
  const page = send.getByRole("article", { name: "Handover" });
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Handover: Checkout fails");
  await expect(page).toContainText("The disk is full");
  await expect(page).toContainText("watch the queue (Ben, due");
  await expect(page).not.toContainText("only a note");
  const address = await link(send);
  expect(address).toContain("#/shared/1.h.");
  await send.getByRole("button", { name: "Close" }).click();

  const other = await elsewhere();
  await other.open(fragment(address));
  await expect(shared(other)).toContainText("status and handover, without the notes of the log");
  await expect(shared(other).getByRole("article", { name: "Handover" })).toContainText("The disk is full");
  await other.page.getByRole("button", { name: "Keep it, and I have it", exact: true }).click();
  await expect(refused(other)).toHaveText(/^Say your name/);
  await other.page.getByRole("textbox", { name: "Your name", exact: true }).fill("Ana");
  await other.page.getByRole("button", { name: "Keep it, and I have it", exact: true }).click();
  await expect(other.heading).toHaveText("Checkout fails");
  await expect(other.status.filter({ hasText: "Logged that you have it. The line to send back is copied" })).toBeVisible();
  await expect(other.entry("Ana").filter({ hasText: "Lead" })).toHaveCount(1);
  const line = await other.clipboard();
  expect(line).toMatch(/^I have it: Ana \(Lead\), \d\d:\d\d UTC/);

  // The line that came back says it here.
  const again = await openDialog(scratchpad);
  const who = again.getByRole("textbox", { name: "Who has it now", exact: true });
  await who.fill(`> ${line}`);
  await expect(who).toHaveValue("Ana");
  await again.getByRole("button", { name: "Log the handover", exact: true }).click();
  await expect(again.getByRole("status")).toHaveText("Logged: handed to Ana.");
  await scratchpad.page.keyboard.press("Escape");
  await expect(scratchpad.entry("Ana").filter({ hasText: "Lead" })).toHaveCount(1);
});

test("a handover by file is imported, and the file that comes back says who has it", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident();
  await scratchpad.log("~ The disk is full");
  const send = await openDialog(scratchpad);
  await send.getByRole("radio", { name: "Status and handover", exact: true }).check();
  const saving = scratchpad.page.waitForEvent("download");
  await send.getByRole("button", { name: "Save file", exact: true }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/handover-checkout-fails\.json$/);
  const text = await readFile(await saved.path(), "utf8");
  const other = await elsewhere();
  await other.open();
  await other.chooseFile(text);
  await other.importButton("Add incident").click();
  await other.openDetails("People");
  await other.details.getByRole("textbox", { name: "Name", exact: true }).fill("Ana");
  await other.details.getByRole("button", { name: "I have it", exact: true }).click();
  const back = await other.exportAs("JSON");
  await scratchpad.page.keyboard.press("Escape");
  await scratchpad.chooseFile(back.text);
  await scratchpad.importButton("Merge into it").click();
  await expect(scratchpad.entry("Ana").filter({ hasText: "Lead" })).toHaveCount(1);
});

test("the handover is printed as a page by itself", async ({ scratchpad }, info) => {
  await scratchpad.openIncident();
  await scratchpad.log("~ The disk is full");
  const { page } = scratchpad;
  await page.evaluate(() => Object.assign(window, { print: () => document.documentElement.setAttribute("data-printed", "") }));
  const send = await openDialog(scratchpad);
  await send.getByRole("radio", { name: "Status and handover", exact: true }).check();
  await send.getByRole("button", { name: "Print the handover", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "");
  await page.emulateMedia({ media: "print" });
  await expect(send.getByRole("article", { name: "Handover" })).toBeVisible();
  await expect(page.locator(".incident")).toBeHidden();
  await expect(send.getByRole("heading", { name: "Send to a colleague" })).toBeHidden();
  await expect(send.getByRole("button")).toHaveCount(0);
  await page.screenshot({ path: info.outputPath("handover.png") });
  // The page is as it was, once that is over.
  await page.emulateMedia({ media: "screen" });
  await expect(send.getByRole("button", { name: "Save file", exact: true })).toBeVisible();
});

test("the palette finds it by what people call it", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.page.keyboard.press("ControlOrMeta+k");
  const palette = scratchpad.page.getByRole("dialog", { name: "Command palette" });
  await palette.getByRole("combobox").fill("share");
  await scratchpad.page.getByRole("option", { name: /Send to a colleague/ }).click();
  await expect(dialog(scratchpad)).toBeVisible();
});
