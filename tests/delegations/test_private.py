"""What only protocol may know of guests: who sees it, and when it goes."""

import re
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from delegations.models import Member, MemberPrivate
from delegations.services import private
from delegations.tasks import purge_guests
from oia.core.models import LinkChange, Sighting
from tests import factories
from tests.desk.finding import found
from tests.reminders.conftest import WARSAW

pytestmark = pytest.mark.django_db


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


@pytest.fixture
def guest(db):
    return factories.member_private(diet="No nuts", member=factories.member(name="Ana"))


def page_of(kept):
    return at("member-private", kept.member.delegation.reference, kept.member.pk)


def test_protocol_types_it_and_it_stands_in_no_history(as_protocol, protocol):
    member = factories.member()
    as_protocol.post(
        at("member-private", member.delegation.reference, member.pk),
        {"diet": "No pork", "mobile": "+81 1", "passport_country": "JP"},
    )

    kept = MemberPrivate.objects.get()
    assert (kept.diet, kept.changed_by) == ("No pork", protocol)
    assert not hasattr(MemberPrivate, "history")


@pytest.mark.parametrize(("until", "is_told"), [("2027-03-07", True), ("2027-03-08", False)])
def test_a_passport_that_ends_before_they_leave_is_kept_and_told(until, is_told, as_protocol):
    member = factories.member()
    page = at("member-private", member.delegation.reference, member.pk)

    said = as_protocol.post(page, {"passport_expires_on": until}, follow=True)

    assert str(MemberPrivate.objects.get().passport_expires_on) == until
    assert ("This passport ends on" in words(said)) is is_told


def test_a_form_left_empty_leaves_nothing(as_protocol, guest):
    as_protocol.post(page_of(guest), {"diet": ""})

    assert not MemberPrivate.objects.exists()


@pytest.mark.parametrize("role", ["reader", "officer", "director"])
def test_nobody_else_sees_or_keeps_it(role, client, guest):
    user = factories.in_role(role)
    client.force_login(user)
    visit = guest.member.delegation
    of_all = [at(f"member-private-{page}", visit.reference) for page in ("all", "edit")]
    for url in (page_of(guest), *of_all):
        assert client.get(url).status_code == 403
        assert client.post(url, {"diet": "x"}).status_code in (403, 405)
    assert "No nuts" not in words(client.get(visit.get_absolute_url()))
    assert not MemberPrivate.objects.visible_to(user).exists()
    with pytest.raises(PermissionDenied):
        private.save_private(guest, by=user)
    with pytest.raises(PermissionDenied):
        private.seen_by(visit, user)


def test_protocol_sees_all_guests_at_once_and_that_they_looked_is_kept(
    as_protocol, protocol, guest
):
    visit = guest.member.delegation
    assert "No nuts" not in words(as_protocol.get(visit.get_absolute_url()))
    assert "No nuts" in words(as_protocol.get(at("member-private-all", visit.reference)))

    sighting = Sighting.objects.get()
    assert (sighting.by, sighting.subject) == (protocol, visit)


def test_who_saw_what_tells_that_it_was_restricted_data(as_protocol, client, guest):
    visit = guest.member.delegation
    as_protocol.get(at("member-private-all", visit.reference))
    client.force_login(factories.in_role("administrator", username="admin"))

    told = words(client.get(reverse("core:sightings")))

    assert f"{visit.reference}: restricted data of guests" in told


def test_the_page_without_any_leads_to_where_it_is_typed_in_for_all(as_protocol):
    visit = factories.member().delegation
    fill_in = at("member-private-edit", visit.reference)

    for page in (visit.get_absolute_url(), at("member-private-all", visit.reference)):
        assert f'href="{fill_in}"' in as_protocol.get(page).content.decode()


def sent_by(page):
    """What the form of all guests would send back."""
    inputs = re.findall(r'<input[^>]*? name="((?:initial-)?member-[^"]+)"[^>]*>', page)
    values = [re.search(rf'name="{name}"(?: value="([^"]*)")?', page)[1] or "" for name in inputs]
    return dict(zip(inputs, values, strict=True))


def test_protocol_types_it_in_for_all_and_only_what_was_typed_changes(as_protocol, protocol, guest):
    visit = guest.member.delegation
    rui = factories.member(delegation=visit, name="Rui", place=2)
    eva = factories.member(delegation=visit, name="Eva", place=3)
    url = at("member-private-edit", visit.reference)
    sent = sent_by(as_protocol.get(url).content.decode())
    assert sent[f"member-{guest.member_id}-diet"] == "No nuts"
    assert Sighting.objects.filter(title__contains="restricted data", by=protocol).exists()

    MemberPrivate.objects.update(diet="No fish", mobile="+81 5")  # by somebody else meanwhile
    late = factories.member_private(member=factories.member(delegation=visit), diet="Halal")
    new = {f"member-{guest.member_id}-access_needs": "Lift", f"member-{rui.pk}-diet": "Vegan"}
    page = as_protocol.post(url, sent | new, follow=True)

    assert "Vegan" in words(page)
    guest.refresh_from_db()
    late.refresh_from_db()
    assert (guest.diet, guest.access_needs, guest.mobile) == ("No fish", "Lift", "+81 5")
    assert (rui.private.diet, rui.private.changed_by, late.diet) == ("Vegan", protocol, "Halal")
    assert not MemberPrivate.objects.filter(member=eva).exists()


def meanwhile(monkeypatch, do):
    """Somebody else does it after the page was read and before it is kept."""
    read = private.of_all

    def and_then(*args):
        found = read(*args)
        do()
        return found

    monkeypatch.setattr(private, "of_all", and_then)


def test_what_somebody_else_keeps_at_the_same_moment_stays(as_protocol, guest, monkeypatch):
    visit = guest.member.delegation
    rui = factories.member(delegation=visit, name="Rui", place=2)
    url = at("member-private-edit", visit.reference)
    new = sent_by(as_protocol.get(url).content.decode())
    new |= {f"member-{guest.member_id}-diet": "Vegan", f"member-{rui.pk}-mobile": "+81 1"}

    def others():
        MemberPrivate.objects.filter(pk=guest.pk).update(passport_number="X 12")
        factories.member_private(member=rui, diet="Halal")

    meanwhile(monkeypatch, others)
    page = as_protocol.post(url, new)

    assert page.status_code == 302
    guest.refresh_from_db()
    assert (guest.diet, guest.passport_number) == ("Vegan", "X 12")
    his = MemberPrivate.objects.get(member=rui)
    assert (his.diet, his.mobile) == ("Halal", "+81 1")


def test_what_may_not_be_kept_is_told_and_what_was_typed_is_there(as_protocol, guest, monkeypatch):
    visit = guest.member.delegation
    url = at("member-private-edit", visit.reference)
    new = sent_by(as_protocol.get(url).content.decode())
    new |= {f"member-{guest.member_id}-diet": "Vegan"}
    long_ago = {"passport_expires_on": date(1, 1, 1)}

    meanwhile(monkeypatch, lambda: MemberPrivate.objects.update(**long_ago))
    page = as_protocol.post(url, new)

    assert page.status_code == 200 and 'value="Vegan"' in page.content.decode()
    assert MemberPrivate.objects.get().diet == "No nuts"


def test_the_page_of_all_guests_costs_the_same_for_one_and_for_four(as_protocol, query_count):
    visit = factories.member_private(member=factories.member()).member.delegation
    page = at("member-private-edit", visit.reference)
    as_protocol.get(page)
    one = query_count(lambda: as_protocol.get(page))
    for place in (2, 3, 4):
        factories.member_private(member=factories.member(delegation=visit, place=place))

    assert query_count(lambda: as_protocol.get(page)) == one


def test_a_line_that_is_too_long_is_refused_beside_it_and_nothing_typed_is_lost(as_protocol):
    visit = factories.member().delegation
    url = at("member-private-edit", visit.reference)
    sent = sent_by(as_protocol.get(url).content.decode())
    (mobile,) = (name for name in sent if re.match(r"member-\d+-mobile", name))
    page = as_protocol.post(url, sent | {mobile: "9" * 51})

    assert "at most 50" in words(page) and "9" * 51 in page.content.decode()
    assert not MemberPrivate.objects.exists()


def test_of_a_restricted_visit_protocol_sees_no_guest(as_protocol, guest, protocol):
    visit = guest.member.delegation
    visit.sensitivity = "restricted"
    visit.save()

    assert as_protocol.get(at("member-private-all", visit.reference)).status_code == 404
    assert not MemberPrivate.objects.visible_to(protocol).exists()


def test_a_guest_is_found_by_name_script_and_post_and_by_nothing_restricted(protocol, director):
    visit = factories.delegation(title="Tram works")
    hers = {"name": "SATO Yui", "native_name": "佐藤 結衣", "post": "Head of tramways"}
    guest = factories.member(delegation=visit, **hers)
    factories.member_private(member=guest, **PLANTED)
    secret = factories.delegation(title="Quiet", sensitivity="restricted")
    factories.member(delegation=secret, name="ITO Ren", post="Head of the port")

    for text in ("sato", "結衣", "tramways"):
        assert found(protocol, text)["guest"] == ["SATO Yui"]
    assert [found(protocol, str(word)) for word in PLANTED.values()] == [{}] * len(PLANTED)
    assert found(protocol, "ito") == {}
    assert found(director, "ito")["guest"] == ["ITO Ren"]
    assert guest.get_absolute_url().startswith(visit.get_absolute_url())


@pytest.mark.parametrize(
    ("visit", "stays"),
    [
        (
            {"arrives_on": date(2026, 10, 20), "leaves_on": date(2026, 10, 24)},
            True,
        ),  # 30 days ago
        ({"arrives_on": date(2026, 10, 20), "leaves_on": date(2026, 10, 23)}, False),
        ({"arrives_on": date(2026, 10, 23)}, False),
        ({"arrives_on": date(2027, 3, 1)}, True),
        ({"arrives_on": None}, True),
        ({"arrives_on": date(2027, 3, 1), "status": "cancelled"}, False),
        ({"arrives_on": date(2027, 3, 1), "status": "postponed"}, True),
        ({"arrives_on": None, "status": "closed"}, False),
    ],
)
def test_it_goes_some_days_after_they_left_and_the_party_stays(visit, stays):
    member = factories.member(delegation=factories.delegation(**visit))
    factories.member_private(member=member)

    purge_guests()

    assert MemberPrivate.objects.exists() == stays
    assert Member.objects.get() == member


@pytest.mark.parametrize("status", ["postponed", "received", "info_needed", "follow_up"])
def test_where_nobody_knows_a_day_it_goes_some_days_after_the_last_change(status, as_officer):
    visit = factories.delegation(status=status, arrives_on=None)
    guest = factories.member_private(member=factories.member(delegation=visit))
    made = timezone.now()

    with time_machine.travel(made + timedelta(days=20)):
        guest.save()
    with time_machine.travel(made + timedelta(days=45)):
        assert private.purge() == 0
    with time_machine.travel(made + timedelta(days=52)):
        assert private.purge() == 1

    page = words(as_officer.get(visit.get_absolute_url()))
    assert "By rule: without a day, and nothing changed for 30 days" in page


def test_of_those_who_are_expected_some_day_it_stays():
    visit = factories.delegation(status="accepted", arrives_on=None)
    factories.member_private(member=factories.member(delegation=visit))

    with time_machine.travel(timezone.now() + timedelta(days=300)):
        assert private.purge() == 0


def test_the_office_settings_say_after_how_many_days():
    visit = factories.delegation(arrives_on=date(2026, 11, 10))
    factories.member_private(member=factories.member(delegation=visit))
    assert private.purge() == 0

    factories.office(visit_purge_days=10)
    assert private.purge() == 1


PLANTED = {
    "diet": "Zqdiet",
    "access_needs": "Zqaccess",
    "mobile": "Zqmobile",
    "passport_number": "Zqpassport",
    "passport_expires_on": date(2093, 7, 19),
}
LEAKED = re.compile(r"\bzq(?:diet|access|mobile|passport)|\b2093\b", re.IGNORECASE)


def read(mail):
    """All that a letter carries, with its file for the calendar."""
    parts = [part.get_content() for part in mail.walk() if not part.is_multipart()]
    texts = [part.decode() if isinstance(part, bytes) else part for part in parts]
    return "\n".join([str(mail.items()), *texts])


def test_no_letter_and_no_feed_tells_it_not_even_to_protocol(days, post, protocol, client):
    with days.on(2026, 12, 1):
        visit = factories.delegation(
            status="accepted",
            owner=protocol,
            arrives_on=date(2027, 1, 14),
            leaves_on=date(2027, 1, 15),
        )
        guest = factories.member(delegation=visit, name="Ana Guest", notes="Speaks first")
        factories.member_private(member=guest, **PLANTED)
        factories.programme_item(delegation=visit, guests=[guest])
        for number in (30, 14, 3, -5):
            factories.visit_step(delegation=visit, days_before=number, title="Names final")
        feed = factories.calendar_feed(owner=protocol)
    for day in (date(2026, 12, 16), date(2027, 1, 4), date(2027, 1, 12), date(2027, 1, 22)):
        days.round(day.year, day.month, day.day)

    told = [read(mail) for mail in post.mails]
    with days.on(2027, 1, 4):
        told.append(client.get(feed.address).content.decode())

    assert len(told) > 4
    assert [text for text in told if visit.reference not in text] == []
    assert [found for text in told for found in LEAKED.findall(text)] == []


def test_what_was_removed_by_which_rule_stands_in_the_history_of_the_visit(as_officer):
    visit = factories.delegation(status="closed", arrives_on=date(2026, 5, 4))
    for _number in range(2):
        factories.member_private(member=factories.member(delegation=visit), diet="No nuts")

    with time_machine.travel(datetime(2026, 12, 1, 10, tzinfo=WARSAW)):
        assert private.purge() == 2
        assert private.purge() == 0

    assert LinkChange.objects.get(field="restricted data").subject == visit
    page = words(as_officer.get(visit.get_absolute_url()))
    assert "what was kept of 2 people" in page
    assert "By rule: 30 days after the visit" in page
    assert "No nuts" not in page
