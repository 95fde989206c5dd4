"""How signatures are followed up, and whether the world may see what the city signed.

Safe while old code runs: adds three columns of the settings, each with a default.
"""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0011_how_visits_are_asked_for"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicaloffice",
            name="sign_on_confirm_days",
            field=models.PositiveSmallIntegerField(
                default=14,
                help_text="Days in which the initiator of a declaration is to confirm that we signed.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(365),
                ],
                verbose_name="a signature is confirmed within",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="sign_on_listing_days",
            field=models.PositiveSmallIntegerField(
                default=30,
                help_text="Days after signing: is our name there, and is it spelled right?",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(365),
                ],
                verbose_name="a list of signatories is looked up after",
            ),
        ),
        migrations.AddField(
            model_name="historicaloffice",
            name="signed_list_is_public",
            field=models.BooleanField(
                default=False,
                help_text="Shows the declarations that the city signed under /public/signed/.",
                verbose_name="the world may see what we signed",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="sign_on_confirm_days",
            field=models.PositiveSmallIntegerField(
                default=14,
                help_text="Days in which the initiator of a declaration is to confirm that we signed.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(365),
                ],
                verbose_name="a signature is confirmed within",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="sign_on_listing_days",
            field=models.PositiveSmallIntegerField(
                default=30,
                help_text="Days after signing: is our name there, and is it spelled right?",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(365),
                ],
                verbose_name="a list of signatories is looked up after",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="signed_list_is_public",
            field=models.BooleanField(
                default=False,
                help_text="Shows the declarations that the city signed under /public/signed/.",
                verbose_name="the world may see what we signed",
            ),
        ),
    ]
