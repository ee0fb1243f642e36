// Two clones of one repository, which is pulled, merged and pushed as people do who keep incidents in git.
import { execFileSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";

export class Git {
  static between(home, [one, other]) {
    const origin = join(home, "origin.git");
    const run = (where, ...args) =>
      execFileSync("git", ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com", ...args], { cwd: where, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    run(home, "init", "--bare", "--initial-branch=main", origin);
    for (const clone of [one, other]) {
      run(home, "clone", origin, clone);
      // What a browser has beside a file while it writes.
      appendFileSync(join(clone, ".git", "info", "exclude"), "*.crswap\n");
    }
    run(one, "commit", "--allow-empty", "-m", "Begin");
    run(one, "push", "origin", "HEAD:main");
    run(other, "pull", "origin", "main");
    return new Git(run, [one, other]);
  }

  constructor(run, clones) {
    Object.assign(this, { run, clones });
  }

  /** Commits what is there. */
  commit(clone) {
    this.run(clone, "add", "-A");
    if (this.run(clone, "status", "--porcelain")) this.run(clone, "commit", "-m", "What was written");
  }

  /** Commits, merges what the other has pushed, and pushes; whether git found a conflict, which is committed as it stands. */
  exchange(clone) {
    this.commit(clone);
    let conflict = false;
    try {
      this.run(clone, "pull", "--no-rebase", "--no-edit", "origin", "main");
    } catch (error) {
      if (!/CONFLICT/.test(`${error.stdout}`)) throw error;
      conflict = true;
      this.run(clone, "add", "-A");
      this.run(clone, "commit", "--no-edit");
    }
    this.run(clone, "push", "origin", "HEAD:main");
    return conflict;
  }
}
