"""Deadlines, rules, reminders and letters.

The first tables; nothing to mind when deploying.
"""

import datetime
import secrets

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import oia.core.validators


def new_token():
    return secrets.token_urlsafe(32)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Rule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("slug", models.SlugField(editable=False, max_length=60, unique=True)),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                ("kinds", models.JSONField(default=list, verbose_name="kinds")),
                (
                    "steps",
                    models.CharField(
                        help_text="Days before the date at which to remind, such as 30, 14, 7, 3, 1.",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d+(\\s*,\\s*\\d+)*$", "Write days like 30, 14, 7, 3, 1."
                            )
                        ],
                        verbose_name="days before",
                    ),
                ),
                (
                    "overdue_every",
                    models.PositiveSmallIntegerField(
                        default=7,
                        help_text="0 means not at all.",
                        verbose_name="once overdue, every … days",
                    ),
                ),
                (
                    "overdue_until",
                    models.PositiveSmallIntegerField(default=28, verbose_name="until … days after"),
                ),
                ("recipients", models.JSONField(default=list, verbose_name="who")),
                (
                    "climbs_after",
                    models.PositiveSmallIntegerField(
                        blank=True, default=3, null=True, verbose_name="climbs after … days overdue"
                    ),
                ),
                (
                    "climbs_to",
                    models.CharField(
                        default="role:director", max_length=20, verbose_name="climbs to"
                    ),
                ),
                (
                    "working_days",
                    models.BooleanField(
                        default=False,
                        help_text="Instead of calendar days.",
                        verbose_name="count working days",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="switched on")),
                ("applies_from", models.DateTimeField(editable=False)),
            ],
            options={
                "verbose_name": "reminder rule",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
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
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("subject_id", models.PositiveBigIntegerField()),
                ("origin_id", models.PositiveBigIntegerField(editable=False, null=True)),
                (
                    "due_on",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day], verbose_name="due on"
                    ),
                ),
                (
                    "due_time",
                    models.TimeField(
                        blank=True,
                        help_text="Blank means the end of that day.",
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
                        verbose_name="whose clock",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        blank=True,
                        help_text="Europe/Berlin, +03:00 or CET; blank for our own, anywhere on Earth, unknown.",
                        max_length=60,
                        verbose_name="zone",
                    ),
                ),
                (
                    "organiser_words",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="in the organiser's words"
                    ),
                ),
                (
                    "source_link",
                    models.URLField(
                        blank=True, max_length=500, verbose_name="where it is announced"
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
                        max_length=10,
                        verbose_name="certainty",
                    ),
                ),
                (
                    "hard",
                    models.BooleanField(
                        default=True,
                        help_text="A hard deadline is missed once its moment passes.",
                        verbose_name="hard",
                    ),
                ),
                (
                    "internal_on",
                    models.DateField(
                        blank=True,
                        help_text="Steps count to this date.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="our internal date",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("owner", "Owner"),
                            ("mayor_office", "Mayor's office"),
                            ("director", "Director"),
                        ],
                        default="owner",
                        max_length=12,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("done", "Done"),
                            ("waived", "Waived"),
                            ("missed", "Missed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                ("evidence", models.TextField(blank=True, verbose_name="evidence")),
                ("falls_due_at", models.DateTimeField(editable=False)),
                ("counts_to", models.DateTimeField(editable=False)),
                ("settled_for", models.CharField(blank=True, editable=False, max_length=200)),
                ("fingerprint", models.CharField(blank=True, editable=False, max_length=32)),
                ("arrival", models.CharField(blank=True, editable=False, max_length=60)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("armed_at", models.DateTimeField(editable=False)),
                ("next_step_at", models.DateTimeField(editable=False, null=True)),
                (
                    "backup",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="backed_deadlines",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="backup",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "origin_type",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deadlines",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "verbose_name": "deadline",
                "ordering": ["falls_due_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FeedToken",
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
                    "token",
                    models.CharField(
                        default=new_token,
                        editable=False,
                        max_length=64,
                        unique=True,
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feed_token",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "calendar feed",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="HistoricalDeadline",
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
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("subject_id", models.PositiveBigIntegerField()),
                ("origin_id", models.PositiveBigIntegerField(editable=False, null=True)),
                (
                    "due_on",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day], verbose_name="due on"
                    ),
                ),
                (
                    "due_time",
                    models.TimeField(
                        blank=True,
                        help_text="Blank means the end of that day.",
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
                        verbose_name="whose clock",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        blank=True,
                        help_text="Europe/Berlin, +03:00 or CET; blank for our own, anywhere on Earth, unknown.",
                        max_length=60,
                        verbose_name="zone",
                    ),
                ),
                (
                    "organiser_words",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="in the organiser's words"
                    ),
                ),
                (
                    "source_link",
                    models.URLField(
                        blank=True, max_length=500, verbose_name="where it is announced"
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
                        max_length=10,
                        verbose_name="certainty",
                    ),
                ),
                (
                    "hard",
                    models.BooleanField(
                        default=True,
                        help_text="A hard deadline is missed once its moment passes.",
                        verbose_name="hard",
                    ),
                ),
                (
                    "internal_on",
                    models.DateField(
                        blank=True,
                        help_text="Steps count to this date.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="our internal date",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("owner", "Owner"),
                            ("mayor_office", "Mayor's office"),
                            ("director", "Director"),
                        ],
                        default="owner",
                        max_length=12,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("done", "Done"),
                            ("waived", "Waived"),
                            ("missed", "Missed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("closed_at", models.DateTimeField(editable=False, null=True)),
                ("evidence", models.TextField(blank=True, verbose_name="evidence")),
                ("falls_due_at", models.DateTimeField(editable=False)),
                ("counts_to", models.DateTimeField(editable=False)),
                ("settled_for", models.CharField(blank=True, editable=False, max_length=200)),
                ("fingerprint", models.CharField(blank=True, editable=False, max_length=32)),
                ("arrival", models.CharField(blank=True, editable=False, max_length=60)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("armed_at", models.DateTimeField(editable=False)),
                ("next_step_at", models.DateTimeField(editable=False, null=True)),
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
                    "origin_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contenttypes.contenttype",
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
                    "subject_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical deadline",
                "verbose_name_plural": "historical deadlines",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRule",
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
                ("slug", models.SlugField(editable=False, max_length=60)),
                ("name", models.CharField(db_index=True, max_length=120, verbose_name="name")),
                ("kinds", models.JSONField(default=list, verbose_name="kinds")),
                (
                    "steps",
                    models.CharField(
                        help_text="Days before the date at which to remind, such as 30, 14, 7, 3, 1.",
                        max_length=200,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d+(\\s*,\\s*\\d+)*$", "Write days like 30, 14, 7, 3, 1."
                            )
                        ],
                        verbose_name="days before",
                    ),
                ),
                (
                    "overdue_every",
                    models.PositiveSmallIntegerField(
                        default=7,
                        help_text="0 means not at all.",
                        verbose_name="once overdue, every … days",
                    ),
                ),
                (
                    "overdue_until",
                    models.PositiveSmallIntegerField(default=28, verbose_name="until … days after"),
                ),
                ("recipients", models.JSONField(default=list, verbose_name="who")),
                (
                    "climbs_after",
                    models.PositiveSmallIntegerField(
                        blank=True, default=3, null=True, verbose_name="climbs after … days overdue"
                    ),
                ),
                (
                    "climbs_to",
                    models.CharField(
                        default="role:director", max_length=20, verbose_name="climbs to"
                    ),
                ),
                (
                    "working_days",
                    models.BooleanField(
                        default=False,
                        help_text="Instead of calendar days.",
                        verbose_name="count working days",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="switched on")),
                ("applies_from", models.DateTimeField(editable=False)),
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
                "verbose_name": "historical reminder rule",
                "verbose_name_plural": "historical reminder rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.EmailField(max_length=254, verbose_name="to")),
                ("message_id", models.CharField(max_length=200, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ready", "Ready"),
                            ("sending", "Sending"),
                            ("sent", "Sent"),
                            ("failed", "Failed, will be tried again"),
                            ("given_up", "Given up"),
                            ("dropped", "No longer wanted"),
                        ],
                        default="ready",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("go_at", models.DateTimeField(verbose_name="goes at")),
                ("claim", models.CharField(blank=True, max_length=32)),
                ("lease_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="tries")),
                ("server_words", models.TextField(blank=True, verbose_name="the server's words")),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                ("text", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("written_at", models.DateTimeField(verbose_name="written")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="sent")),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "letter",
                "ordering": ["-written_at", "-pk"],
                "permissions": [("retry_letter", "Can send a letter that was given up once more")],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("step", "Reminder"),
                            ("moved", "Date moved"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="step",
                        max_length=10,
                    ),
                ),
                ("step", models.SmallIntegerField()),
                ("recipient", models.CharField(max_length=260)),
                ("escalated", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("owed", "Owed"),
                            ("sent", "Sent"),
                            ("given_up", "Given up"),
                            ("superseded", "Superseded"),
                            ("suppressed", "Not sent"),
                        ],
                        default="owed",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("reached_at", models.DateTimeField()),
                ("written_at", models.DateTimeField()),
                ("told_due_at", models.DateTimeField(null=True)),
                (
                    "deadline",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="reminders.deadline",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="reminders",
                        to="reminders.letter",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder",
                "ordering": ["-reached_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Sender",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ticked_at", models.DateTimeField(null=True)),
                ("reconciled_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="sender_is_one")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="deadline",
            index=models.Index(fields=["next_step_at"], name="deadline_to_examine"),
        ),
        migrations.AddIndex(
            model_name="deadline",
            index=models.Index(fields=["falls_due_at", "id"], name="deadline_by_date"),
        ),
        migrations.AddIndex(
            model_name="deadline",
            index=models.Index(fields=["status", "falls_due_at", "id"], name="deadline_by_state"),
        ),
        migrations.AddIndex(
            model_name="deadline",
            index=models.Index(
                fields=["owner", "status", "falls_due_at"], name="deadline_by_owner"
            ),
        ),
        migrations.AddIndex(
            model_name="deadline",
            index=models.Index(fields=["title", "id"], name="deadline_by_title"),
        ),
        migrations.AddIndex(
            model_name="deadline",
            index=models.Index(fields=["subject_type", "subject_id"], name="deadline_by_subject"),
        ),
        migrations.AddConstraint(
            model_name="deadline",
            constraint=models.UniqueConstraint(
                fields=("kind", "origin_type", "origin_id"),
                name="deadline_once_per_origin",
                violation_error_message="This record has that deadline already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deadline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["open", "missed"]),
                    ("closed_at__isnull", False),
                    _connector="OR",
                ),
                name="deadline_closed_has_a_moment",
                violation_error_message="A closed deadline says when it was closed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deadline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_on__range", (datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)))
                ),
                name="deadline_in_a_plausible_year",
                violation_error_message="That year cannot be right.",
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("state__in", ["ready", "failed", "sending"])),
                fields=["go_at"],
                name="letter_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["written_at", "id"], name="letter_by_date"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["state", "written_at", "id"], name="letter_by_state"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["address", "id"], name="letter_by_address"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "sent"), _negated=True),
                    ("sent_at__isnull", False),
                    _connector="OR",
                ),
                name="letter_sent_has_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "sending"), _negated=True),
                    ("lease_until__isnull", False),
                    _connector="OR",
                ),
                name="letter_being_sent_has_a_lease",
            ),
        ),
        migrations.AddIndex(
            model_name="reminder",
            index=models.Index(
                condition=models.Q(("state", "owed")),
                fields=["deadline"],
                name="reminder_owed_by_deadline",
            ),
        ),
        migrations.AddIndex(
            model_name="reminder",
            index=models.Index(fields=["user", "-reached_at"], name="reminder_by_user"),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                fields=("deadline", "version", "what", "step", "recipient"),
                name="reminder_once_per_step_and_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "sent"), _negated=True),
                    ("told_due_at__isnull", False),
                    _connector="OR",
                ),
                name="reminder_sent_says_what_it_told",
            ),
        ),
    ]
