"""Editions, memberships, plans and sign-ons become as closed as what they are of or about.

Safe while old code runs: only rows that were more open than what they name are changed, and their
history tells it. Taken back, they stay closed.
"""

from django.db import migrations
from django.utils import timezone

LEVELS = ["office", "movements", "restricted", "protocol"]

ABOUT = {
    "Summit": "series",
    "Membership": "network",
    "Plan": "summit",
    "SignOn": "declaration",
}


def close(apps, schema_editor):
    for name, about in ABOUT.items():
        model = apps.get_model("networks", name)
        for level in LEVELS[1:]:
            opener = LEVELS[: LEVELS.index(level)]
            rows = model.objects.filter(**{f"{about}__sensitivity": level}, sensitivity__in=opener)
            for row in list(rows):
                row.sensitivity = level
                row.save(update_fields=["sensitivity", "updated_at"])
                note(apps, row)


def note(apps, row):
    """The row of history that a migration leaves no other way."""
    history = apps.get_model("networks", f"Historical{type(row).__name__}")
    kept = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    history.objects.create(
        **kept,
        history_date=timezone.now(),
        history_type="~",
        history_change_reason="Follows the record it is about.",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0007_how_often_a_text_was_begun"),
    ]

    operations = [migrations.RunPython(close, migrations.RunPython.noop)]
