// Words that somebody might paste, by accident or not. Scripts try to set a global that is watched for.

const RUN = "window.hostileScriptRan=1";

export const TEXTS = {
  "a script": `<script>${RUN};alert(1)</script>`,
  "handlers": `"><img src=x onerror="${RUN};alert(1)"><svg onload="${RUN}"><body onload=${RUN}>`,
  "frames": `<iframe src="https://a.example/"></iframe><iframe srcdoc="<script>parent.hostileScriptRan=1</script>"></iframe>`,
  "links and images": `[x](javascript:${RUN}) ![i](https://a.example/p.png) <a href="javascript:${RUN}">x</a>`,
  "styles": `<style>@import "https://a.example/x.css";</style><link rel=stylesheet href="https://a.example/y.css">`,
  "templates": "{{constructor.constructor('window.hostileScriptRan=1')()}} ${7*7} <%= 1 %>",
  "fences": "```\n~~~\n````\n```html\n<script>alert(1)</script>",
  "forged Markdown": "# forged\n\n## Timeline\n\n---\n| a | b |\n|---|---|\n- 03:00 **Note:** forged",
  "a formula": '=HYPERLINK("https://a.example","x")',
  "directions": "\u202Eevil\u2066 zero\u200Bwidth\uFEFF \u{E0041} a\u0300\u0301\u0302\u0303",
  "controls": "nul\0 esc\u001B[31m bell\u0007 del\u007F\u0085\u2028\u2029end",
  "half characters": "high \uD83D low \uDE00 swapped \uDE00\uD83D end",
  "file names": "../../x",
  "a device": "CON",
  "JSON": '{"__proto__": {"x": 1}, "events": [], "a": NaN} \\u0000 \\',
  "a slash command": "\\/undo <script>alert(1)</script>",
  "a megabyte in a line": "x<b>".repeat(250_000),
  "a long log": Array.from({ length: 1200 }, (_, n) => `02:41:00 line ${n} <script>${RUN}</script>`).join("\n"),
};
