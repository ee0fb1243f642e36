#!/usr/bin/env bash
# `&lt;` is the escape of `<` that most readers of Markdown bear (MDX stops at `\<50ms` less often than others show a
# backslash), but discord-markdown 2.5.1 and mistune 3.4.0 with its defaults show the five characters as they stand,
# where CommonMark (here marked 18.2.1) has a reader see `<`. No single escape of `<` is right in all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' >package.json
npm install --silent --no-audit --no-fund discord-markdown@2.5.1 marked@18.2.1 >/dev/null
python3 -m venv python
python/bin/pip install --quiet mistune==3.4.0
cat >try.mjs <<'JS'
import { execFileSync } from "node:child_process";
import discord from "discord-markdown";
import { marked } from "marked";
const line = "p99 &lt;50ms";
const made = {
  marked: marked.parseInline(line),
  "discord-markdown": discord.toHTML(line),
  mistune: execFileSync("python/bin/python", ["-c", `import mistune; print(mistune.html("${line}") + mistune.create_markdown()("${line}"))`], { encoding: "utf8" }),
};
for (const [name, html] of Object.entries(made)) console.log(`${name}: ${html.trim()}`);
const shown = (html) => html.includes("&amp;lt;");
process.exit(!shown(made.marked) && shown(made["discord-markdown"]) && shown(made.mistune) ? 0 : 1);
JS
node try.mjs
