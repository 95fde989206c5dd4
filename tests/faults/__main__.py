"""`make faults`: the office broken in every way we know, and what became of its letters.

`make faults ARGS="kills redis --kills 20 --count 500"` plays some rows, and smaller.
"""

import argparse
import re
import subprocess
import sys
from contextlib import ExitStack
from functools import cache

from tests.faults.ground import FAULTS, POSTGRES, ROOT, SQLITE, Grounds
from tests.faults.table import Line, compared, keep, show

WINDOW = 0.03  # seconds that the mail server takes after noting a letter: the moment to be killed

#: Seconds in which all is out after the last kill: the lease of a dead worker, and a minute.
RECOVERY = 20 + 60

#: The same after Redis is back.
RETURN = 120

#: Rows that are played inside one process, by the tests that say them best.
BY_TESTS = {
    "clock": ("clock jumps, daylight saving, far zones", ["test_clocks.py"]),
    "downtime": ("outages of a day, two weeks, six weeks", ["test_truths.py", "-k", "truth_1"]),
    "templates": ("a record that breaks its template", ["test_delivery.py", "-k", "breaks"]),
    "people": ("owners who left or are away", ["test_truths.py", "-k", "owner"]),
    "silence": ("nothing runs any more", ["test_health.py"]),
    "restore": ("a restored backup, a clock that jumped back", ["test_hold.py"]),
    "specification": ("any rule, move and outage", ["test_against_the_reference.py"]),
}


def main(*words):
    options = read(words)
    with ExitStack() as open_grounds:

        @cache
        def on(stack):
            return open_grounds.enter_context(Grounds(stack))

        lines = show(line for row in options.rows for line in ROWS[row](on, options))
    print(f"\nKept in {keep(lines, 'faults.json')}")
    return 0 if all(line.ok for line in lines) else 1


def read(words):
    parser = argparse.ArgumentParser(prog="make faults")
    parser.add_argument("rows", nargs="*", metavar="row", help=" ".join(ROWS))
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--count", type=int, default=5_000, help="reminders of the long rows")
    parser.add_argument("--away", type=int, default=600, help="seconds that Redis is away")
    options = parser.parse_args(words)
    options.rows = options.rows or list(ROWS)
    if unknown := set(options.rows) - set(ROWS):
        parser.error(f"no such row: {', '.join(unknown)}. There are: {', '.join(ROWS)}")
    return options


def judged(name, figures, done, repeats=0, within=None):
    """A line on a run with real processes: nothing lost, and repeats only where kills allow it.

    `within` are the seconds in which all is out once nothing is broken any more.
    """
    wrong = {fault: figures[fault] for fault in FAULTS if figures[fault]}
    ours = f"{figures['lost']} lost, {figures['repeats']} of {figures['letters']} repeated"
    if wrong:
        ours += f" {wrong}"
    in_time = within is None or figures["after"] <= within
    ok = not wrong and figures["repeats"] <= repeats and in_time
    bar = f"0 lost, ≤ {repeats} repeated" + (f", ≤ {within} s" if within else "")
    done += f"; {figures['seconds']:.0f} s, the last {figures['after']:.0f} s after it"
    return Line(name, ours, bar, ok, done=done)


def overlap(on, options):
    count = min(options.count, 1000)
    figures = on(POSTGRES).play("overlapping", pause=0.01, beats=3, workers=4, count=count)
    yield judged("3 schedulers, 4 workers of 2", figures, f"{count} due at once")


def kills(on, options):
    for stack in (POSTGRES, SQLITE):
        asked = {"kills": options.kills, "count": options.count}
        figures = on(stack).play("killed", pause=WINDOW, **asked)
        done = f"{figures['kills']} kills, {figures['killed']} of senders, at most "
        done += f"{figures['worst']} copies"
        name = f"kill -9 at random, {stack.partition(' ')[0]}"
        yield judged(name, figures, done, repeats=figures["killed"], within=RECOVERY)


def workers(on, options):
    times = max(options.kills // 8, 1)
    asked = {"kills": times, "count": times * 40, "targets": {"worker": 1}}
    figures = on(POSTGRES).play("killed", pause=WINDOW, **asked)
    done = f"whole workers killed {figures['kills']} times"
    name = "popped, not yet acknowledged"
    yield judged(name, figures, done, repeats=figures["killed"], within=RECOVERY)


def redis(on, options):
    times = max(options.kills // 10, 1)
    count = min(options.count, 100 * times)
    figures = on(POSTGRES).play("flushed", pause=0.01, times=times, count=count)
    done = f"FLUSHALL {times} times"
    yield judged("Redis emptied in mid-run", figures, done, within=RETURN)


def stopped(on, options):
    count = min(options.count, 500)
    figures = on(POSTGRES).play("without_redis", pause=0.01, seconds=options.away, count=count)
    done = f"away for {options.away} s with its memory gone"
    yield judged("Redis stopped and started again", figures, done, within=RETURN)


def visibility(on, options):
    """Tasks with a time of their own would be given out again and again; there are none."""
    sources = [path for top in ("oia", "networks", "delegations") for path in
               (ROOT / top).rglob("*.py")]  # fmt: skip
    found = sum(len(re.findall(r"\b(?:eta|countdown)\s*=", path.read_text())) for path in sources)
    yield Line("tasks put off in the broker", found, "0", not found, done="eta= and countdown=")


def answers(on, options):
    """Whatever a mail server answers: once more where it may help, and never in vain."""
    count = min(options.count, 1000)
    figures = on(POSTGRES).play("answered", count=count)
    done = f"{count} letters, of which {figures['unanswered']} were taken without a word"
    name = "451, 421, 550, 554, stalls, hang-ups"
    yield judged(name, figures, done, repeats=figures["unanswered"])
    for name, bar in (("needless", "0 tries after a refusal for good"),
                      ("impatient", "0 beyond one more try")):  # fmt: skip
        yield Line(f"... {name} tries", figures[name], bar, not figures[name])


def hanging(on, options):
    """A server that never says a word about one letter in fifty."""
    count = min(options.count, 1000)
    for stack in (POSTGRES, SQLITE):
        figures = on(stack).play("hanging", count=count, one_in=50)
        done = f"letters a second, to the others of {count}"
        name = f"one in fifty hangs, {stack.partition(' ')[0]}"
        yield compared(name, figures["beside"], figures["usual"], 0.5, done)
        wrong = figures["repeats"] + figures["missed"]
        yield Line("... others missed or told twice", wrong, "0", not wrong)


def positions(on, options):
    size = 100  # two hands full
    figures = on(SQLITE).play("poisoned", size=size)
    done = f"one refused address at each of {size} places of a batch"
    yield judged("a bad address among good ones", figures, done)


def database(on, options):
    """PostgreSQL started anew: each of the four that send may have a letter on its way then."""
    times = max(options.kills // 10, 1)
    figures = on(POSTGRES).play("cut_off", pause=0.01, times=times, count=min(options.count, 2000))
    done = f"all sessions ended and none let in for 2 s, {times} times"
    yield judged("PostgreSQL gone and back", figures, done, repeats=4 * times)


def writers(on, options):
    count = min(options.count, 500)
    figures = on(SQLITE).play("crowded", pause=0.01, writers=8, seconds=20, count=count)
    done = f"{figures['edits']} dates moved by 8 at once, who waited {figures['slowest']} s at most"
    yield judged("eight writers on SQLite", figures, done)
    yield Line("... that read: database is locked", figures["locked"], "0", not figures["locked"])


def edits(on, options):
    count = min(options.count, 2000)
    figures = on(POSTGRES).play("edited", count=count)
    done = f"{figures['edits']} dates moved or cancelled while their letters went out"
    yield Line("old dates mailed 5 s after an edit", figures["stale"], "0", not figures["stale"],
               done=done)  # fmt: skip
    yield Line("moved dates without their new letter", figures["forgotten"], "0",
               not figures["forgotten"] and not figures["left"])  # fmt: skip


def by_tests(row):
    name, chosen = BY_TESTS[row]

    def play(on, options):
        where, *rest = chosen
        tests = [sys.executable, "-m", "pytest", "-q", "-n", "2", f"tests/reminders/{where}", *rest]
        said = subprocess.run(tests, cwd=ROOT, capture_output=True, text=True)
        summary = said.stdout.strip().splitlines()[-1].strip("= ").partition(" in ")[0]
        yield Line(name, summary.partition(",")[0], "all pass", said.returncode == 0, done=where)

    return play


ROWS = {
    "overlap": overlap,
    "kills": kills,
    "workers": workers,
    "redis": redis,
    "stopped": stopped,
    "visibility": visibility,
    "answers": answers,
    "hanging": hanging,
    "positions": positions,
    "database": database,
    "writers": writers,
    "edits": edits,
    **{row: by_tests(row) for row in BY_TESTS},
}

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
