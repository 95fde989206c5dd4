"""The chain of approval: in its order, by those it is for, never by those who travel."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.html import strip_tags

from delegations.models import Approval, ChainStep, Traveller, Trip, TripCost
from delegations.services import approvals, travellers, trip_costs, trips
from oia.accounts.choices import Role
from oia.core.models import Move
from oia.reminders.models import Deadline
from tests import factories
from tests.sheets.pages import brought
from tests.sheets.pages import step as take

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"delegations:{name}", args=args)


@pytest.fixture
def trip(officer):
    """A trip that the city pays: money first, then the director."""
    return trips.begin(
        Trip(title="To Kobe", destination="Kobe", starts_on=date(2027, 5, 10), owner=officer),
        by=officer,
    )


@pytest.fixture
def money(trip):
    return trip.approvals.get(body="budget")


@pytest.fixture
def word(trip):
    return trip.approvals.get(body="director")


def moves_of(step):
    kind = ContentType.objects.get_for_model(step)
    return Move.objects.filter(subject_type=kind, subject_id=step.pk).order_by("pk")


def pass_all(trip, director):
    for step in trip.approvals.all():
        approvals.decide(step, "approved", by=director)
    trip.refresh_from_db()


def test_the_chain_is_data_and_asks_what_the_kind_and_the_payers_ask(officer):
    ChainStep.objects.filter(slug="example-council").update(is_active=True, kind="summit")
    bodies = {}
    for kind, payer in (("summit", "host"), ("working", "city"), ("working", "own")):
        begun = Trip(title="T", destination="Kobe", kind=kind, payer=payer)
        trips.begin(begun, by=officer)
        bodies[kind, payer] = [step.body for step in begun.approvals.all()]

    assert bodies == {
        ("summit", "host"): ["ethics", "director", "council"],
        ("working", "city"): ["budget", "director"],
        ("working", "own"): ["director"],
    }


def test_steps_are_taken_in_order_and_the_last_one_approves(client, director, trip, money, word):
    client.force_login(director)
    early = client.post(at("approval-decide", trip.reference, word.pk), {"to": "approved"})
    assert "First comes: Money is there" in str(early.context["form"].errors)
    silent = client.post(at("approval-decide", trip.reference, money.pk), {"to": "conditions"})
    assert "which conditions" in str(silent.context["form"].errors)

    said = {"to": "conditions", "why": "Economy class"}
    client.post(at("approval-decide", trip.reference, money.pk), said)
    trip.refresh_from_db()
    assert trip.status == "budgeted"
    client.post(at("approval-decide", trip.reference, word.pk), {"to": "approved"})

    trip.refresh_from_db()
    money.refresh_from_db()
    assert trip.status == "approved"
    assert (money.status, money.words_said, money.decided_by, money.decided_on) == (
        *("conditions", "Economy class", director, date(2026, 11, 23)),
    )


def test_the_head_of_the_page_says_what_was_refused_and_by_whom(as_officer, director, trip, money):
    approvals.decide(money, "refused", by=director, why="Too dear")

    page = as_officer.get(trip.get_absolute_url()).content.decode()
    head = " ".join(
        strip_tags(page.partition("page-head__lead")[2].partition("</header>")[0]).split()
    )
    assert f"Refused: Money is there {director}, Mon 23 Nov 2026" in head

    approvals.decide(money, "pending", by=director, why="Cheaper flights found")
    page = as_officer.get(trip.get_absolute_url()).content.decode()
    assert "Refused:" not in page


def test_a_verdict_sent_from_an_old_page_is_told_what_was_said_meanwhile(
    client, director, trip, money
):
    client.force_login(director)
    url = at("approval-decide", trip.reference, money.pk)
    approvals.decide(money, "refused", by=director, why="Too dear")

    late = client.post(url, {"to": "approved", "why": "It is fine"})

    words = f"Decided meanwhile: Refused ({director}, 23 November 2026). Nothing of yours was kept."
    assert late.context["form"].errors["to"] == [words]
    approvals.decide(money, "pending", by=director, why="Cheaper flights found")
    again = client.post(url, {"to": "pending", "why": "Ask them"})
    assert "waits for a verdict anew" in str(again.context["form"].errors["to"])


def test_the_button_that_asks_once_more_says_so(client, director, trip, money):
    client.force_login(director)
    url = at("approval-decide", trip.reference, money.pk)
    assert "Keep the verdict" in client.get(url).content.decode()

    approvals.decide(money, "approved", by=director)

    page = client.get(url).content.decode()
    assert "Keep the verdict" not in page and "withdraws the verdict" in page
    assert 'type="submit">Ask once more</button>' in page


def test_a_refusal_holds_it_until_a_second_round(officer, director, trip, money):
    approvals.decide(money, "refused", by=director, why="Too dear")
    with pytest.raises(ValidationError) as held:
        trips.move(trip, "approved", by=director)
    assert "Money is there" in str(held.value)

    approvals.decide(money, "pending", by=director, why="Cheaper flights found")
    pass_all(trip, director)

    assert trip.status == "approved"
    assert list(moves_of(money).values_list("why", flat=True)) == [
        "Too dear",
        "Cheaper flights found",
        "",
    ]


@pytest.mark.parametrize("role", Role)
def test_each_role_takes_the_steps_that_are_for_it_and_no_other(role, client, trip, money, word):
    user = factories.in_role(role)
    client.force_login(user)
    may = {money: role in ("protocol", "director", "administrator")}
    may[word] = role in ("director", "administrator")

    for step in (money, word):
        answer = client.post(at("approval-decide", trip.reference, step.pk), {"to": "approved"})
        step.refresh_from_db()
        assert (step.status == "approved") == may[step]
        assert answer.status_code == (302 if may[step] else 403)


def test_whoever_travels_is_refused_by_page_and_service_and_it_is_noted(
    client, director, trip, money
):
    factories.traveller(trip=trip, user=director)
    client.force_login(director)

    answer = client.post(at("approval-decide", trip.reference, money.pk), {"to": "approved"})
    with pytest.raises(PermissionDenied):
        approvals.decide(money, "approved", by=director)

    money.refresh_from_db()
    noted = moves_of(money).filter(by=director).count()
    assert (answer.status_code, money.status, noted) == (403, "pending", 2)
    page = client.get(trip.get_absolute_url()).content.decode()
    assert at("approval-decide", trip.reference, money.pk) not in page


def test_in_the_admin_no_verdict_is_typed(client, director, money):
    client.force_login(director)
    page = client.get(reverse("admin:delegations_approval_change", args=[money.pk]))

    assert "status" not in page.context["adminform"].form.fields


def test_those_without_a_login_are_noted_from_their_paper(client, officer, trip):
    board = factories.approval(trip=trip, body="ethics", role="outside", order=1)
    client.force_login(officer)
    url = at("approval-decide", trip.reference, board.pk)
    assert "on which paper" in str(client.post(url, {"to": "approved"}).context["form"].errors)

    paper = {"given_by": "Ethics board", "paper": "Letter of 20 November"}
    client.post(url, {"to": "approved"} | paper)

    board.refresh_from_db()
    trip.refresh_from_db()
    assert (board.given_by, board.paper) == ("Ethics board", "Letter of 20 November")
    assert trip.status == "ethics_cleared"


def test_who_decides_is_reminded_until_it_is_decided(director, trip, money):
    deadline = Deadline.objects.get(kind="trip.approval", origin_id=money.pk)
    assert deadline.due_on == date(2027, 4, 10)
    approvals.decide(money, "approved", by=director)
    deadline.refresh_from_db()
    assert (deadline.status, deadline.evidence) == ("done", "Approved")


def test_another_payer_asks_ethics_as_soon_as_it_pays_and_again_when_it_changes(
    officer, director, trip
):
    pass_all(trip, director)
    cost = factories.trip_cost(trip=trip, estimate=300)
    cost.payer = "sponsor"
    trip_costs.save_cost(cost, by=officer)

    trip.refresh_from_db()
    states = {step.body: step.status for step in trip.approvals.all()}
    assert states == {"ethics": "pending", "budget": "approved", "director": "approved"}
    assert trip.status == "screening"
    ethics = trip.approvals.get(body="ethics")
    paper = {"given_by": "Ethics board", "paper": "Letter 3"}
    approvals.decide(ethics, "approved", by=officer, **paper)
    trip.refresh_from_db()
    assert trip.status == "approved"

    cost.payer = "airline"
    trip_costs.save_cost(cost, by=officer)

    ethics.refresh_from_db()
    trip.refresh_from_db()
    assert (ethics.status, trip.status) == ("pending", "screening")
    why = moves_of(ethics).last().why
    assert why == "Who pays has changed: A sponsor, An airline or hotel."


def test_when_the_city_pays_once_more_its_money_is_looked_at_again(officer, director, trip, money):
    pass_all(trip, director)

    for payer, status in (("own", "approved"), ("city", "pending")):
        trip.payer = payer
        trips.change(trip, by=officer)
        money.refresh_from_db()
        assert money.status == status


@pytest.mark.parametrize(("actual", "asked"), [("1100.00", False), ("1100.01", True)])
def test_costs_beyond_the_tolerance_ask_again(actual, asked, officer, director, trip):
    factories.office(trip_tolerance_percent=10)
    cost = factories.trip_cost(trip=trip, estimate="1000.00")
    pass_all(trip, director)
    assert trip.approved_cost == Decimal("1000.00")

    cost.actual = Decimal(actual)
    trip_costs.save_cost(cost, by=officer)

    trip.refresh_from_db()
    assert (trip.status == "screening") == asked


@pytest.mark.parametrize(("more", "asked"), [("1100.00", False), ("1100.01", True)])
def test_costs_that_grow_before_all_have_agreed_ask_those_again_who_agreed_to_less(
    more, asked, officer, director, trip, money
):
    factories.office(trip_tolerance_percent=10)
    cost = factories.trip_cost(trip=trip, estimate="1000.00")
    approvals.decide(money, "approved", by=director)
    assert money.approved_cost == Decimal("1000.00")

    cost.estimate = Decimal(more)
    trip_costs.save_cost(cost, by=officer)

    money.refresh_from_db()
    assert (money.status == "pending") == asked
    assert (moves_of(money).last().why.startswith("It costs the city more")) == asked


def test_a_step_that_is_asked_once_more_says_why_and_no_more_what_was_said(
    as_officer, director, trip, money
):
    approvals.decide(money, "conditions", by=director, why="Economy class")

    approvals.reopen(money, by=director, why="Who pays has changed: The host.")

    assert (money.words_said, money.given_by, money.paper) == (
        *("Who pays has changed: The host.", "", ""),
    )
    page = as_officer.get(trip.get_absolute_url()).content.decode()
    row = page.partition(f'id="approval-{money.pk}"')[2].partition("</tr>")[0]
    assert "Asked once more:" in row and "Who pays has changed" in row
    assert "Economy class" not in row


def test_whoever_agreed_to_no_cost_at_all_is_asked_when_there_is_one(officer, director, trip):
    pass_all(trip, director)

    trip_costs.save_cost(TripCost(trip=trip, estimate=5000, currency="EUR"), by=officer)

    trip.refresh_from_db()
    assert {step.status for step in trip.approvals.all()} == {"pending"}
    assert trip.status == "screening"


def test_whoever_agreed_while_no_sum_was_known_is_asked_when_one_is(officer, director, trip):
    unknown = factories.trip_cost(trip=trip, estimate=None)
    pass_all(trip, director)
    assert {step.approved_cost for step in trip.approvals.all()} == {Decimal(0)}

    unknown.estimate = 500
    trip_costs.save_cost(unknown, by=officer)

    trip.refresh_from_db()
    assert {step.status for step in trip.approvals.all()} == {"pending"}
    assert trip.status == "screening"
    assert "nobody knew" in trip.approvals.first().words_said


def test_a_step_kept_before_steps_knew_their_sum_is_asked_as_well(officer, director, trip):
    unknown = factories.trip_cost(trip=trip, estimate=None)
    pass_all(trip, director)
    trip.approvals.update(approved_cost=None)
    Trip.objects.filter(pk=trip.pk).update(approved_cost=None)

    unknown.actual = 500
    trip_costs.save_cost(unknown, by=officer)

    assert {step.status for step in trip.approvals.all()} == {"pending"}


@pytest.mark.parametrize("change", [{"what": "Flights"}, {"payer": "host", "estimate": 500}])
def test_nobody_is_asked_of_costs_while_the_city_bears_nothing_that_is_known(
    change, officer, director, trip
):
    trip.approvals.update(asks_payer=False)
    unknown = factories.trip_cost(trip=trip, estimate=None)
    pass_all(trip, director)

    for name, value in change.items():
        setattr(unknown, name, value)
    trip_costs.save_cost(unknown, by=officer)

    asked = trip.approvals.filter(status="pending")
    assert not any("costs the city" in step.words_said for step in asked)
    assert trip.approvals.filter(status="approved").exists()


def test_what_was_known_when_a_trip_was_approved_is_still_a_limit(officer, director, trip):
    factories.trip_cost(trip=trip, estimate=1000)
    unknown = factories.trip_cost(trip=trip, estimate=None)
    pass_all(trip, director)

    unknown.estimate = 500
    trip_costs.save_cost(unknown, by=officer)

    assert {step.status for step in trip.approvals.all()} == {"pending"}


def test_what_was_approved_before_counts_where_a_step_does_not_know_it(officer, director, trip):
    cost = factories.trip_cost(trip=trip, estimate="1000.00")
    pass_all(trip, director)
    trip.approvals.update(approved_cost=None)  # as steps were kept once

    cost.estimate = Decimal("5000.00")
    trip_costs.save_cost(cost, by=officer)

    assert {step.status for step in trip.approvals.all()} == {"pending"}


def test_whoever_approved_a_trip_without_a_chain_and_then_travels_has_not(
    officer, director, as_officer
):
    trip = factories.trip()
    trips.move(trip, "approved", by=director)
    person = factories.person(email=director.email)

    travellers.save(Traveller(trip=trip, name="The director", person=person), by=officer)

    trip.refresh_from_db()
    assert trip.status == "screening"
    assert moves_of(trip).last().why == "Whoever agreed travels by now: The director."


@pytest.mark.parametrize(
    ("starts_on", "verdict", "late"),
    [
        (date(2026, 12, 22), "pending", True),  # 30 days before it was yesterday
        (date(2026, 12, 23), "pending", False),
        (date(2026, 12, 22), "approved", False),
    ],
)
def test_a_step_that_waits_past_its_day_stands_out(
    starts_on, verdict, late, director, as_officer, trip, money
):
    Trip.objects.filter(pk=trip.pk).update(starts_on=starts_on)
    trip.approvals.exclude(pk=money.pk).delete()
    if verdict == "approved":
        approvals.decide(Approval.objects.get(pk=money.pk), "approved", by=director)

    page = as_officer.get(trip.get_absolute_url()).content.decode()

    row = page.partition(f'id="approval-{money.pk}"')[2].partition("</tr>")[0]
    assert ('class="nowrap late"' in row) == late


def test_another_destination_asks_whom_it_concerns(officer, director, trip, money, word):
    pass_all(trip, director)
    trip.destination = "Osaka"

    trips.change(trip, by=officer)

    word.refresh_from_db()
    money.refresh_from_db()
    assert (trip.status, word.status, money.status) == ("screening", "pending", "approved")
    assert moves_of(word).last().why == "It goes elsewhere: Osaka."


def test_other_days_ask_whom_they_concern(as_officer, officer, director, trip, money, word):
    pass_all(trip, director)
    days = {"starts_on": "2027-05-17", "ends_on": "2027-05-20", "why": "The host asks for it"}

    as_officer.post(at("trip-dates", trip.reference), days)

    for one in (trip, word, money):
        one.refresh_from_db()
    assert (trip.status, word.status, money.status) == ("screening", "pending", "approved")
    assert moves_of(word).last().why == "They travel on other days: 17 May 2027 – 20 May 2027."


def test_the_same_days_told_otherwise_ask_nobody_again(officer, director, trip):
    pass_all(trip, director)
    assert trip.ends_on is None

    trips.move_dates(trip, starts_on=trip.starts_on, ends_on=trip.starts_on, by=officer, why="So")

    assert trip.status == "approved"


def test_other_changes_ask_nobody_again(officer, director, trip):
    pass_all(trip, director)
    trip.purpose, trip.title = "Sign the charter", "To Kobe by train"

    trips.change(trip, by=officer)

    assert trip.status == "approved"


def test_whoever_agreed_and_then_travels_has_not_agreed(officer, director, as_officer, trip, word):
    pass_all(trip, director)

    typed = {"name": "The director", "part": "staff", "visa": "none", "user": director.pk}
    as_officer.post(at("traveller-new", trip.reference), typed)

    word.refresh_from_db()
    trip.refresh_from_db()
    assert (word.status, trip.status) == ("pending", "screening")
    assert moves_of(word).last().why == "Whoever agreed travels by now: The director."


def test_no_file_brings_a_verdict_in_that_its_bringer_may_not_give(officer, director, trip):
    factories.traveller(trip=trip, user=director)
    for by, error in ((officer, PermissionDenied), (director, ValidationError)):
        with pytest.raises(error):
            approvals.keep_row(Approval(trip=trip, title="Word", status="approved"), {}, by=by)

    approvals.keep_row(
        Approval(trip=trip, title="Word", status="approved"), {}, by=factories.in_role("director")
    )
    assert trip.approvals.get(title="Word").decided_on == date(2026, 11, 23)


def test_a_verdict_has_the_day_on_which_it_was_given(client, officer, director, trip):
    board = factories.approval(trip=trip, body="council", role="outside", order=1)
    client.force_login(officer)
    url = at("approval-decide", trip.reference, board.pk)
    said = {"to": "approved", "given_by": "Council", "paper": "Minutes 4"}
    early = client.post(url, said | {"decided_on": "2026-11-24"})
    assert "still to come" in str(early.context["form"].errors["decided_on"])

    client.post(url, said | {"decided_on": "2026-11-16"})

    board.refresh_from_db()
    assert board.decided_on == date(2026, 11, 16)


def test_a_file_brings_the_day_of_a_verdict_and_changes_none(director, trip, client):
    client.force_login(director)
    heading = "Trip,Step,Verdict,Decided on"
    for text in (
        f"{heading}\n{trip.reference},Word of old,Approved,2026-03-03\n",
        f"{heading}\n{trip.reference},Word of old,Approved,2026-03-05\n",
    ):
        bringing = brought(client, text, sheet="trip_approvals", name="approvals.csv")
        headings = {f"heading-{at}": name for at, name in enumerate(bringing.mapping)}
        take(client, bringing, "map", **headings, empty="keep")
        take(client, bringing, "write", good_rows_only="on")

    assert bringing.mapping == ["trip", "title", "status", "decided_on"]
    assert trip.approvals.get(title="Word of old").decided_on == date(2026, 3, 3)


def typed(step, **changed):
    """A step as its form sends it."""
    kept = {name: getattr(step, name) for name in ("title", "body", "role", "order", "lead_days")}
    flags = ("before_acceptance", "asks_payer", "asks_cost", "asks_destination", "asks_dates")
    ticked = {name: "on" for name in flags if getattr(step, name)}
    return kept | ticked | changed


HELD = ("trip_id", "step_id", "body", "role", "approver_id", "order", "before_acceptance")
LOOSER = [{"role": "officer"}, {"role": "outside"}, {"order": 1}, {"body": "other"}]


def as_kept(step):
    return Approval.objects.filter(pk=step.pk).values(*HELD).get()


@pytest.mark.parametrize("looser", LOOSER)
def test_no_officer_loosens_on_its_page_what_the_chain_asks_for(looser, as_officer, trip, word):
    before = as_kept(word)

    as_officer.post(at("approval-edit", trip.reference, word.pk), typed(word, **looser))

    assert as_kept(word) == before


@pytest.mark.parametrize("looser", [*LOOSER, {"step": ""}])
def test_no_officer_loosens_it_in_the_admin(looser, as_officer, trip, word):
    before = as_kept(word)
    change = reverse("admin:delegations_approval_change", args=[word.pk])
    whole = typed(word) | {"trip": trip.pk, "step": word.step_id} | looser

    assert as_officer.post(change, whole).status_code == 403
    assert as_kept(word) == before


def test_no_officer_takes_it_off_a_trip_in_the_admin(as_officer, word):
    delete = reverse("admin:delegations_approval_delete", args=[word.pk])
    chosen = {"action": "delete_selected", "_selected_action": [word.pk], "post": "yes"}

    as_officer.post(delete, {"post": "yes"})
    as_officer.post(reverse("admin:delegations_approval_changelist"), chosen)

    assert Approval.objects.filter(pk=word.pk).exists()


def test_no_officer_puts_a_step_of_their_own_in_its_place(as_officer, trip):
    council = factories.chain_step(role="administrator")
    own = {"title": "Mine", "body": "director", "role": "officer", "order": 10, "lead_days": 21}
    whole = own | {"trip": trip.pk, "step": council.pk}

    answer = as_officer.post(reverse("admin:delegations_approval_add"), whole)

    assert answer.status_code == 403 and not trip.approvals.filter(step=council).exists()


def test_no_officer_loosens_it_by_a_file(as_officer, trip, word):
    text = f"Trip,Step,Who takes it\n{trip.reference},{word.title},Officer\n"
    before = as_kept(word)

    bringing = brought(as_officer, text, sheet="trip_approvals", name="approvals.csv")
    headings = {f"heading-{at}": name for at, name in enumerate(bringing.mapping)}
    take(as_officer, bringing, "map", **headings, empty="keep")
    take(as_officer, bringing, "write", good_rows_only="on")

    assert bringing.mapping == ["trip", "title", "role"]
    assert as_kept(word) == before


def test_an_officer_gives_it_more_days_and_a_director_who_stays_home_all_else(
    client, officer, director, trip, word
):
    edit = at("approval-edit", trip.reference, word.pk)
    client.force_login(officer)
    client.post(edit, typed(word, lead_days=40))
    client.force_login(director)
    client.post(edit, typed(word, lead_days=40, role="administrator"))
    word.refresh_from_db()
    assert (word.lead_days, word.role) == (40, "administrator")

    factories.traveller(trip=trip, user=director)
    client.post(edit, typed(word, role="officer"))
    word.role = "officer"
    with pytest.raises(PermissionDenied):
        approvals.save_approval(word, by=director)

    word.refresh_from_db()
    assert word.role == "administrator"


def test_nobody_agrees_to_another_trip_than_the_page_showed(client, officer, director, trip, money):
    client.force_login(director)
    url = at("approval-decide", trip.reference, money.pk)
    page = client.get(url)
    assert "Paid most by" in page.content.decode()
    seen = page.context["form"].fields["seen"].widget.mark
    trip.destination = "Osaka"
    trips.change(trip, by=officer)

    again = client.post(url, {"to": "approved", "seen": seen})
    money.refresh_from_db()
    assert "was changed since you opened this page" in again.content.decode()
    assert money.status == "pending"
    client.post(url, {"to": "approved", "seen": again.context["form"].fields["seen"].widget.mark})

    money.refresh_from_db()
    assert money.status == "approved"


def test_a_verdict_is_not_kept_under_a_button_that_takes_it_back(client, director, trip, money):
    approvals.decide(money, "approved", by=director)
    client.force_login(director)

    page = client.get(at("approval-decide", trip.reference, money.pk)).content.decode()

    assert "Keep the verdict" not in page
