"""Versions of texts come in as the rows of a sheet, with their words."""

import csv
from io import StringIO

import pytest

from networks.models import InstrumentText
from tests import factories
from tests.sheets.conftest import Bringing

pytestmark = pytest.mark.django_db

HEAD = ["Declaration", "Version", "Language", "Stage", "Date", "Its words"]


def table(*rows, head=HEAD):
    file = StringIO()
    csv.writer(file).writerows([head, *rows])
    return file.getvalue().encode()


def test_versions_come_with_words_that_are_counted(officer):
    pact = factories.declaration(title="Pact on Rain")
    rows = [
        [
            "Pact on Rain",
            "Zero draft",
            "en",
            "draft",
            "2026-01-07",
            "We, the cities, act.\n\nSoon.",
        ],
        ["Pact on Rain", "As adopted", "es", "final", "2026-03-01", "Las ciudades actúan."],
    ]

    bringing = Bringing(officer, "instrument_texts", table(*rows)).check()
    assert bringing.counts == {"new": 2}
    bringing.write()

    adopted, zero = pact.texts.order_by("-dated_on")
    assert (adopted.title, adopted.stage, adopted.language) == ("As adopted", "final", "es")
    assert "We, the cities, act." in zero.body.words
    assert [text.body.mentions["total"] for text in (adopted, zero)] == [1, 1]


def test_a_version_without_words_is_refused_and_says_so(officer):
    factories.declaration(title="Pact on Rain")

    bringing = Bringing(
        officer, "instrument_texts", table(["Pact on Rain", "Draft", "en", "draft", "", ""])
    ).check()

    assert bringing.counts == {"wrong": 1}
    assert "Paste the words" in str(bringing.row(2).faults)


def test_the_words_of_a_version_that_is_there_never_change(officer):
    text = factories.instrument_text("We act.", title="Draft")
    row = [text.declaration.title, "Draft", "en", "final", "", "We rest."]

    bringing = Bringing(officer, "instrument_texts", table(row)).check()
    assert bringing.counts == {"wrong": 1}
    assert "never change" in str(bringing.row(2).faults)

    same = Bringing(officer, "instrument_texts", table([*row[:5], "We  act."])).check()
    assert same.counts == {"changed": 1}, same.row(2).faults
    same.write()
    assert InstrumentText.objects.get().stage == "final"
