// Two Syncthing instances on loopback: no discovery, no relays, no reports, nothing that leaves this machine.
import { execFileSync, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((up) => server.once("listening", up));
  const { port } = server.address();
  await new Promise((down) => server.close(down));
  return port;
}

const config = (path, own, nodes) => `<configuration version="36">
  <folder id="incidents" label="incidents" path="${path}" type="sendreceive" rescanIntervalS="5" fsWatcherEnabled="true" fsWatcherDelayS="1" ignorePerms="true">
    <filesystemType>basic</filesystemType>
    ${nodes.map(({ id }) => `<device id="${id}"></device>`).join("\n    ")}
    <minDiskFree unit="%">0</minDiskFree>
    <maxConflicts>10</maxConflicts>
  </folder>
  ${nodes.map(({ id, name, port }) => `<device id="${id}" name="${name}" compression="never"><address>tcp://127.0.0.1:${port}</address></device>`).join("\n  ")}
  <gui enabled="true"><address>127.0.0.1:${own.gui}</address><apikey>loopback</apikey></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:${own.port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <urAccepted>-1</urAccepted>
    <crashReportingEnabled>false</crashReportingEnabled>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <startBrowser>false</startBrowser>
    <reconnectionIntervalS>1</reconnectionIntervalS>
  </options>
</configuration>
`;

export class Syncthing {
  /** Makes an instance a folder; none runs yet. */
  static async between(home, folders) {
    const nodes = [];
    for (const [at, path] of folders.entries()) {
      const own = join(home, `syncthing-${at}`);
      await mkdir(join(path, ".stfolder"), { recursive: true });
      execFileSync("syncthing", ["generate", `--home=${own}`], { stdio: "ignore" });
      const id = execFileSync("syncthing", [`--home=${own}`, "--device-id"], { encoding: "utf8" }).trim();
      nodes.push({ home: own, path, id, name: `device-${at}`, port: await freePort(), gui: await freePort() });
    }
    for (const node of nodes) await writeFile(join(node.home, "config.xml"), config(node.path, node, nodes));
    return new Syncthing(nodes);
  }

  constructor(nodes) {
    this.nodes = nodes;
    this.running = [];
  }

  start() {
    this.running = this.nodes.map(({ home }) =>
      spawn("syncthing", ["serve", `--home=${home}`, "--no-browser", "--no-restart", "--no-upgrade"], { stdio: process.env.SYNC_LOG ? "inherit" : "ignore" }));
  }

  async stop() {
    await Promise.all(this.running.map((child) => {
      const over = new Promise((ended) => child.once("exit", ended));
      child.kill("SIGTERM");
      return over;
    }));
    this.running = [];
  }
}
