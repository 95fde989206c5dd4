"""The register of gifts, and the rules by which gifts are declared.

Safe while old code runs: adds tables that nothing else knows of.
"""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import oia.accounts.validators
import oia.core.roads
import oia.core.validators


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0002_party"),
        ("directory", "0004_contact_log"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="GiftRule",
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
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("public_abroad", "Public body of another country"),
                            ("private_abroad", "Company or person of another country"),
                            ("public_home", "Public body of our country"),
                            ("private_home", "Company or person of our country"),
                            ("international", "International organisation or network"),
                        ],
                        help_text="Blank: whichever.",
                        max_length=15,
                        verbose_name="kind of donor",
                    ),
                ),
                (
                    "where",
                    models.CharField(
                        blank=True,
                        choices=[("home", "In our country"), ("abroad", "Abroad")],
                        help_text="Blank: whichever.",
                        max_length=6,
                        verbose_name="where it was given",
                    ),
                ),
                (
                    "recipient",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mayor", "Mayor"),
                            ("elected", "Deputy mayor or councillor"),
                            ("staff", "Member of staff"),
                            ("city", "The city"),
                        ],
                        help_text="Blank: whichever.",
                        max_length=8,
                        verbose_name="recipient",
                    ),
                ),
                (
                    "threshold",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=14,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="threshold",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        max_length=3,
                        validators=[oia.accounts.validators.valid_currency],
                        verbose_name="currency",
                    ),
                ),
                (
                    "includes_threshold",
                    models.BooleanField(
                        default=True,
                        help_text="Otherwise only what is worth more.",
                        verbose_name="from exactly this value on",
                    ),
                ),
                (
                    "window_months",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Those of one donor. Naught: each gift is judged alone.",
                        validators=[django.core.validators.MaxValueValidator(240)],
                        verbose_name="months over which gifts add up",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(1000)],
                        verbose_name="days to declare",
                    ),
                ),
                (
                    "counted_in",
                    models.CharField(
                        choices=[("calendar", "Calendar days"), ("working", "Working days")],
                        default="calendar",
                        max_length=8,
                        verbose_name="counted in",
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="for gifts from",
                    ),
                ),
                (
                    "valid_until",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="for gifts until",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="Where the rule stands, and who decided it.",
                        verbose_name="notes",
                    ),
                ),
            ],
            options={
                "verbose_name": "gift rule",
                "verbose_name_plural": "gift rules",
                "ordering": ["name", "pk"],
                "indexes": [models.Index(fields=["name", "id"], name="giftrule_by_name")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("threshold__gte", 0)),
                        name="giftrule_threshold_not_negative",
                        violation_error_message="An amount cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from", None),
                            ("valid_until", None),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="giftrule_ends_after_it_begins",
                        violation_error_message="The rule ends before it begins.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalGift",
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
                    "reference",
                    models.CharField(
                        db_index=True, editable=False, max_length=20, verbose_name="reference"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("received", "Offered to us"), ("given", "Given by us")],
                        default="received",
                        max_length=8,
                        verbose_name="direction",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("offered", "Undecided"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("returned", "Returned"),
                        ],
                        default="offered",
                        max_length=8,
                        verbose_name="verdict",
                    ),
                ),
                ("description", models.CharField(max_length=300, verbose_name="what it is")),
                ("occasion", models.CharField(blank=True, max_length=250, verbose_name="occasion")),
                (
                    "on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="day",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "where",
                    models.CharField(
                        choices=[("home", "In our country"), ("abroad", "Abroad")],
                        default="home",
                        max_length=6,
                        verbose_name="where it was given",
                    ),
                ),
                (
                    "other_name",
                    models.CharField(
                        blank=True,
                        help_text="Or to whom we gave it. Where neither is listed.",
                        max_length=250,
                        verbose_name="donor, in words",
                    ),
                ),
                (
                    "affiliation",
                    models.CharField(
                        blank=True,
                        help_text="For whom they acted: a company, a city, a ministry.",
                        max_length=250,
                        verbose_name="affiliation",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("public_abroad", "Public body of another country"),
                            ("private_abroad", "Company or person of another country"),
                            ("public_home", "Public body of our country"),
                            ("private_home", "Company or person of our country"),
                            ("international", "International organisation or network"),
                        ],
                        default="public_abroad",
                        max_length=15,
                        verbose_name="kind of donor",
                    ),
                ),
                (
                    "recipient_class",
                    models.CharField(
                        choices=[
                            ("mayor", "Mayor"),
                            ("elected", "Deputy mayor or councillor"),
                            ("staff", "Member of staff"),
                            ("city", "The city"),
                        ],
                        default="city",
                        max_length=8,
                        verbose_name="class of recipient",
                    ),
                ),
                (
                    "recipient_name",
                    models.CharField(
                        blank=True,
                        help_text="Or who of ours gave it. Somebody without a user.",
                        max_length=200,
                        verbose_name="recipient, in words",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Blank: not known, which is not naught.",
                        max_digits=14,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="value",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True,
                        help_text="Blank: the office's own.",
                        max_length=3,
                        validators=[oia.accounts.validators.valid_currency],
                        verbose_name="currency",
                    ),
                ),
                (
                    "value_method",
                    models.CharField(
                        choices=[
                            ("unknown", "Not known"),
                            ("stated", "Stated"),
                            ("estimated", "Estimated"),
                            ("appraised", "Appraised"),
                        ],
                        default="unknown",
                        max_length=9,
                        verbose_name="how the value was found",
                    ),
                ),
                (
                    "value_words",
                    models.CharField(
                        blank=True,
                        help_text="Such as: above the limit.",
                        max_length=200,
                        verbose_name="value as told",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="decided on",
                    ),
                ),
                (
                    "decision_reason",
                    models.TextField(blank=True, verbose_name="reason of the verdict"),
                ),
                (
                    "kept_at",
                    models.CharField(blank=True, max_length=200, verbose_name="where it is kept"),
                ),
                (
                    "custodian",
                    models.CharField(
                        blank=True,
                        help_text="Who looks after it.",
                        max_length=200,
                        verbose_name="custodian",
                    ),
                ),
                (
                    "belongs_to",
                    models.CharField(
                        blank=True,
                        help_text="Such as: the city.",
                        max_length=200,
                        verbose_name="belongs to",
                    ),
                ),
                (
                    "fate",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("displayed", "Displayed"),
                            ("stored", "Stored"),
                            ("used", "In use"),
                            ("archive", "Archive or museum"),
                            ("donated", "Donated"),
                            ("sold", "Sold or bought out"),
                            ("consumed", "Consumed"),
                        ],
                        max_length=9,
                        verbose_name="what became of it",
                    ),
                ),
                (
                    "fate_words",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="more of what became of it"
                    ),
                ),
                (
                    "declared_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="declared on",
                    ),
                ),
                (
                    "declaration",
                    models.CharField(
                        blank=True,
                        help_text="Number, or what else shows it.",
                        max_length=300,
                        verbose_name="reference of the declaration",
                    ),
                ),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("none", "Need not be declared"),
                            ("must", "Must be declared"),
                            ("unclear", "Cannot be judged"),
                        ],
                        default="none",
                        editable=False,
                        max_length=7,
                        verbose_name="by the rules",
                    ),
                ),
                (
                    "declare_by",
                    models.DateField(editable=False, null=True, verbose_name="declare by"),
                ),
                ("donor_key", models.CharField(blank=True, editable=False, max_length=250)),
                ("donor_words", models.CharField(blank=True, editable=False, max_length=510)),
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "declared_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="declared by",
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
                    "other_organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organisation",
                        verbose_name="organisation of the directory",
                    ),
                ),
                (
                    "other_person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="person of the directory",
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
                    "recipient_user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recipient, a colleague",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.giftrule",
                        verbose_name="rule",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical gift",
                "verbose_name_plural": "historical gifts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGiftRule",
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
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("public_abroad", "Public body of another country"),
                            ("private_abroad", "Company or person of another country"),
                            ("public_home", "Public body of our country"),
                            ("private_home", "Company or person of our country"),
                            ("international", "International organisation or network"),
                        ],
                        help_text="Blank: whichever.",
                        max_length=15,
                        verbose_name="kind of donor",
                    ),
                ),
                (
                    "where",
                    models.CharField(
                        blank=True,
                        choices=[("home", "In our country"), ("abroad", "Abroad")],
                        help_text="Blank: whichever.",
                        max_length=6,
                        verbose_name="where it was given",
                    ),
                ),
                (
                    "recipient",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mayor", "Mayor"),
                            ("elected", "Deputy mayor or councillor"),
                            ("staff", "Member of staff"),
                            ("city", "The city"),
                        ],
                        help_text="Blank: whichever.",
                        max_length=8,
                        verbose_name="recipient",
                    ),
                ),
                (
                    "threshold",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=14,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="threshold",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        max_length=3,
                        validators=[oia.accounts.validators.valid_currency],
                        verbose_name="currency",
                    ),
                ),
                (
                    "includes_threshold",
                    models.BooleanField(
                        default=True,
                        help_text="Otherwise only what is worth more.",
                        verbose_name="from exactly this value on",
                    ),
                ),
                (
                    "window_months",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Those of one donor. Naught: each gift is judged alone.",
                        validators=[django.core.validators.MaxValueValidator(240)],
                        verbose_name="months over which gifts add up",
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(1000)],
                        verbose_name="days to declare",
                    ),
                ),
                (
                    "counted_in",
                    models.CharField(
                        choices=[("calendar", "Calendar days"), ("working", "Working days")],
                        default="calendar",
                        max_length=8,
                        verbose_name="counted in",
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="for gifts from",
                    ),
                ),
                (
                    "valid_until",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="for gifts until",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="Where the rule stands, and who decided it.",
                        verbose_name="notes",
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
                "verbose_name": "historical gift rule",
                "verbose_name_plural": "historical gift rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Gift",
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
                    "reference",
                    models.CharField(
                        editable=False, max_length=20, unique=True, verbose_name="reference"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("received", "Offered to us"), ("given", "Given by us")],
                        default="received",
                        max_length=8,
                        verbose_name="direction",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("offered", "Undecided"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("returned", "Returned"),
                        ],
                        default="offered",
                        max_length=8,
                        verbose_name="verdict",
                    ),
                ),
                ("description", models.CharField(max_length=300, verbose_name="what it is")),
                ("occasion", models.CharField(blank=True, max_length=250, verbose_name="occasion")),
                (
                    "on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="day",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "where",
                    models.CharField(
                        choices=[("home", "In our country"), ("abroad", "Abroad")],
                        default="home",
                        max_length=6,
                        verbose_name="where it was given",
                    ),
                ),
                (
                    "other_name",
                    models.CharField(
                        blank=True,
                        help_text="Or to whom we gave it. Where neither is listed.",
                        max_length=250,
                        verbose_name="donor, in words",
                    ),
                ),
                (
                    "affiliation",
                    models.CharField(
                        blank=True,
                        help_text="For whom they acted: a company, a city, a ministry.",
                        max_length=250,
                        verbose_name="affiliation",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("public_abroad", "Public body of another country"),
                            ("private_abroad", "Company or person of another country"),
                            ("public_home", "Public body of our country"),
                            ("private_home", "Company or person of our country"),
                            ("international", "International organisation or network"),
                        ],
                        default="public_abroad",
                        max_length=15,
                        verbose_name="kind of donor",
                    ),
                ),
                (
                    "recipient_class",
                    models.CharField(
                        choices=[
                            ("mayor", "Mayor"),
                            ("elected", "Deputy mayor or councillor"),
                            ("staff", "Member of staff"),
                            ("city", "The city"),
                        ],
                        default="city",
                        max_length=8,
                        verbose_name="class of recipient",
                    ),
                ),
                (
                    "recipient_name",
                    models.CharField(
                        blank=True,
                        help_text="Or who of ours gave it. Somebody without a user.",
                        max_length=200,
                        verbose_name="recipient, in words",
                    ),
                ),
                (
                    "value",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Blank: not known, which is not naught.",
                        max_digits=14,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="value",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True,
                        help_text="Blank: the office's own.",
                        max_length=3,
                        validators=[oia.accounts.validators.valid_currency],
                        verbose_name="currency",
                    ),
                ),
                (
                    "value_method",
                    models.CharField(
                        choices=[
                            ("unknown", "Not known"),
                            ("stated", "Stated"),
                            ("estimated", "Estimated"),
                            ("appraised", "Appraised"),
                        ],
                        default="unknown",
                        max_length=9,
                        verbose_name="how the value was found",
                    ),
                ),
                (
                    "value_words",
                    models.CharField(
                        blank=True,
                        help_text="Such as: above the limit.",
                        max_length=200,
                        verbose_name="value as told",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="decided on",
                    ),
                ),
                (
                    "decision_reason",
                    models.TextField(blank=True, verbose_name="reason of the verdict"),
                ),
                (
                    "kept_at",
                    models.CharField(blank=True, max_length=200, verbose_name="where it is kept"),
                ),
                (
                    "custodian",
                    models.CharField(
                        blank=True,
                        help_text="Who looks after it.",
                        max_length=200,
                        verbose_name="custodian",
                    ),
                ),
                (
                    "belongs_to",
                    models.CharField(
                        blank=True,
                        help_text="Such as: the city.",
                        max_length=200,
                        verbose_name="belongs to",
                    ),
                ),
                (
                    "fate",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("displayed", "Displayed"),
                            ("stored", "Stored"),
                            ("used", "In use"),
                            ("archive", "Archive or museum"),
                            ("donated", "Donated"),
                            ("sold", "Sold or bought out"),
                            ("consumed", "Consumed"),
                        ],
                        max_length=9,
                        verbose_name="what became of it",
                    ),
                ),
                (
                    "fate_words",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="more of what became of it"
                    ),
                ),
                (
                    "declared_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="declared on",
                    ),
                ),
                (
                    "declaration",
                    models.CharField(
                        blank=True,
                        help_text="Number, or what else shows it.",
                        max_length=300,
                        verbose_name="reference of the declaration",
                    ),
                ),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("none", "Need not be declared"),
                            ("must", "Must be declared"),
                            ("unclear", "Cannot be judged"),
                        ],
                        default="none",
                        editable=False,
                        max_length=7,
                        verbose_name="by the rules",
                    ),
                ),
                (
                    "declare_by",
                    models.DateField(editable=False, null=True, verbose_name="declare by"),
                ),
                ("donor_key", models.CharField(blank=True, editable=False, max_length=250)),
                ("donor_words", models.CharField(blank=True, editable=False, max_length=510)),
                (
                    "backup",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gifts_backed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="backup",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "declared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="declared by",
                    ),
                ),
                (
                    "delegation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gifts",
                        to="delegations.delegation",
                        verbose_name="visit",
                    ),
                ),
                (
                    "other_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gifts",
                        to="directory.organisation",
                        verbose_name="organisation of the directory",
                    ),
                ),
                (
                    "other_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gifts",
                        to="directory.person",
                        verbose_name="person of the directory",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gifts_owned",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "recipient_user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gifts",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recipient, a colleague",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="gifts",
                        to="delegations.giftrule",
                        verbose_name="rule",
                    ),
                ),
            ],
            options={
                "verbose_name": "gift",
                "verbose_name_plural": "gifts",
                "ordering": ["-on", "-pk"],
                "permissions": [("publish_gift", "Can download the public log of gifts")],
                "indexes": [
                    models.Index(fields=["on", "id"], name="gift_by_day"),
                    models.Index(fields=["description", "id"], name="gift_by_description"),
                    models.Index(fields=["status", "on", "id"], name="gift_by_status"),
                    models.Index(fields=["direction", "on", "id"], name="gift_by_direction"),
                    models.Index(fields=["duty", "on", "id"], name="gift_by_duty"),
                    models.Index(fields=["declare_by", "id"], name="gift_by_declaration"),
                    models.Index(fields=["donor_key"], name="gift_by_donor_in_words"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("other_person__isnull", False),
                            ("other_organisation__isnull", False),
                            models.Q(("other_name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="gift_has_another_side",
                        violation_error_message="Say who gave or got it: a person, an organisation, or in words.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value", None), ("value_method", "unknown")),
                            models.Q(
                                ("value__isnull", False),
                                models.Q(("value_method", "unknown"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="gift_value_known_or_not",
                        violation_error_message="Give the value, or say that it is not known.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value", None), ("value__gte", 0), _connector="OR"),
                        name="gift_value_not_negative",
                        violation_error_message="An amount cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value", None),
                            models.Q(("currency", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="gift_value_has_a_currency",
                        violation_error_message="Say in which currency the value is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "offered"), _negated=True),
                            models.Q(
                                ("decided_by", None), ("decided_on", None), ("decision_reason", "")
                            ),
                            _connector="OR",
                        ),
                        name="gift_undecided_has_no_verdict",
                        violation_error_message="While it is undecided, it has no day and no reason of a verdict.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("declared_on__isnull", False),
                            models.Q(("declaration", ""), ("declared_by", None)),
                            _connector="OR",
                        ),
                        name="gift_declared_on_a_day",
                        violation_error_message="Say on which day it was declared.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("declare_by__isnull", False), ("duty", "must")),
                            models.Q(
                                models.Q(("duty", "must"), _negated=True), ("declare_by", None)
                            ),
                            _connector="OR",
                        ),
                        name="gift_duty_has_a_day",
                        violation_error_message="What must be declared has a day by when.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["offered", "accepted", "declined", "returned"])
                        ),
                        name="gift_status_is_known",
                        violation_error_message="There is no such state.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["received", "given"])),
                        name="gift_direction_is_known",
                        violation_error_message="A gift is offered to us or given by us.",
                    ),
                ],
            },
        ),
    ]
