# Everything that a fresh machine needs: Python 3.11 or later and a package registry. After the first run, no network.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# Twice quiet: pip would else warn, once a package, of any local folder that this machine is set to look in.
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

# A stamp says which lock file the environment was made from: it is made again only when that file changes.
RUN := $(VENV)/.stamp-run
DEV := $(VENV)/.stamp-dev

# Lock files name no registry, and their hashes are those of the public one: this machine's own settings are set aside.
COMPILE := env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null \
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --build-deps-for editable

.PHONY: help demo test bench lock clean
.DEFAULT_GOAL := help

help:  ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

demo: $(RUN)  ## compare the sample story: print the brief, write demo.html
	@$(BIN)/rashomon demo --html demo.html
	@echo
	@echo "Wrote demo.html: open it in a browser. To compare reports of your own:"
	@echo "  source $(VENV)/bin/activate"
	@echo "  rashomon compare FOLDER-OF-REPORTS --html comparison.html"

# A process a core; each holds a parser and the encoders, some 450 MB, so four at most. A process begins with tests that
# stand together and share what they set up, and takes over from another when it is done.
# Workers that each sum arrays with as many threads as the machine has would wait for one another. Python keeps what it
# compiles, also where a machine is set not to: some forty processes start from it.
ALIKE := OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=
WORKERS := --numprocesses auto --maxprocesses 4 --dist worksteal

test: $(DEV)  ## lint, types, import contract, tests, doctests, docs checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(ALIKE) $(BIN)/pytest $(WORKERS)

# Other people's texts are not part of this repository: say where the data and its scorers lie.
bench: $(DEV)  ## measure accuracy and speed: make bench DATA=folder SCORERS=folder [FOLDS=folder]
	@test -d "$(DATA)" -a -d "$(SCORERS)" || { echo "usage: make bench DATA=folder SCORERS=folder [FOLDS=folder]"; exit 2; }
	$(BIN)/python benchmarks/attribution.py --data $(DATA)/polnear/dev.jsonl --scorer $(SCORERS) --peers
	$(BIN)/python benchmarks/chains.py --bundles $(wildcard $(DATA)/bundles/*.jsonl)
	$(BIN)/python benchmarks/wrapped.py --bundles $(wildcard $(DATA)/bundles/*.jsonl)
	$(BIN)/python benchmarks/dates.py meantime $(DATA)/meantime
	$(BIN)/python benchmarks/dates.py wikiwars $(DATA)/wikiwars
	$(BIN)/python benchmarks/stance.py $(DATA)/meantime
	$(BIN)/python benchmarks/figures.py tolls $(DATA)/tolls/articles.jsonl
	$(BIN)/python benchmarks/figures.py incidents $(DATA)/incidents --every 4
	$(BIN)/python benchmarks/planted.py --stories tests/stories src/rashomon/sample --meantime $(DATA)/meantime
	$(if $(FOLDS),$(BIN)/python benchmarks/collation.py --data $(DATA)/collation --scorer $(SCORERS) --folds $(FOLDS))
	$(BIN)/python benchmarks/speed.py --bundles $(wildcard $(DATA)/bundles/*.jsonl) \
		--two src/rashomon/sample/cordillera-wire.txt src/rashomon/sample/voz-firme.txt

lock: $(DEV)  ## make the lock files again from pyproject.toml
	$(COMPILE) --output-file requirements.lock pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:  ## remove the environment and everything that was made
	rm -rf $(VENV) dist build demo.html .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "rashomon needs Python 3.11 or later: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(RUN): requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what rashomon needs into $(VENV) (once)"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock $(RUN)
	@echo "Installing what the tests need into $(VENV) (once)"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
