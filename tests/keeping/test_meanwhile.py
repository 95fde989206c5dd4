"""Two people have the same form open: the second to save is told, and overwrites nothing unseen."""

import re
from datetime import date

import pytest
import time_machine
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from networks.choices.membership import MembershipStatus
from networks.services import memberships
from oia.accounts.choices import Role
from oia.commitments.models import Commitment
from oia.commitments.services import closing
from oia.core import seals
from oia.directory.models import Organisation
from tests import factories

pytestmark = pytest.mark.django_db


def at_work(first, role=Role.OFFICER):
    client = Client()
    client.force_login(factories.in_role(role, first_name=first, last_name="Lima"))
    return client


@pytest.fixture
def ana():
    return at_work("Ana")


@pytest.fixture
def ben():
    return at_work("Ben")


@pytest.fixture
def consulate():
    return factories.organisation(name="Consulate", notes="Old", short_name="Con")


def edit_of(record):
    kind = record._meta.model_name
    return reverse(f"{record._meta.app_label}:{kind}-edit", args=[record.pk])


def saved(answer):
    """That a form was taken; else what it says is wrong."""
    if answer.status_code == 200:
        rows = answer.context.get("formsets") or ()
        wrong = [answer.context["form"].errors, *(one.formset.errors for one in rows)]
        raise AssertionError(wrong)
    return answer.status_code == 302


def values_of(fields):
    """What a browser sends of fields as they are, by their names."""
    typed = {}
    for field in fields:
        value = field.value()
        value = value() if callable(value) else value
        if isinstance(value, list | tuple | set | QuerySet):
            typed[field.html_name] = [getattr(one, "pk", one) for one in value]
        elif value is not None and value is not False:
            typed[field.html_name] = str(value)
    return typed


def form_of(client, address):
    """What a browser would send back of a page as it is."""
    page = client.get(address)
    assert page.status_code == 200
    typed = values_of(page.context["form"]) | shown(page)
    for rows in page.context.get("formsets") or ():
        for one in [rows.formset.management_form, *rows.formset.forms]:
            typed |= values_of(one)
    return typed


def shown(page):
    """What a page tells of the record that it shows."""
    sent = dict.fromkeys(("opened_at", "rows_seen", "shown_at"))
    for name in sent:
        sent[name] = re.findall(rf'name="{name}" value="([^"]+)"', page.content.decode())
    return {name: found for name, found in sent.items() if found}


def words(answer):
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode()))


def test_nothing_is_said_where_nobody_else_was_there(ana, consulate):
    address = edit_of(consulate)
    answer = ana.post(address, form_of(ana, address) | {"notes": "New"})

    assert answer.status_code == 302
    assert Organisation.objects.get(pk=consulate.pk).notes == "New"


def test_what_others_changed_stands_beside_what_one_typed_oneself(ana, ben, consulate):
    address = edit_of(consulate)
    hers, his = form_of(ana, address), form_of(ben, address)
    assert saved(ana.post(address, hers | {"short_name": "Cons"}))
    refused = ben.post(address, his | {"notes": "Ring before ten"})

    assert refused.status_code == 200
    assert "Changed by somebody else while this page was open" in words(refused)
    assert "Ana Lima" in words(refused)
    assert "Con" in words(refused)
    assert refused.context["form"]["short_name"].value() == "Cons"
    assert refused.context["form"]["notes"].value() == "Ring before ten"
    assert Organisation.objects.get(pk=consulate.pk).notes == "Old", "nothing is stored yet"

    again = {"notes": "Ring before ten", "short_name": "Cons"}
    assert saved(ben.post(address, his | again | shown(refused)))
    stored = Organisation.objects.get(pk=consulate.pk)
    assert (stored.notes, stored.short_name) == ("Ring before ten", "Cons")


def test_where_both_wrote_in_one_field_it_says_so_there(ana, ben, consulate):
    address = edit_of(consulate)
    hers, his = form_of(ana, address), form_of(ben, address)
    ana.post(address, hers | {"notes": "Hers"})
    refused = ben.post(address, his | {"notes": "His"})

    assert refused.context["form"].errors["notes"] == [
        "Others wrote here as well, meanwhile. Yours stands."
    ]
    assert refused.context["form"]["notes"].value() == "His"
    assert Organisation.objects.get(pk=consulate.pk).notes == "Hers"


def test_both_may_have_typed_the_same(ana, ben, consulate):
    address = edit_of(consulate)
    hers, his = form_of(ana, address), form_of(ben, address)
    ana.post(address, hers | {"notes": "Moved to the harbour"})
    told = ben.post(address, his | {"notes": "Moved to the harbour"})

    assert told.status_code == 302


def test_whoever_presses_twice_is_nobody_else(ana, consulate):
    address = edit_of(consulate)
    typed = form_of(ana, address) | {"notes": "New"}

    assert [ana.post(address, typed).status_code for _press in range(2)] == [302, 302]


def test_what_is_typed_in_a_row_of_the_form_is_not_overwritten_by_an_older_one(ana, ben):
    ours = factories.contribution(round=factories.duty_round())
    late = factories.contribution(round=ours.round)
    address = reverse("networks:dutyround-edit", args=[ours.round.duty_id, ours.round_id])
    hers, his = form_of(ana, address), form_of(ben, address)
    received = {"contributions-0-received_on": "2026-11-20"}
    assert saved(ana.post(address, hers | received))
    refused = ben.post(address, his | {"notes": "Ask again"})

    ours.refresh_from_db(), late.refresh_from_db()
    assert [one.received_on for one in (ours, late)].count(date(2026, 11, 20)) == 1
    assert "the rows stand as you had them" in words(refused)
    assert "Ana Lima" in words(refused)
    assert (
        ben.post(address, his | received | {"notes": "Ask again"} | shown(refused)).status_code
        == 302
    )


def test_a_guest_whom_somebody_else_added_to_a_contact_stays(ana, ben):
    called, guest = factories.contact(), factories.person()
    address = reverse("directory:contact-edit", args=[called.pk])
    hers, his = form_of(ana, address), form_of(ben, address)
    assert saved(ana.post(address, hers | {"people-0-person": guest.pk}))
    refused = ben.post(address, his | {"said": "His"})

    assert list(called.people.all()) == [guest]
    assert refused.status_code == 200
    assert str(guest) in words(refused)


def test_what_a_form_shows_of_its_record_in_its_own_way_is_compared_as_well(ana, ben):
    ours = factories.membership(functions=["advocacy"])
    address = reverse("networks:membership-edit", args=[ours.pk])
    hers, his = form_of(ana, address), form_of(ben, address)
    both = sorted(["advocacy", "exchange"])
    assert saved(ana.post(address, hers | {"functions": both}))
    refused = ben.post(address, his | {"notes": "His"})

    assert sorted(refused.context["form"]["functions"].value()) == both


def test_a_form_that_waited_puts_no_old_state_back(ana):
    promise = factories.commitment(text="Plant trees", due_on=date(2099, 1, 20))
    address = edit_of(promise)
    typed = form_of(ana, address)
    closing.keep_it(promise, by=factories.in_role(Role.DIRECTOR), evidence="400 limes planted")

    assert saved(ana.post(address, typed | {"notes": "Ask the parks"}))
    stored = Commitment.objects.get(pk=promise.pk)
    assert (stored.status, stored.evidence) == ("kept", "400 limes planted")
    assert stored.notes == "Ask the parks"


def test_what_the_form_does_not_show_is_nobodys_quarrel(ana):
    ours = factories.membership()
    address = reverse("networks:membership-edit", args=[ours.pk])
    typed = form_of(ana, address)
    by = factories.in_role(Role.DIRECTOR)
    memberships.move(ours, MembershipStatus.NOTICE_GIVEN, by=by, why="Too dear")
    answer = ana.post(address, typed | {"notes": "Asked for the papers"})
    ours.refresh_from_db()

    assert answer.status_code == 302, answer.context["form"].errors
    assert (ours.status, ours.notes) == (MembershipStatus.NOTICE_GIVEN, "Asked for the papers")


def test_whom_somebody_else_tied_to_it_stays_tied(ana, ben):
    theme, other = factories.theme(), factories.theme()
    network = factories.network(kind="global")
    address = reverse("networks:network-edit", args=[network.slug])
    hers, his = form_of(ana, address), form_of(ben, address)
    assert saved(ana.post(address, hers | {"themes": [theme.pk]}))
    refused = ben.post(address, his | {"notes": "His"})

    assert refused.context["form"]["themes"].value() == [str(theme.pk)]
    again = his | {"themes": [theme.pk, other.pk], "notes": "His"}
    assert saved(ben.post(address, again | shown(refused)))
    assert set(network.themes.all()) == {theme, other}


def test_where_the_past_is_not_kept_all_stands_as_it_was_typed(ana, ben, consulate):
    address = edit_of(consulate)
    hers, his = form_of(ana, address), form_of(ben, address)
    ana.post(address, hers | {"short_name": "Cons"})
    with seals.lifted():
        Organisation.history.filter(id=consulate.pk).delete()
    refused = ben.post(address, his | {"notes": "His"})

    assert refused.status_code == 200
    assert "Somebody else changed this" in words(refused)
    assert refused.context["form"]["notes"].value() == "His"
    assert refused.context["form"]["short_name"].value() == "Con"


def test_a_moment_that_is_none_is_no_error(ana, consulate):
    address = edit_of(consulate)
    typed = form_of(ana, address) | {"notes": "New", "opened_at": "yesterday\x00"}

    assert saved(ana.post(address, typed))


def test_what_was_changed_in_rows_long_before_is_no_news(ana, ben):
    cleo = factories.in_role(Role.OFFICER, first_name="Cleo", last_name="Roy")
    with time_machine.travel("2026-11-02T10:00Z"):
        theirs = factories.contribution()
        gone = factories.contribution(round=theirs.round)
        for one in (theirs, gone):
            one.due_on, one._history_user = date(2026, 12, 1), cleo
            one.save()
        gone.delete()
    address = reverse("networks:dutyround-edit", args=[theirs.round.duty_id, theirs.round_id])
    hers, his = form_of(ana, address), form_of(ben, address)
    assert saved(ana.post(address, hers | {"contributions-0-received_on": "2026-11-20"}))
    refused = ben.post(address, his | {"notes": "Ask again"})

    assert "Ana Lima" in words(refused)
    assert "Cleo" not in words(refused)


def test_what_nobody_told_of_is_shown_and_not_taken_for_ones_own(ana, consulate):
    address = edit_of(consulate)
    typed = form_of(ana, address) | {"notes": "Mine"}
    consulate.short_name = "By hand"
    with seals.lifted():
        consulate.save()
        Organisation.history.filter(id=consulate.pk, short_name="By hand").delete()

    assert ana.post(address, typed).status_code == 200
