"""Networks, memberships, duties, summits and our plans for them.

The first tables; nothing to mind when deploying.
"""

import datetime

import django.core.validators
import django.db.models.deletion
import django_countries.fields
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import networks.dates
import oia.accounts.validators
import oia.core.zones


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("directory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CatalogueNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=200, unique=True)),
                ("kind", models.CharField(max_length=30, verbose_name="kind of record")),
                ("record", models.SlugField(max_length=100, verbose_name="record")),
                ("field", models.CharField(blank=True, max_length=40, verbose_name="field")),
                ("text", models.TextField(verbose_name="note")),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
            ],
            options={
                "verbose_name": "note of the catalogue",
                "verbose_name_plural": "notes of the catalogue",
                "ordering": ["kind", "record", "field"],
                "indexes": [
                    models.Index(fields=["kind", "record"], name="catalogue_note_by_record")
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
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
                ("name", models.CharField(max_length=200, verbose_name="duty")),
                (
                    "platform",
                    models.CharField(
                        blank=True,
                        help_text="For example: CDP-ICLEI Track.",
                        max_length=200,
                        verbose_name="platform",
                    ),
                ),
                (
                    "platform_url",
                    models.URLField(
                        blank=True, max_length=300, verbose_name="address of the platform"
                    ),
                ),
                (
                    "every_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Blank: once only.",
                        null=True,
                        verbose_name="every … months",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        help_text="The rule or paper that obliges us.",
                        max_length=300,
                        verbose_name="where it says so",
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="no longer owed since",
                    ),
                ),
                (
                    "backup",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="duties_backed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="backup",
                    ),
                ),
                (
                    "departments",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Each new round asks them again.",
                        related_name="reporting_duties",
                        to="accounts.department",
                        verbose_name="departments that owe data",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties_led",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="lead officer",
                    ),
                ),
            ],
            options={
                "verbose_name": "reporting duty",
                "verbose_name_plural": "reporting duties",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DutyRound",
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
                    "period",
                    models.CharField(
                        help_text="For example: 2026.", max_length=60, verbose_name="period"
                    ),
                ),
                (
                    "opens_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="window opens",
                    ),
                ),
                (
                    "closes_on",
                    models.DateField(
                        validators=[networks.dates.plausible], verbose_name="window closes"
                    ),
                ),
                (
                    "closes_at",
                    models.TimeField(
                        blank=True,
                        help_text="Blank: the end of that day.",
                        null=True,
                        verbose_name="at",
                    ),
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
                    "certainty",
                    models.CharField(
                        choices=[
                            ("tentative", "Tentative"),
                            ("confirmed", "Confirmed by the organiser"),
                            ("extended", "Extended"),
                        ],
                        default="confirmed",
                        max_length=12,
                        verbose_name="certainty",
                    ),
                ),
                (
                    "organiser_words",
                    models.CharField(blank=True, max_length=300, verbose_name="in their words"),
                ),
                (
                    "source_link",
                    models.URLField(blank=True, max_length=300, verbose_name="where it says so"),
                ),
                (
                    "submitted_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="handed in",
                    ),
                ),
                ("result", models.CharField(blank=True, max_length=200, verbose_name="result")),
                ("badge", models.CharField(blank=True, max_length=100, verbose_name="badge")),
                (
                    "valid_until",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="badge valid until",
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="networks.duty",
                        verbose_name="reporting duty",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds_submitted",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handed in by",
                    ),
                ),
            ],
            options={
                "verbose_name": "round of a duty",
                "verbose_name_plural": "rounds of duties",
                "ordering": ["duty", "-closes_on"],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("what", models.CharField(blank=True, max_length=200, verbose_name="what")),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="due",
                    ),
                ),
                (
                    "received_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="received",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="networks.dutyround",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "contribution",
                "verbose_name_plural": "contributions",
                "ordering": ["round", "due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalContribution",
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
                ("what", models.CharField(blank=True, max_length=200, verbose_name="what")),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="due",
                    ),
                ),
                (
                    "received_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="received",
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
                    "department",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.department",
                        verbose_name="department",
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
                    "round",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.dutyround",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical contribution",
                "verbose_name_plural": "historical contributions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDuty",
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
                ("name", models.CharField(max_length=200, verbose_name="duty")),
                (
                    "platform",
                    models.CharField(
                        blank=True,
                        help_text="For example: CDP-ICLEI Track.",
                        max_length=200,
                        verbose_name="platform",
                    ),
                ),
                (
                    "platform_url",
                    models.URLField(
                        blank=True, max_length=300, verbose_name="address of the platform"
                    ),
                ),
                (
                    "every_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Blank: once only.",
                        null=True,
                        verbose_name="every … months",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        help_text="The rule or paper that obliges us.",
                        max_length=300,
                        verbose_name="where it says so",
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="no longer owed since",
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="lead officer",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical reporting duty",
                "verbose_name_plural": "historical reporting duties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDutyRound",
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
                    "period",
                    models.CharField(
                        help_text="For example: 2026.", max_length=60, verbose_name="period"
                    ),
                ),
                (
                    "opens_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="window opens",
                    ),
                ),
                (
                    "closes_on",
                    models.DateField(
                        validators=[networks.dates.plausible], verbose_name="window closes"
                    ),
                ),
                (
                    "closes_at",
                    models.TimeField(
                        blank=True,
                        help_text="Blank: the end of that day.",
                        null=True,
                        verbose_name="at",
                    ),
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
                    "certainty",
                    models.CharField(
                        choices=[
                            ("tentative", "Tentative"),
                            ("confirmed", "Confirmed by the organiser"),
                            ("extended", "Extended"),
                        ],
                        default="confirmed",
                        max_length=12,
                        verbose_name="certainty",
                    ),
                ),
                (
                    "organiser_words",
                    models.CharField(blank=True, max_length=300, verbose_name="in their words"),
                ),
                (
                    "source_link",
                    models.URLField(blank=True, max_length=300, verbose_name="where it says so"),
                ),
                (
                    "submitted_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="handed in",
                    ),
                ),
                ("result", models.CharField(blank=True, max_length=200, verbose_name="result")),
                ("badge", models.CharField(blank=True, max_length=100, verbose_name="badge")),
                (
                    "valid_until",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="badge valid until",
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
                    "duty",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.duty",
                        verbose_name="reporting duty",
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
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handed in by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical round of a duty",
                "verbose_name_plural": "historical rounds of duties",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Membership",
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
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("scouting", "Scouting"),
                            ("proposed", "Proposed"),
                            ("approved", "Approved"),
                            ("applied", "Applied"),
                            ("active", "Active"),
                            ("at_risk", "At risk"),
                            ("on_hold", "On hold"),
                            ("under_review", "Under review"),
                            ("notice_given", "Notice given"),
                            ("exited", "Exited"),
                            ("lapsed", "Lapsed"),
                        ],
                        default="scouting",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "tier",
                    models.CharField(blank=True, max_length=100, verbose_name="tier or category"),
                ),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fee", "A fee"),
                            ("performance", "Performance against its standards"),
                            ("signature", "A signature"),
                            ("hybrid", "Several of these"),
                        ],
                        max_length=20,
                        verbose_name="basis",
                    ),
                ),
                (
                    "applied_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="applied",
                    ),
                ),
                (
                    "joined_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="joined",
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="in effect from",
                    ),
                ),
                (
                    "notice_given_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="notice given",
                    ),
                ),
                (
                    "left_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="left",
                    ),
                ),
                (
                    "dues_formula",
                    models.CharField(
                        blank=True,
                        help_text="For example: population of the last census.",
                        max_length=200,
                        verbose_name="what dues are reckoned from",
                    ),
                ),
                ("objectives", models.TextField(blank=True, verbose_name="what we want from it")),
                (
                    "functions",
                    models.JSONField(blank=True, default=list, verbose_name="what we use it for"),
                ),
                (
                    "term_ends_on",
                    models.DateField(editable=False, null=True, verbose_name="term ends"),
                ),
                (
                    "notice_by",
                    models.DateField(editable=False, null=True, verbose_name="notice by"),
                ),
                (
                    "backup",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="memberships_backed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="backup",
                    ),
                ),
                (
                    "billing_recipient",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="memberships_billed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="billing recipient",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="memberships",
                        to="accounts.department",
                        verbose_name="sponsoring department",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships_led",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="lead officer",
                    ),
                ),
                (
                    "political_liaison",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="memberships_represented",
                        to="directory.postholding",
                        verbose_name="political liaison",
                    ),
                ),
                (
                    "staff_liaison",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="memberships_staffed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="staff liaison",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ["network__name", "pk"],
                "permissions": [("approve_membership", "Can approve joining or leaving a network")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReview",
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
                    "starts_on",
                    models.DateField(
                        validators=[networks.dates.plausible], verbose_name="period from"
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        validators=[networks.dates.plausible], verbose_name="period to"
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="to be decided by",
                    ),
                ),
                ("objectives", models.TextField(blank=True, verbose_name="objectives")),
                ("benefits", models.TextField(blank=True, verbose_name="benefits")),
                (
                    "evidence",
                    models.TextField(
                        blank=True,
                        help_text="What shows that the benefits are real.",
                        verbose_name="evidence",
                    ),
                ),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1: little worth the cost; 5: well worth it.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="score",
                    ),
                ),
                (
                    "recommendation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("keep", "Keep"),
                            ("renegotiate", "Renegotiate"),
                            ("leave", "Leave"),
                        ],
                        max_length=15,
                        verbose_name="recommendation",
                    ),
                ),
                (
                    "costs",
                    models.JSONField(
                        blank=True, default=list, editable=False, verbose_name="cost at the time"
                    ),
                ),
                ("decided_on", models.DateField(editable=False, null=True, verbose_name="decided")),
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
                    "membership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.membership",
                        verbose_name="membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical review",
                "verbose_name_plural": "historical reviews",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOtherCost",
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
                    "fiscal_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="fiscal year",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("travel", "Travel"),
                            ("hours", "Staff hours"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=200, verbose_name="what for")),
                (
                    "on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="on",
                    ),
                ),
                (
                    "hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=7,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="hours",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="For hours: what they cost the city, if that is reckoned.",
                        max_digits=14,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="amount",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True,
                        max_length=3,
                        validators=[oia.accounts.validators.valid_currency],
                        verbose_name="currency",
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
                (
                    "membership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.membership",
                        verbose_name="membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical other cost",
                "verbose_name_plural": "historical other costs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDues",
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
                    "fiscal_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="fiscal year",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=14,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="amount",
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
                (
                    "formula_input",
                    models.CharField(
                        blank=True,
                        help_text="The figure the network's formula took, such as 612,000 inhabitants.",
                        max_length=200,
                        verbose_name="reckoned from",
                    ),
                ),
                (
                    "invoice_no",
                    models.CharField(blank=True, max_length=60, verbose_name="invoice number"),
                ),
                (
                    "invoiced_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="invoiced",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="due",
                    ),
                ),
                (
                    "approved_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="approved for payment",
                    ),
                ),
                (
                    "paid_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="paid",
                    ),
                ),
                (
                    "paid_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="amount paid",
                    ),
                ),
                (
                    "charges_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("us", "Us, all of them"),
                            ("shared", "Shared"),
                            ("them", "The network"),
                        ],
                        max_length=10,
                        verbose_name="bank charges borne by",
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
                (
                    "membership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.membership",
                        verbose_name="membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical dues of a year",
                "verbose_name_plural": "historical dues",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Dues",
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
                    "fiscal_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="fiscal year",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=14,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="amount",
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
                (
                    "formula_input",
                    models.CharField(
                        blank=True,
                        help_text="The figure the network's formula took, such as 612,000 inhabitants.",
                        max_length=200,
                        verbose_name="reckoned from",
                    ),
                ),
                (
                    "invoice_no",
                    models.CharField(blank=True, max_length=60, verbose_name="invoice number"),
                ),
                (
                    "invoiced_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="invoiced",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="due",
                    ),
                ),
                (
                    "approved_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="approved for payment",
                    ),
                ),
                (
                    "paid_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="paid",
                    ),
                ),
                (
                    "paid_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="amount paid",
                    ),
                ),
                (
                    "charges_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("us", "Us, all of them"),
                            ("shared", "Shared"),
                            ("them", "The network"),
                        ],
                        max_length=10,
                        verbose_name="bank charges borne by",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dues",
                        to="networks.membership",
                        verbose_name="membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "dues of a year",
                "verbose_name_plural": "dues",
                "ordering": ["membership", "-fiscal_year"],
            },
        ),
        migrations.CreateModel(
            name="MilestoneTemplate",
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
                    "slug",
                    models.SlugField(
                        max_length=100, unique=True, verbose_name="short name in addresses"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "days_before_start",
                    models.SmallIntegerField(
                        help_text="Negative: after it has begun.",
                        validators=[
                            django.core.validators.MinValueValidator(-3650),
                            django.core.validators.MaxValueValidator(3650),
                        ],
                        verbose_name="days before the summit begins",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("lead", "Summit lead"),
                            ("mayor_office", "Mayor's office"),
                            ("director", "Director"),
                        ],
                        default="officer",
                        max_length=12,
                        verbose_name="for",
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        help_text="The common milestone that this series does differently or not at all.",
                        limit_choices_to={"series": None},
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replaced_by",
                        to="networks.milestonetemplate",
                        verbose_name="stands in for",
                    ),
                ),
            ],
            options={
                "verbose_name": "milestone template",
                "verbose_name_plural": "milestone templates",
                "ordering": ["-days_before_start", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Network",
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
                (
                    "slug",
                    models.SlugField(
                        max_length=100, unique=True, verbose_name="short name in addresses"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("acronym", models.CharField(blank=True, max_length=40, verbose_name="acronym")),
                (
                    "founded_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1850),
                            django.core.validators.MaxValueValidator(2150),
                        ],
                        verbose_name="founded",
                    ),
                ),
                (
                    "dissolved_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1850),
                            django.core.validators.MaxValueValidator(2150),
                        ],
                        verbose_name="dissolved",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("global", "Global network"),
                            ("regional", "Regional network"),
                            ("thematic", "Thematic network"),
                            ("bilateral", "Bilateral"),
                            ("coordination_body", "Coordination body"),
                            ("advisory_body", "Advisory body"),
                            ("campaign", "Campaign"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "region",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("global", "Worldwide"),
                            ("europe", "Europe"),
                            ("africa", "Africa"),
                            ("asia_pacific", "Asia and the Pacific"),
                            ("latin_america_caribbean", "Latin America and the Caribbean"),
                            ("ibero_america", "Ibero-America"),
                            ("north_america", "North America"),
                            ("mena", "Middle East and North Africa"),
                            ("eurasia", "Eurasia"),
                            ("mediterranean", "Mediterranean"),
                        ],
                        max_length=30,
                        verbose_name="region",
                    ),
                ),
                (
                    "members_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cities", "Cities"),
                            ("regions", "Regions"),
                            ("mixed", "Cities, regions and others"),
                            ("associations", "Associations of cities"),
                        ],
                        max_length=20,
                        verbose_name="members",
                    ),
                ),
                (
                    "seat_name",
                    models.CharField(blank=True, max_length=200, verbose_name="seat, as written"),
                ),
                (
                    "seat_country",
                    django_countries.fields.CountryField(
                        blank=True, max_length=2, verbose_name="country of the seat"
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "un_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ecosoc_general", "ECOSOC, general consultative status"),
                            ("ecosoc_special", "ECOSOC, special consultative status"),
                            ("ecosoc_roster", "ECOSOC, roster"),
                            ("unfccc_observer", "Observer at the UNFCCC"),
                            ("none", "None"),
                        ],
                        max_length=20,
                        verbose_name="status at the UN",
                    ),
                ),
                (
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="Codes such as en;fr;es.",
                        max_length=60,
                        verbose_name="working languages",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sections",
                        to="networks.network",
                        verbose_name="section of",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="networks_seated",
                        to="directory.city",
                        verbose_name="seat",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="predecessors",
                        to="networks.network",
                        verbose_name="merged into or followed by",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="networks",
                        to="directory.theme",
                        verbose_name="themes",
                    ),
                ),
            ],
            options={
                "verbose_name": "network",
                "verbose_name_plural": "networks",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.AddField(
            model_name="membership",
            name="network",
            field=models.OneToOneField(
                error_messages={"unique": "There is already a membership of this network."},
                on_delete=django.db.models.deletion.PROTECT,
                related_name="membership",
                to="networks.network",
                verbose_name="network",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="paid_through",
            field=models.ForeignKey(
                blank=True,
                help_text="The section, if dues flow through one.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="collects_for",
                to="networks.network",
                verbose_name="paid through",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalNetworkBody",
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
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("presidency", "Presidency"),
                            ("board", "Board"),
                            ("council", "Council or assembly"),
                            ("committee", "Committee"),
                            ("working_group", "Working group"),
                            ("secretariat", "Secretariat"),
                            ("other", "Other"),
                        ],
                        default="working_group",
                        max_length=20,
                        verbose_name="kind",
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
            ],
            options={
                "verbose_name": "historical body of a network",
                "verbose_name_plural": "historical bodies of networks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNetwork",
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
                ("slug", models.SlugField(max_length=100, verbose_name="short name in addresses")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("acronym", models.CharField(blank=True, max_length=40, verbose_name="acronym")),
                (
                    "founded_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1850),
                            django.core.validators.MaxValueValidator(2150),
                        ],
                        verbose_name="founded",
                    ),
                ),
                (
                    "dissolved_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1850),
                            django.core.validators.MaxValueValidator(2150),
                        ],
                        verbose_name="dissolved",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("global", "Global network"),
                            ("regional", "Regional network"),
                            ("thematic", "Thematic network"),
                            ("bilateral", "Bilateral"),
                            ("coordination_body", "Coordination body"),
                            ("advisory_body", "Advisory body"),
                            ("campaign", "Campaign"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "region",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("global", "Worldwide"),
                            ("europe", "Europe"),
                            ("africa", "Africa"),
                            ("asia_pacific", "Asia and the Pacific"),
                            ("latin_america_caribbean", "Latin America and the Caribbean"),
                            ("ibero_america", "Ibero-America"),
                            ("north_america", "North America"),
                            ("mena", "Middle East and North Africa"),
                            ("eurasia", "Eurasia"),
                            ("mediterranean", "Mediterranean"),
                        ],
                        max_length=30,
                        verbose_name="region",
                    ),
                ),
                (
                    "members_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cities", "Cities"),
                            ("regions", "Regions"),
                            ("mixed", "Cities, regions and others"),
                            ("associations", "Associations of cities"),
                        ],
                        max_length=20,
                        verbose_name="members",
                    ),
                ),
                (
                    "seat_name",
                    models.CharField(blank=True, max_length=200, verbose_name="seat, as written"),
                ),
                (
                    "seat_country",
                    django_countries.fields.CountryField(
                        blank=True, max_length=2, verbose_name="country of the seat"
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "un_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ecosoc_general", "ECOSOC, general consultative status"),
                            ("ecosoc_special", "ECOSOC, special consultative status"),
                            ("ecosoc_roster", "ECOSOC, roster"),
                            ("unfccc_observer", "Observer at the UNFCCC"),
                            ("none", "None"),
                        ],
                        max_length=20,
                        verbose_name="status at the UN",
                    ),
                ),
                (
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="Codes such as en;fr;es.",
                        max_length=60,
                        verbose_name="working languages",
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
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.city",
                        verbose_name="seat",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.network",
                        verbose_name="section of",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.network",
                        verbose_name="merged into or followed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical network",
                "verbose_name_plural": "historical networks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMembership",
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
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("scouting", "Scouting"),
                            ("proposed", "Proposed"),
                            ("approved", "Approved"),
                            ("applied", "Applied"),
                            ("active", "Active"),
                            ("at_risk", "At risk"),
                            ("on_hold", "On hold"),
                            ("under_review", "Under review"),
                            ("notice_given", "Notice given"),
                            ("exited", "Exited"),
                            ("lapsed", "Lapsed"),
                        ],
                        default="scouting",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "tier",
                    models.CharField(blank=True, max_length=100, verbose_name="tier or category"),
                ),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fee", "A fee"),
                            ("performance", "Performance against its standards"),
                            ("signature", "A signature"),
                            ("hybrid", "Several of these"),
                        ],
                        max_length=20,
                        verbose_name="basis",
                    ),
                ),
                (
                    "applied_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="applied",
                    ),
                ),
                (
                    "joined_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="joined",
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="in effect from",
                    ),
                ),
                (
                    "notice_given_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="notice given",
                    ),
                ),
                (
                    "left_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="left",
                    ),
                ),
                (
                    "dues_formula",
                    models.CharField(
                        blank=True,
                        help_text="For example: population of the last census.",
                        max_length=200,
                        verbose_name="what dues are reckoned from",
                    ),
                ),
                ("objectives", models.TextField(blank=True, verbose_name="what we want from it")),
                (
                    "functions",
                    models.JSONField(blank=True, default=list, verbose_name="what we use it for"),
                ),
                (
                    "term_ends_on",
                    models.DateField(editable=False, null=True, verbose_name="term ends"),
                ),
                (
                    "notice_by",
                    models.DateField(editable=False, null=True, verbose_name="notice by"),
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
                    "billing_recipient",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="billing recipient",
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
                        verbose_name="sponsoring department",
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
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="lead officer",
                    ),
                ),
                (
                    "political_liaison",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.postholding",
                        verbose_name="political liaison",
                    ),
                ),
                (
                    "staff_liaison",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="staff liaison",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        error_messages={"unique": "There is already a membership of this network."},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.network",
                        verbose_name="network",
                    ),
                ),
                (
                    "paid_through",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The section, if dues flow through one.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.network",
                        verbose_name="paid through",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical membership",
                "verbose_name_plural": "historical memberships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="duty",
            name="networks",
            field=models.ManyToManyField(
                blank=True, related_name="duties", to="networks.network", verbose_name="serves"
            ),
        ),
        migrations.CreateModel(
            name="NetworkBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("presidency", "Presidency"),
                            ("board", "Board"),
                            ("council", "Council or assembly"),
                            ("committee", "Committee"),
                            ("working_group", "Working group"),
                            ("secretariat", "Secretariat"),
                            ("other", "Other"),
                        ],
                        default="working_group",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bodies",
                        to="networks.network",
                        verbose_name="network",
                    ),
                ),
            ],
            options={
                "verbose_name": "body of a network",
                "verbose_name_plural": "bodies of networks",
                "ordering": ["network", "name"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSeat",
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
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="For example: vice-president.",
                        max_length=100,
                        verbose_name="role",
                    ),
                ),
                (
                    "held_by",
                    models.CharField(
                        choices=[("city", "The city"), ("person", "The person")],
                        default="city",
                        max_length=10,
                        verbose_name="belongs to",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="mandate from",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="mandate to",
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
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.postholding",
                        verbose_name="held by",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.postholding",
                        verbose_name="substitute",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.membership",
                        verbose_name="membership",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.networkbody",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical seat",
                "verbose_name_plural": "historical seats",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalParticipation",
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
                ("on", models.DateField(validators=[networks.dates.plausible], verbose_name="on")),
                ("meeting", models.CharField(max_length=200, verbose_name="meeting")),
                (
                    "others",
                    models.CharField(
                        blank=True,
                        help_text="Names and posts.",
                        max_length=300,
                        verbose_name="others of the city",
                    ),
                ),
                (
                    "hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=6,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0, "Hours cannot be negative.")
                        ],
                        verbose_name="hours",
                    ),
                ),
                ("outcome", models.TextField(blank=True, verbose_name="outcome")),
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
                    "colleague",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="colleague",
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
                    "membership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.membership",
                        verbose_name="membership",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.networkbody",
                        verbose_name="body",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical participation",
                "verbose_name_plural": "historical participations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="OtherCost",
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
                    "fiscal_year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1990),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="fiscal year",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("travel", "Travel"),
                            ("hours", "Staff hours"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=200, verbose_name="what for")),
                (
                    "on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="on",
                    ),
                ),
                (
                    "hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=7,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="hours",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="For hours: what they cost the city, if that is reckoned.",
                        max_digits=14,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="amount",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True,
                        max_length=3,
                        validators=[oia.accounts.validators.valid_currency],
                        verbose_name="currency",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="other_costs",
                        to="networks.membership",
                        verbose_name="membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "other cost",
                "verbose_name_plural": "other costs",
                "ordering": ["membership", "-fiscal_year", "kind"],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("on", models.DateField(validators=[networks.dates.plausible], verbose_name="on")),
                ("meeting", models.CharField(max_length=200, verbose_name="meeting")),
                (
                    "others",
                    models.CharField(
                        blank=True,
                        help_text="Names and posts.",
                        max_length=300,
                        verbose_name="others of the city",
                    ),
                ),
                (
                    "hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=6,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0, "Hours cannot be negative.")
                        ],
                        verbose_name="hours",
                    ),
                ),
                ("outcome", models.TextField(blank=True, verbose_name="outcome")),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="participations",
                        to="networks.networkbody",
                        verbose_name="body",
                    ),
                ),
                (
                    "colleague",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="colleague",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="networks.membership",
                        verbose_name="membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "participation",
                "verbose_name_plural": "participations",
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Plan",
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
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("watching", "Watching"),
                            ("intend", "We intend to go"),
                            ("access_requested", "Access requested"),
                            ("nominated", "Nominated"),
                            ("confirmed", "Confirmed"),
                            ("accredited", "Accredited"),
                            ("travelling", "Travelling"),
                            ("attended", "Attended"),
                            ("reported", "Reported"),
                            ("declined", "We do not go"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="watching",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mayor", "Mayor"),
                            ("deputy_mayor", "Deputy mayor"),
                            ("councillor", "Councillor"),
                            ("director", "Head of office or department"),
                            ("staff", "Staff"),
                            ("online", "Online only"),
                        ],
                        max_length=16,
                        verbose_name="level",
                    ),
                ),
                (
                    "decide_by",
                    models.DateField(
                        blank=True,
                        help_text="Blank: 180 days before the summit begins.",
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="decide by",
                    ),
                ),
                ("objectives", models.TextField(blank=True, verbose_name="objectives")),
                ("expected_results", models.TextField(blank=True, verbose_name="expected results")),
                ("results", models.TextField(blank=True, verbose_name="results")),
                (
                    "access_route",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own", "Own accreditation"),
                            ("network", "Through a network's contact point"),
                            ("observer", "Through another admitted organisation"),
                            ("party", "National delegation (party overflow)"),
                            ("host", "Guest of the host country"),
                            ("invitation", "Invitation of the organiser"),
                            ("open", "Open registration"),
                        ],
                        max_length=12,
                        verbose_name="access route",
                    ),
                ),
                (
                    "access_notes",
                    models.TextField(
                        blank=True,
                        help_text="Contact point, quota of badges, what becomes public about the nomination.",
                        verbose_name="notes on access",
                    ),
                ),
                (
                    "reckoned_from",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="The first day of the summit as it was when the milestones were reckoned.",
                        null=True,
                        verbose_name="milestones reckoned from",
                    ),
                ),
                (
                    "backup",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans_backed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="backup",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans_led",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="lead",
                    ),
                ),
                (
                    "nominating_network",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans_nominated",
                        to="networks.network",
                        verbose_name="nominating network",
                    ),
                ),
                (
                    "nominating_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans_nominated",
                        to="directory.organisation",
                        verbose_name="nominating organisation",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans_worked_on",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="officer",
                    ),
                ),
            ],
            options={
                "verbose_name": "participation plan",
                "verbose_name_plural": "participation plans",
                "ordering": ["summit__starts_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Paper",
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
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("circulated", "Circulated for comment"),
                            ("signed_off", "Signed off"),
                            ("sent", "Sent to the organiser"),
                            ("dropped", "Dropped"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="due",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="position_papers",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="position_papers",
                        to="networks.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "position paper",
                "verbose_name_plural": "position papers",
                "ordering": ["plan", "due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
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
                    "due_time",
                    models.TimeField(
                        blank=True,
                        help_text="Blank: the end of that day.",
                        null=True,
                        verbose_name="time",
                    ),
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
                        verbose_name="whose clock",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        blank=True,
                        help_text="Such as Africa/Nairobi, +03:00 or CET, as the kind of clock asks.",
                        max_length=64,
                        verbose_name="zone",
                    ),
                ),
                (
                    "organiser_words",
                    models.CharField(
                        blank=True,
                        help_text="Copied as printed, for example “23:59 CET”.",
                        max_length=300,
                        verbose_name="in the organiser's words",
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("tentative", "Tentative"),
                            ("confirmed", "Confirmed by the organiser"),
                            ("extended", "Extended"),
                        ],
                        default="tentative",
                        max_length=12,
                        verbose_name="certainty",
                    ),
                ),
                (
                    "hard",
                    models.BooleanField(
                        default=False,
                        help_text="A late answer is refused; there is no second day.",
                        verbose_name="hard",
                    ),
                ),
                (
                    "source_link",
                    models.URLField(blank=True, max_length=500, verbose_name="where it is stated"),
                ),
                (
                    "internal_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="our own date ahead of it",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("lead", "Summit lead"),
                            ("mayor_office", "Mayor's office"),
                            ("director", "Director"),
                        ],
                        default="officer",
                        max_length=12,
                        verbose_name="for",
                    ),
                ),
                (
                    "days_before",
                    models.SmallIntegerField(
                        blank=True,
                        help_text="Blank: has a date of its own and does not move with the summit.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-3650),
                            django.core.validators.MaxValueValidator(3650),
                        ],
                        verbose_name="days before the summit begins",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(validators=[networks.dates.plausible], verbose_name="due"),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "needs_check",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="date to be checked"
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="milestones",
                        to="networks.milestonetemplate",
                        verbose_name="template",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="milestones",
                        to="networks.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "verbose_name_plural": "milestones",
                "ordering": ["due_on", models.OrderBy(models.F("due_time"), nulls_last=True), "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSpeakingSlot",
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
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("session", models.CharField(max_length=300, verbose_name="session")),
                ("topic", models.CharField(blank=True, max_length=300, verbose_name="topic")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("requested", "Requested"),
                            ("confirmed", "Confirmed"),
                            ("declined", "Declined"),
                            ("delivered", "Delivered"),
                        ],
                        default="requested",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="day",
                    ),
                ),
                (
                    "bio_sent_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="biography sent",
                    ),
                ),
                (
                    "photo_sent_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="photo sent",
                    ),
                ),
                (
                    "av_sent_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="slides and technical needs sent",
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
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="speaker",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical speaking slot",
                "verbose_name_plural": "historical speaking slots",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSideEvent",
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
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "due_time",
                    models.TimeField(
                        blank=True,
                        help_text="Blank: the end of that day.",
                        null=True,
                        verbose_name="time",
                    ),
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
                        verbose_name="whose clock",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        blank=True,
                        help_text="Such as Africa/Nairobi, +03:00 or CET, as the kind of clock asks.",
                        max_length=64,
                        verbose_name="zone",
                    ),
                ),
                (
                    "organiser_words",
                    models.CharField(
                        blank=True,
                        help_text="Copied as printed, for example “23:59 CET”.",
                        max_length=300,
                        verbose_name="in the organiser's words",
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("tentative", "Tentative"),
                            ("confirmed", "Confirmed by the organiser"),
                            ("extended", "Extended"),
                        ],
                        default="tentative",
                        max_length=12,
                        verbose_name="certainty",
                    ),
                ),
                (
                    "hard",
                    models.BooleanField(
                        default=False,
                        help_text="A late answer is refused; there is no second day.",
                        verbose_name="hard",
                    ),
                ),
                (
                    "source_link",
                    models.URLField(blank=True, max_length=500, verbose_name="where it is stated"),
                ),
                (
                    "internal_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="our own date ahead of it",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("idea", "Idea"),
                            ("partners", "Looking for partners"),
                            ("submitted", "Submitted"),
                            ("merged", "Merged with another"),
                            ("shortlisted", "Shortlisted"),
                            ("waitlisted", "On the waiting list"),
                            ("accepted", "Accepted"),
                            ("rejected", "Rejected"),
                            ("withdrawn", "Withdrawn"),
                            ("delivered", "Delivered"),
                            ("self_reported", "Reported to the organiser"),
                        ],
                        default="idea",
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                ("partners", models.TextField(blank=True, verbose_name="partners")),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="application due",
                    ),
                ),
                (
                    "held_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="takes place",
                    ),
                ),
                (
                    "report_due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="report to the organiser due",
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
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical side event",
                "verbose_name_plural": "historical side events",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPlanCost",
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
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("fee", "Registration fee"),
                            ("travel", "Travel"),
                            ("hotel", "Hotel"),
                            ("visa", "Visa"),
                            ("event", "Side event or stand"),
                            ("interpretation", "Interpretation"),
                            ("hospitality", "Hospitality"),
                            ("staff", "Staff time"),
                            ("other", "Other"),
                        ],
                        default="travel",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=200, verbose_name="for what")),
                (
                    "payer",
                    models.CharField(
                        choices=[
                            ("office", "Our office"),
                            ("department", "Another department"),
                            ("network", "A network"),
                            ("organiser", "The organiser"),
                            ("host", "The host"),
                            ("sponsor", "A sponsor"),
                            ("other", "Somebody else"),
                        ],
                        default="office",
                        max_length=12,
                        verbose_name="payer",
                    ),
                ),
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
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical cost of going",
                "verbose_name_plural": "historical costs of going",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPaper",
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
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("circulated", "Circulated for comment"),
                            ("signed_off", "Signed off"),
                            ("sent", "Sent to the organiser"),
                            ("dropped", "Dropped"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="due",
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
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical position paper",
                "verbose_name_plural": "historical position papers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMilestone",
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
                    "due_time",
                    models.TimeField(
                        blank=True,
                        help_text="Blank: the end of that day.",
                        null=True,
                        verbose_name="time",
                    ),
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
                        verbose_name="whose clock",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        blank=True,
                        help_text="Such as Africa/Nairobi, +03:00 or CET, as the kind of clock asks.",
                        max_length=64,
                        verbose_name="zone",
                    ),
                ),
                (
                    "organiser_words",
                    models.CharField(
                        blank=True,
                        help_text="Copied as printed, for example “23:59 CET”.",
                        max_length=300,
                        verbose_name="in the organiser's words",
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("tentative", "Tentative"),
                            ("confirmed", "Confirmed by the organiser"),
                            ("extended", "Extended"),
                        ],
                        default="tentative",
                        max_length=12,
                        verbose_name="certainty",
                    ),
                ),
                (
                    "hard",
                    models.BooleanField(
                        default=False,
                        help_text="A late answer is refused; there is no second day.",
                        verbose_name="hard",
                    ),
                ),
                (
                    "source_link",
                    models.URLField(blank=True, max_length=500, verbose_name="where it is stated"),
                ),
                (
                    "internal_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="our own date ahead of it",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("lead", "Summit lead"),
                            ("mayor_office", "Mayor's office"),
                            ("director", "Director"),
                        ],
                        default="officer",
                        max_length=12,
                        verbose_name="for",
                    ),
                ),
                (
                    "days_before",
                    models.SmallIntegerField(
                        blank=True,
                        help_text="Blank: has a date of its own and does not move with the summit.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-3650),
                            django.core.validators.MaxValueValidator(3650),
                        ],
                        verbose_name="days before the summit begins",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(validators=[networks.dates.plausible], verbose_name="due"),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "needs_check",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="date to be checked"
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
                (
                    "template",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.milestonetemplate",
                        verbose_name="template",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical milestone",
                "verbose_name_plural": "historical milestones",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDelegate",
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
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="name or function, where nobody is chosen yet",
                    ),
                ),
                (
                    "badge_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("party", "Party"),
                            ("party_overflow", "Party overflow"),
                            ("observer", "Observer"),
                            ("host_guest", "Host country guest"),
                            ("participant", "Participant"),
                            ("speaker", "Speaker"),
                            ("media", "Media"),
                            ("security", "Security and support"),
                            ("online", "Online"),
                        ],
                        max_length=16,
                        verbose_name="badge",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("nominated", "Nominated"),
                            ("confirmed", "Confirmed"),
                            ("badge", "Badge received"),
                            ("attended", "Attended"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="proposed",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "route",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own", "Own accreditation"),
                            ("network", "Through a network's contact point"),
                            ("observer", "Through another admitted organisation"),
                            ("party", "National delegation (party overflow)"),
                            ("host", "Guest of the host country"),
                            ("invitation", "Invitation of the organiser"),
                            ("open", "Open registration"),
                        ],
                        max_length=12,
                        verbose_name="access route",
                    ),
                ),
                (
                    "from_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="there from",
                    ),
                ),
                (
                    "to_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="there until",
                    ),
                ),
                (
                    "needs_check",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="days to be checked"
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
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical person going",
                "verbose_name_plural": "historical people going",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Delegate",
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
                    "name",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="name or function, where nobody is chosen yet",
                    ),
                ),
                (
                    "badge_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("party", "Party"),
                            ("party_overflow", "Party overflow"),
                            ("observer", "Observer"),
                            ("host_guest", "Host country guest"),
                            ("participant", "Participant"),
                            ("speaker", "Speaker"),
                            ("media", "Media"),
                            ("security", "Security and support"),
                            ("online", "Online"),
                        ],
                        max_length=16,
                        verbose_name="badge",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("nominated", "Nominated"),
                            ("confirmed", "Confirmed"),
                            ("badge", "Badge received"),
                            ("attended", "Attended"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="proposed",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "route",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own", "Own accreditation"),
                            ("network", "Through a network's contact point"),
                            ("observer", "Through another admitted organisation"),
                            ("party", "National delegation (party overflow)"),
                            ("host", "Guest of the host country"),
                            ("invitation", "Invitation of the organiser"),
                            ("open", "Open registration"),
                        ],
                        max_length=12,
                        verbose_name="access route",
                    ),
                ),
                (
                    "from_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="there from",
                    ),
                ),
                (
                    "to_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="there until",
                    ),
                ),
                (
                    "needs_check",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="days to be checked"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="summit_places",
                        to="directory.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="delegates",
                        to="networks.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "person going",
                "verbose_name_plural": "people going",
                "ordering": ["plan", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PlanCost",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("fee", "Registration fee"),
                            ("travel", "Travel"),
                            ("hotel", "Hotel"),
                            ("visa", "Visa"),
                            ("event", "Side event or stand"),
                            ("interpretation", "Interpretation"),
                            ("hospitality", "Hospitality"),
                            ("staff", "Staff time"),
                            ("other", "Other"),
                        ],
                        default="travel",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=200, verbose_name="for what")),
                (
                    "payer",
                    models.CharField(
                        choices=[
                            ("office", "Our office"),
                            ("department", "Another department"),
                            ("network", "A network"),
                            ("organiser", "The organiser"),
                            ("host", "The host"),
                            ("sponsor", "A sponsor"),
                            ("other", "Somebody else"),
                        ],
                        default="office",
                        max_length=12,
                        verbose_name="payer",
                    ),
                ),
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
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="costs",
                        to="networks.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "cost of going",
                "verbose_name_plural": "costs of going",
                "ordering": ["plan", "payer", "kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Review",
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
                    "starts_on",
                    models.DateField(
                        validators=[networks.dates.plausible], verbose_name="period from"
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        validators=[networks.dates.plausible], verbose_name="period to"
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="to be decided by",
                    ),
                ),
                ("objectives", models.TextField(blank=True, verbose_name="objectives")),
                ("benefits", models.TextField(blank=True, verbose_name="benefits")),
                (
                    "evidence",
                    models.TextField(
                        blank=True,
                        help_text="What shows that the benefits are real.",
                        verbose_name="evidence",
                    ),
                ),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1: little worth the cost; 5: well worth it.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="score",
                    ),
                ),
                (
                    "recommendation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("keep", "Keep"),
                            ("renegotiate", "Renegotiate"),
                            ("leave", "Leave"),
                        ],
                        max_length=15,
                        verbose_name="recommendation",
                    ),
                ),
                (
                    "costs",
                    models.JSONField(
                        blank=True, default=list, editable=False, verbose_name="cost at the time"
                    ),
                ),
                ("decided_on", models.DateField(editable=False, null=True, verbose_name="decided")),
                (
                    "decided_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews_decided",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="networks.membership",
                        verbose_name="membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
                "ordering": ["membership", "-ends_on"],
                "permissions": [("approve_review", "Can decide a review of a membership")],
            },
        ),
        migrations.CreateModel(
            name="Seat",
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
                    "role",
                    models.CharField(
                        blank=True,
                        help_text="For example: vice-president.",
                        max_length=100,
                        verbose_name="role",
                    ),
                ),
                (
                    "held_by",
                    models.CharField(
                        choices=[("city", "The city"), ("person", "The person")],
                        default="city",
                        max_length=10,
                        verbose_name="belongs to",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="mandate from",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="mandate to",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="networks.networkbody",
                        verbose_name="body",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="seats",
                        to="directory.postholding",
                        verbose_name="held by",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="networks.membership",
                        verbose_name="membership",
                    ),
                ),
                (
                    "substitute",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="seats_substituted",
                        to="directory.postholding",
                        verbose_name="substitute",
                    ),
                ),
            ],
            options={
                "verbose_name": "seat",
                "verbose_name_plural": "seats",
                "ordering": ["membership", "-ends_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SideEvent",
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
                    "due_time",
                    models.TimeField(
                        blank=True,
                        help_text="Blank: the end of that day.",
                        null=True,
                        verbose_name="time",
                    ),
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
                        verbose_name="whose clock",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        blank=True,
                        help_text="Such as Africa/Nairobi, +03:00 or CET, as the kind of clock asks.",
                        max_length=64,
                        verbose_name="zone",
                    ),
                ),
                (
                    "organiser_words",
                    models.CharField(
                        blank=True,
                        help_text="Copied as printed, for example “23:59 CET”.",
                        max_length=300,
                        verbose_name="in the organiser's words",
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[
                            ("tentative", "Tentative"),
                            ("confirmed", "Confirmed by the organiser"),
                            ("extended", "Extended"),
                        ],
                        default="tentative",
                        max_length=12,
                        verbose_name="certainty",
                    ),
                ),
                (
                    "hard",
                    models.BooleanField(
                        default=False,
                        help_text="A late answer is refused; there is no second day.",
                        verbose_name="hard",
                    ),
                ),
                (
                    "source_link",
                    models.URLField(blank=True, max_length=500, verbose_name="where it is stated"),
                ),
                (
                    "internal_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="our own date ahead of it",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("idea", "Idea"),
                            ("partners", "Looking for partners"),
                            ("submitted", "Submitted"),
                            ("merged", "Merged with another"),
                            ("shortlisted", "Shortlisted"),
                            ("waitlisted", "On the waiting list"),
                            ("accepted", "Accepted"),
                            ("rejected", "Rejected"),
                            ("withdrawn", "Withdrawn"),
                            ("delivered", "Delivered"),
                            ("self_reported", "Reported to the organiser"),
                        ],
                        default="idea",
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                ("partners", models.TextField(blank=True, verbose_name="partners")),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="application due",
                    ),
                ),
                (
                    "held_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="takes place",
                    ),
                ),
                (
                    "report_due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="report to the organiser due",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="side_events",
                        to="networks.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "side event",
                "verbose_name_plural": "side events",
                "ordering": ["plan", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SpeakingSlot",
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
                ("session", models.CharField(max_length=300, verbose_name="session")),
                ("topic", models.CharField(blank=True, max_length=300, verbose_name="topic")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("requested", "Requested"),
                            ("confirmed", "Confirmed"),
                            ("declined", "Declined"),
                            ("delivered", "Delivered"),
                        ],
                        default="requested",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="day",
                    ),
                ),
                (
                    "bio_sent_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="biography sent",
                    ),
                ),
                (
                    "photo_sent_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="photo sent",
                    ),
                ),
                (
                    "av_sent_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="slides and technical needs sent",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speaking_slots",
                        to="networks.plan",
                        verbose_name="plan",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="speaking_slots",
                        to="directory.person",
                        verbose_name="speaker",
                    ),
                ),
            ],
            options={
                "verbose_name": "speaking slot",
                "verbose_name_plural": "speaking slots",
                "ordering": ["plan", "on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Summit",
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
                (
                    "slug",
                    models.SlugField(
                        max_length=100, unique=True, verbose_name="short name in addresses"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "edition_label",
                    models.CharField(blank=True, max_length=60, verbose_name="edition"),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "starts_on",
                    models.DateField(validators=[networks.dates.plausible], verbose_name="begins"),
                ),
                (
                    "ends_on",
                    models.DateField(validators=[networks.dates.plausible], verbose_name="ends"),
                ),
                (
                    "host_city",
                    models.CharField(blank=True, max_length=200, verbose_name="city, as written"),
                ),
                (
                    "host_country",
                    django_countries.fields.CountryField(
                        blank=True, max_length=2, verbose_name="country"
                    ),
                ),
                (
                    "timezone",
                    models.CharField(
                        blank=True,
                        help_text="Such as Africa/Addis_Ababa. For online editions, the host's.",
                        max_length=64,
                        validators=[oia.core.zones.valid_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("online", "Online"),
                            ("hybrid", "Hybrid"),
                        ],
                        max_length=12,
                        verbose_name="format",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tentative", "Tentative"),
                            ("announced", "Announced"),
                            ("scheduled", "Scheduled"),
                            ("held", "Held"),
                            ("online", "Held online"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        help_text="Made up for the demo office.",
                        verbose_name="example",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="summits",
                        to="directory.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "parent_summit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="side_summits",
                        to="networks.summit",
                        verbose_name="held beside",
                    ),
                ),
            ],
            options={
                "verbose_name": "summit",
                "verbose_name_plural": "summits",
                "ordering": ["starts_on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="plan",
            name="summit",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plan",
                to="networks.summit",
                verbose_name="summit",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalPlan",
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
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("watching", "Watching"),
                            ("intend", "We intend to go"),
                            ("access_requested", "Access requested"),
                            ("nominated", "Nominated"),
                            ("confirmed", "Confirmed"),
                            ("accredited", "Accredited"),
                            ("travelling", "Travelling"),
                            ("attended", "Attended"),
                            ("reported", "Reported"),
                            ("declined", "We do not go"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="watching",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mayor", "Mayor"),
                            ("deputy_mayor", "Deputy mayor"),
                            ("councillor", "Councillor"),
                            ("director", "Head of office or department"),
                            ("staff", "Staff"),
                            ("online", "Online only"),
                        ],
                        max_length=16,
                        verbose_name="level",
                    ),
                ),
                (
                    "decide_by",
                    models.DateField(
                        blank=True,
                        help_text="Blank: 180 days before the summit begins.",
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="decide by",
                    ),
                ),
                ("objectives", models.TextField(blank=True, verbose_name="objectives")),
                ("expected_results", models.TextField(blank=True, verbose_name="expected results")),
                ("results", models.TextField(blank=True, verbose_name="results")),
                (
                    "access_route",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own", "Own accreditation"),
                            ("network", "Through a network's contact point"),
                            ("observer", "Through another admitted organisation"),
                            ("party", "National delegation (party overflow)"),
                            ("host", "Guest of the host country"),
                            ("invitation", "Invitation of the organiser"),
                            ("open", "Open registration"),
                        ],
                        max_length=12,
                        verbose_name="access route",
                    ),
                ),
                (
                    "access_notes",
                    models.TextField(
                        blank=True,
                        help_text="Contact point, quota of badges, what becomes public about the nomination.",
                        verbose_name="notes on access",
                    ),
                ),
                (
                    "reckoned_from",
                    models.DateField(
                        blank=True,
                        editable=False,
                        help_text="The first day of the summit as it was when the milestones were reckoned.",
                        null=True,
                        verbose_name="milestones reckoned from",
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="lead",
                    ),
                ),
                (
                    "nominating_organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organisation",
                        verbose_name="nominating organisation",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="officer",
                    ),
                ),
                (
                    "nominating_network",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.network",
                        verbose_name="nominating network",
                    ),
                ),
                (
                    "summit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.summit",
                        verbose_name="summit",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical participation plan",
                "verbose_name_plural": "historical participation plans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SummitSeries",
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
                (
                    "slug",
                    models.SlugField(
                        max_length=100, unique=True, verbose_name="short name in addresses"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("acronym", models.CharField(blank=True, max_length=40, verbose_name="acronym")),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[("city", "Cities"), ("state", "States"), ("un", "United Nations")],
                        max_length=8,
                        verbose_name="level",
                    ),
                ),
                (
                    "cadence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("annual", "Every year"),
                            ("biennial", "Every two years"),
                            ("triennial", "Every three years"),
                            ("quadrennial", "Every four years"),
                            ("every_10_years", "Every ten years"),
                            ("every_20_years", "Every twenty years"),
                            ("irregular", "Irregular"),
                            ("one_off", "Once only"),
                        ],
                        max_length=16,
                        verbose_name="rhythm",
                    ),
                ),
                (
                    "convener_networks",
                    models.ManyToManyField(
                        blank=True,
                        related_name="summit_series",
                        to="networks.network",
                        verbose_name="conveners",
                    ),
                ),
                (
                    "mirrors",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="mirrored_by",
                        to="networks.summitseries",
                        verbose_name="runs alongside",
                    ),
                ),
            ],
            options={
                "verbose_name": "summit series",
                "verbose_name_plural": "summit series",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.AddField(
            model_name="summit",
            name="series",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="networks.summitseries",
                verbose_name="series",
            ),
        ),
        migrations.AddField(
            model_name="milestonetemplate",
            name="series",
            field=models.ForeignKey(
                blank=True,
                help_text="Blank: for every summit.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="milestone_templates",
                to="networks.summitseries",
                verbose_name="series",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalSummitSeries",
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
                ("slug", models.SlugField(max_length=100, verbose_name="short name in addresses")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("acronym", models.CharField(blank=True, max_length=40, verbose_name="acronym")),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[("city", "Cities"), ("state", "States"), ("un", "United Nations")],
                        max_length=8,
                        verbose_name="level",
                    ),
                ),
                (
                    "cadence",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("annual", "Every year"),
                            ("biennial", "Every two years"),
                            ("triennial", "Every three years"),
                            ("quadrennial", "Every four years"),
                            ("every_10_years", "Every ten years"),
                            ("every_20_years", "Every twenty years"),
                            ("irregular", "Irregular"),
                            ("one_off", "Once only"),
                        ],
                        max_length=16,
                        verbose_name="rhythm",
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
                (
                    "mirrors",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.summitseries",
                        verbose_name="runs alongside",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical summit series",
                "verbose_name_plural": "historical summit series",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSummit",
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
                ("slug", models.SlugField(max_length=100, verbose_name="short name in addresses")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "edition_label",
                    models.CharField(blank=True, max_length=60, verbose_name="edition"),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "starts_on",
                    models.DateField(validators=[networks.dates.plausible], verbose_name="begins"),
                ),
                (
                    "ends_on",
                    models.DateField(validators=[networks.dates.plausible], verbose_name="ends"),
                ),
                (
                    "host_city",
                    models.CharField(blank=True, max_length=200, verbose_name="city, as written"),
                ),
                (
                    "host_country",
                    django_countries.fields.CountryField(
                        blank=True, max_length=2, verbose_name="country"
                    ),
                ),
                (
                    "timezone",
                    models.CharField(
                        blank=True,
                        help_text="Such as Africa/Addis_Ababa. For online editions, the host's.",
                        max_length=64,
                        validators=[oia.core.zones.valid_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("online", "Online"),
                            ("hybrid", "Hybrid"),
                        ],
                        max_length=12,
                        verbose_name="format",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("tentative", "Tentative"),
                            ("announced", "Announced"),
                            ("scheduled", "Scheduled"),
                            ("held", "Held"),
                            ("online", "Held online"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        help_text="Made up for the demo office.",
                        verbose_name="example",
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
                    "parent_summit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.summit",
                        verbose_name="held beside",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.summitseries",
                        verbose_name="series",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical summit",
                "verbose_name_plural": "historical summits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMilestoneTemplate",
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
                ("slug", models.SlugField(max_length=100, verbose_name="short name in addresses")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "days_before_start",
                    models.SmallIntegerField(
                        help_text="Negative: after it has begun.",
                        validators=[
                            django.core.validators.MinValueValidator(-3650),
                            django.core.validators.MaxValueValidator(3650),
                        ],
                        verbose_name="days before the summit begins",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("lead", "Summit lead"),
                            ("mayor_office", "Mayor's office"),
                            ("director", "Director"),
                        ],
                        default="officer",
                        max_length=12,
                        verbose_name="for",
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
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
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The common milestone that this series does differently or not at all.",
                        limit_choices_to={"series": None},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.milestonetemplate",
                        verbose_name="stands in for",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Blank: for every summit.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.summitseries",
                        verbose_name="series",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical milestone template",
                "verbose_name_plural": "historical milestone templates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SummitShift",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("old_starts_on", models.DateField(verbose_name="began before")),
                (
                    "old_ends_on",
                    models.DateField(blank=True, null=True, verbose_name="ended before"),
                ),
                ("starts_on", models.DateField(verbose_name="begins")),
                ("ends_on", models.DateField(verbose_name="ends")),
                ("why", models.TextField(verbose_name="reason")),
                ("at", models.DateTimeField(verbose_name="when")),
                ("report", models.JSONField(default=dict, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "summit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shifts",
                        to="networks.summit",
                        verbose_name="summit",
                    ),
                ),
            ],
            options={
                "verbose_name": "move of a summit",
                "verbose_name_plural": "moves of summits",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Term",
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
                    "starts_on",
                    models.DateField(validators=[networks.dates.plausible], verbose_name="from"),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="The last day of the term. Blank: without end.",
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="to",
                    ),
                ),
                (
                    "auto_renews",
                    models.BooleanField(
                        default=False,
                        help_text="Unless notice is given in time.",
                        verbose_name="renews by itself",
                    ),
                ),
                (
                    "notice_months",
                    models.PositiveSmallIntegerField(default=0, verbose_name="months of notice"),
                ),
                (
                    "notice_form",
                    models.CharField(
                        blank=True,
                        help_text="For example: in writing.",
                        max_length=200,
                        verbose_name="form of notice",
                    ),
                ),
                (
                    "liability",
                    models.CharField(
                        blank=True,
                        help_text="For example: dues of the whole year.",
                        max_length=300,
                        verbose_name="what stays owed on leaving",
                    ),
                ),
                (
                    "council_days",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="days the council needs"
                    ),
                ),
                (
                    "notice_by",
                    models.DateField(editable=False, null=True, verbose_name="notice by"),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="networks.membership",
                        verbose_name="membership",
                    ),
                ),
                (
                    "renewed_from",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="renewal",
                        to="networks.term",
                        verbose_name="renewed from",
                    ),
                ),
            ],
            options={
                "verbose_name": "term",
                "verbose_name_plural": "terms",
                "ordering": ["membership", "starts_on"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTerm",
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
                    "starts_on",
                    models.DateField(validators=[networks.dates.plausible], verbose_name="from"),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="The last day of the term. Blank: without end.",
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="to",
                    ),
                ),
                (
                    "auto_renews",
                    models.BooleanField(
                        default=False,
                        help_text="Unless notice is given in time.",
                        verbose_name="renews by itself",
                    ),
                ),
                (
                    "notice_months",
                    models.PositiveSmallIntegerField(default=0, verbose_name="months of notice"),
                ),
                (
                    "notice_form",
                    models.CharField(
                        blank=True,
                        help_text="For example: in writing.",
                        max_length=200,
                        verbose_name="form of notice",
                    ),
                ),
                (
                    "liability",
                    models.CharField(
                        blank=True,
                        help_text="For example: dues of the whole year.",
                        max_length=300,
                        verbose_name="what stays owed on leaving",
                    ),
                ),
                (
                    "council_days",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="days the council needs"
                    ),
                ),
                (
                    "notice_by",
                    models.DateField(editable=False, null=True, verbose_name="notice by"),
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
                (
                    "membership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.membership",
                        verbose_name="membership",
                    ),
                ),
                (
                    "renewed_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.term",
                        verbose_name="renewed from",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical term",
                "verbose_name_plural": "historical terms",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddIndex(
            model_name="dutyround",
            index=models.Index(fields=["closes_on"], name="duty_round_by_closing"),
        ),
        migrations.AddConstraint(
            model_name="dutyround",
            constraint=models.UniqueConstraint(
                fields=("duty", "period"),
                name="duty_round_once_a_period",
                violation_error_message="This duty already has a round for that period.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opens_on", None), ("closes_on__gte", models.F("opens_on")), _connector="OR"
                ),
                name="duty_round_closes_after_it_opens",
                violation_error_message="The window closes before it opens.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("submitted_by", None), ("submitted_on", None)),
                    models.Q(("submitted_by__isnull", False), ("submitted_on__isnull", False)),
                    _connector="OR",
                ),
                name="duty_round_handed_in_by_somebody",
                violation_error_message="Say both when it was handed in and by whom.",
            ),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(fields=["due_on"], name="contribution_by_due_date"),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.UniqueConstraint(
                fields=("round", "department", "what"),
                name="contribution_asked_for_once",
                violation_error_message="This department is already asked for the same.",
            ),
        ),
        migrations.AddIndex(
            model_name="dues",
            index=models.Index(fields=["due_on"], name="dues_by_due_date"),
        ),
        migrations.AddConstraint(
            model_name="dues",
            constraint=models.UniqueConstraint(
                fields=("membership", "fiscal_year"),
                name="dues_once_a_year",
                violation_error_message="The dues of this fiscal year are already recorded.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dues",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0)),
                name="dues_not_negative",
                violation_error_message="An amount cannot be negative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dues",
            constraint=models.CheckConstraint(
                condition=models.Q(("paid_amount", None), ("paid_amount__gte", 0), _connector="OR"),
                name="dues_payment_not_negative",
                violation_error_message="An amount cannot be negative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dues",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("paid_amount", None), ("paid_on", None)),
                    models.Q(("paid_amount__isnull", False), ("paid_on__isnull", False)),
                    _connector="OR",
                ),
                name="dues_payment_has_day_and_amount",
                violation_error_message="A payment wants both its day and its amount.",
            ),
        ),
        migrations.AddConstraint(
            model_name="dues",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("invoiced_on", None),
                    ("due_on", None),
                    ("due_on__gte", models.F("invoiced_on")),
                    _connector="OR",
                ),
                name="dues_fall_due_after_the_invoice",
                violation_error_message="The dues fall due before they were invoiced.",
            ),
        ),
        migrations.AddIndex(
            model_name="network",
            index=models.Index(fields=["name", "id"], name="network_by_name"),
        ),
        migrations.AddIndex(
            model_name="network",
            index=models.Index(fields=["acronym", "id"], name="network_by_acronym"),
        ),
        migrations.AddIndex(
            model_name="network",
            index=models.Index(fields=["founded_year", "id"], name="network_by_founding"),
        ),
        migrations.AddIndex(
            model_name="network",
            index=models.Index(fields=["kind", "id"], name="network_by_kind"),
        ),
        migrations.AddIndex(
            model_name="network",
            index=models.Index(fields=["region", "id"], name="network_by_region"),
        ),
        migrations.AddConstraint(
            model_name="network",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("founded_year", None),
                    ("dissolved_year", None),
                    ("dissolved_year__gte", models.F("founded_year")),
                    _connector="OR",
                ),
                name="network_dissolved_after_founding",
                violation_error_message="The network was dissolved before it was founded.",
            ),
        ),
        migrations.AddConstraint(
            model_name="network",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor", None),
                    models.Q(("successor", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="network_not_its_own_successor",
                violation_error_message="A network cannot be its own successor.",
            ),
        ),
        migrations.AddConstraint(
            model_name="network",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None),
                    models.Q(("parent", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="network_not_its_own_section",
                violation_error_message="A network cannot be a section of itself.",
            ),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["status", "id"], name="membership_by_status"),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["term_ends_on", "id"], name="membership_by_term_end"),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["notice_by", "id"], name="membership_by_notice"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("joined_on", None),
                    ("left_on", None),
                    ("left_on__gte", models.F("joined_on")),
                    _connector="OR",
                ),
                name="membership_left_after_joining",
                violation_error_message="We cannot have left before we joined.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("applied_on", None),
                    ("joined_on", None),
                    ("joined_on__gte", models.F("applied_on")),
                    _connector="OR",
                ),
                name="membership_joined_after_applying",
                violation_error_message="We cannot have joined before we applied.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "scouting",
                            "proposed",
                            "approved",
                            "applied",
                            "active",
                            "at_risk",
                            "on_hold",
                            "under_review",
                            "notice_given",
                            "exited",
                            "lapsed",
                        ],
                    )
                ),
                name="membership_status_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(fields=["name", "id"], name="duty_by_name"),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("every_months", None),
                    models.Q(("every_months__gte", 1), ("every_months__lte", 240)),
                    _connector="OR",
                ),
                name="duty_recurs_within_reason",
                violation_error_message="A duty recurs every 1 to 240 months, or not at all.",
            ),
        ),
        migrations.AddConstraint(
            model_name="networkbody",
            constraint=models.UniqueConstraint(
                fields=("network", "name"),
                name="body_once_per_network",
                violation_error_message="This network already has a body of that name.",
            ),
        ),
        migrations.AddIndex(
            model_name="othercost",
            index=models.Index(fields=["fiscal_year"], name="other_cost_by_year"),
        ),
        migrations.AddConstraint(
            model_name="othercost",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount", None), ("amount__gte", 0), _connector="OR"),
                    models.Q(("hours", None), ("hours__gte", 0), _connector="OR"),
                ),
                name="other_cost_not_negative",
                violation_error_message="An amount cannot be negative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="othercost",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__isnull", False), ("hours__isnull", False), _connector="OR"
                ),
                name="other_cost_says_how_much",
                violation_error_message="Give an amount or a number of hours.",
            ),
        ),
        migrations.AddConstraint(
            model_name="othercost",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount", None), models.Q(("currency", ""), _negated=True), _connector="OR"
                ),
                name="other_cost_amount_has_a_currency",
                violation_error_message="An amount needs a currency.",
            ),
        ),
        migrations.AddIndex(
            model_name="participation",
            index=models.Index(fields=["membership", "-on"], name="participation_by_day"),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours", None), ("hours__gte", 0), _connector="OR"),
                name="participation_hours_not_negative",
                violation_error_message="Hours cannot be negative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("colleague__isnull", False),
                    models.Q(("others", ""), _negated=True),
                    _connector="OR",
                ),
                name="participation_of_somebody",
                violation_error_message="Say who of the city took part.",
            ),
        ),
        migrations.AddIndex(
            model_name="milestone",
            index=models.Index(fields=["plan", "due_on"], name="milestone_by_plan"),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.UniqueConstraint(
                condition=models.Q(("template__isnull", False)),
                fields=("plan", "template"),
                name="milestone_once_per_template",
                violation_error_message="The plan already has this milestone.",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_on__gte", datetime.date(1850, 1, 1)),
                    ("due_on__lte", datetime.date(2150, 12, 31)),
                ),
                name="milestone_in_a_plausible_year",
                violation_error_message="The year of the milestone cannot be right.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)),
                fields=("plan", "person"),
                name="delegate_once_per_plan",
                violation_error_message="This person is already on the list: one person has one route.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("person__isnull", False),
                    models.Q(("name", ""), _negated=True),
                    _connector="OR",
                ),
                name="delegate_has_person_or_name",
                violation_error_message="Choose a person, or say who is still to be chosen.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_on", None),
                    ("to_on", None),
                    ("to_on__gte", models.F("from_on")),
                    _connector="OR",
                ),
                name="delegate_leaves_after_arriving",
                violation_error_message="The last day is before the first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plancost",
            constraint=models.CheckConstraint(
                condition=models.Q(("estimate", None), ("estimate__gte", 0), _connector="OR"),
                name="plan_cost_estimate_not_negative",
                violation_error_message="The estimate cannot be negative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="plancost",
            constraint=models.CheckConstraint(
                condition=models.Q(("actual", None), ("actual__gte", 0), _connector="OR"),
                name="plan_cost_actual_not_negative",
                violation_error_message="The actual cost cannot be negative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="review_period_in_order",
                violation_error_message="The period ends before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("score", None), models.Q(("score__gte", 1), ("score__lte", 5)), _connector="OR"
                ),
                name="review_score_from_one_to_five",
                violation_error_message="The score goes from 1 to 5.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_by", None), ("decided_on", None)),
                    models.Q(
                        ("decided_by__isnull", False),
                        ("decided_on__isnull", False),
                        models.Q(("recommendation", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="review_decided_by_somebody_for_something",
                violation_error_message="A decided review says by whom and for what.",
            ),
        ),
        migrations.AddIndex(
            model_name="seat",
            index=models.Index(fields=["ends_on"], name="seat_by_end"),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="seat_ends_after_it_starts",
                violation_error_message="The mandate ends before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("holder", None),
                    ("substitute", None),
                    models.Q(("holder", models.F("substitute")), _negated=True),
                    _connector="OR",
                ),
                name="seat_substitute_is_somebody_else",
                violation_error_message="Nobody can be their own substitute.",
            ),
        ),
        migrations.AddIndex(
            model_name="plan",
            index=models.Index(fields=["status", "id"], name="plan_by_status"),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("nominating_organisation", None), ("nominating_network", None), _connector="OR"
                ),
                name="plan_has_one_nominating_body",
                violation_error_message="Name either a network or an organisation that nominates us, not both.",
            ),
        ),
        migrations.AddIndex(
            model_name="summitseries",
            index=models.Index(fields=["name", "id"], name="series_by_name"),
        ),
        migrations.AddIndex(
            model_name="summitseries",
            index=models.Index(fields=["acronym", "id"], name="series_by_acronym"),
        ),
        migrations.AddIndex(
            model_name="summitseries",
            index=models.Index(fields=["level", "id"], name="series_by_level"),
        ),
        migrations.AddIndex(
            model_name="summitseries",
            index=models.Index(fields=["cadence", "id"], name="series_by_cadence"),
        ),
        migrations.AddConstraint(
            model_name="summitseries",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("mirrors", None),
                    models.Q(("mirrors", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="series_does_not_mirror_itself",
                violation_error_message="A series cannot run alongside itself.",
            ),
        ),
        migrations.AddIndex(
            model_name="summit",
            index=models.Index(fields=["starts_on", "id"], name="summit_by_start"),
        ),
        migrations.AddIndex(
            model_name="summit",
            index=models.Index(fields=["ends_on", "id"], name="summit_by_end"),
        ),
        migrations.AddIndex(
            model_name="summit",
            index=models.Index(fields=["name", "id"], name="summit_by_name"),
        ),
        migrations.AddIndex(
            model_name="summit",
            index=models.Index(fields=["host_city", "id"], name="summit_by_city"),
        ),
        migrations.AddIndex(
            model_name="summit",
            index=models.Index(fields=["series", "starts_on", "id"], name="summit_by_series"),
        ),
        migrations.AddIndex(
            model_name="summit",
            index=models.Index(fields=["status", "starts_on", "id"], name="summit_by_status"),
        ),
        migrations.AddConstraint(
            model_name="summit",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="summit_ends_after_it_begins",
                violation_error_message="The summit ends before it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="summit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__lte", datetime.date(2150, 12, 31)),
                    ("starts_on__gte", datetime.date(1850, 1, 1)),
                ),
                name="summit_in_a_plausible_year",
                violation_error_message="The year of the summit cannot be right.",
            ),
        ),
        migrations.AddConstraint(
            model_name="summit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent_summit", None),
                    models.Q(("parent_summit", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="summit_not_beside_itself",
                violation_error_message="A summit cannot be held beside itself.",
            ),
        ),
        migrations.AddIndex(
            model_name="milestonetemplate",
            index=models.Index(fields=["days_before_start", "id"], name="template_by_days"),
        ),
        migrations.AddIndex(
            model_name="milestonetemplate",
            index=models.Index(fields=["title", "id"], name="template_by_title"),
        ),
        migrations.AddConstraint(
            model_name="milestonetemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(("replaces", None), ("series__isnull", False), _connector="OR"),
                name="only_series_templates_replace",
                violation_error_message="Only the milestone of one series can stand in for a common one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestonetemplate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces__isnull", False)),
                fields=("series", "replaces"),
                name="template_replaced_once_per_series",
                violation_error_message="This series already does that milestone differently.",
            ),
        ),
        migrations.AddIndex(
            model_name="term",
            index=models.Index(fields=["ends_on"], name="term_by_end"),
        ),
        migrations.AddIndex(
            model_name="term",
            index=models.Index(fields=["notice_by"], name="term_by_notice"),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="term_ends_after_it_starts",
                violation_error_message="The term ends before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on", None), ("notice_months__lte", 120), _connector="OR"),
                name="term_notice_within_ten_years",
                violation_error_message="Nobody wants more than ten years of notice.",
            ),
        ),
    ]
