"""The order of ranks becomes the office's own. Members keep their ranks.

Safe while old code runs: adds two tables. What they begin with is written after each migrate.
"""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import oia.core.roads


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0016_answers_put_right"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RankPlace",
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
                    "rank",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (10, "Head of state or government"),
                            (20, "Minister"),
                            (30, "Ambassador"),
                            (40, "Governor"),
                            (50, "Mayor"),
                            (55, "Consul"),
                            (60, "Member of a parliament"),
                            (70, "Deputy mayor"),
                            (80, "Councillor"),
                            (90, "Chief executive, secretary general"),
                            (100, "Head of a department"),
                            (110, "Expert"),
                            (120, "Other"),
                        ],
                        error_messages={
                            "unique": "This rank has its place already. Change that one."
                        },
                        unique=True,
                        verbose_name="rank",
                    ),
                ),
                (
                    "place",
                    models.PositiveSmallIntegerField(
                        help_text="The lower stands before. The same for two: they are of one rank.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="place",
                    ),
                ),
            ],
            options={
                "verbose_name": "place of a rank",
                "verbose_name_plural": "order of ranks",
                "ordering": ["place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalRankPlace",
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
                    "rank",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (10, "Head of state or government"),
                            (20, "Minister"),
                            (30, "Ambassador"),
                            (40, "Governor"),
                            (50, "Mayor"),
                            (55, "Consul"),
                            (60, "Member of a parliament"),
                            (70, "Deputy mayor"),
                            (80, "Councillor"),
                            (90, "Chief executive, secretary general"),
                            (100, "Head of a department"),
                            (110, "Expert"),
                            (120, "Other"),
                        ],
                        db_index=True,
                        error_messages={
                            "unique": "This rank has its place already. Change that one."
                        },
                        verbose_name="rank",
                    ),
                ),
                (
                    "place",
                    models.PositiveSmallIntegerField(
                        help_text="The lower stands before. The same for two: they are of one rank.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="place",
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical place of a rank",
                "verbose_name_plural": "historical order of ranks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
