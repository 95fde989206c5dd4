"""A per diem knows its days and what is paid for each.

Safe while old code runs: adds nullable columns, and a constraint that only looks at them.
"""

from decimal import Decimal

import django.core.validators
from django.db import migrations, models


def day_rate():
    return models.DecimalField(
        blank=True,
        decimal_places=2,
        max_digits=12,
        null=True,
        validators=[django.core.validators.MinValueValidator(0, "An amount cannot be negative.")],
        verbose_name="paid for each day",
    )


def days():
    return models.DecimalField(
        blank=True,
        decimal_places=2,
        help_text="Of a per diem. The estimate is reckoned from them where nothing is typed.",
        max_digits=5,
        null=True,
        validators=[django.core.validators.MinValueValidator(Decimal("0.01"))],
        verbose_name="days",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0023_bookings_known_again"),
    ]

    operations = [
        migrations.AddField("historicaltripcost", "days", days()),
        migrations.AddField("historicaltripcost", "day_rate", day_rate()),
        migrations.AddField("tripcost", "days", days()),
        migrations.AddField("tripcost", "day_rate", day_rate()),
        migrations.AddConstraint(
            "tripcost",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("day_rate", None), ("days", None)),
                    models.Q(
                        ("day_rate__isnull", False),
                        ("days__isnull", False),
                        ("kind", "per_diem"),
                    ),
                    _connector="OR",
                ),
                name="tripcost_days_of_per_diem",
                violation_error_message=(
                    "Days and what is paid for each belong together, and to a per diem."
                ),
            ),
        ),
    ]
