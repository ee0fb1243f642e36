// The table: a row a measure and condition, a cell a contestant with median and p95, and this page over each of them.
import { at } from "./measures.mjs";
import { conditions } from "./tab.mjs";

const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const kilobytes = (value) => `${(value / 1000).toFixed(1)} KB`;
const megabytes = (value) => `${(value / 1e6).toFixed(1)} MB`;
const count = (value) => String(Math.round(value));

/** The part of the numbers that a row is judged by; in brackets stands another. Half of them: the median. */
const HALF = { part: 0.5, aside: 0.95 };
/** Single keys, pooled from all runs: the slowest of a hundred, beside the median. */
const SLOWEST = { part: 0.99, aside: 0.5 };

const rows = [
  ["bytes", "transferred until usable", kilobytes],
  ["first key", "navigation to first key accepted", ms],
  ["usable", "navigation to everything usable", ms],
  ["reload 0", "warm reload to painted, empty", ms],
  ["reload 5000", "warm reload to painted, 5,000 entries", ms],
  ["key 0", "key to paint, empty: p99 (median)", ms, SLOWEST],
  ["key 10000", "key to paint, 10,000 entries: p99 (median)", ms, SLOWEST],
  ["append 100", "append to painted, at entry 100", ms],
  ["append 10000", "append to painted, at entry 10,000", ms],
  ["saved 100", "append to saved, at entry 100", ms],
  ["saved 10000", "append to saved, at entry 10,000", ms],
  ["scroll 10000", "scroll through 10,000 entries: longest frame", ms],
  ["jerks 10000", "the same: frames over 50 ms, of 60", count],
  ["find 10000", "find among 10,000: slowest key to paint", ms],
  ["memory 0", "memory, empty", megabytes],
  ["memory 10000", "memory, 10,000 entries", megabytes],
  ["nodes 0", "nodes, empty", count],
  ["nodes 10000", "nodes, 10,000 entries", count],
];

const wanted = [
  { name: "first key over the bare text field", of: ["first key", "ours"], over: ["first key", "bare"], limit: 1.3 },
  { name: "usable over EasyMDE", of: ["usable", "ours"], over: ["usable", "easymde"], limit: 1.0, only: "slow" },
  { name: "key to paint (p99), 10,000 entries over empty", of: ["key 10000", "ours"], over: ["key 0", "ours"], limit: 1.2 },
  { name: "append to painted, at entry 10,000 over 100", of: ["append 10000", "ours"], over: ["append 100", "ours"], limit: 1.1 },
  { name: "append to saved, at entry 10,000 over 100", of: ["saved 10000", "ours"], over: ["saved 100", "ours"], limit: 1.1 },
];

/** What was found: numbers by row, condition and contestant. */
export class Found {
  #numbers = new Map();

  add(row, condition, contestant, number) {
    const key = `${row}|${condition}|${contestant}`;
    this.#numbers.set(key, [...(this.#numbers.get(key) ?? []), number]);
  }

  get(row, condition, contestant) {
    return this.#numbers.get(`${row}|${condition}|${contestant}`);
  }
}

const judged = (row, numbers) => at(numbers, (rows.find(([name]) => name === row)[3] ?? HALF).part);
const ratio = (one, other) => (other === 0 ? "–" : (one / other).toFixed(2));

/** The tables, a condition each, in Markdown. */
export function table(found, contestants) {
  const others = contestants.filter(({ id }) => id !== "ours");
  const isCompared = others.length > 0 && others.length < contestants.length;
  const parts = [];
  for (const condition of conditions) {
    const lines = [];
    for (const [row, name, unit, { part, aside } = HALF] of rows) {
      const numbers = contestants.map(({ id }) => found.get(row, condition.id, id));
      if (numbers.every((some) => !some)) continue;
      const cells = numbers.map((some) => (some ? `${unit(at(some, part))} (${unit(at(some, aside))})` : "–"));
      const own = found.get(row, condition.id, "ours");
      const ratios = others.map(({ id }) => {
        const some = found.get(row, condition.id, id);
        return own && some ? ratio(at(own, part), at(some, part)) : "–";
      });
      lines.push(`| ${[name, ...cells, ...(isCompared ? [ratios.join(" / ")] : [])].join(" | ")} |`);
    }
    if (lines.length === 0) continue;
    const head = ["", ...contestants.map(({ name }) => name), ...(isCompared ? ["this page over each"] : [])];
    parts.push([`### ${condition.name}`, "", `| ${head.join(" | ")} |`, `|${"---|".repeat(head.length)}`, ...lines].join("\n"));
  }
  return parts.join("\n\n");
}

/** What is wanted, and whether this run has it. */
export function verdicts(found) {
  const lines = [];
  for (const { name, of, over, limit, only } of wanted) {
    for (const condition of conditions) {
      if (only && only !== condition.id) continue;
      const [one, other] = [of, over].map(([row, who]) => found.get(row, condition.id, who));
      if (!one || !other) continue;
      const value = judged(of[0], one) / judged(over[0], other);
      lines.push(`| ${name} | ${condition.name} | ${value.toFixed(2)} | ${limit.toFixed(1)} | ${value <= limit ? "met" : "not met"} |`);
    }
  }
  if (lines.length === 0) return "";
  return ["| ratio | condition | found | wanted at most | |", "|---|---|---|---|---|", ...lines].join("\n");
}
