"""Prepared questions answer as the queryset they stand for, whatever is put in."""

from datetime import timedelta

import pytest
from django.db.models import BigIntegerField, DateTimeField, Value
from django.utils import timezone

from oia.accounts.models import User
from oia.core.prepared import Prepared, Slot
from tests import factories

pytestmark = pytest.mark.django_db

SOMEBODY = Prepared(lambda: User.objects.filter(pk=Slot("pk", BigIntegerField())))
SINCE = Prepared(
    lambda: (
        User.objects.filter(created_at__gte=Slot("since", DateTimeField()))
        .annotate(asked=Value(7))
        .order_by("pk")
    )
)
NAMES = Prepared(lambda: User.objects.order_by("pk").values_list("username", "created_at"))


def test_each_asking_gets_its_own_answer():
    one, other = factories.user(), factories.user(lists={"people": {"cols": "name"}})

    assert SOMEBODY.first(pk=one.pk) == one
    assert SOMEBODY.first(pk=other.pk).lists == {"people": {"cols": "name"}}
    assert SOMEBODY.first(pk=0) is None


def test_records_are_whole_and_can_be_saved():
    user = SOMEBODY.first(pk=factories.user(first_name="Ana").pk)
    user.last_name = "Silva"
    user.save()

    assert User.objects.get().get_full_name() == "Ana Silva"
    assert user.created_at == User.objects.get().created_at


def test_moments_and_what_is_annotated_are_understood():
    user, now = factories.user(), timezone.now()

    assert [one.asked for one in SINCE.records(since=now - timedelta(hours=1))] == [7]
    assert SINCE.records(since=now + timedelta(hours=1)) == []
    assert [tuple(row) for row in NAMES.rows()] == [(user.username, user.created_at)]


def test_it_is_one_query_however_often_it_was_asked(django_assert_num_queries):
    user = factories.user()
    for _time in range(2):
        with django_assert_num_queries(1):
            SOMEBODY.first(pk=user.pk)
