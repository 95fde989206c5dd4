"""Papers and decisions on records.

The first tables; nothing to mind when deploying.
"""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import oia.core.validators
import oia.documents.models.attachment


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("subject_id", models.PositiveBigIntegerField(verbose_name="number of the record")),
                (
                    "file",
                    models.FileField(
                        max_length=120,
                        upload_to=oia.documents.models.attachment.stored_name,
                        verbose_name="file",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="The file's own name where left empty.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agreement", "Agreement or statutes"),
                            ("letter", "Letter or e-mail"),
                            ("invoice", "Invoice or receipt"),
                            ("decision", "Decision paper"),
                            ("report", "Report"),
                            ("briefing", "Briefing or notes"),
                            ("programme", "Programme or agenda"),
                            ("picture", "Picture"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=60, verbose_name="language")),
                (
                    "on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="date",
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
                (
                    "content_type",
                    models.CharField(editable=False, max_length=100, verbose_name="type of file"),
                ),
                (
                    "size",
                    models.PositiveBigIntegerField(editable=False, verbose_name="size in bytes"),
                ),
                (
                    "sha256",
                    models.CharField(editable=False, max_length=64, verbose_name="fingerprint"),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="kind of record",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "paper",
                "verbose_name_plural": "papers",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("subject_id", models.PositiveBigIntegerField(verbose_name="number of the record")),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("mayor", "Mayor"),
                            ("council", "Council"),
                            ("committee", "Committee"),
                            ("ethics", "Ethics office"),
                            ("budget", "Budget office"),
                            ("legal", "Legal office"),
                            ("director", "Director"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "instrument",
                    models.CharField(
                        blank=True,
                        help_text="The number of the resolution, order or letter.",
                        max_length=120,
                        verbose_name="instrument",
                    ),
                ),
                (
                    "taken_on",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day], verbose_name="taken on"
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="takes effect on",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("approved", "Approved"),
                            ("conditions", "Approved with conditions"),
                            ("declined", "Declined"),
                            ("noted", "Taken note"),
                        ],
                        default="approved",
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                ("approves", models.TextField(blank=True, verbose_name="what it decides")),
                (
                    "paper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="documents.attachment",
                        verbose_name="paper",
                    ),
                ),
                (
                    "subject_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="kind of record",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ["-taken_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAttachment",
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
                ("subject_id", models.PositiveBigIntegerField(verbose_name="number of the record")),
                ("file", models.TextField(max_length=120, verbose_name="file")),
                (
                    "title",
                    models.CharField(
                        help_text="The file's own name where left empty.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agreement", "Agreement or statutes"),
                            ("letter", "Letter or e-mail"),
                            ("invoice", "Invoice or receipt"),
                            ("decision", "Decision paper"),
                            ("report", "Report"),
                            ("briefing", "Briefing or notes"),
                            ("programme", "Programme or agenda"),
                            ("picture", "Picture"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=60, verbose_name="language")),
                (
                    "on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="date",
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
                (
                    "content_type",
                    models.CharField(editable=False, max_length=100, verbose_name="type of file"),
                ),
                (
                    "size",
                    models.PositiveBigIntegerField(editable=False, verbose_name="size in bytes"),
                ),
                (
                    "sha256",
                    models.CharField(editable=False, max_length=64, verbose_name="fingerprint"),
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
                    "subject_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="kind of record",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical paper",
                "verbose_name_plural": "historical papers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDecision",
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
                ("subject_id", models.PositiveBigIntegerField(verbose_name="number of the record")),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("mayor", "Mayor"),
                            ("council", "Council"),
                            ("committee", "Committee"),
                            ("ethics", "Ethics office"),
                            ("budget", "Budget office"),
                            ("legal", "Legal office"),
                            ("director", "Director"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "instrument",
                    models.CharField(
                        blank=True,
                        help_text="The number of the resolution, order or letter.",
                        max_length=120,
                        verbose_name="instrument",
                    ),
                ),
                (
                    "taken_on",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day], verbose_name="taken on"
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="takes effect on",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("approved", "Approved"),
                            ("conditions", "Approved with conditions"),
                            ("declined", "Declined"),
                            ("noted", "Taken note"),
                        ],
                        default="approved",
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                ("approves", models.TextField(blank=True, verbose_name="what it decides")),
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
                (
                    "subject_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="contenttypes.contenttype",
                        verbose_name="kind of record",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical decision",
                "verbose_name_plural": "historical decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(
                fields=["subject_type", "subject_id", "-created_at"], name="attachment_of_record"
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                fields=["subject_type", "subject_id", "-taken_on"], name="decision_of_record"
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["taken_on", "id"], name="decision_by_day"),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("effective_on", None),
                    ("effective_on__gte", models.F("taken_on")),
                    _connector="OR",
                ),
                name="decision_takes_effect_after_it_is_taken",
                violation_error_message="The decision takes effect before it is taken.",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verdict", "conditions"), _negated=True),
                    models.Q(("conditions", ""), _negated=True),
                    _connector="OR",
                ),
                name="decision_with_conditions_names_them",
                violation_error_message="Say under which conditions it was approved.",
            ),
        ),
    ]
