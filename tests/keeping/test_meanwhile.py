"""Two people have the same form open: the second to save is told, and overwrites nothing unseen."""

import re
from datetime import date

import pytest
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

OPENED = re.compile(r'name="opened_at" value="([^"]+)"')


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


def form_of(client, address):
    """What a browser would send back of a form as it is: by the names of its fields."""
    page = client.get(address)
    assert page.status_code == 200
    form, typed = page.context["form"], {"opened_at": OPENED.search(page.content.decode())[1]}
    for field in form:
        value = field.value()
        if isinstance(value, list | tuple | set):
            typed[field.html_name] = [getattr(one, "pk", one) for one in value]
        elif value not in (None, False):
            typed[field.html_name] = str(value)
    for rows in page.context.get("formsets") or ():
        prefix, count = rows.formset.prefix, rows.formset.initial_form_count()
        assert count == 0, "rows that are there would have to be sent back"
        typed |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return typed


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
    assert ana.post(address, hers | {"short_name": "Cons"}).status_code == 302
    refused = ben.post(address, his | {"notes": "Ring before ten"})

    assert refused.status_code == 200
    assert "Changed by somebody else while this page was open" in words(refused)
    assert "Ana Lima" in words(refused)
    assert "Con" in words(refused)
    assert refused.context["form"]["short_name"].value() == "Cons"
    assert refused.context["form"]["notes"].value() == "Ring before ten"
    assert Organisation.objects.get(pk=consulate.pk).notes == "Old", "nothing is stored yet"

    again = {"notes": "Ring before ten", "short_name": "Cons"}
    again["opened_at"] = OPENED.search(refused.content.decode())[1]
    assert ben.post(address, his | again).status_code == 302
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

    assert "notes" not in told.context["form"].errors


def test_a_form_that_waited_puts_no_old_state_back(ana):
    promise = factories.commitment(text="Plant trees", due_on=date(2099, 1, 20))
    address = edit_of(promise)
    typed = form_of(ana, address)
    closing.keep_it(promise, by=factories.in_role(Role.DIRECTOR), evidence="400 limes planted")

    assert ana.post(address, typed | {"notes": "Ask the parks"}).status_code == 302
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
    assert ana.post(address, hers | {"themes": [theme.pk]}).status_code == 302
    refused = ben.post(address, his | {"notes": "His"})

    assert refused.context["form"]["themes"].value() == [str(theme.pk)]
    again = his | {"themes": [theme.pk, other.pk], "notes": "His"}
    again["opened_at"] = OPENED.search(refused.content.decode())[1]
    assert ben.post(address, again).status_code == 302
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

    assert ana.post(address, typed).status_code == 302
