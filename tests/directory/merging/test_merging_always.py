"""Whatever people have to do with the office: merged and parted again, all is as it was."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networks.models import Delegate
from oia.directory.models import Contact, PostHolding
from oia.directory.services import merging
from tests import factories
from tests.directory.merging.snapshots import everything

pytestmark = pytest.mark.django_db

SOME = range(4)
DAYS = st.sampled_from([None, date(2019, 1, 1), date(2021, 1, 1), date(2023, 1, 1)])
PLACES = st.tuples(st.sampled_from(SOME), st.sampled_from(range(2)))
SPANS = st.tuples(PLACES, DAYS, DAYS).filter(
    lambda one: not one[2] or not one[1] or one[1] < one[2]
)
PAIRS = st.tuples(st.sampled_from(SOME), st.sampled_from(SOME)).filter(lambda one: one[0] != one[1])


def told():
    """Who was where, by name: what must not be lost when two are one."""
    return (
        set(Contact.people.through.objects.values_list("contact", "person")),
        set(Delegate.objects.exclude(person=None).values_list("plan", "person")),
        set(PostHolding.objects.values_list("post", "person", "starts_on", "ends_on")),
    )


def as_one(ties, into):
    """The same as if everybody were who they were merged into."""
    return {(place, into[person], *more) for place, person, *more in ties}


@pytest.fixture
def places():
    return {
        "contact": [factories.contact() for _number in range(2)],
        "plan": [factories.plan() for _number in range(2)],
        "post": [factories.post(several_holders=True) for _number in range(2)],
    }


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    met=st.sets(PLACES),
    went=st.sets(PLACES),
    held=st.lists(SPANS, max_size=5, unique=True),
    merges=st.lists(PAIRS, min_size=1, max_size=3),
)
def test_merged_in_any_order_and_parted_again(places, met, went, held, merges):
    with transaction.atomic():
        people = [factories.person() for _number in SOME]
        for who, where in met:
            places["contact"][where].people.add(people[who])
        for who, where in went:
            factories.delegate(person=people[who], plan=places["plan"][where])
        for (who, where), start, end in held:
            post, person = places["post"][where], people[who]
            factories.holding(post=post, person=person, starts_on=start, ends_on=end)
        check(people, merges)
        transaction.set_rollback(True)


def check(people, merges):
    there, done = {one.pk: one for one in people}, []
    for one, other in merges:
        kept, dropped = people[one], people[other]
        if kept.pk not in there or dropped.pk not in there:
            continue
        before, ties = everything(), told()
        into = {pk: kept.pk if pk == dropped.pk else pk for pk in there}
        done.append((merging.merge(kept, dropped, by=None), before))
        del there[dropped.pk]
        met, went, held = told()
        assert met == as_one(ties[0], into) and went == as_one(ties[1], into)
        assert {row[:2] for row in held} == {row[:2] for row in as_one(ties[2], into)}
    while done:
        merge, before = done.pop()
        merging.undo(merge, by=None)
        assert everything() == before
