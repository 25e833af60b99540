# make build: everything needed, then every edition in output/. make test: all that proves it.
.PHONY: build test golden bench lock clean

python ?= python3
venv := .venv/bin

build: .venv/ready
	$(venv)/publisher build

test: .venv/tested
	$(venv)/ruff check .
	$(venv)/ruff format --check .
	$(venv)/mypy
	$(venv)/lint-imports
	$(venv)/python -m pytest -n 2 --dist loadgroup

golden: .venv/tested
	$(venv)/python -m pytest -q --golden tests

bench: .venv/tested
	$(venv)/python bench/bench.py

# The editions need Pango, pip's packages by hash, and the command itself.
.venv/ready: requirements.lock pyproject.toml tools/system_packages.py
	$(python) tools/system_packages.py pango
	$(python) -m venv .venv
	$(venv)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(venv)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@

# The tests need Chromium, the validators and their npm packages as well.
.venv/tested: .venv/ready requirements-test.lock tools/node/package-lock.json tools/node/install.py
	$(python) tools/system_packages.py browser poppler
	$(venv)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	$(venv)/python tools/node/install.py
	touch $@

lock: .venv/ready
	$(venv)/python -m pip install --quiet uv
	$(venv)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml tools/build-requirements.in -o requirements.lock
	$(venv)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra test pyproject.toml tools/build-requirements.in -c requirements.lock -o requirements-test.lock

clean:
	rm -rf .venv output tools/node/node_modules
