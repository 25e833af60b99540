# make build: everything needed, then every edition in output/. make test: all that proves it.
.PHONY: quick build variants site cluster test paginate golden bench lock clean

python ?= python3
venv := .venv/bin

build: .venv/ready
	$(venv)/publisher build

# One edition for each municipality, and those in large print.
variants: .venv/ready
	$(venv)/publisher build --variants

# The download site in output/site: put the folder on any web server.
site: build
	$(venv)/publisher site

test: .venv/tested
	$(venv)/ruff check .
	$(venv)/ruff format --check .
	$(venv)/mypy
	$(venv)/lint-imports
	$(venv)/python -m pytest -n 2 --dist loadgroup

# Only after a change of text or looks: the page numbers in the contents of the Word editions, counted by LibreOffice.
paginate: .venv/ready
	$(python) tools/system_packages.py libreoffice
	$(venv)/publisher paginate

# What a developer runs between two edits: seconds, no browser, no validator.
quick: .venv/quick
	$(venv)/ruff check .
	$(venv)/mypy
	$(venv)/python -m pytest -q -n 2 tests/test_blocks.py tests/test_checks.py tests/test_sources.py tests/test_strings.py tests/test_architecture.py

golden: .venv/quick
	$(venv)/python -m pytest -q --golden tests/test_blocks.py tests/docx/test_docx.py tests/pdf/test_trees.py

# Half an hour, on a machine that does nothing else; bench/README.md says what is measured. `make bench write=--write` keeps the table there.
bench: .venv/benched site
	$(venv)/python bench/bench.py $(write)

# The editions need Pango, pip's packages by hash, and the command itself.
.venv/ready: requirements.lock pyproject.toml tools/system_packages.py
	$(python) tools/system_packages.py pango
	$(python) -m venv .venv
	$(venv)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(venv)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@

# What a computer needs that takes part in a cluster, or has one work for it: see the handbook.
cluster: .venv/ready requirements-cluster.lock
	$(venv)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-cluster.lock

.venv/quick: .venv/ready requirements-test.lock
	$(venv)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@

# The tests need Chromium, LibreOffice, the validators and their npm packages as well.
.venv/tested: .venv/ready requirements-test.lock tools/node/package-lock.json tools/node/install.py
	$(python) tools/system_packages.py browser poppler libreoffice
	$(venv)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	$(venv)/python tools/node/install.py
	touch $@

# The tools that the bench compares with.
.venv/benched: .venv/tested bench/requirements.lock
	$(python) tools/system_packages.py wrk rsvg
	$(venv)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r bench/requirements.lock
	touch $@

lock: .venv/ready
	$(venv)/python -m pip install --quiet uv
	$(venv)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml tools/build-requirements.in -o requirements.lock
	$(venv)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra cluster pyproject.toml tools/build-requirements.in -c requirements.lock -o requirements-cluster.lock
	$(venv)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra test pyproject.toml tools/build-requirements.in -c requirements-cluster.lock -o requirements-test.lock
	$(venv)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header bench/requirements.in -c requirements-test.lock -o bench/requirements.lock

clean:
	rm -rf .venv output tools/node/node_modules
