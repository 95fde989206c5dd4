"""What people bring in from spreadsheets: files, their rows, and what headings meant.

Safe while old code runs: adds tables only.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import oia.sheets.models.imported


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet_name", models.CharField(max_length=60, verbose_name="kind of record")),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        max_length=120,
                        upload_to=oia.sheets.models.imported.stored_name,
                        verbose_name="file",
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="name of the file")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("mapping", "To be mapped"),
                            ("checking", "Being checked"),
                            ("ready", "Checked"),
                            ("writing", "Being written"),
                            ("done", "Done"),
                            ("undoing", "Being undone"),
                            ("undone", "Undone"),
                            ("refused", "Refused"),
                            ("dropped", "Dropped"),
                        ],
                        default="mapping",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("reading", models.JSONField(default=dict)),
                ("mapping", models.JSONField(default=list)),
                ("manners", models.JSONField(default=dict)),
                ("answers", models.JSONField(default=dict)),
                (
                    "empty",
                    models.CharField(
                        choices=[("keep", "leaves what is there"), ("clear", "makes it empty")],
                        default="keep",
                        max_length=5,
                        verbose_name="an empty cell",
                    ),
                ),
                ("questions", models.JSONField(default=list)),
                ("notes", models.JSONField(default=list)),
                ("trouble", models.TextField(blank=True, verbose_name="why not")),
                (
                    "good_rows_only",
                    models.BooleanField(default=False, verbose_name="good rows only"),
                ),
                ("total", models.PositiveIntegerField(default=0, verbose_name="rows")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="rows done")),
                ("counts", models.JSONField(default=dict)),
                ("claim", models.CharField(blank=True, max_length=32)),
                ("lease_until", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="brought at")),
                ("began_at", models.DateTimeField(null=True)),
                ("check_seconds", models.PositiveIntegerField(default=0)),
                ("written_at", models.DateTimeField(null=True, verbose_name="written at")),
                ("undone_at", models.DateTimeField(null=True, verbose_name="undone at")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="imports",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="brought by",
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
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-pk"],
                "permissions": [("see_all_imports", "Can see what others bring in")],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.PositiveIntegerField(verbose_name="line")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("changed", "Changed"),
                            ("same", "Unchanged"),
                            ("doubtful", "To be decided"),
                            ("wrong", "Wrong"),
                            ("left_out", "Left out"),
                        ],
                        max_length=8,
                        verbose_name="what becomes of it",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=300, verbose_name="name")),
                ("record_id", models.PositiveBigIntegerField(null=True)),
                ("lines", models.JSONField(default=list)),
                ("faults", models.JSONField(default=list)),
                ("raw", models.JSONField(default=list)),
                ("choices", models.JSONField(default=list)),
                (
                    "fate",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not written"),
                            ("written", "written"),
                            ("passed_over", "passed over"),
                            ("undone", "undone"),
                            ("kept", "not undone"),
                        ],
                        max_length=11,
                        verbose_name="came of it",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="why")),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                (
                    "bringing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="sheets.import",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of an import",
                "verbose_name_plural": "rows of imports",
                "ordering": ["bringing", "line"],
            },
        ),
        migrations.CreateModel(
            name="KnownHeading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet", models.CharField(max_length=60, verbose_name="kind of record")),
                ("heading", models.CharField(max_length=200, verbose_name="heading")),
                (
                    "column",
                    models.CharField(
                        blank=True,
                        help_text="Blank: it was left out.",
                        max_length=80,
                        verbose_name="column",
                    ),
                ),
            ],
            options={
                "verbose_name": "known heading",
                "verbose_name_plural": "known headings",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sheet", "heading"), name="heading_is_known_once"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="import",
            index=models.Index(fields=["state", "lease_until"], name="import_at_work"),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(fields=["bringing", "verdict", "line"], name="importrow_by_verdict"),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(
                fields=("bringing", "line"), name="import_has_each_line_once"
            ),
        ),
    ]
