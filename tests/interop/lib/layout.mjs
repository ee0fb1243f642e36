// Runs in the page of an editor: the lines as they are laid out there.

/** Each line that shows: its words, the gap to the line above in lines, and whether it is bold, a link, in a list. */
export function layout(selector) {
  const field = document.querySelector(selector);
  if (field instanceof HTMLTextAreaElement) return ofText(field.value);
  const lines = [];
  const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const style = getComputedStyle(element);
    const aside = element.closest("[contenteditable=false], style, script");
    if (style.visibility === "hidden" || (aside && field.contains(aside))) continue;
    const height = parseFloat(style.lineHeight) || parseFloat(style.fontSize) * 1.17;
    for (let at = 0; at < node.length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = [...range.getClientRects()].find((rect) => rect.width > 0);
      if (!box || node.data[at] === "\n") continue;
      const middle = (box.top + box.bottom) / 2;
      let line = lines.at(-1);
      if (!line || Math.abs(middle - line.middle) > height / 2) {
        line = { text: "", middle, height, bold: false, link: false, list: false, heading: false, quote: false, code: false };
        lines.push(line);
      }
      line.text += node.data[at];
      line.bold ||= Number(style.fontWeight) >= 600;
      line.link ||= Boolean(element.closest("a"));
      line.list ||= Boolean(element.closest("li"));
      line.heading ||= Boolean(element.closest("h1, h2, h3"));
      line.quote ||= Boolean(element.closest("blockquote"));
      line.code ||= Boolean(element.closest("code, pre:not(.CodeMirror-line)"));
    }
  }
  return lines
    .filter(({ text }) => text.replace(/[\u200B\uFEFF]/g, "").trim())
    .map((line, at, all) => ({ ...line, gap: at === 0 ? 0 : (line.middle - all[at - 1].middle) / line.height - 1 }));

  function ofText(text) {
    const shown = [];
    let gap = -1;
    for (const line of text.split("\n")) {
      gap += 1;
      if (!line.trim()) continue;
      shown.push({ text: line, gap: shown.length ? gap : 0, bold: false });
      gap = -1;
    }
    return shown;
  }
}

/** What is wrong with the lines of an editor, for an update in plain text; empty where they are as it was written. */
export function complaints(lines, plain, wantsBold) {
  const fold = (text) => text.replace(/[\u200B\uFEFF]/g, "").replace(/\s+/g, " ").trim();
  const wanted = plain.split("\n\n").flatMap((part) => part.split("\n").map((text, at) => ({ text: fold(text), opens: at === 0 })));
  const found = new Set();
  const has = lines.map(({ text }) => fold(text));
  if (has.join(" ") !== wanted.map(({ text }) => text).join(" ")) {
    found.add(has.join("").replace(/ /g, "") === wanted.map(({ text }) => text).join("").replace(/ /g, "") ? "words glued" : "signs or words lost");
  } else if (has.length !== wanted.length) {
    found.add(has.length < wanted.length ? "lines merged" : "lines broken");
  } else {
    wanted.forEach(({ opens }, at) => {
      if (at === 0) return;
      const { gap } = lines[at];
      if (opens && gap < 0.2) found.add("parts without a gap");
      if (opens && gap > 1.65) found.add("double gap");
      if (!opens && gap > 0.2) found.add("lines spread apart");
    });
  }
  if (lines.some(({ text }) => /^[\s\u00A0]/.test(text.replace(/^[\u200B\uFEFF]+/, "")))) found.add("a line begins with a space");
  for (const kind of ["link", "list", "heading", "quote", "code"]) if (lines.some((line) => line[kind])) found.add(kind);
  if (wantsBold && !lines[0]?.bold) found.add("bold gone");
  return [...found];
}
