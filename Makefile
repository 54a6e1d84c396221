# Two commands make everything: `make demo` and `make test`. Each does its own set-up and costs nothing when run again.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/ready  ## a usable .venv/bin/toguna, and nothing else

demo: setup  ## a newsroom with its sample archive: site and desk on http://127.0.0.1:8000/ (PORT=...)
	$(BIN)/toguna demo --port $(PORT)

serve: setup  ## your own newsroom, in TOGUNA_HOME (default ./var)
	$(BIN)/toguna serve --port $(PORT)

test: .venv/ready-dev system-packages page-checks  ## everything: unit, property, both databases, real browser
	$(BIN)/python -m tests.run

check: .venv/ready-dev  ## linters, types, walls between the rooms, missing migrations, translations, licences
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	TOGUNA_HOME=$$(mktemp -d) DJANGO_SETTINGS_MODULE=toguna.conf.embedded $(BIN)/python -W error::RuntimeWarning -m django makemigrations --check --dry-run
	$(BIN)/python -m bench.licences

bench: .venv/ready-dev  ## measure: import of a page, 10,000 generated texts and their publication
	$(BIN)/python -m bench.newsroom

bench-press: .venv/ready-dev  ## measure: whole sites and one publication, against Hugo where it is installed
	$(BIN)/python -m bench.press

bench-edge: .venv/ready-dev system-packages  ## measure: a first visit over a slow link, beside a stock Wagtail and a stock WordPress page
	$(BIN)/python -m bench.edge

bench-reading: .venv/ready-dev  ## measure: the reader of facts on labelled texts, and its speed
	$(BIN)/python -m bench.reading

bench-import: .venv/ready-dev  ## measure: a WordPress export of 100,000 posts brought in (seven minutes)
	$(BIN)/python -m bench.intake --posts 100000 --runs 1

bench-intake: .venv/ready-dev  ## measure: what is found of single pages, beside trafilatura alone
	$(BIN)/python -m bench.intake_pages

bench-search: .venv/ready-dev  ## measure: the readers' search
	$(BIN)/python -m bench.search

bench-record: .venv/ready-dev  ## measure: appending to the record, proofs, and finding a received text
	$(BIN)/python -m bench.record

bench-record-crashes: .venv/ready-dev  ## kill the record 200 times in the middle of its work, and count what was lost
	$(BIN)/python -m bench.record_crashes

bench-weights: .venv/ready-dev  ## measure: what pages weigh, against the bars (TOGUNA_HOME=... for your own newsroom)
	$(BIN)/python -m bench.weights

lighthouse: .venv/ready-dev page-checks  ## full marks of Lighthouse for every kind of page? (four minutes)
	$(BIN)/python -m tests.browser.lighthouse

looks: .venv/ready-dev  ## small pictures of every kind of page, which the tests compare with, taken anew
	$(BIN)/python -m tests.browser.looks --accept

docs: .venv/ready-dev  ## pictures of the documentation, taken anew from the sample newsroom
	$(BIN)/python -m docs.pictures

lock: .venv/ready-dev  ## resolve the dependencies again (hashes, no index addresses)
	echo 'setuptools>=80' | $(BIN)/uv pip compile pyproject.toml - $(LOCK) -o requirements.lock
	echo 'setuptools>=80' | $(BIN)/uv pip compile pyproject.toml - --group dev --extra postgresql $(LOCK) -o requirements-dev.lock

LOCK := --generate-hashes --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url \
	--no-emit-find-links --quiet --upgrade

.venv/ready: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# Checkers of pages (HTML, accessibility, Lighthouse) from npm. Where there is no npm, `make test` leaves them out and says so.
page-checks:
	@command -v npm >/dev/null && { cmp -s tests/browser/tools/package-lock.json .venv/page-checks/package-lock.json || { \
	  mkdir -p .venv/page-checks && cp tests/browser/tools/package*.json .venv/page-checks/ && cd .venv/page-checks && \
	  npm ci --ignore-scripts --no-audit --no-fund --silent || rm -f package-lock.json; }; } || true

# What the tests use beside Python: a browser, PostgreSQL, and judges of the record (Go's libraries for transparency logs,
# OpenSSL). Where they may not be installed, `make test` says so.
system-packages:
	@command -v chromium >/dev/null && command -v pdftotext >/dev/null && command -v go >/dev/null && command -v java >/dev/null && \
	command -v openssl >/dev/null && \
	ls /usr/lib/postgresql/*/bin/initdb /usr/share/gocode/src/golang.org/x/mod >/dev/null 2>&1 || { \
	  as_root=; [ $$(id -u) = 0 ] || as_root="sudo -n"; \
	  $$as_root true 2>/dev/null && command -v apt-get >/dev/null && { \
	    $$as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	    $$as_root apt-get install -y -qq --no-install-recommends chromium postgresql fonts-dejavu-core libpango-1.0-0 libpangoft2-1.0-0 poppler-utils default-jre-headless \
	    golang-go golang-golang-x-mod-dev openssl >/dev/null; }; } || true

.PHONY: help setup demo serve test check bench bench-press bench-reading bench-edge bench-import bench-intake bench-search bench-record bench-record-crashes bench-weights lighthouse looks docs lock system-packages page-checks
