"""What the tests of the search ask, and how they read the answer."""

import re

from oia.desk.search import asking, following


def commit():
    """What happens when a transaction is committed; those of tests never are."""
    following.catch_up()


def found(user, text, **how):
    """The titles found, by kind: {"person": ["Ana"]}."""
    commit()
    answer = asking.ask(user, text, **how)
    return {group.kind.name: [str(hit.record) for hit in group.hits] for group in answer.groups}


def names(user, text, **how):
    """All titles found, of whichever kind."""
    return [title for titles in found(user, text, **how).values() for title in titles]


def hits(user, text):
    commit()
    return [hit for group in asking.ask(user, text).groups for hit in group.hits]


def plainly(html):
    """A text with its marks as [brackets]."""
    return re.sub(r"<[^>]+>", "", html.replace("<mark>", "[").replace("</mark>", "]"))
