// Hostile words, files and stores: no script runs, nothing leaves, nothing panics, nothing that was there is lost.
import { quick } from "./lib/browser.mjs";
import { importCases } from "./hostile/importing.mjs";
import { poisonCases } from "./hostile/poisoning.mjs";
import { typingCases } from "./hostile/typing.mjs";
import { random } from "./lib/random.mjs";
import { askSentinel, watch } from "./lib/watch.mjs";

export const hostile = {
  title: "hostile files, stores, words and addresses",
  short: 10,
  long: 1000,
  async measure({ runs, seed, home, tell }) {
    const rng = random(seed);
    const all = [...importCases, ...poisonCases, ...typingCases];
    const only = process.env.ONLY;
    let chosen = only ? all.filter(({ name }) => name.includes(only)) : all;
    // All of them in the long one; a few in the short one, the same for the same seed.
    while (chosen.length > runs) chosen.splice(rng.between(0, chosen.length - 1), 1);
    const browser = await quick();
    const problems = [];
    const counts = new Map();
    for (const { name, run } of chosen) {
      const found = await tryOne(browser, home, run);
      const kind = name.split(":")[0];
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (found.length > 0) tell(`${name}\n      ${found.join("\n      ")}`);
      problems.push(...found.map((problem) => `${name}: ${problem}`));
    }
    await browser.close();
    const figures = Object.fromEntries([...counts].map(([kind, count]) => [`cases, ${kind}`, count]));
    figures["cases with a problem"] = new Set(problems.map((p) => p.split(": ").slice(0, 2).join())).size;
    return { figures, problems };
  },
};

async function tryOne(browser, home, run) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const complaints = watch(context, home);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    complaints.push(...(await run(page, home)));
    for (const open of context.pages()) await askSentinel(open, complaints);
  } catch (error) {
    complaints.push(`did not get through: ${error.message.split("\n").slice(0, 4).join(" ")}`);
  } finally {
    await context.close();
  }
  return [...new Set(complaints)];
}
