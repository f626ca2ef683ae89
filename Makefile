# 规矩 Guiju. Every target prints what it does; nothing lives only here: see Scripts/.
# make run | test | fast | lint | bench | browser | screenshots | docs | format | clean

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup build run test fast lint format bench browser screenshots docs clean

# A debug build shows the first page in half the time of a release build, and is quick enough
# for one person; for a real installation: make run CONFIG=release
CONFIG ?= debug
PORT ?= 8080
DATABASE ?= sqlite:var/guiju.db
GUIJU := .build/$(CONFIG)/guiju
FAST := ^(QuantitiesTests|FeelTests|RulePacksTests|CaseworkTests|RegulationTests|TidyTests)\.

help:
	@echo "make run          build, then serve demo data at http://127.0.0.1:$(PORT)"
	@echo "make test         all tests but the browser's"
	@echo "make fast         tests of the pure rooms, the rule packs and the house rules"
	@echo "make lint         formatting and style, and the links of the documents"
	@echo "make browser      the whole way in a real browser, with accessibility checks"
	@echo "make screenshots  docs/images/*.png from a served demo"
	@echo "make bench        start-up, requests per second, memory with many projects"
	@echo "make docs         the rule language's documentation, a warning is an error"
	@echo "make format       put every Swift file into the house format"
	@echo "make clean        remove everything that was built or stored here"

setup:
	@Scripts/setup build

build: setup
	@echo "==> swift build --configuration $(CONFIG) --product guiju"
	@swift build --configuration $(CONFIG) --product guiju

run: build
	@mkdir -p var
	@echo "==> $(GUIJU) serve --demo --database $(DATABASE) --port $(PORT)"
	@exec $(GUIJU) serve --demo --database $(DATABASE) --port $(PORT)

test: setup
	@echo "==> swift build --build-tests"
	@swift build --build-tests
	@echo "==> swift test"
	@swift test --skip-build

fast: setup
	@echo "==> swift test --filter '$(FAST)'"
	@swift test --filter '$(FAST)'

lint:
	@echo "==> swift format lint --strict"
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests
	@echo "==> Scripts/check-documents"
	@Scripts/check-documents

format:
	@echo "==> swift format --in-place"
	@swift format --in-place --parallel --recursive Package.swift Sources Tests

browser: build
	@Scripts/setup browser
	@echo "==> Scripts/browser-tests"
	@Scripts/browser-tests

screenshots: build
	@Scripts/setup browser
	@echo "==> Scripts/screenshots"
	@Scripts/screenshots docs/images

docs: setup
	@echo "==> Scripts/feel-docs"
	@Scripts/feel-docs

bench:
	@Scripts/setup build bench
	@echo "==> swift build --configuration release --product guiju"
	@swift build --configuration release --product guiju
	@echo "==> Benchmarks/run"
	@Benchmarks/run

clean:
	@echo "==> rm -rf .build .build-* var out"
	@rm -rf .build .build-* var out
