"""Declarations and frameworks, what the city signed, the texts, and how cities came into them.

Safe while old code runs: new tables only.
"""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import django_countries.fields
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import networks.dates
import oia.core.roads


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0012_what_we_signed"),
        ("directory", "0006_doubles_and_merges"),
        ("documents", "0002_by_which_road"),
        ("networks", "0003_by_which_road"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="InstrumentText",
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
                    "title",
                    models.CharField(
                        help_text="Zero draft, first draft, as adopted.",
                        max_length=150,
                        verbose_name="version",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("final", "Final")],
                        default="draft",
                        max_length=5,
                        verbose_name="draft or final",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        default="en",
                        help_text="A code such as en, es or fr.",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "is_authentic",
                    models.BooleanField(
                        default=False,
                        help_text="It counts where the languages differ.",
                        verbose_name="authentic",
                    ),
                ),
                (
                    "dated_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="dated",
                    ),
                ),
                (
                    "sha256",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=64,
                        verbose_name="fingerprint of the words",
                    ),
                ),
            ],
            options={
                "verbose_name": "text version",
                "verbose_name_plural": "text versions",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Framework",
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
                    "slug",
                    models.SlugField(
                        max_length=100, unique=True, verbose_name="short name in addresses"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "adopted_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="adopted",
                    ),
                ),
                ("body", models.CharField(blank=True, max_length=300, verbose_name="adopted by")),
                (
                    "document_symbol",
                    models.CharField(blank=True, max_length=200, verbose_name="document symbol"),
                ),
                (
                    "legally_binding",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="legally binding",
                    ),
                ),
                (
                    "mentions_note",
                    models.TextField(
                        blank=True,
                        help_text="As somebody reported it. What a count of ours found stands below.",
                        verbose_name="what it holds for cities",
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "networks",
                    models.ManyToManyField(
                        blank=True,
                        related_name="frameworks",
                        to="networks.network",
                        verbose_name="networks that address it",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="frameworks",
                        to="directory.theme",
                        verbose_name="themes",
                    ),
                ),
            ],
            options={
                "verbose_name": "framework",
                "verbose_name_plural": "frameworks",
                "ordering": ["title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Declaration",
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
                    "slug",
                    models.SlugField(
                        max_length=100, unique=True, verbose_name="short name in addresses"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "other_names",
                    models.CharField(
                        blank=True,
                        help_text="Separated by semicolons.",
                        max_length=300,
                        verbose_name="other names",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("declaration", "Declaration"),
                            ("statement", "Statement"),
                            ("communique", "Communiqué"),
                            ("charter", "Charter"),
                            ("pledge", "Pledge"),
                            ("accelerator", "Accelerator"),
                            ("letter", "Letter"),
                            ("resolution", "Resolution"),
                            ("pact", "Pact"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "adopted_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="adopted",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "country",
                    django_countries.fields.CountryField(
                        blank=True, max_length=2, verbose_name="country"
                    ),
                ),
                (
                    "addressed_to",
                    models.CharField(blank=True, max_length=300, verbose_name="addressed to"),
                ),
                ("signatories_note", models.TextField(blank=True, verbose_name="on who signed")),
                (
                    "legally_binding",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="legally binding",
                    ),
                ),
                (
                    "sign_on_open",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="open to sign",
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "list_url",
                    models.URLField(
                        blank=True, max_length=300, verbose_name="public list of signatories"
                    ),
                ),
                (
                    "conveners",
                    models.ManyToManyField(
                        blank=True,
                        related_name="declarations",
                        to="networks.network",
                        verbose_name="conveners",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        help_text="The text that took its place, such as an accelerator.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="predecessors",
                        to="networks.declaration",
                        verbose_name="became",
                    ),
                ),
                (
                    "summit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="declarations",
                        to="networks.summit",
                        verbose_name="summit",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="declarations",
                        to="directory.theme",
                        verbose_name="themes",
                    ),
                ),
                (
                    "frameworks",
                    models.ManyToManyField(
                        blank=True,
                        related_name="declarations",
                        to="networks.framework",
                        verbose_name="frameworks it addresses",
                    ),
                ),
            ],
            options={
                "verbose_name": "declaration",
                "verbose_name_plural": "declarations",
                "ordering": ["-adopted_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDeclaration",
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
                ("slug", models.SlugField(max_length=100, verbose_name="short name in addresses")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "other_names",
                    models.CharField(
                        blank=True,
                        help_text="Separated by semicolons.",
                        max_length=300,
                        verbose_name="other names",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("declaration", "Declaration"),
                            ("statement", "Statement"),
                            ("communique", "Communiqué"),
                            ("charter", "Charter"),
                            ("pledge", "Pledge"),
                            ("accelerator", "Accelerator"),
                            ("letter", "Letter"),
                            ("resolution", "Resolution"),
                            ("pact", "Pact"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "adopted_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="adopted",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "country",
                    django_countries.fields.CountryField(
                        blank=True, max_length=2, verbose_name="country"
                    ),
                ),
                (
                    "addressed_to",
                    models.CharField(blank=True, max_length=300, verbose_name="addressed to"),
                ),
                ("signatories_note", models.TextField(blank=True, verbose_name="on who signed")),
                (
                    "legally_binding",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="legally binding",
                    ),
                ),
                (
                    "sign_on_open",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="open to sign",
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "list_url",
                    models.URLField(
                        blank=True, max_length=300, verbose_name="public list of signatories"
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
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The text that took its place, such as an accelerator.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.declaration",
                        verbose_name="became",
                    ),
                ),
                (
                    "summit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.summit",
                        verbose_name="summit",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical declaration",
                "verbose_name_plural": "historical declarations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDeclarationCount",
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
                ("slug", models.SlugField(max_length=100, verbose_name="short name in addresses")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("attended", "Attended"),
                            ("adopted", "Adopted"),
                            ("signed", "Signed"),
                        ],
                        default="signed",
                        max_length=8,
                        verbose_name="what was counted",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="how many")),
                (
                    "at_least",
                    models.BooleanField(
                        default=False,
                        help_text="The source says “over” or “more than”.",
                        verbose_name="at least",
                    ),
                ),
                (
                    "whom",
                    models.CharField(
                        blank=True,
                        help_text="Cities, mayors, representatives.",
                        max_length=100,
                        verbose_name="of whom",
                    ),
                ),
                (
                    "counted_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="as of",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                    "declaration",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.declaration",
                        verbose_name="declaration",
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
                "verbose_name": "historical count of a declaration",
                "verbose_name_plural": "historical counts of declarations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFramework",
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
                ("slug", models.SlugField(max_length=100, verbose_name="short name in addresses")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "adopted_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="adopted",
                    ),
                ),
                ("body", models.CharField(blank=True, max_length=300, verbose_name="adopted by")),
                (
                    "document_symbol",
                    models.CharField(blank=True, max_length=200, verbose_name="document symbol"),
                ),
                (
                    "legally_binding",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No")],
                        max_length=3,
                        verbose_name="legally binding",
                    ),
                ),
                (
                    "mentions_note",
                    models.TextField(
                        blank=True,
                        help_text="As somebody reported it. What a count of ours found stands below.",
                        verbose_name="what it holds for cities",
                    ),
                ),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
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
                "verbose_name": "historical framework",
                "verbose_name_plural": "historical frameworks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInstrumentText",
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
                    "title",
                    models.CharField(
                        help_text="Zero draft, first draft, as adopted.",
                        max_length=150,
                        verbose_name="version",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[("draft", "Draft"), ("final", "Final")],
                        default="draft",
                        max_length=5,
                        verbose_name="draft or final",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        default="en",
                        help_text="A code such as en, es or fr.",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "is_authentic",
                    models.BooleanField(
                        default=False,
                        help_text="It counts where the languages differ.",
                        verbose_name="authentic",
                    ),
                ),
                (
                    "dated_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="dated",
                    ),
                ),
                (
                    "sha256",
                    models.CharField(
                        blank=True,
                        editable=False,
                        max_length=64,
                        verbose_name="fingerprint of the words",
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
                    "declaration",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.declaration",
                        verbose_name="declaration",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.framework",
                        verbose_name="framework",
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
                "verbose_name": "historical text version",
                "verbose_name_plural": "historical text versions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSignOnStepTemplate",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("legal", "Legal"),
                            ("department", "Subject department"),
                            ("budget", "Budget"),
                            ("political", "Mayor's office"),
                            ("ministry", "National government"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        help_text="From the day on which they are asked.",
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="days",
                    ),
                ),
                (
                    "fast_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Blank: on the fast track they are not asked.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="days in a hurry",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
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
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who is asked",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical template of a clearance step",
                "verbose_name_plural": "historical templates of clearance steps",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="TextBody",
            fields=[
                (
                    "text",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="body",
                        serialize=False,
                        to="networks.instrumenttext",
                        verbose_name="text version",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="words")),
                ("mentions", models.JSONField(blank=True, default=dict, verbose_name="mentions")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Being read"),
                            ("ready", "Read"),
                            ("failed", "Could not be read"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("progress", models.PositiveSmallIntegerField(default=0, verbose_name="progress")),
                ("problem", models.CharField(blank=True, max_length=300, verbose_name="problem")),
                ("remark", models.CharField(blank=True, max_length=300, verbose_name="remark")),
                ("claim", models.CharField(blank=True, max_length=32)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "words of a text",
                "verbose_name_plural": "words of texts",
            },
        ),
        migrations.AddField(
            model_name="instrumenttext",
            name="declaration",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="texts",
                to="networks.declaration",
                verbose_name="declaration",
            ),
        ),
        migrations.AddField(
            model_name="instrumenttext",
            name="framework",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="texts",
                to="networks.framework",
                verbose_name="framework",
            ),
        ),
        migrations.AddField(
            model_name="instrumenttext",
            name="paper",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="documents.attachment",
                verbose_name="paper",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalSignOn",
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
                (
                    "due_time",
                    models.TimeField(
                        blank=True,
                        help_text="Blank: the end of that day.",
                        null=True,
                        verbose_name="time",
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
                        help_text="Such as Africa/Nairobi, +03:00 or CET, as the kind of clock asks.",
                        max_length=64,
                        verbose_name="zone",
                    ),
                ),
                (
                    "organiser_words",
                    models.CharField(
                        blank=True,
                        help_text="Copied as printed, for example “23:59 CET”.",
                        max_length=300,
                        verbose_name="in the organiser's words",
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
                        default="tentative",
                        max_length=12,
                        verbose_name="certainty",
                    ),
                ),
                (
                    "hard",
                    models.BooleanField(
                        default=False,
                        help_text="A late answer is refused; there is no second day.",
                        verbose_name="hard",
                    ),
                ),
                (
                    "source_link",
                    models.URLField(blank=True, max_length=500, verbose_name="where it is stated"),
                ),
                (
                    "internal_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="our own date ahead of it",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "Request received"),
                            ("assessed", "Assessed"),
                            ("comments", "Out for comments"),
                            ("approved", "Approved"),
                            ("conditions", "Approved with conditions"),
                            ("declined", "Declined"),
                            ("unanswered", "Deliberately unanswered"),
                            ("signed", "Signed"),
                            ("confirmed", "Confirmed by the initiator"),
                            ("listed", "Listed"),
                            ("reporting", "Reporting"),
                            ("fulfilled", "Fulfilled"),
                            ("superseded", "Superseded"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "nature",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("endorse", "Endorse"),
                            ("sign", "Sign"),
                            ("pledge", "Pledge"),
                            ("adhere", "Adhere"),
                        ],
                        max_length=8,
                        verbose_name="what is asked",
                    ),
                ),
                (
                    "received_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[networks.dates.plausible],
                        verbose_name="request received",
                    ),
                ),
                (
                    "asked_by_words",
                    models.CharField(blank=True, max_length=200, verbose_name="asked by, in words"),
                ),
                (
                    "who_may_sign",
                    models.CharField(
                        blank=True,
                        help_text="As they put it.",
                        max_length=200,
                        verbose_name="who may sign",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="signing closes",
                    ),
                ),
                (
                    "final_text_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="final text expected",
                    ),
                ),
                (
                    "council_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="council agenda closes",
                    ),
                ),
                (
                    "embargo_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="embargo until",
                    ),
                ),
                (
                    "fast_track",
                    models.BooleanField(
                        default=False,
                        help_text="Signed or approved before all were asked, to be ratified afterwards.",
                        verbose_name="fast track",
                    ),
                ),
                ("fast_track_why", models.TextField(blank=True, verbose_name="why in a hurry")),
                (
                    "approved_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="approved on",
                    ),
                ),
                (
                    "approved_from",
                    models.DateField(
                        blank=True,
                        help_text="Later, where there is a call-in period.",
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="approval holds from",
                    ),
                ),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                (
                    "awaits_final_text",
                    models.BooleanField(
                        default=False, verbose_name="approved subject to the final text"
                    ),
                ),
                (
                    "signed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="signed on",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wet", "On paper"),
                            ("electronic", "Electronic signature"),
                            ("mail", "By mail"),
                            ("web_form", "Web form"),
                            ("podium", "At the podium"),
                            ("proxy", "By proxy"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                (
                    "signed_as",
                    models.CharField(
                        blank=True,
                        choices=[("city", "For the city"), ("person", "As a person")],
                        max_length=6,
                        verbose_name="signed as",
                    ),
                ),
                (
                    "signatory_words",
                    models.CharField(
                        blank=True,
                        help_text="Name and post at the time, where they are not listed.",
                        max_length=200,
                        verbose_name="signed by, in words",
                    ),
                ),
                ("reservations", models.TextField(blank=True, verbose_name="reservations")),
                (
                    "in_effect_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="in effect from",
                    ),
                ),
                (
                    "ratify_by",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="to be ratified by",
                    ),
                ),
                (
                    "confirm_by",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="confirmation expected by",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="confirmed on",
                    ),
                ),
                (
                    "list_check_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="look up the list on",
                    ),
                ),
                (
                    "listed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="found listed on",
                    ),
                ),
                (
                    "listed_as",
                    models.CharField(
                        blank=True,
                        help_text="Our name as it stands there.",
                        max_length=200,
                        verbose_name="listed as",
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="ended on",
                    ),
                ),
                (
                    "functions",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="What it is for. Nobody has to say; it makes one chart.",
                        verbose_name="diplomatic function",
                    ),
                ),
                (
                    "final_text_came_on",
                    models.DateField(editable=False, null=True, verbose_name="final text came on"),
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
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organisation",
                        verbose_name="asked by",
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
                    "declaration",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.declaration",
                        verbose_name="declaration",
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
                    "signatory",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.postholding",
                        verbose_name="signed by, in which post",
                    ),
                ),
                (
                    "approved_text",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.instrumenttext",
                        verbose_name="text that was approved",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical sign-on",
                "verbose_name_plural": "historical sign-ons",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SignOn",
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
                (
                    "due_time",
                    models.TimeField(
                        blank=True,
                        help_text="Blank: the end of that day.",
                        null=True,
                        verbose_name="time",
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
                        help_text="Such as Africa/Nairobi, +03:00 or CET, as the kind of clock asks.",
                        max_length=64,
                        verbose_name="zone",
                    ),
                ),
                (
                    "organiser_words",
                    models.CharField(
                        blank=True,
                        help_text="Copied as printed, for example “23:59 CET”.",
                        max_length=300,
                        verbose_name="in the organiser's words",
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
                        default="tentative",
                        max_length=12,
                        verbose_name="certainty",
                    ),
                ),
                (
                    "hard",
                    models.BooleanField(
                        default=False,
                        help_text="A late answer is refused; there is no second day.",
                        verbose_name="hard",
                    ),
                ),
                (
                    "source_link",
                    models.URLField(blank=True, max_length=500, verbose_name="where it is stated"),
                ),
                (
                    "internal_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="our own date ahead of it",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "Request received"),
                            ("assessed", "Assessed"),
                            ("comments", "Out for comments"),
                            ("approved", "Approved"),
                            ("conditions", "Approved with conditions"),
                            ("declined", "Declined"),
                            ("unanswered", "Deliberately unanswered"),
                            ("signed", "Signed"),
                            ("confirmed", "Confirmed by the initiator"),
                            ("listed", "Listed"),
                            ("reporting", "Reporting"),
                            ("fulfilled", "Fulfilled"),
                            ("superseded", "Superseded"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "nature",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("endorse", "Endorse"),
                            ("sign", "Sign"),
                            ("pledge", "Pledge"),
                            ("adhere", "Adhere"),
                        ],
                        max_length=8,
                        verbose_name="what is asked",
                    ),
                ),
                (
                    "received_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[networks.dates.plausible],
                        verbose_name="request received",
                    ),
                ),
                (
                    "asked_by_words",
                    models.CharField(blank=True, max_length=200, verbose_name="asked by, in words"),
                ),
                (
                    "who_may_sign",
                    models.CharField(
                        blank=True,
                        help_text="As they put it.",
                        max_length=200,
                        verbose_name="who may sign",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="signing closes",
                    ),
                ),
                (
                    "final_text_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="final text expected",
                    ),
                ),
                (
                    "council_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="council agenda closes",
                    ),
                ),
                (
                    "embargo_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="embargo until",
                    ),
                ),
                (
                    "fast_track",
                    models.BooleanField(
                        default=False,
                        help_text="Signed or approved before all were asked, to be ratified afterwards.",
                        verbose_name="fast track",
                    ),
                ),
                ("fast_track_why", models.TextField(blank=True, verbose_name="why in a hurry")),
                (
                    "approved_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="approved on",
                    ),
                ),
                (
                    "approved_from",
                    models.DateField(
                        blank=True,
                        help_text="Later, where there is a call-in period.",
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="approval holds from",
                    ),
                ),
                ("conditions", models.TextField(blank=True, verbose_name="conditions")),
                (
                    "awaits_final_text",
                    models.BooleanField(
                        default=False, verbose_name="approved subject to the final text"
                    ),
                ),
                (
                    "signed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="signed on",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wet", "On paper"),
                            ("electronic", "Electronic signature"),
                            ("mail", "By mail"),
                            ("web_form", "Web form"),
                            ("podium", "At the podium"),
                            ("proxy", "By proxy"),
                        ],
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                (
                    "signed_as",
                    models.CharField(
                        blank=True,
                        choices=[("city", "For the city"), ("person", "As a person")],
                        max_length=6,
                        verbose_name="signed as",
                    ),
                ),
                (
                    "signatory_words",
                    models.CharField(
                        blank=True,
                        help_text="Name and post at the time, where they are not listed.",
                        max_length=200,
                        verbose_name="signed by, in words",
                    ),
                ),
                ("reservations", models.TextField(blank=True, verbose_name="reservations")),
                (
                    "in_effect_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="in effect from",
                    ),
                ),
                (
                    "ratify_by",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="to be ratified by",
                    ),
                ),
                (
                    "confirm_by",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="confirmation expected by",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="confirmed on",
                    ),
                ),
                (
                    "list_check_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="look up the list on",
                    ),
                ),
                (
                    "listed_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="found listed on",
                    ),
                ),
                (
                    "listed_as",
                    models.CharField(
                        blank=True,
                        help_text="Our name as it stands there.",
                        max_length=200,
                        verbose_name="listed as",
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="ended on",
                    ),
                ),
                (
                    "functions",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="What it is for. Nobody has to say; it makes one chart.",
                        verbose_name="diplomatic function",
                    ),
                ),
                (
                    "final_text_came_on",
                    models.DateField(editable=False, null=True, verbose_name="final text came on"),
                ),
                (
                    "approved_text",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="networks.instrumenttext",
                        verbose_name="text that was approved",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ons_asked",
                        to="directory.organisation",
                        verbose_name="asked by",
                    ),
                ),
                (
                    "backup",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ons_backed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="backup",
                    ),
                ),
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ons",
                        to="networks.declaration",
                        verbose_name="declaration",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ons",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ons",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "signatory",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ons",
                        to="directory.postholding",
                        verbose_name="signed by, in which post",
                    ),
                ),
            ],
            options={
                "verbose_name": "sign-on",
                "verbose_name_plural": "sign-ons",
                "ordering": ["-received_on", "-pk"],
                "permissions": [("approve_signon", "Can approve what the city signs")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTrace",
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
                    "position",
                    models.TextField(
                        help_text="What we wanted, in our words.", verbose_name="our position"
                    ),
                ),
                (
                    "declared",
                    models.TextField(blank=True, verbose_name="as the declaration has it"),
                ),
                (
                    "uptake",
                    models.CharField(
                        choices=[
                            ("open", "Not known yet"),
                            ("verbatim", "Word for word"),
                            ("in_part", "In part"),
                            ("not_taken", "Not taken up"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="what became of it",
                    ),
                ),
                (
                    "passage",
                    models.TextField(
                        blank=True,
                        help_text="The wording of the framework, word for word.",
                        verbose_name="passage",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        help_text="Paragraph, article, page.",
                        max_length=100,
                        verbose_name="where it stands",
                    ),
                ),
                (
                    "noted_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[networks.dates.plausible],
                        verbose_name="noted on",
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
                    "framework",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.framework",
                        verbose_name="framework",
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
                    "sign_on",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.signon",
                        verbose_name="sign-on",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical trace",
                "verbose_name_plural": "historical traces",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SignOnStepTemplate",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("legal", "Legal"),
                            ("department", "Subject department"),
                            ("budget", "Budget"),
                            ("political", "Mayor's office"),
                            ("ministry", "National government"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        help_text="From the day on which they are asked.",
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="days",
                    ),
                ),
                (
                    "fast_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Blank: on the fast track they are not asked.",
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="days in a hurry",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sign_on_step_templates",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sign_on_step_templates",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who is asked",
                    ),
                ),
            ],
            options={
                "verbose_name": "template of a clearance step",
                "verbose_name_plural": "templates of clearance steps",
                "ordering": ["days", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SignOnStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("legal", "Legal"),
                            ("department", "Subject department"),
                            ("budget", "Budget"),
                            ("political", "Mayor's office"),
                            ("ministry", "National government"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="Given again when asked anew.",
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="days",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(validators=[networks.dates.plausible], verbose_name="due"),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreed", "Agreed"),
                            ("changes", "With changes"),
                            ("objected", "Objected"),
                            ("waived", "Not needed"),
                        ],
                        max_length=8,
                        verbose_name="verdict",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="what they say")),
                (
                    "answered_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="answered on",
                    ),
                ),
                (
                    "round",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, verbose_name="asked for the … time"
                    ),
                ),
                (
                    "asked_again_why",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="why asked again"
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written down by",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_on_steps",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_on_steps",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who is asked",
                    ),
                ),
                (
                    "sign_on",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="networks.signon",
                        verbose_name="sign-on",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="steps",
                        to="networks.signonsteptemplate",
                        verbose_name="template",
                    ),
                ),
            ],
            options={
                "verbose_name": "clearance step",
                "verbose_name_plural": "clearance steps",
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSignOnStep",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("legal", "Legal"),
                            ("department", "Subject department"),
                            ("budget", "Budget"),
                            ("political", "Mayor's office"),
                            ("ministry", "National government"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="Given again when asked anew.",
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="days",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(validators=[networks.dates.plausible], verbose_name="due"),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreed", "Agreed"),
                            ("changes", "With changes"),
                            ("objected", "Objected"),
                            ("waived", "Not needed"),
                        ],
                        max_length=8,
                        verbose_name="verdict",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="what they say")),
                (
                    "answered_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="answered on",
                    ),
                ),
                (
                    "round",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, verbose_name="asked for the … time"
                    ),
                ),
                (
                    "asked_again_why",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="why asked again"
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
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written down by",
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
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who is asked",
                    ),
                ),
                (
                    "sign_on",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.signon",
                        verbose_name="sign-on",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.signonsteptemplate",
                        verbose_name="template",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical clearance step",
                "verbose_name_plural": "historical clearance steps",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Trace",
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
                    "position",
                    models.TextField(
                        help_text="What we wanted, in our words.", verbose_name="our position"
                    ),
                ),
                (
                    "declared",
                    models.TextField(blank=True, verbose_name="as the declaration has it"),
                ),
                (
                    "uptake",
                    models.CharField(
                        choices=[
                            ("open", "Not known yet"),
                            ("verbatim", "Word for word"),
                            ("in_part", "In part"),
                            ("not_taken", "Not taken up"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="what became of it",
                    ),
                ),
                (
                    "passage",
                    models.TextField(
                        blank=True,
                        help_text="The wording of the framework, word for word.",
                        verbose_name="passage",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        help_text="Paragraph, article, page.",
                        max_length=100,
                        verbose_name="where it stands",
                    ),
                ),
                (
                    "noted_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[networks.dates.plausible],
                        verbose_name="noted on",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="traces",
                        to="networks.framework",
                        verbose_name="framework",
                    ),
                ),
                (
                    "sign_on",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="traces",
                        to="networks.signon",
                        verbose_name="sign-on",
                    ),
                ),
            ],
            options={
                "verbose_name": "trace",
                "verbose_name_plural": "traces",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="DeclarationCount",
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
                    "slug",
                    models.SlugField(
                        max_length=100, unique=True, verbose_name="short name in addresses"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("high", "High"), ("medium", "Medium")],
                        max_length=6,
                        verbose_name="confidence",
                    ),
                ),
                ("catalogue", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("attended", "Attended"),
                            ("adopted", "Adopted"),
                            ("signed", "Signed"),
                        ],
                        default="signed",
                        max_length=8,
                        verbose_name="what was counted",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="how many")),
                (
                    "at_least",
                    models.BooleanField(
                        default=False,
                        help_text="The source says “over” or “more than”.",
                        verbose_name="at least",
                    ),
                ),
                (
                    "whom",
                    models.CharField(
                        blank=True,
                        help_text="Cities, mayors, representatives.",
                        max_length=100,
                        verbose_name="of whom",
                    ),
                ),
                (
                    "counted_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[networks.dates.plausible],
                        verbose_name="as of",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="networks.declaration",
                        verbose_name="declaration",
                    ),
                ),
            ],
            options={
                "verbose_name": "count of a declaration",
                "verbose_name_plural": "counts of declarations",
                "ordering": ["declaration", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="count_has_a_source",
                        violation_error_message="Say who counted: a figure without a source is none.",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="framework",
            index=models.Index(fields=["title", "id"], name="framework_by_title"),
        ),
        migrations.AddIndex(
            model_name="framework",
            index=models.Index(fields=["adopted_on", "id"], name="framework_by_day"),
        ),
        migrations.AddIndex(
            model_name="framework",
            index=models.Index(fields=["body", "id"], name="framework_by_body"),
        ),
        migrations.AddIndex(
            model_name="declaration",
            index=models.Index(fields=["title", "id"], name="declaration_by_title"),
        ),
        migrations.AddIndex(
            model_name="declaration",
            index=models.Index(fields=["adopted_on", "id"], name="declaration_by_day"),
        ),
        migrations.AddIndex(
            model_name="declaration",
            index=models.Index(fields=["kind", "id"], name="declaration_by_kind"),
        ),
        migrations.AddConstraint(
            model_name="declaration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor", None),
                    models.Q(("successor", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="declaration_not_its_own_successor",
                violation_error_message="A declaration cannot become itself.",
            ),
        ),
        migrations.AddIndex(
            model_name="textbody",
            index=models.Index(fields=["state", "lease_until"], name="text_body_by_state"),
        ),
        migrations.AddConstraint(
            model_name="instrumenttext",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("declaration__isnull", False), ("framework", None)),
                    models.Q(("declaration", None), ("framework__isnull", False)),
                    _connector="OR",
                ),
                name="text_of_one_instrument",
                violation_error_message="A text belongs to a declaration or to a framework.",
            ),
        ),
        migrations.AddIndex(
            model_name="signon",
            index=models.Index(fields=["received_on", "id"], name="sign_on_by_request"),
        ),
        migrations.AddIndex(
            model_name="signon",
            index=models.Index(fields=["due_on", "id"], name="sign_on_by_closing"),
        ),
        migrations.AddIndex(
            model_name="signon",
            index=models.Index(fields=["signed_on", "id"], name="sign_on_by_signing"),
        ),
        migrations.AddIndex(
            model_name="signon",
            index=models.Index(fields=["status", "id"], name="sign_on_by_status"),
        ),
        migrations.AddConstraint(
            model_name="signon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "status__in",
                            [
                                "signed",
                                "confirmed",
                                "listed",
                                "reporting",
                                "fulfilled",
                                "superseded",
                                "withdrawn",
                            ],
                        ),
                        _negated=True,
                    ),
                    ("signed_on__isnull", False),
                    _connector="OR",
                ),
                name="sign_on_signed_has_a_day",
                violation_error_message="What is signed has a day of signing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "status__in",
                            [
                                "received",
                                "assessed",
                                "comments",
                                "approved",
                                "conditions",
                                "declined",
                                "unanswered",
                            ],
                        ),
                        _negated=True,
                    ),
                    ("signed_on", None),
                    _connector="OR",
                ),
                name="sign_on_unsigned_has_no_day",
                violation_error_message="What is not signed has no day of signing yet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["approved", "conditions"]), _negated=True),
                    ("approved_on__isnull", False),
                    _connector="OR",
                ),
                name="sign_on_approved_has_a_day",
                violation_error_message="An approval has its day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "conditions"), _negated=True),
                    models.Q(("conditions", ""), _negated=True),
                    _connector="OR",
                ),
                name="sign_on_with_conditions_names_them",
                violation_error_message="Say under which conditions it was approved.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_from", None),
                    models.Q(
                        ("approved_from__gte", models.F("approved_on")),
                        ("approved_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="sign_on_approval_takes_effect_after_it",
                violation_error_message="The approval takes effect before it is given.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signed_on", None),
                    ("confirmed_on", None),
                    ("confirmed_on__gte", models.F("signed_on")),
                    _connector="OR",
                ),
                name="sign_on_confirmed_after_signing",
                violation_error_message="It cannot be confirmed before it was signed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signed_on", None),
                    ("ended_on", None),
                    ("ended_on__gte", models.F("signed_on")),
                    _connector="OR",
                ),
                name="sign_on_ends_after_signing",
                violation_error_message="It cannot end before it was signed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "received",
                            "assessed",
                            "comments",
                            "approved",
                            "conditions",
                            "declined",
                            "unanswered",
                            "signed",
                            "confirmed",
                            "listed",
                            "reporting",
                            "fulfilled",
                            "superseded",
                            "withdrawn",
                        ],
                    )
                ),
                name="sign_on_status_is_known",
                violation_error_message="There is no such state.",
            ),
        ),
        migrations.AddIndex(
            model_name="signonsteptemplate",
            index=models.Index(fields=["days", "id"], name="signonsteptemplate_by_days"),
        ),
        migrations.AddIndex(
            model_name="signonsteptemplate",
            index=models.Index(fields=["title", "id"], name="signonsteptemplate_by_title"),
        ),
        migrations.AddIndex(
            model_name="signonstep",
            index=models.Index(fields=["sign_on", "due_on"], name="sign_on_step_by_due"),
        ),
        migrations.AddConstraint(
            model_name="signonstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_on", None), ("verdict", "")),
                    models.Q(
                        models.Q(("verdict", ""), _negated=True), ("answered_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="sign_on_step_verdict_has_a_day",
                violation_error_message="A verdict has its day, and a day its verdict.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signonstep",
            constraint=models.UniqueConstraint(
                condition=models.Q(("template__isnull", False)),
                fields=("sign_on", "template"),
                name="sign_on_step_once_per_template",
                violation_error_message="They are asked already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="trace",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("uptake__in", ["verbatim", "in_part"]), _negated=True),
                    models.Q(("passage", ""), _negated=True),
                    _connector="OR",
                ),
                name="trace_taken_up_has_its_passage",
                violation_error_message="What was taken up is shown by its passage.",
            ),
        ),
    ]
