// Two clones of one repository, prepared and carried by the very commands that docs/sharing.md gives people.
import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";

const DOCS = new URL("../../docs/sharing.md", import.meta.url);

/** The commands that stand in the docs behind a mark. */
function commands(name) {
  const found = readFileSync(DOCS, "utf8").match(new RegExp(`<!-- git: ${name} -->\\n\`\`\`sh\\n([\\s\\S]*?)\`\`\``));
  if (!found) throw new Error(`docs/sharing.md has no commands for “${name}”`);
  return found[1];
}

export class Git {
  static async between(home, [one, other]) {
    const origin = join(home, "origin.git");
    const git = new Git([one, other]);
    git.run(home, "init", "--bare", "--initial-branch=main", origin);
    git.run(home, "clone", origin, one);
    await git.shell(one, commands("once"));
    git.run(home, "clone", origin, other);
    return git;
  }

  constructor(clones) {
    Object.assign(this, { clones, races: [] });
  }

  /** One command of git, which must come off. */
  run(where, ...args) {
    return execFileSync("git", args, { cwd: where, env: this.env(), encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }

  /** Commands as somebody types them, which must come off; what they say on the way is kept. */
  async shell(where, text) {
    const shell = spawn("bash", ["-c", text], { cwd: where, env: this.env(), stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [shell.stdout, shell.stderr]) stream.setEncoding("utf8").on("data", (words) => (said += words));
    const status = await new Promise((ended) => shell.once("close", ended));
    if (status !== 0) throw new Error(`the commands of the docs failed (${status}) in ${where}: ${said}`);
    return said.trim();
  }

  env() {
    const person = { NAME: "Somebody", EMAIL: "somebody@example.com" };
    const who = Object.entries(person).flatMap(([key, value]) => [[`GIT_AUTHOR_${key}`, value], [`GIT_COMMITTER_${key}`, value]]);
    return { ...process.env, ...Object.fromEntries(who), GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", LC_ALL: "C.UTF-8" };
  }

  /** Commits what is there, and nothing else. */
  commit(clone) {
    this.run(clone, "add", "-A");
    if (this.run(clone, "status", "--porcelain")) this.run(clone, "commit", "-m", "What was written");
  }

  /** Carries both ways, as the docs say. What the first try says where the second one comes off is kept in `races`. */
  async carry(clone) {
    const said = await this.shell(clone, commands("each time"));
    if (said) this.races.push(said);
    return said;
  }

  /** From now on a clone merges these files as git does without the attribute. */
  leavesMarks(clone) {
    appendFileSync(join(clone, ".git", "info", "attributes"), "*.jsonl merge=text\n");
  }
}
