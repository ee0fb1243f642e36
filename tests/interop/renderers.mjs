// Renderers of Markdown for the short run: each takes the text of a file and gives its HTML, or throws where the
// build of a site would fail.
import { evaluate } from "@mdx-js/mdx";
import MarkdownIt from "markdown-it";
import { marked } from "marked";
import { createElement } from "react";
import * as jsx from "react/jsx-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import showdown from "showdown";
import { unified } from "unified";

const it = new MarkdownIt();
const github = new showdown.Converter();
github.setFlavor("github");
const remark = unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify).freeze();

export const renderers = {
  marked: (text) => marked.parse(text, { gfm: true }),
  "markdown-it": (text) => it.render(text),
  showdown: (text) => github.makeHtml(text),
  "remark-gfm": async (text) => String(await remark.process(text)),
  mdx: async (text) => {
    const { default: Page } = await evaluate(text, { ...jsx, remarkPlugins: [remarkGfm] });
    return renderToStaticMarkup(createElement(Page));
  },
};
