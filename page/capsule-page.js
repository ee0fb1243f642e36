// A capsule as a page: its frame with the parts put in. The frame has a place for each, its name between two pairs of the
// sign @; it is cut at these, so that nothing that is put in can stand for another one.

/** In JSON a `<` stands inside of texts alone, and may be written like this: then no tag can begin or end in it. */
const harmless = (record) => record.replaceAll("<", "\\u003c");

/**
 * The page. `parts` are first and rest of the style, the script, the version, and `files`: what is packed, in base64, by
 * its name.
 */
export function page(frame, parts, record) {
  const files = Object.entries(parts.files).map(([name, packed]) => `<script type="text/plain" data-file="${name}">${packed}</script>`);
  const put = { ...parts, files: files.join("\n"), record: harmless(record) };
  return frame
    .split(/@{2}/)
    .map((part, at) => (at % 2 ? put[part] : part))
    .join("");
}
