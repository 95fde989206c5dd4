"""Pages by key: every record once, in order, there and back."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from networks.models import Membership
from oia.core import keyset
from oia.directory.models import City, Organisation, Person
from tests import factories


def walked(queryset, order, size=3):
    """The keys of all records as one meets them by going on, page by page, and by going back."""
    there, back, after = [], [], ""
    while True:
        page = keyset.page(queryset, order, size, after=after)
        there += [row.pk for row in page.rows]
        if not page.after:
            break
        after = page.after
    back, before = [row.pk for row in page.rows], page.before
    while before:
        page = keyset.page(queryset, order, size, before=before)
        back, before = [row.pk for row in page.rows] + back, page.before
    return there, back


@pytest.mark.django_db
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(("path", "nullable"), [("country", False), ("name", False), ("pk", False)])
def test_every_record_is_met_once_there_and_back(path, nullable, descending):
    for number in range(11):
        factories.city(name=f"City {number % 4}", country=["DE", "FR"][number % 2])
    order = keyset.Order(path, descending, nullable)

    all_keys = [city.pk for city in City.objects.order_by(*order.clauses())]

    assert walked(City.objects.all(), order) == (all_keys, all_keys)


@pytest.mark.django_db
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("dated", [0, 3, 5, 8])
def test_records_without_a_value_come_last_in_either_direction(descending, dated):
    made = [factories.membership() for _number in range(8)]
    for number, membership in enumerate(made[:dated]):
        due = date(2027, 1, 1) + timedelta(days=number // 2)
        Membership.objects.filter(pk=membership.pk).update(notice_by=due)
    order = keyset.Order("notice_by", descending, nullable=True)

    there, back = walked(Membership.objects.all(), order)

    assert there == back == [one.pk for one in Membership.objects.order_by(*order.clauses())]
    assert set(there[dated:]) == {one.pk for one in made[dated:]}


@pytest.mark.django_db
def test_records_that_changed_within_a_millisecond_are_all_met():
    moment = timezone.now().replace(microsecond=500)
    for number in range(9):
        person = factories.person()
        changed = moment + timedelta(microseconds=7 * number)
        Person.objects.filter(pk=person.pk).update(updated_at=changed)
    order = keyset.Order("updated_at", descending=True)

    there, back = walked(Person.objects.all(), order)

    assert there == back == [one.pk for one in Person.objects.order_by(*order.clauses())]


def test_a_list_sorted_by_country_has_a_second_page(as_officer):
    for number in range(60):
        factories.organisation(country=["DE", "FR", ""][number % 3])
    address = reverse("directory:organisation-list")

    first = as_officer.get(address, {"sort": "country"})
    second = as_officer.get(address + first.context["pages"]["after"])

    assert second.content.count(b"<tr>") == Organisation.objects.count() - 50 + 1


@pytest.mark.django_db
def test_rows_are_counted_no_further_than_asked():
    for _number in range(4):
        factories.city()

    assert keyset.count(City.objects.values("pk")[:3]) == 3
    assert keyset.count(City.objects.values("pk")[:9]) == 4
