"""The rows of a list with the columns somebody chose, as quick as if they had been written so.

A template in templates/rows has one loop and in it one block for each column. Here its parts are
put together anew for each choice of columns, compiled once and kept.
"""

from functools import lru_cache

from django.template import engines
from jinja2 import Template, nodes

TICK = (
    '<td class="pick"><input class="form-check-input" type="checkbox" name="pk" form="bulk"'
    ' value="{{ %(row)s.pk }}" aria-label="{{ _("Select") }}: {{ %(row)s }}"></td>'
)


def render(name, columns, rows, *, cells, picks, user):
    """The rows as HTML. `cells` makes those of columns that the template has no block for."""
    env = engines["rows"].env
    if env.auto_reload:
        arranged.cache_clear()
    template = arranged(name, tuple(column.name for column in columns), tuple(cells), picks)
    return template.render(rows=rows, user=user, cells=cells)


@lru_cache(maxsize=512)
def arranged(name, columns, made, picks):
    """The template of a list with these columns in this order; `made` are those without a block."""
    env = engines["rows"].env
    tree = env.parse(env.loader.get_source(env, name)[0], name)
    loop = tree.find(nodes.For)
    row = loop.target.name
    blocks = {block.name: block.body for block in loop.find_all(nodes.Block)}
    body = parsed(env, "<tr>" + (TICK % {"row": row} if picks else ""))
    for column in columns:
        if column in made:
            body += parsed(env, f"{{{{ cells['{column}']({row}) }}}}")
        else:
            body += blocks[column]
    loop.body = body + parsed(env, "</tr>\n\n")
    return Template.from_code(env, env.compile(tree, name), env.make_globals(None))


def parsed(env, source):
    return env.parse(source).body


def blocks_of(name):
    """The columns for which a template has a block, for tests."""
    env = engines["rows"].env
    tree = env.parse(env.loader.get_source(env, name)[0], name)
    return {block.name for block in tree.find_all(nodes.Block)}
