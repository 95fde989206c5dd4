"""Promises of the office, and reports on how they stand.

The first tables; nothing to mind when deploying.
"""

import datetime

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import oia.core.roads
import oia.core.validators


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0005_saved_views"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("directory", "0002_by_which_road"),
        ("documents", "0002_by_which_road"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Commitment",
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
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("office", "Office"),
                            ("restricted", "Restricted"),
                            ("protocol", "Protocol only"),
                        ],
                        default="office",
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("search_text", models.TextField(blank=True, editable=False)),
                ("text", models.CharField(max_length=500, verbose_name="what was promised")),
                (
                    "wording",
                    models.TextField(
                        blank=True,
                        help_text="As it was signed or said.",
                        verbose_name="in the words of the paper",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("ours", "We promised"), ("theirs", "They promised us")],
                        default="ours",
                        max_length=6,
                        verbose_name="direction",
                    ),
                ),
                (
                    "subject_id",
                    models.PositiveBigIntegerField(
                        blank=True, editable=False, null=True, verbose_name="number of the record"
                    ),
                ),
                (
                    "source_title",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="came from"
                    ),
                ),
                (
                    "given_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="given on",
                    ),
                ),
                ("to_id", models.PositiveBigIntegerField(blank=True, editable=False, null=True)),
                (
                    "to_words",
                    models.CharField(
                        blank=True,
                        help_text="In words: the press, citizens.",
                        max_length=200,
                        verbose_name="to whom else",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="due",
                    ),
                ),
                (
                    "due_at",
                    models.TimeField(
                        blank=True,
                        help_text="Blank: the end of that day.",
                        null=True,
                        verbose_name="at",
                    ),
                ),
                (
                    "due_after",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="due after"
                    ),
                ),
                (
                    "due_unit",
                    models.CharField(
                        choices=[("days", "days"), ("months", "months")],
                        default="months",
                        max_length=6,
                        verbose_name="counted in",
                    ),
                ),
                (
                    "due_from",
                    models.CharField(blank=True, max_length=40, verbose_name="counted from"),
                ),
                (
                    "zone_kind",
                    models.CharField(
                        choices=[
                            ("office", "Our own zone"),
                            ("place", "Zone of a place"),
                            ("offset", "Fixed offset from UTC"),
                            ("abbreviation", "As abbreviated by the organiser"),
                            ("anywhere", "Anywhere on Earth"),
                            ("unknown", "Not stated"),
                        ],
                        default="office",
                        max_length=12,
                        verbose_name="whose time",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        blank=True,
                        help_text="Europe/Madrid, +03:00 or CET, as the kind wants it.",
                        max_length=64,
                        verbose_name="zone",
                    ),
                ),
                (
                    "organiser_words",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="the date in their words"
                    ),
                ),
                (
                    "falls_due_at",
                    models.DateTimeField(
                        default=datetime.datetime(2200, 1, 1, 0, 0, tzinfo=datetime.UTC),
                        editable=False,
                        verbose_name="falls due",
                    ),
                ),
                (
                    "indicator",
                    models.CharField(
                        blank=True,
                        help_text="What is measured.",
                        max_length=200,
                        verbose_name="indicator",
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=200, verbose_name="target")),
                (
                    "target_value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=18,
                        null=True,
                        verbose_name="target as a figure",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                (
                    "report_every",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Blank: nobody asks for it.",
                        null=True,
                        verbose_name="report every … months",
                    ),
                ),
                (
                    "reports_from",
                    models.DateField(
                        blank=True,
                        help_text="Blank: so many months after it was given.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="first report due",
                    ),
                ),
                (
                    "report_until",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="reports until",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("kept", "Kept"),
                            ("lapsed", "Lapsed"),
                            ("waived", "Waived"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "closed_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="closed on",
                    ),
                ),
                ("evidence", models.TextField(blank=True, verbose_name="evidence")),
                (
                    "asked_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="last asked how it stands",
                    ),
                ),
                (
                    "backup",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments_backed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="backup",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="closed by",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="accounts.department",
                        verbose_name="lead department",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "promised_as",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="directory.postholding",
                        verbose_name="in the post of",
                    ),
                ),
                (
                    "promised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="directory.person",
                        verbose_name="promised by",
                    ),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="kind of record",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="commitments",
                        to="directory.theme",
                        verbose_name="themes",
                    ),
                ),
                (
                    "to_city",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises_to",
                        to="directory.city",
                        verbose_name="to the city",
                    ),
                ),
                (
                    "to_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises_to",
                        to="directory.organisation",
                        verbose_name="to the organisation",
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises_to",
                        to="directory.person",
                        verbose_name="to the person",
                    ),
                ),
                (
                    "to_type",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="kind of partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "commitment",
                "verbose_name_plural": "commitments",
                "ordering": ["falls_due_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CommitmentReport",
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
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="due",
                    ),
                ),
                (
                    "on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="given on",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="how it stands")),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=18,
                        null=True,
                        verbose_name="value of the indicator",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitment_reports",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reported by",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="commitments.commitment",
                        verbose_name="commitment",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitment_reports",
                        to="documents.attachment",
                        verbose_name="paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "report on a commitment",
                "verbose_name_plural": "reports on commitments",
                "ordering": [
                    "commitment",
                    models.OrderBy(models.F("on"), descending=True, nulls_first=True),
                    "-pk",
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCommitment",
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
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("office", "Office"),
                            ("restricted", "Restricted"),
                            ("protocol", "Protocol only"),
                        ],
                        default="office",
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("search_text", models.TextField(blank=True, editable=False)),
                ("text", models.CharField(max_length=500, verbose_name="what was promised")),
                (
                    "wording",
                    models.TextField(
                        blank=True,
                        help_text="As it was signed or said.",
                        verbose_name="in the words of the paper",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("ours", "We promised"), ("theirs", "They promised us")],
                        default="ours",
                        max_length=6,
                        verbose_name="direction",
                    ),
                ),
                (
                    "subject_id",
                    models.PositiveBigIntegerField(
                        blank=True, editable=False, null=True, verbose_name="number of the record"
                    ),
                ),
                (
                    "source_title",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="came from"
                    ),
                ),
                (
                    "given_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="given on",
                    ),
                ),
                ("to_id", models.PositiveBigIntegerField(blank=True, editable=False, null=True)),
                (
                    "to_words",
                    models.CharField(
                        blank=True,
                        help_text="In words: the press, citizens.",
                        max_length=200,
                        verbose_name="to whom else",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="due",
                    ),
                ),
                (
                    "due_at",
                    models.TimeField(
                        blank=True,
                        help_text="Blank: the end of that day.",
                        null=True,
                        verbose_name="at",
                    ),
                ),
                (
                    "due_after",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="due after"
                    ),
                ),
                (
                    "due_unit",
                    models.CharField(
                        choices=[("days", "days"), ("months", "months")],
                        default="months",
                        max_length=6,
                        verbose_name="counted in",
                    ),
                ),
                (
                    "due_from",
                    models.CharField(blank=True, max_length=40, verbose_name="counted from"),
                ),
                (
                    "zone_kind",
                    models.CharField(
                        choices=[
                            ("office", "Our own zone"),
                            ("place", "Zone of a place"),
                            ("offset", "Fixed offset from UTC"),
                            ("abbreviation", "As abbreviated by the organiser"),
                            ("anywhere", "Anywhere on Earth"),
                            ("unknown", "Not stated"),
                        ],
                        default="office",
                        max_length=12,
                        verbose_name="whose time",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        blank=True,
                        help_text="Europe/Madrid, +03:00 or CET, as the kind wants it.",
                        max_length=64,
                        verbose_name="zone",
                    ),
                ),
                (
                    "organiser_words",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="the date in their words"
                    ),
                ),
                (
                    "falls_due_at",
                    models.DateTimeField(
                        default=datetime.datetime(2200, 1, 1, 0, 0, tzinfo=datetime.UTC),
                        editable=False,
                        verbose_name="falls due",
                    ),
                ),
                (
                    "indicator",
                    models.CharField(
                        blank=True,
                        help_text="What is measured.",
                        max_length=200,
                        verbose_name="indicator",
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=200, verbose_name="target")),
                (
                    "target_value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=18,
                        null=True,
                        verbose_name="target as a figure",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                (
                    "report_every",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Blank: nobody asks for it.",
                        null=True,
                        verbose_name="report every … months",
                    ),
                ),
                (
                    "reports_from",
                    models.DateField(
                        blank=True,
                        help_text="Blank: so many months after it was given.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="first report due",
                    ),
                ),
                (
                    "report_until",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="reports until",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("kept", "Kept"),
                            ("lapsed", "Lapsed"),
                            ("waived", "Waived"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                (
                    "closed_on",
                    models.DateField(
                        blank=True,
                        editable=False,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="closed on",
                    ),
                ),
                ("evidence", models.TextField(blank=True, verbose_name="evidence")),
                (
                    "asked_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="last asked how it stands",
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
                    "backup",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="backup",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="closed by",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.department",
                        verbose_name="lead department",
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
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "promised_as",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.postholding",
                        verbose_name="in the post of",
                    ),
                ),
                (
                    "promised_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="promised by",
                    ),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="kind of record",
                    ),
                ),
                (
                    "to_city",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.city",
                        verbose_name="to the city",
                    ),
                ),
                (
                    "to_organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organisation",
                        verbose_name="to the organisation",
                    ),
                ),
                (
                    "to_person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="to the person",
                    ),
                ),
                (
                    "to_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="kind of partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical commitment",
                "verbose_name_plural": "historical commitments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCommitmentReport",
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
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="due",
                    ),
                ),
                (
                    "on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="given on",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="how it stands")),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=18,
                        null=True,
                        verbose_name="value of the indicator",
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
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="reported by",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="commitments.commitment",
                        verbose_name="commitment",
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
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.attachment",
                        verbose_name="paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical report on a commitment",
                "verbose_name_plural": "historical reports on commitments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["status", "falls_due_at", "id"], name="commitment_by_state"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["falls_due_at", "id"], name="commitment_by_date"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=["owner", "status", "falls_due_at"], name="commitment_by_owner"
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                fields=["department", "status", "falls_due_at"], name="commitment_by_department"
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["subject_type", "subject_id"], name="commitment_by_subject"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["to_type", "to_id"], name="commitment_by_partner"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["given_on", "id"], name="commitment_by_giving"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["text", "id"], name="commitment_by_text"),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on", None), ("status", "open")),
                    models.Q(
                        models.Q(("status", "open"), _negated=True), ("closed_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="commitment_closed_says_when",
                violation_error_message="Whatever is closed says since when; what is open does not.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "kept"), _negated=True),
                    models.Q(("evidence", ""), _negated=True),
                    _connector="OR",
                ),
                name="commitment_kept_has_evidence",
                violation_error_message="Say how one can see that it was kept.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_on", None), ("due_on__gte", models.F("given_on")), _connector="OR"
                ),
                name="commitment_due_after_it_was_given",
                violation_error_message="It falls due before it was given.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("due_after", None), ("due_from", "")),
                    models.Q(
                        ("due_after__isnull", False), models.Q(("due_from", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="commitment_counts_from_some_day",
                violation_error_message="Say both how long after, and after which day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("report_every", None), ("report_every__range", (1, 120)), _connector="OR"
                ),
                name="commitment_reports_within_reason",
                violation_error_message="Reports recur every 1 to 120 months, or not at all.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("report_every__isnull", False),
                    models.Q(("report_until", None), ("reports_from", None)),
                    _connector="OR",
                ),
                name="commitment_reports_end_only_if_they_recur",
                violation_error_message="Say every how many months a report is due.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reports_from", None),
                    ("report_until", None),
                    ("report_until__gte", models.F("reports_from")),
                    _connector="OR",
                ),
                name="commitment_reports_end_after_they_begin",
                violation_error_message="The reports end before the first one is due.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("subject_id__isnull", True), ("subject_type__isnull", True)),
                    models.Q(("subject_id__isnull", False), ("subject_type__isnull", False)),
                    _connector="OR",
                ),
                name="commitment_came_from_one_record",
                violation_error_message="Name both the kind of record and the record.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("to_id__isnull", True), ("to_type__isnull", True)),
                    models.Q(("to_id__isnull", False), ("to_type__isnull", False)),
                    _connector="OR",
                ),
                name="commitment_given_to_one_record",
                violation_error_message="Name both the kind of partner and the partner.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("owner", None),
                    ("backup", None),
                    models.Q(("owner", models.F("backup")), _negated=True),
                    _connector="OR",
                ),
                name="commitment_backed_by_another",
                violation_error_message="The backup is somebody other than the owner.",
            ),
        ),
        migrations.AddIndex(
            model_name="commitmentreport",
            index=models.Index(fields=["due_on"], name="commitment_report_by_due"),
        ),
        migrations.AddConstraint(
            model_name="commitmentreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("on__isnull", False), ("due_on__isnull", False), _connector="OR"
                ),
                name="commitment_report_has_a_day",
                violation_error_message="Say when it was given, or when it is due.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitmentreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("on", None), models.Q(("text", ""), _negated=True), _connector="OR"
                ),
                name="commitment_report_says_something",
                violation_error_message="Say how it stands.",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitmentreport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("on", None)),
                fields=("commitment",),
                name="commitment_report_owed_once",
                violation_error_message="The next report on this is planned already.",
            ),
        ),
    ]
