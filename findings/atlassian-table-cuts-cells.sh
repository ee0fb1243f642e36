#!/usr/bin/env bash
# A table of GitHub Markdown needs no bars at the ends of its rows. @atlaskit/editor-markdown-transformer 6.3.1 (the
# editor behind Jira and Confluence) reads such a table, and cuts the first letter of each cell of its body without a word:
# "logs" becomes "ogs |". With bars at both ends nothing is lost.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --legacy-peer-deps --ignore-scripts \
  @atlaskit/editor-markdown-transformer@6.3.1 @atlaskit/adf-schema@57.7.22 react@18.3.1 react-dom@18.3.1 >/dev/null
cat >try.cjs <<'JS'
const { MarkdownTransformer } = require("@atlaskit/editor-markdown-transformer");
const { defaultSchema } = require("@atlaskit/adf-schema/schema-default");
const reader = new MarkdownTransformer(defaultSchema);
const cells = (text) => {
  const found = [];
  reader.parse(text).descendants((node) => void (node.isText && found.push(node.text)));
  return found;
};
const without = cells("Evidence | A | Worth\n:--- | :---: | :---\nlogs | for | much\n");
const within = cells("| Evidence | A | Worth |\n| :--- | :---: | :--- |\n| logs | for | much |\n");
console.log("without bars at the ends:", JSON.stringify(without));
console.log("with bars:               ", JSON.stringify(within));
const lost = !without.includes("Evidence") || !without.includes("logs");
process.exit(lost && within.includes("Evidence") && within.includes("logs") ? 0 : 1);
JS
node try.cjs
