"""What may be stored about the office and its people, tested against the database."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from oia.accounts.models import Absence, CouncilDate, Department, Office, User
from tests import factories

pytestmark = pytest.mark.django_db


def messages_of(record):
    with pytest.raises(ValidationError) as refused:
        record.full_clean()
    return " ".join(refused.value.messages)


def test_two_users_cannot_share_an_address_however_it_is_spelt():
    factories.user(email="Anna@City.test")

    with pytest.raises(IntegrityError, match="user_email_is_unique"):
        factories.user(email="anna@city.TEST")


def test_the_database_itself_tells_addresses_apart_without_regard_to_case():
    factories.user(email="anna@city.test")
    other = factories.user()

    with pytest.raises(IntegrityError, match="user_email_is_unique"):
        User.objects.filter(pk=other.pk).update(email="ANNA@city.test")


def test_two_users_cannot_share_a_name_however_it_is_spelt():
    factories.user(username="anna")

    with pytest.raises(IntegrityError, match="user_name_is_unique"):
        factories.user(username="Anna", email="other@city.test")


def test_a_user_name_cannot_look_like_an_address():
    user = User(username="a@b.test", email="c@d.test", password="x")

    assert "letters, digits" in messages_of(user)


def test_a_second_address_of_the_kind_is_explained():
    factories.user(email="anna@city.test")

    again = User(username="other", email="Anna@city.test", password="x")

    assert "There is a user with this e-mail already." in messages_of(again)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"zone": "Mars/Olympus"}, "not a time zone"),
        ({"work_end": time(8)}, "Work must end after it begins."),
        ({"work_days": "18"}, "Choose at least one working day"),
        ({"work_days": "11"}, "Choose at least one working day"),
    ],
)
def test_impossible_hours_and_zones_are_explained(wrong, words):
    user = User(username="anna", email="anna@city.test", password="x", **wrong)

    assert words in messages_of(user)


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"work_end": time(9)}, "work_ends_after_it_starts"),
        ({"work_days": ""}, "has_a_working_day"),
    ],
)
def test_impossible_hours_never_reach_the_database(wrong, constraint):
    with pytest.raises(IntegrityError, match=f"user_{constraint}"):
        factories.user(**wrong)


def test_a_user_is_called_by_name_or_else_by_user_name():
    assert str(factories.user(first_name="Łucja", last_name="Król")) == "Łucja Król"
    assert str(factories.user(username="bare")) == "bare"


def test_only_those_who_work_here_are_active():
    here, gone = factories.user(), factories.user(is_active=False)

    assert here in User.objects.active()
    assert gone not in User.objects.active()


def test_logging_in_leaves_no_history_but_a_change_does():
    user = factories.user()
    before = user.history.count()

    user.save(update_fields=["last_login"])
    assert user.history.count() == before

    user.first_name = "Eva"
    user.save()
    assert user.history.count() == before + 1


def test_a_password_never_lies_in_the_history():
    kept = factories.user().history.first()

    assert not hasattr(kept, "password")


# Absences


def test_an_absence_ends_after_it_starts():
    with pytest.raises(IntegrityError, match="absence_ends_after_it_starts"):
        factories.absence(starts_on=date(2026, 12, 2), ends_on=date(2026, 12, 1))


def test_nobody_is_their_own_deputy():
    user = factories.user()

    with pytest.raises(IntegrityError, match="absence_deputy_is_somebody_else"):
        factories.absence(user=user, deputy=user)


def test_an_absence_of_one_day_without_a_deputy_is_fine():
    factories.absence(starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 1)).full_clean()


def test_absences_of_one_user_do_not_overlap_and_the_message_says_with_which():
    there = factories.absence(starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 10))
    again = Absence(user=there.user, starts_on=date(2026, 12, 10), ends_on=date(2026, 12, 12))

    assert "from 1 Dec 2026 to 10 Dec 2026" in messages_of(again)


def test_absences_side_by_side_or_of_others_do_not_overlap():
    there = factories.absence(starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 10))

    there.full_clean()
    for user, day in ((there.user, date(2026, 12, 11)), (factories.user(), date(2026, 12, 5))):
        Absence(user=user, starts_on=day, ends_on=day).full_clean()


def test_a_year_typed_wrongly_is_refused():
    wrong = Absence(
        user=factories.user(), starts_on=date(201, 1, 1), ends_on=date(2026, 1, 1), deputy=None
    )

    assert "0201" in messages_of(wrong)


def test_somebody_is_away_from_the_first_to_the_last_day():
    deputy = factories.user()
    away = factories.absence(starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 10), deputy=deputy)

    for day, expected in ((1, away), (10, away), (11, None)):
        assert away.user.absence_on(date(2026, 12, day)) == expected
    assert away.user.absence_on(date(2026, 11, 30)) is None


def test_an_absence_outlives_its_deputy():
    deputy = factories.user()
    away = factories.absence(deputy=deputy)

    deputy.delete()

    away.refresh_from_db()
    assert away.deputy is None


# The office


def test_the_office_comes_into_being_when_first_asked_for():
    assert Office.current() == Office.current()
    assert Office.objects.count() == 1


def test_the_office_costs_one_query(django_assert_num_queries):
    Office.current()

    with django_assert_num_queries(1):
        Office.current()


def test_there_is_only_one_office():
    Office.current()

    with pytest.raises(IntegrityError, match="office_is_only_one"):
        Office.objects.create(pk=2)


def test_the_fiscal_year_is_named_after_the_year_in_which_it_begins():
    office = factories.office(fiscal_year_start_month=7)

    assert office.fiscal_year_of(date(2026, 6, 30)) == 2025
    assert office.fiscal_year_of(date(2026, 7, 1)) == 2026
    assert office.fiscal_year_bounds(2026) == (date(2026, 7, 1), date(2027, 6, 30))


def test_a_fiscal_year_begins_in_one_of_twelve_months():
    with pytest.raises(IntegrityError, match="office_fiscal_year_starts_in_a_month"):
        factories.office(fiscal_year_start_month=13)


def test_a_user_lives_by_their_own_clock_or_by_that_of_the_office():
    factories.office(zone="Asia/Seoul")

    assert factories.user().clock.key == "Asia/Seoul"
    assert factories.user(zone="Asia/Kathmandu").clock.key == "Asia/Kathmandu"


def test_the_agenda_of_the_council_closes_before_it_meets():
    with pytest.raises(IntegrityError, match="council_agenda_closes_before_it_meets"):
        factories.council_date(on=date(2026, 12, 1), agenda_closes_on=date(2026, 12, 2))


def test_the_last_meeting_that_a_paper_can_no_longer_reach():
    early = factories.council_date(on=date(2026, 6, 10), agenda_closes_on=date(2026, 5, 20))
    late = factories.council_date(on=date(2026, 9, 10), agenda_closes_on=date(2026, 8, 20))

    assert list(CouncilDate.objects.closing_by(date(2026, 8, 19))) == [early]
    assert list(CouncilDate.objects.after(date(2026, 6, 11))) == [late]


def test_a_day_is_a_holiday_only_once():
    factories.holiday()

    with pytest.raises(IntegrityError):
        factories.holiday()


def test_a_department_is_entered_only_once():
    factories.department(name="Climate")

    with pytest.raises(IntegrityError, match="department_name_is_unique"):
        Department.objects.create(name="climate")
