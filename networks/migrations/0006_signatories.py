"""Keep who else signed a declaration.

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
        ("networks", "0005_members"),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalDeclarationSignatory",
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
                    "signed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="signed on",
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
                    "declaration",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.declaration",
                        verbose_name="declaration",
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
                "verbose_name": "historical signatory of a declaration",
                "verbose_name_plural": "historical signatories of declarations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="DeclarationSignatory",
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
                    "signed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="signed on",
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
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatories",
                        to="networks.declaration",
                        verbose_name="declaration",
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
                "verbose_name": "signatory of a declaration",
                "verbose_name_plural": "signatories of declarations",
                "ordering": ["declaration", "pk"],
                "indexes": [
                    models.Index(fields=["declaration", "id"], name="signatory_by_declaration"),
                    models.Index(fields=["signed_on", "id"], name="signatory_by_day"),
                    models.Index(fields=["as_of_on", "id"], name="signatory_by_source"),
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
                        name="signatory_is_one_of_both",
                        violation_error_message="Say which city or which organisation it is: one of the two.",
                    ),
                    models.UniqueConstraint(
                        fields=("declaration", "city"),
                        name="signatory_city_once",
                        violation_error_message="This city is among the signatories already.",
                    ),
                    models.UniqueConstraint(
                        fields=("declaration", "organisation"),
                        name="signatory_organisation_once",
                        violation_error_message="This organisation is among the signatories already.",
                    ),
                ],
            },
        ),
    ]
