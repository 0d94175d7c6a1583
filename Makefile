# Everything that people and CI run. Each target does its own set-up; nothing needs root.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site usb serve test check cards editions lint bench fuzz soak audit clean lock

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/site ## build the whole site into site/
	@$(BIN)/trees site

usb: site ## pack the site into a zip that works from a USB stick
	@$(BIN)/trees usb

serve: $(VENV)/site ## show the site while you edit; reloads by itself
	@$(BIN)/mkdocs serve

check: $(VENV)/site ## check the trees
	@$(BIN)/trees check

cards: $(VENV)/dev ## print every card and the handbook into build/cards/, and audit them
	@$(BIN)/trees cards
	@$(BIN)/trees audit-cards

editions: $(VENV)/site ## record what the cards say now, so that printed ones can tell their age
	@$(BIN)/trees editions --record

test: $(VENV)/dev ## lint, types and all tests; brings a Chromium for the browser tests
	@$(BIN)/python -m tests.chromium
	@$(MAKE) --no-print-directory lint
	@$(BIN)/pytest -n auto --dist loadfile

lint: $(VENV)/dev ## style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(VENV)/dev ## measure speed as ratios against a baseline in the same run
	@$(BIN)/python -m tests.bench

fuzz: $(VENV)/dev ## judge 100,000 damaged copies of the trees: no traceback, none over a second
	@$(BIN)/python -m tests.fuzz

soak: $(VENV)/dev ## hold the safety proof against every walk of 10,000 random forests
	@$(BIN)/python -m tests.soak

audit: site $(VENV)/dev ## Lighthouse on a phone (needs npm)
	@$(BIN)/python -m tests.lighthouse

clean: ## remove everything that was made
	rm -rf $(VENV) .cache site build *.egg-info

lock: ## resolve the newest versions into requirements/ (needs uv)
	@for set in "site:" "dev:--extra dev -c requirements/site.txt"; do \
	  echo 'setuptools>=78' | uv pip compile -q --upgrade --universal --generate-hashes --no-header --no-annotate \
	    --python-version 3.11 pyproject.toml - $${set#*:} -o requirements/$${set%%:*}.txt; done

# A stamp a set of packages; dev holds everything that site holds.
$(VENV)/%: requirements/%.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Say which with: make PYTHON=python3.12 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) ($*): a minute, once"
	@$(BIN)/python -m pip install -q --require-hashes -r $<
	@$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@
