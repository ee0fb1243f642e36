#!/usr/bin/env node
// What wasm-bindgen's test runner shall ask chromedriver for: the Chromium in $CHROMIUM, with the tests' flags.
// The runner adds "headless" and "no-sandbox" itself.
import { readFileSync } from "node:fs";

const flags = JSON.parse(readFileSync(new URL("../tests/chromium-flags.json", import.meta.url)));
console.log(JSON.stringify({ "goog:chromeOptions": { binary: process.env.CHROMIUM, args: flags } }, null, 2));
