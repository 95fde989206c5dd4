"""Emission factors; costs of trips that are for one leg or lodging; gifts that follow a cost.

Safe while old code runs: adds tables, nullable columns, and a constraint that only looks at them.
"""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import oia.core.roads
import oia.core.validators


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0009_trips_asked_outside"),
        ("directory", "0006_doubles_and_merges"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="EmissionFactor",
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
                    "mode",
                    models.CharField(
                        choices=[
                            ("flight", "Flight"),
                            ("train", "Train"),
                            ("car", "Car"),
                            ("bus", "Bus"),
                            ("ship", "Ship"),
                            ("other", "Other"),
                        ],
                        max_length=8,
                        verbose_name="by",
                    ),
                ),
                (
                    "travel_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("economy", "Economy or second class"),
                            ("premium", "Premium economy"),
                            ("business", "Business or first on a train"),
                            ("first", "First"),
                        ],
                        help_text="Blank: for every class that has no factor of its own.",
                        max_length=8,
                        verbose_name="class",
                    ),
                ),
                ("from_km", models.PositiveIntegerField(default=0, verbose_name="from, in km")),
                (
                    "until_km",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Blank: however far.",
                        null=True,
                        verbose_name="below, in km",
                    ),
                ),
                (
                    "kg_per_km",
                    models.DecimalField(
                        decimal_places=5,
                        max_digits=8,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "A factor cannot be negative."
                            )
                        ],
                        verbose_name="kg CO₂e per passenger and km",
                    ),
                ),
                ("notes", models.CharField(blank=True, max_length=300, verbose_name="notes")),
            ],
            options={
                "verbose_name": "emission factor",
                "verbose_name_plural": "emission factors",
                "ordering": ["factor_set", "mode", "from_km", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FactorSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="short name")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "source",
                    models.CharField(
                        help_text="Who reckoned the factors, and where they stand.",
                        max_length=300,
                        verbose_name="source",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="for trips from",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
            ],
            options={
                "verbose_name": "set of emission factors",
                "verbose_name_plural": "sets of emission factors",
                "ordering": ["-valid_from", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEmissionFactor",
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
                    "mode",
                    models.CharField(
                        choices=[
                            ("flight", "Flight"),
                            ("train", "Train"),
                            ("car", "Car"),
                            ("bus", "Bus"),
                            ("ship", "Ship"),
                            ("other", "Other"),
                        ],
                        max_length=8,
                        verbose_name="by",
                    ),
                ),
                (
                    "travel_class",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("economy", "Economy or second class"),
                            ("premium", "Premium economy"),
                            ("business", "Business or first on a train"),
                            ("first", "First"),
                        ],
                        help_text="Blank: for every class that has no factor of its own.",
                        max_length=8,
                        verbose_name="class",
                    ),
                ),
                ("from_km", models.PositiveIntegerField(default=0, verbose_name="from, in km")),
                (
                    "until_km",
                    models.PositiveIntegerField(
                        blank=True,
                        help_text="Blank: however far.",
                        null=True,
                        verbose_name="below, in km",
                    ),
                ),
                (
                    "kg_per_km",
                    models.DecimalField(
                        decimal_places=5,
                        max_digits=8,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "A factor cannot be negative."
                            )
                        ],
                        verbose_name="kg CO₂e per passenger and km",
                    ),
                ),
                ("notes", models.CharField(blank=True, max_length=300, verbose_name="notes")),
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
                "verbose_name": "historical emission factor",
                "verbose_name_plural": "historical emission factors",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFactorSet",
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
                ("slug", models.SlugField(max_length=100, verbose_name="short name")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "source",
                    models.CharField(
                        help_text="Who reckoned the factors, and where they stand.",
                        max_length=300,
                        verbose_name="source",
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="for trips from",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
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
                "verbose_name": "historical set of emission factors",
                "verbose_name_plural": "historical sets of emission factors",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="gift",
            name="trip_cost",
            field=models.OneToOneField(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="gift",
                to="delegations.tripcost",
                verbose_name="cost of a trip",
            ),
        ),
        migrations.AddField(
            model_name="historicalgift",
            name="trip_cost",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="delegations.tripcost",
                verbose_name="cost of a trip",
            ),
        ),
        migrations.AddField(
            model_name="historicaltripcost",
            name="leg",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Then the public register tells it with where that leads.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="delegations.leg",
                verbose_name="leg",
            ),
        ),
        migrations.AddField(
            model_name="historicaltripcost",
            name="stay",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Then the public register tells it with that stop.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="delegations.stay",
                verbose_name="lodging",
            ),
        ),
        migrations.AddField(
            model_name="tripcost",
            name="leg",
            field=models.ForeignKey(
                blank=True,
                help_text="Then the public register tells it with where that leads.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="costs",
                to="delegations.leg",
                verbose_name="leg",
            ),
        ),
        migrations.AddField(
            model_name="tripcost",
            name="stay",
            field=models.ForeignKey(
                blank=True,
                help_text="Then the public register tells it with that stop.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="costs",
                to="delegations.stay",
                verbose_name="lodging",
            ),
        ),
        migrations.AddConstraint(
            model_name="tripcost",
            constraint=models.CheckConstraint(
                condition=models.Q(("leg", None), ("stay", None), _connector="OR"),
                name="tripcost_for_one_part",
                violation_error_message="It is for a leg or for a lodging, not for both.",
            ),
        ),
        migrations.AddField(
            model_name="emissionfactor",
            name="factor_set",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="factors",
                to="delegations.factorset",
                verbose_name="set",
            ),
        ),
        migrations.AddField(
            model_name="historicalemissionfactor",
            name="factor_set",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="delegations.factorset",
                verbose_name="set",
            ),
        ),
        migrations.AddField(
            model_name="historicalemissionfactor",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalfactorset",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="emissionfactor",
            index=models.Index(fields=["mode", "id"], name="factor_by_mode"),
        ),
        migrations.AddIndex(
            model_name="emissionfactor",
            index=models.Index(fields=["from_km", "id"], name="factor_by_distance"),
        ),
        migrations.AddConstraint(
            model_name="emissionfactor",
            constraint=models.UniqueConstraint(
                fields=("factor_set", "mode", "travel_class", "from_km"),
                name="factor_once_per_distance",
                violation_error_message="The set has a factor for this from that distance on.",
            ),
        ),
        migrations.AddConstraint(
            model_name="emissionfactor",
            constraint=models.CheckConstraint(
                condition=models.Q(("kg_per_km__gte", 0)),
                name="factor_not_negative",
                violation_error_message="A factor cannot be negative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="emissionfactor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_km", None), ("until_km__gt", models.F("from_km")), _connector="OR"
                ),
                name="factor_ends_after_it_begins",
                violation_error_message="It ends before it begins.",
            ),
        ),
    ]
