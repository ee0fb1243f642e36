// What the page must never do, whatever it is given.

/** The name of the global that every hostile script tries to set. */
export const SENTINEL = "hostileScriptRan";

/** Collects errors, crashes, dialogs, requests to other hosts and scripts that ran. */
export function watch(context, home) {
  const complaints = [];
  const origin = new URL(home).origin;
  context.on("weberror", (error) => complaints.push(`page error: ${error.error().message}`));
  context.on("console", (message) => {
    // The blank page of this origin, on which storage is looked at, is one that is not there.
    const isBlank = message.location().url.endsWith(BLANK) || message.location().url.endsWith("favicon.ico");
    if (message.type() === "error" && !isBlank) {
      complaints.push(`console: ${message.text().slice(0, 400)}`);
    }
  });
  context.on("dialog", (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    const isOwn = url.origin === origin || ["data:", "blob:", "about:"].includes(url.protocol);
    if (!isOwn) complaints.push(`request to ${request.url().slice(0, 200)}`);
  });
  const follow = (page) => page.on("crash", () => complaints.push("the page crashed"));
  context.pages().forEach(follow);
  context.on("page", follow);
  return complaints;
}

/** Adds to the complaints when a hostile script has run in the page. */
export async function askSentinel(page, complaints) {
  const ran = await page.evaluate((name) => name in window || document.querySelector("script[src*='a.example']") !== null, SENTINEL);
  if (ran) complaints.push("a hostile script ran");
}

/** A page of this origin on which nothing runs. */
export const BLANK = "nothing-here";
