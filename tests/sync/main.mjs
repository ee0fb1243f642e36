#!/usr/bin/env node
// One incident between two browsers that hold real folders, carried by Syncthing, and by git: nothing is lost, no file that a
// conflict left is unread, both end equal.
//   CHROMIUM=/usr/bin/chromium main.mjs [dist] [Syncthing|git]
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../faults/lib/serve.mjs";
import { Person, until } from "./browser.mjs";
import { Git } from "./git.mjs";
import { Syncthing } from "./syncthing.mjs";

const dist = process.argv[2] ?? fileURLToPath(new URL("../../dist", import.meta.url));
const TITLE = "Checkout fails";

/** What stands in both browsers, each line of which must be there; and what they keep, which must be equal. */
async function areEqual(ana, ben, lines) {
  await until("both have every line", async () => {
    const [one, other] = [await ana.records(), await ben.records()];
    return lines.every((line) => one.some((record) => record.includes(line))) && JSON.stringify(one) === JSON.stringify(other);
  });
  console.log(`  equal: ${(await ana.records()).length} events, all of ${lines.length} lines`);
}

/** Two people with a folder each, and the one folder of the incident in it. */
async function begin(url, home, folders) {
  const ana = await Person.arrive("Ana", url, home, folders[0]);
  const ben = await Person.arrive("Ben", url, home, folders[1]);
  await ana.declare(TITLE);
  await ana.log("ana: payments are red");
  await ana.share();
  await ana.isWritten();
  return { ana, ben };
}

/** The files of pictures on a disk. */
const picturesIn = async (folder) => (await readdir(await inside(folder))).filter((name) => /\.(webp|png|jpe?g|gif)$/.test(name));

/** Ana puts a picture in; Ben sees all of it, out of a file with the same bytes; erased by him, it goes from both disks. */
async function aPicture(ana, ben, folders, carry) {
  const words = "ana: the graph of half past two";
  await ana.putPicture(words);
  await ana.isWritten();
  await carry();
  const whole = await ana.picture(words);
  await until("Ben sees the picture as Ana does", async () => (await ben.picture(words)) === whole);
  const [[hers], [his, ...more]] = await Promise.all(folders.map(picturesIn));
  if (hers !== his || more.length > 0) throw new Error(`not one file of a picture: ${[hers, his, ...more].join(", ")}`);
  const [one, other] = await Promise.all(folders.map(async (folder) => readFile(join(await inside(folder), hers))));
  if (!one.equals(other)) throw new Error("the picture has other bytes on the other disk");
  console.log(`  seen whole: a picture of ${one.length} bytes (${whole.split(",")[0]})`);
  await ben.redact(words);
  await ben.isWritten();
  await carry();
  await until("the picture is gone from both disks", async () => (await Promise.all(folders.map(picturesIn))).flat().length === 0);
  await until("Ana sees it no more", async () => (await ana.picture(words)) === "");
}

const inside = async (folder) => join(folder, (await readdir(folder)).find((name) => name.startsWith("incident-")));
const lines = (who, what, count) => Array.from({ length: count }, (_, at) => `${who}: ${what} ${at}`);

async function bySyncthing(url, home) {
  const folders = [join(home, "ana", "incidents"), join(home, "ben", "incidents")];
  const syncthing = await Syncthing.between(home, folders);
  const all = ["ana: payments are red"];
  const say = (person, what, count) => {
    const said = lines(person.name.toLowerCase(), what, count);
    all.push(...said);
    return person.log(...said);
  };
  syncthing.start();
  const { ana, ben } = await begin(url, home, folders);
  try {
    await ben.join(TITLE);
    await Promise.all([say(ana, "while connected", 15), say(ben, "while connected", 15)]);
    await areEqual(ana, ben, all);

    await syncthing.stop();
    await Promise.all([say(ana, "while apart", 10), say(ben, "while apart", 10)]);
    await Promise.all([ana.isWritten(), ben.isWritten()]);
    // Ben's disk gets another version of Ana's file, as a backup that was put back would: Syncthing must make a conflict of it.
    const hers = join(await inside(folders[1]), await ana.file());
    await writeFile(hers, `${await readFile(hers, "utf8")}\n`);
    syncthing.start();
    await until("Syncthing leaves a conflict", async () => {
      const names = (await Promise.all(folders.map(async (folder) => readdir(await inside(folder))))).flat();
      return names.some((name) => name.includes(".sync-conflict-"));
    });
    await areEqual(ana, ben, all);
    const conflicts = (await readdir(await inside(folders[1]))).filter((name) => name.includes(".sync-conflict-"));
    const read = (await ben.filesRead()).join("\n");
    const unread = conflicts.filter((name) => !read.includes(name));
    if (unread.length > 0 || conflicts.length === 0) throw new Error(`not read: ${unread.join(", ") || "there was no conflict"}`);
    console.log(`  read: ${conflicts.length} conflict file(s) of Syncthing, on a disk with ${(await readdir(await inside(folders[1]))).length} files`);

    // A file that vanishes on one disk is taken away on the other by Syncthing, and comes again from whoever has it.
    await rm(join(await inside(folders[0]), await ben.file()));
    await until("Ben’s file is back on both disks", async () => {
      const name = await ben.file();
      return (await Promise.all(folders.map(async (folder) => existsSync(join(await inside(folder), name))))).every(Boolean);
    });
    await say(ben, "after all", 1);
    await areEqual(ana, ben, all);
    await aPicture(ana, ben, folders, async () => {});
    await areEqual(ana, ben, all);
    return [...ana.complaints, ...ben.complaints];
  } catch (error) {
    throw new Error(`${error.message}: ${await ana.status()} | ${await ben.status()}`, { cause: error });
  } finally {
    await Promise.all([ana.close(), ben.close(), syncthing.stop()]);
  }
}

async function byGit(url, home) {
  const folders = [join(home, "ana-clone"), join(home, "ben-clone")];
  const git = await Git.between(home, folders);
  const all = ["ana: payments are red"];
  const say = (person, what, count) => {
    const said = lines(person.name.toLowerCase(), what, count);
    all.push(...said);
    return person.log(...said);
  };
  const { ana, ben } = await begin(url, home, folders);
  try {
    await git.carry(folders[0]);
    await git.carry(folders[1]);
    await ben.join(TITLE);
    await Promise.all([say(ana, "on a branch", 10), say(ben, "on a branch", 10)]);
    await Promise.all([ana.isWritten(), ben.isWritten()]);
    // Both have commits that the other lacks: a merge in between.
    git.commit(folders[0]);
    for (const clone of [folders[1], folders[0], folders[1]]) await git.carry(clone);
    await areEqual(ana, ben, all);
    const merges = git.run(folders[1], "log", "--merges", "--oneline").trim().split("\n").filter(Boolean).length;
    console.log(`  merges: ${merges}`);
    if (merges === 0) throw new Error("there was no merge");

    // While both write on, each carries again and again, and neither waits for the other.
    const turns = 8;
    const carrying = async (clone) => {
      for (let turn = 0; turn < turns; turn += 1) {
        await git.carry(clone);
        await new Promise((next) => setTimeout(next, 500));
      }
    };
    await Promise.all([say(ana, "while git pulls", 12), say(ben, "while git pulls", 12), carrying(folders[0]), carrying(folders[1])]);
    await Promise.all([ana.isWritten(), ben.isWritten()]);
    for (const clone of [folders[0], folders[1], folders[0]]) await git.carry(clone);
    await areEqual(ana, ben, all);
    const conflicts = git.races.filter((said) => said.includes("CONFLICT"));
    if (conflicts.length > 0) throw new Error(`git found a conflict where each wrote its own file alone: ${conflicts[0]}`);
    console.log(`  carried ${2 * turns} times while both wrote, ${git.races.length} of all had to try twice`);
    for (const said of git.races) console.log(`    ${said.split("\n").find((line) => /error|fatal|rejected/.test(line)) ?? said}`);

    // Somebody edits Ana's file in Ben's clone while she writes on. Git puts both together; once more in a clone that leaves its
    // marks, which are committed.
    for (const marks of [false, true]) {
      if (marks) folders.forEach((clone) => git.leavesMarks(clone));
      await say(ana, marks ? "against marks" : "against an edit", 3);
      await ana.isWritten();
      const hers = join(await inside(folders[1]), await ana.file());
      await writeFile(hers, `${await readFile(hers, "utf8")}a line that somebody added by hand\n`);
      git.commit(folders[1]);
      await git.carry(folders[0]);
      const said = await git.carry(folders[1]);
      if (said.includes("CONFLICT") !== marks) throw new Error(`git ${marks ? "found no" : "found a"} conflict: ${said}`);
      await areEqual(ana, ben, all);
      await git.carry(folders[0]);
      const own = join(await inside(folders[0]), await ana.file());
      await until("Ana puts her file right", async () => !/<<<<<<<|by hand/.test(await readFile(own, "utf8")));
      await areEqual(ana, ben, all);
      console.log(marks ? "  read: a file with the marks of a merge that git left open" : "  read: a file that git put together");
    }
    const everywhere = async () => {
      for (const clone of [folders[0], folders[1], folders[0]]) await git.carry(clone);
    };
    await everywhere();
    await aPicture(ana, ben, folders, everywhere);
    await everywhere();
    await areEqual(ana, ben, all);
    return [...ana.complaints, ...ben.complaints];
  } catch (error) {
    throw new Error(`${error.message}: ${await ana.status()} | ${await ben.status()}`, { cause: error });
  } finally {
    await Promise.all([ana.close(), ben.close()]);
  }
}

const server = await serve(dist);
let failed = false;
for (const [name, road] of [["Syncthing", bySyncthing], ["git", byGit]].filter(([name]) => [undefined, name].includes(process.argv[3]))) {
  const home = await mkdtemp(join(tmpdir(), "scratchpad-sync-"));
  await mkdir(home, { recursive: true });
  console.log(name);
  try {
    const complaints = await road(server.url, home);
    if (complaints.length > 0) throw new Error(complaints.join("\n"));
  } catch (error) {
    failed = true;
    console.error(`  FAILED: ${error.stack}`);
    console.error(await readdir(home, { recursive: true }).then((names) => names.filter((name) => name.includes("incident-")).join("\n")));
  } finally {
    if (!process.env.KEEP) await rm(home, { recursive: true, force: true });
  }
}
server.stop();
process.exit(failed ? 1 : 0);
