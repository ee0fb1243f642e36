// docs/performance.md, which is written from a run and never by hand.
import { writeFileSync } from "node:fs";

const notes = `## What is measured, and what is not

- One Chromium, without a window, the contestants in turn, so that what else the machine does falls on all of them.
  Everything is served in brotli from this machine. The slow network is Chromium's own emulation, which knows no lost
  packets; the processor at a quarter is its emulation too. Measures without a load know no network: there the slow
  condition is the processor alone.
- **Transferred**: what Chromium received, headers with it, for everything that was loaded before the page was usable.
- **First key**: the same key is pressed again and again from the start of the navigation; the first that stands in a
  field counts. On this page that is the field for the incident's title, which is there before the program.
- **Usable**: \`data-ready\` on the root, and a key that was taken. This page sets it when the program has taken over;
  the others when their editor is made.
- **Warm reload**: of a tab that had been there; to the first frame after usable. With service worker and cache, as it
  comes. On this page the latest rows are drawn then, and those before follow.
- All that follows is done in tabs that stay open from run to run, one for each number of entries, filled once. They are
  no fresh tabs: keys, entries and scrolling of the runs before have passed through them.
- **Key to paint**: from the time at which Chromium was given the key to the end of the frame that shows it; 30 keys a
  run (fewer where they take longer than 2.5 s), one after the other, in a box under so many entries. The keys of all runs
  are one pool; the 99th of a hundred is taken from that. The wait for the next frame, up to 16.7 ms, is part of it.
- **Append**: the median of three entries a run, from Enter to the frame that shows the entry, and to the word "Saved",
  which this page says when a strict transaction has completed. In the text fields it is a line break at the end of so
  many lines, kept by local storage; they never say that anything is saved. With the runs the numbers of entries grow, by
  the same in each.
- **Scroll**: from the last entry to the first in 60 steps, a step a frame.
- **Find**: the slowest of 13 keys typed into the field that finds.
- **Memory**: JavaScript's heap after a collection, and WebAssembly's memory, at the end of each run. Nodes, styles and
  layout are outside of both: their number stands below.
- The same words in each: an incident in both stores, a text in local storage, a tiddler an entry. TiddlyWiki stands
  with a draft open and without the toolbar of its editor, which would put the field into a frame of its own.
- A dash: the row is not for this contestant. EasyMDE and the bare field keep one text; TiddlyWiki adds no entries by
  Enter; the empty page of Leptos keeps nothing.
- Not measured: other browsers, a phone, a screen reader, a network that drops packets.
`;

export function write(result, parts) {
  const command = ["make bench", parts.length ? `ARGS="${parts.join(" ")}"` : ""].filter(Boolean).join(" ");
  const text = `# How fast it is\n\nWritten by \`${command}\`; not to be changed by hand.\n\n${result}\n\n${notes}`;
  writeFileSync(new URL("../../docs/performance.md", import.meta.url), text);
}
