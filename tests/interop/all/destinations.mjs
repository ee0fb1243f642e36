// Reads the updates for other programs with those programs' own parsers: every word shows, and nothing more.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import discord from "discord-markdown";
import { parseFragment } from "parse5";

const require = createRequire(import.meta.url);
const { WikiMarkupTransformer } = require("@atlaskit/editor-wikimarkup-transformer");
const { JSONTransformer } = require("@atlaskit/editor-json-transformer");
const { defaultSchema } = require("@atlaskit/adf-schema/schema-default");

const fold = (text) => text.replace(/＠/g, "@").replace(/\s+/g, " ").trim();

function ofDocument(document) {
  const words = [];
  const found = new Set();
  document.descendants((node) => {
    if (node.isText) words.push(node.text);
    else words.push(" ");
    if (!["paragraph", "text", "hardBreak"].includes(node.type.name)) found.add(node.type.name);
    node.marks.forEach(({ type }) => type.name !== "strong" && type.name !== "link" && found.add(type.name));
  });
  return { text: fold(words.join("")), found: [...found] };
}

function ofHtml(html) {
  const words = [];
  const found = new Set();
  const walk = (node) => {
    if (node.nodeName === "#text") words.push(node.value);
    if (node.tagName === "br") words.push(" ");
    else if (node.tagName && !["strong", "a"].includes(node.tagName)) found.add(node.tagName);
    node.childNodes?.forEach(walk);
  };
  walk({ childNodes: parseFragment(html).childNodes });
  return { text: fold(words.join("")), found: [...found] };
}

const readers = {
  "jira.txt": (text) => ofDocument(new WikiMarkupTransformer(defaultSchema).parse(text)),
  "adf.json": (text) => {
    const document = new JSONTransformer(defaultSchema).parse(JSON.parse(text));
    document.check();
    return ofDocument(document);
  },
  "discord.txt": (text) => ofHtml(discord.toHTML(text)),
};

export function destinations(folder) {
  const failures = [];
  console.log("update | destination | what its parser shows");
  for (const update of ["A", "B", "C"]) {
    const wanted = fold(readFileSync(join(folder, "updates", `${update}.txt`), "utf8"));
    for (const [kind, read] of Object.entries(readers)) {
      const { text, found } = read(readFileSync(join(folder, "updates", `${update}.${kind}`), "utf8"));
      const problem = text !== wanted ? `${JSON.stringify(text)} for ${JSON.stringify(wanted)}` : found.join(", ");
      console.log(`${update} | ${kind} | ${problem || "as it is"}`);
      if (problem) failures.push(`${update} as ${kind}: ${problem.slice(0, 80)}`);
    }
  }
  return failures;
}
