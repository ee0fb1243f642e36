// Playwright's reporter for who sees only the end of the output: each test that failed, and what it said first.

const lines = 6;
const escapes = /\u001b\[[0-9;]*m/g;

export default class Failures {
  onBegin(config, suite) {
    this.config = config;
    this.suite = suite;
  }

  onEnd() {
    const failed = this.suite.allTests().filter((test) => test.outcome() === "unexpected");
    for (const test of failed) {
      const { file, line } = test.location;
      console.log(`\n${file.slice(this.config.rootDir.length + 1)}:${line} ${test.title}`);
      for (const error of test.results.at(-1).errors) {
        const said = (error.message ?? String(error.value)).replace(escapes, "").split("\n");
        console.log(said.filter((each) => each.trim()).slice(0, lines).map((each) => `    ${each}`).join("\n"));
      }
    }
  }

  printsToStdio() {
    return false;
  }
}
