"""Agreements: what may not be stored, the steps between states, and what falls silent."""

from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from oia.core.models import Move
from oia.core.plugs import Activity, board
from oia.directory.models import Agreement, Contact
from oia.directory.services import agreements as services
from oia.directory.services import contacts
from oia.directory.services.activity import look_for_silence
from oia.reminders import services as reminders
from oia.reminders.models import Deadline
from oia.reminders.sources import reconcile
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
CLOSED_WITH = {reminders.mark_done: "evidence", reminders.waive: "why"}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-23T10:00Z"):
        yield


@pytest.fixture
def director(db):
    return factories.in_role("director", username="director")


@pytest.fixture
def happened(monkeypatch):
    """What an app says of when something happened; empty until a test fills it."""
    days = {}
    plug = Activity(
        name="of-a-test",
        title="Test",
        latest=lambda model, keys: {k: days[model, k] for k in keys if (model, k) in days},
    )
    monkeypatch.setitem(board.plugs.setdefault(Activity, {}), plug.name, plug)
    return lambda record, day: days.update({(type(record), record.pk): day})


def refused(**kw):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.agreement(**kw)


def due(kind):
    return Deadline.objects.filter(kind=f"agreement.{kind}")


# What may not be stored ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        {"city": None},
        {"ends_on": date(2024, 5, 1)},
        {"effective_on": date(2025, 1, 1), "ends_on": date(2024, 12, 31)},
        {"status": "council", "signed_on": date(2024, 5, 2)},
        {"status": "terminated", "terminated_on": date(2024, 5, 1)},
        {"renewal": "automatic", "renews_months": 12},
        {"renewal": "automatic", "ends_on": date(2027, 1, 1)},
        {"renewal": "automatic", "ends_on": date(2027, 1, 1), "renews_months": 0},
        {"notice_months": 61},
        {"review_score": 6},
        {"review_score": 0},
        {"status": "lost"},
    ],
)
def test_the_database_takes_no_agreement_that_cannot_be(wrong):
    refused(**wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"authority_words": ""},
        {"granted_on": TODAY, "refused_on": TODAY},
        {"asked_on": TODAY, "granted_on": date(2026, 11, 22)},
        {"asked_on": TODAY, "refused_on": date(2026, 11, 22)},
    ],
)
def test_the_database_takes_no_clearance_that_cannot_be(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.clearance(**wrong)


def test_the_database_takes_no_signatory_without_a_name_or_twice():
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.signatory(name="")
    signed = factories.signatory(holding=factories.holding())
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.signatory(agreement=signed.agreement, holding=signed.holding)


# Steps --------------------------------------------------------------------------------------------


def test_from_the_first_idea_to_the_signing_each_step_is_kept(director):
    agreement = factories.agreement(status="proposed")
    for step in ("due_diligence", "clearance", "council", "signed"):
        services.move(agreement, step, by=director, why="As decided")

    assert agreement.signed_on == TODAY
    moves = Move.objects.filter(subject_id=agreement.pk).order_by("at", "pk")
    assert [move.went_to for move in moves] == ["due_diligence", "clearance", "council", "signed"]
    assert agreement.history.count() == 5


def test_nothing_is_signed_before_it_is_cleared(director):
    agreement = factories.agreement(status="clearance")
    factories.clearance(agreement=agreement, kind="notice_after")
    asked = factories.clearance(agreement=agreement, asked_on=TODAY)
    with pytest.raises(ValidationError, match="Authorisation before signing"):
        services.move(agreement, "signed", by=director)

    asked.granted_on = TODAY
    asked.save()
    services.move(agreement, "signed", by=director)

    assert agreement.status == "signed"


def test_who_refused_and_then_granted_holds_up_no_signing(director):
    agreement = factories.agreement(status="clearance")
    asked = {"agreement": agreement, "authority_words": "Foreign ministry"}
    factories.clearance(**asked, asked_on=date(2026, 1, 2), refused_on=date(2026, 2, 1))
    again = factories.clearance(**asked, asked_on=date(2026, 3, 2))
    other = factories.clearance(agreement=agreement, authority_words="The region")
    for waited_for in (again, other):
        with pytest.raises(ValidationError, match="Authorisation before signing"):
            services.move(agreement, "signed", by=director)
        waited_for.granted_on = TODAY
        waited_for.save()

    services.move(agreement, "signed", by=director)

    assert agreement.status == "signed"


def test_what_was_granted_and_then_refused_is_not_cleared(director):
    agreement = factories.agreement(status="clearance")
    factories.clearance(agreement=agreement, asked_on=date(2026, 1, 2), granted_on=TODAY)
    factories.clearance(agreement=agreement, asked_on=date(2026, 3, 2), refused_on=TODAY)

    with pytest.raises(ValidationError, match="Not yet granted"):
        services.move(agreement, "signed", by=director)


def test_who_has_not_granted_and_who_refused_is_told(director):
    agreement = factories.agreement(status="clearance")
    body = factories.organisation(name="Ministry of the Sea")
    factories.clearance(agreement=agreement, authority=body)
    factories.clearance(agreement=agreement, authority_words="The region", refused_on=TODAY)

    with pytest.raises(ValidationError) as told:
        services.move(agreement, "signed", by=director)

    assert "Ministry of the Sea" in str(told.value)
    assert "The region, refused on 23 Nov 2026" in str(told.value)


def test_who_has_not_granted_is_not_named_to_whom_they_are_hidden_from():
    signer, agreement = factories.user(), factories.agreement(status="clearance")
    signer.user_permissions.add(Permission.objects.get(codename="approve_agreement"))
    body = factories.organisation(name="Secret Ministry", sensitivity="movements")
    factories.clearance(agreement=agreement, authority=body)

    with pytest.raises(ValidationError) as told:
        services.move(agreement, "signed", by=signer)

    assert "Secret" not in str(told.value) and "Authorisation" in str(told.value)


def test_it_was_signed_on_the_day_that_is_said_and_by_who_held_the_post_then(director):
    agreement, (former, present) = factories.agreement(status="council"), one_after_the_other()
    signed = factories.signatory(agreement=agreement, holding=present)
    in_words = factories.signatory(agreement=agreement, name="Rosa Luz", post="Envoy")
    with pytest.raises(ValidationError, match="not on a day to come"):
        services.move(agreement, "signed", by=director, on=date(2026, 11, 24))

    services.move(agreement, "signed", by=director, on=date(2026, 10, 30))

    assert agreement.signed_on == date(2026, 10, 30)
    signed.refresh_from_db(), in_words.refresh_from_db()
    assert (signed.holding, in_words.holding, in_words.post) == (former, None, "Envoy")


def one_after_the_other():
    """Somebody's two posts: until the end of October, and since."""
    person = factories.person()
    return (
        factories.holding(person=person, ends_on=date(2026, 10, 31)),
        factories.holding(person=person, starts_on=date(2026, 11, 1)),
    )


def test_a_day_of_signing_that_is_corrected_takes_the_posts_along(officer):
    agreement, (former, present) = factories.agreement(signed_on=TODAY), one_after_the_other()
    lasting = factories.holding(person=present.person)
    signed = [factories.signatory(agreement=agreement, holding=h) for h in (present, lasting)]

    agreement.signed_on = date(2026, 10, 1)
    services.change(agreement, by=officer)

    for one in signed:
        one.refresh_from_db()
    assert [one.holding for one in signed] == [former, lasting]


def test_what_is_signed_today_is_written_down_as_new_by_a_director_alone(officer, director):
    def written(by, **kw):
        named = {"title": "Kobe", "kind": "sister", "city": factories.city()}
        return services.create(Agreement(**named | kw), by=by)

    for now in ({"status": "signed"}, {"status": "active", "signed_on": TODAY}):
        with pytest.raises(ValidationError, match="Signing is not yours"):
            written(officer, **now)
        assert written(director, **now).pk
    for before in (
        {"status": "proposed"},
        {"status": "active"},
        {"status": "signed", "signed_on": date(1990, 5, 1)},
        {"status": "historical", "signed_on": date(1950, 5, 1)},
    ):
        assert written(officer, **before).pk


def test_an_officer_prepares_and_only_a_director_signs_and_terminates(officer, reader, director):
    agreement = factories.agreement(status="proposed")
    with pytest.raises(PermissionDenied):
        services.move(agreement, "due_diligence", by=reader)
    services.move(agreement, "due_diligence", by=officer)
    with pytest.raises(PermissionDenied):
        services.move(agreement, "signed", by=officer)
    services.move(agreement, "signed", by=director)
    with pytest.raises(PermissionDenied):
        services.move(agreement, "terminated", by=officer, why="They left")


@pytest.mark.parametrize("step", ["suspended", "terminated", "historical"])
def test_what_will_be_asked_later_says_why(director, step):
    agreement = factories.agreement()
    with pytest.raises(ValidationError, match="Say why"):
        services.move(agreement, step, by=director, why=" ")
    services.move(agreement, step, by=director, why="The war")

    assert Move.objects.get(went_to=step).why == "The war"


def test_what_was_terminated_does_not_come_back_as_signed(director):
    agreement = factories.agreement()
    services.move(agreement, "terminated", by=director, why="The war")

    assert agreement.terminated_on == TODAY
    with pytest.raises(ValidationError, match="It has taken effect"):
        services.move(agreement, "signed", by=director, why="Peace")


def test_renewed_it_goes_on_until_a_later_day(officer):
    agreement = factories.agreement(status="renewal", ends_on=date(2027, 1, 1))
    with pytest.raises(ValidationError, match="later day"):
        services.renew(agreement, by=officer, ends_on=date(2027, 1, 1))
    agreement.refresh_from_db()
    services.renew(agreement, by=officer, ends_on=date(2030, 1, 1))

    assert (agreement.status, agreement.ends_on) == ("active", date(2030, 1, 1))


def test_only_what_is_up_for_renewal_is_renewed(officer):
    agreement = factories.agreement(ends_on=date(2027, 1, 1))
    with pytest.raises(ValidationError):
        services.renew(agreement, by=officer, ends_on=date(2030, 1, 1))

    assert Agreement.objects.get().ends_on == date(2027, 1, 1)


def test_what_renews_itself_goes_on_by_itself_however_late_one_looks():
    terms = {"renewal": "automatic", "renews_months": 12}
    ours = factories.agreement(ends_on=date(2024, 12, 31), **terms)
    over = factories.agreement(ends_on=date(2024, 12, 31), status="terminated", **terms)

    assert (services.renew_ended(), services.renew_ended()) == (1, 0)
    ours.refresh_from_db()
    over.refresh_from_db()
    assert (ours.ends_on, over.ends_on) == (date(2026, 12, 31), date(2024, 12, 31))
    assert ours.history.first().history_change_reason == "Renewed by itself"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("signed", "signed"),
        ("active", "active"),
        ("dormant", "dormant"),
        ("renewal", "active"),
        ("suspended", "suspended"),
    ],
)
def test_whatever_renews_itself_has_its_notice_reminded_of_until_it_did(before, after):
    terms = {"renewal": "automatic", "renews_months": 12, "notice_months": 6}
    ours = factories.agreement(ends_on=date(2027, 12, 31), status=before, **terms)
    assert due("notice_by").get().status == "open"

    assert services.renew_ended(date(2028, 1, 1)) == 1

    ours.refresh_from_db()
    assert (ours.status, ours.ends_on) == (after, date(2028, 12, 31))
    assert ours.history.first().history_change_reason == "Renewed by itself"
    assert due("notice_by").get().due_on.year == 2028


@pytest.mark.parametrize("close", [reminders.mark_done, reminders.waive])
def test_who_let_it_renew_itself_once_is_reminded_of_the_next_notice(close):
    terms = {"renewal": "automatic", "renews_months": 12, "notice_months": 6}
    factories.agreement(ends_on=date(2027, 12, 31), **terms)
    close(due("notice_by").get(), by=None, **{CLOSED_WITH[close]: "We stay"})

    services.renew_ended(date(2028, 1, 1))

    notice = due("notice_by").get()
    assert (notice.status, notice.due_on.year) == ("open", 2028)
    assert notice.next_step_at is not None


def test_what_was_given_notice_stays_in_force_to_its_day_and_does_not_renew_itself(director):
    terms = {"renewal": "automatic", "renews_months": 36, "notice_months": 1}
    ours = factories.agreement(ends_on=date(2027, 12, 31), **terms)
    services.move(ours, "terminated", by=director, why="The council", on=date(2027, 12, 31))

    assert (ours.status, ours.terminated_on) == ("active", date(2027, 12, 31))
    assert ours.history.first().history_change_reason == "The council"
    assert (due("notice_by").get().status, due("renewal").get().status) == ("done", "done")
    assert due("term_end").get().due_on == date(2027, 12, 31)
    assert services.end_terminated(date(2027, 12, 30)) == 0
    assert services.renew_ended(date(2028, 1, 1)) == 0
    assert (services.end_terminated(date(2028, 1, 1)), services.end_terminated()) == (1, 0)
    ours.refresh_from_db()
    assert (ours.status, ours.ends_on) == ("terminated", date(2027, 12, 31))
    assert Move.objects.get(went_to="terminated").by is None


def test_only_who_may_terminate_gives_notice_or_takes_it_back(officer, director):
    terms = {"renewal": "automatic", "renews_months": 36, "notice_months": 1}
    ours = factories.agreement(ends_on=date(2027, 12, 31), status="renewal", **terms)
    ours.terminated_on = date(2027, 12, 31)
    with pytest.raises(PermissionDenied):
        services.change(ours, by=officer)
    services.change(ours, by=director)
    with pytest.raises(ValidationError, match="Notice was given"):
        services.renew(ours, by=director, ends_on=date(2030, 12, 31))
    assert due("notice_by").get().status == "done"

    ours.terminated_on = None
    services.change(ours, by=director)

    assert due("notice_by").get().status == "open"
    assert services.renew_ended(date(2028, 1, 1)) == 1


def test_a_day_before_the_signing_is_refused_in_words(director):
    agreement = factories.agreement(signed_on=date(2024, 5, 2))
    with pytest.raises(ValidationError, match="before it was signed"):
        services.move(agreement, "terminated", by=director, why="Late", on=date(2024, 5, 1))


def test_what_was_signed_is_active_from_the_day_on_which_it_takes_effect():
    ahead = factories.agreement(status="signed", effective_on=date(2026, 12, 1))
    at_once = factories.agreement(status="signed", signed_on=date(1990, 1, 1))
    unknown = factories.agreement(status="signed", signed_on=None)
    waiting = factories.agreement(status="suspended", signed_on=date(1990, 1, 1))

    assert (services.begin_signed(), services.begin_signed()) == (2, 0)
    for one in (ahead, at_once, unknown, waiting):
        one.refresh_from_db()
    states = [one.status for one in (ahead, at_once, unknown, waiting)]
    assert states == ["signed", "active", "active", "suspended"]
    assert at_once.kept_on is None and look_for_silence() == 1
    assert services.begin_signed(date(2026, 12, 1)) == 1


def test_one_that_cannot_be_renewed_holds_up_no_other(caplog):
    terms = {"renewal": "automatic", "renews_months": 12, "ends_on": date(2026, 11, 1)}
    odd, sound = factories.agreement(**terms), factories.agreement(**terms)
    Agreement.objects.filter(pk=odd.pk).update(kind="pact")

    assert services.renew_ended() == 1

    odd.refresh_from_db(), sound.refresh_from_db()
    assert (odd.ends_on, sound.ends_on) == (date(2026, 11, 1), date(2027, 11, 1))
    assert f"agreement {odd.pk} was not renewed" in caplog.text


def test_a_term_to_the_end_of_a_month_goes_on_to_the_end_of_a_month():
    terms = {"renewal": "automatic", "renews_months": 6}
    ours = factories.agreement(ends_on=date(2026, 12, 31), **terms)
    ends = []
    for day in (date(2027, 1, 1), date(2027, 7, 1), date(2029, 1, 1)):
        services.renew_ended(day)
        ours.refresh_from_db()
        ends.append(ours.ends_on)

    assert ends == [date(2027, 6, 30), date(2027, 12, 31), date(2029, 6, 30)]


@pytest.mark.parametrize("state", ["signed", "active", "dormant", "renewal", "suspended"])
def test_the_end_of_what_does_not_renew_itself_is_a_date_in_each_state(state):
    factories.agreement(ends_on=date(2028, 3, 31), status=state)

    assert due("term_end").get().status == "open"


# Silence ------------------------------------------------------------------------------------------


@pytest.fixture
def asked_about(db):
    """The office wants to be asked whether what is silent is dormant."""
    return factories.office(agreement_dormant_by_itself=False)


def test_an_agreement_in_which_nothing_happens_becomes_dormant_by_rule():
    silent = factories.agreement(signed_on=date(2025, 5, 23))
    alive = factories.agreement(signed_on=date(2025, 5, 24))
    signed = factories.agreement(signed_on=date(1990, 1, 1), status="signed")

    assert (look_for_silence(), look_for_silence()) == (1, 0)
    for one in (silent, alive, signed):
        one.refresh_from_db()
    assert [one.status for one in (silent, alive, signed)] == ["dormant", "active", "signed"]
    step = Move.objects.get(subject_id=silent.pk, went_to="dormant")
    assert (step.by, step.why) == (None, "Nothing happened for 18 months")


def test_it_is_active_again_as_soon_as_something_is_written_down(officer):
    silent = factories.agreement(signed_on=date(2010, 1, 1))
    by_hand = factories.agreement(signed_on=date(2010, 1, 1))
    services.move(by_hand, "dormant", by=officer)
    look_for_silence()

    for one in (silent, by_hand):
        contacts.log(Contact(about="A call", city=one.city), by=officer)
        one.refresh_from_db()
    assert (silent.status, by_hand.status) == ("active", "dormant")
    assert silent.history.first().history_change_reason == "It is silent no longer"


def test_what_names_only_the_government_of_a_city_lives_by_what_happens_with_the_city(officer):
    kobe = factories.city(name="Kobe")
    old = {"signed_on": date(2010, 1, 1)}
    town = factories.agreement(organisation=factories.organisation(city=kobe), **old)
    school = factories.organisation(city=kobe, kind="university")
    other = factories.agreement(organisation=school, **old)
    look_for_silence()

    contacts.log(Contact(about="A call", city=kobe), by=officer)

    town.refresh_from_db(), other.refresh_from_db()
    assert (town.status, other.status) == ("active", "dormant")
    assert list(contacts.with_partners_of(town)) and not contacts.with_partners_of(other)
    look_for_silence()
    town.refresh_from_db()
    assert (town.status, town.last_activity_on) == ("active", TODAY)


def test_a_trip_for_an_agreement_is_something_that_happened_with_it():
    factories.trip(
        agreement=factories.agreement(),
        status="expenses",
        starts_on=date(2026, 5, 1),
        ends_on=date(2026, 5, 3),
    )

    look_for_silence()

    assert Agreement.objects.get().last_activity_on == date(2026, 5, 3)


def test_whoever_was_warned_of_silence_is_warned_again_the_next_time(officer):
    silent = factories.agreement(signed_on=date(2010, 1, 1))
    look_for_silence()
    assert not due("silence").filter(status="open").exists()

    contacts.log(Contact(about="A call", city=silent.city), by=officer)

    warned = due("silence").get()
    assert (warned.status, warned.due_on > timezone.localdate()) == ("open", True)


def test_a_question_that_stands_is_answered_by_the_rule_once_the_office_has_one(asked_about):
    silent = factories.agreement(signed_on=date(2010, 1, 1))
    look_for_silence()
    factories.office(agreement_dormant_by_itself=True)

    look_for_silence()

    silent.refresh_from_db()
    assert (silent.status, silent.dormant_proposed_on) == ("dormant", None)


def test_an_agreement_in_which_nothing_happens_is_asked_about_once(asked_about):
    silent = factories.agreement(signed_on=date(2025, 5, 23))
    alive = factories.agreement(signed_on=date(2025, 5, 24))
    over = factories.agreement(signed_on=date(1990, 1, 1), status="historical")

    assert (look_for_silence(), look_for_silence()) == (1, 0)
    for one in (silent, alive, over):
        one.refresh_from_db()
    assert silent.dormant_proposed_on == TODAY
    assert (alive.dormant_proposed_on, over.dormant_proposed_on) == (None, None)
    assert silent.status == "active"


def test_the_office_says_after_how_long():
    factories.office(agreement_silence_months=240)
    factories.agreement(signed_on=date(2010, 1, 1))

    assert look_for_silence() == 0


def test_what_an_app_says_happened_takes_the_question_back(happened, asked_about):
    agreement = factories.agreement(signed_on=date(2010, 1, 1))
    look_for_silence()
    happened(agreement.city, date(2026, 10, 1))

    look_for_silence()

    agreement.refresh_from_db()
    assert (agreement.last_activity_on, agreement.dormant_proposed_on) == (date(2026, 10, 1), None)
    assert due("silence").get().due_on == date(2028, 4, 1)


def test_somebody_who_looked_keeps_it_active(officer, asked_about):
    agreement = factories.agreement(signed_on=date(2010, 1, 1))
    look_for_silence()
    agreement.refresh_from_db()

    services.keep_going(agreement, by=officer)

    agreement.refresh_from_db()
    assert (agreement.kept_on, agreement.dormant_proposed_on) == (TODAY, None)
    assert look_for_silence() == 0


def test_looking_for_silence_costs_the_same_for_one_and_for_thirty(query_count):
    factories.office()
    alive = {"signed_on": date(2026, 1, 1)}
    factories.agreement(**alive)
    look_for_silence()
    one = query_count(look_for_silence)
    for _number in range(29):
        factories.agreement(**alive)

    assert query_count(look_for_silence) == one


# Dates --------------------------------------------------------------------------------------------


def test_renewal_is_decided_nine_months_before_the_end_or_as_the_office_says():
    agreement = factories.agreement(ends_on=date(2028, 3, 31))
    renewal = due("renewal").get()
    assert (renewal.due_on, renewal.owner) == (date(2027, 6, 30), agreement.owner)
    assert due("term_end").get().due_on == date(2028, 3, 31)

    factories.office(agreement_renewal_months=12)
    reconcile()

    assert due("renewal").get().due_on == date(2027, 3, 31)


def test_notice_is_given_in_time_for_the_council():
    factories.office(council_lead_days=30)
    terms = {"renewal": "automatic", "renews_months": 36, "ends_on": date(2028, 7, 31)}
    factories.agreement(notice_months=6, **terms)

    assert due("notice_by").get().due_on == date(2028, 1, 1)
    assert not due("term_end").exists()


def test_renewal_begun_is_done_and_termination_lets_the_rest_fall_away(director):
    agreement = factories.agreement(ends_on=date(2028, 3, 31))
    services.move(agreement, "renewal", by=director)
    assert (due("renewal").get().status, due("term_end").get().status) == ("done", "open")

    services.move(agreement, "terminated", by=director, why="The war")
    assert due("term_end").get().status == "cancelled"


def test_a_clearance_is_a_date_until_it_is_granted():
    clearance = factories.clearance(due_on=date(2027, 1, 15))
    assert due("clearance").get().due_on == date(2027, 1, 15)

    clearance.granted_on = TODAY
    clearance.save()

    assert due("clearance").get().evidence == "Granted on 23 Nov 2026"


def test_anniversaries_come_into_being_two_years_ahead_and_pass():
    factories.agreement(title="Kobe", signed_on=date(2003, 6, 1))
    reconcile()
    assert due("anniversary_25").get().due_on == date(2028, 6, 1)
    assert due("anniversary_25").get().title == "25 years: Kobe"
    assert not due("anniversary_50").exists()

    with time_machine.travel("2028-07-03T10:00Z"):
        reconcile()
    assert due("anniversary_25").get().status == "done"


@pytest.mark.parametrize("gone", [{"status": "suspended"}, {"ends_on": date(2026, 11, 22)}])
def test_nobody_celebrates_what_is_suspended_or_over(gone):
    agreement = factories.agreement(signed_on=date(2007, 6, 1))
    reconcile()
    assert due("anniversary_20").get().status == "open"

    Agreement.objects.filter(pk=agreement.pk).update(**gone)
    reconcile()
    assert due("anniversary_20").get().status == "cancelled"
    with time_machine.travel("2027-07-03T10:00Z"):
        reconcile()
    assert due("anniversary_20").get().evidence == ""


def test_an_anniversary_does_not_wait_for_what_renews_itself_to_do_so():
    terms = {"renewal": "automatic", "renews_months": 12, "ends_on": date(2026, 11, 22)}
    factories.agreement(signed_on=date(2007, 6, 1), **terms)
    reconcile()

    assert due("anniversary_20").get().status == "open"


def test_an_anniversary_of_a_wrong_date_falls_away_and_has_not_passed():
    agreement = factories.agreement(signed_on=date(2003, 6, 1))
    reconcile()

    agreement.signed_on = date(2013, 6, 1)
    agreement.save()

    assert due("anniversary_25").get().status == "cancelled"
    assert due("anniversary_25").get().evidence == ""


def test_a_restricted_agreement_keeps_its_title_to_itself():
    factories.agreement(title="The airport", ends_on=date(2028, 3, 31), sensitivity="restricted")

    assert "airport" not in due("renewal").get().travels_as


def test_after_all_that_nothing_is_out_of_step():
    factories.agreement(ends_on=date(2028, 3, 31))
    factories.clearance(due_on=date(2027, 1, 15))
    reconcile()

    assert reconcile() == 0


@pytest.mark.parametrize("year", [1887, 1987])
def test_what_was_signed_long_ago_is_late_only_since_it_is_written_down_here(year):
    factories.agreement(signed_on=date(year, 5, 3))
    silence = due("silence").get()
    assert (silence.due_on, silence.title[:31]) == (
        TODAY,
        f"Nothing happened since 3 May {year}"[:31],
    )


def test_a_term_that_was_over_before_1900_is_kept_and_owes_no_date():
    over = factories.agreement(signed_on=date(1887, 5, 3), ends_on=date(1890, 5, 3))
    assert not due("renewal").exists()

    over.ends_on = date(2030, 5, 3)
    over.save()
    assert due("renewal").exists()


def test_of_what_no_day_is_known_nothing_is_said_to_have_happened():
    agreement = factories.agreement(signed_on=None, title="Friends of 1987")
    assert due("silence").get().title == (
        "Nothing is known since it was written down, 23 Nov 2026: Friends of 1987"
    )

    agreement.last_activity_on = date(2026, 11, 2)
    agreement.save()

    assert due("silence").get().title == "Nothing happened since 2 Nov 2026: Friends of 1987"
