"""Data entry obeys the same services, and asks no question per row."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from networks.models import Milestone, Plan, SummitShift
from oia.accounts.choices import Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    """The client of an administrator who is logged in."""
    client.force_login(factories.in_role(Role.ADMINISTRATOR))
    return client


MAKE = {
    "summit": factories.summit,
    "summitseries": lambda: factories.series(mirrors=factories.series()),
    "milestonetemplate": lambda: factories.template(series=factories.series()),
    "plan": factories.plan,
    "milestone": factories.milestone,
    "delegate": lambda: factories.delegate(person=factories.person()),
    "sideevent": factories.side_event,
    "speakingslot": lambda: factories.speaking_slot(speaker=factories.person()),
    "paper": lambda: factories.paper(owner=factories.user()),
    "plancost": factories.plan_cost,
    "summitshift": lambda: SummitShift.objects.create(
        summit=factories.summit(),
        old_starts_on=date(2027, 1, 1),
        starts_on=date(2027, 2, 1),
        ends_on=date(2027, 2, 2),
        why="Later",
        by=factories.user(),
        at="2026-11-23T10:00Z",
    ),
}


@pytest.mark.parametrize("model", MAKE)
def test_lists_ask_no_question_per_row_and_every_record_opens(admin, model):
    url = reverse(f"admin:networks_{model}_changelist")
    record = MAKE[model]()
    admin.get(url)
    with CaptureQueriesContext(connection) as one:
        assert admin.get(url, {"q": "a"}).status_code == 200
        assert admin.get(url).status_code == 200
    for _ in range(4):
        MAKE[model]()
    with CaptureQueriesContext(connection) as five:
        admin.get(url, {"q": "a"})
        admin.get(url)
    assert len(five) == len(one)
    assert admin.get(reverse(f"admin:networks_{model}_change", args=[record.pk])).status_code == 200


def posted(response):
    """What the browser would send back of an admin form, as it stands."""
    form = response.context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    for inline in response.context["inline_admin_formsets"]:
        for row in [inline.formset.management_form, *inline.formset.forms]:
            values |= {row.add_prefix(name): row[name].value() for name in row.fields}
    return {name: "" if value is None else value for name, value in values.items()}


def test_changing_the_dates_in_the_admin_asks_why_and_moves_the_milestones(admin):
    milestone = factories.milestone(days_before=60)
    url = reverse("admin:networks_summit_change", args=[milestone.plan.summit_id])
    values = posted(admin.get(url)) | {"starts_on": "2028-02-07", "ends_on": "2028-02-18"}

    assert "Say why" in admin.post(url, values).content.decode()
    response = admin.post(url, values | {"why": "The host asked"})

    assert response.status_code == 302
    milestone.refresh_from_db()
    assert milestone.due_on == date(2027, 12, 9)


def test_a_plan_added_in_the_admin_gets_its_milestones(admin):
    factories.template(title="Visa")
    summit = factories.summit()
    url = reverse("admin:networks_plan_add")
    values = posted(admin.get(url)) | {"summit": summit.pk, "status": "intend"}

    assert admin.post(url, values).status_code == 302

    assert Milestone.objects.get(plan__summit=summit).title == "Visa"


def test_milestones_in_the_plans_inline_go_through_their_service(admin):
    milestone = factories.milestone(days_before=60, needs_check=True)
    url = reverse("admin:networks_plan_change", args=[milestone.plan_id])
    values = posted(admin.get(url)) | {"milestones-0-title": "Letters", "objectives": "Heat"}

    assert admin.post(url, values).status_code == 302

    milestone.refresh_from_db()
    assert (milestone.title, milestone.needs_check) == ("Letters", False)
    assert Plan.objects.get().objectives == "Heat"
