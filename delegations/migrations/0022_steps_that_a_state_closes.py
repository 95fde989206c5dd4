"""Steps of trips that a state of the trip closes: those that come with the program name theirs.
What a visa without a day means is told beside its field.

Safe while old code runs: the database fills the columns. Nothing is lost on the way back but them.
"""

from django.db import migrations, models

import oia.core.validators

STATES = [
    ("approved", "Approved"),
    ("booked", "Booked"),
    ("briefed", "Briefed"),
    ("travelling", "Travelling"),
    ("expenses", "Back, expenses open"),
    ("reported", "Reported"),
    ("published", "Published"),
]

#: By the slug of the template.
OURS = {"travel-booked": "booked", "trip-briefing": "briefed", "trip-published": "published"}


def name_states(apps, schema_editor):
    """Of those there are, and of what their history keeps: the column is new to both."""

    def each(name, **which):
        return [
            apps.get_model("delegations", model).objects.filter(**which)
            for model in (name, f"Historical{name}")
        ]

    for slug, state in OURS.items():
        templates = each("TripStepTemplate", slug=slug)
        keys = list(templates[0].values_list("pk", flat=True))
        for found in (*templates, *each("TripStep", template_id__in=keys)):
            found.update(done_with=state)


def done_with():
    return models.CharField(
        blank=True,
        choices=STATES,
        db_default="",
        default="",
        help_text="Blank: when somebody says so.",
        max_length=14,
        verbose_name="done when the trip is",
    )


def visa_by():
    return models.DateField(
        blank=True,
        help_text="Blank: as long before the departure as a passport has to be renewed.",
        null=True,
        validators=[oia.core.validators.plausible_day],
        verbose_name="visa applied for by",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0021_claims_on_paper"),
    ]

    operations = [
        migrations.AddField("historicaltripstep", "done_with", done_with()),
        migrations.AddField("historicaltripsteptemplate", "done_with", done_with()),
        migrations.AddField("tripstep", "done_with", done_with()),
        migrations.AddField("tripsteptemplate", "done_with", done_with()),
        migrations.AlterField("historicaltraveller", "visa_by", visa_by()),
        migrations.AlterField("traveller", "visa_by", visa_by()),
        migrations.RunPython(name_states, migrations.RunPython.noop),
    ]
