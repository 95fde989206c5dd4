"""The pages that tell what happened, to one record and in the whole office."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from networks.choices.membership import MembershipStatus
from oia.accounts.choices import Role
from oia.core import links, seals, states
from oia.core.models import LinkChange
from oia.core.roads import acting
from oia.core.visibility import Sensitivity
from tests import factories

pytestmark = pytest.mark.django_db

CHANGES = "/changes/"


@pytest.fixture
def ana():
    return factories.in_role(Role.DIRECTOR, first_name="Ana", last_name="Lima")


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def director(ana):
    return logged_in(ana)


@pytest.fixture
def officer():
    return logged_in(factories.in_role(Role.OFFICER))


def history_of(record):
    return reverse("core:record-history", args=[record._meta.label_lower, record.pk])


def text_of(answer):
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode().partition('id="results"')[2]))


def change(record, by=None, why="", **values):
    for name, value in values.items():
        setattr(record, name, value)
    record._history_user, record._change_reason = by, why
    record.save()


def test_a_change_is_told_in_one_sentence_with_its_unit_and_the_import_it_came_by(director, ana):
    term = factories.term(notice_months=3)
    with acting(ana, "import 17"):
        change(term, by=ana, notice_months=6)

    told = text_of(director.get(history_of(term.membership)))

    assert "Ana Lima changed notice period from 3 to 6 months · by import 17" in told
    assert "“import 17”" not in told


def test_a_change_by_page_and_one_in_the_admin_say_so(director, ana):
    admin = logged_in(factories.in_role(Role.ADMINISTRATOR, first_name="Bo", last_name="Ek"))
    theme = factories.theme(name="Clmate")
    page = admin.get(reverse("admin:directory_theme_change", args=[theme.pk]))
    data = {**page.context["adminform"].form.initial, "name": "Climate"}
    assert (
        admin.post(reverse("admin:directory_theme_change", args=[theme.pk]), data).status_code
        == 302
    )

    told = text_of(director.get(history_of(theme)))

    assert "Bo Ek changed name from Clmate to Climate · in the admin" in told


def test_what_the_program_changes_is_the_programs(director):
    theme = factories.theme(name="A")
    change(theme, name="B")

    assert "The program changed name from A to B" in text_of(director.get(history_of(theme)))


def test_a_move_of_state_is_told_with_its_reason(director, ana):
    membership = factories.membership(status=MembershipStatus.ACTIVE)
    states.move(membership, MembershipStatus.ON_HOLD, by=ana, why="No budget")

    told = text_of(director.get(history_of(membership)))

    assert "Ana Lima moved it from Active to On hold" in told
    assert "“No budget”" in told


def test_the_history_of_a_membership_tells_of_its_parts_and_of_those_that_are_gone(director, ana):
    membership = factories.membership()
    seat = factories.seat(membership=membership, role="Chair of the board")
    factories.term()  # of another
    seat._history_user = ana
    seat.delete()

    told = text_of(director.get(history_of(membership)))

    assert "Chair of the board (gone) Ana Lima removed it" in told
    assert told.count("Term") == 0


def test_what_is_tied_and_untied_is_told_by_name(director, ana):
    network, climate, water = (
        factories.network(),
        factories.theme(name="Climate"),
        factories.theme(),
    )
    network._history_user = ana
    network.themes.add(climate)
    network.themes.set([water])
    water.networks.clear()
    name = str(water)
    water.delete()

    told = text_of(director.get(history_of(network)))

    assert "added Climate to themes" in told
    assert "removed Climate from themes" in told
    assert f"removed {name} from themes" in told


def test_ties_that_pass_the_signals_by_are_written_down_as_well():
    network, climate = factories.network(), factories.theme(name="Climate")
    field = type(network)._meta.get_field("themes")
    before = links.links_of(field, [network.pk])
    field.remote_field.through.objects.create(network=network, theme=climate)
    links.note_many(field, before, links.links_of(field, [network.pk]), why="Catalogue")

    assert LinkChange.objects.get().added == [[climate.pk, "Climate"]]


def test_a_history_is_narrowed_by_person_by_field_by_time_and_by_import(director, ana):
    term = factories.term(notice_months=3, notice_form="By post")
    with acting(ana, "import 17"):
        change(term, by=ana, notice_months=6)
    change(term, notice_form="By mail")
    url = history_of(term.membership)

    for query, told, untold in [
        (f"by={ana.pk}", "notice period", "form of notice"),
        ("by=program", "form of notice", "notice period"),
        ("field=networks.term.notice_months", "notice period", "form of notice"),
        ("field=networks.term.notice_form", "form of notice", "notice period"),
        ("number=17", "notice period", "form of notice"),
        ("kind=networks.membership", "added it", "notice period"),
    ]:
        text = text_of(director.get(f"{url}?{query}"))
        assert told in text, query
        assert untold not in text, query
    assert "Nothing matches" in text_of(director.get(f"{url}?until=2020-01-01"))
    assert "notice period" in text_of(director.get(f"{url}?since=2020-01-01"))


def test_an_address_that_makes_no_sense_is_no_accident(director):
    for query in ("older=xyz", "by=nobody", "field=a.b.c", "number=x", "since=never", "older=e30"):
        assert director.get(f"{CHANGES}?{query}").status_code == 200


@pytest.mark.parametrize("size", [1, 60])
def test_pages_go_on_until_everything_was_told_once_and_back(director, size, monkeypatch):
    monkeypatch.setattr("oia.core.views.past.SHOWN", 7)
    for number in range(size):
        factories.theme(name=f"Theme {number:03}")
    found, url, urls = [], f"{CHANGES}?kind=directory.theme", []
    while url:
        answer = director.get(url)
        urls.append(url)
        found += re.findall(r"Theme \d+", text_of(answer))
        after = answer.context["pages"].get("after")
        url = after and f"{CHANGES}{after}"
    assert sorted(found) == [f"Theme {number:03}" for number in range(size)]
    if size > 1:
        back = director.get(urls[-1]).context["pages"]["before"]
        assert text_of(director.get(f"{CHANGES}{back}")) == text_of(director.get(urls[-2]))


def test_things_of_the_same_moment_are_each_told_once(director, monkeypatch):
    monkeypatch.setattr("oia.core.views.past.SHOWN", 3)
    now = timezone.now()
    for maker in (factories.theme, factories.city, factories.theme, factories.city) * 2:
        one = maker()
        with_seals_lifted(one, now)
    pages, url = [], CHANGES
    while url:
        answer = director.get(url)
        pages += [event["of"] for event in answer.context["events"]]
        after = answer.context["pages"].get("after")
        url = after and f"{CHANGES}{after}"
    assert len(pages) == len(set(pages)) >= 8


def with_seals_lifted(one, now):
    with seals.lifted():
        one.history.update(history_date=now)


def test_changes_tell_an_officer_nothing_of_what_is_restricted(officer, director):
    for restricted in (True, False):
        level = Sensitivity.RESTRICTED if restricted else Sensitivity.OFFICE
        word = "Hush" if restricted else "Open"
        membership = factories.membership(sensitivity=level, objectives=f"{word}aims")
        factories.seat(membership=membership, role=f"{word}seat")
        change(membership, objectives=f"{word}goals")
        gone = factories.organisation(name=f"{word}gone", sensitivity=level)
        gone.delete()
        factories.attachment(subject=membership, title=f"{word}paper")

    told = text_of(officer.get(CHANGES))

    assert "Hush" not in told
    assert {"Openseat", "Opengoals", "Opengone", "Openpaper"} <= set(re.findall(r"Open\w+", told))
    assert "Hushgoals" in text_of(director.get(CHANGES))


def test_what_was_restricted_before_is_not_told_through_its_change(officer):
    organisation = factories.organisation(name="Hush", sensitivity=Sensitivity.RESTRICTED)
    change(organisation, name="Open", sensitivity=Sensitivity.OFFICE)

    told = text_of(officer.get(history_of(organisation)))

    assert "Hush" not in told
    assert "changed sensitivity from Restricted to Office" in told


def test_a_restricted_record_that_another_points_to_keeps_its_name(officer):
    secret = factories.organisation(name="Hush", sensitivity=Sensitivity.RESTRICTED)
    child = factories.organisation(name="Open", parent=secret)
    change(child, parent=None)

    told = text_of(officer.get(history_of(child)))

    assert "Hush" not in told
    assert "a record you may not see" in told


def test_a_hidden_record_has_no_history_not_even_in_the_admin(officer):
    secret = factories.organisation(sensitivity=Sensitivity.RESTRICTED)
    admin = reverse("admin:directory_organisation_history", args=[secret.pk])

    assert officer.get(history_of(secret)).status_code == 404
    assert officer.get(admin, follow=True).status_code == 404


def test_settings_and_users_are_told_only_to_those_who_keep_them(officer):
    admin = logged_in(factories.in_role(Role.ADMINISTRATOR))
    somebody = factories.user(first_name="Somebody")
    change(somebody, zone="Europe/Warsaw")

    assert "Warsaw" not in text_of(officer.get(CHANGES))
    assert officer.get(history_of(somebody)).status_code == 403
    assert "Warsaw" in text_of(admin.get(CHANGES))


def test_a_record_that_is_gone_still_has_its_history(director):
    theme = factories.theme(name="Lost")
    url = history_of(theme)
    theme.delete()

    assert "removed it" in text_of(director.get(url))


def test_queries_do_not_grow_with_what_happened(director, ana, query_count):
    def more(number):
        for _ in range(number):
            term = factories.term()
            change(term, by=ana, notice_months=5)
            change(factories.network(), by=ana, aims="x")
            factories.attachment(subject=term.membership)
            factories.delegate()
            term.delete()

    more(1)
    director.get(CHANGES)
    few = query_count(lambda: director.get(CHANGES))
    more(5)
    assert query_count(lambda: director.get(CHANGES)) <= few  # older kinds leave the page


def test_the_panel_of_a_record_leads_to_all_of_its_history(director):
    membership = factories.membership()

    page = director.get(membership.get_absolute_url()).content.decode()

    assert history_of(membership) in page
