"""The people of the demo office, and the days on which its council meets."""

from datetime import date, timedelta

from django.contrib.auth.models import Group

from oia.accounts.choices import Role
from oia.accounts.models import (
    Absence,
    CouncilDate,
    Department,
    ExchangeRate,
    Holiday,
    Office,
    User,
)
from oia.core.plugs import DemoPart, register

PEOPLE = {  # log-in name, role, first and last name
    "reader": (Role.READER, "Grace", "Oyelaran"),
    "officer": (Role.OFFICER, "Ana", "Duarte"),
    "protocol": (Role.PROTOCOL, "Tomás", "Ribeiro"),
    "director": (Role.DIRECTOR, "Inês", "Carvalho"),
    "admin": (Role.ADMINISTRATOR, "Mikkel", "Sørensen"),
}

HOLIDAYS = [
    (1, 1, "New Year's Day"),
    (4, 25, "Freedom Day"),
    (5, 1, "Labour Day"),
    (6, 10, "Portugal Day"),
    (8, 15, "Assumption Day"),
    (10, 5, "Republic Day"),
    (11, 1, "All Saints' Day"),
    (12, 1, "Restoration of Independence"),
    (12, 8, "Immaculate Conception"),
    (12, 25, "Christmas Day"),
]

RATES = {"USD": "0.92", "GBP": "1.17", "JPY": "0.0061", "BRL": "0.16"}


def furnish(story):
    """The office itself, its people and its calendar."""
    office = Office.current()
    office.name, office.city_name = "Office of International Affairs", "Vila Serena"
    office.zone, office.currency = "Europe/Lisbon", "EUR"
    office.office_mailbox = "international@vilaserena.example"
    office.mayor_mailbox = "mayor@vilaserena.example"
    office.save()
    story.office = office
    departments = {
        name: Department.objects.create(name=name, mailbox=f"{box}@vilaserena.example")
        for name, box in {
            "International Affairs": "international",
            "Climate and Energy": "climate",
            "Finance": "finance",
            "Culture": "culture",
        }.items()
    }
    story.things["departments"] = departments
    for name, (role, first, last) in PEOPLE.items():
        user = User.objects.create_user(
            name,
            f"{name}@vilaserena.example",
            story.password,
            first_name=first,
            last_name=last,
            department=departments["International Affairs"],
        )
        user.groups.add(Group.objects.get(name=role))
        story.people[name] = user
    calendar(story)


def calendar(story):
    """Holidays, council dates, an absence, and the rates of some years."""
    for year in range(story.begins_on.year, story.today.year + 2):
        for month, day, name in HOLIDAYS:
            Holiday.objects.create(on=date(year, month, day), name=name)
    for month in range(6):
        on = story.day(10 + 28 * month)
        CouncilDate.objects.create(on=on, agenda_closes_on=on - timedelta(days=14))
    Absence.objects.create(
        user=story.people["protocol"],
        deputy=story.people["officer"],
        starts_on=story.day(-9),
        ends_on=story.day(5),
    )
    for on in [date(story.begins_on.year - years, 1, 1) for years in (3, 2, 1)] + [story.begins_on]:
        for currency, rate in RATES.items():
            ExchangeRate.objects.create(currency=currency, on=on, rate=rate)


register(DemoPart(name="accounts", build=furnish, order=10))
