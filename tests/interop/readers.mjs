// Reads the exported calendar and tables with the readers that people have, and says what each makes of them.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

/** The title that the summary of the promise in `promises.ics` has to show. */
const TITLE = 'Bezahlen; geht, nicht: 支払い \\ "Kasse"';
const REPLACED = [["03:50", "CONFIRMED"], ["03:50", "CANCELLED"]];
const START = "2026-11-21T03:30:00.000Z";

const calendars = {
  "ical.js": (text) => {
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
    const minutes = (event) => event.duration.toSeconds() / 60;
    return events.map((event) => ({ summary: event.summary, start: event.startDate.toJSDate().toISOString(), minutes: minutes(event) }));
  },
  "node-ical": (text) =>
    Object.values(nodeIcal.sync.parseICS(text)).filter(({ type }) => type === "VEVENT")
      .map(({ summary, start, end }) => ({ summary, start: start.toISOString(), minutes: (end - start) / 60_000 })),
};

const byProgram = (command, ...args) => execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1e8 });

export function readers(folder, { all, python }) {
  const failures = [];
  const text = readFileSync(join(folder, "promises.ics"), "utf8");
  const seen = Object.entries(calendars).map(([name, read]) => [name, attempt(() => read(text))]);
  if (all) {
    const more = JSON.parse(byProgram(python, join(import.meta.dirname, "all/readers.py"), folder));
    seen.push(...Object.entries(more.calendars));
    failures.push(...tables(more.tables));
    failures.push(...replaced(more.replaced));
  }
  console.log("calendar | what it shows");
  for (const [name, events] of seen) {
    const problem = wrong(events);
    console.log(`${name} | ${problem || "as it is"}`);
    if (problem) failures.push(`${name}: ${problem}`);
  }
  if (all && seen.length < 8) failures.push(`only ${seen.length} calendars`);
  return failures;
}

function attempt(read) {
  try {
    return read();
  } catch (error) {
    return String(error);
  }
}

function wrong(events) {
  if (typeof events === "string") return events;
  if (events.length !== 1) return `${events.length} events`;
  const [{ summary, start, minutes }] = events;
  if (!summary.includes(TITLE)) return `summary ${JSON.stringify(summary)}`;
  if (start !== START) return `start ${start}`;
  return minutes === 5 ? "" : `${minutes} min`;
}

/** The event of a promise that was moved to 03:50, and then kept, in a calendar that has taken each file in turn. */
function replaced(found) {
  const isRight = JSON.stringify(found) === JSON.stringify(REPLACED);
  console.log(`taken in turn | ${isRight ? "moved, then cancelled, and one event throughout" : JSON.stringify(found)}`);
  return isRight ? [] : [`a moved and a kept promise: ${JSON.stringify(found)}`];
}

function tables(found) {
  const failures = [];
  console.log("table | time | cells that changed | formulas live");
  for (const [name, result] of Object.entries(found)) {
    if (typeof result === "string") {
      console.log(`${name} | ${result}`);
      failures.push(`${name}: ${result}`);
      continue;
    }
    console.log(`${name} | ${result.time} | ${result.changed} of ${result.cells} | ${result.live}`);
    if (result.live > 0) failures.push(`${name}: ${result.live} formulas are live`);
    if (result.rows !== found.csv.rows) failures.push(`${name}: ${result.rows} rows`);
  }
  if (Object.keys(found).length < 8) failures.push(`only ${Object.keys(found).length} readers of tables`);
  return failures;
}
