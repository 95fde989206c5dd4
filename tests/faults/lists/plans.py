"""What a database means to do for the first page of a list: neither sort it nor read all of it."""

import json
import re

from django.db import connection

SCAN, SORT = "reads the whole table", "sorts"


def faults(asked, table):
    """What is wrong with the plan of the rows among these queries of a page."""
    asked = [sql for one in asked for sql in (one, keys_within(one, table))]
    rows = [sql for sql in asked if is_of_rows(sql, table)]
    assert rows, f"No query of this page reads {table}."
    found = {(fault, sql) for sql in rows for fault in judge(explained(sql), table)}
    return {fault for fault, sql in found if fault != SCAN or not is_by_key(sql, table)}


def keys_within(sql, table):
    """What finds the keys of the rows, where that is asked within their query; else blank."""
    _rows, _in, keys = sql.partition(f'"{table}"."id" IN (SELECT U0."id" ')
    depth = 1
    for at, sign in enumerate(keys):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if not depth:
            alone = f'SELECT U0."id" {keys[:at]}'
            return alone.replace(f'"{table}" U0', f'"{table}"').replace("U0.", f'"{table}".')
    return ""


def is_of_rows(sql, table):
    """Whether a query reads the rows that the list shows, whatever it asks besides."""
    while (plain := re.sub(r"\([^()]*\)", "", sql)) != sql:
        sql = plain
    return bool(re.search(rf'^SELECT .* FROM "{table}".* ORDER BY .* LIMIT ', sql, re.DOTALL))


def is_by_key(sql, table):
    """Whether it asks for rows as they lie in the table of SQLite: it stops when it has enough."""
    return bool(re.search(rf'ORDER BY "{table}"\."id" (ASC|DESC) LIMIT \d+$', sql))


def explained(sql):
    """The plan as the database tells it: lines of words, or PostgreSQL's tree."""
    told = "EXPLAIN (FORMAT JSON) " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN "
    with connection.cursor() as cursor:
        cursor.execute(told + sql)
        rows = cursor.fetchall()
    if connection.vendor == "postgresql":
        (plan,) = rows[0]
        return (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
    return [row[-1] for row in rows if not row[1]]  # what is asked beside each row has a parent


def judge(plan, table):
    """The faults of a plan, whichever database told it."""
    return in_words(plan, table) if isinstance(plan, list) else in_tree(plan, table)


def in_words(lines, table):
    """SQLite: "SCAN city" without an index, "USE TEMP B-TREE FOR ORDER BY"."""
    for line in lines:
        if re.fullmatch(rf"SCAN {re.escape(table)}( USING .*)?", line) and "INDEX" not in line:
            yield SCAN
        if "TEMP B-TREE FOR" in line and "ORDER BY" in line:
            yield SORT


def in_tree(node, table):
    """PostgreSQL: nodes within nodes, each with its kind and perhaps its table."""
    if node["Node Type"] == "Seq Scan" and node["Relation Name"] == table:
        yield SCAN
    if node["Node Type"] in ("Sort", "Incremental Sort"):
        yield SORT
    for below in node.get("Plans", ()):
        if below.get("Parent Relationship") not in ("SubPlan", "InitPlan"):
            yield from in_tree(below, table)
