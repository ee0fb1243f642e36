// Every hostile thing in the stores before the page is opened, stores that do not work, and hostile addresses.
import { writeBoth } from "../lib/stores.mjs";
import { address, atRest, changed, goesOn, putGood } from "./before.mjs";
import { BROKEN, STORAGE } from "./storage.mjs";
import { TEXTS } from "./texts.mjs";

const poisoned = Object.entries(STORAGE).map(([name, { local, mirror, session, prepare }]) => ({
  name: `storage: ${name}`,
  async run(page, home) {
    await putGood(page, home);
    await writeBoth(page, { local, mirror });
    await page.evaluate((pairs) => pairs.forEach(([k, v]) => sessionStorage.setItem(k, v)), session ?? []);
    await prepare?.(page);
    const before = await atRest(page, home);
    const problems = await goesOn(page, home);
    return [...problems, ...changed(before, await atRest(page, home))];
  },
}));

const broken = Object.entries(BROKEN).map(([name, { prepare, script }]) => ({
  name: `broken: ${name}`,
  async run(page, home) {
    await putGood(page, home);
    await prepare?.(page);
    const before = await atRest(page, home);
    const opened = await page.context().newPage();
    if (script) await opened.addInitScript(script);
    const problems = await goesOn(opened, home, { saves: false });
    return [...problems, ...changed(before, await atRest(page, home))];
  },
}));

const FRAGMENTS = {
  "nothing known": "#/nowhere",
  "percent signs": "#/incident/%%%E0%A4%A",
  "a path": "#/incident/../../x",
  "markup": `#/incident/${encodeURIComponent(TEXTS["a script"])}`,
  "60 KB": `#/incident/${"A".repeat(60_000)}`,
  "an address of a script": "#javascript:alert(1)",
};

const addressed = Object.entries(FRAGMENTS).map(([name, fragment]) => ({
  name: `address: ${name}`,
  async run(page, home) {
    await putGood(page, home);
    const before = await atRest(page, home);
    await page.goto(`${home}${fragment}`);
    await page.getByRole("main").waitFor();
    return [...(await goesOn(page, home)), ...changed(before, await atRest(page, home))];
  },
}));

const channel = {
  name: "channel: junk from another tab",
  async run(page, home) {
    await putGood(page, home);
    const before = await atRest(page, home);
    const open = await page.context().newPage();
    await open.goto(address(home));
    await open.getByRole("main").waitFor();
    await page.evaluate((texts) => {
      const channel = new BroadcastChannel("isp/events");
      for (const junk of [null, 7, {}, [], "", "\n", "x", "isp/e/x/y\nnull", "isp/e/\n1 0 {}", "theme\ndark", ...texts]) channel.postMessage(junk);
      texts.forEach((text, n) => localStorage.setItem(`foreign/${n}`, text));
      localStorage.setItem("isp/e/x/z", "null");
    }, Object.values(TEXTS).filter((text) => text.length < 1000));
    return [...(await goesOn(open, home)), ...changed(before, await atRest(page, home))];
  },
};

export const poisonCases = [...poisoned, ...broken, ...addressed, channel];
