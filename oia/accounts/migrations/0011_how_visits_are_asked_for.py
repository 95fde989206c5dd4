"""Whether requests for a visit come in by a public form, who takes them and how many an hour.

Safe while old code runs: adds columns of the settings, with defaults; the form is off.
"""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0010_how_long_guests_are_known"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicaloffice",
            name="visit_form_all",
            field=models.PositiveSmallIntegerField(
                default=30,
                help_text="By the public form. Whoever comes later is asked to wait.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(10000),
                ],
                verbose_name="requests an hour from all",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="visit_form_each",
            field=models.PositiveSmallIntegerField(
                default=5,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(1000),
                ],
                verbose_name="requests an hour from one address",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="visit_form_open",
            field=models.BooleanField(
                default=False,
                help_text="Anybody may then ask at /public/visit-request/ without a login.",
                verbose_name="requests for a visit come in by a public form",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="visit_form_owner",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Owns it and is told at once. Nobody: the mailbox of the office is told.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="whoever takes what the form brings",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="visit_form_words",
            field=models.TextField(
                blank=True,
                help_text="Above its fields: whom you receive, how long you keep what is written.",
                max_length=2000,
                verbose_name="what the public form says",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="visit_form_all",
            field=models.PositiveSmallIntegerField(
                default=30,
                help_text="By the public form. Whoever comes later is asked to wait.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(10000),
                ],
                verbose_name="requests an hour from all",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="visit_form_each",
            field=models.PositiveSmallIntegerField(
                default=5,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(1000),
                ],
                verbose_name="requests an hour from one address",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="visit_form_open",
            field=models.BooleanField(
                default=False,
                help_text="Anybody may then ask at /public/visit-request/ without a login.",
                verbose_name="requests for a visit come in by a public form",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="visit_form_owner",
            field=models.ForeignKey(
                blank=True,
                help_text="Owns it and is told at once. Nobody: the mailbox of the office is told.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="whoever takes what the form brings",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="visit_form_words",
            field=models.TextField(
                blank=True,
                help_text="Above its fields: whom you receive, how long you keep what is written.",
                max_length=2000,
                verbose_name="what the public form says",
            ),
        ),
    ]
