# Everything a developer runs. Each target sets up what it needs; `make` alone lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
# As the engine's: torch's threads spin only briefly, lest they starve what runs beside.
export GOMP_SPINCOUNT := 5000

READY := .venv/.ready
QT6 := build/qt6
PYTHON_TESTS := .venv/bin/python -m pytest
ONE_HALF := tests/engine tests/faults tests/fuzz tests/packaging tests/workers
HALVES := test-one-half test-other-half
QGIS_TESTS := tests/plugin tests/gui tests/e2e tests/hostile/qgis
ONE_HALF_ON_WINDOWS := tests/windows/test_{files,runs}.py tests/allowance tests/test_new_files.py \
	tests/engine/test_memory.py::test_work_that_cannot_fit_is_refused_with_both_figures \
	tests/workers/test_{builds,diagnostics,hosts,interpreter,long_paths,process}.py \
	tests/faults/test_{killed_engine,out_of_memory,strange_values}.py
OTHER_HALF_ON_WINDOWS := tests/geodata tests/test_{durable,file_writing,held,lock,outputs,start,temporary_folders}.py \
	tests/windows/test_setting_up.py tests/faults/test_changing_raster.py \
	tests/headless/test_{raster_cases,stopping,text,vector,vector_cases}.py \
	tests/test_interrupted.py::test_an_engine_killed_in_the_middle_of_the_map_goes_on
.PHONY: help setup lint qt6 test test-fast $(HALVES) test-qgis $(QGIS_TESTS) test-qgis-next test-windows test-versions
.PHONY: package scan pins sbom site pages plan pictures demo fuzz soak bench paper clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

setup: $(READY) ## Install what is missing: QGIS and GDAL (apt), torch and the tools (.venv/)

$(READY): pyproject.toml scripts/setup.sh
	scripts/setup.sh
	@touch $@

lint: setup ## Check style, format, docstrings, types and the rules for QGIS plugins
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/flake8 freenet_qgis tests
	.venv/bin/python -m mypy

qt6: $(QT6)/.ready ## Hold the code against Qt 6, without QGIS 4: names, types, and windows that are Qt's alone
	$(QT6)/bin/python -m pytest -q tests/qt6
	@echo "NOT TESTED: QGIS 4. Its Qt 6 was tried alone, with stand-ins for what QGIS has beside."

$(QT6)/.ready: pyproject.toml | setup
	.venv/bin/python -m venv --clear $(QT6)
	$(QT6)/bin/python -m pip install --quiet 'pip>=25.1' # 25.1: the option --group
	$(QT6)/bin/python -m pip install --quiet --group qt6
	@touch $@

test: setup package ## Run every test, those of QGIS on the assembled plugin
	$(MAKE) --jobs 2 $(HALVES) $(QGIS_TESTS)

test-fast: setup ## Run the tests that need no QGIS window, in under a minute
	$(MAKE) --jobs 2 $(HALVES) SELECTED='-m "not slow"'

test-one-half: # on one thread, and so is the other one beside it
	$(PYTHON_TESTS) $(SELECTED) $(ONE_HALF)

test-other-half:
	$(PYTHON_TESTS) $(SELECTED) tests $(ONE_HALF:%=--ignore=%)

test-qgis: $(QGIS_TESTS) ## Run the tests of the plugin inside a real QGIS on a virtual screen

$(QGIS_TESTS): package # each in a QGIS of its own: tests that load the plugin anew leave others with the old one
	.venv/bin/python tests/run_in_qgis.py -v $@

test-qgis-next: package ## Run them in QGIS 3.44, too, in a tree of Debian 13 under build/ (4 GB; root)
	@echo "Left out, for they show the same in any QGIS: tests that are marked 'once'."
	for tests in $(QGIS_TESTS); do scripts/next_qgis.sh -v -m "not once" $$tests || exit; done

test-windows: setup ## Run those that matter there in Windows' Python, on Wine, kept under build/ (3 GB; root)
	timeout --kill-after 1m 40m scripts/windows.sh $(ONE_HALF_ON_WINDOWS) --and $(OTHER_HALF_ON_WINDOWS)

test-versions: setup ## Run the tests of the engine with the oldest and the newest packages it supports (10 GB)
	scripts/test_versions.sh

package: setup ## Assemble build/freenet_qgis/ and its zip, the file that QGIS installs
	.venv/bin/python scripts/package.py

scan: package ## Hold the zip against the rules of the QGIS plugin site
	.venv/bin/python scripts/scan.py

site: setup ## Build the pages under docs/ as a site, build/site/, and check every link
	.venv/bin/mkdocs build --strict --config-file docs/site/mkdocs.yml

pages: package ## Renew the pages that are made from the code: docs/algorithms/
	.venv/bin/python tests/run_in_qgis.py -q docs/site/algorithm_pages.py

plan: setup ## Renew the drawings of the code that docs/how-it-is-built.md shows
	.venv/bin/python docs/site/house_plan.py

pictures: demo ## Renew the pictures under docs/ in a real QGIS, and the figures beside them: half an hour on two cores
	for script in readme_picture tutorial_pictures tutorial_points_pictures gallery_pictures; do \
		.venv/bin/python tests/run_in_qgis.py -q --timeout 3600 docs/site/$$script.py || exit 1; \
	done

pins: setup ## Renew the versions of packages that Set up installs, with their hashes: resources/requirements/
	.venv/bin/python -m pip install --quiet --group release
	.venv/bin/python scripts/pins.py

sbom: package ## List what a release consists of: the files of the zip, and what Set up installs
	.venv/bin/python -m pip install --quiet --group release
	.venv/bin/python scripts/sbom.py

demo: package ## Map Indian Pines from a few polygons: the whole job, in a few minutes
	.venv/bin/python demo/run.py

fuzz: setup ## Try thousands of damaged files, rasters and polygons, other ones each time: minutes
	FREENET_FUZZ=1 $(PYTHON_TESTS) tests/fuzz

soak: package ## Train again and again in one QGIS, and measure what it does not give back: RUNS=200
	RUNS=$(or $(RUNS),200) .venv/bin/python tests/run_in_qgis.py --timeout 7200 -s tests/benchmarks/soak.py

bench: setup ## Measure speed beside the published loop, the bare convolutions and a patch CNN; on a GPU if there is one
	.venv/bin/python tests/benchmarks/speed.py

paper: $(if $(DATA),setup) ## Repeat the table of the FreeNet paper from the original files: make paper DATA=folder
	@test -n "$(DATA)" || { echo "Say where the files are: make paper DATA=folder. Which files: docs/benchmarks.md."; exit 1; }
	.venv/bin/python tests/benchmarks/paper.py "$(DATA)"

clean: ## Remove what was built; .venv/ stays
	rm -rf build .pytest_cache .ruff_cache
	find freenet_qgis tests scripts demo -name __pycache__ -prune -exec rm -rf {} +
