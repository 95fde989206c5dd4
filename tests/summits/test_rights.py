"""Readers read; they add, change and remove nothing. Strangers see nothing."""

from datetime import date

import pytest
from django.urls import reverse

from networks.services import summits
from oia.accounts.choices import Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """One of each, all hanging on one plan."""
    plan = factories.plan()
    parts = {
        "milestone": factories.milestone(plan=plan),
        "delegate": factories.delegate(plan=plan),
        "sideevent": factories.side_event(plan=plan),
        "speakingslot": factories.speaking_slot(plan=plan),
        "paper": factories.paper(plan=plan),
        "plancost": factories.plan_cost(plan=plan),
    }
    return plan, parts, factories.template()


def read_pages(world):
    plan, _parts, _template = world
    summit = plan.summit
    return [
        reverse("networks:summit-list"),
        reverse("networks:series-list"),
        reverse("networks:template-list"),
        reverse("networks:summit-lookup") + "?q=congress",
        summit.get_absolute_url(),
        summit.series.get_absolute_url(),
        plan.get_absolute_url(),
    ]


def write_pages(world):
    plan, parts, template = world
    slug = plan.summit.slug
    pages = [
        reverse("networks:summit-new"),
        reverse("networks:series-new"),
        reverse("networks:template-new"),
        reverse("networks:template-edit", args=[template.pk]),
        reverse("networks:series-edit", args=[plan.summit.series.slug]),
        *[
            reverse(f"networks:{name}", args=[slug])
            for name in ("summit-edit", "plan-edit", "plan-move", "milestone-fill")
        ],
        reverse("networks:plan-new", args=[factories.summit().slug]),
        reverse("networks:sideevent-move", args=[slug, parts["sideevent"].pk]),
    ]
    for name, part in parts.items():
        pages.append(reverse(f"networks:{name}-new", args=[slug]))
        pages += [
            reverse(f"networks:{name}-{what}", args=[slug, part.pk]) for what in ("edit", "remove")
        ]
    steps = ("done", "waive", "reopen", "checked")
    milestone = parts["milestone"].pk
    return pages + [reverse("networks:milestone-step", args=[slug, milestone, s]) for s in steps]


def test_a_reader_reads_every_page(client, world):
    client.force_login(factories.in_role(Role.READER))
    assert {url: client.get(url).status_code for url in read_pages(world)} == dict.fromkeys(
        read_pages(world), 200
    )


def test_a_reader_posts_nowhere(client, world):
    client.force_login(factories.in_role(Role.READER))
    pages = write_pages(world)
    assert {url: client.post(url, {"to": "declined"}).status_code for url in pages} == (
        dict.fromkeys(pages, 403)
    )


def test_a_reader_sees_no_buttons(client, world):
    client.force_login(factories.in_role(Role.READER))
    for url in read_pages(world):
        html = client.get(url).content.decode()
        assert "milestones/" not in html
        assert "/edit/" not in html or url.endswith("/templates/")
        assert "/new/" not in html


def test_somebody_without_a_role_sees_nothing(client, world):
    client.force_login(factories.user())
    pages = read_pages(world)
    assert {client.get(url).status_code for url in pages} == {403}


def test_a_stranger_is_sent_to_the_login(client, world):
    for url in read_pages(world) + write_pages(world):
        assert client.get(url).status_code in (302, 405)


def test_an_officer_opens_every_form(client, world):
    client.force_login(factories.in_role(Role.OFFICER))
    posts_only = ("/move/", "/fill/", "/done/", "/waive/", "/reopen/", "/checked/")
    forms = [url for url in write_pages(world) if not url.endswith(posts_only)]
    assert {url: client.get(url).status_code for url in forms} == dict.fromkeys(forms, 200)


def test_what_moved_in_a_restricted_plan_is_not_told_in_data_entry(client):
    plan = factories.plan(sensitivity="restricted")
    factories.milestone(plan=plan, title="Hush")
    dates = {"starts_on": date(2028, 2, 1), "ends_on": date(2028, 2, 5)}
    shift = summits.move_summit(plan.summit, **dates, by=None, why="Later")
    page = reverse("admin:networks_summitshift_change", args=[shift.pk])

    client.force_login(factories.in_role(Role.DIRECTOR))
    assert client.get(page).status_code == 200
    client.force_login(factories.in_role(Role.OFFICER))
    assert client.get(page).status_code == 302  # to the admin's first page: there is no such thing
