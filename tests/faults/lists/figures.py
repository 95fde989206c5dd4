"""What was measured of a list, held against the bars."""

from tests.faults.table import Line

WAY = 0.4  # of the admin's time, for these pages
PAGES = ("first", "filtered", "sorted")
DEEP = 1.5  # times the first page
QUERIES, BYTES = 8, 60_000


def lines(name, figures):
    """All lines on one list at one size on one database, by the name of what they judge."""
    took = figures["ms"]
    first = took["first"]["ours"]
    found = {
        page: of_way(f"{name}, {page}", ms, WAY if page in PAGES else None)
        for page, ms in took.items()
    }
    found["depth"] = of_depth(f"{name}, deep / first", took["deep"]["ours"], first)
    found["queries"] = at_most(f"{name}, queries", figures["queries"], QUERIES)
    found["bytes"] = at_most(f"{name}, bytes", figures["bytes"], BYTES)
    plan = figures["plan"]
    found["plan"] = Line(f"{name}, plan", plan or "by index", "by index", not plan)
    return found


def of_way(name, ms, bar):
    """Our time against the admin's; beside it how far we are above plain SQL."""
    ratio = ms["ours"] / ms["admin"]
    above = f"{ms['ours'] / ms['plain']:.1f} times plain SQL ({ms['plain']} ms)"
    ok = bar is None or ratio <= bar
    told = f"≤ {bar}" if bar else "told only"
    return Line(name, ms["ours"], told, ok, ms["admin"], round(ratio, 2), above)


def of_depth(name, deep, first):
    ratio = deep / first
    return Line(name, deep, f"≤ {DEEP}", ratio <= DEEP, first, round(ratio, 2))


def at_most(name, ours, bar):
    return Line(name, ours, f"≤ {bar}", ours <= bar)


COLUMNS = ("first", "filtered", "sorted", "searched", "deep", "depth", "queries", "bytes")


def heading():
    return f"{'':44}" + "".join(f"{column:>10}" for column in COLUMNS) + "  plan"


def row(name, found):
    """One list in one line; what missed its bar bears a mark."""
    cells = "".join(f"{cell(found[column]):>10}" for column in COLUMNS)
    return f"{name:44}{cells}  {cell(found['plan'])}"


def cell(line):
    reached = line.ours if line.ratio is None else f"{line.ratio:.2f}"
    return f"{reached}{'' if line.ok else '!'}"
