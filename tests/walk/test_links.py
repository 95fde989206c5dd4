"""No page sends its reader where they may not go, or where nothing is."""

import re

import pytest

from oia.accounts.choices import Role
from tests.walk.addresses import page
from tests.walk.table import PAGES

pytestmark = pytest.mark.django_db

LINK = re.compile(rb'<a\b[^>]*\bhref="(/[^"#?]*)')
REFUSED = {403, 404, 500}


def pages_for(who, people, world):
    """Every page that opens to somebody, by its address, with what it says."""
    for name, rule in PAGES.items():
        if who in (rule.get or ()):
            url = page(name, world, people.absences[who])
            answer = people.ask(who, "get", url)
            if answer.status_code == 200 and not answer.streaming:
                yield url.partition("?")[0], answer.content


@pytest.mark.parametrize("who", [str(role) for role in Role])
def test_whatever_a_page_links_to_opens_to_whoever_reads_it(who, people, world):
    opened, linked = set(), {}
    for url, content in pages_for(who, people, world):
        opened.add(url)
        for found in LINK.findall(content):
            linked.setdefault(found.decode(), url)

    closed = {
        link: url
        for link, url in linked.items()
        if link not in opened and people.ask(who, "get", link).status_code in REFUSED
    }

    assert len(linked) > 50
    assert not closed, "\n".join(f"{link} on {url}" for link, url in closed.items())
