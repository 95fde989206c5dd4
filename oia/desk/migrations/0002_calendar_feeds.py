"""Feeds of the calendar for what people like to see of it, and the rule for what leaves the house.

Safe while old code runs: tables that nothing else names. Taken back, the addresses open nothing.
"""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import oia.core.roads
import oia.desk.models.feed


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_search_index"),
        ("directory", "0006_doubles_and_merges"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FeedPolicy",
            fields=[
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "restricted",
                    models.CharField(
                        choices=[
                            ("neutral", "under a neutral title, without a link"),
                            ("left_out", "not at all"),
                        ],
                        default="neutral",
                        help_text="Of everybody, in the feeds of those too who may see it on the pages.",
                        max_length=8,
                        verbose_name="what is restricted appears in feeds",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule for calendar feeds",
                "verbose_name_plural": "rule for calendar feeds",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)),
                        name="feed_policy_is_only_one",
                        violation_error_message="There is only one rule. Change the one there is.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalFeedPolicy",
            fields=[
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
                ("id", models.PositiveSmallIntegerField(db_index=True, default=1, editable=False)),
                (
                    "restricted",
                    models.CharField(
                        choices=[
                            ("neutral", "under a neutral title, without a link"),
                            ("left_out", "not at all"),
                        ],
                        default="neutral",
                        help_text="Of everybody, in the feeds of those too who may see it on the pages.",
                        max_length=8,
                        verbose_name="what is restricted appears in feeds",
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
                "verbose_name": "historical rule for calendar feeds",
                "verbose_name_plural": "historical rule for calendar feeds",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("kinds", models.JSONField(blank=True, default=list, verbose_name="kinds")),
                (
                    "token",
                    models.CharField(
                        blank=True,
                        default=oia.desk.models.feed.new_token,
                        editable=False,
                        max_length=64,
                    ),
                ),
                (
                    "fetched_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="last fetched"),
                ),
                ("fingerprint", models.CharField(blank=True, editable=False, max_length=64)),
                ("changed_at", models.DateTimeField(editable=False, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_feeds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.theme",
                        verbose_name="theme",
                    ),
                ),
                (
                    "whose",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="whose",
                    ),
                ),
            ],
            options={
                "verbose_name": "feed of the calendar",
                "verbose_name_plural": "feeds of the calendar",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "name"),
                        name="calendar_feed_name_is_unique",
                        violation_error_message="You have a feed of this name already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("token", ""), _negated=True),
                        fields=("token",),
                        name="calendar_feed_token_opens_one",
                        violation_error_message="This address opens another feed.",
                    ),
                ],
            },
        ),
    ]
