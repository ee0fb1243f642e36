"""Renders every Markdown file of a folder with one renderer, and writes `NAME.json`: file name to HTML, or null
where the build of a site would fail.

    renderers.py NAME FOLDER OUT
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def each(render):
    def run(texts):
        out = {}
        for name, text in texts.items():
            try:
                out[name] = render(text)
            except Exception as error:  # whatever stops a build
                print(f"{name}: {error}", file=sys.stderr)
                out[name] = None
        return out

    return run


def cmark_gfm():
    import cmarkgfm

    return each(cmarkgfm.github_flavored_markdown_to_html)


def mistune_gfm():
    import mistune

    return each(mistune.create_markdown(escape=False, plugins=["strikethrough", "table", "url", "task_lists"]))


def mistune_default():
    import mistune

    return each(mistune.create_markdown(plugins=["table"]))


def pandoc(form):
    import pypandoc

    return lambda: each(lambda text: pypandoc.convert_text(text, "html", format=form, extra_args=["--mathml"]))


def mkdocs(plugins):
    def make():
        import markdown
        from mkdocs.config import load_config

        site = Path(tempfile.mkdtemp())
        (site / "docs").mkdir()
        (site / "mkdocs.yml").write_text(f"site_name: x\nplugins: {plugins}\n")
        config = load_config(str(site / "mkdocs.yml"))
        config = config.plugins.on_config(config) if hasattr(config.plugins, "on_config") else config
        names, options = config["markdown_extensions"], config["mdx_configs"] or {}

        def render(text):
            text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
            return markdown.Markdown(extensions=names, extension_configs=options).convert(text)

        return each(render)

    return make


def main_of(page):
    found = re.search(r'<div class="body" role="main">(.*?)<div class="clearer">', page, re.S)
    return re.sub(r'<a class="headerlink".*?</a>', "", found.group(1)) if found else None


def sphinx():
    def run(texts):
        site = Path(tempfile.mkdtemp())
        (site / "conf.py").write_text("extensions = ['myst_parser']\nhtml_theme = 'basic'\nexclude_patterns = []\n")
        (site / "index.md").write_text("# Index\n")
        for name, text in texts.items():
            (site / f"{name}.md").write_text(text)
        subprocess.run([sys.executable, "-m", "sphinx", "-q", "-b", "html", site, site / "out"], capture_output=True, check=True)
        return {name: main_of((site / "out" / f"{name}.html").read_text()) for name in texts}

    return run


def hugo():
    def run(texts):
        binary = Path(sys.executable).with_name("hugo")
        out, left = {}, dict(texts)
        while left:
            site = Path(tempfile.mkdtemp())
            (site / "content").mkdir()
            (site / "layouts" / "_default").mkdir(parents=True)
            (site / "layouts" / "_default" / "single.html").write_text("{{ .Content }}")
            # The one shortcode that the product writes, for cstate.
            (site / "layouts" / "shortcodes").mkdir()
            (site / "layouts" / "shortcodes" / "track.html").write_text("{{ .Get 0 }}")
            (site / "hugo.toml").write_text("baseURL = 'https://example.com'\ndisableKinds = ['home', 'taxonomy', 'term', 'section', 'sitemap', 'RSS', '404']\n")
            for name, text in left.items():
                (site / "content" / f"p{name}.md").write_text(text)
            built = subprocess.run([binary, "--source", site, "--quiet"], capture_output=True, text=True)
            failing = set(re.findall(r"content/p(\w+)\.md", built.stderr + built.stdout)) & set(left)
            if built.returncode == 0 or not failing:
                for name in left:
                    page = site / "public" / f"p{name}" / "index.html"
                    out[name] = page.read_text() if page.exists() else None
                shutil.rmtree(site)
                return out
            for name in failing:
                out[name] = None
                del left[name]
            shutil.rmtree(site)
        return out

    return run


RENDERERS = {
    "cmark-gfm": cmark_gfm,
    "mistune-gfm": mistune_gfm,
    "mistune-default": mistune_default,
    "pandoc-gfm": pandoc("gfm"),
    "pandoc-markdown": pandoc("markdown"),
    "mkdocs": mkdocs("[]"),
    "techdocs-core": mkdocs("[techdocs-core]"),
    "sphinx-myst": sphinx,
    "hugo": hugo,
}

name, folder, out = sys.argv[1:4]
texts = {path.stem: path.read_text() for path in sorted(Path(folder).glob("*.md"))}
(Path(out) / f"{name}.json").write_text(json.dumps(RENDERERS[name]()(texts)))
