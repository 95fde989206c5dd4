"""Which steps of a visit count among the promises of the office once the guests have left.

Safe while old code runs: adds one column with a default. The shipped thank-you letter counts.
"""

from django.db import migrations, models


def mark_thanks(apps, schema_editor):
    templates = apps.get_model("delegations", "StepTemplate").objects
    templates.filter(slug="thank-you").update(is_promise=True)


FIELD = {
    "name": "is_promise",
    "field": models.BooleanField(
        default=False,
        help_text="Once they have left it stands among the commitments of the office.",
        verbose_name="counts as a promise",
    ),
}


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0006_hosted"),
    ]

    operations = [
        migrations.AddField(model_name="historicalsteptemplate", **FIELD),
        migrations.AddField(model_name="steptemplate", **FIELD),
        migrations.RunPython(mark_thanks, migrations.RunPython.noop),
    ]
