# Everything here is Python; this file only knows the names.
# Another Python than the first on the path: make run PYTHON=python3.12
PYTHON ?= python3
START = $(PYTHON) -I oia/core/bootstrap.py

.PHONY: help run test lint lock
help:  ## show this
	@sed -n 's/^\([a-z]*\):.*## /make \1 \t/p' Makefile
run:  ## start the office: HOST, PORT and DEMO_PASSWORD from the environment
	@$(START) run $(ARGS)
test:  ## all tests that need no server; ARGS="-k dues" or ARGS="-m browser -n 0" chooses
	@$(START) test $(ARGS)
lint:  ## what a review should not have to say
	@$(START) lint
lock:  ## write the locked requirements anew, after a change in pyproject.toml or package.json
	@$(START) lock
