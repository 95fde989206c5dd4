"""Rows of people, dates and decisions go through the services of the office."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from oia.accounts.models import ExchangeRate, User
from oia.core.visibility import Sensitivity
from oia.directory.models import Person, PostHolding, Theme
from oia.documents.models import Decision
from oia.reminders.choices import Status
from oia.reminders.models import Deadline
from tests import factories
from tests.lists.rowing import found, read, row, sheet

pytestmark = pytest.mark.django_db


def test_a_currency_may_be_typed_in_small_letters(director):
    row("exchange_rates", director, currency="usd", on=date(2026, 1, 1), rate=1)

    assert ExchangeRate.objects.get().currency == "USD"


def test_a_person_comes_with_the_post_they_hold(officer):
    city = factories.organisation(name="City of Porto")
    ana = row("people", officer, name="Ana Silva", post="Mayor", organisation=city)
    row("people", officer, read("people", ana), post="mayor", organisation=city)
    row("people", officer, read("people", ana), post="Chair", organisation=city)

    assert {str(holding.post) for holding in PostHolding.objects.filter(person=ana)} == {
        "Mayor, City of Porto",
        "Chair, City of Porto",
    }


@pytest.mark.parametrize("half", [{"post": "Mayor"}, {"organisation": "Porto"}])
def test_half_a_post_is_refused_and_none_is_taken_away(officer, half):
    if "organisation" in half:
        half = {"organisation": factories.organisation(name="Porto")}
    with pytest.raises(ValidationError, match="A post needs a title and an organisation"):
        row("people", officer, name="Ana Silva", **half)
    holder = factories.holding().person
    with pytest.raises(ValidationError):
        row("people", officer, read("people", holder), post=None, organisation=None)

    assert holder.holdings.count() == 1


def test_a_post_that_is_not_for_all_is_in_no_cell():
    person = factories.holding().person
    organisation = person.holdings.get().post.organisation
    organisation.sensitivity = Sensitivity.RESTRICTED
    organisation.save()
    columns = sheet("people")

    for column in ("post", "organisation"):
        assert columns.column(column).read(read("people", person)) is None
        assert columns.column(column).read(Person.objects.get(pk=person.pk)) is None


def test_a_theme_gets_its_short_name(officer):
    row("themes", officer, name="Łąki i parki")

    assert Theme.objects.get().slug == "laki-i-parki"


def test_whoever_comes_without_a_login_stays_without(officer):
    row("people_without_login", officer, first_name="Ola", email="Ola@City.test")
    ola = User.objects.get(email="ola@city.test")

    assert (ola.logs_in, ola.username, ola.has_usable_password()) == (False, "ola", False)
    assert ola in sheet("people_without_login").rows(officer)
    assert officer not in sheet("people_without_login").rows(officer)


def test_a_deadline_is_typed_in_on_the_record_that_its_row_names(officer):
    ours = factories.membership(network=factories.network(name="Sea Cities", acronym="SC"))
    about = {"about_kind": "networks.membership", "about": "Sea Cities"}
    helper = factories.user()
    row(
        "deadlines",
        officer,
        title="Pay",
        due_on=date(2030, 1, 1),
        helpers=[helper],
        status=Status.DONE,
        evidence="Paid by bank",
        **about,
    )
    deadline = Deadline.objects.get(title="Pay")

    assert (deadline.subject, deadline.kind) == (ours, "typed")
    assert (deadline.status, deadline.evidence) == (Status.DONE, "Paid by bank")
    assert list(deadline.helpers.all()) == [helper]


@pytest.mark.parametrize("text", ["Nowhere", "Twice", "Secret", "[#999999]"])
def test_a_record_that_is_unknown_hidden_or_not_the_only_one_is_not_taken(officer, text):
    for name in ("Twice", "Twice"):
        factories.organisation(name=name)
    factories.organisation(name="Secret", sensitivity=Sensitivity.RESTRICTED)
    about = {"about_kind": "directory.organisation", "about": text}
    with pytest.raises(ValidationError) as refused:
        row("deadlines", officer, title="Pay", due_on=date(2030, 1, 1), **about)

    assert "about" in refused.value.message_dict
    assert not Deadline.objects.exists()


def test_namesakes_are_told_apart_by_their_number(officer):
    _one, other = (factories.organisation(name="Twice") for _each in range(2))
    about = {"about_kind": "directory.organisation", "about": f"Twice [#{other.pk}]"}
    decided = {"body": "council", "taken_on": date(2026, 3, 2)}
    row("decisions", officer, **about, **decided)

    assert Decision.objects.get().subject == other


def test_a_date_of_a_restricted_record_is_restricted_and_names_it_neutrally(director):
    secret = factories.organisation(name="Secret", sensitivity=Sensitivity.RESTRICTED)
    about = {"about_kind": "directory.organisation", "about": "Secret"}
    made = row("deadlines", director, title="Pay", due_on=date(2030, 1, 1), **about)
    row("deadlines", director, made, sensitivity=Sensitivity.OFFICE, title="Pay more")
    made.refresh_from_db()

    assert (made.title, made.sensitivity) == ("Pay more", Sensitivity.RESTRICTED)
    assert sheet("deadlines").column("about").read(made) == secret.neutral_title


def test_of_a_date_that_comes_from_a_record_only_the_owner_changes(officer):
    factories.dues(due_on=date(2030, 1, 1))
    derived = Deadline.objects.exclude(origin_id=None).first()
    with pytest.raises(ValidationError, match="comes from its record"):
        row("deadlines", officer, read("deadlines", derived), due_on=date(2031, 1, 1))
    somebody = factories.user()
    row("deadlines", officer, read("deadlines", derived), owner=somebody)
    derived.refresh_from_db()

    assert (derived.owner, derived.due_on) == (somebody, date(2030, 1, 1))


@pytest.mark.parametrize(("to", "words"), [("missed", "nobody sets it so"), ("waived", "Say why")])
def test_a_date_is_not_closed_without_ground(officer, to, words):
    with pytest.raises(ValidationError, match=words):
        sheet("deadlines").move(factories.deadline(), to, by=officer, why="")


@pytest.mark.parametrize("text", ["Ana Silva", "silva, ana", "ana", "ana@city.test", "ANA  SILVA"])
def test_a_colleague_is_found_by_name_or_address(text):
    ana = factories.user(username="ana", first_name="Ana", last_name="Silva")

    assert found("memberships", "lead", text) == [ana]


def test_a_holder_is_found_with_the_post_or_alone():
    holding = factories.holding(person=factories.person(name="Ana Silva"))

    assert found("seats", "holder", "ana silva") == [holding]
    assert found("seats", "holder", str(holding)) == [holding]
