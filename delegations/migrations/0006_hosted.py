"""What hosting a visit costs, the hours spent on it, an optional fee, and the ceremony.

Safe while old code runs: adds tables that nothing else knows of, and columns with a default.
"""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import oia.accounts.validators
import oia.core.roads
import oia.core.validators


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0011_how_visits_are_asked_for"),
        ("delegations", "0005_asked_and_answered"),
        ("directory", "0006_doubles_and_merges"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalVisitCost",
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
                ("what", models.CharField(blank=True, max_length=200, verbose_name="for what")),
                (
                    "estimate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="estimate",
                    ),
                ),
                (
                    "actual",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="actual",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        max_length=3,
                        validators=[oia.accounts.validators.valid_currency],
                        verbose_name="currency",
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("room", "Rooms"),
                            ("meal", "Meals and receptions"),
                            ("hotel", "Hotel"),
                            ("transport", "Transport"),
                            ("interpretation", "Interpretation"),
                            ("gift", "Gifts"),
                            ("security", "Security"),
                            ("print", "Print and signs"),
                            ("culture", "Tickets and performers"),
                            ("other", "Other"),
                        ],
                        default="meal",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "payer",
                    models.CharField(
                        choices=[
                            ("office", "Our office"),
                            ("department", "Another department"),
                            ("guests", "The guests themselves"),
                            ("state", "A ministry of ours"),
                            ("network", "A network"),
                            ("sponsor", "A sponsor"),
                            ("other", "Somebody else"),
                        ],
                        default="office",
                        max_length=12,
                        verbose_name="payer",
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
            ],
            options={
                "verbose_name": "historical cost of a visit",
                "verbose_name_plural": "historical costs of visits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVisitFlag",
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
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "place",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="From left to right as one looks at them.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="place",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Such as: Japan, or Kobe.", max_length=100, verbose_name="flag"
                    ),
                ),
                (
                    "whose",
                    models.CharField(
                        choices=[
                            ("ours", "Ours"),
                            ("theirs", "Theirs"),
                            ("third", "Of a third party"),
                        ],
                        default="theirs",
                        max_length=6,
                        verbose_name="whose",
                    ),
                ),
                (
                    "width",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(2000),
                        ],
                        verbose_name="width in cm",
                    ),
                ),
                (
                    "height",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(2000),
                        ],
                        verbose_name="height in cm",
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
            ],
            options={
                "verbose_name": "historical flag",
                "verbose_name_plural": "historical flags",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVisitHours",
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
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "day",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="day",
                    ),
                ),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="Such as 1.5.",
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0.01, "Give the hours, in figures above naught."
                            ),
                            django.core.validators.MaxValueValidator(999),
                        ],
                        verbose_name="hours",
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=200, verbose_name="for what")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
            ],
            options={
                "verbose_name": "historical hours spent on a visit",
                "verbose_name_plural": "historical hours spent on visits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVisitSpeech",
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
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "place",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="In the order of speaking.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="place",
                    ),
                ),
                ("speaker", models.CharField(max_length=200, verbose_name="who speaks")),
                (
                    "whose",
                    models.CharField(
                        choices=[
                            ("ours", "Ours"),
                            ("theirs", "Theirs"),
                            ("third", "Of a third party"),
                        ],
                        default="theirs",
                        max_length=6,
                        verbose_name="whose",
                    ),
                ),
                ("about", models.CharField(blank=True, max_length=200, verbose_name="about what")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(600),
                        ],
                        verbose_name="minutes",
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=60, verbose_name="language")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
            ],
            options={
                "verbose_name": "historical speech",
                "verbose_name_plural": "historical speeches",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="VisitCost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("what", models.CharField(blank=True, max_length=200, verbose_name="for what")),
                (
                    "estimate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="estimate",
                    ),
                ),
                (
                    "actual",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="actual",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        max_length=3,
                        validators=[oia.accounts.validators.valid_currency],
                        verbose_name="currency",
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("room", "Rooms"),
                            ("meal", "Meals and receptions"),
                            ("hotel", "Hotel"),
                            ("transport", "Transport"),
                            ("interpretation", "Interpretation"),
                            ("gift", "Gifts"),
                            ("security", "Security"),
                            ("print", "Print and signs"),
                            ("culture", "Tickets and performers"),
                            ("other", "Other"),
                        ],
                        default="meal",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "payer",
                    models.CharField(
                        choices=[
                            ("office", "Our office"),
                            ("department", "Another department"),
                            ("guests", "The guests themselves"),
                            ("state", "A ministry of ours"),
                            ("network", "A network"),
                            ("sponsor", "A sponsor"),
                            ("other", "Somebody else"),
                        ],
                        default="office",
                        max_length=12,
                        verbose_name="payer",
                    ),
                ),
            ],
            options={
                "verbose_name": "cost of a visit",
                "verbose_name_plural": "costs of visits",
                "ordering": ["delegation", "payer", "kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="VisitFlag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "place",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="From left to right as one looks at them.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="place",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Such as: Japan, or Kobe.", max_length=100, verbose_name="flag"
                    ),
                ),
                (
                    "whose",
                    models.CharField(
                        choices=[
                            ("ours", "Ours"),
                            ("theirs", "Theirs"),
                            ("third", "Of a third party"),
                        ],
                        default="theirs",
                        max_length=6,
                        verbose_name="whose",
                    ),
                ),
                (
                    "width",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(2000),
                        ],
                        verbose_name="width in cm",
                    ),
                ),
                (
                    "height",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(2000),
                        ],
                        verbose_name="height in cm",
                    ),
                ),
            ],
            options={
                "verbose_name": "flag",
                "verbose_name_plural": "flags",
                "ordering": ["delegation", "place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="VisitHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "day",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="day",
                    ),
                ),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=2,
                        help_text="Such as 1.5.",
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0.01, "Give the hours, in figures above naught."
                            ),
                            django.core.validators.MaxValueValidator(999),
                        ],
                        verbose_name="hours",
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=200, verbose_name="for what")),
            ],
            options={
                "verbose_name": "hours spent on a visit",
                "verbose_name_plural": "hours spent on visits",
                "ordering": ["delegation", "day", "pk"],
            },
        ),
        migrations.CreateModel(
            name="VisitSpeech",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "place",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="In the order of speaking.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="place",
                    ),
                ),
                ("speaker", models.CharField(max_length=200, verbose_name="who speaks")),
                (
                    "whose",
                    models.CharField(
                        choices=[
                            ("ours", "Ours"),
                            ("theirs", "Theirs"),
                            ("third", "Of a third party"),
                        ],
                        default="theirs",
                        max_length=6,
                        verbose_name="whose",
                    ),
                ),
                ("about", models.CharField(blank=True, max_length=200, verbose_name="about what")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(600),
                        ],
                        verbose_name="minutes",
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=60, verbose_name="language")),
            ],
            options={
                "verbose_name": "speech",
                "verbose_name_plural": "speeches",
                "ordering": ["delegation", "place", "pk"],
            },
        ),
        migrations.AddField(
            model_name="delegation",
            name="anthem",
            field=models.CharField(
                blank=True,
                choices=[
                    ("theirs", "Theirs only"),
                    ("both", "Theirs, then ours"),
                    ("ours", "Ours only"),
                ],
                max_length=6,
                verbose_name="anthem",
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="fee",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text="Blank: none. Most cities charge nothing.",
                max_digits=12,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0, "An amount cannot be negative.")
                ],
                verbose_name="fee that we charge",
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="fee_currency",
            field=models.CharField(
                blank=True,
                max_length=3,
                validators=[oia.accounts.validators.valid_currency],
                verbose_name="currency of the fee",
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="fee_paid_on",
            field=models.DateField(
                blank=True,
                null=True,
                validators=[oia.core.validators.plausible_day],
                verbose_name="fee paid on",
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="guest_book",
            field=models.CharField(
                blank=True,
                help_text="Who signs it, when, and what is to stand in it.",
                max_length=300,
                verbose_name="guest book",
            ),
        ),
        migrations.AddField(
            model_name="historicaldelegation",
            name="anthem",
            field=models.CharField(
                blank=True,
                choices=[
                    ("theirs", "Theirs only"),
                    ("both", "Theirs, then ours"),
                    ("ours", "Ours only"),
                ],
                max_length=6,
                verbose_name="anthem",
            ),
        ),
        migrations.AddField(
            model_name="historicaldelegation",
            name="fee",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text="Blank: none. Most cities charge nothing.",
                max_digits=12,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(0, "An amount cannot be negative.")
                ],
                verbose_name="fee that we charge",
            ),
        ),
        migrations.AddField(
            model_name="historicaldelegation",
            name="fee_currency",
            field=models.CharField(
                blank=True,
                max_length=3,
                validators=[oia.accounts.validators.valid_currency],
                verbose_name="currency of the fee",
            ),
        ),
        migrations.AddField(
            model_name="historicaldelegation",
            name="fee_paid_on",
            field=models.DateField(
                blank=True,
                null=True,
                validators=[oia.core.validators.plausible_day],
                verbose_name="fee paid on",
            ),
        ),
        migrations.AddField(
            model_name="historicaldelegation",
            name="guest_book",
            field=models.CharField(
                blank=True,
                help_text="Who signs it, when, and what is to stand in it.",
                max_length=300,
                verbose_name="guest book",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("fee", None), ("fee_paid_on", None)),
                    models.Q(("fee__gte", 0), models.Q(("fee_currency", ""), _negated=True)),
                    _connector="OR",
                ),
                name="delegation_fee_has_a_currency",
                violation_error_message="A fee has a sum and a currency.",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisitcost",
            name="delegation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="delegations.delegation",
                verbose_name="visit",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisitcost",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalvisitflag",
            name="delegation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="delegations.delegation",
                verbose_name="visit",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisitflag",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalvisithours",
            name="delegation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="delegations.delegation",
                verbose_name="visit",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisithours",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalvisithours",
            name="user",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="colleague",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisitspeech",
            name="delegation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="delegations.delegation",
                verbose_name="visit",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisitspeech",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="visitcost",
            name="delegation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="costs",
                to="delegations.delegation",
                verbose_name="visit",
            ),
        ),
        migrations.AddField(
            model_name="visitflag",
            name="delegation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="flags",
                to="delegations.delegation",
                verbose_name="visit",
            ),
        ),
        migrations.AddField(
            model_name="visithours",
            name="delegation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="hours",
                to="delegations.delegation",
                verbose_name="visit",
            ),
        ),
        migrations.AddField(
            model_name="visithours",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="visit_hours",
                to=settings.AUTH_USER_MODEL,
                verbose_name="colleague",
            ),
        ),
        migrations.AddField(
            model_name="visitspeech",
            name="delegation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="speeches",
                to="delegations.delegation",
                verbose_name="visit",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitcost",
            constraint=models.CheckConstraint(
                condition=models.Q(("estimate", None), ("estimate__gte", 0), _connector="OR"),
                name="visit_cost_estimate_not_negative",
                violation_error_message="The estimate cannot be negative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitcost",
            constraint=models.CheckConstraint(
                condition=models.Q(("actual", None), ("actual__gte", 0), _connector="OR"),
                name="visit_cost_actual_not_negative",
                violation_error_message="The actual cost cannot be negative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="visithours",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__gt", 0)),
                name="visit_hours_above_naught",
                violation_error_message="Give the hours, in figures above naught.",
            ),
        ),
    ]
