// What the pure modules take without a browser: the lines of examples/working_bench.rs about a full replay.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export function replay() {
  const done = spawnSync("cargo", ["run", "--quiet", "--release", "--locked", "--example", "working_bench"], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (done.status !== 0) throw new Error("the host benchmark did not run");
  const line = done.stdout.split("\n").find((one) => one.startsWith("full replay, 10,000"));
  const micros = /([\d.]+) us +([\d.]+) us/.exec(line);
  return [
    `On the host, not in the browser (\`examples/working_bench.rs\`, the fastest of 15): a full replay of 10,000 events ` +
      `takes ${(micros[1] / 1000).toFixed(1)} ms, of 1,000 events ${(micros[2] / 1000).toFixed(2)} ms.`,
  ];
}
