# PYTHON is the interpreter of the environment you work in: make check PYTHON=.venv/bin/python
PYTHON ?= python

.PHONY: check test schema build bench

check: ## ruff, mypy, the packs' examples, the tests: what .ci/run does in a fresh environment
	.ci/checks $(PYTHON)

test: ## the tests alone
	$(PYTHON) -m pytest

schema: ## write docs/extraction.schema.json anew after a change of the result types
	$(PYTHON) docs/schema.py

build: ## a wheel in dist/
	$(PYTHON) -m pip wheel --no-deps --wheel-dir dist .

bench: ## speed on this machine, by density of text and size of the registry; numbers beside others
	$(PYTHON) benchmarks/throughput.py
	$(PYTHON) benchmarks/registry_size.py
	$(PYTHON) benchmarks/numbers.py
