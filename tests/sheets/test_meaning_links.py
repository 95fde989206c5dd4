"""Several names in one cell, whatever stands between them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oia.core.cells import listed
from oia.sheets.meaning import Wrong, split_links
from oia.sheets.meaning.blanks import trimmed
from oia.sheets.reading import BadCell

names = st.text(alphabet='ab ;"\n,&/|é-', min_size=1).map(trimmed).filter(bool)


@given(st.lists(names, min_size=1, unique=True))
def test_what_our_own_export_writes_is_read_so_first(words):
    assert split_links(listed(words))[0] == words


@pytest.mark.parametrize(
    "text",
    ["A B;C D", "A B\nC D", "A B | C D", "A B / C D", "A B, C D", "A B and C D", "A B/C D"]
    + ["A B&C D", "- A B\n- C D", "1. A B\n2) C D", "• A B\r\n• C D", "A B ; C D ;", "A B;A B;C D"],
)
def test_every_common_separator_is_one_reading(text):
    assert ["A B", "C D"] in split_links(text)


def test_the_whole_cell_is_trusted_before_any_guess_at_separators():
    assert split_links("Bath and North East Somerset")[0] == ["Bath and North East Somerset"]


def test_several_separators_stand_in_one_cell():
    assert ["ICLEI", "Eurocities", "C40", "UCLG"] in split_links("ICLEI, Eurocities; C40 and UCLG")


def test_a_comma_may_belong_to_the_name():
    readings = split_links("Córdoba, AR, Paris, FR")

    assert readings.index(["Córdoba, AR", "Paris, FR"]) < readings.index(
        ["Córdoba", "AR", "Paris", "FR"]
    )


def test_a_name_may_be_a_number_and_a_cell_may_be_empty():
    assert split_links(Decimal(40)) == [["40"]]
    assert split_links(None) == split_links("  ") == []


def test_a_cell_that_holds_no_names_is_wrong():
    for raw in (True, BadCell("x", "Broken.")):
        with pytest.raises(Wrong):
            split_links(raw)


@given(st.text(alphabet='ab;,"\n|/& -1.•'))
def test_no_reading_has_empty_names_or_comes_twice(text):
    readings = split_links(text)

    assert all(name.strip() for reading in readings for name in reading)
    assert len({tuple(reading) for reading in readings}) == len(readings)
    assert bool(readings) == bool(text.strip())
