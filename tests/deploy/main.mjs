#!/usr/bin/env node
// dist/ behind real hosts, with the snippets of docs/deploy/ as they stand there: what they send along with each file,
// and the end-to-end tests that a host could break.
//   CHROMIUM=/usr/bin/chromium main.mjs [nginx] [caddy]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const dist = resolve("dist");
mkdirSync("target", { recursive: true });
const folder = mkdtempSync(resolve("target/hosts-"));

/** A snippet with the address and the folder of this run in place of those that it was written with. */
function snippet(name, changes) {
  let text = readFileSync(`docs/deploy/${name}`, "utf8");
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`docs/deploy/${name} has no "${from}" any more`);
    text = text.replaceAll(from, to);
  }
  return text;
}

const hosts = {
  nginx(port) {
    const inside = snippet("nginx.conf", [["/srv/incident-scratchpad", dist]]);
    const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((one) => `${one}_temp_path ${folder}/${one};`);
    const config = join(folder, "nginx.conf");
    writeFileSync(config, `daemon off; pid ${folder}/nginx.pid; error_log stderr; user root;
      events {} http { access_log off; ${places.join(" ")} server { listen 127.0.0.1:${port}; ${inside} } }`);
    return ["nginx", "-c", config, "-p", folder];
  },
  caddy(port) {
    const config = join(folder, "Caddyfile");
    const inside = snippet("Caddyfile", [["/srv/incident-scratchpad", dist], ["incident.example.com", `http://127.0.0.1:${port}`]]);
    writeFileSync(config, `{\nadmin off\n}\n${inside}`);
    return ["caddy", "run", "--config", config, "--adapter", "caddyfile"];
  },
};

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** What a host answers, as it sends it: fetch would unpack it and forget how it was packed. */
async function answer(url, coding = "gzip") {
  const request = get(url, { headers: { "Accept-Encoding": coding } });
  const [response] = await once(request, "response");
  let bytes = 0;
  for await (const part of response) bytes += part.length;
  return { status: response.statusCode, headers: response.headers, bytes };
}

async function start(name) {
  const port = await freePort();
  const [program, ...args] = hosts[name](port);
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: folder } });
  let said = "";
  child.stderr.on("data", (text) => (said += text));
  const url = `http://127.0.0.1:${port}/`;
  for (const until = Date.now() + 20_000; ; await pause(50)) {
    if (await answer(url).catch(() => null)) return { url, child };
    if (child.exitCode !== null || Date.now() > until) throw new Error(`${name} does not start: ${said}`);
  }
}

const types = {
  html: /^text\/html/, css: /^text\/css/, js: /^text\/javascript/, json: /^application\/json/, wasm: /^application\/wasm/,
  webmanifest: /^application\/manifest\+json/, png: /^image\/png/, svg: /^image\/svg\+xml/,
};
const isHashed = /-[0-9a-f]{12,}[._]/;
const isPacked = /\.(html|css|js|wasm|svg|webmanifest)$/;

/** The headers that every file gets, from the file that other hosts read; of the policy only what the page cannot say. */
function wanted() {
  const [, everywhere] = /^\/\*\n((?: {2}.+\n)+)/.exec(readFileSync(join(dist, "_headers"), "utf8"));
  const lines = everywhere.trim().split("\n").map((line) => line.trim().split(/:(.*)/).map((part) => part.trim()));
  return lines.map(([name, value]) => [name, name === "Content-Security-Policy" ? "frame-ancestors 'none'" : value]);
}

async function faultsOf(url) {
  const faults = [];
  const names = readdirSync(dist).filter((name) => !name.startsWith("_") && !name.startsWith("."));
  for (const name of ["", ...names]) {
    const { status, headers, bytes } = await answer(url + name);
    const say = (what) => faults.push(`/${name}: ${what}`);
    const kind = /[^.]*$/.exec(name || "index.html")[0];
    if (status !== 200) say(`answered ${status}`);
    if (!types[kind]?.test(headers["content-type"])) say(`is called ${headers["content-type"]}`);
    const kept = isHashed.test(name) ? "public, max-age=31536000, immutable" : "no-cache";
    if (headers["cache-control"] !== kept) say(`is kept: ${headers["cache-control"]}`);
    for (const [header, value] of wanted()) {
      if (headers[header.toLowerCase()] !== value) say(`${header} is ${headers[header.toLowerCase()]}`);
    }
    const plain = await answer(url + name, "identity");
    const isSmaller = headers["content-encoding"] === "gzip" && bytes < plain.bytes;
    if (isPacked.test(name) && plain.bytes > 2000 && !isSmaller) say("is not packed");
  }
  for (const name of ["nothing-here", "gone-0123456789abcdef.wasm"]) {
    const { status, headers } = await answer(url + name);
    if (status !== 404) faults.push(`/${name}: answered ${status}`);
    if (/immutable/.test(headers["cache-control"])) faults.push(`/${name}: is kept although it is not there`);
  }
  return faults;
}

/** The end-to-end tests of opening, of what the page may do, and of doing without a network. */
async function endToEnd(url) {
  const args = ["playwright", "test", "smoke", "offline", "-g", "at the root|loaded once|can be installed|refuses scripts"];
  const child = spawn("npx", args, { stdio: "inherit", env: { ...process.env, HOST_URL: url } });
  return (await once(child, "exit"))[0] === 0;
}

let isGood = true;
const named = process.argv.slice(2);
try {
  for (const name of named.length ? named : Object.keys(hosts)) {
    const { url, child } = await start(name);
    try {
      const faults = await faultsOf(url);
      for (const fault of faults) console.error(`FAILED: ${name}: ${fault}`);
      console.log(`${name}: every file ${faults.length ? "was asked for" : "has its type and headers"}`);
      isGood = (await endToEnd(url)) && !faults.length && isGood;
    } finally {
      child.kill();
      await once(child, "exit");
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isGood ? 0 : 1;
