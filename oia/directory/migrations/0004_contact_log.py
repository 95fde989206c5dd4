"""The contact log: with whom we were in touch, what was said and what comes next.

Safe while old code runs: adds tables that nothing of it knows. Taken back, the log goes.
"""

import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import oia.core.roads
import oia.core.validators


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0003_agreements"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalContact",
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
                (
                    "at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="when"),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("call", "Telephone"),
                            ("video", "Video call"),
                            ("meeting", "Meeting"),
                            ("event", "At an event"),
                            ("mail", "E-mail"),
                            ("letter", "Letter"),
                            ("message", "Message"),
                            ("other", "Other"),
                        ],
                        default="call",
                        max_length=8,
                        verbose_name="how",
                    ),
                ),
                ("about", models.CharField(max_length=250, verbose_name="what about")),
                (
                    "others",
                    models.CharField(
                        blank=True,
                        help_text="Who is not listed here, in words.",
                        max_length=500,
                        verbose_name="others",
                    ),
                ),
                ("said", models.TextField(blank=True, verbose_name="what was said")),
                ("agreed", models.TextField(blank=True, verbose_name="what was agreed")),
                (
                    "next_step",
                    models.CharField(blank=True, max_length=250, verbose_name="next step"),
                ),
                (
                    "next_step_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="by when",
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
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organisation",
                        verbose_name="organisation",
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
                        verbose_name="who sees to it",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical contact",
                "verbose_name_plural": "historical contacts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Contact",
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
                    "at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="when"),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("call", "Telephone"),
                            ("video", "Video call"),
                            ("meeting", "Meeting"),
                            ("event", "At an event"),
                            ("mail", "E-mail"),
                            ("letter", "Letter"),
                            ("message", "Message"),
                            ("other", "Other"),
                        ],
                        default="call",
                        max_length=8,
                        verbose_name="how",
                    ),
                ),
                ("about", models.CharField(max_length=250, verbose_name="what about")),
                (
                    "others",
                    models.CharField(
                        blank=True,
                        help_text="Who is not listed here, in words.",
                        max_length=500,
                        verbose_name="others",
                    ),
                ),
                ("said", models.TextField(blank=True, verbose_name="what was said")),
                ("agreed", models.TextField(blank=True, verbose_name="what was agreed")),
                (
                    "next_step",
                    models.CharField(blank=True, max_length=250, verbose_name="next step"),
                ),
                (
                    "next_step_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="by when",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="directory.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "colleagues",
                    models.ManyToManyField(
                        blank=True,
                        related_name="contacts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="of ours",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="directory.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts_owned",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who sees to it",
                    ),
                ),
                (
                    "people",
                    models.ManyToManyField(
                        blank=True,
                        related_name="contacts",
                        to="directory.person",
                        verbose_name="people of theirs",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="contacts",
                        to="directory.theme",
                        verbose_name="themes",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact",
                "verbose_name_plural": "contacts",
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["-at", "-id"], name="contact_latest"),
                    models.Index(fields=["city", "-at"], name="contact_of_city"),
                    models.Index(fields=["organisation", "-at"], name="contact_of_organisation"),
                    models.Index(fields=["about", "id"], name="contact_by_subject"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("next_step_on", None),
                            models.Q(("next_step", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="contact_next_step_says_what",
                        violation_error_message="Say what is to be done by then.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "channel__in",
                                [
                                    "call",
                                    "video",
                                    "meeting",
                                    "event",
                                    "mail",
                                    "letter",
                                    "message",
                                    "other",
                                ],
                            )
                        ),
                        name="contact_channel_is_known",
                        violation_error_message="There is no such way.",
                    ),
                ],
            },
        ),
    ]
