"""Names in files: of two columns with one kind of record, and with numbers behind them."""

import pytest

from oia.core import naming, subjects, writing
from oia.core.plugs import board
from oia.core.sheets import Sheet
from oia.directory.models import City
from tests import factories

pytestmark = pytest.mark.django_db


def test_two_columns_of_one_kind_of_record_do_not_forget_each_others_names(officer, monkeypatch):
    monkeypatch.setattr(naming, "MOST_KEPT", 1)
    people = [factories.user(first_name=f"Ana {n}", last_name="Lima") for n in range(4)]
    memberships = [
        factories.membership(lead=people[n], backup=people[n + 2], staff_liaison=people[n])
        for n in range(2)
    ]
    sheet = board.get(Sheet, "memberships")
    columns = [sheet.column(name) for name in ("lead", "backup", "staff_liaison")]
    monkeypatch.setattr(writing, "AT_ONCE", 1)
    rows = sheet.model.objects.filter(pk__in=[one.pk for one in memberships]).order_by("pk")

    told = list(writing.rows_of(rows, columns, officer))

    assert told == [[str(people[n]), str(people[n + 2]), str(people[n])] for n in range(2)]


def test_a_number_behind_a_name_counts_only_for_a_record_that_is_called_so():
    lyon, other = factories.city(name="Lyon", country="FR"), factories.city(name="Lens")

    assert list(subjects.called(City, f"Lyon [#{lyon.pk}]", None)) == [lyon]
    assert list(subjects.called(City, f"[#{lyon.pk}]", None)) == [lyon]
    assert list(subjects.called(City, f"Lyon [#{other.pk}]", None)) == []
    assert list(subjects.called(City, f"Lyon [#{other.pk + 1000}]", None)) == []
