# Every command sets up what it needs. `make serve` and `make test` are the two to know.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
export NO_MKDOCS_2_WARNING = 1
export PYTHONPATH = hooks

.PHONY: setup setup-dev serve build check test test-fast bench lock clean

setup: $(VENV)/.setup
setup-dev: $(VENV)/.setup-dev

$(VENV)/.setup: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 of nieuwer is nodig." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(VENV)/.setup-dev: requirements-dev.txt $(VENV)/.setup
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

serve: setup
	ADVIESSPOOR_PREVIEW=true $(VENV)/bin/mkdocs serve

build: setup
	$(VENV)/bin/mkdocs build --strict

check: setup
	$(PY) -m adviesspoor check

test: setup-dev
	$(PY) -m pytest

test-fast: setup-dev
	$(PY) -m pytest -m "not browser and not slow"

clean:
	rm -rf site site.bezig-* site.oud-* build .pytest_cache
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Lock files name no index, so they work with any.
LOCK = $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
lock: setup-dev
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt

bench: setup-dev
	$(PY) -m adviesspoor.bench
