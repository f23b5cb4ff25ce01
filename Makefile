# Everything there is to do with Roomful; `make` lists it. Each target installs what it needs.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PYTHON := .venv/bin/python
COVERAGE := $(PYTHON) -m coverage
# Real processes on a busy machine: what fails is tried once more, and named in the summary if it then passes.
PYTEST := $(COVERAGE) run -m pytest --reruns 1 -r fER
NODE_BIN := node_modules/.bin
LOCK := $(PYTHON) -m uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
# Runs on SQLite and in memory, whatever this shell has set.
ALONE := env --unset=DATABASE_URL --unset=REDIS_URL
# Runs on a PostgreSQL and a Redis of its own, which end with it.
WITH_SERVICES := $(PYTHON) -m tests.services --
REAL_PROCESSES := tests/server tests/faults tests/e2e

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

##  Use it

.PHONY: run
run: .venv/.base ## Start Roomful (HOST, PORT, DATABASE_URL, REDIS_URL and DATA_DIR from the environment)
	@$(PYTHON) scripts/check_port.py
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py collectstatic --no-input --verbosity 0
	@exec $(PYTHON) -m project.server

.PHONY: dev
dev: .venv/.base ## Start Roomful with DEBUG=1: errors in the browser, starts again when a file changes
	@$(PYTHON) scripts/check_port.py
	@DEBUG=1 $(PYTHON) manage.py migrate --verbosity 0
	@exec env DEBUG=1 $(PYTHON) manage.py runserver $${HOST:-127.0.0.1}:$${PORT:-8000}

##  Work on it

.PHONY: test
test: .venv/.dev node_modules/.installed ## Run all tests: JavaScript, Python on both stacks, faults, real browsers; coverage
	@scripts/need.sh redis postgres caddy chromium
	@echo "== JavaScript =="
	@node --test $$(find tests/js -name '*.test.js' | sort)
	@$(COVERAGE) erase
	@echo "== Python: SQLite, channel layer in memory =="
	@$(ALONE) $(PYTEST) tests $(addprefix --ignore=,$(REAL_PROCESSES))
	@echo "== Python: PostgreSQL, Redis =="
	@$(WITH_SERVICES) $(PYTEST) tests $(addprefix --ignore=,$(REAL_PROCESSES))
	@echo "== Real processes: faults, browsers =="
	@$(WITH_SERVICES) $(PYTEST) $(REAL_PROCESSES)
	@echo "== Coverage =="
	@$(COVERAGE) combine --quiet
	@$(COVERAGE) report

.PHONY: check
check: .venv/.dev node_modules/.installed docs ## Check style, types, templates and docs
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(NODE_BIN)/tsc --project frontend
	$(NODE_BIN)/tsc --project tests/js
	$(NODE_BIN)/biome check --error-on-warnings
	$(PYTHON) -m djlint --lint --quiet frontend/templates
	.venv/bin/hadolint Dockerfile

.PHONY: format
format: .venv/.dev node_modules/.installed ## Rewrite the sources in the common form
	$(PYTHON) -m ruff check --fix
	$(PYTHON) -m ruff format
	$(NODE_BIN)/biome check --write

.PHONY: bench
bench: .venv/.dev ## Measure delivery, delay and server time beside a textbook consumer
	@$(PYTHON) -m benchmarks

.PHONY: docs
docs: .venv/.dev ## Build the documentation into docs/_build/html (warnings are errors)
	@$(PYTHON) -m sphinx --quiet --fail-on-warning --keep-going docs docs/_build/html

.PHONY: lock
lock: .venv/.dev ## Compile requirements/*.in with hashes, package.json into its lock (UPGRADE=1: newest versions)
	$(LOCK) $(if $(UPGRADE),--upgrade) requirements/base.in --output-file requirements/base.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) requirements/dev.in --output-file requirements/dev.txt
	npm $(if $(UPGRADE),update,install) --package-lock-only

.PHONY: clean
clean: ## Remove what was made here: packages, caches, collected files (never data/)
	rm -rf .venv node_modules staticfiles docs/_build htmlcov test-results .coverage* .*_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

##  Set up: each step leaves a stamp and is done again only when its list changed

.venv/.made: $(if $(shell $(PYTHON) -c "" 2>&1 || echo broken),again)
	@scripts/make_venv.sh
	@touch $@

.venv/.base: .venv/.made requirements/base.txt
	@echo "Installing the Python packages …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/base.txt
	@touch $@

.venv/.dev: .venv/.made requirements/dev.txt
	@echo "Installing the Python packages for development …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/dev.txt
	@touch $@

node_modules/.installed: package.json package-lock.json
	@scripts/need.sh node
	@echo "Installing the Node packages …"
	@npm ci --no-progress
	@touch $@

.PHONY: again
again:
