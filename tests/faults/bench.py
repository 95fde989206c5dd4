"""`make bench`: how quick the office is, held against a plain way to do the same.

Rates depend on the machine and its other work; ratios within one run do not.
"""

import argparse
import sys

from tests.faults.ground import POSTGRES, SQLITE, Grounds
from tests.faults.lists import figures
from tests.faults.table import Line, at_most, compared, keep, quick, show

SIZES = (1_000, 10_000, 100_000)
PARTNERS = ("people", "organisations", "contacts")

#: The lists that `lists` measures: one file for all who ask, and no settings are read for it.
NAMES = (
    *("cities", "organisations", "consuls", "people", "without-login"),
    *("networks", "memberships", "duties", "summits", "series", "templates"),
    *("deadlines", "letters", "reminders", "agreements", "contacts", "commitments"),
    "imports",
    *("visits", "visit-steps", "visit-letters", "gifts", "gift-rules"),
    *("declarations", "frameworks", "sign-ons", "sign-on-step-templates"),
    *("members-of-networks", "signatories-of-declarations"),
    *("trips", "invitations", "trip-steps", "approval", "factors"),
)


def main(*words):
    options = read(words)
    lines = [line for row in options.rows for line in ROWS[row](options)]
    print(f"\nKept in {keep(lines, 'bench.json')}")
    return 0 if all(line.ok for line in lines) else 1


def read(words):
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("rows", nargs="*", metavar="row", help=" ".join(ROWS))
    parser.add_argument("--open", type=int, default=50_000, help="open deadlines, nothing due")
    parser.add_argument("--letters", type=int, default=5_000)
    parser.add_argument("--among", type=int, default=500_000, help="records that are searched")
    parser.add_argument("--lines", type=int, default=50_000, help="rows of a file brought in")
    parser.add_argument("--relations", type=int, default=10_000, help="of two that become one")
    parser.add_argument("--visits", type=int, default=20_000, help="each with ten members")
    parser.add_argument("--trips", type=int, default=20_000, help="each with five legs")
    parser.add_argument(
        "--partners", nargs=3, type=int, default=(50_000, 20_000, 100_000), metavar="count",
        help="people, organisations and calls of the relationship pages",
    )  # fmt: skip
    parser.add_argument("--rounds", type=int, help="5 for letters, 11 for lists and searches")
    parser.add_argument("--on", nargs="*", choices=["postgres", "sqlite"])
    parser.add_argument("--only", nargs="*", choices=NAMES, default=NAMES, help="these lists")
    parser.add_argument("--rows", nargs="*", type=int, dest="sizes", default=SIZES)
    options = parser.parse_args(words)
    options.rows = options.rows or list(ROWS)
    if unknown := set(options.rows) - set(ROWS):
        parser.error(f"no such row: {', '.join(unknown)}. There are: {', '.join(ROWS)}")
    stacks = {"postgres": POSTGRES, "sqlite": SQLITE}
    options.on = [stacks[name] for name in options.on or stacks]
    return options


def reminders(options):
    """Ticks and letters."""
    return show(line for stack in options.on for line in of_stack(stack, options))


def of_stack(stack, options):
    rounds = options.rounds or 5
    with Grounds(stack) as grounds:
        where = f", {stack.partition(' ')[0]}"
        tick = grounds.play("quiet_tick", count=options.open)
        took = f"{tick['ms']} ms among {options.open} open deadlines"
        yield at_most(f"queries of a tick with nothing due{where}", tick["queries"], 5, took)
        rates = grounds.play("letters", count=options.letters, rounds=rounds)
        done = f"letters a second, {options.letters} due, median of {rounds} rounds"
        plain = "one process / a plain loop, one connection"
        yield compared(f"{plain}{where}", rates["one"], rates["loop"], 0.6, done)
        anew = "two processes / a new connection each"
        yield compared(f"{anew}{where}", rates["two"], rates["anew"], 1.2, done)


def lists(options):
    """Every list page against the admin's own list, in as many lines as there are lists."""
    print(figures.heading())
    return [line for stack in options.on for line in lists_on(stack, options)]


def lists_on(stack, options):
    """One stack; whatever list nobody measures is told as a bar that was missed."""
    rounds, where = options.rounds or 11, stack.partition(" ")[0]
    with Grounds(stack) as grounds:
        unmeasured = ", ".join(grounds.play("forgotten"))
        yield Line(f"lists not measured, {where}", unmeasured or "none", "none", not unmeasured)
        for name in options.only:
            asked = {"name": name, "sizes": options.sizes, "rounds": rounds}
            for size, found in grounds.play("timed_list", **asked).items():
                title = f"{name}, {int(size):,} rows, {where}"
                lines = figures.lines(title, found)
                print(figures.row(title, lines), flush=True)
                yield from lines.values()


def search(options):
    """Answers of the search against bare statements of the same database."""
    return show(line for stack in options.on for line in searches_on(stack, options))


def searches_on(stack, options):
    where, rounds = stack.partition(" ")[0], options.rounds or 11
    with Grounds(stack) as grounds:
        found = grounds.play("searched", size=options.among, rounds=rounds)
        made = found.pop("indexing")
        for title, took in found.items():
            done = f"ms, “{took['typed']}” among {made['entries']:,} (made in {made['seconds']} s)"
            yield quick(f"search, {title}, {where}", took["ours"], took["bare"], 5, done)


def imports(options):
    """A large file against one of a tenth."""
    return show(line for stack in options.on for line in imports_on(stack, options))


def imports_on(stack, options):
    where, lines = stack.partition(" ")[0], options.lines
    with Grounds(stack) as grounds:
        found = grounds.play("imported", counts=[lines // 10, lines])
    small, large = found.values()
    title = f"{lines:,} rows brought in, {where}"
    took = ", ".join(f"{step} in {large[step]} s" for step in ("checked", "written", "undone"))
    minutes = round((large["checked"] + large["written"]) / 60, 1)
    yield at_most(f"{title}, minutes", minutes, 10, took)
    more = large["mb"] - small["mb"]
    yield at_most(f"{title}, MB", more, 50, f"beyond {small['mb']} MB for a tenth of it")
    told = ", ".join(f"{count:,} {verdict}" for verdict, count in large["foretold"].items())
    yield at_most(f"{title}, otherwise than foretold", large["otherwise"], 0, told)


def merges(options):
    """Two people who are one, with very many relations."""
    return show(line for stack in options.on for line in merges_on(stack, options))


def merges_on(stack, options):
    where, count = stack.partition(" ")[0], options.relations
    with Grounds(stack) as grounds:
        found = grounds.play("merged", count=count)
    title = f"two people with {count:,} relations made one, {where}"
    yield at_most(f"{title}, seconds", found["merge"], 10, f"undone in {found['undo']} s")
    yield at_most(f"{title}, relations lost", found["lost"], 0, "there and back again")


def visits(options):
    """The pages of a visit with 60 members and 120 items against those of one with 5 and 10."""
    return show(line for stack in options.on for line in visits_on(stack, options))


def visits_on(stack, options):
    where, rounds = stack.partition(" ")[0], options.rounds or 21
    with Grounds(stack) as grounds:
        for page, cost in grounds.play("visit_pages", rounds=rounds).items():
            yield from of_page(f"visit of 60 / of 5, {page}, {where}", **cost)
        among = {"visits": options.visits, "members": 10 * options.visits}
        weighed = grounds.play("weighed", rounds=rounds, **among)
    title = f"who asked before / the admin's list, {options.visits:,} visits, {where}"
    done = f"ms, {weighed['found']} found; the whole page {weighed['page']} ms"
    yield quick(title, weighed["check"], weighed["admin"], 0.4, done)
    among = f"{options.visits:,} visits, {10 * options.visits:,} members, {where}"
    for narrowed, measured in weighed["lists"].items():
        yield from figures.lines(f"list of visits {narrowed}, {among}", measured).values()


def of_page(title, *, ms, queries, kb):
    """A page of a large visit against the same page of a small one."""
    told = f"ms, {kb['large']} kB / {kb['small']} kB"
    yield quick(title, ms["large"], ms["small"], 2, told)
    more = queries["large"] - queries["small"]
    yield at_most(f"{title}, more queries", more, 0, f"of {queries['large']}")


def trips(options):
    """What else is on the days of an invitation, among all trips of an office."""
    return show(line for stack in options.on for line in trips_on(stack, options))


def trips_on(stack, options):
    where, rounds = stack.partition(" ")[0], options.rounds or 21
    with Grounds(stack) as grounds:
        found = grounds.play("clashing", trips=options.trips, rounds=rounds)
    among = f"{found['trips']:,} trips with {found['legs']:,} legs"
    title = f"what clashes, {among}, {where}"
    yield at_most(f"{title}, queries", found["queries"], 4, f"{found['found']} found")
    yield quick(f"{title} / the admin's list", found["check"], found["admin"], 0.4, "ms")


def relations(options):
    """The page of a relationship, with whom we speak daily against one we spoke to once."""
    return show(line for stack in options.on for line in relations_on(stack, options))


def relations_on(stack, options):
    where, sizes = stack.partition(" ")[0], dict(zip(PARTNERS, options.partners, strict=True))
    with Grounds(stack) as grounds:
        found = grounds.play("related", rounds=options.rounds or 11, **sizes)
    among = ", ".join(f"{count:,} {kind}" for kind, count in sizes.items())
    for kind, took in found.items():
        busy, quiet = took["busy"], took["quiet"]
        title = f"relationship page, {kind}, {where}"
        yield quick(f"{title}, ms", busy["ms"], quiet["ms"], 3, f"of the busiest, among {among}")
        more = busy["queries"] - quiet["queries"]
        told = f"{quiet['queries']} for a quiet one, {busy['bytes'] // 1000} kB"
        yield at_most(f"{title}, queries more", more, 0, told)


ROWS = {
    "reminders": reminders,
    "lists": lists,
    "search": search,
    "imports": imports,
    "merges": merges,
    "visits": visits,
    "trips": trips,
    "relations": relations,
}

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
