"""Requests by the public form, bodies in words; letters about visits and the office's words for them.

Safe while old code runs: adds tables that nothing else knows of, and two columns that may be blank.
"""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import delegations.models.letter
import oia.core.roads
import oia.core.validators


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0004_programme"),
        ("documents", "0002_by_which_road"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="delegation",
            name="authorising_words",
            field=models.CharField(
                blank=True,
                help_text="Where it is not listed here.",
                max_length=200,
                verbose_name="authorising body, in words",
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="letters_in",
            field=models.CharField(
                blank=True,
                help_text="Such as en or pt. Blank: our own language.",
                max_length=10,
                verbose_name="letters are written in",
            ),
        ),
        migrations.AddField(
            model_name="historicaldelegation",
            name="authorising_words",
            field=models.CharField(
                blank=True,
                help_text="Where it is not listed here.",
                max_length=200,
                verbose_name="authorising body, in words",
            ),
        ),
        migrations.AddField(
            model_name="historicaldelegation",
            name="letters_in",
            field=models.CharField(
                blank=True,
                help_text="Such as en or pt. Blank: our own language.",
                max_length=10,
                verbose_name="letters are written in",
            ),
        ),
        migrations.AlterField(
            model_name="delegation",
            name="channel",
            field=models.CharField(
                choices=[
                    ("consulate", "Consulate"),
                    ("embassy", "Embassy"),
                    ("ministry", "Ministry"),
                    ("network", "Network"),
                    ("agency", "Agency"),
                    ("direct", "Direct"),
                    ("form", "Public form"),
                    ("colleague", "Another department of ours"),
                    ("other", "Other"),
                ],
                default="direct",
                max_length=10,
                verbose_name="channel",
            ),
        ),
        migrations.AlterField(
            model_name="historicaldelegation",
            name="channel",
            field=models.CharField(
                choices=[
                    ("consulate", "Consulate"),
                    ("embassy", "Embassy"),
                    ("ministry", "Ministry"),
                    ("network", "Network"),
                    ("agency", "Agency"),
                    ("direct", "Direct"),
                    ("form", "Public form"),
                    ("colleague", "Another department of ours"),
                    ("other", "Other"),
                ],
                default="direct",
                max_length=10,
                verbose_name="channel",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalLetterTemplate",
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
                (
                    "says",
                    models.CharField(
                        choices=[
                            ("acknowledged", "Their request is in"),
                            ("accepted", "We accept"),
                            ("declined", "We decline"),
                            ("redirected", "We send them elsewhere"),
                            ("info_needed", "We ask for more"),
                            ("postponed", "We postpone"),
                            ("cancelled", "We cancel"),
                            ("follow_up", "We thank them"),
                        ],
                        max_length=12,
                        verbose_name="what it says",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        help_text="Such as en, pt or ja.", max_length=10, verbose_name="language"
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        max_length=200,
                        validators=[delegations.models.letter.known_places],
                        verbose_name="subject",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        validators=[delegations.models.letter.known_places], verbose_name="text"
                    ),
                ),
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
            ],
            options={
                "verbose_name": "historical letter template",
                "verbose_name_plural": "historical letter templates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVisitLetter",
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
                    "says",
                    models.CharField(
                        choices=[
                            ("acknowledged", "Their request is in"),
                            ("accepted", "We accept"),
                            ("declined", "We decline"),
                            ("redirected", "We send them elsewhere"),
                            ("info_needed", "We ask for more"),
                            ("postponed", "We postpone"),
                            ("cancelled", "We cancel"),
                            ("follow_up", "We thank them"),
                        ],
                        max_length=12,
                        verbose_name="what it says",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="Such as en, pt or ja.",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "to",
                    models.CharField(
                        blank=True,
                        help_text="An address, or a name in words.",
                        max_length=254,
                        verbose_name="to",
                    ),
                ),
                ("heading", models.CharField(max_length=300, verbose_name="subject")),
                ("text", models.TextField(max_length=20000, verbose_name="text")),
                (
                    "sent_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: it is a draft. Nothing here is sent by itself.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="went out on",
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
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="documents.attachment",
                        verbose_name="paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical letter about a visit",
                "verbose_name_plural": "historical letters about visits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LetterTemplate",
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
                (
                    "says",
                    models.CharField(
                        choices=[
                            ("acknowledged", "Their request is in"),
                            ("accepted", "We accept"),
                            ("declined", "We decline"),
                            ("redirected", "We send them elsewhere"),
                            ("info_needed", "We ask for more"),
                            ("postponed", "We postpone"),
                            ("cancelled", "We cancel"),
                            ("follow_up", "We thank them"),
                        ],
                        max_length=12,
                        verbose_name="what it says",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        help_text="Such as en, pt or ja.", max_length=10, verbose_name="language"
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        max_length=200,
                        validators=[delegations.models.letter.known_places],
                        verbose_name="subject",
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        validators=[delegations.models.letter.known_places], verbose_name="text"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "letter template",
                "verbose_name_plural": "letter templates",
                "ordering": ["says", "language", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_active", True)),
                        fields=("says", "language"),
                        name="letter_template_once_a_language",
                        violation_error_message="There is a template for this in this language. Change that one.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitLetter",
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
                    "says",
                    models.CharField(
                        choices=[
                            ("acknowledged", "Their request is in"),
                            ("accepted", "We accept"),
                            ("declined", "We decline"),
                            ("redirected", "We send them elsewhere"),
                            ("info_needed", "We ask for more"),
                            ("postponed", "We postpone"),
                            ("cancelled", "We cancel"),
                            ("follow_up", "We thank them"),
                        ],
                        max_length=12,
                        verbose_name="what it says",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="Such as en, pt or ja.",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "to",
                    models.CharField(
                        blank=True,
                        help_text="An address, or a name in words.",
                        max_length=254,
                        verbose_name="to",
                    ),
                ),
                ("heading", models.CharField(max_length=300, verbose_name="subject")),
                ("text", models.TextField(max_length=20000, verbose_name="text")),
                (
                    "sent_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: it is a draft. Nothing here is sent by itself.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="went out on",
                    ),
                ),
                (
                    "delegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="delegations.delegation",
                        verbose_name="visit",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="documents.attachment",
                        verbose_name="paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter about a visit",
                "verbose_name_plural": "letters about visits",
                "ordering": ["-pk"],
            },
        ),
    ]
