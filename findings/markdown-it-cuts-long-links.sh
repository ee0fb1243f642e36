#!/usr/bin/env bash
# A web address has no longest length in CommonMark or GFM. markdown-it 15.0.3 with `linkify: true` (linkify-it 6.1.0 below
# it, option `maxLength`, 10,000) makes a link of the first 10,000 characters of an address and leaves the rest behind it as
# text: the reader sees one long line in which the link looks whole, and lands at an address that was cut without a word.
# marked 18.2.1, remark-gfm 4.0.1 and linkifyjs 4.4.0 link the whole of 100,000 characters. Who packs data into an address
# (a diagram, a query, a shared document) loses its end in every program that renders with markdown-it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund markdown-it@15.0.3 linkify-it@6.1.0 marked@18.2.1 >/dev/null
cat >try.mjs <<'JS'
import MarkdownIt from "markdown-it";
import { marked } from "marked";
const linked = (html) => (/href="([^"]*)"/.exec(html)?.[1] ?? "").length;
const it = new MarkdownIt({ linkify: true });
const address = (length) => "https://example.com/#".padEnd(length, "a");
const seen = [];
for (const length of [9_000, 12_000, 100_000]) {
  const [by, other] = [linked(it.render(address(length))), linked(marked.parse(address(length)))];
  console.log(`an address of ${length} characters: markdown-it links ${by}, marked ${other}`);
  seen.push(by, other);
}
const [short, , cut, whole, longer, all] = seen;
process.exit(short === 9_000 && cut < 12_000 && whole === 12_000 && longer === cut && all === 100_000 ? 0 : 1);
JS
node try.mjs
