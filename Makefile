# Everything that is done to Sitepost, by name. `make` alone lists it.
#
# What is needed: Python 3.11 or later, git, make. Node and PostgreSQL come as Python packages.
# Stamps below .venv and web/ keep a step that has nothing new to do from being done again.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
DATA   ?= sitepost-data
HOST   ?= 127.0.0.1
PORT   ?= 8080
UV     := uv==0.13.8

export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

ALONE := web-lint types web-words web-types lint
STEPS := walls unit fuzz browser
BESIDE := --jobs 2 $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

##@ Use

.PHONY: demo
demo: $(VENV)/.stamp-run client ## install, build, load the demo project and serve it; prints address and sign-ins
	@$(BIN)/sitepost demo load --data "$(DATA)"
	@$(BIN)/sitepost serve --data "$(DATA)" --host "$(HOST)" --port "$(PORT)"

.PHONY: serve
serve: $(VENV)/.stamp-run client ## serve the data folder (DATA=…, HOST=…, PORT=…)
	@$(BIN)/sitepost serve --data "$(DATA)" --host "$(HOST)" --port "$(PORT)"

##@ Build

.PHONY: setup
setup: $(VENV)/.stamp-dev client ## everything for working on Sitepost: packages, tools, the built client

.PHONY: client
client: $(VENV)/.stamp-run ## build the web client (skipped when web/ did not change)
	@$(BIN)/python hatch_build.py

.PHONY: wheel
wheel: $(VENV)/.stamp-run ## build dist/sitepost-*.whl and the source archive
	@$(BIN)/python -m hatchling build

.PHONY: api
api: $(VENV)/.stamp-run node-packages ## write web/openapi.json and the client's types from the server
	@$(BIN)/sitepost openapi > web/openapi.json.new
	@mv web/openapi.json.new web/openapi.json
	@cd web && npm run --silent api

.PHONY: lock
lock: $(VENV)/.stamp-python ## write the lock files anew: exact versions with hashes (UPGRADE=1 takes newer ones)
	@$(BIN)/python -m venv --clear $(VENV)/lock
	@$(VENV)/lock/bin/pip install --quiet $(UV)
	@for part in "requirements.lock --extra build" "requirements-dev.lock --extra build --extra dev -c requirements.lock"; do \
		echo "$${part%% *}"; \
		$(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-config --no-emit-index-url --no-header --no-annotate $(if $(UPGRADE),--upgrade) \
			$${part#* } --output-file $${part%% *} pyproject.toml; \
	done

##@ Check

.PHONY: test
test: $(VENV)/.stamp-dev client ## everything that must hold: lint, types, walls, unit and API tests, fuzzing, browser tests
	@echo; echo "=== checks"; $(MAKE) $(BESIDE) $(ALONE); echo "=== checks: $$SECONDS s"
	@for step in $(STEPS); do \
		echo; echo "=== $$step"; begun=$$SECONDS; \
		$(MAKE) $$step; \
		echo "=== $$step: $$((SECONDS - begun)) s"; \
	done

.PHONY: lint
lint: $(VENV)/.stamp-dev ## style of the Python code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

.PHONY: types
types: $(VENV)/.stamp-dev ## types of the Python code (mypy, strict)
	@$(BIN)/mypy

.PHONY: walls
walls: $(VENV)/.stamp-dev ## the walls between the rooms, and the guards of the house
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pytest -n 2 tests/house

.PHONY: unit
unit: $(VENV)/.stamp-dev nats ## tests of rules, actions, routes and platform, two at a time (T=… picks some)
	@$(BIN)/pytest -n 2 --dist loadgroup $(or $(T),tests --ignore tests/browser --ignore tests/house --ignore tests/contract)

.PHONY: fuzz
fuzz: $(VENV)/.stamp-dev ## 10,000 generated requests against every route: none is answered with a fault (SITEPOST_FUZZ_CASES=…)
	@$(BIN)/pytest -n 2 --dist loadgroup tests/contract

.PHONY: web
web: node-packages ## lint, types, walls, words and tests of the web client, two at a time
	@$(MAKE) $(BESIDE) web-lint web-words web-types

# Parts of it, each of which keeps one processor busy; what they say stays together.
.PHONY: web-lint web-types web-words
web-lint: node-packages
	@$(call npm,lint)
web-types: node-packages
	@$(call npm,types walls api:check)
web-words: node-packages
	@$(call npm,i18n:check test)

npm = cd web; for check in $(1); do begun=$$SECONDS; npm run --silent $$check; echo "web: $$check, $$((SECONDS - begun)) s"; done

.PHONY: browser
browser: $(VENV)/.stamp-dev client chromium ## the story as people live it, in a real browser, two tests at a time
	@if compgen -G "tests/browser/test_*.py" > /dev/null; then $(BIN)/pytest -n 2 --dist worksteal tests/browser; \
	else echo "There are no browser tests yet."; fi

.PHONY: pictures
pictures: $(VENV)/.stamp-dev client chromium ## photograph the main screens of the demo anew, for the README and the pages
	@$(BIN)/pytest tests/browser/pictures.py

.PHONY: bench
bench: $(VENV)/.stamp-dev client ## print the figures that the README shows
	@$(BIN)/python -m bench

.PHONY: docs
docs: $(VENV)/.stamp-dev ## build the pages as a site into dist/docs, and check that every link leads somewhere
	@$(BIN)/pytest tests/house/test_pages.py
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "dist/docs/index.html"

##@ Tidy

.PHONY: clean-client
clean-client: ## forget the built client and its packages
	rm -rf web/dist web/node_modules web/.build-stamp

.PHONY: clean
clean: clean-client ## forget everything that make made (the data folder stays)
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find server tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2> /dev/null || true

.PHONY: help
help: ## list what make can do
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

# --- steps behind stamps ---

$(VENV)/.stamp-python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null \
		|| { echo "Sitepost needs Python 3.11 or later (found: $(PYTHON)). Name another with make PYTHON=…"; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv $(VENV) \
		|| { echo "This Python cannot make a virtual environment (on Debian its package python3-venv is missing)."; exit 1; }
	@touch $@

$(VENV)/.stamp-run: requirements.lock pyproject.toml | $(VENV)/.stamp-python
	@$(call install,requirements.lock)
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.stamp-dev: requirements-dev.lock $(VENV)/.stamp-run
	@$(call install,requirements-dev.lock)
	@touch $@

# Installs a lock file and shows how far it is.
define install
begun=$$SECONDS; total=$$(grep -c '==' $(1)); echo "Installing $$total packages of $(1) …"; \
$(BIN)/python -m pip install --require-hashes --no-deps --progress-bar off -r $(1) \
	| awk -v total="$$total" '/^Collecting/ { printf "  %d/%d %s\n", ++n, total, $$2; fflush() } \
		/^Installing/ { print "  unpacking"; fflush() }'; \
echo "Installed $(1): $$((SECONDS - begun)) s"
endef

.PHONY: node-packages
node-packages: $(VENV)/.stamp-dev
	@$(BIN)/python hatch_build.py --install-only

# Debian's nats-server, unpacked beside the packages of Python: installed, it would run as a service.
.PHONY: nats
nats: $(VENV)/.stamp-python
	@if PATH="$$PATH:/usr/sbin" command -v nats-server > /dev/null || [ -x $(VENV)/nats/usr/sbin/nats-server ]; then exit 0; fi; \
	if ! command -v apt-get > /dev/null; then \
		echo "Some tests need nats-server; this system has no apt-get, please install it by hand."; exit 1; fi; \
	echo "Fetching Debian's nats-server …"; mkdir -p $(VENV)/nats; cd $(VENV)/nats; \
	fetch="apt-get download --quiet=2 nats-server"; if [ "$$(id -u)" = 0 ]; then as=""; else as="sudo -n"; fi; \
	$$fetch 2> /dev/null || { $$as apt-get update --quiet=2 && $$fetch; } \
		|| { echo "Some tests need Debian's nats-server: sudo apt-get update, and again."; exit 1; }; \
	dpkg-deb --extract nats-server_*.deb . && rm nats-server_*.deb

.PHONY: chromium
chromium:
	@if command -v chromium chromium-browser google-chrome > /dev/null; then exit 0; fi; \
	apt="apt-get install --yes --no-install-recommends chromium"; \
	if ! command -v apt-get > /dev/null; then \
		echo "The browser tests need Chromium; this system has no apt-get, please install it by hand."; exit 1; fi; \
	if [ "$$(id -u)" = 0 ]; then as=""; elif sudo -n true 2> /dev/null; then as="sudo"; else \
		echo "The browser tests need Debian's Chromium. Install it with: sudo $$apt"; exit 1; fi; \
	echo "Installing Debian's Chromium …"; $$as apt-get update --quiet=2; $$as $$apt
