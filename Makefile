# Everything the project can do, from a fresh clone on. Targets are files: what is made is not made again.

PY := .venv/bin/python
PYTEST := $(PY) -m pytest -n 2 --dist worksteal
SAMPLE ?= yes
ADMIN ?=
POT := .cache/messages.pot
PO := $(wildcard crm/translations/*/LC_MESSAGES/*.po)
MO := $(PO:.po=.mo)
EXTRACT := .venv/bin/pybabel -q extract -F pyproject.toml -k _l -k _lp:1c,2 -c i18n: --add-location=file \
	--project "Nhịp Cầu" --copyright-holder "the Nhịp Cầu contributors" -o $(POT) .
COMPILE := $(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url

# Package caches and the browser want a home they can write to; service accounts may have none.
ifneq ($(shell test -w "$$HOME" && echo yes),yes)
export HOME := $(CURDIR)/.cache/home
endif

.PHONY: help run test test-full lint bench bench-growth guide assets translations lock clean
.DELETE_ON_ERROR:
.NOTPARALLEL:

help:
	@echo "make run           set up what is missing, then open the office (PORT=8000)"
	@echo "make run SAMPLE=no ADMIN=name@office.vn    the same with an empty book"
	@echo "make test          all checks and tests, within ten minutes"
	@echo "make test-full     the same and the long tests"
	@echo "make lint          the checks alone"
	@echo "make bench         measure pages, papers and the server against the budgets"
	@echo "make bench-growth  measure pages from ten thousand to a million interactions"
	@echo "make guide         take the guide's pictures from the real screens"
	@echo "make assets        fetch styles, scripts and fonts"
	@echo "make translations  gather new words from code and templates, compile the catalogues"
	@echo "make lock          choose package versions anew"
	@echo "make clean         remove what set-up made; the office's own data stays"

run: .venv/.runtime static/vendor/.stamp $(MO)
	@SAMPLE="$(SAMPLE)" ADMIN="$(ADMIN)" exec $(PY) -m flask --app wsgi run-office

test: lint static/vendor/.stamp
	@sh .ci/system.sh
	$(PYTEST)

# pytest ends with 5 when nothing is marked `full`, which is no failure.
test-full: test
	@sh .ci/system.sh full
	$(PYTEST) -m full || test $$? -eq 5

# The two greps: a lock names packages and digests, never a server.
lint: .venv/.dev $(MO)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djlint --lint --quiet templates
	$(PY) -m mypy
	.venv/bin/lint-imports --no-logo
	@! grep -nE '://|index-url' requirements*.txt
	@! grep -n '"resolved"' package-lock.json
	@mkdir -p .cache
	$(EXTRACT)
	$(PY) .ci/words.py $(POT) $(PO)

bench: .venv/.dev static/vendor/.stamp $(MO)
	@sh .ci/system.sh
	$(PY) -m tests.bench

# Lays a million interactions on both databases: a quarter of an hour.
bench-growth: .venv/.dev static/vendor/.stamp $(MO)
	@sh .ci/system.sh
	$(PY) -m tests.bench --growth

guide: .venv/.dev static/vendor/.stamp $(MO)
	@sh .ci/system.sh
	$(PY) -m tests.guide.take

assets: static/vendor/.stamp

translations: .venv/.dev
	@mkdir -p .cache
	$(EXTRACT)
	.venv/bin/pybabel -q update -i $(POT) -d crm/translations --no-fuzzy-matching --ignore-obsolete
	.venv/bin/pybabel -q compile -d crm/translations

lock: .venv/.dev
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	$(COMPILE) --group uv -o requirements-uv.txt
	$(COMPILE) --group node -o requirements-node.txt
	npm install --package-lock-only

.venv/.runtime: requirements.txt requirements-uv.txt
	@sh .ci/python.sh requirements.txt
	@rm -f .venv/.dev
	@touch $@

# The test lock holds the runtime lock too, so running needs nothing more after testing.
.venv/.dev: requirements-dev.txt requirements-uv.txt
	@sh .ci/python.sh requirements-dev.txt
	@touch .venv/.runtime $@

static/vendor/.stamp: package-lock.json .ci/assets.py .ci/land.py crm/core/geo/projection.py | .venv/.runtime
	@echo "Fetching styles, scripts and fonts"
	@$(PY) .ci/assets.py
	@touch $@

%.mo: %.po | .venv/.runtime
	@.venv/bin/pybabel -q compile -i $< -o $@

clean:
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	rm -rf static/vendor tests/vendor $(MO)
	find . -name __pycache__ -prune -exec rm -rf {} +
