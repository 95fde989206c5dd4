"""`make bench`: how quick the office is, held against a plain way to do the same.

Rates depend on the machine and its other work; ratios within one run do not.
"""

import argparse
import sys

from tests.faults.ground import POSTGRES, SQLITE, Grounds
from tests.faults.table import at_most, compared, keep, show


def main(*words):
    options = read(words)
    lines = show(line for stack in options.on for line in bench(stack, options))
    print(f"\nKept in {keep(lines, 'bench.json')}")
    return 0 if all(line.ok for line in lines) else 1


def read(words):
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--open", type=int, default=50_000, help="open deadlines, nothing due")
    parser.add_argument("--letters", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--on", nargs="*", choices=["postgres", "sqlite"])
    options = parser.parse_args(words)
    stacks = {"postgres": POSTGRES, "sqlite": SQLITE}
    options.on = [stacks[name] for name in options.on or stacks]
    return options


def bench(stack, options):
    with Grounds(stack) as grounds:
        where = f", {stack.partition(' ')[0]}"
        tick = grounds.play("quiet_tick", count=options.open)
        took = f"{tick['ms']} ms among {options.open} open deadlines"
        yield at_most(f"queries of a tick with nothing due{where}", tick["queries"], 5, took)
        rates = grounds.play("letters", count=options.letters, rounds=options.rounds)
        done = f"letters a second, {options.letters} due, median of {options.rounds} rounds"
        plain = "one process / a plain loop, one connection"
        yield compared(f"{plain}{where}", rates["one"], rates["loop"], 0.6, done)
        anew = "two processes / a new connection each"
        yield compared(f"{anew}{where}", rates["two"], rates["anew"], 1.2, done)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
