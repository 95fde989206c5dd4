"""Which city of the directory is ours, so that no namesake is taken for it.

Safe while old code runs: adds one nullable column, and fills it where only one city of the name
of the office has its time zone.
"""

from django.db import migrations, models

from oia.core.text import MARK, fold

WORDS = {
    "blank": True,
    "null": True,
    "help_text": "Whose mayors are ours. Empty: the city of that name that has our time zone.",
    "related_name": "+",
    "verbose_name": "our city in the directory",
    "to": "directory.city",
}


def guess(apps, schema_editor):
    """What saving the settings would find."""
    office = apps.get_model("accounts", "Office").objects.first()
    name = fold(office.city_name) if office else ""
    if name:
        cities = apps.get_model("directory", "City").objects
        found = cities.filter(zone=office.zone, search_text__contains=f"{MARK}{name}{MARK}")
        keys = found.values_list("pk", flat=True)[:2]
        if len(keys) == 1:
            office.city_id = keys[0]
            office.save(update_fields=["city"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0015_silence_and_feeds"),
        ("directory", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            "historicaloffice",
            "city",
            models.ForeignKey(db_constraint=False, on_delete=models.DO_NOTHING, **WORDS),
        ),
        migrations.AddField(
            "office", "city", models.ForeignKey(on_delete=models.SET_NULL, **WORDS)
        ),
        migrations.RunPython(guess, migrations.RunPython.noop),
    ]
