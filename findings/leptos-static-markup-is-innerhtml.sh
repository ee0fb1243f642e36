#!/usr/bin/env bash
# Leptos makes an element of `view!` in which nothing can change (tags, literal attributes, literal words, and an element around
# it) by setting `innerHTML` of a template, and every other one by createElement. Nothing in the markup shows the difference:
# one attribute in braces, and the same element comes the other way. On a page whose policy has `require-trusted-types-for
# 'script'`, the first view with a static child ends in a TypeError, and with it the mounting of everything; a page on which
# every element happens to have something that changes runs. A policy named `default` that lets such markup through helps.
#
# Seen with leptos 0.8.23 (tachys 0.2.19), wasm-bindgen 0.2.130, Chromium 156.0.8078.108, without a window:
#   without trusted types, static child: mounted
#   with trusted types, static child: TypeError
#   with trusted types, the same child with its class in braces and a block: mounted
# Needs Rust with the target wasm32-unknown-unknown, npm, their registries and an installed Chromium (CHROMIUM=path for
# another than `chromium`); takes some minutes. Fails when that changes.
set -euo pipefail
chromium=${CHROMIUM:-$(command -v chromium)}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat >Cargo.toml <<'TOML'
[package]
name = "markup"
version = "0.0.0"
edition = "2021"

[lib]
crate-type = ["cdylib"]

[dependencies]
leptos = { version = "=0.8.23", default-features = false, features = ["csr"] }
tachys = "=0.2.19"
wasm-bindgen = "=0.2.130"
TOML
cat >src/lib.rs <<'RUST'
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
pub fn fixed() {
    leptos::mount::mount_to_body(|| view! { <main><p class="said">"words"</p></main> });
}

#[wasm_bindgen]
pub fn braced() {
    let class = String::from("said");
    leptos::mount::mount_to_body(move || view! { <main><p class=class>{String::from("words")}</p></main> });
}
RUST
export CARGO_TARGET_DIR=$folder/target
cargo build --quiet --release --target wasm32-unknown-unknown
cargo install --quiet --root "$folder/tools" wasm-bindgen-cli --version 0.2.130
tools/bin/wasm-bindgen --target web --no-typescript --out-dir site target/wasm32-unknown-unknown/release/markup.wasm
npm init --yes >/dev/null
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --silent --no-audit --no-fund playwright-core@1.65.1
cat >try.mjs <<'JS'
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "playwright-core";
const html = '<!doctype html><title>markup</title><script type="module">import init, * as all from "./markup.js"; await init(); window.all = all;</script>';
const server = createServer(({ url }, answer) => {
  const { pathname, searchParams } = new URL(url, "http://page");
  if (searchParams.has("trusted")) answer.setHeader("content-security-policy", "require-trusted-types-for 'script'");
  if (pathname === "/favicon.ico") return answer.writeHead(204).end();
  if (pathname === "/") return answer.setHeader("content-type", "text/html").end(html);
  answer.setHeader("content-type", pathname.endsWith(".wasm") ? "application/wasm" : "text/javascript");
  answer.end(readFileSync("site" + pathname));
}).listen(0, "127.0.0.1");
await new Promise((up) => server.on("listening", up));
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.argv[2], args });
async function mounts(query, name) {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/${query}`);
  await page.waitForFunction(() => window.all);
  const said = await page.evaluate((name) => {
    try {
      window.all[name]();
    } catch (error) {
      return error.name;
    }
    return document.querySelector("main p.said")?.textContent === "words" ? "mounted" : "nothing";
  }, name);
  await page.close();
  return said;
}
const found = [await mounts("", "fixed"), await mounts("?trusted", "fixed"), await mounts("?trusted", "braced")];
console.log(`without trusted types, static child: ${found[0]}`);
console.log(`with trusted types, static child: ${found[1]}`);
console.log(`with trusted types, the same child with its class in braces and a block: ${found[2]}`);
await browser.close();
server.close();
process.exit(found.join() === "mounted,TypeError,mounted" ? 0 : 1);
JS
node try.mjs "$chromium"
