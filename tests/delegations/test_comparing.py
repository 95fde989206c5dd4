"""Two delegations' lists held against each other."""

import pytest
from django.urls import reverse

from delegations.services import comparing
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def visits():
    now = factories.delegation(title="Now")
    then = factories.delegation(title="Then", city=now.city)
    for visit, name, post in [
        (now, "HAYASHI Sakura", "Mayor"),
        (now, "Ren Kondo", "Chair of the Council"),
        (now, "Uchida Yuji", ""),
        (now, "SAKAI Daichi", "Interpreter"),
        (then, "Sakura Hayashi", "Deputy Mayor"),
        (then, "Kondo Ren", "Chair of the council"),
        (then, "Uchida Yui", "Port"),
        (then, "MINAMI Haruka", "Director"),
    ]:
        factories.member(delegation=visit, name=name, post=post)
    return now, then


def test_it_tells_who_comes_again_who_is_new_and_whose_post_is_another(visits):
    found = comparing.compared(*visits)

    assert {pair.now.name: pair.is_sure for pair in found.both} == {
        "HAYASHI Sakura": True,
        "Ren Kondo": True,
        "Uchida Yuji": False,
    }
    assert [pair.now.name for pair in found.moved] == ["HAYASHI Sakura"]
    assert [one.name for one in found.new] == ["SAKAI Daichi"]
    assert [one.name for one in found.gone] == ["MINAMI Haruka"]


def test_the_page_offers_visits_of_the_same_people_and_none_that_is_hidden(as_officer, visits):
    now, then = visits
    hidden = factories.delegation(title="Hush", city=now.city, sensitivity="restricted")
    factories.member(delegation=hidden)
    url = reverse("delegations:member-compare", args=[now.reference])

    offered = as_officer.get(url).content.decode()
    page = as_officer.get(url, {"with": then.reference.lower()}).content.decode()
    refused = as_officer.get(url, {"with": hidden.reference}).content.decode()

    assert "Then" in offered and "Hush" not in offered
    assert "Deputy Mayor</bdi> →" in page and "perhaps the same as Uchida Yui" in page
    assert "No other visit has this number" in refused
