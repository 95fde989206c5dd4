"""The programme of a visit, and the versions of it that are handed out.

Safe while old code runs: adds tables that nothing else knows of.
"""

import django.core.validators
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import delegations.models.programme
import oia.core.roads


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0003_gifts"),
        ("directory", "0005_consular_posts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalProgrammeItem",
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
                    "starts_at",
                    models.DateTimeField(
                        validators=[delegations.models.programme.plausible_moment],
                        verbose_name="begins",
                    ),
                ),
                (
                    "ends_at",
                    models.DateTimeField(
                        validators=[delegations.models.programme.plausible_moment],
                        verbose_name="ends",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="what")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("site", "Look at a place"),
                            ("ceremony", "Ceremony"),
                            ("meal", "Meal"),
                            ("press", "Meeting the press"),
                            ("travel", "Travel"),
                            ("arrival", "Arrival or departure"),
                            ("free", "Time of their own"),
                            ("other", "Other"),
                        ],
                        default="meeting",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[("internal", "Only our own"), ("public", "Everybody")],
                        default="internal",
                        max_length=10,
                        verbose_name="who may read of it",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        help_text="House and address; of travel: from where to where.",
                        max_length=200,
                        verbose_name="place",
                    ),
                ),
                (
                    "room",
                    models.CharField(
                        blank=True,
                        help_text="One room is not given away twice at one time.",
                        max_length=200,
                        verbose_name="room",
                    ),
                ),
                (
                    "interpreting",
                    models.CharField(
                        choices=[
                            ("none", "No interpreter"),
                            ("consecutive", "Consecutive"),
                            ("simultaneous", "Simultaneous"),
                            ("whispered", "Whispered"),
                        ],
                        default="none",
                        max_length=12,
                        verbose_name="interpreting",
                    ),
                ),
                (
                    "interpreter_words",
                    models.CharField(
                        blank=True,
                        help_text="Where nobody of the directory does it.",
                        max_length=200,
                        verbose_name="interpreter, in words",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        blank=True,
                        help_text="Such as: Japanese ↔ Portuguese.",
                        max_length=100,
                        verbose_name="languages",
                    ),
                ),
                (
                    "booking",
                    models.CharField(
                        choices=[
                            ("none", "Need not be booked"),
                            ("wanted", "To be booked"),
                            ("asked", "Asked, no answer yet"),
                            ("booked", "Booked"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="booking of the interpreter",
                    ),
                ),
                (
                    "vehicle",
                    models.CharField(
                        blank=True,
                        help_text="Which, how many seats, where it waits.",
                        max_length=200,
                        verbose_name="vehicle",
                    ),
                ),
                (
                    "travel_minutes",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Minutes. The program says where there are fewer.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1440),
                        ],
                        verbose_name="way to the next item",
                    ),
                ),
                ("dress", models.CharField(blank=True, max_length=200, verbose_name="dress")),
                (
                    "press",
                    models.CharField(
                        choices=[
                            ("closed", "Closed to the press"),
                            ("photo", "Photographs only"),
                            ("open", "Open to the press"),
                        ],
                        default="closed",
                        max_length=10,
                        verbose_name="press",
                    ),
                ),
                ("seating", models.TextField(blank=True, verbose_name="seating")),
                (
                    "run_sheet",
                    models.TextField(
                        blank=True,
                        help_text="Who does what when, for our own.",
                        verbose_name="run sheet",
                    ),
                ),
                ("wet_weather", models.TextField(blank=True, verbose_name="if it rains")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("room_key", models.CharField(blank=True, editable=False, max_length=401)),
                ("interpreter_key", models.CharField(blank=True, editable=False, max_length=200)),
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
                    "delegation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.delegation",
                        verbose_name="visit",
                    ),
                ),
                (
                    "greeter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="At the door.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="who greets",
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
                    "host",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="host",
                    ),
                ),
                (
                    "interpreter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="interpreter",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical programme item",
                "verbose_name_plural": "historical programme items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalProgrammeVersion",
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
                    "number",
                    models.PositiveSmallIntegerField(editable=False, verbose_name="version"),
                ),
                ("at", models.DateTimeField(editable=False, verbose_name="frozen")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="what for")),
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
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "delegation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.delegation",
                        verbose_name="visit",
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
                "verbose_name": "historical version of a programme",
                "verbose_name_plural": "historical versions of programmes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ProgrammeItem",
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
                    "starts_at",
                    models.DateTimeField(
                        validators=[delegations.models.programme.plausible_moment],
                        verbose_name="begins",
                    ),
                ),
                (
                    "ends_at",
                    models.DateTimeField(
                        validators=[delegations.models.programme.plausible_moment],
                        verbose_name="ends",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="what")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting"),
                            ("site", "Look at a place"),
                            ("ceremony", "Ceremony"),
                            ("meal", "Meal"),
                            ("press", "Meeting the press"),
                            ("travel", "Travel"),
                            ("arrival", "Arrival or departure"),
                            ("free", "Time of their own"),
                            ("other", "Other"),
                        ],
                        default="meeting",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[("internal", "Only our own"), ("public", "Everybody")],
                        default="internal",
                        max_length=10,
                        verbose_name="who may read of it",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        help_text="House and address; of travel: from where to where.",
                        max_length=200,
                        verbose_name="place",
                    ),
                ),
                (
                    "room",
                    models.CharField(
                        blank=True,
                        help_text="One room is not given away twice at one time.",
                        max_length=200,
                        verbose_name="room",
                    ),
                ),
                (
                    "interpreting",
                    models.CharField(
                        choices=[
                            ("none", "No interpreter"),
                            ("consecutive", "Consecutive"),
                            ("simultaneous", "Simultaneous"),
                            ("whispered", "Whispered"),
                        ],
                        default="none",
                        max_length=12,
                        verbose_name="interpreting",
                    ),
                ),
                (
                    "interpreter_words",
                    models.CharField(
                        blank=True,
                        help_text="Where nobody of the directory does it.",
                        max_length=200,
                        verbose_name="interpreter, in words",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        blank=True,
                        help_text="Such as: Japanese ↔ Portuguese.",
                        max_length=100,
                        verbose_name="languages",
                    ),
                ),
                (
                    "booking",
                    models.CharField(
                        choices=[
                            ("none", "Need not be booked"),
                            ("wanted", "To be booked"),
                            ("asked", "Asked, no answer yet"),
                            ("booked", "Booked"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="booking of the interpreter",
                    ),
                ),
                (
                    "vehicle",
                    models.CharField(
                        blank=True,
                        help_text="Which, how many seats, where it waits.",
                        max_length=200,
                        verbose_name="vehicle",
                    ),
                ),
                (
                    "travel_minutes",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Minutes. The program says where there are fewer.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1440),
                        ],
                        verbose_name="way to the next item",
                    ),
                ),
                ("dress", models.CharField(blank=True, max_length=200, verbose_name="dress")),
                (
                    "press",
                    models.CharField(
                        choices=[
                            ("closed", "Closed to the press"),
                            ("photo", "Photographs only"),
                            ("open", "Open to the press"),
                        ],
                        default="closed",
                        max_length=10,
                        verbose_name="press",
                    ),
                ),
                ("seating", models.TextField(blank=True, verbose_name="seating")),
                (
                    "run_sheet",
                    models.TextField(
                        blank=True,
                        help_text="Who does what when, for our own.",
                        verbose_name="run sheet",
                    ),
                ),
                ("wet_weather", models.TextField(blank=True, verbose_name="if it rains")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("room_key", models.CharField(blank=True, editable=False, max_length=401)),
                ("interpreter_key", models.CharField(blank=True, editable=False, max_length=200)),
                (
                    "delegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programme",
                        to="delegations.delegation",
                        verbose_name="visit",
                    ),
                ),
                (
                    "greeter",
                    models.ForeignKey(
                        blank=True,
                        help_text="At the door.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programme_greeted",
                        to="directory.person",
                        verbose_name="who greets",
                    ),
                ),
                (
                    "guests",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Nobody ticked: the whole party.",
                        related_name="programme",
                        to="delegations.member",
                        verbose_name="guests",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programme_hosted",
                        to="directory.person",
                        verbose_name="host",
                    ),
                ),
                (
                    "interpreter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programme_interpreted",
                        to="directory.person",
                        verbose_name="interpreter",
                    ),
                ),
                (
                    "ours",
                    models.ManyToManyField(
                        blank=True,
                        related_name="programme",
                        to="directory.person",
                        verbose_name="people of ours",
                    ),
                ),
                (
                    "staff",
                    models.ManyToManyField(
                        blank=True,
                        related_name="programme",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="colleagues",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme item",
                "verbose_name_plural": "programme items",
                "ordering": ["starts_at", "pk"],
                "indexes": [
                    models.Index(
                        fields=["delegation", "starts_at", "id"], name="programmeitem_by_time"
                    ),
                    models.Index(fields=["starts_at", "id"], name="programmeitem_by_start"),
                    models.Index(fields=["room_key", "starts_at"], name="programmeitem_by_room"),
                    models.Index(
                        fields=["interpreter_key", "starts_at"], name="programmeitem_by_interpreter"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="programme_ends_after_it_begins",
                        violation_error_message="It ends before it begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("interpreting", "none"), _negated=True),
                            models.Q(
                                ("booking", "none"),
                                ("direction", ""),
                                ("interpreter", None),
                                ("interpreter_words", ""),
                            ),
                            _connector="OR",
                        ),
                        name="programme_interpreter_works_in_a_mode",
                        violation_error_message="Say how the interpreter works: one after the other, at the same time, whispering.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("interpreter", None), ("interpreter_words", ""), _connector="OR"
                        ),
                        name="programme_interpreter_named_once",
                        violation_error_message="Choose the interpreter from the directory or write the name, not both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("audience__in", ["internal", "public"])),
                        name="programme_readers_are_known",
                        violation_error_message="Say who may read of it: everybody, or only our own.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeVersion",
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
                    "number",
                    models.PositiveSmallIntegerField(editable=False, verbose_name="version"),
                ),
                ("at", models.DateTimeField(editable=False, verbose_name="frozen")),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="what for")),
                ("content", models.JSONField(default=list, editable=False, verbose_name="content")),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "delegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programme_versions",
                        to="delegations.delegation",
                        verbose_name="visit",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a programme",
                "verbose_name_plural": "versions of programmes",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("delegation", "number"),
                        name="programme_version_once",
                        violation_error_message="This version of the programme is there already.",
                    )
                ],
            },
        ),
    ]
