"""The floor under every list: raw SQL, written beforehand, and a string put together of it."""

from django.db import connection
from django.http import HttpResponse
from django.utils.html import escape

#: The queries of each page, by its path: rows and how many there are.
PAGES = {}


def prepare(specimen, user, page, query):
    """Keep the SQL of one page, and give the address where it is answered."""
    before = 0
    if page == "deep":
        query, before = {}, specimen.deep(user)[0]
    found, size = specimen.records(user, **query), specimen.view(user).page_size
    rows = found.values_list("pk", *specimen.plain)[before : before + size]
    count = found.order_by().values("pk")
    name = f"{specimen.url_name}/{page}".replace(":", "-")
    PAGES[name] = (rows.query.sql_with_params(), count.query.sql_with_params())
    return f"/plain/{name}"


def answer(request, page):
    """One page; the login is asked for by the middleware, as for all pages."""
    (rows, values), (counted, beside) = PAGES[page]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({counted}) AS found", beside)
        (count,) = cursor.fetchone()
        cursor.execute(rows, values)
        lines = "".join(map(line, cursor.fetchall()))
    return HttpResponse(f"<p>{count}</p><table>{lines}</table>")


def line(row):
    key, *cells = row
    words = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    return f'<tr><td><a href="/record/{key}/">{key}</a></td>{words}</tr>'
