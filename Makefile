# One command per intent; `make help` lists them. Each installs what it needs, once.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
# The order of the tests: any number gives another; "last" and "default" are words of pytest-randomly.
SEED ?= 20261128
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
UV_LOCK = $(BIN)/uv pip compile --quiet --upgrade --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header pyproject.toml

export NO_MKDOCS_2_WARNING := 1
export PIP_ROOT_USER_ACTION := ignore

# What each intent needs of the system: "test that it is there|Debian package".
SITE_NEEDS := \
	"$(PYTHON) -c 'import ensurepip, venv'|python3-venv" \
	"ldconfig -p | grep -F libpango-1.0.so.0|libpango-1.0-0" \
	"ldconfig -p | grep -F libpangoft2-1.0.so.0|libpangoft2-1.0-0" \
	"ldconfig -p | grep -F libharfbuzz-subset.so.0|libharfbuzz-subset0"
TEST_NEEDS := $(SITE_NEEDS) \
	"command -v chromium|chromium" \
	"command -v chromium-headless-shell|chromium-headless-shell" \
	"ldconfig -p | grep -F libatomic.so.1|libatomic1" \
	"ls /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf|fonts-noto-core" \
	"command -v java|default-jre-headless" \
	"command -v node|nodejs" \
	"command -v npm|npm" \
	"command -v openssl|openssl" \
	"command -v nginx|nginx-light" \
	"ls /usr/lib/nginx/modules/ngx_http_brotli_static_module.so|libnginx-mod-http-brotli-static"

BROWSER_NEEDS := \
	"command -v Xvfb|xvfb" \
	"command -v firefox-esr|firefox-esr" \
	"command -v WebKitWebDriver|webkit2gtk-driver" \
	"command -v lynx|lynx" \
	"command -v w3m|w3m" \
	"command -v elinks|elinks" \
	"command -v links2|links2"

# $(call need,"test|package" ...): installs the missing packages as root, else prints the line to run.
define need
	@PATH="$$PATH:/usr/sbin:/sbin"; missing=(); \
	for pair in $(1); do eval "$${pair%|*}" >/dev/null 2>&1 || missing+=("$${pair##*|}"); done; \
	if [ $${#missing[@]} -eq 0 ]; then exit 0; fi; \
	if [ "$$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then \
		echo "These Debian packages are missing. Run this, then try again:" >&2; \
		echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $${missing[*]}" >&2; \
		exit 2; \
	fi; \
	echo "Installing $${missing[*]}"; \
	log=$$(mktemp); export DEBIAN_FRONTEND=noninteractive; \
	{ apt-get update && apt-get install -y --no-install-recommends "$${missing[@]}"; } >"$$log" 2>&1 \
		|| { cat "$$log" >&2; exit 2; }; \
	rm "$$log"
endef

.PHONY: help
help: ## list the commands ## vis kommandoene
	@case "$${LC_ALL:-$${LC_MESSAGES:-$${LANG:-}}}" in nb*|nn*|no*) words=3;; *) words=2;; esac; \
	awk -F ' ## ' -v words=$$words '/^[a-z-]+:.* ## / {split($$1, name, ":"); printf "make %-16s %s\n", name[1], $$words}' $(MAKEFILE_LIST)

.PHONY: site
site: system-site $(VENV)/.site-ready ## build the whole site into build/, to look at ## bygg hele nettstedet i build/, for å se på det
	@$(BIN)/veiviser build

.PHONY: release
release: system-site $(VENV)/.site-ready sbom ## publish a release into site/, or tell what stands in its way ## publiser en utgave i site/, eller si hva som er i veien
	@$(BIN)/veiviser release $(RELEASE_ARGS)

.PHONY: serve
serve: system-site $(VENV)/.site-ready ## show the site at http://127.0.0.1:8000/ and follow changes (PORT=8001: elsewhere) ## vis nettstedet på http://127.0.0.1:8000/ og følg endringer (PORT=8001: en annen port)
	@$(BIN)/veiviser serve$(if $(PORT), --port $(PORT))

.PHONY: edit
edit: system-site $(VENV)/.site-ready ## the same, with the form to change it named first (PORT=8001: elsewhere) ## vis nettstedet med et skjema, for dem som ikke bruker filer
	@$(BIN)/veiviser edit$(if $(PORT), --port $(PORT))

.PHONY: test
test: system-test $(VENV)/.test-ready node_modules/.ready check ## run every check and every test ## kjør alle kontroller og tester
	@PATH="$$PATH:/usr/sbin:/sbin" $(BIN)/pytest -q -n 2 --dist loadgroup --randomly-seed=$(SEED) $(PYTEST_ARGS)

.PHONY: check
check: system-site $(VENV)/.test-ready ## check the code's style and types, the data and their schemas ## kontroller kode, data og skjemaer
	@$(BIN)/ruff check --quiet --output-format concise .
	@$(BIN)/ruff format --check --quiet . || { echo "Not formatted as agreed: run $(BIN)/ruff format ." >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/veiviser check-data >/dev/null
	@rm -rf .build/schemas && mkdir -p .build/schemas
	@$(BIN)/veiviser schemas --data .build/schemas
	@diff -r .build/schemas/schema data/schema \
		|| { echo "data/schema is out of date: run $(BIN)/veiviser schemas" >&2; exit 1; }
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(MAKE) audit

.PHONY: links-external
links-external: site ## list the links that lead out of the site and try each ## list opp lenkene ut av nettstedet og prøv hver av dem
	@$(BIN)/veiviser check-links

.PHONY: weigh
weigh: site system-test $(VENV)/.test-ready ## tell what a browser fetches to show each page ## si hva en nettleser henter for å vise hver side
	@$(BIN)/python -m tools.weigh

.PHONY: contact-sheet
contact-sheet: site system-test $(VENV)/.test-ready ## draw every page and handout side by side, to look at, in .build/contact-sheet ## legg bilder av sidene ved siden av hverandre
	@$(BIN)/python -m tools.contact_sheet

.PHONY: readability
readability: site ## tell how hard each page is to read (LIX) ## si hvor tung hver side er å lese (LIX)
	@$(BIN)/veiviser readability

.PHONY: audit
audit: system-site $(VENV)/.test-ready ## ask whether a pinned package has a known vulnerability ## spør om en pakke har en kjent sårbarhet
	@$(BIN)/python tools/audit.py requirements.lock requirements-test.lock

.PHONY: cross-check
cross-check: system-site $(VENV)/.test-ready ## build the same pages with ProperDocs and tell what differs ## bygg de samme sidene med ProperDocs og si hva som er ulikt
	@$(BIN)/python tools/cross_check.py

.PHONY: bench
bench: system-test $(VENV)/.test-ready ## compare with stock MkDocs on the same pages, and tell what editors wait for (QUICK=1: shorter) ## sammenlign med vanlig MkDocs, og si hvordan tida vokser (QUICK=1: kortere)
	@$(BIN)/python -m bench $(if $(QUICK),--quick)

.PHONY: preview-hour
preview-hour: system-site $(VENV)/.test-ready ## edit a copy for an hour with ten tabs open, and tell the memory it takes (MINUTES=5: shorter) ## rediger en kopi i en time med ti faner åpne, og si hvor mye minne det tar
	@$(BIN)/python tools/preview_hour.py $(MINUTES)

.PHONY: sbom
sbom: system-site $(VENV)/.test-ready ## list every package that the generator runs on, in .build/sbom.cdx.json ## list opp pakkene programmet kjører på, i .build/sbom.cdx.json
	@$(BIN)/python tools/sbom.py

.PHONY: browsers
browsers: site system-test ## try the built site in old and new browsers, and write data/clients.yaml (Linux) ## prøv det bygde nettstedet i gamle og nye nettlesere, og skriv data/clients.yaml (Linux)
	$(call need,$(BROWSER_NEEDS))
	@PYTHONPATH=tests:. $(BIN)/python tools/browsers/run.py build --write data/clients.yaml

.PHONY: lighthouse
lighthouse: site system-test ## measure the most important pages with Lighthouse, as a phone ## mål de viktigste sidene med Lighthouse, som en telefon
	@cd tools/lighthouse && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --silent && CHROME_PATH=$$(command -v chromium) node run.mjs ../../build

.PHONY: load
load: site ## put load on the built site with wrk, on this machine alone ## prøv hva det bygde nettstedet tåler med wrk, på denne maskinen
	@deploy/load.sh build

.PHONY: lock
lock: system-test $(VENV)/.test-ready ## move every pinned dependency to its newest version (once a month) ## flytt hver låst pakke til nyeste versjon (en gang i måneden)
	@$(UV_LOCK) --output-file requirements.lock
	@$(UV_LOCK) --extra test --constraints requirements.lock --output-file requirements-test.lock
	@npm update --package-lock-only --silent
	@git --no-pager diff --stat -- '*.lock' package-lock.json

.PHONY: clean
clean: ## remove everything that was built or installed here, but no release ## fjern alt som er bygd eller installert her, men ingen utgave
	@rm -rf build build.delivery .build.versions .build .cache $(VENV) node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@rm -rf hooks/*.egg-info

.PHONY: system-site system-test
system-site:
	$(call need,$(SITE_NEEDS))

system-test:
	$(call need,$(TEST_NEEDS))

$(VENV)/bin/python: | system-site
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "This needs Python 3.11 or newer; name it: make PYTHON=python3.11" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.site-ready: requirements.lock pyproject.toml | $(VENV)/bin/python
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test-ready: requirements-test.lock $(VENV)/.site-ready
	@$(PIP) --require-hashes --requirement requirements-test.lock
	@touch $@

node_modules/.ready: package.json package-lock.json .npmrc | system-test
	@npm ci --silent
	@touch $@
