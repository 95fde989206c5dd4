"""What a commitment knows of itself, and what is never stored."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from networks.models import Network
from oia.commitments.models import Commitment
from oia.commitments.models.terms import mayor_on
from oia.commitments.models.terms import mayors as mayors_of_ours
from oia.directory.models import Organisation, Person
from tests import factories

pytestmark = pytest.mark.django_db

CLOSED = {"status": "kept", "closed_on": date(2026, 3, 1), "evidence": "Letter of 1 March"}
DAY = date(2026, 5, 1)

REFUSED = [
    {"status": "kept"},
    {"status": "lapsed"},
    {"closed_on": DAY},
    CLOSED | {"evidence": ""},
    {"due_on": date(2026, 1, 14)},
    {"due_after": 6},
    {"due_from": "given_on"},
    {"report_every": 0},
    {"report_every": 121},
    {"report_until": DAY},
    {"report_every": 6, "reports_from": DAY, "report_until": date(2026, 4, 1)},
    {"subject_id": 5},
    {"to_id": 5},
]


@pytest.mark.parametrize("wrong", REFUSED)
def test_the_database_refuses_what_makes_no_sense(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.commitment(**wrong)


def test_the_database_refuses_an_owner_who_backs_themselves():
    somebody = factories.user()

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.commitment(owner=somebody, backup=somebody)


@pytest.mark.parametrize("wrong", [{"on": None}, {"text": ""}])
def test_the_database_refuses_a_report_without_a_day_or_words(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.commitment_report(**wrong)


def test_the_database_refuses_two_reports_that_are_owed_at_once():
    owed = factories.commitment_report(on=None, due_on=DAY, text="")

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.commitment_report(commitment=owed.commitment, on=None, due_on=DAY, text="")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"due_on": date(2020, 1, 1)}, "due_on"), ({"zone_kind": "place", "zone": "Mars"}, "zone")],
)
def test_people_are_told_beside_the_field_what_is_wrong(wrong, field):
    commitment = Commitment(text="Plant trees", given_on=DAY, **wrong)

    with pytest.raises(ValidationError) as refused:
        commitment.full_clean()
    assert field in refused.value.message_dict


def test_the_backup_is_somebody_else():
    somebody = factories.user()

    with pytest.raises(ValidationError, match="other than the owner"):
        Commitment(text="Plant trees", owner=somebody, backup=somebody).full_clean()


def test_it_falls_due_by_the_clock_that_is_meant():
    due_on = date(2026, 7, 1)

    ours = factories.commitment(due_on=due_on)
    theirs = factories.commitment(due_on=due_on, zone_kind="place", zone="America/Bogota")
    anywhere = factories.commitment(due_on=due_on, zone_kind="anywhere")

    assert ours.falls_due_at == datetime(2026, 7, 1, 21, 59, tzinfo=UTC)
    assert theirs.falls_due_at == datetime(2026, 7, 2, 4, 59, tzinfo=UTC)
    assert anywhere.falls_due_at == datetime(2026, 7, 2, 11, 59, tzinfo=UTC)


def test_an_office_that_moves_to_another_zone_has_other_moments():
    commitment = factories.commitment(due_on=date(2026, 7, 1))

    factories.office(zone="Asia/Tokyo")

    commitment.refresh_from_db()
    assert commitment.falls_due_at == datetime(2026, 7, 1, 14, 59, tzinfo=UTC)


def test_late_is_what_is_open_after_its_day():
    today = timezone.localdate()
    late = factories.commitment(due_on=today - timedelta(days=1))
    factories.commitment(due_on=today)
    factories.commitment()
    factories.commitment(due_on=date(2026, 2, 1), **CLOSED)

    assert list(Commitment.objects.late()) == [late]
    assert late.condition == ("late", "Late")


def test_what_was_kept_after_its_day_says_so():
    late = factories.commitment(due_on=date(2026, 2, 1), **CLOSED)
    in_time = factories.commitment(due_on=date(2026, 3, 1), **CLOSED)

    assert (late.was_late, in_time.was_late) == (True, False)
    assert list(Commitment.objects.kept_late()) == [late]


def test_the_mayor_at_the_time_follows_from_the_day(mayors):
    before = factories.commitment(given_on=date(2024, 10, 17))
    since = factories.commitment(given_on=date(2024, 10, 18))

    assert (before.mayor, since.mayor) == (mayors.former, mayors.present)
    assert mayor_on(date(2010, 1, 1)) is None


def test_the_mayor_of_another_city_is_none_of_ours(mayors):
    elsewhere = factories.organisation(city=factories.city())
    factories.holding(post=factories.post(organisation=elsewhere, is_head=True))

    assert mayor_on(date(2026, 1, 1)) == mayors.present


def test_of_namesakes_the_city_is_ours_that_has_our_clock_or_was_chosen():
    def mayor_of(**kw):
        hall = factories.organisation(city=factories.city(**kw))
        return factories.holding(post=factories.post(organisation=hall, is_head=True))

    factories.office(city_name="Valencia", zone="Europe/Madrid")
    theirs = mayor_of(name="Valencia", country="VE", zone="America/Caracas", population=9)
    ours = mayor_of(name="Valencia", country="ES", zone="Europe/Madrid")

    assert list(mayors_of_ours()) == [ours]
    there = theirs.post.organisation.city
    factories.office(city=there)
    assert mayor_on(date(2026, 1, 1)) == theirs
    lisbon = mayor_of(name="Lisbon", other_names="Lisboa", zone="Europe/Lisbon")
    factories.office(city=None, city_name="Lisboa", zone="Europe/Lisbon")
    assert list(mayors_of_ours()) == [lisbon]
    factories.office(city_name="Valencia", zone="Europe/Madrid")
    assert list(mayors_of_ours()) == [ours]


def test_a_term_has_what_was_given_from_its_first_day_to_its_last(mayors):
    days = [date(2017, 10, 19), date(2017, 10, 20), date(2024, 10, 17), date(2024, 10, 18)]
    made = [factories.commitment(given_on=day) for day in days]

    assert list(Commitment.objects.under(mayors.former).order_by("pk")) == made[1:3]
    assert list(Commitment.objects.under(mayors.present)) == made[3:]


def test_an_export_names_the_mayor_at_the_time(mayors):
    factories.commitment(given_on=date(2020, 1, 1))

    assert Commitment.objects.with_mayor().get().mayor_name == "Joaquim de Sá"


def test_it_is_found_by_what_it_says_and_where_it_came_from():
    kobe = factories.organisation(name="City of Kōbe")
    commitment = factories.commitment(text="Plant 10,000 trees", subject=kobe)

    for words in ("trees", "kobe", "TREES kōbe"):
        assert list(Commitment.objects.matching(words)) == [commitment]


def test_it_is_found_by_partners_as_they_are_called_and_as_far_as_one_may_know_them():
    body = factories.organisation(name="Lemberg council")
    network = factories.network(name="Eurocities")
    body_s = factories.commitment(to_organisation=body, to_other=network)
    person_s = factories.commitment(to_person=factories.person(name="Oleh Lemberg"))
    city_s = factories.commitment(to_city=factories.city(name="Lviv", other_names="Lemberg"))
    officer, director = factories.in_role("officer"), factories.in_role("director")

    def found(text, user=officer):
        return set(Commitment.objects.about(text, user))

    assert found("lemberg") == {body_s, person_s, city_s}
    assert found("eurocities council") == {body_s}
    Organisation.objects.update(sensitivity="restricted")
    Network.objects.update(sensitivity="restricted")
    assert (found("council"), found("eurocities")) == (set(), set())
    assert found("eurocities council", director) == {body_s}
    assert not Commitment.objects.matching("lemberg")
    Person.objects.filter(name="Oleh Lemberg").update(name="Oleh", search_text="|oleh|")
    assert found("oleh") == {person_s}


def test_it_is_hidden_with_the_record_it_came_from():
    hidden = factories.organisation(sensitivity="protocol")
    commitment = factories.commitment(subject=hidden)
    officer, protocol = factories.in_role("officer"), factories.in_role("protocol")

    assert not Commitment.objects.visible_to(officer)
    assert list(Commitment.objects.visible_to(protocol)) == [commitment]
    Commitment.objects.update(sensitivity="restricted")
    assert not Commitment.objects.visible_to(protocol)  # who sees one level and not the other


def test_its_reports_are_hidden_with_it():
    factories.commitment_report(
        commitment=factories.commitment(subject=factories.person(sensitivity="restricted"))
    )
    report = factories.commitment_report()

    seen = type(report).objects.visible_to(factories.in_role("officer"))
    assert list(seen) == [report]


def test_a_promise_that_nobody_is_reminded_of_is_found():
    due_on = date(2099, 1, 1)
    no_owner = factories.commitment(owner=None, due_on=due_on)
    no_date = factories.commitment()
    factories.commitment(due_on=due_on)
    factories.commitment(report_every=12)

    assert set(Commitment.objects.unminded()) == {no_owner, no_date}
