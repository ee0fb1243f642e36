// What leaves the page and comes back in Firefox: an incident as a link, with a passphrase and without one, and as a capsule
// that is opened from the disk.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const TIMELINE = "[aria-label=Timeline]";
const LINK = "textarea[aria-label='The link']";
/** How the page is cut out of a link: what stands behind its #. */
const fragment = (link) => link.slice(link.indexOf("#"));

/** Opens an address in a browser that has never seen the page. */
async function elsewhere(firefox, address, { watch, patience, act }) {
  const context = await firefox.createBrowserContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const complaints = await watch(page, address.split("#")[0]);
    await page.goto(address);
    await act(page);
    return complaints;
  } finally {
    await context.close();
  }
}

/**
 * The link as it is, then sealed; both are opened elsewhere. `words` are those of a note in the incident. Gives what was
 * complained of.
 */
export async function walkLinks(firefox, page, { url, words, named, watch, patience }) {
  await named(page, "button", "Send to a colleague").click();
  await page.waitForFunction((place) => /#\/shared\/1\.i\./.test(document.querySelector(place)?.value ?? ""), {}, LINK);
  const link = await page.$eval(LINK, (field) => field.value);
  await named(page, "textbox", "Passphrase (optional)").fill("correct horse battery");
  await named(page, "button", "Seal and copy link").click();
  await page.waitForFunction((place) => /#\/shared\/1\.ip\./.test(document.querySelector(place)?.value ?? ""), {}, LINK);
  const sealed = await page.$eval(LINK, (field) => field.value);
  await page.keyboard.press("Escape");

  const open = (address, act) => elsewhere(firefox, url + fragment(address), { watch, patience, act });
  const plain = await open(link, async (other) => {
    await other.waitForSelector(`${TIMELINE} ::-p-text(${words})`);
    await named(other, "button", "Keep").click();
    await other.waitForSelector("h1::-p-text(Checkout fails)");
    await other.waitForSelector(`${TIMELINE} [role=listitem] ::-p-text(${words})`);
  });
  const secret = await open(sealed, async (other) => {
    // A field for passwords has no role.
    const field = other.locator("#shared-passphrase").setTimeout(patience);
    await field.fill("wrong horse");
    await named(other, "button", "Open").click();
    await other.waitForSelector("[role=alert]::-p-text(This passphrase does not open it.)");
    await field.fill("correct horse battery");
    await named(other, "button", "Open").click();
    await other.waitForSelector(`${TIMELINE} ::-p-text(${words})`);
  });
  return [...plain, ...secret];
}

/** A capsule is opened from the disk, written in, and handed on as a file. Gives what was complained of. */
export async function walkCapsule(firefox, text, folder, { words, named, watch, patience, downloaded }) {
  const path = join(folder, "capsule.html");
  writeFileSync(path, text);
  return elsewhere(firefox, pathToFileURL(path).href, {
    watch,
    patience,
    async act(page) {
      await page.waitForSelector("html[data-whole]");
      await page.waitForSelector(`${TIMELINE} [role=listitem] ::-p-text(${words})`);
      await page.waitForSelector("[role=status] ::-p-text(This is a capsule)");
      await named(page, "textbox", "Log entry").fill("written in the capsule");
      await page.keyboard.press("Enter");
      await page.waitForSelector(`${TIMELINE} [role=listitem] ::-p-text(written in the capsule)`);
      await named(page, "button", "Export").click();
      await named(page, "menuitem", "Markdown").click();
      if (!(await downloaded()).includes("written in the capsule")) throw new Error("what a capsule exports has no such note");
    },
  });
}
