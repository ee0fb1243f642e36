// What somebody may do in a tab, each at random and with a mark of its own in every word that is written.

/** What was written, by mark: which entry it belongs to, and what is known of its fate. */
export class Ledger {
  #marks = new Map();
  #next = 0;
  interrupted = 0;

  /** A mark for words of an entry of their own, or for a correction of the entry of another mark. */
  mark(by, of) {
    const mark = `#m${(this.#next++).toString(36)}#`;
    this.#marks.set(mark, { by, root: of ? this.#marks.get(of).root : mark, fate: "unknown" });
    return mark;
  }

  /** By what a mark was written. */
  by(mark) {
    return this.#marks.get(mark).by;
  }

  taken(mark) {
    this.#marks.get(mark).fate = "taken";
  }

  /** The entry of a mark and its corrections are erased, or perhaps are. */
  redacted(mark, fate) {
    const { root } = this.#marks.get(mark);
    for (const entry of this.#marks.values()) if (entry.root === root) entry.redaction = fate;
    this.#marks.get(root).redaction = fate;
  }

  /** The event in which a mark stands: its id, and the theory that it is evidence for. */
  event(mark, { id, theory }) {
    Object.assign(this.#marks.get(mark), { id, theory });
  }

  /**
   * The marks that must be there, and those that must be gone from everywhere. `erased` has the ids of the events that
   * were redacted: a piece of evidence goes along with its theory, as the page says before, and by a redaction of its own.
   */
  expected(erased) {
    const all = [...this.#marks];
    const wentAlong = ({ id, theory }) => erased.has(id) && erased.has(theory);
    const redaction = ({ root }) => {
      const entry = this.#marks.get(root);
      return entry.redaction ?? (wentAlong(entry) ? "done" : undefined);
    };
    return {
      along: all.filter(([, e]) => !e.redaction && wentAlong(e)).length,
      kept: all.filter(([, e]) => e.fate === "taken" && !redaction(e)).map(([mark]) => mark),
      gone: all.filter(([, e]) => redaction(e) === "done").map(([mark]) => mark),
    };
  }
}

/** The operations with their weights. Each gets a pad, a source of choices and the ledger. */
const OPERATIONS = [
  [40, logs("")],
  [6, logs("? ")],
  [6, logs("~ ")],
  [8, logs("+ log: ")],
  [6, logs("! ")],
  [10, undo],
  [10, correct],
  [6, markSent],
  [4, setPhase],
  [3, redact],
];
const WEIGHT = OPERATIONS.reduce((sum, [weight]) => sum + weight, 0);

/** Does one of them. */
export async function operate(pad, rng, ledger) {
  let at = rng.between(1, WEIGHT);
  const [, operation] = OPERATIONS.find(([weight]) => (at -= weight) <= 0);
  await operation(pad, rng, ledger);
}

function logs(sign) {
  return async function log(pad, rng, ledger) {
    const mark = ledger.mark(`log ${sign}`);
    if (!(await pad.log(`${sign}${mark} ${rng.words(1, 6)}`))) return;
    ledger.taken(mark);
    if (sign.startsWith("+")) ledger.event(mark, await atRest(pad, mark));
  };
}

/** The event in which a mark stands. */
function atRest(pad, mark) {
  return pad.page.evaluate((mark) => {
    const events = Object.entries(localStorage).filter(([key]) => key.startsWith("isp/e/"));
    const [key, value] = events.find(([, value]) => value.includes(mark)) ?? [];
    const fact = value && JSON.parse(value.slice(value.indexOf("{"))).f;
    return { id: key?.split("/").at(-1), theory: fact?.evidence_added?.theory };
  }, mark);
}

async function undo(pad) {
  const button = pad.working.getByRole("button", { name: "Undo", exact: true });
  if (await button.isEnabled()) await button.click();
}

async function setPhase(pad, rng) {
  const phase = rng.pick(["Investigating", "Identified", "Monitoring"]);
  await pad.page.getByRole("combobox", { name: "Phase", exact: true }).selectOption(phase);
}

async function markSent(pad, rng, ledger) {
  const mark = ledger.mark("update");
  await pad.part("What is happening").fill(`${mark} ${rng.words(2, 6)}`);
  await pad.update.getByRole("button", { name: "Mark as sent", exact: true }).click();
  ledger.taken(mark);
}

/** An entry with a mark and a button of that name: its row and the first mark in it. */
async function choose(pad, rng, button) {
  const rows = pad.entries.filter({ hasText: /#m\w+#/ }).filter({
    has: pad.page.getByRole("button", { name: button, exact: true }),
  });
  const count = await rows.count();
  if (count === 0) return {};
  const mark = /#m\w+#/.exec(await rows.nth(rng.between(0, count - 1)).textContent())?.[0];
  return { mark, row: pad.entries.filter({ hasText: mark }).first() };
}

/** Another tab may redraw the row while its form is open: that is counted, not an error of the test. */
async function inForm(ledger, steps) {
  try {
    await steps();
    return true;
  } catch (error) {
    if (error.name !== "TimeoutError") throw error;
    ledger.interrupted++;
    return false;
  }
}

const PATIENCE = { timeout: 2000 };

async function correct(pad, rng, ledger) {
  const { mark: of, row } = await choose(pad, rng, "Correct");
  if (!of) return;
  const mark = ledger.mark(`correction of ${ledger.by(of)}`, of);
  const done = await inForm(ledger, async () => {
    await row.getByRole("button", { name: "Correct", exact: true }).click(PATIENCE);
    await row.getByRole("textbox", { name: "Corrected words" }).fill(`${mark} ${rng.words(1, 6)}`, PATIENCE);
    await row.getByRole("button", { name: "Keep correction" }).click(PATIENCE);
  });
  if (done) ledger.taken(mark);
}

async function redact(pad, rng, ledger) {
  const { mark, row } = await choose(pad, rng, "Correct");
  if (!mark) return;
  ledger.redacted(mark, "perhaps");
  const done = await inForm(ledger, async () => {
    await row.getByRole("button", { name: "Correct", exact: true }).click(PATIENCE);
    await row.getByRole("button", { name: "Redact…" }).click(PATIENCE);
    await row.getByRole("button", { name: "Erase for good" }).click(PATIENCE);
  });
  if (done) ledger.redacted(mark, "done");
}
