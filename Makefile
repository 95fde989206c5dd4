# Everything here is Python; this file only knows the names.
# Another Python than the first on the path: make run PYTHON=python3.12
PYTHON ?= python3
START = $(PYTHON) -I oia/core/bootstrap.py

.PHONY: help run test faults bench lint lock
help:  ## show this
	@sed -n 's/^\([a-z]*\):.*## /make \1 \t/p' Makefile
run:  ## start the office: HOST, PORT and DEMO_PASSWORD from the environment
	@$(START) run $(ARGS)
test:  ## all tests that need no server; ARGS="-k dues" or ARGS="-m browser -n 0" chooses
	@$(START) test $(ARGS)
faults:  ## break the office in every way we know; ARGS="kills --kills 20" for one, and smaller
	@$(START) faults $(ARGS)
bench:  ## time it against plain ways to do the same; ARGS="--letters 500"
	@$(START) bench $(ARGS)
lint:  ## what a review should not have to say
	@$(START) lint
lock:  ## write the locked requirements anew, after a change in pyproject.toml or package.json
	@$(START) lock
