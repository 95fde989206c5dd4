"""Several names in one cell, however they are separated."""

import pytest

from oia.core.plugs import board
from oia.core.sheets import HIDDEN, Kind, Sheet, SheetColumn, Target
from oia.directory.models import Theme
from oia.sheets.finding import KEEP, Links, Missing
from oia.sheets.meaning import Wrong
from tests import factories

pytestmark = pytest.mark.django_db

THEMES = SheetColumn(
    name="themes", label="themes", kind=Kind.LINKS, read=list, target=Target(model=Theme)
)


def links():
    return Links(board.get(Sheet, "organisations"), factories.user())


@pytest.mark.parametrize(
    "cell", ["Climate; Health", "Climate, health", "Climate / Health", "Climate\nHealth"]
)
def test_several_names_in_one_cell_however_they_are_separated(cell):
    climate, health = factories.theme(name="Climate"), factories.theme(name="Health")

    assert links().of_many(THEMES, cell) == [climate, health]


def test_several_links_keep_those_that_are_hidden():
    climate = factories.theme(name="Climate")

    assert links().of_many(THEMES, f"Climate; {HIDDEN}; climate") == [climate, KEEP]
    assert links().of_many(THEMES, None) == []


def test_a_name_that_holds_a_separator_is_one_name():
    factories.theme(name="Research")
    factories.theme(name="Development")
    both = factories.theme(name="Research and Development")

    assert links().of_many(THEMES, "Research and Development") == [both]


def test_a_cell_that_can_be_taken_apart_in_two_ways_is_refused():
    for name in ("Water and Air", "Soil", "Water", "Air, Soil"):
        factories.theme(name=name)

    with pytest.raises(Wrong, match="The cell can mean “Water and Air” \\+ “Soil” or “Water”"):
        links().of_many(THEMES, "Water and Air, Soil")


def test_of_several_names_the_one_that_is_not_known_is_told():
    factories.theme(name="Climate")
    health = factories.theme(name="Health")

    with pytest.raises(Missing, match="“Healht”") as refused:
        links().of_many(THEMES, "Climate, Healht")

    assert refused.value.near == [health]
