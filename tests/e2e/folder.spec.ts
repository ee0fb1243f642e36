// An incident in a folder that a synchroniser carries between two browsers, and does it badly: nothing is lost, both end
// equal, and the line that says how it stands is true.
import { crc32 } from "node:zlib";
import { expect, test } from "./fixtures.ts";
import { carry, closeDialog, Disk, folderLine, holdFolders, join, openFolder, refuse, share } from "./folder.ts";
import { eventsOf, type Scratchpad } from "./scratchpad.ts";

type Elsewhere = (before?: typeof holdFolders) => Promise<Scratchpad>;

/** Two browsers with one incident, each of which has read what the other wrote. */
async function two(ana: Scratchpad, elsewhere: Elsewhere): Promise<{ ben: Scratchpad; hers: Disk; his: Disk }> {
  await holdFolders(ana.page);
  await ana.openIncident("Checkout fails");
  await ana.log("payments are red");
  await share(ana);
  const ben = await elsewhere(holdFolders);
  await ben.open();
  const [hers, his] = [new Disk(ana), new Disk(ben)];
  await carry(hers, his);
  await join(ben, "Checkout fails");
  await expect(ben.entry("payments are red")).toBeVisible();
  await ben.log("deploy at 02:40");
  await written(ben);
  await carry(his, hers);
  await expect(ana.entry("deploy at 02:40")).toBeVisible();
  return { ben, hers, his };
}

async function written(scratchpad: Scratchpad): Promise<void> {
  await expect(folderLine(scratchpad)).toHaveText(/^In the folder incidents\/: written \d\d:\d\d/);
}

async function areEqual(ana: Scratchpad, ben: Scratchpad): Promise<void> {
  await expect(async () => {
    const [one, other] = [eventsOf(await ana.exportAs("JSON")), eventsOf(await ben.exportAs("JSON"))];
    expect(one).toEqual(other);
  }).toPass();
}

test("two people share an incident in a folder: what one writes, the other reads within seconds", async ({ scratchpad: ana, elsewhere }) => {
  const { ben, hers, his } = await two(ana, elsewhere);
  await expect(folderLine(ana)).toHaveText(/written \d\d:\d\d, others’ entries of \d\d:\d\d read$/);
  // Each wrote its own file alone, and no word of the incident stands in a name.
  const paths = Object.keys(await hers.read());
  expect(paths).toHaveLength(2);
  expect(paths.every((path) => /^incident-\d{4}-\d\d-\d\d-[0-9a-v-]{24}\/[0-9a-v]{8}\.jsonl$/.test(path)), paths.join()).toBe(true);
  expect((await hers.read())[await his.own()]).not.toContain("payments are red");
  // A theory and what is known of it travel like any entry.
  await ben.log("~ the deploy did it");
  await written(ben);
  await carry(his, hers);
  await expect(ana.theory("the deploy did it")).toBeVisible();
  await areEqual(ana, ben);
  // Each is named in the dialog.
  const dialog = await openFolder(ana);
  const files = dialog.getByRole("list", { name: "Who is in the folder" }).getByRole("listitem");
  await expect(files).toHaveCount(2);
  await expect(files.first()).toContainText("This device");
});

test("a half-written file, one that went back, conflicted copies and lines twice: nothing is lost", async ({ scratchpad: ana, elsewhere }) => {
  const { ben, hers, his } = await two(ana, elsewhere);
  const own = await hers.own();
  await ana.log("first line of many");
  await ana.log("second line of many");
  await written(ana);
  await expect.poll(async () => (await hers.read())[own]).toContain("second line of many");
  const whole = (await hers.read())[own]!;
  const old = (await his.read())[own]!;

  // Half of the last line has come.
  await his.put({ [own]: whole.slice(0, -40) });
  await expect(ben.entry("first line of many")).toBeVisible();
  await expect(ben.entry("second line of many")).toHaveCount(0);
  let dialog = await openFolder(ben);
  await expect(dialog.getByText("its last line is not all there yet")).toBeVisible();
  await closeDialog(ben);
  await his.put({ [own]: whole });
  await expect(ben.entry("second line of many")).toBeVisible();

  // An older version comes after the newer one, and the newer one as a conflicted copy, with every line twice.
  await ana.log("only in the copy");
  await expect.poll(async () => (await hers.read())[own]).toContain("only in the copy");
  const newest = (await hers.read())[own]!;
  const copy = own.replace(".jsonl", ".sync-conflict-20261121-033000-ABCDEFG.jsonl");
  const twice = newest.split("\n").slice(0, -1).flatMap((line) => [line, line]).reverse().join("\r\n");
  await his.put({ [own]: old, [copy]: twice });
  await expect(ben.entry("only in the copy")).toHaveCount(1);
  dialog = await openFolder(ben);
  await expect(dialog.getByText("A copy that something made")).toBeVisible();
  await closeDialog(ben);

  // The file of this device itself comes back half, with the marks of a merge in it.
  await hers.put({ [own]: `<<<<<<< HEAD\n${whole.slice(0, 700)}\n=======\nnot a line\n>>>>>>> theirs\n` });
  await expect.poll(async () => (await hers.read())[own]).not.toContain("<<<<<<<");
  await expect.poll(async () => (await hers.read())[own]).toContain("only in the copy");
  await carry(hers, his);
  await areEqual(ana, ben);
});

test("a file that vanishes is written again, and ten thousand foreign files are passed over", async ({ scratchpad: ana, elsewhere }) => {
  const { ben, hers, his } = await two(ana, elsewhere);
  const own = await hers.own();
  await hers.put({ [own]: null });
  await expect.poll(async () => Object.keys(await hers.read())).toContain(own);
  await written(ana);
  const folder = own.split("/")[0]!;
  await hers.scratchpad.page.evaluate(async (folder) => {
    const root = await navigator.storage.getDirectory();
    const inside = await (await root.getDirectoryHandle("incidents")).getDirectoryHandle(folder);
    for (let at = 0; at < 10_000; at += 100) {
      await Promise.all(Array.from({ length: 100 }, (_, more) => inside.getFileHandle(`IMG_${at + more}.jpg`, { create: true })));
    }
  }, folder);
  await ben.log("seen between ten thousand pictures");
  await written(ben);
  await carry(his, hers);
  // To list ten thousand names takes a moment, and it is done the more seldom for that.
  await expect(ana.entry("seen between ten thousand pictures")).toBeVisible({ timeout: 45_000 });
  const dialog = await openFolder(ana);
  await expect(dialog.getByRole("list", { name: "Who is in the folder" }).getByRole("listitem")).toHaveCount(2);
  await closeDialog(ana);
  await areEqual(ana, ben);
});

test("a file of another that is held is said and read when it is let go, and renamed ones are read under their new names", async ({ scratchpad: ana, elsewhere }) => {
  const { ben, hers, his } = await two(ana, elsewhere);
  const [own, other] = [await hers.own(), await his.own()];
  await ben.log("in a file that is held");
  await expect.poll(async () => (await his.read())[other]).toContain("in a file that is held");
  const theirs = (await his.read())[other]!;
  await refuse(ana, { opening: "NotReadableError", only: other.split("/")[1]! });
  await hers.put({ [other]: theirs });
  let dialog = await openFolder(ana);
  await expect(dialog.getByText("not read now: something else holds it. It is tried again")).toBeVisible();
  await closeDialog(ana);
  await expect(ana.entry("in a file that is held")).toHaveCount(0);
  // What is her own does not wait for it.
  await ana.log("meanwhile");
  await written(ana);
  await refuse(ana, {});
  await expect(ana.entry("in a file that is held")).toHaveCount(1);

  // Both files get other names, Ben's with a line more.
  await ben.log("in a file with another name");
  await expect.poll(async () => (await his.read())[other]).toContain("in a file with another name");
  const mine = (await hers.read())[own]!;
  const renamed = own.replace(/[^/]+$/, "Copy of $&");
  await hers.put({ [other.replace(".jsonl", " (2).jsonl")]: (await his.read())[other]!, [renamed]: mine });
  await hers.put({ [own]: null, [other]: null });
  await expect(ana.entry("in a file with another name")).toHaveCount(1);
  dialog = await openFolder(ana);
  await expect(dialog.getByText("A copy that something made")).toHaveCount(2);
  await closeDialog(ana);
  await ana.log("after they were renamed");
  await written(ana);
  await expect.poll(async () => (await hers.read())[own]).toContain("after they were renamed");
  await his.put({ [own]: (await hers.read())[own]!, [renamed]: mine });
  await areEqual(ana, ben);
});

test("permission that is taken away, a file that is held and a full disk are said, and all of it is written later", async ({ scratchpad: ana, elsewhere }) => {
  const { ben, hers, his } = await two(ana, elsewhere);
  const own = await hers.own();
  const line = folderLine(ana);
  for (const [refusals, said] of [
    [{ writing: "QuotaExceededError" }, "the disk is full"],
    [{ writing: "NoModificationAllowedError" }, "something else holds this device’s file"],
    [{ opening: "NotReadableError" }, "something else holds this device’s file"],
  ] as const) {
    await refuse(ana, refusals);
    await ana.log(`while ${said}`);
    await expect(line).toHaveText(/^(Not in the folder incidents\/:|In the folder incidents\/: 1 entry not written yet)/);
    await ana.isSaved();
    await refuse(ana, {});
    await written(ana);
    await expect.poll(async () => (await hers.read())[own]).toContain(`while ${said}`);
  }
  // In the middle of the work: said, not silent; one press and it goes on.
  await refuse(ana, { permission: "prompt", answer: "granted" });
  await expect(line).toHaveText("Not in the folder incidents/: allow this page to use it again");
  await ana.log("while it may not");
  await ana.isSaved();
  await expect(line).toHaveText("Not in the folder incidents/: allow this page to use it again");
  await ana.page.getByRole("button", { name: "Allow it again", exact: true }).click();
  await written(ana);
  await refuse(ana, { permission: "denied" });
  await expect(line).toHaveText(/^Not in the folder incidents\/: this page may not use it any more/);
  await refuse(ana, {});
  await written(ana);
  await carry(hers, his);
  await expect(ben.entry("while it may not")).toBeVisible();
  await areEqual(ana, ben);
});

test("what two people said apart is told once on both sides, with one press to take the other word", async ({ scratchpad: ana, elsewhere }) => {
  const { ben, hers, his } = await two(ana, elsewhere);
  await ben.severity.selectOption("Minor");
  await expect(ben.entry("Severity: Minor")).toHaveCount(1);
  await ana.severity.selectOption("Critical");
  await expect(ana.entry("Severity: Critical")).toHaveCount(1);
  await written(ana);
  await written(ben);
  // Each word reaches the other side while the other one is on its way.
  const [own, other] = [await hers.own(), await his.own()];
  const [mine, theirs] = [(await hers.read())[own]!, (await his.read())[other]!];
  await his.put({ [own]: mine });
  await hers.put({ [other]: theirs });
  const said = /Two copies disagreed about the severity: Critical \(\d\d:\d\d UTC\) stands, being the later one; Minor \(\d\d:\d\d UTC\) does not\./;
  await expect(ana.entry("Two copies disagreed")).toHaveText(said);
  await expect(ben.entry("Severity: Critical")).toHaveCount(1);
  await written(ana);
  await carry(hers, his);
  await expect(ben.entry("Two copies disagreed")).toHaveText(said);
  await written(ben);
  await carry(his, hers);
  const take = (of: Scratchpad) => of.entry("Two copies disagreed").getByRole("button");
  await expect(take(ana)).toHaveText("Take “Minor” instead");
  await take(ben).click();
  await expect(ben.severity).toHaveValue("Minor");
  await expect(take(ben)).toHaveCount(0);
  await written(ben);
  await carry(his, hers);
  await expect(ana.severity).toHaveValue("Minor");
  await expect(take(ana), "it is settled").toHaveCount(0);
  // Whoever answers what they have read disagrees with nobody.
  await ana.severity.selectOption("Major");
  await written(ana);
  await carry(hers, his);
  await expect(ben.severity).toHaveValue("Major");
  for (const one of [ana, ben]) await expect(one.entry("Two copies disagreed")).toHaveCount(1);
  await areEqual(ana, ben);
});

test("what a newer version of the page says more is written again with its entry", async ({ scratchpad: ana, elsewhere }) => {
  const { ben, hers } = await two(ana, elsewhere);
  const own = await hers.own();
  const header = (await hers.read())[own]!.split("\n")[0]!;
  const { incident } = JSON.parse(header) as { incident: string };
  const stamp = "01k803m4h8-0001-28q5cu4q";
  const event = `{"stamp":"${stamp}","fact":{"note_logged":{"mood":"calm","text":"by a newer version"}}}`;
  const line = `{"crc":"${crc32(Buffer.from(`${incident}\n${event}`)).toString(16).padStart(8, "0")}","event":${event}}\n`;
  await hers.put({ [`${own.split("/")[0]}/00000003.jsonl`]: `${header}\n${line}` });
  await expect(ana.entry("by a newer version")).toHaveCount(1);
  expect((await ana.exportAs("JSON")).text).toContain('"mood":"calm"');
  // The file goes on to somebody who has not read the folder.
  await ben.chooseFile((await ana.exportAs("JSON")).text);
  await ben.importButton("Merge into it").click();
  await expect(ben.entry("by a newer version")).toHaveCount(1);
  await expect.poll(async () => (await new Disk(ben).lines()).some((written) => written.includes('"mood":"calm"'))).toBe(true);
});

test("a picture goes along as a file of its own, a half one is read when it is whole, and a redaction takes it from the folder", async ({ scratchpad: ana, elsewhere }) => {
  const { ben, hers, his } = await two(ana, elsewhere);
  await ana.logEntry.evaluate(async (box) => {
    const canvas = new OffscreenCanvas(320, 180);
    canvas.getContext("2d")!.fillRect(40, 40, 80, 80);
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([await canvas.convertToBlob({ type: "image/png" })], "pasted", { type: "image/png" }));
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await ana.logEntry.fill("the graph of half past two");
  await ana.logEntry.press("Enter");
  const entry = (of: Scratchpad) => of.entry("the graph of half past two");
  await expect(entry(ana).getByRole("img")).toBeVisible();
  const isPicture = (path: string) => /\/[0-9a-v-]{24}\.[0-9a-f]{8}\.(png|webp)$/.test(path);
  const picture = async () => (await hers.paths()).find(isPicture);
  await expect.poll(picture).toBeTruthy();
  const path = (await picture())!;
  const bytes = await hers.bytes(path);
  await written(ana);

  // Half of it has come, then zeros where the rest will be, then all.
  await his.putBytes(path, bytes.slice(0, bytes.length / 2));
  await carry(hers, his);
  await expect(entry(ben)).toHaveCount(1);
  await his.putBytes(path, [...bytes.slice(0, bytes.length / 2), ...Array<number>(bytes.length - Math.floor(bytes.length / 2)).fill(0)]);
  await ben.log("while it is half");
  await written(ben);
  await expect(entry(ben).getByRole("img")).toHaveCount(0);
  await his.putBytes(path, bytes);
  await expect(entry(ben).getByRole("img")).toBeVisible();
  expect((await his.paths()).filter(isPicture), "nobody writes it twice").toHaveLength(1);
  await carry(his, hers);
  await areEqual(ana, ben);

  await ben.redact(entry(ben));
  await expect.poll(async () => (await his.paths()).filter(isPicture)).toEqual([]);
  await written(ben);
  await carry(his, hers);
  await expect.poll(picture).toBeUndefined();
});

test("while git changes the folder nothing is written into it, that is said, and all of it is written after", async ({ scratchpad: ana, elsewhere }) => {
  const { hers } = await two(ana, elsewhere);
  const own = await hers.own();
  await hers.put({ ".git/index.lock": "" });
  await ana.log("while git pulls");
  await ana.isSaved();
  await expect(folderLine(ana)).toHaveText(/^In the folder incidents\/: 1 entry not written yet, git has held it since \d\d:\d\d, /);
  expect((await hers.read())[own]).not.toContain("while git pulls");
  // Git takes its own file away and brings it back: nothing is made in its place meanwhile.
  const before = (await hers.read())[own]!;
  await hers.put({ [own]: null });
  await ana.log("while it is gone");
  await expect(folderLine(ana)).toHaveText(/^In the folder incidents\/: \d+ entries not written yet, git has held it/);
  expect(Object.keys(await hers.read())).not.toContain(own);
  await hers.put({ [own]: before });
  await hers.put({ ".git/index.lock": null });
  await written(ana);
  await expect.poll(async () => (await hers.read())[own]).toContain("while it is gone");
  expect((await hers.read())[own]!.startsWith(before)).toBe(true);
});

test("a folder that is gone is not made again by itself, and one press writes all of it again", async ({ scratchpad: ana, elsewhere }) => {
  const { ben, hers, his } = await two(ana, elsewhere);
  const own = await hers.own();
  await hers.put({ [own.split("/")[0]!]: null });
  await expect(folderLine(ana)).toHaveText(/the incident’s folder is gone from it/);
  await ana.log("while it was gone");
  await ana.isSaved();
  expect(Object.keys(await hers.read())).toEqual([]);
  const dialog = await openFolder(ana);
  await dialog.getByRole("button", { name: "Write it again", exact: true }).click();
  await closeDialog(ana);
  await written(ana);
  await carry(hers, his);
  await expect(ben.entry("while it was gone")).toBeVisible();
  await areEqual(ana, ben);
});

test("what was redacted goes from every file whose device reads of it, and from the others by a press", async ({ scratchpad: ana, elsewhere }) => {
  const { ben, hers, his } = await two(ana, elsewhere);
  const own = await hers.own();
  await ana.log("the password is hunter2");
  await expect.poll(async () => (await hers.read())[own]).toContain("hunter2");
  await carry(hers, his);
  await expect(ben.entry("hunter2")).toBeVisible();
  const copy = own.replace(".jsonl", " (1).jsonl");
  await hers.put({ [copy]: (await hers.read())[own]! });
  await ben.redact(ben.entry("hunter2"));
  await expect(ben.entry("hunter2")).toHaveCount(0);
  await written(ben);
  await carry(his, hers);
  await expect(ana.entry("hunter2")).toHaveCount(0);
  await expect.poll(async () => (await hers.read())[own]).not.toContain("hunter2");
  // Nobody writes the copy: that its words stand there still is said.
  const dialog = await openFolder(ana);
  await expect(dialog.getByText("Words that were redacted still stand in files of others.")).toBeVisible();
  await dialog.getByRole("button", { name: "Erase them there too", exact: true }).click();
  await expect.poll(() => hers.lines().then((lines) => lines.filter((line) => line.includes("hunter2")))).toEqual([]);
  await closeDialog(ana);
  await carry(hers, his);
  await areEqual(ana, ben);
});

test("after a reload the folder is there again, also where the browser wants to be asked", async ({ scratchpad: ana, elsewhere }) => {
  const { ben, hers, his } = await two(ana, elsewhere);
  await ben.log("while she reloads");
  await written(ben);
  await carry(his, hers);
  await ana.page.addInitScript(() => Object.assign((window as unknown as { refusals: object }).refusals, { permission: "prompt", answer: "granted" }));
  await ana.reload();
  await expect(folderLine(ana)).toHaveText("Not in the folder incidents/: allow this page to use it again");
  await ana.page.getByRole("button", { name: "Allow it again", exact: true }).click();
  await expect(ana.entry("while she reloads")).toHaveCount(1);
  await written(ana);
  // It is shared no more where one says so, and the files stay.
  const dialog = await openFolder(ana);
  await dialog.getByRole("button", { name: "Stop sharing", exact: true }).click();
  await closeDialog(ana);
  await expect(folderLine(ana)).toHaveCount(0);
  await ana.log("only here");
  await ana.isSaved();
  expect(await hers.lines().then((lines) => lines.some((line) => line.includes("only here")))).toBe(false);
});

test("two windows of one browser write one file, and every line of it once", async ({ scratchpad: ana, elsewhere }) => {
  const { hers } = await two(ana, elsewhere);
  const beside = await ana.beside();
  await holdFolders(beside.page);
  await beside.open(new URL(ana.page.url()).hash);
  await written(beside);
  for (let turn = 0; turn < 5; turn += 1) {
    await ana.log(`from the first window ${turn}`);
    await beside.log(`from the second window ${turn}`);
  }
  await written(ana);
  await written(beside);
  await expect.poll(async () => (await hers.lines()).filter((line) => line.includes("window")).length).toBe(10);
});

test("where the browser holds no folder, the page says how to do the same by file", async ({ scratchpad }) => {
  await scratchpad.page.addInitScript(() => Object.assign(window, { showDirectoryPicker: undefined }));
  await scratchpad.openIncident();
  const dialog = await openFolder(scratchpad);
  await expect(dialog.getByRole("listitem")).toHaveCount(3);
  await expect(dialog).toContainText("Export the incident as JSON");
  await expect(dialog.getByRole("button", { name: /Choose/ })).toHaveCount(0);
});
