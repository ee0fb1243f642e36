// What a reader of a rendered page sees, and whether that is what was typed.
import { parseFragment } from "parse5";

/** A link and code are meant: an address may become the one, what a machine wrote the other. */
const MEANT = new Set(["a", "code", "span", "p", "div", "section", "colgroup", "col", "tbody", "thead", "label", "input", "button"]);
const BLOCKS = new Set(["p", "li", "td", "th", "tr", "br", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "div", "section", "table", "ul", "ol", "dt", "dd"]);
const UNSEEN = new Set(["script", "style", "template", "button"]);

/** The words that show, white space folded, and how many there are of each element that is not merely meant. */
export function seen(html) {
  const words = [];
  const elements = {};
  const walk = (node) => {
    if (node.nodeName === "#text") words.push(node.value);
    const name = node.tagName;
    if (UNSEEN.has(name)) return;
    const isAnchor = node.attrs?.some(({ name: key, value }) => key === "class" && /header-?(anchor|link)/.test(value));
    if (isAnchor) return;
    if (name === "img") words.push(node.attrs.find(({ name: key }) => key === "alt")?.value ?? "");
    if (name && !MEANT.has(name)) elements[name] = (elements[name] ?? 0) + 1;
    if (BLOCKS.has(name)) words.push(" ");
    node.childNodes?.forEach(walk);
    if (BLOCKS.has(name)) words.push(" ");
  };
  parseFragment(html).childNodes.forEach(walk);
  return { text: fold(words.join("")), elements };
}

/** Whether there is an element that nobody meant, or one of the frame is missing. Code in bold words may end them. */
function hasMore(is, should) {
  const names = new Set([...Object.keys(is), ...Object.keys(should)]);
  return [...names].some((name) => {
    const [has, wants] = [is[name] ?? 0, should[name] ?? 0];
    return name === "strong" || name === "b" ? has > wants : has !== wants;
  });
}

const fold = (text) => text.replace(/[\u200B\uFEFF]/g, "").replace(/\s+/g, " ").trim();

/** Lines longer than this are cut where a thing is only named. */
export const QUOTED = 60;

/** What has to show: the page of the plain word, with the word replaced by what was typed. */
export function expected(reference, line) {
  const typed = fold(line);
  const cut = fold([...line].slice(0, QUOTED).join(""));
  const text = reference.text.replace(/q{8,}/g, (word) => (word.length === QUOTED ? cut : typed));
  return { ...reference, text: fold(text) };
}

const plainer = (text) =>
  text.replace(/[“”„«»]/g, '"').replace(/[‘’‚]/g, "'").replace(/…/g, "...").replace(/[–—]/g, "-").replace(/-{2,}/g, "-")
    .replace(/«/g, "<<").replace(/»/g, ">>").replace(/©/g, "(c)").replace(/®/g, "(r)").replace(/™/g, "(tm)").replace(/½/g, "1/2").replace(/¼/g, "1/4")
    .replace(/±/g, "+-").replace(/→/g, "->").replace(/←/g, "<-").replace(/⇒/g, "=>").replace(/["']/g, "'").replace(/<<|>>/g, "'").replace(/\.{2,}/g, "...");

/** `same`, or the first cause for which a page differs from what was expected. */
export function verdict(html, reference, line) {
  if (html === null) return "no build";
  const is = seen(html);
  const should = expected(reference, line);
  if (is.text === should.text) return hasMore(is.elements, should.elements) ? "other elements" : "same";
  if (plainer(is.text) === plainer(should.text)) return "smart punctuation";
  if (/&(lt|amp|gt|#\d+);/.test(is.text) && !/&(lt|amp|gt|#\d+);/.test(line)) return "entity shown";
  if (/\\[~$^{}<>|_*.]/.test(is.text) && !line.includes("\\")) return "backslash shown";
  if (is.text.length < should.text.length - 10) return "text gone";
  return "other text";
}

/** Where two texts part. */
export function parting(html, reference, line) {
  if (html === null) return "";
  const [is, should] = [seen(html).text, expected(reference, line).text];
  let at = 0;
  while (at < is.length && is[at] === should[at]) at += 1;
  return `${JSON.stringify(is.slice(Math.max(0, at - 12), at + 40))} for ${JSON.stringify(should.slice(Math.max(0, at - 12), at + 40))}`;
}
