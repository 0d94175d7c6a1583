# Everything that people and CI run. Each target does its own set-up; nothing needs root.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
PORT ?= 8000
PROFILE ?=
FORMAT ?= text
REV ?= main
BIN := $(VENV)/bin
# Scripts in $(BIN) know the folder that they were made in; modules run wherever the folder is now.
RUN := $(BIN)/python -m
EDITION := $(if $(PROFILE),--profile $(PROFILE))
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NO_MKDOCS_2_WARNING := 1
# Settings of a person's own pip would put packages elsewhere than into the folder beside this file.
export PIP_USER := 0
unexport PIP_TARGET PIP_PREFIX PYTHONHOME

.PHONY: help site usb compress serve test check cards fleet editions lint bench fuzz soak audit rooms reviews diff schemas picture zensical supply clean lock

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/site ## build the whole site into site/; PROFILE=name builds that edition into build/name/site/
	@$(RUN) build_tools site $(EDITION)

usb: site ## pack the site into a zip that works from a USB stick
	@$(RUN) build_tools usb $(EDITION)

compress: $(VENV)/site ## put ready-made gzip and brotli beside the texts of site/, for a web server
	@$(RUN) build_tools compress

serve: $(VENV)/site ## show the site while you edit; reloads by itself; PORT=8001 for another port
	@$(RUN) build_tools serve --port $(PORT) $(EDITION)

check: $(VENV)/site ## check the trees; FORMAT=line, sarif, ... for machines
	@$(RUN) build_tools check --format $(FORMAT) $(EDITION)

reviews: $(VENV)/site ## list what should be reviewed again soon, as Markdown
	@$(RUN) build_tools reviews

diff: $(VENV)/site ## tell what changed for a merchant since REV (default: main); FORMAT=markdown for a pull request
	@$(RUN) build_tools diff $(REV) --format $(FORMAT)

schemas: $(VENV)/site ## write the JSON Schemas of all files, and what editors are told of them
	@$(RUN) build_tools schema --write

cards: $(VENV)/dev ## print every card and the handbook into build/cards/, and audit them
	@$(RUN) build_tools cards $(EDITION)
	@$(RUN) build_tools audit-cards $(EDITION)

editions: $(VENV)/site ## record what the cards say now, so that printed ones can tell their age
	@$(RUN) build_tools editions --record $(EDITION)

test: $(VENV)/supply ## lint, types and all tests; brings a Chromium and a Firefox for the browser tests
	@$(RUN) tests.chromium
	@$(RUN) tests.firefox
	@$(RUN) tests.nginx
	@$(MAKE) --no-print-directory lint
	@$(RUN) pytest -n auto --dist loadfile

lint: $(VENV)/dev ## style and types, of the site's scripts too where node is there
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy
	@$(RUN) tests.javascript

bench: $(VENV)/dev ## measure speed as ratios against a baseline in the same run
	@$(RUN) tests.bench

fuzz: $(VENV)/dev ## judge 100,000 damaged files of every kind: no traceback, none over a second
	@$(RUN) tests.fuzz

rooms: $(VENV)/dev ## draw the rooms of the package into ARCHITECTURE.md, from the imports
	@$(RUN) tests.rooms

soak: $(VENV)/dev ## the proof against every walk, every fault in every tree, the finder against itself in the browser
	@$(RUN) tests.soak
	@$(RUN) tests.interrupted
	@$(RUN) tests.under_load
	@WHOLE_PROOFS=true $(RUN) pytest -n auto --dist loadfile $(shell grep -rl "from tests.share import" tests)
	@$(RUN) tests.print_run.long_run

audit: site $(VENV)/dev ## validators of HTML and PDF, Lighthouse on a phone, a Chromium of 2018 (needs npm and Java)
	@$(RUN) tests.validity
	@$(RUN) tests.lighthouse
	@$(RUN) tests.old_engine

zensical: $(VENV)/dev ## build the site with Zensical, which follows Material, into build/zensical/site/
	@$(RUN) build_tools build --zensical --out build/zensical
	@$(RUN) zensical build -f build/zensical/mkdocs.yml
	@$(RUN) build_tools finish build/zensical/site

picture: site $(VENV)/dev ## make the picture of the READMEs anew: a page and its card
	@$(RUN) tests.picture

supply: $(VENV)/supply ## licences and known faults of what is locked, and build/sbom.json (needs a network for the faults)
	@$(RUN) tests.supply

clean: ## remove everything that was made
	rm -rf $(VENV) .cache site build *.egg-info node_modules

lock: ## resolve the newest versions into requirements/ (needs uv)
	@for set in "site:" "fleet:--extra fleet -c requirements/site.txt" "dev:--extra dev -c requirements/fleet.txt" \
	    "supply:--extra supply -c requirements/dev.txt"; do \
	  echo 'setuptools>=78' | uv pip compile -q --upgrade --universal --generate-hashes --no-header --no-annotate \
	    --python-version 3.11 pyproject.toml - $${set#*:} -o requirements/$${set%%:*}.txt; done

# A stamp a set of packages; the others hold everything that site holds, and wait for it: one pip at a time.
$(VENV)/dev $(VENV)/fleet: $(VENV)/site
$(VENV)/supply: $(VENV)/dev
$(VENV)/%: requirements/%.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Say which with: make PYTHON=python3.12 ...")'
	@$(RUN) pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); \
	  echo "$(PYTHON) could not make a virtual environment; on Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@echo "setting up $(VENV) ($*): a minute, once"
	@$(RUN) pip install -q --require-hashes -r $<
	@$(RUN) pip install -q --no-deps --no-build-isolation -e .
	@touch $@
