"""Keep what was tied to a record, and who saw what is restricted; seal what tells the past.

Safe while old code runs: two new tables and a column with a default of its own. After migrating, the
database itself refuses to change or delete history; going back takes these seals off.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import oia.core.roads


def take_seals_off(apps, schema_editor):
    from oia.core.seals import sealed_models, unseal

    unseal(sealed_models(), schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("core", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LinkChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
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
                ("subject_id", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                ("field", models.CharField(max_length=100)),
                ("added", models.JSONField(default=list)),
                ("removed", models.JSONField(default=list)),
                ("why", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_id", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "road",
                    models.CharField(
                        choices=[
                            ("page", "on its page"),
                            ("history", "in its history"),
                            ("export", "in an export"),
                            ("search", "in a search"),
                            ("feed", "in a calendar feed"),
                            ("letter", "in a letter"),
                            ("whole", "in the export of the whole office"),
                        ],
                        max_length=10,
                        verbose_name="road",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "sighting",
                "verbose_name_plural": "sightings",
                "ordering": ["-at", "-pk"],
                "abstract": False,
            },
        ),
        migrations.RenameIndex(
            model_name="move",
            new_name="move_of_record",
            old_name="core_move_subject_9d2418_idx",
        ),
        migrations.AddField(
            model_name="move",
            name="road",
            field=models.CharField(
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
        migrations.AddIndex(
            model_name="move",
            index=models.Index(fields=["-at", "-id"], name="move_latest"),
        ),
        migrations.AddField(
            model_name="linkchange",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="linkchange",
            name="subject_type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="contenttypes.contenttype",
            ),
        ),
        migrations.AddField(
            model_name="sighting",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="sighting",
            name="subject_type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="contenttypes.contenttype",
            ),
        ),
        migrations.AddIndex(
            model_name="linkchange",
            index=models.Index(
                fields=["subject_type", "subject_id", "-at"], name="linkchange_of_record"
            ),
        ),
        migrations.AddIndex(
            model_name="linkchange",
            index=models.Index(fields=["-at", "-id"], name="linkchange_latest"),
        ),
        migrations.AddIndex(
            model_name="sighting",
            index=models.Index(
                fields=["subject_type", "subject_id", "-at"], name="sighting_of_record"
            ),
        ),
        migrations.AddIndex(
            model_name="sighting",
            index=models.Index(fields=["-at", "-id"], name="sighting_latest"),
        ),
        migrations.RunPython(migrations.RunPython.noop, take_seals_off),
    ]
