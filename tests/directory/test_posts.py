"""Posts have holders over time, and nothing of that is overwritten."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from oia.directory.models import Organisation, Person, Post, PostHolding
from oia.directory.services.posts import end_holding, give_post, hand_over
from tests import factories

pytestmark = pytest.mark.django_db

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


@pytest.fixture
def mayor(db):
    return factories.post(title="Mayor", is_head=True)


@pytest.fixture
def ana(db):
    return factories.person(name="Ana Souza")


@pytest.fixture
def ben(db):
    return factories.person(name="Ben Okafor")


def test_the_holder_on_a_day_is_who_held_the_post_then(mayor, ana, ben):
    factories.holding(post=mayor, person=ana, ends_on=date(2026, 5, 31))
    factories.holding(post=mayor, person=ben, starts_on=JUNE)

    assert mayor.holder_on(date(1999, 1, 1)) == ana
    assert mayor.holder_on(date(2026, 5, 31)) == ana
    assert mayor.holder_on(JUNE) == ben
    assert mayor.holder_on(date(2040, 1, 1)) == ben


def test_a_post_may_stand_empty(mayor, ana):
    factories.holding(post=mayor, person=ana, starts_on=MAY, ends_on=MAY)

    assert mayor.holder_on(JUNE) is None


def test_handing_over_ends_the_one_the_day_before_and_begins_the_other(mayor, ana, ben, officer):
    before = factories.holding(post=mayor, person=ana, starts_on=date(2020, 1, 1))

    after = hand_over(mayor, ben, JUNE, by=officer)

    before.refresh_from_db()
    assert before.ends_on == date(2026, 5, 31)
    assert (after.person, after.starts_on, after.ends_on) == (ben, JUNE, None)
    assert before.history.count() == 2


def test_an_empty_post_is_handed_over_too(mayor, ben, officer):
    assert hand_over(mayor, ben, JUNE, by=officer).post == mayor


def test_nobody_hands_over_to_themselves_or_before_they_began(mayor, ana, ben, officer):
    factories.holding(post=mayor, person=ana, starts_on=JUNE)

    with pytest.raises(ValidationError, match="Ana Souza holds this post already"):
        hand_over(mayor, ana, date(2026, 7, 1), by=officer)
    with pytest.raises(ValidationError, match="took up this post on 1 Jun 2026"):
        hand_over(mayor, ben, JUNE, by=officer)
    with pytest.raises(ValidationError, match="Ana Souza holds this post then"):
        hand_over(mayor, ben, MAY, by=officer)
    assert PostHolding.objects.count() == 1


def test_a_reader_hands_nothing_over(mayor, ben, reader):
    with pytest.raises(PermissionDenied):
        hand_over(mayor, ben, JUNE, by=reader)
    with pytest.raises(PermissionDenied):
        give_post(ben, mayor.organisation, "Deputy", by=reader)


def test_two_do_not_hold_a_post_for_one_at_once(mayor, ana, ben):
    factories.holding(post=mayor, person=ana, starts_on=date(2020, 1, 1))

    with pytest.raises(ValidationError, match="Ana Souza holds this post then"):
        PostHolding(post=mayor, person=ben, starts_on=MAY, ends_on=JUNE).full_clean()


def test_several_hold_a_post_for_several(ana, ben, officer):
    deputy = factories.post(several_holders=True)
    first = factories.holding(post=deputy, person=ana)

    PostHolding(post=deputy, person=ben).full_clean()
    hand_over(deputy, ben, JUNE, by=officer)
    first.refresh_from_db()
    assert first.ends_on is None


def test_a_holding_changes_its_own_dates_without_meeting_itself(mayor, ana):
    holding = factories.holding(post=mayor, person=ana, starts_on=MAY)
    holding.ends_on = JUNE

    holding.full_clean()


def test_a_holding_that_ends_before_it_starts_is_not_stored(mayor, ana):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.holding(post=mayor, person=ana, starts_on=JUNE, ends_on=MAY)
    with pytest.raises(ValidationError) as refused:
        PostHolding(post=mayor, person=ana, starts_on=JUNE, ends_on=MAY).full_clean()
    assert refused.value.message_dict == {
        "ends_on": ["The time in the post ends before it starts."]
    }


def test_a_title_stands_once_in_an_organisation(mayor):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.post(organisation=mayor.organisation, title="Mayor")


def test_an_organisation_is_no_part_of_itself_nor_of_its_parts():
    whole = factories.organisation(name="Whole")
    part = factories.organisation(parent=whole)
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=whole.pk).update(parent=whole)
    whole.parent = part
    with pytest.raises(ValidationError, match="itself a part of Whole"):
        whole.full_clean()


def test_what_holds_history_cannot_be_deleted(mayor, ana):
    factories.holding(post=mayor, person=ana)

    for thing in (mayor, ana, mayor.organisation):
        with pytest.raises(ProtectedError):
            thing.delete()
    assert (Post.objects.count(), Person.objects.count()) == (1, 1)


def test_a_post_given_to_a_person_comes_into_being_once(ana, ben, officer):
    body = factories.organisation()
    first = give_post(ana, body, "Consul", by=officer, ends_on=MAY)
    second = give_post(ben, body, "consul", by=officer, starts_on=JUNE)

    assert first.post == second.post


def test_a_holding_ends_and_leaves_the_post_empty(mayor, ana, officer):
    holding = factories.holding(post=mayor, person=ana, starts_on=MAY)

    end_holding(holding, JUNE, by=officer)

    assert mayor.holder_on(date(2026, 6, 2)) is None
