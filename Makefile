# Every command sets up what it needs. `make serve` and `make test` are the two to know.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
export NO_MKDOCS_2_WARNING = 1
export PYTHONPATH = hooks
# The tools of the environment come first; a Node.js of the machine is used where there is one.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)

.PHONY: setup setup-dev browser serve build check test test-browser test-other test-fast a11y-report lighthouse audit leesbaarheid licenties bench bench-quick lock clean

setup: $(VENV)/.setup node_modules/.setup
setup-dev: $(VENV)/.setup-dev setup browser

$(VENV)/.setup: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 of nieuwer is nodig." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/.setup-dev: requirements-dev.txt $(VENV)/.setup
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

# Without npm on the machine, Node.js comes from PyPI into the environment.
node_modules/.setup: package-lock.json requirements-node.txt $(VENV)/.setup
	command -v npm >/dev/null || $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.txt
	npm ci --silent
	touch $@

browser:
	@tools/chromium.sh

# MkDocs rebuilds on a change in data/, docs/ and overrides/; it keeps hooks in memory, so a change there restarts it.
serve: setup
	ADVIESSPOOR_PREVIEW=true watchmedo auto-restart --directory hooks --pattern '**/*.py' --recursive --debounce-interval 0.5 --signal SIGTERM -- mkdocs serve

build: setup
	mkdocs build --strict

check: $(VENV)/.setup
	python -m adviesspoor check

# A browser waits much of the time, so the other tests run beside it; a failure in either is one of the whole.
test: setup-dev
	$(MAKE) --no-print-directory --jobs=2 --keep-going $(if $(filter output-sync,$(.FEATURES)),--output-sync=line) test-browser test-other

test-browser: $(VENV)/.setup-dev node_modules/.setup
	python -m pytest -m browser

test-other: $(VENV)/.setup-dev node_modules/.setup
	python -m pytest -m "not browser"

test-fast: $(VENV)/.setup-dev node_modules/.setup
	python -m pytest -m "not browser and not slow"

# Known leaks in the libraries; strict, because what was not looked up is not safe. Needs the internet.
audit: $(VENV)/.setup node_modules/.setup
	$(PYTHON) -m venv $(VENV)/audit
	$(VENV)/audit/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.txt
	$(VENV)/audit/bin/pip-audit --strict --disable-pip --require-hashes $(foreach file,$(wildcard requirements*.txt),-r $(file))
	npm audit

# Reports, not gates: how hard the texts are to read, and what others made that we use.
leesbaarheid licenties: $(VENV)/.setup-dev node_modules/.setup
	PYTHONPATH=hooks:. python tools/$@.py

# Looks at every kind of page and writes what it found: build/toegankelijkheid.json and docs/toegankelijkheid/rapport.md.
a11y-report: setup-dev
	A11Y_REPORT=1 python -m pytest tests/browser/test_toegankelijkheid.py

# What Lighthouse says of four pages, as seen on a phone; fetches Lighthouse, so it needs the internet once.
lighthouse: setup-dev build
	PYTHONPATH=hooks:. python tools/lighthouse.py

clean:
	rm -rf site site.bezig-* site.oud-* build .pytest_cache
	find hooks tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

# Lock files name no index, so they work with any.
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
lock: $(VENV)/.setup-dev
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt
	$(LOCK) requirements-node.in --output-file requirements-node.txt
	$(LOCK) requirements-audit.in --output-file requirements-audit.txt
	npm install --package-lock-only --silent

# Real site and 100 to 10,000 records, three runs of each. For example: make bench BENCH_ARGS="--sizes 100 1000 --runs 5"
BENCH_ARGS ?=
bench: $(VENV)/.setup-dev node_modules/.setup
	python -m bench $(BENCH_ARGS)

bench-quick: $(VENV)/.setup-dev node_modules/.setup
	python -m bench --quick
