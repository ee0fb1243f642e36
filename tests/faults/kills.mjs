// The whole browser is killed, every process of it at once, while somebody types and adds entries.
import { setTimeout as sleep } from "node:timers/promises";
import { newProfile, start } from "./lib/browser.mjs";
import { countKept, letWrite, serveControl } from "./lib/control.mjs";
import { Pad } from "./lib/pad.mjs";
import { random } from "./lib/random.mjs";
import { areEqual, holds, revisit } from "./lib/revisit.mjs";
import { follow } from "./lib/sampler.mjs";
import { Typist, typingLost } from "./lib/typist.mjs";
import { watch } from "./lib/watch.mjs";

/** How many kills a profile lives through. */
const PER_PROFILE = 10;

export const kills = {
  title: "whole browser killed (SIGKILL) while typing and adding",
  short: 2,
  long: 100,
  async measure({ runs, seed, home, isShort, tell }) {
    const control = await serveControl();
    const all = [];
    let profile, browser;
    try {
      for (let run = 0; run < runs; run++) {
        if (run % PER_PROFILE === 0) {
          await browser?.kill();
          await profile?.remove();
          profile = await newProfile();
          browser = await start(profile.path);
        }
        const rng = random(seed).fork(run);
        const typingFor = rng.between(1500, isShort ? 3000 : 7500);
        const before = await type(browser, { rng, run, home, control: control.url, typingFor });
        browser = await start(profile.path);
        const result = await compare(browser, before, { run, home, control: control.url });
        all.push(result);
        tell(`kill ${run + 1}/${runs} after ${typingFor} ms: ${JSON.stringify(result)}`);
      }
    } finally {
      await browser?.kill();
      await profile?.remove();
      control.stop();
    }
    return summary(all);
  },
};

async function type(browser, { rng, run, home, control, typingFor }) {
  const page = await browser.context.newPage();
  const complaints = watch(browser.context, home);
  const pad = new Pad(page);
  await pad.open(home);
  await pad.declare(`Run ${run}`);
  await pad.isSaved();
  const seen = await follow(page);
  const acknowledgedByControl = await letWrite(browser.context, control, run);
  await page.bringToFront();
  const typist = new Typist(pad, rng, `r${run}`);
  await typist.begin();
  const writing = typist.write();
  await Promise.race([sleep(typingFor), writing]);
  typist.stop();
  const at = await browser.kill();
  await writing;
  return { address: page.url(), complaints, seen, typist, at, control: acknowledgedByControl() };
}

async function compare(browser, before, { run, home, control }) {
  const page = await browser.context.newPage();
  const complaints = watch(browser.context, control);
  const found = await revisit(page, home, before.address);
  const { acknowledged, shown } = before.seen;
  const lost = acknowledged.filter((mark) => !found.marks.includes(mark));
  const typing = typingLost(before.typist, found, before.at);
  const kept = await countKept(browser.context, control, run);
  await page.close();
  return {
    acknowledged: acknowledged.length,
    lost: lost.length,
    shownButLost: shown.filter((mark) => !found.marks.includes(mark)).length,
    localAloneLost: acknowledged.filter((mark) => !holds(found.before.local, mark)).length,
    healed: areEqual(found.after),
    messages: before.typist.messages.length,
    typingReach: Math.round(typing.reach),
    keysLost: typing.keys,
    ghost: typing.ghost,
    controlAcknowledged: before.control,
    controlLost: before.control - Math.min(kept, before.control),
    complaints: [...before.complaints, ...complaints].filter((c) => !c.startsWith("request to ")),
  };
}

function summary(all) {
  const sum = (key) => all.reduce((total, one) => total + one[key], 0);
  const reaches = all.map((one) => one.typingReach).sort((a, b) => a - b);
  const worst = reaches.at(-1);
  const figures = {
    "entries acknowledged": sum("acknowledged"),
    "acknowledged and lost": sum("lost"),
    "shown, not acknowledged yet, and lost": sum("shownButLost"),
    "would be lost with local storage alone": sum("localAloneLost"),
    "naive control: acknowledged": sum("controlAcknowledged"),
    "naive control: acknowledged and lost": sum("controlLost"),
    "runs in which the naive control lost": all.filter((one) => one.controlLost > 0).length,
    "unsent typing lost, how far back, worst (ms)": worst,
    "unsent typing lost, how far back, median (ms)": reaches[Math.floor(reaches.length / 2)],
    "runs with words in the box that had been added": all.filter((one) => one.ghost).length,
    "both stores equal after the restart": `${all.filter((one) => one.healed).length} of ${all.length}`,
  };
  const problems = [];
  if (sum("lost") > 0) problems.push("acknowledged entries were lost");
  if (sum("controlLost") === 0) problems.push("the naive control lost nothing: this proves nothing");
  if (sum("acknowledged") === 0) problems.push("nothing was acknowledged: this proves nothing");
  if (worst >= 1000) problems.push(`typing of the last ${worst} ms was lost`);
  if (all.some((one) => !one.healed)) problems.push("the stores differ after a restart");
  all.forEach((one) => problems.push(...one.complaints));
  return { figures, problems };
}
