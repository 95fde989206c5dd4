"""Whoever sees a row that is not for the whole office is written down, in whichever list."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from oia.core.models import Sighting, SightRoad
from tests.lists.reasons import OPEN_TO_ALL
from tests.lists.test_every_sheet import SHEETS, keeper, made, restrict

pytestmark = pytest.mark.django_db

NO_PAGE = ("", "reminders:reminders-of")  # that one is of a record, whose page is noted

GUARDED_LISTS = pytest.mark.parametrize(
    "name", sorted(one for one in set(SHEETS) - OPEN_TO_ALL if SHEETS[one].url_name not in NO_PAGE)
)


#: What is over is in these lists only where it is asked for.
ASKED = {"deadlines": {"state": "done"}, "commitments": {"state": "all"}}


def see(client, name):
    answer = client.get(reverse(SHEETS[name].url_name), {"all": "1"} | ASKED.get(name, {}))
    assert answer.status_code == 200


def seen(sheet):
    kind = ContentType.objects.get_for_model(sheet.model)
    rows = Sighting.objects.filter(subject_type=kind, road=SightRoad.LIST)
    return set(rows.values_list("subject_id", flat=True))


def restricted(sheet):
    record = made(sheet)
    restrict(keeper(sheet, record))
    if hasattr(record, "sensitivity"):
        restrict(record)  # as the services see to, where it is about another one
    return record


@GUARDED_LISTS
def test_a_guarded_row_is_noted_and_no_other(name, client, director, officer):
    sheet, secret = SHEETS[name], restricted(SHEETS[name])
    made(sheet)
    for user in (officer, director):
        client.force_login(user)
        see(client, name)

    assert seen(sheet) == {secret.pk}
    assert not Sighting.objects.filter(by=officer).exists()


@GUARDED_LISTS
def test_many_cost_what_one_costs(name, client, director):
    sheet = SHEETS[name]
    client.force_login(director)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            see(client, name)
        return len(queries)

    restricted(sheet)
    cost()  # what is remembered is remembered
    restricted(sheet)
    one = cost()
    for _each in range(4):
        restricted(sheet)

    assert cost() == one
