#!/usr/bin/env bash
# An address in angle brackets, `<https://example.com>`, is CommonMark's own form of a link. @mdx-js/mdx 3.1.1 (the
# reader behind Docusaurus) takes it for the start of an element and stops: "Unexpected character `/` (U+002F) before
# local name". One such line in one file stops the build of a whole site. The same address as `[u](u)` is fine.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund @mdx-js/mdx@3.1.1 marked@18.2.1 >/dev/null
cat >try.mjs <<'JS'
import { compile } from "@mdx-js/mdx";
import { marked } from "marked";
const line = "See <https://example.com> for more.";
console.log("marked:", marked.parse(line).trim());
const said = await compile(line).then(() => "compiled", (error) => error.reason);
console.log("mdx:", said);
const other = await compile("See [https://example.com](https://example.com) for more.").then(() => "compiled", (error) => error.reason);
console.log("mdx, as [u](u):", other);
process.exit(said.startsWith("Unexpected character `/`") && other === "compiled" ? 0 : 1);
JS
node try.mjs
