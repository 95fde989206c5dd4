"""Promises are written down, changed, reported on, closed and handed over, each by somebody."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from networks.models import Network
from oia.commitments.models import Commitment, CommitmentReport
from oia.commitments.services import closing, promising, reckoning, reporting
from oia.commitments.tasks import follow_records
from oia.core.models import Move
from oia.directory.models import Person
from tests import factories

pytestmark = pytest.mark.django_db

GIVEN = date(2026, 1, 31)
TODAY = timezone.localdate


@pytest.fixture
def names_days(monkeypatch):
    """People name a day of theirs here, as a sign-on names that of its signing."""
    monkeypatch.setattr(Person, "names_days", {"signed_on": "the signing"}, raising=False)
    monkeypatch.setattr(Person, "signed_on", None, raising=False)

    def sign(person, day):
        monkeypatch.setattr(Person, "signed_on", day)
        person.save()

    return sign


def promise(by, **kw):
    themes, to = kw.pop("themes", None), kw.pop("to", None)
    commitment = Commitment(**{"text": "Plant trees", "given_on": GIVEN, "owner": by} | kw)
    return promising.promise(commitment, by=by, themes=themes, to=to)


# Writing down -------------------------------------------------------------------------------------


def test_a_promise_leaves_its_first_move_and_its_history(officer):
    theme = factories.theme()
    commitment = promise(officer, themes=[theme])

    assert [(move.went_to, move.by) for move in Move.objects.all()] == [("open", officer)]
    assert commitment.history.get().history_user == officer
    assert list(commitment.themes.all()) == [theme]


def test_the_post_held_on_that_day_is_found_by_itself(officer, mayors):
    before = promise(officer, promised_by=mayors.former.person, given_on=date(2020, 1, 1))
    after = promise(officer, promised_by=mayors.former.person)

    assert before.promised_as == mayors.former
    assert after.promised_as is None


def test_another_day_finds_another_post(officer, mayors):
    commitment = promise(officer, promised_by=mayors.former.person, given_on=date(2020, 1, 1))
    commitment.given_on = GIVEN
    promising.change(commitment, by=officer)

    assert commitment.promised_as is None


@pytest.mark.parametrize(
    ("make", "column"),
    [
        (factories.organisation, "to_organisation"),
        (factories.person, "to_person"),
        (factories.city, "to_city"),
        (factories.network, "to_other"),
    ],
)
def test_it_may_be_given_to_a_record_of_any_kind(officer, make, column):
    partner = make()
    commitment = Commitment.objects.get(pk=promise(officer, to=partner).pk)

    assert getattr(commitment, column) == partner
    assert commitment.partners == [partner]
    assert list(Commitment.objects.touching(partner)) == [commitment]


def test_it_is_as_restricted_as_what_it_came_from(officer):
    commitment = promise(officer, subject=factories.organisation(sensitivity="restricted"))

    assert commitment.sensitivity == "restricted"


def test_a_record_that_is_hidden_later_takes_its_promises_along(officer):
    origin = factories.organisation()
    commitment = promise(officer, subject=origin)
    origin.sensitivity = "protocol"
    origin.save()

    commitment.refresh_from_db()
    assert commitment.sensitivity == "protocol"


def test_a_record_called_otherwise_is_called_so_here(officer):
    origin = factories.organisation(name="Old")
    commitment = promise(officer, subject=origin)
    origin.name = "New"
    origin.save()

    commitment.refresh_from_db()
    assert commitment.source_title == "New"
    assert commitment in Commitment.objects.matching("new")


def test_a_promise_outlives_the_record_it_came_from(officer):
    origin = factories.organisation(name="Gone")
    commitment = promise(officer, subject=origin)
    origin.delete()

    commitment = Commitment.objects.get()
    promising.change(commitment, by=officer)
    assert (commitment.subject, commitment.source_title) == (None, "Gone")


def test_readers_promise_nothing():
    reader, commitment = factories.in_role("reader"), factories.commitment()

    with pytest.raises(PermissionDenied):
        promise(reader)
    with pytest.raises(PermissionDenied):
        promising.change(commitment, by=reader)


# Dates that are counted ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "unit", "due_on"),
    [
        (1, "months", date(2026, 2, 28)),
        (24, "months", date(2028, 1, 31)),
        (10, "days", date(2026, 2, 10)),
    ],
)
def test_a_date_is_counted_from_the_day_it_was_given(officer, count, unit, due_on):
    commitment = promise(officer, due_after=count, due_unit=unit, due_from="given_on")

    assert commitment.due_on == due_on


def test_a_date_is_counted_once_its_day_is_known_and_follows_that(officer, names_days):
    origin = factories.person()
    rule = {"due_after": 24, "due_unit": "months", "due_from": "signed_on"}
    commitment = promise(officer, subject=origin, **rule)
    assert commitment.due_on is None

    names_days(origin, date(2026, 5, 4))
    commitment.refresh_from_db()
    assert commitment.due_on == date(2028, 5, 4)
    names_days(origin, date(2026, 6, 4))
    commitment.refresh_from_db()
    assert commitment.due_on == date(2028, 6, 4)
    assert "Follows the record" in commitment.history.first().history_change_reason


def test_what_was_due_before_it_was_written_down_was_given_earlier(officer, names_days, mayors):
    origin = factories.person()
    told = {"promised_by": mayors.former.person, "report_every": 12, "subject": origin}
    late = {"due_after": 10, "due_unit": "days", "due_from": "signed_on"}
    commitment = promise(officer, **told, **late)

    names_days(origin, date(2023, 11, 10))

    commitment.refresh_from_db()
    assert (commitment.given_on, commitment.due_on) == (date(2023, 11, 10), date(2023, 11, 20))
    assert commitment.promised_as == mayors.former
    assert commitment.reports.get().due_on == date(2024, 11, 10)
    assert "Follows the record" in commitment.history.first().history_change_reason


def test_a_day_that_is_put_right_gives_the_day_of_giving_back(officer, names_days, mayors):
    origin = factories.person()
    late = {"due_after": 10, "due_unit": "days", "due_from": "signed_on"}
    commitment = promise(officer, promised_by=mayors.former.person, subject=origin, **late)
    typed = commitment.given_on, commitment.promised_as

    for wrong in (date(2023, 11, 10), date(2023, 3, 1), date(2023, 6, 1)):
        names_days(origin, wrong)
        commitment.refresh_from_db()
        assert commitment.given_on == wrong
    names_days(origin, date(2026, 5, 4))

    commitment.refresh_from_db()
    assert (commitment.given_on, commitment.promised_as) == typed
    assert commitment.due_on == date(2026, 5, 14)


def test_a_day_of_giving_that_was_typed_stays_where_the_signing_is_put_right(officer, names_days):
    origin = factories.person()
    late = {"due_after": 10, "due_unit": "days", "due_from": "signed_on"}
    commitment = promise(officer, subject=origin, **late)
    names_days(origin, date(2026, 5, 4))
    commitment.refresh_from_db()
    commitment.given_on = date(2026, 5, 4)
    promising.change(commitment, by=officer)

    names_days(origin, date(2026, 6, 4))

    commitment.refresh_from_db()
    assert (commitment.given_on, commitment.due_on) == (date(2026, 5, 4), date(2026, 6, 14))


def test_a_promise_that_cannot_follow_holds_up_neither_its_record_nor_others(officer, names_days):
    origin = factories.person()
    rule = {"subject": origin, "due_from": "signed_on"}
    beyond = promise(officer, due_after=1, **rule)
    Commitment.objects.filter(pk=beyond.pk).update(due_after=32_767, due_unit="months")
    other = promise(officer, due_after=1, **rule)

    names_days(origin, date(2026, 5, 4))
    follow_records()

    assert Commitment.objects.get(pk=beyond.pk).due_on is None
    assert Commitment.objects.get(pk=other.pk).due_on == date(2026, 6, 4)


def test_a_day_that_moved_without_telling_is_found_by_the_clock(officer, names_days, monkeypatch):
    origin = factories.person()
    promise(officer, subject=origin, due_after=1, due_unit="days", due_from="signed_on")
    monkeypatch.setattr(Person, "signed_on", date(2026, 5, 4))

    follow_records()

    assert Commitment.objects.get().due_on == date(2026, 5, 5)


def test_what_is_closed_is_counted_no_more(officer, names_days):
    origin = factories.person()
    commitment = promise(officer, subject=origin, due_after=1, due_from="signed_on")
    closing.waive(commitment, by=officer, why="They let us off")

    names_days(origin, date(2026, 5, 4))

    commitment.refresh_from_db()
    assert commitment.due_on is None


@pytest.mark.parametrize("closes", [True, False])
def test_what_somebody_did_while_the_program_reckoned_stays(officer, names_days, closes):
    person = factories.person()
    rule = {"subject": person, "due_after": 1, "due_from": "signed_on"}
    commitment = promise(officer, **rule)
    read_before = Commitment.objects.get()
    if closes:
        closing.keep_it(commitment, by=officer, evidence="The forest stands")
    else:
        commitment.indicator = "Trees"
        promising.change(commitment, by=officer)
    Person.signed_on = date(2026, 3, 31)
    reckoning.bring_in_step(read_before)

    commitment = Commitment.objects.get()
    told = (commitment.status, commitment.evidence, commitment.indicator, commitment.due_on)
    if closes:
        assert told == ("kept", "The forest stands", "", None)
    else:
        assert told == ("open", "", "Trees", date(2026, 4, 30))
        assert commitment.history.first().indicator == "Trees"


def test_following_a_record_that_changed_nothing_leaves_no_history(officer):
    commitment = promise(officer, subject=factories.organisation(), due_on=date(2027, 1, 1))

    reckoning.bring_all_in_step()

    assert commitment.history.count() == 1


# How it ends --------------------------------------------------------------------------------------


def test_kept_wants_evidence_and_tells_when_and_by_whom(officer):
    commitment = promise(officer)
    with pytest.raises(ValidationError, match="how one can see"):
        closing.keep_it(commitment, by=officer, evidence="")

    closing.keep_it(commitment, by=officer, evidence="https://trees.test", on=date(2026, 3, 1))

    assert (commitment.status, commitment.closed_on) == ("kept", date(2026, 3, 1))
    assert commitment.closed_by == officer
    assert Move.objects.first().why == "https://trees.test"
    assert commitment.history.first().status == "kept"


@pytest.mark.parametrize("step", [closing.lapse, closing.waive, closing.reopen])
def test_whatever_else_ends_or_comes_back_wants_a_reason(officer, step):
    with pytest.raises(ValidationError, match="Say"):
        step(promise(officer), by=officer, why="")


def test_it_ends_once(officer):
    commitment, other = promise(officer), Commitment.objects.get()
    closing.lapse(commitment, by=officer, why="The programme was cancelled")

    with pytest.raises(ValidationError, match="can no longer become"):
        closing.waive(other, by=officer, why="Too late")


def test_it_does_not_end_on_a_day_to_come_or_before_it_began(officer):
    commitment = promise(officer)

    for day in (TODAY() + timedelta(days=1), GIVEN - timedelta(days=1)):
        with pytest.raises(ValidationError, match="until today"):
            closing.lapse(commitment, by=officer, why="So it was", on=day)


def test_it_comes_back_as_if_it_had_not_ended(officer):
    commitment = promise(officer)
    closing.keep_it(commitment, by=officer, evidence="Planted")
    closing.reopen(commitment, by=officer, why="Half of them died")

    assert (commitment.status, commitment.closed_on, commitment.evidence) == ("open", None, "")


def test_no_state_is_reached_by_another_name(officer):
    with pytest.raises(ValidationError, match="no such state"):
        closing.move_to(promise(officer), "late", by=officer, why="x")


@pytest.mark.parametrize("step", [closing.lapse, closing.waive, closing.reopen])
def test_readers_end_nothing(step):
    with pytest.raises(PermissionDenied):
        step(factories.commitment(), by=factories.in_role("reader"), why="x")


# Reports ------------------------------------------------------------------------------------------


def owed(commitment):
    return list(commitment.reports.filter(on=None).values_list("due_on", flat=True))


def test_the_first_report_is_planned_with_the_promise(officer):
    assert owed(promise(officer, report_every=6)) == [date(2026, 7, 31)]
    first = date(2026, 4, 1)
    assert owed(promise(officer, report_every=6, reports_from=first)) == [first]
    assert owed(promise(officer)) == []


def test_a_report_that_was_owed_plans_the_next_until_the_last(officer):
    first, second = date(2026, 4, 1), date(2026, 10, 1)
    commitment = promise(officer, report_every=6, reports_from=first, report_until=second)
    for _due in (first, second):
        report = commitment.reports.get(on=None)
        report.on, report.text = TODAY(), "Well under way."
        reporting.give_report(report, by=officer)

    assert owed(commitment) == []
    assert [one.due_on for one in commitment.reports.order_by("due_on")] == [first, second]
    assert {one.by for one in commitment.reports.all()} == {officer}


def test_a_report_that_nobody_asked_for_leaves_the_one_that_is_owed(officer):
    commitment = promise(officer, report_every=6)
    extra = CommitmentReport(commitment=commitment, on=TODAY(), text="A visit to the site.")
    reporting.give_report(extra, by=officer)

    assert owed(commitment) == [date(2026, 7, 31)]
    assert commitment.reports.given().count() == 1


def test_another_rhythm_moves_the_report_that_is_owed(officer):
    commitment = promise(officer, report_every=6)
    commitment.report_every = 3
    promising.change(commitment, by=officer)
    assert owed(commitment) == [date(2026, 4, 30)]

    commitment.report_every = None
    promising.change(commitment, by=officer)
    assert owed(commitment) == []


def test_a_report_is_not_given_on_a_day_to_come(officer):
    report = CommitmentReport(
        commitment=promise(officer), on=TODAY() + timedelta(days=1), text="Done."
    )

    with pytest.raises(ValidationError, match="day to come"):
        reporting.give_report(report, by=officer)


def test_the_paper_of_a_report_hangs_on_its_commitment(officer, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    commitment = promise(officer)
    report = CommitmentReport(commitment=commitment, on=TODAY(), text="Done.", value="41.5")
    file = ContentFile(b"%PDF-1.7\n%%EOF\n", name="trees.pdf")
    reporting.give_report(report, by=officer, file=file)

    report.refresh_from_db()
    assert report.paper.subject == commitment
    assert report.paper.uploaded_by == officer


def test_readers_report_nothing_and_take_nothing_away():
    reader, report = factories.in_role("reader"), factories.commitment_report()

    for step in (reporting.give_report, reporting.change_report, reporting.remove_report):
        with pytest.raises(PermissionDenied):
            step(report, by=reader)


def test_a_report_that_is_taken_away_stays_in_the_history(officer):
    report = factories.commitment_report()
    reporting.remove_report(report, by=officer)

    gone = CommitmentReport.history.first()
    assert (gone.history_type, gone.history_user) == ("-", officer)


def test_a_report_that_was_owed_is_owed_again_once_it_is_taken_away(officer):
    commitment = promise(officer, report_every=3)
    owed = commitment.reports.get()
    owed.on, owed.text = TODAY(), "Of another promise"
    reporting.give_report(owed, by=officer)
    assert commitment.reports.get(on=None).due_on == date(2026, 7, 30)

    reporting.remove_report(owed, by=officer)

    assert commitment.reports.get().due_on == date(2026, 4, 30)


def test_the_last_report_of_a_rhythm_that_is_taken_away_is_planned_again(officer, client):
    commitment = promise(officer, report_every=3, report_until=date(2026, 5, 1))
    owed = commitment.reports.get()
    owed.on, owed.text = TODAY(), "Of another promise"
    reporting.give_report(owed, by=officer)
    assert not commitment.reports.filter(on=None).exists()

    client.force_login(factories.in_role("administrator"))
    address = reverse("admin:commitments_commitmentreport_delete", args=[owed.pk])
    client.post(address, {"post": "yes"})

    assert commitment.reports.get(on=None).due_on == date(2026, 4, 30)


# Handing over -------------------------------------------------------------------------------------


def test_promises_change_hands_each_with_its_history(officer):
    heir = factories.user()
    mine = [promise(officer), promise(officer, backup=heir), promise(officer, owner=heir)]
    count = promising.reassign(mine, to=heir, by=officer, why="New term")

    assert count == 2
    assert set(Commitment.objects.values_list("owner", "backup")) == {(heir.pk, None)}
    assert [one.history.count() for one in mine] == [2, 2, 1]
    assert mine[0].history.first().history_change_reason == "New term"


def test_nobody_who_left_is_given_anything(officer):
    with pytest.raises(ValidationError, match="no longer works here"):
        promising.reassign([promise(officer)], to=factories.user(is_active=False), by=officer)


def test_readers_hand_nothing_over():
    with pytest.raises(PermissionDenied):
        promising.reassign([], to=factories.user(), by=factories.in_role("reader"))


def test_a_network_is_somebody_whom_one_promises_something():
    assert Network.is_partner
