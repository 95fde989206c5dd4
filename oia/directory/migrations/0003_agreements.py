"""Agreements with partners, who signed them, and what a higher level wants of them.

Safe while old code runs: adds tables that nothing of it knows. Taken back, the agreements go.
"""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import oia.core.roads
import oia.core.validators


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_how_agreements_are_watched"),
        ("directory", "0002_by_which_road"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
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
                ("title", models.CharField(max_length=250, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sister", "Sister city"),
                            ("friendship", "Friendship"),
                            ("memorandum", "Memorandum of understanding"),
                            ("project", "Project agreement"),
                            ("letter", "Letter of intent"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("due_diligence", "Due diligence"),
                            ("clearance", "Clearance"),
                            ("council", "With the council"),
                            ("signed", "Signed"),
                            ("active", "Active"),
                            ("dormant", "Dormant"),
                            ("renewal", "Up for renewal"),
                            ("suspended", "Suspended"),
                            ("terminated", "Terminated"),
                            ("historical", "Historical"),
                        ],
                        default="proposed",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "subjects",
                    models.TextField(
                        blank=True,
                        help_text="What it is about, in the words of the text.",
                        verbose_name="subjects",
                    ),
                ),
                (
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="In which it was written.",
                        max_length=200,
                        verbose_name="languages",
                    ),
                ),
                (
                    "authentic_text",
                    models.CharField(
                        blank=True,
                        help_text="The language that counts where the texts differ.",
                        max_length=100,
                        verbose_name="authentic text",
                    ),
                ),
                (
                    "signing_authority",
                    models.CharField(
                        blank=True,
                        help_text="By which power we signed: a decision, a statute, a mandate.",
                        max_length=200,
                        verbose_name="signing authority",
                    ),
                ),
                (
                    "signed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="signed",
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: from the day of signing.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="in effect from",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: it has no end.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="term ends",
                    ),
                ),
                (
                    "renewal",
                    models.CharField(
                        choices=[
                            ("automatic", "By itself"),
                            ("by_agreement", "By agreement"),
                            ("none", "Not at all"),
                        ],
                        default="by_agreement",
                        max_length=12,
                        verbose_name="renewed",
                    ),
                ),
                (
                    "renews_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Where it renews itself.",
                        null=True,
                        verbose_name="renewed by … months",
                    ),
                ),
                (
                    "notice_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Before the term ends.",
                        null=True,
                        verbose_name="notice in months",
                    ),
                ),
                (
                    "terminated_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="terminated on",
                    ),
                ),
                ("funding", models.TextField(blank=True, verbose_name="funding")),
                ("activity_plan", models.TextField(blank=True, verbose_name="activity plan")),
                (
                    "political_clauses",
                    models.TextField(
                        blank=True,
                        help_text="Words that take a side, such as on another state's borders or name.",
                        verbose_name="political clauses",
                    ),
                ),
                (
                    "objections",
                    models.TextField(
                        blank=True, help_text="Whose, and to what.", verbose_name="objections"
                    ),
                ),
                (
                    "review_score",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1 is idle, 5 is thriving.",
                        null=True,
                        verbose_name="review score",
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="reviewed on",
                    ),
                ),
                (
                    "last_activity_on",
                    models.DateField(editable=False, null=True, verbose_name="last activity"),
                ),
                (
                    "kept_on",
                    models.DateField(editable=False, null=True, verbose_name="found alive on"),
                ),
                (
                    "dormant_proposed_on",
                    models.DateField(editable=False, null=True, verbose_name="asked since"),
                ),
                (
                    "backup",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements_backed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="backup",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="directory.city",
                        verbose_name="partner city",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="directory.organisation",
                        verbose_name="partner organisation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="agreements",
                        to="directory.theme",
                        verbose_name="themes",
                    ),
                ),
                (
                    "volunteers",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who keeps it alive on our side.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements_lived",
                        to="directory.organisation",
                        verbose_name="volunteer association",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement",
                "verbose_name_plural": "agreements",
                "ordering": ["title", "pk"],
                "permissions": [("approve_agreement", "Can sign and terminate agreements")],
            },
        ),
        migrations.CreateModel(
            name="Clearance",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("authorisation", "Authorisation before signing"),
                            ("opinion", "Opinion before signing"),
                            ("notice", "Notice before signing"),
                            ("notice_after", "Notice after signing"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                (
                    "authority_words",
                    models.CharField(
                        blank=True,
                        help_text="Where it is not listed.",
                        max_length=200,
                        verbose_name="authority in words",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="due",
                    ),
                ),
                (
                    "asked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="asked on",
                    ),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=100, verbose_name="reference"),
                ),
                (
                    "granted_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="granted on",
                    ),
                ),
                (
                    "refused_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="refused on",
                    ),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True, help_text="Conditions, reasons.", verbose_name="notes"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clearances",
                        to="directory.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clearances",
                        to="directory.organisation",
                        verbose_name="authority",
                    ),
                ),
            ],
            options={
                "verbose_name": "clearance",
                "verbose_name_plural": "clearances",
            },
        ),
        migrations.CreateModel(
            name="HistoricalAgreement",
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
                ("title", models.CharField(max_length=250, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sister", "Sister city"),
                            ("friendship", "Friendship"),
                            ("memorandum", "Memorandum of understanding"),
                            ("project", "Project agreement"),
                            ("letter", "Letter of intent"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("due_diligence", "Due diligence"),
                            ("clearance", "Clearance"),
                            ("council", "With the council"),
                            ("signed", "Signed"),
                            ("active", "Active"),
                            ("dormant", "Dormant"),
                            ("renewal", "Up for renewal"),
                            ("suspended", "Suspended"),
                            ("terminated", "Terminated"),
                            ("historical", "Historical"),
                        ],
                        default="proposed",
                        max_length=15,
                        verbose_name="state",
                    ),
                ),
                (
                    "subjects",
                    models.TextField(
                        blank=True,
                        help_text="What it is about, in the words of the text.",
                        verbose_name="subjects",
                    ),
                ),
                (
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="In which it was written.",
                        max_length=200,
                        verbose_name="languages",
                    ),
                ),
                (
                    "authentic_text",
                    models.CharField(
                        blank=True,
                        help_text="The language that counts where the texts differ.",
                        max_length=100,
                        verbose_name="authentic text",
                    ),
                ),
                (
                    "signing_authority",
                    models.CharField(
                        blank=True,
                        help_text="By which power we signed: a decision, a statute, a mandate.",
                        max_length=200,
                        verbose_name="signing authority",
                    ),
                ),
                (
                    "signed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="signed",
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: from the day of signing.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="in effect from",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: it has no end.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="term ends",
                    ),
                ),
                (
                    "renewal",
                    models.CharField(
                        choices=[
                            ("automatic", "By itself"),
                            ("by_agreement", "By agreement"),
                            ("none", "Not at all"),
                        ],
                        default="by_agreement",
                        max_length=12,
                        verbose_name="renewed",
                    ),
                ),
                (
                    "renews_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Where it renews itself.",
                        null=True,
                        verbose_name="renewed by … months",
                    ),
                ),
                (
                    "notice_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Before the term ends.",
                        null=True,
                        verbose_name="notice in months",
                    ),
                ),
                (
                    "terminated_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="terminated on",
                    ),
                ),
                ("funding", models.TextField(blank=True, verbose_name="funding")),
                ("activity_plan", models.TextField(blank=True, verbose_name="activity plan")),
                (
                    "political_clauses",
                    models.TextField(
                        blank=True,
                        help_text="Words that take a side, such as on another state's borders or name.",
                        verbose_name="political clauses",
                    ),
                ),
                (
                    "objections",
                    models.TextField(
                        blank=True, help_text="Whose, and to what.", verbose_name="objections"
                    ),
                ),
                (
                    "review_score",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="1 is idle, 5 is thriving.",
                        null=True,
                        verbose_name="review score",
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="reviewed on",
                    ),
                ),
                (
                    "last_activity_on",
                    models.DateField(editable=False, null=True, verbose_name="last activity"),
                ),
                (
                    "kept_on",
                    models.DateField(editable=False, null=True, verbose_name="found alive on"),
                ),
                (
                    "dormant_proposed_on",
                    models.DateField(editable=False, null=True, verbose_name="asked since"),
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
                    "city",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.city",
                        verbose_name="partner city",
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
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organisation",
                        verbose_name="partner organisation",
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
                    "volunteers",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who keeps it alive on our side.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organisation",
                        verbose_name="volunteer association",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical agreement",
                "verbose_name_plural": "historical agreements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalClearance",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("authorisation", "Authorisation before signing"),
                            ("opinion", "Opinion before signing"),
                            ("notice", "Notice before signing"),
                            ("notice_after", "Notice after signing"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                (
                    "authority_words",
                    models.CharField(
                        blank=True,
                        help_text="Where it is not listed.",
                        max_length=200,
                        verbose_name="authority in words",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="due",
                    ),
                ),
                (
                    "asked_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="asked on",
                    ),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=100, verbose_name="reference"),
                ),
                (
                    "granted_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="granted on",
                    ),
                ),
                (
                    "refused_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="refused on",
                    ),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True, help_text="Conditions, reasons.", verbose_name="notes"
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organisation",
                        verbose_name="authority",
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
                "verbose_name": "historical clearance",
                "verbose_name_plural": "historical clearances",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSignatory",
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
                    "side",
                    models.CharField(
                        choices=[("ours", "Ours"), ("theirs", "Theirs")],
                        max_length=6,
                        verbose_name="side",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Where they are not listed.",
                        max_length=200,
                        verbose_name="name in words",
                    ),
                ),
                (
                    "post",
                    models.CharField(blank=True, max_length=200, verbose_name="post in words"),
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.agreement",
                        verbose_name="agreement",
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
                    "holding",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.postholding",
                        verbose_name="who, in which post",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical signatory",
                "verbose_name_plural": "historical signatories",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Signatory",
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
                    "side",
                    models.CharField(
                        choices=[("ours", "Ours"), ("theirs", "Theirs")],
                        max_length=6,
                        verbose_name="side",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Where they are not listed.",
                        max_length=200,
                        verbose_name="name in words",
                    ),
                ),
                (
                    "post",
                    models.CharField(blank=True, max_length=200, verbose_name="post in words"),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatories",
                        to="directory.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "holding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="directory.postholding",
                        verbose_name="who, in which post",
                    ),
                ),
            ],
            options={
                "verbose_name": "signatory",
                "verbose_name_plural": "signatories",
            },
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["title", "id"], name="agreement_by_title"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["status", "id"], name="agreement_by_status"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["kind", "id"], name="agreement_by_kind"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["ends_on", "id"], name="agreement_by_end"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["signed_on", "id"], name="agreement_by_signing"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["last_activity_on", "id"], name="agreement_by_activity"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city__isnull", False), ("organisation__isnull", False), _connector="OR"
                ),
                name="agreement_has_a_partner",
                violation_error_message="Name the city or the organisation with which it is made.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signed_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("signed_on")),
                    _connector="OR",
                ),
                name="agreement_ends_after_signing",
                violation_error_message="The term ends before it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("effective_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("effective_on")),
                    _connector="OR",
                ),
                name="agreement_ends_after_it_begins",
                violation_error_message="The term ends before it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signed_on", None),
                    models.Q(
                        ("status__in", ["proposed", "due_diligence", "clearance", "council"]),
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="agreement_signed_is_no_longer_prepared",
                violation_error_message="What is still being prepared has no day of signing yet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signed_on", None),
                    ("terminated_on", None),
                    ("terminated_on__gte", models.F("signed_on")),
                    _connector="OR",
                ),
                name="agreement_terminated_after_signing",
                violation_error_message="It cannot be terminated before it was signed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("renewal", "automatic"), _negated=True),
                    models.Q(
                        ("ends_on__isnull", False),
                        ("renews_months__isnull", False),
                        ("renews_months__range", (1, 600)),
                    ),
                    _connector="OR",
                ),
                name="agreement_that_renews_itself_says_for_how_long",
                violation_error_message="What renews itself has an end of term, and 1 to 600 months that it is renewed by.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("notice_months", None), ("notice_months__lte", 60), _connector="OR"
                ),
                name="agreement_notice_within_reason",
                violation_error_message="Notice is given at most 60 months ahead.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("review_score", None), ("review_score__range", (1, 5)), _connector="OR"
                ),
                name="agreement_score_is_1_to_5",
                violation_error_message="The score is 1 to 5.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "proposed",
                            "due_diligence",
                            "clearance",
                            "council",
                            "signed",
                            "active",
                            "dormant",
                            "renewal",
                            "suspended",
                            "terminated",
                            "historical",
                        ],
                    )
                ),
                name="agreement_status_is_known",
                violation_error_message="There is no such state.",
            ),
        ),
        migrations.AddConstraint(
            model_name="clearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("authority__isnull", False),
                    models.Q(("authority_words", ""), _negated=True),
                    _connector="OR",
                ),
                name="clearance_is_asked_of_somebody",
                violation_error_message="Say who gives it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="clearance",
            constraint=models.CheckConstraint(
                condition=models.Q(("granted_on", None), ("refused_on", None), _connector="OR"),
                name="clearance_is_granted_or_refused",
                violation_error_message="It was granted or refused, not both.",
            ),
        ),
        migrations.AddConstraint(
            model_name="clearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("granted_on", None),
                    ("asked_on", None),
                    ("granted_on__gte", models.F("asked_on")),
                    _connector="OR",
                ),
                name="clearance_granted_after_asking",
                violation_error_message="It cannot be granted before it was asked for.",
            ),
        ),
        migrations.AddConstraint(
            model_name="clearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("refused_on", None),
                    ("asked_on", None),
                    ("refused_on__gte", models.F("asked_on")),
                    _connector="OR",
                ),
                name="clearance_refused_after_asking",
                violation_error_message="It cannot be refused before it was asked for.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signatory",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("holding__isnull", False),
                    models.Q(("name", ""), _negated=True),
                    _connector="OR",
                ),
                name="signatory_has_a_name",
                violation_error_message="Choose who signed, or write down the name.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signatory",
            constraint=models.UniqueConstraint(
                fields=("agreement", "holding"),
                name="signatory_signs_once",
                violation_error_message="They are among the signatories already.",
            ),
        ),
    ]
