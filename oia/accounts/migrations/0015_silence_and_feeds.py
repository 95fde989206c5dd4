"""Whether a silent agreement becomes dormant by itself, and what of the restricted is in feeds.

Safe while old code runs: adds columns of the settings, with defaults. From the first night on, what
is silent becomes dormant; whoever wants to be asked instead says so among the settings.
"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import migrations, models


def silent():
    return models.PositiveSmallIntegerField(
        default=18,
        help_text="Months in which nothing happened with the partner.",
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        verbose_name="an agreement is silent after",
    )


def dormant():
    return models.BooleanField(
        default=True,
        help_text="And active again when something happens. Otherwise its page asks somebody.",
        verbose_name="a silent agreement becomes dormant by itself",
    )


def in_feeds():
    return models.CharField(
        choices=[
            ("neutral", "under a neutral title, without a link"),
            ("left_out", "not at all"),
        ],
        default="neutral",
        help_text="Of everybody, in the feeds of those too who may see it on the pages.",
        max_length=8,
        verbose_name="what is restricted appears in feeds",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0014_how_passports_are_watched"),
    ]

    operations = [
        *(
            migrations.AddField(model, name, field())
            for model in ("office", "historicaloffice")
            for name, field in (
                ("agreement_dormant_by_itself", dormant),
                ("feeds_restricted", in_feeds),
            )
        ),
        *(
            migrations.AlterField(model, "agreement_silence_months", silent())
            for model in ("office", "historicaloffice")
        ),
    ]
