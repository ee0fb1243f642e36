// Reads the updates for other programs with those programs' own parsers: every word shows, and nothing more.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import discord from "discord-markdown";
import { marked } from "marked";
import { parseFragment } from "parse5";
import slack from "slack-markdown";

const require = createRequire(import.meta.url);
const { WikiMarkupTransformer } = require("@atlaskit/editor-wikimarkup-transformer");
const { JSONTransformer } = require("@atlaskit/editor-json-transformer");
const { defaultSchema } = require("@atlaskit/adf-schema/schema-default");
const jira2md = require("jira2md");

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
    if (SPACES.has(node.tagName)) words.push(" ");
    if (node.tagName && !MEANT.has(node.tagName)) found.add(node.tagName);
    node.childNodes?.forEach(walk);
    if (SPACES.has(node.tagName)) words.push(" ");
  };
  walk({ childNodes: parseFragment(html).childNodes });
  return { text: fold(words.join("")), found: [...found] };
}

/** Of what was meant: bold words, links, and words set as code so that they call nobody. */
const MEANT = new Set(["p", "br", "strong", "b", "a", "code"]);
const SPACES = new Set(["p", "br"]);

/** Slack has no escape: signs that look like them stand for those that would mean something even in code. */
const unlike = (text) => text.replace(/‹/g, "<").replace(/›/g, ">").replace(/′/g, "`");

/** By what is copied: the updates for which it is read, and what reads it. */
const readers = (folder, python) => ({
  "jira.txt": (text) => ofDocument(new WikiMarkupTransformer(defaultSchema).parse(text)),
  // This one knows no backslash: it is asked about the update that needs none.
  "jira.txt, jira2md": (text, update) => (update === "A" ? ofHtml(jira2md.jira_to_html(text)) : null),
  "adf.json": (text) => {
    const document = new JSONTransformer(defaultSchema).parse(JSON.parse(text));
    document.check();
    return ofDocument(document);
  },
  "discord.txt": (text) => ofHtml(discord.toHTML(text)),
  "slack.txt": (text) => {
    const { text: shown, found } = ofHtml(slack.toHTML(text).replace(/\n/g, "<br>"));
    return { text: unlike(shown), found };
  },
  // Markdown, and Mattermost, which breaks lines where they are broken.
  "md": (text) => ofHtml(marked.parse(text, { gfm: true })),
  "md, Mattermost": (text) => ofHtml(marked.parse(text, { gfm: true, breaks: true })),
  "rich.html": ofHtml,
  "plain.html": ofHtml,
  "eml": (text, update) => {
    const mail = JSON.parse(execFileSync(python, [join(import.meta.dirname, "mail.py"), join(folder, "updates", `${update}.eml`)], { encoding: "utf8" }));
    const html = ofHtml(mail.html);
    const isWhole = fold(mail.plain) === html.text && html.text.startsWith(fold(mail.subject));
    return { text: html.text, found: [...html.found, ...mail.defects, ...(isWhole ? [] : ["its parts differ"])] };
  },
});

export function destinations(folder, { python }) {
  const failures = [];
  console.log("update | destination | what its parser shows");
  for (const update of ["A", "B", "C"]) {
    const wanted = fold(readFileSync(join(folder, "updates", `${update}.txt`), "utf8"));
    for (const [kind, read] of Object.entries(readers(folder, python))) {
      const seen = read(readFileSync(join(folder, "updates", `${update}.${kind.split(",")[0]}`), "utf8"), update);
      if (!seen) continue;
      const { text, found } = seen;
      const problem = text !== wanted ? `${JSON.stringify(text)} for ${JSON.stringify(wanted)}` : found.join(", ");
      console.log(`${update} | ${kind} | ${problem || "as it is"}`);
      if (problem) failures.push(`${update} as ${kind}: ${problem.slice(0, 80)}`);
    }
  }
  return failures;
}
