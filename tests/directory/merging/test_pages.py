"""The pages on which two records are compared, made one and parted again."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from kombu.exceptions import OperationalError

from oia.core.models import Sighting
from oia.directory.merging import doubles
from oia.directory.models import Double, Merge, Person
from oia.directory.services import merging
from oia.directory.tasks import look_for_doubles
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def twins():
    kept = factories.person(name="Jürgen Müller", phone="+49 1")
    return kept, factories.person(name="Jurgen Muller", phone="+49 2", email="j@m.test")


def merge_url(kept, other=None, kind="person"):
    url = reverse("directory:double-merge", args=[kind, kept.pk])
    return f"{url}?other={other.pk}" if other else url


def text_of(answer):
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(words.split())


def test_likely_doubles_are_listed_with_what_tells_them_apart(as_officer, twins):
    factories.holding(person=twins[1], post=factories.post(title="Consul"))
    doubles.look_at(Person)

    page = text_of(as_officer.get(reverse("directory:double-list")))

    assert "Jürgen Müller" in page and "Jurgen Muller" in page
    assert "Consul" in page and "j@m.test" in page


@pytest.mark.parametrize("kind", ["organisation", "city"])
def test_each_kind_has_its_list_and_says_when_it_is_empty(as_officer, kind):
    page = text_of(as_officer.get(f"{reverse('directory:double-list')}?kind={kind}"))
    assert "None seem to be the same." in page
    as_officer.post(reverse("directory:double-look", args=[kind]))
    assert as_officer.get(f"{reverse('directory:double-list')}?kind=theme").status_code == 404


def test_the_list_costs_the_same_queries_for_one_pair_and_for_twenty(as_officer):
    def queries():
        doubles.look_at(Person)
        with CaptureQueriesContext(connection) as done:
            assert as_officer.get(reverse("directory:double-list")).status_code == 200
        return len(done)

    for _twin in range(2):
        factories.person(name="Ada Byron")
    queries()
    one = queries()
    for name in "abcdefghijklmnopqrst":
        for _twin in range(2):
            factories.person(name=f"{name * 6} {name * 4}ova")
    assert queries() == one


def test_looking_again_finds_those_that_came_since(as_officer, twins):
    answer = as_officer.post(reverse("directory:double-look", args=["person"]), follow=True)
    assert "Jurgen Muller" in text_of(answer)


def test_not_the_same_is_remembered(as_officer, twins):
    doubles.look_at(Person)
    url = reverse("directory:double-apart", args=["person", twins[1].pk])

    answer = as_officer.post(url, {"other": twins[0].pk}, follow=True)

    assert "are not the same" in text_of(answer)
    assert not Double.objects.open().exists()
    doubles.look_at(Person)
    assert "None seem to be the same." in text_of(as_officer.get(reverse("directory:double-list")))


def test_from_the_page_of_a_record_another_is_chosen_by_its_name(as_officer, twins):
    kept, dropped = twins
    page = as_officer.get(kept.get_absolute_url()).content.decode()
    assert merge_url(kept) in page
    chosen = {"other": dropped.pk, "other_text": dropped.lookup_label}

    assert "Jurgen Muller into Jürgen Müller" in text_of(as_officer.get(merge_url(kept), chosen))
    missed = as_officer.get(merge_url(kept), {"other": "", "other_text": "Nobody"})
    assert "Compare" in text_of(missed)
    itself = as_officer.get(merge_url(kept), {"other": kept.pk})
    assert "into" not in text_of(itself)


def test_the_one_that_was_here_first_is_kept_wherever_one_began(as_officer):
    old = factories.city(name="Kobe", country="JP", is_own=False, population=1_500_000)
    new = factories.city(name="Kobe", country="JP")
    picker = as_officer.get(merge_url(new, kind="city"))
    assert 'name="choose"' in picker.text
    assert f'data-url="{reverse("directory:city-lookup")}?without={new.pk}"' in picker.text

    for page in (old, new):
        chosen = {"other": (new if page == old else old).pk, "choose": "1"}
        answer = as_officer.get(merge_url(page, kind="city"), chosen, follow=True)
        assert (answer.context["kept"], answer.context["dropped"]) == (old, new)
    words = text_of(answer)
    assert "Merge Kobe, Japan into Kobe, Japan" in words
    for told in (f"#{old.pk} Japan · 1,500,000 inhabitants", "from the gazetteer", "here since"):
        assert told in words
    turned = as_officer.get(answer.context["other_way_url"])
    assert turned.context["kept"] == new, "whoever turns them round means it"


def test_a_record_is_not_suggested_as_its_own_double(as_officer):
    one, other = factories.city(name="Kobe"), factories.city(name="Kobe")
    found = as_officer.get(reverse("directory:city-lookup"), {"q": "kobe", "without": one.pk})
    assert [row["id"] for row in found.json()["results"]] == [other.pk]
    anyhow = as_officer.get(reverse("directory:city-lookup"), {"q": "kobe", "without": "x"})
    assert len(anyhow.json()["results"]) == 2


def test_the_preview_shows_every_field_and_every_relation(as_officer, twins):
    kept, dropped = twins
    contact = factories.contact(about="On the fair")
    contact.people.set([kept, dropped])
    factories.gift(other_person=dropped, description="A bowl")
    plan = factories.plan()
    for person in twins:
        factories.delegate(plan=plan, person=person)

    answer = as_officer.get(merge_url(kept, dropped))
    page, words = answer.content.decode(), text_of(answer)

    assert re.search(r'name="take_phone" value="kept" checked', page)
    assert re.search(r'name="take_email" value="dropped" checked', page)
    for one in ("+49 1", "+49 2", "j@m.test", "A bowl", "On the fair"):
        assert one in words
    assert words.count("both have it; kept once") == 2
    assert merge_url(dropped, kept) in page


def test_it_is_done_as_it_was_chosen_and_undone(as_officer, twins):
    kept, dropped = twins
    gift = factories.gift(other_person=dropped)

    answer = as_officer.post(
        merge_url(kept, dropped), {"take_phone": "dropped", "take_name": "kept"}, follow=True
    )

    merge = Merge.objects.get()
    assert answer.redirect_chain[-1][0] == merge.get_absolute_url()
    assert "Jurgen Muller is Jürgen Müller from now on." in text_of(answer)
    kept.refresh_from_db()
    assert (kept.phone, kept.email) == ("+49 2", "j@m.test")
    moved = as_officer.get(dropped.get_absolute_url())
    assert moved.url == kept.get_absolute_url()
    history = reverse("core:record-history", args=["directory.person", kept.pk])
    assert "Merged: “Jurgen Muller”" in text_of(as_officer.get(history))

    answer = as_officer.post(reverse("directory:merge-undo", args=[merge.pk]), follow=True)

    assert answer.redirect_chain[-1][0] == dropped.get_absolute_url()
    gift.refresh_from_db()
    kept.refresh_from_db()
    assert gift.other_person == dropped and kept.phone == "+49 1"
    assert "Undo the merge" not in text_of(as_officer.get(merge.get_absolute_url()))


def test_what_stands_in_the_way_of_undoing_is_said(as_officer, twins):
    kept, dropped = twins
    merge = merging.merge(kept, dropped, by=None)
    Person.objects.filter(pk=kept.pk).update(email="other@m.test")

    page = text_of(as_officer.get(merge.get_absolute_url()))

    assert "“e-mail” of Jürgen Müller was changed since." in page
    assert "Undo the merge" not in page
    answer = as_officer.post(reverse("directory:merge-undo", args=[merge.pk]), follow=True)
    assert "was changed since" in text_of(answer)


def test_what_does_not_fit_is_said_and_nothing_chosen_is_lost(as_officer):
    kept = factories.organisation(name="Whole")
    middle = factories.organisation(parent=kept)
    dropped = factories.organisation(parent=middle, phone="2")

    answer = as_officer.post(
        merge_url(kept, dropped, "organisation"), {"take_name": "dropped", "take_parent": "dropped"}
    )

    assert "This is itself a part of" in text_of(answer)
    assert re.search(r'name="take_name" value="dropped" checked', answer.content.decode())


def test_readers_see_no_way_to_merge(as_reader, twins):
    page = as_reader.get(twins[0].get_absolute_url()).content.decode()
    assert "Merge with" not in page
    merge = merging.merge(*twins, by=None)
    for url in (
        reverse("directory:double-list"),
        merge_url(twins[0]),
        merge.get_absolute_url(),
    ):
        assert as_reader.get(url).status_code == 403


def test_what_is_restricted_is_neither_shown_nor_counted(as_officer, twins):
    kept, dropped = twins
    factories.gift(other_person=dropped, description="Secret bowl", sensitivity="restricted")
    page = text_of(as_officer.get(merge_url(kept, dropped)))
    assert "Secret bowl" not in page and "Nothing that you may see names" in page

    hidden = factories.person(name="Jürgen Muller", sensitivity="restricted")
    doubles.look_at(Person)
    page = text_of(as_officer.get(reverse("directory:double-list")))
    assert f"#{hidden.pk}" not in page
    assert as_officer.get(merge_url(hidden, kept)).status_code == 404
    assert "into" not in text_of(as_officer.get(merge_url(kept, hidden)))
    merge = merging.merge(kept, hidden, by=None)
    assert as_officer.get(merge.get_absolute_url()).status_code == 404
    assert as_officer.get(hidden.get_absolute_url()).status_code == 404


def test_whoever_compares_what_is_guarded_is_written_down(client, twins):
    client.force_login(factories.in_role("director"))
    hidden = factories.person(sensitivity="restricted")

    assert client.get(merge_url(twins[0], hidden)).status_code == 200

    assert Sighting.objects.get().subject == hidden


def test_the_preview_costs_the_same_queries_whatever_hangs_on_the_records(as_officer, twins):
    kept, dropped = twins

    def queries():
        with CaptureQueriesContext(connection) as done:
            assert as_officer.get(merge_url(kept, dropped)).status_code == 200
        return len(done)

    def more():
        contact = factories.contact()
        contact.people.add(dropped)
        factories.gift(other_person=dropped)
        factories.holding(person=dropped)

    for _number in range(3):
        more()
    queries()
    one = queries()
    for _number in range(5):
        more()
    assert queries() == one


def test_without_a_broker_the_next_round_looks_for_doubles(as_officer, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("Connection refused")

    monkeypatch.setattr(look_for_doubles, "apply_async", away)
    monkeypatch.setattr("oia.directory.views.doubles.AT_ONCE", 0)
    factories.person()
    answer = as_officer.post(reverse("directory:double-look", args=["person"]), follow=True)

    assert "being looked through" in answer.content.decode()
