"""Keep who else belongs to a network.

Safe while old code runs: adds two tables, and old code knows neither.
"""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import networks.dates
import oia.core.roads


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0006_doubles_and_merges"),
        ("networks", "0004_declarations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalNetworkMember",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last changed"),
                ),
                (
                    "road",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("page", "on a page"),
                            ("admin", "in the admin"),
                            ("program", "by the program"),
                        ],
                        db_default="",
                        default=oia.core.roads.current_road,
                        editable=False,
                        max_length=10,
                        verbose_name="road",
                    ),
                ),
                (
                    "source_link",
                    models.URLField(
                        blank=True,
                        help_text="The page or list from which we know it.",
                        max_length=500,
                        verbose_name="where it is stated",
                    ),
                ),
                (
                    "as_of_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which the source said so.",
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="as of",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        help_text="Blank: not known.",
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("chair", "Chair"),
                            ("vice_chair", "Vice-chair"),
                            ("board", "On the board"),
                            ("founder", "Founding member"),
                            ("host", "Hosts the secretariat"),
                            ("associate", "Associate member"),
                            ("observer", "Observer"),
                        ],
                        help_text="Blank: a member like others, or not known.",
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                (
                    "since_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="The year.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1850),
                            django.core.validators.MaxValueValidator(2150),
                        ],
                        verbose_name="member since",
                    ),
                ),
                (
                    "until_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="The last year; blank while it belongs to it.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1850),
                            django.core.validators.MaxValueValidator(2150),
                        ],
                        verbose_name="member until",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.network",
                        verbose_name="network",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Where it is no city: a region, an association, a company.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical member of a network",
                "verbose_name_plural": "historical members of networks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NetworkMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                (
                    "source_link",
                    models.URLField(
                        blank=True,
                        help_text="The page or list from which we know it.",
                        max_length=500,
                        verbose_name="where it is stated",
                    ),
                ),
                (
                    "as_of_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which the source said so.",
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="as of",
                    ),
                ),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        help_text="Blank: not known.",
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("chair", "Chair"),
                            ("vice_chair", "Vice-chair"),
                            ("board", "On the board"),
                            ("founder", "Founding member"),
                            ("host", "Hosts the secretariat"),
                            ("associate", "Associate member"),
                            ("observer", "Observer"),
                        ],
                        help_text="Blank: a member like others, or not known.",
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                (
                    "since_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="The year.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1850),
                            django.core.validators.MaxValueValidator(2150),
                        ],
                        verbose_name="member since",
                    ),
                ),
                (
                    "until_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="The last year; blank while it belongs to it.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1850),
                            django.core.validators.MaxValueValidator(2150),
                        ],
                        verbose_name="member until",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="directory.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="networks.network",
                        verbose_name="network",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where it is no city: a region, an association, a company.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="directory.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "member of a network",
                "verbose_name_plural": "members of networks",
                "ordering": ["network", "pk"],
                "indexes": [
                    models.Index(fields=["network", "id"], name="member_by_network"),
                    models.Index(fields=["since_year", "id"], name="member_by_year"),
                    models.Index(fields=["as_of_on", "id"], name="member_by_source"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("city", None), models.Q(("organisation", None), _negated=True)
                            ),
                            models.Q(
                                ("organisation", None), models.Q(("city", None), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="member_is_one_of_both",
                        violation_error_message="Say which city or which organisation it is: one of the two.",
                    ),
                    models.UniqueConstraint(
                        fields=("network", "city"),
                        name="member_city_once_per_network",
                        violation_error_message="This city is among the members already.",
                    ),
                    models.UniqueConstraint(
                        fields=("network", "organisation"),
                        name="member_organisation_once_per_network",
                        violation_error_message="This organisation is among the members already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since_year", None),
                            ("until_year", None),
                            ("until_year__gte", models.F("since_year")),
                            _connector="OR",
                        ),
                        name="member_leaves_after_joining",
                        violation_error_message="It cannot have left before it joined.",
                    ),
                ],
            },
        ),
    ]
