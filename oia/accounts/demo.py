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
    """Holidays, council dates, an absence, and the rates of the day."""
    for year in (story.today.year, story.today.year + 1):
        Holiday.objects.create(on=date(year, 12, 25), name="Christmas Day")
        Holiday.objects.create(on=date(year, 1, 1), name="New Year's Day")
        Holiday.objects.create(on=date(year, 4, 25), name="Freedom Day")
    for month in range(6):
        on = story.day(10 + 28 * month)
        CouncilDate.objects.create(on=on, agenda_closes_on=on - timedelta(days=14))
    Absence.objects.create(
        user=story.people["protocol"],
        deputy=story.people["officer"],
        starts_on=story.day(-9),
        ends_on=story.day(5),
    )
    for currency, rate in {"USD": "0.92", "GBP": "1.17", "JPY": "0.0061"}.items():
        ExchangeRate.objects.create(currency=currency, on=story.begins_on, rate=rate)


register(DemoPart(name="accounts", build=furnish, order=10))
