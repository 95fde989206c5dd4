"""Agreements, contacts, commitments and imports by the thousand."""

from datetime import timedelta

from django.utils import timezone

from oia.accounts.models import Office, User
from oia.commitments.choices import Status
from oia.commitments.models import Commitment
from oia.directory.choices import IN_FORCE, AgreementKind, Channel
from oia.directory.models import Agreement, City, Contact, Person
from oia.sheets.choices import ImportState
from oia.sheets.models import Import
from tests.faults.lists.stock import TODAY, day, departments, name, officers, once, stored, turn
from tests.faults.lists.stock_directory import FROM, city

BEFORE = TODAY - timedelta(days=3650)
NOW = timezone.now()


def agreements(numbers):
    """Signed within ten years; two in three end some day."""
    cities, owners = once(City, 200, city), officers()
    made = (agreement(number, turn(cities, number), turn(owners, number)) for number in numbers)
    stored(Agreement, made)


def agreement(number, with_whom, owner):
    signed_on = day(number, start=BEFORE)
    return Agreement(
        title=name(number),
        kind=turn(AgreementKind.values, number),
        status=turn(IN_FORCE, number * 3),
        city=with_whom,
        owner=owner if number % 9 else None,
        signed_on=signed_on,
        ends_on=signed_on + timedelta(days=2000) if number % 3 else None,
        last_activity_on=day(number, start=BEFORE) if number % 4 else None,
        sensitivity=turn(FROM, number),
    )


def contacts(numbers):
    """Calls and meetings of ten years, each with somebody of theirs and somebody of ours."""
    cities, ours = once(City, 200, city), officers()
    theirs = once(Person, 200, lambda number: Person(name=name(number)))
    made = stored(Contact, (contact(number, turn(cities, number)) for number in numbers))
    for field, people in (("people", theirs), ("colleagues", ours)):
        tie = Contact._meta.get_field(field)
        ends = (tie.m2m_field_name(), tie.m2m_reverse_field_name())
        tied = zip(numbers, made, strict=True)
        stored(
            tie.remote_field.through,
            (
                tie.remote_field.through(**dict(zip(ends, (one, turn(people, n)), strict=True)))
                for n, one in tied
            ),
        )


def contact(number, at_city):
    return Contact(
        at=NOW - timedelta(hours=7 * number + 1),
        about=name(number),
        channel=turn(Channel.values, number),
        city=at_city,
        said="Long words that no row shows. " * 5,
        next_step="Send the draft" if number % 3 else "",
        next_step_on=day(number, start=BEFORE) if number % 3 else None,
        sensitivity=turn(FROM, number),
    )


def commitments(numbers):
    """Two in three were kept; the others are open, some of them late."""
    office, owners, at, cities = Office.current(), officers(), departments(), once(City, 200, city)
    made = []
    for number in numbers:
        one = commitment(number, turn(owners, number), turn(at, number), turn(cities, number))
        one.settle(office)
        made.append(one)
    stored(Commitment, made)


def commitment(number, owner, department, to_city):
    is_kept = number % 3 > 0
    start = BEFORE if is_kept else TODAY - timedelta(days=30)
    given_on = day(number, around=3500 if is_kept else 400, start=start)
    return Commitment(
        text=f"To report what became of the {name(number)}",
        owner=owner,
        department=department,
        to_city=to_city,
        given_on=given_on,
        due_on=given_on + timedelta(days=90) if number % 5 else None,
        status=Status.KEPT if is_kept else Status.OPEN,
        closed_on=given_on + timedelta(days=60) if is_kept else None,
        evidence="The report" if is_kept else "",
        sensitivity=turn(FROM, number),
    )


def imports(numbers):
    """All by the one who looks at them, since nobody else sees them."""
    by = User.objects.get(username="officer")
    stored(Import, (imported(number, by) for number in numbers))


def imported(number, by):
    return Import(
        sheet_name=turn(["cities", "organisations", "people"], number),
        by=by,
        file_name=f"{name(number)}.xlsx",
        state=turn([ImportState.DONE, ImportState.DONE, ImportState.UNDONE], number),
        total=number % 900,
        counts={"new": number % 900},
    )
