// The tab dies, not the browser: the renderer crashes or is killed, while somebody types and adds entries.
import { setTimeout as sleep } from "node:timers/promises";
import { newProfile, start } from "./lib/browser.mjs";
import { Pad } from "./lib/pad.mjs";
import { random } from "./lib/random.mjs";
import { areEqual, revisit } from "./lib/revisit.mjs";
import { follow } from "./lib/sampler.mjs";
import { Typist, typingLost } from "./lib/typist.mjs";
import { watch } from "./lib/watch.mjs";

export const crashes = {
  title: "renderer crashed or killed while typing and adding",
  short: 3,
  long: 100,
  async measure({ runs, seed, home, isShort, tell }) {
    const profile = await newProfile();
    const browser = await start(profile.path);
    const complaints = watch(browser.context, home);
    const all = [];
    try {
      for (let run = 0; run < runs; run++) {
        const rng = random(seed).fork(run);
        const typingFor = rng.between(500, isShort ? 2000 : 4000);
        const result = await crashOnce(browser, { rng, run, home, typingFor });
        all.push(result);
        tell(`crash ${run + 1}/${runs} after ${typingFor} ms: ${JSON.stringify(result)}`);
      }
    } finally {
      await browser.kill();
      await profile.remove();
    }
    return summary(all, complaints.filter((c) => c !== "the page crashed"));
  },
};

async function crashOnce(browser, { rng, run, home, typingFor }) {
  const page = await browser.context.newPage();
  const pad = new Pad(page);
  await pad.open(home);
  await pad.declare(`Run ${run}`);
  await pad.isSaved();
  const seen = await follow(page);
  const typist = new Typist(pad, rng, `r${run}`);
  await typist.begin();
  const writing = typist.write();
  await Promise.race([sleep(typingFor), writing]);
  typist.stop();
  const address = page.url();
  const crashed = new Promise((done) => page.once("crash", done));
  const at = performance.now();
  await (run % 2 === 0 ? crash(browser, page) : killRenderers(browser));
  await crashed;
  await writing;
  await page.close();

  const again = await browser.context.newPage();
  const found = await revisit(again, home, address);
  await again.close();
  const missing = (marks) => marks.filter((mark) => !found.marks.includes(mark)).length;
  const typing = typingLost(typist, found, at);
  return {
    acknowledged: seen.acknowledged.length,
    lost: missing(seen.acknowledged),
    shownButLost: missing(seen.shown),
    healed: areEqual(found.after),
    typingReach: Math.round(typing.reach),
    ghost: typing.ghost,
  };
}

/** A crash from within, as a fault of the browser's own would be. */
async function crash(browser, page) {
  const cdp = await browser.context.newCDPSession(page);
  // There is nobody left to answer.
  cdp.send("Page.crash").catch(() => {});
}

/** A kill from without, as the system's when memory runs out. */
async function killRenderers(browser) {
  for (const pid of await browser.renderers()) process.kill(pid, "SIGKILL");
}

function summary(all, complaints) {
  const sum = (key) => all.reduce((total, one) => total + one[key], 0);
  const worst = Math.max(...all.map((one) => one.typingReach));
  const figures = {
    "entries acknowledged": sum("acknowledged"),
    "acknowledged and lost": sum("lost"),
    "shown, not acknowledged yet, and lost": sum("shownButLost"),
    "unsent typing lost, how far back, worst (ms)": worst,
    "runs with words in the box that had been added": all.filter((one) => one.ghost).length,
    "both stores equal after the restart": `${all.filter((one) => one.healed).length} of ${all.length}`,
  };
  const problems = [...complaints];
  if (sum("lost") + sum("shownButLost") > 0) problems.push("entries were lost");
  if (sum("acknowledged") === 0) problems.push("nothing was acknowledged: this proves nothing");
  if (worst >= 1000) problems.push(`typing of the last ${worst} ms was lost`);
  if (all.some((one) => !one.healed)) problems.push("the stores differ after a restart");
  return { figures, problems };
}
