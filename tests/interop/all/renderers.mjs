// More renderers, for the whole run.
import { createRequire } from "node:module";
import discord from "discord-markdown";
import MarkdownIt from "markdown-it";
import * as emoji from "markdown-it-emoji";
import { createElement } from "react";
import * as jsx from "react/jsx-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { createMarkdownRenderer } from "vitepress";
import { createSSRApp } from "vue";
import { renderToString } from "vue/server-renderer";

const require = createRequire(import.meta.url);

// A forum's reader: markdown-it with what such programs turn on.
const forum = new MarkdownIt({ linkify: true, typographer: true, breaks: true }).use(emoji.full);

const vitepress = await createMarkdownRenderer("/docs", {}, "/", undefined);

async function inVue(text) {
  const template = `<div>${vitepress.render(text, { path: "record.md", relativePath: "record.md" })}</div>`;
  const failed = [];
  const app = createSSRApp({ template });
  app.config.compilerOptions.onError = (error) => failed.push(error);
  app.config.errorHandler = (error) => failed.push(error);
  app.config.warnHandler = (warning) => failed.push(new Error(warning));
  const html = await renderToString(app);
  if (failed.length) throw failed[0];
  return html;
}

const { MarkdownTransformer } = require("@atlaskit/editor-markdown-transformer");
const { defaultSchema } = require("@atlaskit/adf-schema/schema-default");
const editor = new MarkdownTransformer(defaultSchema);
const escape = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
// Links and code are meant: they are left out, so that bold words stay in one piece.
const marks = { strong: "strong", em: "em", strike: "del" };
const blocks = {
  paragraph: "p", bulletList: "ul", orderedList: "ol", listItem: "li", blockquote: "blockquote", codeBlock: "pre", table: "table",
  tableRow: "tr", tableHeader: "th", tableCell: "td", rule: "hr", hardBreak: "br", media: "img", mediaSingle: "div",
};

/** A document of the editor behind Jira and Confluence, as HTML that says which blocks and marks it has. */
function html(node) {
  if (node.isText) {
    const names = (node.marks ?? []).map(({ type }) => marks[type.name]).filter(Boolean);
    return names.reduce((text, name) => `<${name}>${text}</${name}>`, escape(node.text));
  }
  const inner = [];
  node.content.forEach((child) => inner.push(html(child)));
  const name = node.type.name === "heading" ? `h${node.attrs.level}` : blocks[node.type.name];
  const text = inner.join("").replaceAll("</strong><strong>", "");
  return name ? `<${name}>${text}</${name}>` : text;
}

const { createProcessors } = require("@docusaurus/mdx-loader/lib/processor.js");
const hooks = { onBrokenMarkdownImages: "throw", onBrokenMarkdownLinks: "throw" };
const { mdxProcessor, mdProcessor } = await createProcessors({
  options: {
    outputFormat: "function-body", siteDir: "/site", staticDirs: [], admonitions: true, removeContentTitle: false,
    markdownConfig: {
      format: "mdx", emoji: true, mermaid: false, anchors: { maintainCase: false }, hooks,
      mdx1Compat: { comments: false, admonitions: false, headingIds: false },
    },
  },
});
const AsyncFunction = (async () => {}).constructor;

async function docusaurus(text) {
  const frontMatter = /^---\n[^]*?\n---\n/.exec(text)?.[0] ?? "";
  const processor = /^ {2}format: md$/m.test(frontMatter) ? mdProcessor : mdxProcessor;
  const { content } = await processor.process({
    content: text.slice(frontMatter.length), filePath: "/site/docs/record.mdx", frontMatter: {}, compilerName: "client",
  });
  const { default: Page } = await new AsyncFunction(content)({ ...jsx, useMDXComponents: () => ({}), baseUrl: import.meta.url });
  return renderToStaticMarkup(createElement(Page));
}

export const renderers = {
  atlaskit: (text) => html(editor.parse(text)),
  "discord-markdown": (text) => discord.toHTML(text),
  docusaurus,
  vitepress: inVue,
  "discourse-like": (text) => forum.render(text),
};
