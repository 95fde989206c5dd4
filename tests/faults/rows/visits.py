"""How the pages of a large visit compare with those of a small one, both in one office."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from delegations.models import Delegation, Member, PhotoConsent, ProgrammeItem
from delegations.services import programme, triage
from oia.directory.models import City
from tests import factories
from tests.faults import filling
from tests.faults.lists import twin
from tests.faults.lists.specimens import SPECIMENS
from tests.faults.lists.stock import TODAY
from tests.faults.lists.timing import AT_ONCE, cost, grow, in_turns, measured, opened
from tests.faults.rows.searching import in_turns as in_turns_of_two

#: Months for which the office looks back, as it is set at first.
LOOKS_BACK = 24

#: Members, days and items of a programme by the size of a visit.
SIZES = {"small": (5, 1, 10), "large": (60, 5, 120)}

PAGES = {
    "record": "delegation-detail",
    "programme": "programme-detail",
    "print": "programme-print",
    "private": "member-private-all",
}


def visit_pages(post, *, rounds):
    """Milliseconds, queries and kilobytes of each page of a visit, by its size."""
    filling.open_office()
    user = factories.in_role("protocol", username="marta")
    ours = [factories.person() for _each in range(8)]
    ways = {size: addresses(visit(user, ours, *counts)) for size, counts in SIZES.items()}
    filling.gathered()
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    costs = {way: {page: cost(client, at) for page, at in ats.items()} for way, ats in ways.items()}
    return {
        page: {
            "ms": ms,
            "queries": {way: len(costs[way][page][0]) for way in ways},
            "kb": {way: costs[way][page][1] // 1000 for way in ways},
        }
        for page, ms in in_turns(client, ways, rounds).items()
    }


def addresses(delegation):
    return {page: reverse(f"delegations:{name}", args=[delegation.reference])
            for page, name in PAGES.items()}  # fmt: skip


def visit(user, ours, members, days, items):
    """A confirmed visit whose programme was frozen, with a few items that changed since."""
    first = filling.today() + timedelta(days=30)
    last = first + timedelta(days=days - 1)
    made = factories.delegation(
        status="confirmed", arrives_on=first, leaves_on=last, owner=user, host=ours[0]
    )
    party = Member.objects.bulk_create(member(made, number) for number in range(members))
    PhotoConsent.objects.bulk_create(
        PhotoConsent(member=one, purpose=purpose, is_given=True)
        for one in party[::2]
        for purpose in ("press", "web")
    )
    for one in party[::3]:
        factories.member_private(member=one)
    planned = plan(made, ours, days, items)
    tie(planned, party, ours)
    programme.freeze(made, by=user, why="")
    for item in planned[::40]:
        programme.set_times(item, item.starts_at, item.ends_at + timedelta(minutes=5), by=user)
    return made


def member(delegation, number):
    return Member(
        delegation=delegation,
        place=number + 1,
        honorific="Dr" if number % 3 else "",
        name=f"TANAKA Haruka {number}",
        native_name="田中 春香",
        spoken_name="Tah-NAH-kah",
        post=f"Director of Bureau {number}",
        part="member" if number else "head",
        languages="Japanese, English",
    )


def plan(delegation, ours, days, items):
    """Items of the day, one after the other; now and then one clashes with the next."""
    office_midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    begins = office_midnight + (delegation.arrives_on - office_midnight.date())
    a_day = items // days
    length = timedelta(minutes=13 * 60 // a_day)
    made = []
    for number in range(items):
        starts_at = begins + timedelta(days=number // a_day, hours=8) + number % a_day * length
        made.append(item(delegation, number, starts_at, length, ours))
    return ProgrammeItem.objects.bulk_create(made)


def item(delegation, number, starts_at, length, ours):
    return ProgrammeItem(
        delegation=delegation,
        title=f"Talk on the port {number}",
        starts_at=starts_at,
        ends_at=starts_at + length * (1.5 if number % 20 == 0 else 1),
        place="City Hall, Praça 1",
        room=f"Room {number % 7}",
        host=ours[number % 4],
        greeter=ours[4] if number % 2 else None,
        interpreting="consecutive" if number % 4 == 0 else "none",
        interpreter_words="Marta Nowak" if number % 4 == 0 else "",
        audience="public" if number % 3 == 0 else "internal",
        vehicle="Bus 1, 50 seats" if number % 5 == 0 else "",
        dress="Dark",
        run_sheet="Doors open\nWater on the table" if number % 6 == 0 else "",
    )


def tie(items, party, ours):
    """Every third item is for a third of the guests; two of ours are at each."""
    guests, people = ProgrammeItem.guests.through, ProgrammeItem.ours.through
    guests.objects.bulk_create(
        guests(programmeitem=one, member=who) for one in items[::3] for who in party[::3]
    )
    people.objects.bulk_create(
        people(programmeitem=one, person=who) for one in items for who in ours[5:7]
    )


def weighed(post, *, visits, members, rounds):
    """Milliseconds in which those who asked before are found, and of the admin's list of visits.

    With it the figures of our own list, narrowed by a kind of visit and by a topic.
    """
    filling.open_office()
    user = factories.in_role("officer", username="officer")
    specimen = SPECIMENS["visits"]
    twin.register(specimen, specimen.view(user))
    grow(specimen, 0, visits)
    themes = [factories.theme(name=f"Theme {number}") for number in range(12)]
    give_members_and_themes(members, themes)
    filling.gathered()
    asked = factories.delegation(city=City.objects.order_by("pk")[7], received_on=TODAY)
    asked.themes.set(themes[:2])
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    with override_settings(ROOT_URLCONF="tests.faults.lists.urls"):
        admin = partial(opened, client, reverse("twin:delegations_delegation_changelist"))
        check = partial(triage.alike, asked, user, LOOKS_BACK)
        page = partial(
            opened, client, reverse("delegations:delegation-triage", args=[asked.reference])
        )
        ours, theirs = in_turns_of_two(check, admin, rounds)
        whole, _again = in_turns_of_two(page, admin, rounds)
        lists = {
            "by kind": measured(specimen, user, rounds),
            "by topic": measured(replace(specimen, filtered={"theme": themes[0].pk}), user, rounds),
        }
    found = {"check": ours, "page": whole, "admin": theirs, "found": len(check().shown)}
    return found | {"lists": lists}


def give_members_and_themes(count, themes):
    """So many members of all visits together, and one or two topics for each visit."""
    keys = list(Delegation.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, count, AT_ONCE):
        Member.objects.bulk_create(
            Member(
                delegation_id=keys[number % len(keys)],
                place=number // len(keys) + 1,
                name=f"Guest {number}",
            )
            for number in range(start, min(start + AT_ONCE, count))
        )
    through = Delegation.themes.through
    through.objects.bulk_create(
        (
            through(delegation_id=pk, theme=themes[(number + each * 5) % len(themes)])
            for number, pk in enumerate(keys)
            for each in range(1 + number % 2)
        ),
        batch_size=AT_ONCE,
    )
