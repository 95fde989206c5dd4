"""The table: one line for each thing that was broken or timed, kept as JSON under var."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.faults.ground import ROOT

NAME, FIGURES = 46, 34


@dataclass
class Line:
    """What was reached, what the other way of doing it reached, and what must be."""

    name: str
    ours: object
    bar: object
    ok: bool
    other: object = None
    ratio: float | None = None
    done: str = ""

    def __str__(self):
        other = f" / {self.other} = {self.ratio}" if self.ratio is not None else ""
        reached = f"{self.ours}{other}"
        sign = "ok" if self.ok else "MISSED"
        return f"{self.name:{NAME}} {reached:{FIGURES}} {str(self.bar):24} {sign:7} {self.done}"


def compared(name, ours, other, bar, done=""):
    """A line for a rate that must be at least so many times another."""
    ratio = round(ours / other, 2)
    return Line(name, ours, f"≥ {bar}", ratio >= bar, other, ratio, done)


def quick(name, ours, other, bar, done=""):
    """A line for a time that may be at most so many times another."""
    ratio = round(ours / other, 2)
    return Line(name, ours, f"≤ {bar}", ratio <= bar, other, ratio, done)


def at_most(name, ours, bar, done=""):
    return Line(name, ours, f"≤ {bar}", ours <= bar, done=done)


def show(lines):
    """Print lines as they come; returns them all."""
    print(f"{'':{NAME}} {'reached':{FIGURES}} {'bar':24}")
    found = []
    for line in lines:
        print(line, flush=True)
        found.append(line)
    return found


def keep(lines, name):
    """Write the table down; lines of earlier runs that were not run again stay in it."""
    path = Path(ROOT) / "var" / name
    path.parent.mkdir(exist_ok=True)
    earlier = json.loads(path.read_text()) if path.exists() else []
    again = {line.name for line in lines}
    table = [line for line in earlier if line["name"] not in again] + [asdict(x) for x in lines]
    path.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n")
    return path
