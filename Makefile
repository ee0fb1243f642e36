# make run serves the page, make test proves it; both install what is missing first.

SHELL := bash
.DEFAULT_GOAL := help
PORT := 8080

# What the built page is made of. Folders are listed too: their date changes when a file goes away.
SOURCES := $(shell find $(wildcard src style assets page index.html build.rs Cargo.toml Cargo.lock Trunk.toml package-lock.json \
	.cargo scripts/build.sh scripts/lib.sh scripts/page.mjs scripts/parts.mjs scripts/write-service-worker.mjs))

.PHONY: sim smoke-sync time-eval time-bench interop smoke-firefox smoke-webkit smoke-hosts bench release audit screens faults lint-eval lint-bench help run dev build test check web e2e size setup setup-check setup-build clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

run: dist/index.html ## Build and serve the page on http://127.0.0.1:8080 (PORT=8081 for another port)
	@node scripts/serve.mjs --dir dist --port $(PORT)

dev: setup-build ## Serve a debug build that follows every change of the sources
	@. scripts/lib.sh && cargo fetch --locked && trunk serve --offline --dist target/dev --port $(PORT)

build: dist/index.html ## Build for release into dist/, a folder that any static host serves

test: setup ## Everything: formatting, lints, host tests, browser tests, the whole path, the size
	@scripts/test.sh

check: setup-check ## The quick loop: formatting, lints and tests on the host
	@scripts/test.sh fmt clippy host

web: setup ## Only tests/web: the browser's seams, in headless Chromium
	@scripts/test.sh web

e2e: setup dist/index.html ## Only tests/e2e: the whole path, in headless Chromium
	@scripts/test.sh e2e

smoke-firefox: setup-build dist/index.html ## The whole path once in Firefox, installed where it is missing
	@scripts/setup/firefox.sh && scripts/smoke-firefox.sh

smoke-webkit: setup-build dist/index.html ## The whole path in WebKit, wide and narrow, installed where it is missing
	@scripts/setup/webkit.sh && scripts/smoke-webkit.sh

smoke-hosts: setup dist/index.html ## The page behind nginx and Caddy, installed where they are missing
	@scripts/setup/hosts.sh && scripts/hosts.sh

smoke-sync: setup dist/index.html ## One incident in a folder between two browsers, carried by Syncthing and by git
	@scripts/setup/sync.sh && scripts/smoke-sync.sh

interop: setup ## Paste, render and read what is handed out with real tools (ARGS="markdown --verbose" for one part)
	@scripts/setup/interop.sh all && scripts/interop.sh all $(ARGS)

size: dist/index.html ## What the page weighs in brotli, against scripts/size-budget.json
	@node scripts/size.mjs dist

bench: setup dist/index.html ## This page beside four others (ARGS="--runs 3 --only usable/easymde", ARGS=--write)
	@. scripts/lib.sh && . scripts/browser.sh && find_browser && CHROMIUM=$$chromium node scripts/bench.mjs $(ARGS)

release: dist/index.html ## Pack dist/ with checksums into target/release-archive/
	@scripts/release.sh

audit: ## Licences, sources and known weaknesses of every dependency (the last needs a network; without it, it fails)
	@scripts/audit.sh

faults: setup dist/index.html ## Kill, crash, flood and poison the page, and count what is lost (an hour or two)
	@scripts/faults.sh long

lint-eval: setup-check ## How often the checker of updates is right, written into docs/language.md (CORPUS=file.jsonl)
	@cargo run --quiet --release --example lint_eval -- --write docs/language.md $(if $(CORPUS),--corpus $(CORPUS))

lint-bench: setup dist/index.html ## How long a check takes, natively and in the browser, as ratios
	@cargo run --quiet --release --example lint_bench
	@scripts/lint-bench.sh

time-eval: setup-check ## How often the times of log lines are read right, written into docs/evidence.md (ARGS=-v says which are not)
	@cargo run --quiet --release --example time_eval -- --write docs/evidence.md $(ARGS)

time-bench: setup-check ## How long 10,000 pasted lines take to understand, against splitting them into lines
	@cargo run --quiet --release --example times_bench

sim: setup-check ## Ten devices and a bad synchroniser share 20,000 events, written into docs/sharing.md
	@cargo run --quiet --release --example folder_sim -- --write docs/sharing.md $(ARGS)

screens: setup dist/index.html ## Take the pictures in docs/screens
	@scripts/screens.sh

setup: ## Install what is missing for all of these
	@scripts/setup.sh test

setup-build:
	@scripts/setup.sh build

setup-check:
	@scripts/setup.sh check

clean: ## Remove what was built; installed tools stay
	rm -rf target dist

dist/index.html: $(SOURCES) | setup-build
	@scripts/build.sh
