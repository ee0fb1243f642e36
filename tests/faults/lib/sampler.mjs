// Follows what the page says, every 10 ms, and remembers the last thing that it said.
import { glance } from "./pad.mjs";

/** Follows a page; `acknowledged()` are the marks that stood in the timeline when it last said "Saved". */
export async function follow(page) {
  const seen = { acknowledged: [], shown: [] };
  await page.exposeFunction("faultsSaw", (status, marks) => {
    seen.shown = marks;
    if (/^Saved \d/.test(status)) seen.acknowledged = marks;
  });
  await page.evaluate(`(() => {
    const glance = ${glance};
    let last = "";
    const look = () => {
      const { status, marks } = glance();
      const now = status + marks.length;
      if (now !== last) faultsSaw(status, marks);
      last = now;
    };
    setInterval(look, 10);
  })()`);
  return seen;
}
