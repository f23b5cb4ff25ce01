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
BUILT_DOCS := docs/_build/.built
SHOWN_IN_DOCS := docs project mapmarkers sketch liveblog benchmarks tests deploy frontend/static
# In pytest processes of their own: see docs/decisions.md.
BROWSERS := tests/e2e
FAULTS := tests/faults tests/compose
HOSTILE := tests/hostile tests/server
# What compares delays and counts per second, and so comes alone.
MEASURED := $(addprefix tests/,faults/test_everybody_returns.py faults/test_flood.py faults/test_never_reads.py \
	hostile/test_crowds_of_sockets.py)
# What asks neither the database nor the channel layer and takes long: once is enough.
STACKLESS := $(addprefix tests/,docs/test_js_object.py docs/test_measured.py test_staticfiles.py)
WITHOUT = $(addprefix --ignore=,$(1))

# Python writes down what it has compiled, wherever it is told not to: tests start hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

##  Use it

.PHONY: run
run: .venv/.base ## Start Roomful (HOST, PORT, DATABASE_URL, REDIS_URL and DATA_DIR from the environment)
	@$(PYTHON) scripts/check_port.py
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py collectstatic --no-input --verbosity 0
	@$(MAKE) $(BUILT_DOCS) || echo "/docs/ stays as it is: the documentation could not be built."
	@exec $(PYTHON) -m project.server

.PHONY: dev
dev: .venv/.base ## Start Roomful with DEBUG=1: errors in the browser, starts again when a file changes
	@$(PYTHON) scripts/check_port.py
	@DEBUG=1 $(PYTHON) manage.py migrate --verbosity 0
	@exec env DEBUG=1 $(PYTHON) manage.py runserver $${HOST:-127.0.0.1}:$${PORT:-8000}

##  Work on it

.PHONY: test
test: .venv/.dev node_modules/.installed ## Run all tests: JavaScript, Python on both stacks, real browsers, faults; coverage
	@scripts/need.sh redis postgres caddy chromium
	@$(COVERAGE) erase
	@$(PYTHON) -m tests.prepared -- $(MAKE) test-parts
	@echo "== Coverage =="
	@$(COVERAGE) combine --quiet
	@$(COVERAGE) report

.PHONY: test-parts
test-parts:
	@echo "Two parts at a time; each is shown when it has ended."
	@$(MAKE) --jobs=2 --keep-going --output-sync=target test-browsers test-services test-sqlite test-js
	@$(MAKE) --keep-going test-faults test-hostile test-measured

# The parts of `make test`, each of which can be run by itself.
.PHONY: test-js test-sqlite test-services test-browsers test-faults test-hostile test-measured
test-js: node_modules/.installed
	@echo "== JavaScript =="
	@node --test $$(find tests/js -name '*.test.js' | sort)
test-sqlite: .venv/.dev
	@echo "== Python: SQLite, channel layer in memory =="
	@$(ALONE) $(PYTEST) tests $(call WITHOUT,$(BROWSERS) $(FAULTS) $(HOSTILE))
test-services: .venv/.dev
	@echo "== Python: PostgreSQL, Redis =="
	@$(WITH_SERVICES) $(PYTEST) tests $(call WITHOUT,$(BROWSERS) $(FAULTS) $(HOSTILE) $(STACKLESS))
test-browsers: .venv/.dev
	@echo "== Real browsers =="
	@$(WITH_SERVICES) $(PYTEST) $(BROWSERS)
test-faults: .venv/.dev
	@echo "== Real processes: faults =="
	@$(WITH_SERVICES) $(PYTEST) $(FAULTS) $(call WITHOUT,$(MEASURED))
test-hostile: .venv/.dev
	@echo "== Real processes: hostile input =="
	@$(WITH_SERVICES) $(PYTEST) $(HOSTILE) $(call WITHOUT,$(MEASURED))
test-measured: .venv/.dev
	@echo "== Real processes: floods, crowds, and what they cost the others =="
	@$(WITH_SERVICES) $(PYTEST) $(MEASURED)

.PHONY: compose-test
compose-test: .venv/.dev ## Bring up docker-compose.yml, take its parts away, visit it with browsers, tear it down (docs/deploy.md)
	@scripts/need.sh caddy chromium
	@$(PYTHON) -m tests.compose

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
	scripts/check_compose.sh

.PHONY: audit
audit: .venv/.dev ## Ask whether holes are known in what we depend on (says where nobody could be asked)
	@$(PYTHON) scripts/audit.py

.PHONY: format
format: .venv/.dev node_modules/.installed ## Rewrite the sources in the common form
	$(PYTHON) -m ruff check --fix
	$(PYTHON) -m ruff format
	$(NODE_BIN)/biome check --write

.PHONY: bench
bench: .venv/.dev ## Measure delays, server time, commits, joins and pages (within ten minutes; nothing else should run)
	@scripts/need.sh redis postgres chromium
	@$(PYTHON) -m benchmarks

# FORM=short: the counts of `make test`. Written into the tables of docs/faults.md.
FORM := long
.PHONY: faults
faults: .venv/.dev ## Take away, kill, freeze, flood and cheat, with the full counts; docs/figures/ (FORM=short)
	@scripts/need.sh redis postgres caddy chromium
	@rm -rf test-results/faults
	@passed=true; \
	$(MAKE) --jobs=2 --keep-going --output-sync=target faults-losses faults-hostile || passed=false; \
	$(MAKE) faults-compared || passed=false; \
	$(PYTHON) -m tests.faults.figures docs/figures/faults-$(FORM).md test-results/faults/*.json; \
	$$passed

# The parts of `make faults`; what compares delays with and without a fault comes alone.
COMPARED := tests/faults/test_never_reads.py tests/faults/test_flood.py tests/hostile/test_crowds_of_sockets.py
NOTING := FAULTS=$(FORM) $(WITH_SERVICES) $(PYTHON) -m pytest --reruns 1 -r fER --durations=0 --durations-min=1 \
	--faults-table test-results/faults
.PHONY: faults-losses faults-hostile faults-compared
faults-losses: .venv/.dev
	@$(NOTING)/losses.json tests/faults $(addprefix --ignore=,tests/faults/test_soak.py $(COMPARED))
faults-hostile: .venv/.dev
	@$(NOTING)/hostile.json tests/hostile tests/e2e/test_clocks.py $(addprefix --ignore=,$(COMPARED))
faults-compared: .venv/.dev
	@$(NOTING)/compared.json $(COMPARED)

MINUTES := 60
.PHONY: soak
soak: .venv/.dev ## Have a crowd of 100 in a room for an hour (MINUTES=60); docs/figures/soak.md
	@scripts/need.sh redis postgres
	@SOAK_MINUTES=$(MINUTES) $(PYTHON) -m pytest tests/faults/test_soak.py --faults-table docs/figures/soak.md

.PHONY: mutants
mutants: .venv/.dev ## Break the core in hundreds of places and see whether tests notice (for hours; goes on where it stopped)
	@scripts/need.sh redis postgres
	@$(PYTHON) -m tests.mutants

.PHONY: docs
docs: .venv/.dev ## Build the documentation into docs/_build/html (warnings are errors), which is /docs/ on the site
	@$(PYTHON) -m sphinx --quiet --write-all --fail-on-warning --keep-going docs docs/_build/html
	@touch $(BUILT_DOCS)

# What `make run` serves at /docs/: built again when something that may be shown in it has changed.
$(BUILT_DOCS): .venv/.docs $(shell find $(SHOWN_IN_DOCS) -type f -not -path '*/_build/*' -not -name '*.pyc')
	@echo "Building the documentation …"
	@$(PYTHON) -m sphinx --quiet --write-all docs docs/_build/html
	@touch $@

.PHONY: output
output: .venv/.dev ## Run the scripts of the tutorial again and keep what they print; describe the messages anew
	@$(PYTHON) -m docs.tutorial.shell --write
	@$(PYTHON) -m docs.asyncapi

.PHONY: lock
lock: .venv/.dev ## Compile requirements/*.in with hashes, package.json into its lock (UPGRADE=1: newest versions)
	$(LOCK) $(if $(UPGRADE),--upgrade) requirements/base.in --output-file requirements/base.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) requirements/docs.in --output-file requirements/docs.txt
	$(LOCK) $(if $(UPGRADE),--upgrade) requirements/dev.in --output-file requirements/dev.txt
	npm $(if $(UPGRADE),update,install) --package-lock-only

.PHONY: clean
clean: ## Remove what was made here: packages, caches, collected files (never data/)
	rm -rf .venv node_modules staticfiles docs/_build htmlcov test-results .coverage* .*_cache .hypothesis .mutants
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

##  Set up: each step leaves a stamp and is done again only when its list changed

.venv/.made: $(if $(shell $(PYTHON) -c "" 2>&1 || echo broken),again)
	@scripts/make_venv.sh
	@touch $@

.venv/.base: .venv/.made requirements/base.txt
	@echo "Installing the Python packages …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/base.txt
	@touch $@

.venv/.docs: .venv/.made requirements/docs.txt
	@echo "Installing the Python packages for the documentation …"
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/docs.txt
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
