# Every target that a person or the checks call, each with its purpose behind "##".

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
PO := $(wildcard site/portal/locale/*/LC_MESSAGES/*.po)
MO := $(PO:.po=.mo)
PIP := -m pip --disable-pip-version-check -qq install
TEST_POSTGRES ?= postgres://postgres@127.0.0.1:5432/postgres

.DEFAULT_GOAL := help
.PHONY: help run dev backup restore sample-traffic handbook icons bench bench-photos bench-intake drill-uploads bench-counting bench-search bench-scale drill-backup drill-counting drill-freshness drill-memory fuzz bench-pages check-html audit looks test test-walks test-deploy test-next lint types rules test-sqlite test-postgres test-e2e lock locale clean

help: ## Show this list
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 20

run: $(VENV)/.base $(MO) ## Set everything up and serve the site (PORT, HOST, PORTAL_DATA, … see README)
	@$(BIN)/python manage.py serve

dev: $(VENV)/.test $(MO) ## The developer's server: reload and debug pages
	@DJANGO_SETTINGS_MODULE=portal.settings.dev $(BIN)/python manage.py migrate --verbosity 0
	@DJANGO_SETTINGS_MODULE=portal.settings.dev $(BIN)/python manage.py sample
	@DJANGO_SETTINGS_MODULE=portal.settings.dev $(BIN)/python manage.py runserver $${HOST:-127.0.0.1}:$${PORT:-8000}

backup: $(VENV)/.base $(MO) ## Database, media and settings into one file, while the site runs (BACKUP_FOLDER, BACKUP_KEY)
	@$(BIN)/python manage.py backup

restore: $(VENV)/.base $(MO) ## Put the site back from FILE, on either database (REPLACE=yes: over what is there)
	@$(BIN)/python manage.py restore "$(FILE)" $(if $(REPLACE),--replace)

sample-traffic: $(VENV)/.base $(MO) ## A year of made-up traffic for the sample site (DAYS, VIEWS; never over real traffic)
	@$(BIN)/python bench/traffic.py --days $${DAYS:-365} --views $${VIEWS:-1000000}

handbook: $(VENV)/.test $(MO) ## Take the pictures of the editors' handbook anew, from the running admin
	@HANDBOOK_PICTURES=yes $(BIN)/pytest tests/e2e/test_handbook.py

icons: $(VENV)/.test ## Draw the site's icons anew from its emblem
	@$(BIN)/python bench/icons.py

bench: $(VENV)/.test $(MO) ## The pages against nginx, bare Django and `wagtail start`, into docs/speed.md (needs wrk; eight minutes)
	@$(BIN)/python -m bench.served

bench-photos: $(VENV)/.test $(MO) ## Thirty fresh photos of 12 megapixels: upload, sizes, and what readers feel of it (needs wrk)
	@$(BIN)/python -m bench.photos

bench-intake: $(VENV)/.test $(MO) ## The largest photo of each kind through the intake: memory above idle and seconds
	@$(BIN)/python -m bench.intake

bench-counting: $(VENV)/.test $(MO) ## The counter against others and against its bounds, as ratios (some minutes)
	@TEST_POSTGRES=$(TEST_POSTGRES) $(BIN)/python -m bench.counting

bench-search: $(VENV)/.test $(MO) ## A hundred thousand articles into the site of PORTAL_DATA or DATABASE_URL, then searched
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@$(BIN)/python bench/articles.py --articles $${ARTICLES:-100000}
	@$(BIN)/python bench/search.py

bench-scale: $(VENV)/.test $(MO) ## A thousand articles against a hundred thousand, page by page (FOLDER keeps both sites; the first time takes long)
	@TEST_POSTGRES=$(TEST_POSTGRES) $(BIN)/python -m bench.scale --folder $${FOLDER:-var/scale} --write docs/scale.md

drill-counting: $(VENV)/.test $(MO) ## Kill counting processes sixty times on each database; nothing may be lost or counted twice
	@DRILL_KILLS=60 $(BIN)/pytest -s tests/stats/journal/test_kill.py
	@DRILL_KILLS=60 TEST_POSTGRES=$(TEST_POSTGRES) $(BIN)/python tests/with_postgres.py \
	  $(BIN)/pytest -s tests/stats/journal/test_kill.py

drill-backup: $(VENV)/.test $(MO) ## The sample site from SQLite to PostgreSQL and back by backups: every row and page the same (minutes)
	@TEST_POSTGRES=$(TEST_POSTGRES) $(BIN)/python -m bench.backup

drill-freshness: $(VENV)/.test $(MO) ## A thousand editorial actions at random on each database: no kept page may be out of date (some minutes)
	@FRESH_ACTIONS=1000 $(BIN)/pytest tests/portal/page_cache/test_freshness.py
	@FRESH_ACTIONS=1000 TEST_POSTGRES=$(TEST_POSTGRES) $(BIN)/python tests/with_postgres.py \
	  $(BIN)/pytest tests/portal/page_cache/test_freshness.py

drill-memory: $(VENV)/.test $(MO) ## Mixed load on a sample site for MINUTES (10): what the web processes hold
	@$(BIN)/python -m bench.memory

drill-uploads: $(VENV)/.test $(MO) ## A hundred hostile files through every upload of a served site: no 5xx, no flood, nothing but clean photos stored
	@$(BIN)/python -m bench.uploads

fuzz: $(VENV)/.test $(MO) ## Rude requests to every address, form and role (FUZZ_CASES, FUZZ_SEED): none may end in an error of the server (ten minutes)
	@FUZZ_CASES=$${FUZZ_CASES:-24000} $(BIN)/pytest -s --show-capture=no tests/fuzz

bench-pages: $(VENV)/.test $(MO) ## Lighthouse over the public pages: 100 in every category (needs npm, Chromium; some minutes)
	@$(BIN)/python -m bench.pages

check-html: $(VENV)/.test $(MO) ## html-validate over every kind of page (needs npm, Chromium)
	@$(BIN)/python -m bench.pages.html

audit: $(VENV)/.test .venv-audit/.audit ## Known faults of the packages, their licences, and a bill of materials into test-output/
	@$(BIN)/python -m bench.audit

looks: $(VENV)/.test ## Pictures of every kind of page in every look, from the site served at URL (http://localhost:8000)
	@$(BIN)/python -m tests.e2e.looks $${URL:-http://localhost:8000}

# ── What CI calls ────────────────────────────────────────────────────────────
# The browser has the right of way: it alone waits for answers that are due within seconds. PostgreSQL comes next, for
# its suite waits for its server too; all that is left of the time is SQLite's.
BESIDE_EACH_OTHER = $(MAKE) --no-print-directory -j4 --output-sync=target \
  WAY_SQLITE="nice -n 18" WAY_POSTGRES="nice -n 14" MARKED="-m '$(1)'"

test: $(VENV)/.test $(MO) ## Set everything up and run every check and test but the walks
	@$(MAKE) --no-print-directory lint rules
	@$(call BESIDE_EACH_OTHER,not walk) types test-sqlite test-postgres test-e2e
	@echo "Left to make test-walks: the journeys of the desk, the walks through every page, role, action and look, and the counter's kills."

# Nothing beside the browser here: the editor's forms are full of moments, and a busy machine makes them seconds.
test-walks: $(VENV)/.test $(MO) ## The desk's journeys in Chromium; every page, role, action and look; the counter's kills (as long again)
	@$(MAKE) --no-print-directory MARKED="-m walk" test-e2e
	@$(call BESIDE_EACH_OTHER,walk) test-sqlite test-postgres

lint: $(VENV)/.test ## Style and imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.test ## Static types
	@$(BIN)/mypy

rules: $(VENV)/.test $(MO) ## Import contract, system checks, migrations in step with the models
	@$(BIN)/lint-imports --no-cache
	@DJANGO_SETTINGS_MODULE=portal.settings.test $(BIN)/python manage.py check --fail-level WARNING
	@DJANGO_SETTINGS_MODULE=portal.settings.test $(BIN)/python manage.py makemigrations --check --dry-run

test-sqlite: $(VENV)/.test $(MO) ## The suite on SQLite
	@$(WAY_SQLITE) $(BIN)/pytest $(MARKED) --durations=25 tests --ignore tests/e2e --ignore tests/deploy

test-postgres: $(VENV)/.test $(MO) ## The suite on PostgreSQL, one found or one started
	@TEST_POSTGRES=$(TEST_POSTGRES) $(WAY_POSTGRES) $(BIN)/python tests/with_postgres.py $(BIN)/pytest $(MARKED) --durations=25 tests --ignore tests/e2e --ignore tests/deploy

test-e2e: $(VENV)/.test $(MO) ## The journeys in a real Chromium
	@$(BIN)/pytest $(MARKED) -n 2 --dist loadfile --durations=25 tests/e2e

test-deploy: $(VENV)/.test $(MO) ## Two web hosts, two workers, nginx, PostgreSQL and a store, of which parts are killed (needs nginx, openssl, PostgreSQL; some minutes)
	@$(BIN)/pytest -s -x tests/deploy

test-next: .venv-next/.test $(MO) ## The suite on the next Wagtail series
	@.venv-next/bin/pytest tests --ignore tests/e2e --ignore tests/deploy

# ── Setting up ───────────────────────────────────────────────────────────────
define make_venv
	@command -v $(PYTHON) >/dev/null || { echo "Không tìm thấy $(PYTHON): hãy cài Python 3.11 trở lên."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Cần Python 3.11 trở lên, máy này đang có $$($(PYTHON) -V 2>&1). Ví dụ: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@echo "Chuẩn bị môi trường Python ở $(1)/ …"
	@test -x $(1)/bin/python || $(PYTHON) -m venv $(1) || { \
	  echo "Không tạo được môi trường Python: trên Debian hãy cài gói python3-venv."; rm -rf $(1); exit 1; }
	@$(1)/bin/python $(PIP) --require-hashes -r $(2)
	@$(1)/bin/python $(PIP) --no-build-isolation --no-deps -e .
endef

$(VENV)/.base: requirements/base.txt pyproject.toml
	$(call make_venv,$(VENV),requirements/base.txt)
	@touch $@

$(VENV)/.test: requirements/test.txt pyproject.toml
	$(call make_venv,$(VENV),requirements/test.txt)
	@touch $(VENV)/.base $@

.venv-next/.test: requirements/next.txt pyproject.toml
	$(call make_venv,.venv-next,requirements/next.txt)
	@touch $@

# The tools look at the packages from outside, or they would be among what they look at.
.venv-audit/.audit: requirements/audit.txt
	@$(PYTHON) -m venv .venv-audit
	@.venv-audit/bin/python $(PIP) --require-hashes -r requirements/audit.txt
	@touch $@

locale: $(VENV)/.base $(MO) ## Compile the translations

%.mo: %.po | $(VENV)/.base
	@$(BIN)/python -c 'import polib, sys; polib.pofile(sys.argv[1]).save_as_mofile(sys.argv[2])' $< $@

lock: $(VENV)/.test ## Renew the locks from pyproject.toml
	@for lane in "base build wagtail<8" "s3 build wagtail<8 --extra=s3" "test test wagtail<8" "next test wagtail>=8,<8.1"; do \
	  set -- $$lane; echo "$$3" > $(VENV)/constraint.txt; \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --no-strip-extras --python-version 3.11 --generate-hashes --no-header \
	    --no-annotate --group $$2 $$4 --constraint $(VENV)/constraint.txt --output-file requirements/$$1.txt pyproject.toml; \
	done
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --group audit --output-file requirements/audit.txt

clean: ## Remove what can be made again (never data or uploads)
	@rm -rf $(VENV) .venv-next .venv-audit .pytest_cache .mypy_cache .ruff_cache test-output $(MO)
