"""When a trip wants an acting mayor and a report, and who sees movements ahead.

Safe while old code runs: adds columns of the settings, with defaults.
"""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0012_what_we_signed"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="user",
            options={
                "ordering": ["first_name", "last_name", "username"],
                "permissions": [
                    ("use_admin", "May use the admin"),
                    ("see_restricted", "May see restricted records"),
                    ("see_movements", "May see what is not for readers, such as trips ahead"),
                    ("see_protocol", "May see what is for protocol only"),
                    ("export_everything", "May export everything"),
                    ("keep_people_without_login", "May enter and change people without a login"),
                ],
                "verbose_name": "user",
                "verbose_name_plural": "users",
            },
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="acting_after_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Working days of ours, begun ones counted. Empty: never.",
                null=True,
                verbose_name="or for more than",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="acting_after_hours",
            field=models.PositiveSmallIntegerField(
                blank=True,
                default=72,
                help_text="Hours away, from the first departure to the last arrival. Empty: never.",
                null=True,
                verbose_name="an acting mayor is named for more than",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="acting_lead_days",
            field=models.PositiveSmallIntegerField(
                default=3,
                help_text="Days before the departure.",
                validators=[django.core.validators.MaxValueValidator(365)],
                verbose_name="the acting mayor's letter is filed",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="publish_trips",
            field=models.BooleanField(
                default=False,
                help_text="Under /public/trips: trips that are over and were released, nothing else.",
                verbose_name="the register of trips is public",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="trip_connection_minutes",
            field=models.PositiveSmallIntegerField(
                default=60,
                help_text="Minutes. Shorter ones are flagged in an itinerary.",
                validators=[django.core.validators.MaxValueValidator(1440)],
                verbose_name="a connection takes at least",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="trip_report_days",
            field=models.PositiveSmallIntegerField(
                default=30,
                help_text="Days after the return.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(365),
                ],
                verbose_name="a trip is reported on within",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="trip_tolerance_percent",
            field=models.PositiveSmallIntegerField(
                default=10,
                help_text="Percent. Beyond that, the steps concerned are taken once more.",
                validators=[django.core.validators.MaxValueValidator(100)],
                verbose_name="costs may grow after approval by",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="acting_after_days",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Working days of ours, begun ones counted. Empty: never.",
                null=True,
                verbose_name="or for more than",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="acting_after_hours",
            field=models.PositiveSmallIntegerField(
                blank=True,
                default=72,
                help_text="Hours away, from the first departure to the last arrival. Empty: never.",
                null=True,
                verbose_name="an acting mayor is named for more than",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="acting_lead_days",
            field=models.PositiveSmallIntegerField(
                default=3,
                help_text="Days before the departure.",
                validators=[django.core.validators.MaxValueValidator(365)],
                verbose_name="the acting mayor's letter is filed",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="publish_trips",
            field=models.BooleanField(
                default=False,
                help_text="Under /public/trips: trips that are over and were released, nothing else.",
                verbose_name="the register of trips is public",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="trip_connection_minutes",
            field=models.PositiveSmallIntegerField(
                default=60,
                help_text="Minutes. Shorter ones are flagged in an itinerary.",
                validators=[django.core.validators.MaxValueValidator(1440)],
                verbose_name="a connection takes at least",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="trip_report_days",
            field=models.PositiveSmallIntegerField(
                default=30,
                help_text="Days after the return.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(365),
                ],
                verbose_name="a trip is reported on within",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="trip_tolerance_percent",
            field=models.PositiveSmallIntegerField(
                default=10,
                help_text="Percent. Beyond that, the steps concerned are taken once more.",
                validators=[django.core.validators.MaxValueValidator(100)],
                verbose_name="costs may grow after approval by",
            ),
        ),
    ]
