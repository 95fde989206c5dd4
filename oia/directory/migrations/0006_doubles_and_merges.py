"""Likely doubles, and merges with all that it takes to undo them.

Safe while old code runs: two tables that nothing else names. Taken back, merges stay done and can no
longer be undone, and what was told apart is proposed again.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0005_consular_posts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Double",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("first_id", models.PositiveBigIntegerField()),
                ("second_id", models.PositiveBigIntegerField()),
                (
                    "likeness",
                    models.PositiveSmallIntegerField(default=100, verbose_name="likeness"),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("name", "the same name"),
                            ("spelling", "the same name, written in another way"),
                            ("like", "almost the same name"),
                            ("mail", "the same e-mail address"),
                        ],
                        max_length=10,
                        verbose_name="why",
                    ),
                ),
                ("apart_at", models.DateTimeField(null=True, verbose_name="told apart")),
                (
                    "apart_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "likely double",
                "verbose_name_plural": "likely doubles",
                "indexes": [
                    models.Index(
                        fields=["kind", "apart_at", "-likeness", "id"], name="double_likest"
                    ),
                    models.Index(fields=["kind", "second_id"], name="double_by_second"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "first_id", "second_id"),
                        name="double_is_known_once",
                        violation_error_message="These two are known already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_id__lt", models.F("second_id"))),
                        name="double_is_of_two_in_order",
                        violation_error_message="Name two records, the lower number first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("kept_id", models.PositiveBigIntegerField()),
                ("dropped_id", models.PositiveBigIntegerField()),
                ("kept_name", models.CharField(max_length=300, verbose_name="kept")),
                ("dropped_name", models.CharField(max_length=300, verbose_name="merged into it")),
                (
                    "kept_level",
                    models.CharField(
                        choices=[
                            ("office", "Office"),
                            ("restricted", "Restricted"),
                            ("protocol", "Protocol only"),
                        ],
                        default="office",
                        editable=False,
                        max_length=12,
                        verbose_name="sensitivity of the one that was kept",
                    ),
                ),
                (
                    "dropped_level",
                    models.CharField(
                        choices=[
                            ("office", "Office"),
                            ("restricted", "Restricted"),
                            ("protocol", "Protocol only"),
                        ],
                        default="office",
                        editable=False,
                        max_length=12,
                        verbose_name="sensitivity of the other",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="merged at")),
                ("undone_at", models.DateTimeField(null=True, verbose_name="undone at")),
                ("gone", models.JSONField(default=list)),
                ("moved", models.JSONField(default=list)),
                ("retired", models.JSONField(default=list)),
                ("changed", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "merge",
                "verbose_name_plural": "merges",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["kind", "kept_id"], name="merge_by_kept")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("kind", "dropped_id"),
                        name="merge_takes_a_record_once",
                        violation_error_message="It was merged with another record already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept_id", models.F("dropped_id")), _negated=True),
                        name="merge_is_of_two",
                        violation_error_message="A record cannot be merged with itself.",
                    ),
                ],
            },
        ),
    ]
