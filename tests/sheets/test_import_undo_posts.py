"""The posts that an import gave to people: told once, and taken back with it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from oia.core.roads import acting
from oia.directory.models import Person, Post, PostHolding
from oia.sheets.choices import Fate, ImportState
from oia.sheets.finding.once import Once
from oia.sheets.taking import undoing
from tests import factories

pytestmark = pytest.mark.django_db

NEW_POST = "Name,Post,Organisation\nAna Duarte,Envoy,City Hall\n"


@pytest.fixture
def hall(office):
    return factories.organisation(name="City Hall")


@pytest.fixture
def ana(hall):
    return factories.person(name="Ana Duarte")


@pytest.fixture
def mayor(hall, ana):
    """Ana is the mayor, whatever else she becomes."""
    post = factories.post(organisation=hall, title="Mayor", is_head=True)
    return factories.holding(post=post, person=ana)


def posts(person):
    return set(person.holdings.values_list("post__title", flat=True))


def test_a_post_given_beside_another_goes_with_the_import(bring, ana, mayor):
    bringing = bring(NEW_POST).check().write()
    assert posts(ana) == {"Mayor", "Envoy"}

    bringing.undo()

    assert (bringing.row(2).fate, bringing.row(2).reason) == (Fate.UNDONE, "")
    assert posts(ana) == {"Mayor"}
    assert not Post.objects.filter(title="Envoy").exists()


def test_a_first_post_goes_and_what_else_the_row_said(bring, ana):
    bringing = bring(NEW_POST.replace("Post", "Notes,Post").replace("Envoy", "Tall,Envoy"))
    bringing.check().write()

    bringing.undo()

    ana.refresh_from_db()
    assert bringing.row(2).fate == Fate.UNDONE
    assert (posts(ana), ana.notes) == (set(), "")


def test_a_post_of_a_new_person_goes_too(bring, hall):
    bringing = bring(NEW_POST + "Rui Sá,Envoy Two,City Hall\n").check().write()

    bringing.undo()

    assert not Person.objects.exists()
    assert not Post.objects.exists()


def test_a_post_that_was_there_or_that_others_hold_by_now_stays(bring, ana, hall):
    factories.post(organisation=hall, title="Envoy", several_holders=True)
    bringing = bring(NEW_POST + "Rui Sá,Clerk,City Hall\n").check().write()
    clerk = Post.objects.get(title="Clerk")
    Post.objects.filter(pk=clerk.pk).update(several_holders=True)
    factories.holding(post=clerk, person=factories.person(name="Cora New"))

    bringing.undo()

    assert bringing.row(2).fate == bringing.row(3).fate == Fate.UNDONE
    assert set(Post.objects.values_list("title", flat=True)) == {"Envoy", "Clerk"}
    assert PostHolding.objects.get().person.name == "Cora New"


def test_a_post_that_somebody_worked_on_since_stays_and_says_so(bring, ana, other):
    bringing = bring(NEW_POST).check().write()
    with acting(other):
        holding = ana.holdings.get()
        holding.starts_on = timezone.localdate() - timedelta(days=9)
        holding.save()

    bringing.undo()

    assert bringing.row(2).fate == Fate.KEPT
    assert "was changed since" in bringing.row(2).reason
    assert posts(ana) == {"Envoy"}


def test_a_post_that_is_gone_already_is_told(bring, ana, other):
    bringing = bring(NEW_POST).check().write()
    with acting(other):
        ana.holdings.get().delete()

    bringing.undo()

    assert bringing.row(2).fate == Fate.KEPT


def test_a_post_held_already_is_no_news_though_another_stands_first(bring, ana, mayor):
    bring(NEW_POST).check().write()

    again = bring(NEW_POST).check()

    assert again.counts == {"same": 1}


def test_a_title_held_elsewhere_is_news(bring, ana, mayor):
    port = factories.organisation(name="Port")
    factories.holding(post=factories.post(organisation=port, title="Clerk"), person=ana)

    bring("Name,Post,Organisation\nAna Duarte,Mayor,Port\n").check().write()

    assert ana.holdings.filter(post__title="Mayor", post__organisation=port).exists()


def test_a_post_that_ends_later_is_not_given_twice(bring, hall, ana, mayor):
    soon = timezone.localdate() + timedelta(days=9)
    envoy = factories.post(organisation=hall, title="Envoy", several_holders=True)
    factories.holding(post=envoy, person=ana, ends_on=soon)

    assert bring(NEW_POST).check().counts == {"same": 1}


@pytest.fixture(params=[200, 1])
def in_rows_of_one_person(monkeypatch, request):
    """As a sheet whose rows may be about the same record: this one is told not to mind."""
    monkeypatch.setattr(Once, "row", lambda *about: None)
    monkeypatch.setattr(Once, "record", lambda *about: None)
    monkeypatch.setattr(undoing, "AT_ONCE", request.param)


def test_two_posts_that_one_file_gave_one_person_both_go(bring, ana, mayor, in_rows_of_one_person):
    bringing = bring(NEW_POST + "Ana Duarte,Clerk,City Hall\n").check().write()
    assert posts(ana) == {"Mayor", "Envoy", "Clerk"}

    bringing.undo()

    assert (bringing.it.state, bringing.it.trouble) == (ImportState.UNDONE, "")
    assert set(bringing.it.rows.values_list("fate", "reason")) == {(Fate.UNDONE, "")}
    assert posts(ana) == {"Mayor"}


def test_a_post_worked_on_since_holds_up_no_row_that_says_something_else(
    bring, ana, other, in_rows_of_one_person
):
    file = "Name,Notes,Post,Organisation\nAna Duarte,,Envoy,City Hall\nAna Duarte,Tall,,\n"
    bringing = bring(file).check().write()
    with acting(other):
        holding = ana.holdings.get()
        holding.starts_on = timezone.localdate() - timedelta(days=9)
        holding.save()

    bringing.undo()

    ana.refresh_from_db()
    assert (bringing.row(3).fate, bringing.row(3).reason, ana.notes) == (Fate.UNDONE, "", "")
    assert (bringing.row(2).fate, posts(ana)) == (Fate.KEPT, {"Envoy"})


def test_a_post_under_which_a_new_person_signed_holds_up_that_person_only(bring, hall):
    bringing = bring(NEW_POST + "Rui Sá,Clerk,City Hall\n").check().write()
    ana = Person.objects.get(name="Ana Duarte")
    factories.signatory(holding=ana.holdings.get())
    foretold, _count = undoing.standing_in_the_way(bringing.it)

    bringing.undo()

    assert bringing.it.state == ImportState.UNDONE
    assert bringing.row(2).fate == Fate.KEPT
    assert bringing.row(2).reason.startswith("Something hangs on it by now: signatory")
    assert [(row.line, why) for row, why in foretold] == [(2, bringing.row(2).reason)]
    assert posts(ana) == {"Envoy"}
    assert bringing.row(3).fate == Fate.UNDONE
