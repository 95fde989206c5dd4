"""The days of a visit: none begins before its first, and what is counted from them moves along."""

from datetime import date, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from delegations.models import Delegation
from delegations.services import delegations
from tests import factories
from tests.reminders.conftest import WARSAW
from tests.sheets.pages import brought, step

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stands", "to", "words"),
    [
        ("confirmed", "in_progress", "They arrive on 24 November 2026"),
        ("in_progress", "follow_up", "They leave on 25 November 2026"),
        ("follow_up", "closed", "They leave on 25 November 2026"),
    ],
)
def test_no_visit_begins_before_its_first_day_nor_ends_before_its_last(
    stands, to, words, officer, as_officer
):
    arrives = date(2026, 11, 24 if stands == "confirmed" else 20)
    visit = factories.delegation(status=stands, arrives_on=arrives, leaves_on=date(2026, 11, 25))
    url = reverse("delegations:delegation-move", args=[visit.reference])

    page = as_officer.post(url, {"to": to, "why": "x"}, follow=True).content.decode()

    visit.refresh_from_db()
    assert visit.status == stands
    assert words in page
    with time_machine.travel(datetime(2026, 11, 25, 0, 30, tzinfo=WARSAW)):
        as_officer.force_login(officer)
        as_officer.post(url, {"to": to, "why": "They are here, or gone"})
    visit.refresh_from_db()
    assert visit.status == to


def test_a_visit_that_lies_ahead_is_not_written_down_as_over(as_officer):
    typed = {"title": "Kobe", "comes_from": "Kobe", "kind": "working", "channel": "direct"}
    typed |= {"received_on": "2026-11-02", "level_asked": "any", "flexibility": "days"}
    typed |= {"interpreting": "none", "visa_letters": "none", "sensitivity": "office"}
    typed |= {"status": "closed", "arrives_on": "2026-11-24"}

    page = as_officer.post(reverse("delegations:delegation-new"), typed)

    assert list(page.context["form"].errors) == ["status"]
    assert "They arrive on 24 November 2026." in page.content.decode()
    typed["arrives_on"] = "2026-11-20"
    as_officer.post(reverse("delegations:delegation-new"), typed)
    assert Delegation.objects.get().status == "closed"


def test_who_is_here_is_not_moved_ahead(officer):
    visit = factories.delegation(status="in_progress", arrives_on=date(2026, 11, 20))
    days = {"arrives_on": date(2026, 12, 20), "leaves_on": None}

    with pytest.raises(ValidationError, match="Take that step back, or postpone"):
        delegations.move_dates(visit, **days, by=officer, why="Their flight")


@pytest.mark.parametrize(
    ("arrives", "leaves", "field", "words"),
    [
        ("2026-11-01", "", "arrives_on", "before the request came in"),
        ("2027-03-08", "2028-03-08", "leaves_on", "more than 92 days"),
        ("2027-03-08", "2027-03-07", "leaves_on", "leave before they arrive"),
    ],
)
def test_impossible_days_are_refused_beside_their_field(arrives, leaves, field, words, as_officer):
    visit = factories.delegation(status="confirmed")
    url = reverse("delegations:delegation-dates", args=[visit.reference])
    days = {"arrives_on": arrives, "leaves_on": leaves, "why": "Their flight"}

    page = as_officer.post(url, days)

    assert list(page.context["form"].errors) == [field]
    assert words in page.content.decode()


def test_a_postponed_visit_is_weighed_anew_with_its_new_days(as_officer):
    visit = factories.delegation(status="postponed", reply_by=date(2026, 11, 12))
    url = reverse("delegations:delegation-dates", args=[visit.reference])
    assert f'href="{url}"' in as_officer.get(visit.get_absolute_url()).content.decode()
    assert "looked through and answered once more" in as_officer.get(url).content.decode()

    as_officer.post(url, {"arrives_on": "2027-05-03", "leaves_on": "", "why": "They can now"})

    visit.refresh_from_db()
    assert (visit.status, visit.arrives_on) == ("triaged", date(2027, 5, 3))
    assert visit.reply_by > date(2026, 11, 23)


def test_whoever_moves_the_days_is_told_which_steps_moved_along(as_officer, officer):
    visit = factories.delegation(status="confirmed", arrives_on=date(2027, 3, 8))
    factories.visit_step(delegation=visit, title="Names", days_before=14)
    factories.visit_step(delegation=visit, title="Concert", due_on=date(2027, 3, 1))
    url = reverse("delegations:delegation-dates", args=[visit.reference])

    page = as_officer.post(
        url, {"arrives_on": "2027-03-15", "leaves_on": "", "why": "Their flight"}, follow=True
    )

    assert "Moved along: Names (Mon 1 Mar 2027)." in page.content.decode()


def test_a_register_brings_in_no_visit_that_is_over_before_it_began(as_officer):
    register = "Received,Delegation,From,Arrival,Status\n"
    register += "2026-11-02,Choir,Riga,2026-12-21,Closed\n2026-11-02,Port,Kobe,2026-11-05,Closed\n"
    bringing = brought(as_officer, register, sheet="visits", name="visits.csv")
    headings = {f"heading-{at}": name for at, name in enumerate(bringing.mapping)}

    step(as_officer, bringing, "map", **headings, empty="keep")
    step(as_officer, bringing, "write", good_rows_only="on")

    [wrong] = bringing.rows.filter(verdict="wrong")
    assert "They arrive on 21 December 2026." in str(wrong.faults)
    assert [one.title for one in Delegation.objects.all()] == ["Port"]


def test_a_long_stay_of_old_takes_other_changes_and_no_form_breaks_by_it(as_officer):
    days = {"arrives_on": date(2026, 1, 5), "leaves_on": date(2026, 6, 5)}
    visit = factories.delegation(status="accepted", **days)
    page = f"{visit.get_absolute_url()}edit/"
    typed = as_officer.get(page).context["form"].initial

    said = {name: value for name, value in typed.items() if value not in (None, [])}
    answer = as_officer.post(page, said | {"title": "Five months of work"})

    visit.refresh_from_db()
    assert answer.status_code == 302
    assert visit.title == "Five months of work"


def test_a_visit_noted_after_it_began_is_prolonged(as_officer):
    visit = factories.delegation(
        status="in_progress",
        received_on=date(2026, 11, 20),
        arrives_on=date(2026, 11, 19),
        leaves_on=date(2026, 11, 21),
    )

    delegations.move_dates(
        visit,
        arrives_on=visit.arrives_on,
        leaves_on=date(2026, 11, 22),
        by=factories.in_role("protocol"),
        why="They stay a day longer.",
    )

    visit.refresh_from_db()
    assert visit.leaves_on == date(2026, 11, 22)
