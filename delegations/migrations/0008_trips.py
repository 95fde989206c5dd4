"""Trips of ours and the invitations to them: who travels, who has to agree, what it costs.

Safe while old code runs: only adds tables.
"""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import delegations.models.programme
import oia.accounts.validators
import oia.core.roads
import oia.core.validators
import oia.core.zones


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_how_trips_are_watched"),
        ("delegations", "0007_followed_up"),
        ("directory", "0006_doubles_and_merges"),
        ("networks", "0003_by_which_road"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ChainStep",
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
                    "body",
                    models.CharField(
                        choices=[
                            ("ethics", "Ethics"),
                            ("budget", "Budget"),
                            ("director", "Director"),
                            ("mayor_office", "Mayor's office"),
                            ("council", "Council"),
                            ("other", "Other"),
                        ],
                        default="director",
                        max_length=12,
                        verbose_name="whose word",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="Steps of a lower number come first.",
                        verbose_name="order",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("protocol", "Protocol"),
                            ("director", "Director"),
                            ("administrator", "Administrator"),
                            ("outside", "Somebody without a login, on paper"),
                        ],
                        default="director",
                        max_length=13,
                        verbose_name="who takes it",
                    ),
                ),
                (
                    "lead_days",
                    models.PositiveSmallIntegerField(
                        default=21,
                        validators=[django.core.validators.MaxValueValidator(730)],
                        verbose_name="days before the departure",
                    ),
                ),
                (
                    "before_acceptance",
                    models.BooleanField(
                        default=False,
                        help_text="The invitation is not accepted until this step is taken.",
                        verbose_name="before anybody accepts",
                    ),
                ),
                (
                    "asks_payer",
                    models.BooleanField(
                        default=False, verbose_name="again when somebody else pays"
                    ),
                ),
                (
                    "asks_cost",
                    models.BooleanField(default=False, verbose_name="again when it costs more"),
                ),
                (
                    "asks_destination",
                    models.BooleanField(default=False, verbose_name="again when it goes elsewhere"),
                ),
                ("slug", models.SlugField(max_length=100, unique=True, verbose_name="short name")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("summit", "Summit or congress"),
                            ("network", "Meeting of a network"),
                            ("partner", "Visit to a partner city"),
                            ("working", "Working visit"),
                            ("promotion", "Promotion of the city"),
                            ("ceremony", "Ceremony or award"),
                            ("other", "Other"),
                        ],
                        help_text="Blank: for every trip.",
                        max_length=10,
                        verbose_name="kind of trip",
                    ),
                ),
                (
                    "payer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("city", "Our city pays something"),
                            ("third", "Host, network, airline or sponsor pays something"),
                        ],
                        help_text="Blank: whoever pays.",
                        max_length=5,
                        verbose_name="whose money",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
            ],
            options={
                "verbose_name": "step of the approval chain",
                "verbose_name_plural": "steps of the approval chain",
                "ordering": ["order", "pk"],
                "indexes": [
                    models.Index(fields=["order", "id"], name="chainstep_by_order"),
                    models.Index(fields=["title", "id"], name="chainstep_by_title"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalChainStep",
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
                    "body",
                    models.CharField(
                        choices=[
                            ("ethics", "Ethics"),
                            ("budget", "Budget"),
                            ("director", "Director"),
                            ("mayor_office", "Mayor's office"),
                            ("council", "Council"),
                            ("other", "Other"),
                        ],
                        default="director",
                        max_length=12,
                        verbose_name="whose word",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="Steps of a lower number come first.",
                        verbose_name="order",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("protocol", "Protocol"),
                            ("director", "Director"),
                            ("administrator", "Administrator"),
                            ("outside", "Somebody without a login, on paper"),
                        ],
                        default="director",
                        max_length=13,
                        verbose_name="who takes it",
                    ),
                ),
                (
                    "lead_days",
                    models.PositiveSmallIntegerField(
                        default=21,
                        validators=[django.core.validators.MaxValueValidator(730)],
                        verbose_name="days before the departure",
                    ),
                ),
                (
                    "before_acceptance",
                    models.BooleanField(
                        default=False,
                        help_text="The invitation is not accepted until this step is taken.",
                        verbose_name="before anybody accepts",
                    ),
                ),
                (
                    "asks_payer",
                    models.BooleanField(
                        default=False, verbose_name="again when somebody else pays"
                    ),
                ),
                (
                    "asks_cost",
                    models.BooleanField(default=False, verbose_name="again when it costs more"),
                ),
                (
                    "asks_destination",
                    models.BooleanField(default=False, verbose_name="again when it goes elsewhere"),
                ),
                ("slug", models.SlugField(max_length=100, verbose_name="short name")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("summit", "Summit or congress"),
                            ("network", "Meeting of a network"),
                            ("partner", "Visit to a partner city"),
                            ("working", "Working visit"),
                            ("promotion", "Promotion of the city"),
                            ("ceremony", "Ceremony or award"),
                            ("other", "Other"),
                        ],
                        help_text="Blank: for every trip.",
                        max_length=10,
                        verbose_name="kind of trip",
                    ),
                ),
                (
                    "payer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("city", "Our city pays something"),
                            ("third", "Host, network, airline or sponsor pays something"),
                        ],
                        help_text="Blank: whoever pays.",
                        max_length=5,
                        verbose_name="whose money",
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
                "verbose_name": "historical step of the approval chain",
                "verbose_name_plural": "historical steps of the approval chain",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTrip",
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
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("search_text", models.TextField(blank=True, editable=False)),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("office", "Office"),
                            ("restricted", "Restricted"),
                            ("protocol", "Protocol only"),
                        ],
                        default="movements",
                        help_text="A trip that lies ahead is not for readers. When it is over, the office sees.",
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        db_index=True, editable=False, max_length=20, verbose_name="reference"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="What the trip is called in the office.",
                        max_length=250,
                        verbose_name="title",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("summit", "Summit or congress"),
                            ("network", "Meeting of a network"),
                            ("partner", "Visit to a partner city"),
                            ("working", "Working visit"),
                            ("promotion", "Promotion of the city"),
                            ("ceremony", "Ceremony or award"),
                            ("other", "Other"),
                        ],
                        default="working",
                        max_length=10,
                        verbose_name="kind of trip",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("invited", "Invited"),
                            ("screening", "Screening"),
                            ("declined", "Declined"),
                            ("ethics_cleared", "Ethics cleared"),
                            ("budgeted", "Budget cleared"),
                            ("approved", "Approved"),
                            ("booked", "Booked"),
                            ("briefed", "Briefed"),
                            ("travelling", "Travelling"),
                            ("expenses", "Back, expenses open"),
                            ("reported", "Reported"),
                            ("published", "Published"),
                            ("closed", "Closed"),
                            ("postponed", "Postponed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="screening",
                        max_length=14,
                        verbose_name="state",
                    ),
                ),
                (
                    "destination",
                    models.CharField(
                        blank=True,
                        help_text="Where the city is not listed, or there are more.",
                        max_length=200,
                        verbose_name="destination, in words",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        help_text="The first official day, by our calendar.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="leaves",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: on the same day.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="returns",
                    ),
                ),
                (
                    "personal_days",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Days of the mayor's own before, after or within. The city bears none.",
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="personal days",
                    ),
                ),
                (
                    "payer",
                    models.CharField(
                        choices=[
                            ("city", "Our city"),
                            ("host", "The host"),
                            ("network", "A network"),
                            ("airline", "An airline or hotel"),
                            ("sponsor", "A sponsor"),
                            ("own", "The traveller"),
                        ],
                        default="city",
                        max_length=8,
                        verbose_name="who pays most of it",
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                (
                    "objectives",
                    models.TextField(
                        blank=True,
                        help_text="One a line. The report tells of each.",
                        verbose_name="objectives",
                    ),
                ),
                ("expected_results", models.TextField(blank=True, verbose_name="expected results")),
                (
                    "acting_words",
                    models.CharField(
                        blank=True,
                        help_text="Letter, order or decision by which they stand in.",
                        max_length=300,
                        verbose_name="instrument",
                    ),
                ),
                (
                    "acting_filed_on",
                    models.DateField(
                        blank=True,
                        help_text="With the clerk of the council.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="filed on",
                    ),
                ),
                (
                    "results",
                    models.TextField(
                        blank=True, help_text="Held against each objective.", verbose_name="results"
                    ),
                ),
                (
                    "reported_on",
                    models.DateField(editable=False, null=True, verbose_name="reported on"),
                ),
                (
                    "released_on",
                    models.DateField(editable=False, null=True, verbose_name="released on"),
                ),
                (
                    "approved_cost",
                    models.DecimalField(
                        decimal_places=2,
                        editable=False,
                        max_digits=14,
                        null=True,
                        verbose_name="costs as approved",
                    ),
                ),
                (
                    "with_mayor",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="the mayor travels"
                    ),
                ),
                (
                    "leaves_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="leaves home"),
                ),
                (
                    "returns_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="is home again"),
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
                    "acting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who stands in.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="acting mayor",
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
                        verbose_name="city it goes to",
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
                    "network",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.network",
                        verbose_name="network",
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
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="released by",
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
                "verbose_name": "historical trip",
                "verbose_name_plural": "historical trips",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTripStepTemplate",
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
                        blank=True,
                        choices=[
                            ("summit", "Summit or congress"),
                            ("network", "Meeting of a network"),
                            ("partner", "Visit to a partner city"),
                            ("working", "Working visit"),
                            ("promotion", "Promotion of the city"),
                            ("ceremony", "Ceremony or award"),
                            ("other", "Other"),
                        ],
                        help_text="Blank: for every trip.",
                        max_length=10,
                        verbose_name="kind of trip",
                    ),
                ),
                (
                    "days_before",
                    models.SmallIntegerField(
                        help_text="Negative: afterwards.",
                        validators=[
                            django.core.validators.MinValueValidator(-730),
                            django.core.validators.MaxValueValidator(730),
                        ],
                        verbose_name="days before",
                    ),
                ),
                (
                    "counted_from",
                    models.CharField(
                        choices=[("departure", "The departure"), ("return", "The return")],
                        default="departure",
                        max_length=9,
                        verbose_name="counted from",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("owner", "Owner of the trip"),
                            ("mayor_office", "Mayor's office"),
                            ("director", "Director"),
                        ],
                        default="owner",
                        max_length=12,
                        verbose_name="for",
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
                "verbose_name": "historical step template of trips",
                "verbose_name_plural": "historical step templates of trips",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Trip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("search_text", models.TextField(blank=True, editable=False)),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("office", "Office"),
                            ("restricted", "Restricted"),
                            ("protocol", "Protocol only"),
                        ],
                        default="movements",
                        help_text="A trip that lies ahead is not for readers. When it is over, the office sees.",
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        editable=False, max_length=20, unique=True, verbose_name="reference"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="What the trip is called in the office.",
                        max_length=250,
                        verbose_name="title",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("summit", "Summit or congress"),
                            ("network", "Meeting of a network"),
                            ("partner", "Visit to a partner city"),
                            ("working", "Working visit"),
                            ("promotion", "Promotion of the city"),
                            ("ceremony", "Ceremony or award"),
                            ("other", "Other"),
                        ],
                        default="working",
                        max_length=10,
                        verbose_name="kind of trip",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("invited", "Invited"),
                            ("screening", "Screening"),
                            ("declined", "Declined"),
                            ("ethics_cleared", "Ethics cleared"),
                            ("budgeted", "Budget cleared"),
                            ("approved", "Approved"),
                            ("booked", "Booked"),
                            ("briefed", "Briefed"),
                            ("travelling", "Travelling"),
                            ("expenses", "Back, expenses open"),
                            ("reported", "Reported"),
                            ("published", "Published"),
                            ("closed", "Closed"),
                            ("postponed", "Postponed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="screening",
                        max_length=14,
                        verbose_name="state",
                    ),
                ),
                (
                    "destination",
                    models.CharField(
                        blank=True,
                        help_text="Where the city is not listed, or there are more.",
                        max_length=200,
                        verbose_name="destination, in words",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        help_text="The first official day, by our calendar.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="leaves",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: on the same day.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="returns",
                    ),
                ),
                (
                    "personal_days",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Days of the mayor's own before, after or within. The city bears none.",
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="personal days",
                    ),
                ),
                (
                    "payer",
                    models.CharField(
                        choices=[
                            ("city", "Our city"),
                            ("host", "The host"),
                            ("network", "A network"),
                            ("airline", "An airline or hotel"),
                            ("sponsor", "A sponsor"),
                            ("own", "The traveller"),
                        ],
                        default="city",
                        max_length=8,
                        verbose_name="who pays most of it",
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                (
                    "objectives",
                    models.TextField(
                        blank=True,
                        help_text="One a line. The report tells of each.",
                        verbose_name="objectives",
                    ),
                ),
                ("expected_results", models.TextField(blank=True, verbose_name="expected results")),
                (
                    "acting_words",
                    models.CharField(
                        blank=True,
                        help_text="Letter, order or decision by which they stand in.",
                        max_length=300,
                        verbose_name="instrument",
                    ),
                ),
                (
                    "acting_filed_on",
                    models.DateField(
                        blank=True,
                        help_text="With the clerk of the council.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="filed on",
                    ),
                ),
                (
                    "results",
                    models.TextField(
                        blank=True, help_text="Held against each objective.", verbose_name="results"
                    ),
                ),
                (
                    "reported_on",
                    models.DateField(editable=False, null=True, verbose_name="reported on"),
                ),
                (
                    "released_on",
                    models.DateField(editable=False, null=True, verbose_name="released on"),
                ),
                (
                    "approved_cost",
                    models.DecimalField(
                        decimal_places=2,
                        editable=False,
                        max_digits=14,
                        null=True,
                        verbose_name="costs as approved",
                    ),
                ),
                (
                    "with_mayor",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="the mayor travels"
                    ),
                ),
                (
                    "leaves_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="leaves home"),
                ),
                (
                    "returns_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="is home again"),
                ),
                (
                    "acting",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who stands in.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trips_stood_in",
                        to="directory.person",
                        verbose_name="acting mayor",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trips",
                        to="directory.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "backup",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trips_backed",
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
                        related_name="trips",
                        to="directory.city",
                        verbose_name="city it goes to",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trips",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trips",
                        to="networks.network",
                        verbose_name="network",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trips",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="released by",
                    ),
                ),
                (
                    "summit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trips",
                        to="networks.summit",
                        verbose_name="summit",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="trips",
                        to="directory.theme",
                        verbose_name="topics",
                    ),
                ),
            ],
            options={
                "verbose_name": "trip",
                "verbose_name_plural": "trips",
                "ordering": ["-starts_on", "-pk"],
                "permissions": [
                    ("approve_trip", "Can approve trips and the claims of travellers"),
                    ("publish_trip", "Can release trips for the public register"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Traveller",
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
                    "name",
                    models.CharField(
                        help_text="As in the passport.", max_length=200, verbose_name="name"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("mayor", "Mayor"),
                            ("elected", "Deputy mayor or councillor"),
                            ("staff", "Staff"),
                            ("expert", "Expert or guest"),
                            ("interpreter", "Interpreter"),
                            ("press", "Press"),
                            ("security", "Security"),
                            ("spouse", "Spouse"),
                        ],
                        default="staff",
                        max_length=12,
                        verbose_name="part on the trip",
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        blank=True,
                        help_text="As held when they travel.",
                        max_length=250,
                        verbose_name="post",
                    ),
                ),
                (
                    "official_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="official days",
                    ),
                ),
                (
                    "personal_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="personal days",
                    ),
                ),
                (
                    "visa",
                    models.CharField(
                        choices=[
                            ("none", "Not needed"),
                            ("unknown", "Not looked up yet"),
                            ("wanted", "To be applied for"),
                            ("applied", "Applied for"),
                            ("granted", "Granted"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="visa",
                    ),
                ),
                (
                    "visa_by",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="visa applied for by",
                    ),
                ),
                (
                    "passport_until",
                    models.DateField(
                        blank=True,
                        help_text="Many states want six months beyond the return.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="passport valid until",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("none", "No claim"),
                            ("submitted", "Claim handed in"),
                            ("approved", "Claim approved"),
                            ("refused", "Claim refused"),
                            ("paid", "Claim paid"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="claim",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(editable=False, null=True, verbose_name="claim decided on"),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="Facts only, as if they were reading them.",
                        verbose_name="notes",
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
                        verbose_name="claim decided by",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="travels",
                        to="directory.person",
                        verbose_name="in the directory",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        help_text="Whoever travels approves neither the trip nor their own claim.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="travels",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="login",
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="travellers",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "traveller",
                "verbose_name_plural": "travellers",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("name", models.CharField(max_length=200, verbose_name="house")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "from_on",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day], verbose_name="first night"
                    ),
                ),
                (
                    "until_on",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day], verbose_name="leave on"
                    ),
                ),
                (
                    "booking",
                    models.CharField(
                        blank=True,
                        help_text="Number of the booking.",
                        max_length=120,
                        verbose_name="booking",
                    ),
                ),
                (
                    "cancel_by",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="free cancellation until",
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "travellers",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Nobody ticked: everybody.",
                        related_name="stays",
                        to="delegations.traveller",
                        verbose_name="travellers",
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stays",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "lodging",
                "verbose_name_plural": "lodgings",
                "ordering": ["from_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("topic", models.CharField(max_length=250, verbose_name="topic")),
                (
                    "starts_at",
                    models.DateTimeField(
                        validators=[delegations.models.programme.plausible_moment],
                        verbose_name="begins",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        help_text="As in the world's list of zones, for example Pacific/Auckland.",
                        max_length=64,
                        validators=[oia.core.zones.valid_zone],
                        verbose_name="zone there",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "counterpart_words",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="counterpart, in words"
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        blank=True,
                        help_text="As held when they meet.",
                        max_length=250,
                        verbose_name="post",
                    ),
                ),
                (
                    "briefing",
                    models.TextField(
                        blank=True,
                        help_text="What we want, what they want, what to avoid.",
                        verbose_name="briefing",
                    ),
                ),
                ("outcome", models.TextField(blank=True, verbose_name="outcome")),
                (
                    "counterpart",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="directory.person",
                        verbose_name="counterpart",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="directory.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting on a trip",
                "verbose_name_plural": "meetings on trips",
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Leg",
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
                    "mode",
                    models.CharField(
                        choices=[
                            ("flight", "Flight"),
                            ("train", "Train"),
                            ("car", "Car"),
                            ("bus", "Bus"),
                            ("ship", "Ship"),
                            ("other", "Other"),
                        ],
                        default="flight",
                        max_length=8,
                        verbose_name="by",
                    ),
                ),
                ("carrier", models.CharField(blank=True, max_length=120, verbose_name="carrier")),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        help_text="Of the flight or train.",
                        max_length=40,
                        verbose_name="number",
                    ),
                ),
                (
                    "travel_class",
                    models.CharField(
                        choices=[
                            ("economy", "Economy or second class"),
                            ("premium", "Premium economy"),
                            ("business", "Business or first on a train"),
                            ("first", "First"),
                        ],
                        default="economy",
                        max_length=8,
                        verbose_name="class",
                    ),
                ),
                ("from_place", models.CharField(max_length=120, verbose_name="from")),
                (
                    "from_zone",
                    models.CharField(
                        help_text="As in the world's list of zones, for example Pacific/Auckland.",
                        max_length=64,
                        validators=[oia.core.zones.valid_zone],
                        verbose_name="zone there",
                    ),
                ),
                ("to_place", models.CharField(max_length=120, verbose_name="to")),
                (
                    "to_zone",
                    models.CharField(
                        help_text="As in the world's list of zones, for example Pacific/Auckland.",
                        max_length=64,
                        validators=[oia.core.zones.valid_zone],
                        verbose_name="zone of the destination",
                    ),
                ),
                (
                    "departs_at",
                    models.DateTimeField(
                        validators=[delegations.models.programme.plausible_moment],
                        verbose_name="departs",
                    ),
                ),
                (
                    "arrives_at",
                    models.DateTimeField(
                        validators=[delegations.models.programme.plausible_moment],
                        verbose_name="arrives",
                    ),
                ),
                (
                    "booking",
                    models.CharField(
                        blank=True,
                        help_text="Number of the booking.",
                        max_length=120,
                        verbose_name="booking",
                    ),
                ),
                (
                    "distance_km",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="distance"),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "travellers",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Nobody ticked: everybody.",
                        related_name="legs",
                        to="delegations.traveller",
                        verbose_name="travellers",
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="legs",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "leg",
                "verbose_name_plural": "legs",
                "ordering": ["departs_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("search_text", models.TextField(blank=True, editable=False)),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("office", "Office"),
                            ("restricted", "Restricted"),
                            ("protocol", "Protocol only"),
                        ],
                        default="movements",
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        editable=False, max_length=20, unique=True, verbose_name="reference"
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="occasion")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("weighing", "Being weighed"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("sent_other", "Somebody else goes"),
                            ("withdrawn", "Withdrawn by the host"),
                        ],
                        default="received",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "host",
                    models.CharField(
                        blank=True,
                        help_text="Who invites, as they sign.",
                        max_length=200,
                        verbose_name="host, in words",
                    ),
                ),
                (
                    "invited",
                    models.CharField(
                        blank=True,
                        help_text="Blank: the mayor.",
                        max_length=200,
                        verbose_name="who is invited",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("about", models.TextField(blank=True, verbose_name="what it is about")),
                (
                    "received_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="received on",
                    ),
                ),
                (
                    "answer_by",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="answer by",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="first day",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: the same day.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="last day",
                    ),
                ),
                (
                    "would_pay",
                    models.CharField(
                        choices=[
                            ("city", "Our city"),
                            ("host", "The host"),
                            ("network", "A network"),
                            ("airline", "An airline or hotel"),
                            ("sponsor", "A sponsor"),
                            ("own", "The traveller"),
                        ],
                        default="city",
                        max_length=8,
                        verbose_name="who would pay",
                    ),
                ),
                (
                    "offer",
                    models.CharField(
                        blank=True,
                        help_text="Flights, hotel, for how many.",
                        max_length=300,
                        verbose_name="what they offer",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(editable=False, null=True, verbose_name="decided on"),
                ),
                (
                    "decision_reason",
                    models.TextField(blank=True, editable=False, verbose_name="reason"),
                ),
                (
                    "answer",
                    models.TextField(
                        blank=True, help_text="As it was sent.", verbose_name="our answer"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="directory.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "backup",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations_backed",
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
                        related_name="invitations",
                        to="directory.city",
                        verbose_name="city",
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
                    "goes_instead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations_taken",
                        to="directory.person",
                        verbose_name="goes instead",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="networks.network",
                        verbose_name="network",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="directory.organisation",
                        verbose_name="organisation that invites",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "summit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="networks.summit",
                        verbose_name="summit",
                    ),
                ),
                (
                    "trip",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitation",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ["-received_on", "-pk"],
                "permissions": [("decide_invitation", "Can accept and decline invitations")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTripCost",
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
                            ("registration", "Registration"),
                            ("travel", "Travel"),
                            ("lodging", "Lodging"),
                            ("ground", "Ground transport"),
                            ("per_diem", "Per diem"),
                            ("meals", "Meals and hospitality"),
                            ("visa", "Visa and insurance"),
                            ("upgrade", "Upgrade or other benefit"),
                            ("other", "Other"),
                        ],
                        default="travel",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=200, verbose_name="for what")),
                (
                    "payer",
                    models.CharField(
                        choices=[
                            ("city", "Our city"),
                            ("host", "The host"),
                            ("network", "A network"),
                            ("airline", "An airline or hotel"),
                            ("sponsor", "A sponsor"),
                            ("own", "The traveller"),
                        ],
                        default="city",
                        max_length=8,
                        verbose_name="payer",
                    ),
                ),
                (
                    "estimate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="estimate",
                    ),
                ),
                (
                    "actual",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="actual",
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
                    "rate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=8,
                        help_text="What one unit was worth in our currency. Blank: as the office's rates say.",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="rate",
                    ),
                ),
                (
                    "rate_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: the day of departure.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="rate of",
                    ),
                ),
                (
                    "in_kind",
                    models.BooleanField(
                        default=False,
                        help_text="An upgrade, a ticket: no money went about.",
                        verbose_name="in kind",
                    ),
                ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organisation",
                        verbose_name="who of them",
                    ),
                ),
                (
                    "traveller",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Blank: for all together.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.traveller",
                        verbose_name="traveller",
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical cost of a trip",
                "verbose_name_plural": "historical costs of trips",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTraveller",
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
                    "name",
                    models.CharField(
                        help_text="As in the passport.", max_length=200, verbose_name="name"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("mayor", "Mayor"),
                            ("elected", "Deputy mayor or councillor"),
                            ("staff", "Staff"),
                            ("expert", "Expert or guest"),
                            ("interpreter", "Interpreter"),
                            ("press", "Press"),
                            ("security", "Security"),
                            ("spouse", "Spouse"),
                        ],
                        default="staff",
                        max_length=12,
                        verbose_name="part on the trip",
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        blank=True,
                        help_text="As held when they travel.",
                        max_length=250,
                        verbose_name="post",
                    ),
                ),
                (
                    "official_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="official days",
                    ),
                ),
                (
                    "personal_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(365)],
                        verbose_name="personal days",
                    ),
                ),
                (
                    "visa",
                    models.CharField(
                        choices=[
                            ("none", "Not needed"),
                            ("unknown", "Not looked up yet"),
                            ("wanted", "To be applied for"),
                            ("applied", "Applied for"),
                            ("granted", "Granted"),
                        ],
                        default="unknown",
                        max_length=8,
                        verbose_name="visa",
                    ),
                ),
                (
                    "visa_by",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="visa applied for by",
                    ),
                ),
                (
                    "passport_until",
                    models.DateField(
                        blank=True,
                        help_text="Many states want six months beyond the return.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="passport valid until",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("none", "No claim"),
                            ("submitted", "Claim handed in"),
                            ("approved", "Claim approved"),
                            ("refused", "Claim refused"),
                            ("paid", "Claim paid"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="claim",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(editable=False, null=True, verbose_name="claim decided on"),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="Facts only, as if they were reading them.",
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="claim decided by",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="in the directory",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Whoever travels approves neither the trip nor their own claim.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="login",
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical traveller",
                "verbose_name_plural": "historical travellers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStay",
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
                ("name", models.CharField(max_length=200, verbose_name="house")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "from_on",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day], verbose_name="first night"
                    ),
                ),
                (
                    "until_on",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day], verbose_name="leave on"
                    ),
                ),
                (
                    "booking",
                    models.CharField(
                        blank=True,
                        help_text="Number of the booking.",
                        max_length=120,
                        verbose_name="booking",
                    ),
                ),
                (
                    "cancel_by",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="free cancellation until",
                    ),
                ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical lodging",
                "verbose_name_plural": "historical lodgings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMeeting",
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
                ("topic", models.CharField(max_length=250, verbose_name="topic")),
                (
                    "starts_at",
                    models.DateTimeField(
                        validators=[delegations.models.programme.plausible_moment],
                        verbose_name="begins",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        help_text="As in the world's list of zones, for example Pacific/Auckland.",
                        max_length=64,
                        validators=[oia.core.zones.valid_zone],
                        verbose_name="zone there",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                (
                    "counterpart_words",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="counterpart, in words"
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        blank=True,
                        help_text="As held when they meet.",
                        max_length=250,
                        verbose_name="post",
                    ),
                ),
                (
                    "briefing",
                    models.TextField(
                        blank=True,
                        help_text="What we want, what they want, what to avoid.",
                        verbose_name="briefing",
                    ),
                ),
                ("outcome", models.TextField(blank=True, verbose_name="outcome")),
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
                    "counterpart",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="counterpart",
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
                        verbose_name="organisation",
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical meeting on a trip",
                "verbose_name_plural": "historical meetings on trips",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalLeg",
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
                    "mode",
                    models.CharField(
                        choices=[
                            ("flight", "Flight"),
                            ("train", "Train"),
                            ("car", "Car"),
                            ("bus", "Bus"),
                            ("ship", "Ship"),
                            ("other", "Other"),
                        ],
                        default="flight",
                        max_length=8,
                        verbose_name="by",
                    ),
                ),
                ("carrier", models.CharField(blank=True, max_length=120, verbose_name="carrier")),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        help_text="Of the flight or train.",
                        max_length=40,
                        verbose_name="number",
                    ),
                ),
                (
                    "travel_class",
                    models.CharField(
                        choices=[
                            ("economy", "Economy or second class"),
                            ("premium", "Premium economy"),
                            ("business", "Business or first on a train"),
                            ("first", "First"),
                        ],
                        default="economy",
                        max_length=8,
                        verbose_name="class",
                    ),
                ),
                ("from_place", models.CharField(max_length=120, verbose_name="from")),
                (
                    "from_zone",
                    models.CharField(
                        help_text="As in the world's list of zones, for example Pacific/Auckland.",
                        max_length=64,
                        validators=[oia.core.zones.valid_zone],
                        verbose_name="zone there",
                    ),
                ),
                ("to_place", models.CharField(max_length=120, verbose_name="to")),
                (
                    "to_zone",
                    models.CharField(
                        help_text="As in the world's list of zones, for example Pacific/Auckland.",
                        max_length=64,
                        validators=[oia.core.zones.valid_zone],
                        verbose_name="zone of the destination",
                    ),
                ),
                (
                    "departs_at",
                    models.DateTimeField(
                        validators=[delegations.models.programme.plausible_moment],
                        verbose_name="departs",
                    ),
                ),
                (
                    "arrives_at",
                    models.DateTimeField(
                        validators=[delegations.models.programme.plausible_moment],
                        verbose_name="arrives",
                    ),
                ),
                (
                    "booking",
                    models.CharField(
                        blank=True,
                        help_text="Number of the booking.",
                        max_length=120,
                        verbose_name="booking",
                    ),
                ),
                (
                    "distance_km",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="distance"),
                ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical leg",
                "verbose_name_plural": "historical legs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInvitation",
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
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("search_text", models.TextField(blank=True, editable=False)),
                (
                    "sensitivity",
                    models.CharField(
                        choices=[
                            ("office", "Office"),
                            ("restricted", "Restricted"),
                            ("protocol", "Protocol only"),
                        ],
                        default="movements",
                        max_length=12,
                        verbose_name="sensitivity",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        db_index=True, editable=False, max_length=20, verbose_name="reference"
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="occasion")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("weighing", "Being weighed"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("sent_other", "Somebody else goes"),
                            ("withdrawn", "Withdrawn by the host"),
                        ],
                        default="received",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "host",
                    models.CharField(
                        blank=True,
                        help_text="Who invites, as they sign.",
                        max_length=200,
                        verbose_name="host, in words",
                    ),
                ),
                (
                    "invited",
                    models.CharField(
                        blank=True,
                        help_text="Blank: the mayor.",
                        max_length=200,
                        verbose_name="who is invited",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                ("about", models.TextField(blank=True, verbose_name="what it is about")),
                (
                    "received_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="received on",
                    ),
                ),
                (
                    "answer_by",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="answer by",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="first day",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: the same day.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="last day",
                    ),
                ),
                (
                    "would_pay",
                    models.CharField(
                        choices=[
                            ("city", "Our city"),
                            ("host", "The host"),
                            ("network", "A network"),
                            ("airline", "An airline or hotel"),
                            ("sponsor", "A sponsor"),
                            ("own", "The traveller"),
                        ],
                        default="city",
                        max_length=8,
                        verbose_name="who would pay",
                    ),
                ),
                (
                    "offer",
                    models.CharField(
                        blank=True,
                        help_text="Flights, hotel, for how many.",
                        max_length=300,
                        verbose_name="what they offer",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(editable=False, null=True, verbose_name="decided on"),
                ),
                (
                    "decision_reason",
                    models.TextField(blank=True, editable=False, verbose_name="reason"),
                ),
                (
                    "answer",
                    models.TextField(
                        blank=True, help_text="As it was sent.", verbose_name="our answer"
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
                        verbose_name="city",
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
                    "goes_instead",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="goes instead",
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
                    "network",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="networks.network",
                        verbose_name="network",
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
                        verbose_name="organisation that invites",
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
                (
                    "trip",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical invitation",
                "verbose_name_plural": "historical invitations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalApproval",
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
                    "body",
                    models.CharField(
                        choices=[
                            ("ethics", "Ethics"),
                            ("budget", "Budget"),
                            ("director", "Director"),
                            ("mayor_office", "Mayor's office"),
                            ("council", "Council"),
                            ("other", "Other"),
                        ],
                        default="director",
                        max_length=12,
                        verbose_name="whose word",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="Steps of a lower number come first.",
                        verbose_name="order",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("protocol", "Protocol"),
                            ("director", "Director"),
                            ("administrator", "Administrator"),
                            ("outside", "Somebody without a login, on paper"),
                        ],
                        default="director",
                        max_length=13,
                        verbose_name="who takes it",
                    ),
                ),
                (
                    "lead_days",
                    models.PositiveSmallIntegerField(
                        default=21,
                        validators=[django.core.validators.MaxValueValidator(730)],
                        verbose_name="days before the departure",
                    ),
                ),
                (
                    "before_acceptance",
                    models.BooleanField(
                        default=False,
                        help_text="The invitation is not accepted until this step is taken.",
                        verbose_name="before anybody accepts",
                    ),
                ),
                (
                    "asks_payer",
                    models.BooleanField(
                        default=False, verbose_name="again when somebody else pays"
                    ),
                ),
                (
                    "asks_cost",
                    models.BooleanField(default=False, verbose_name="again when it costs more"),
                ),
                (
                    "asks_destination",
                    models.BooleanField(default=False, verbose_name="again when it goes elsewhere"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "Not decided"),
                            ("approved", "Approved"),
                            ("conditions", "Approved with conditions"),
                            ("refused", "Refused"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(editable=False, null=True, verbose_name="decided on"),
                ),
                (
                    "given_by",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="given by"
                    ),
                ),
                (
                    "paper",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="paper"
                    ),
                ),
                (
                    "words_said",
                    models.TextField(
                        blank=True, editable=False, verbose_name="conditions or reason"
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
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided or noted by",
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
                    "step",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.chainstep",
                        verbose_name="step of the chain",
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical approval",
                "verbose_name_plural": "historical approvals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Approval",
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
                    "body",
                    models.CharField(
                        choices=[
                            ("ethics", "Ethics"),
                            ("budget", "Budget"),
                            ("director", "Director"),
                            ("mayor_office", "Mayor's office"),
                            ("council", "Council"),
                            ("other", "Other"),
                        ],
                        default="director",
                        max_length=12,
                        verbose_name="whose word",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="Steps of a lower number come first.",
                        verbose_name="order",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("officer", "Officer"),
                            ("protocol", "Protocol"),
                            ("director", "Director"),
                            ("administrator", "Administrator"),
                            ("outside", "Somebody without a login, on paper"),
                        ],
                        default="director",
                        max_length=13,
                        verbose_name="who takes it",
                    ),
                ),
                (
                    "lead_days",
                    models.PositiveSmallIntegerField(
                        default=21,
                        validators=[django.core.validators.MaxValueValidator(730)],
                        verbose_name="days before the departure",
                    ),
                ),
                (
                    "before_acceptance",
                    models.BooleanField(
                        default=False,
                        help_text="The invitation is not accepted until this step is taken.",
                        verbose_name="before anybody accepts",
                    ),
                ),
                (
                    "asks_payer",
                    models.BooleanField(
                        default=False, verbose_name="again when somebody else pays"
                    ),
                ),
                (
                    "asks_cost",
                    models.BooleanField(default=False, verbose_name="again when it costs more"),
                ),
                (
                    "asks_destination",
                    models.BooleanField(default=False, verbose_name="again when it goes elsewhere"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "Not decided"),
                            ("approved", "Approved"),
                            ("conditions", "Approved with conditions"),
                            ("refused", "Refused"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                (
                    "decided_on",
                    models.DateField(editable=False, null=True, verbose_name="decided on"),
                ),
                (
                    "given_by",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="given by"
                    ),
                ),
                (
                    "paper",
                    models.CharField(
                        blank=True, editable=False, max_length=300, verbose_name="paper"
                    ),
                ),
                (
                    "words_said",
                    models.TextField(
                        blank=True, editable=False, verbose_name="conditions or reason"
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
                        verbose_name="decided or noted by",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="approvals",
                        to="delegations.chainstep",
                        verbose_name="step of the chain",
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approvals",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "approval",
                "verbose_name_plural": "approvals",
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TripCost",
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
                            ("registration", "Registration"),
                            ("travel", "Travel"),
                            ("lodging", "Lodging"),
                            ("ground", "Ground transport"),
                            ("per_diem", "Per diem"),
                            ("meals", "Meals and hospitality"),
                            ("visa", "Visa and insurance"),
                            ("upgrade", "Upgrade or other benefit"),
                            ("other", "Other"),
                        ],
                        default="travel",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(blank=True, max_length=200, verbose_name="for what")),
                (
                    "payer",
                    models.CharField(
                        choices=[
                            ("city", "Our city"),
                            ("host", "The host"),
                            ("network", "A network"),
                            ("airline", "An airline or hotel"),
                            ("sponsor", "A sponsor"),
                            ("own", "The traveller"),
                        ],
                        default="city",
                        max_length=8,
                        verbose_name="payer",
                    ),
                ),
                (
                    "estimate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="estimate",
                    ),
                ),
                (
                    "actual",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(
                                0, "An amount cannot be negative."
                            )
                        ],
                        verbose_name="actual",
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
                    "rate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=8,
                        help_text="What one unit was worth in our currency. Blank: as the office's rates say.",
                        max_digits=18,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="rate",
                    ),
                ),
                (
                    "rate_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: the day of departure.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="rate of",
                    ),
                ),
                (
                    "in_kind",
                    models.BooleanField(
                        default=False,
                        help_text="An upgrade, a ticket: no money went about.",
                        verbose_name="in kind",
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trip_costs",
                        to="directory.organisation",
                        verbose_name="who of them",
                    ),
                ),
                (
                    "traveller",
                    models.ForeignKey(
                        blank=True,
                        help_text="Blank: for all together.",
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="costs",
                        to="delegations.traveller",
                        verbose_name="traveller",
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="costs",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
            ],
            options={
                "verbose_name": "cost of a trip",
                "verbose_name_plural": "costs of trips",
                "ordering": ["trip", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TripStepTemplate",
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
                        blank=True,
                        choices=[
                            ("summit", "Summit or congress"),
                            ("network", "Meeting of a network"),
                            ("partner", "Visit to a partner city"),
                            ("working", "Working visit"),
                            ("promotion", "Promotion of the city"),
                            ("ceremony", "Ceremony or award"),
                            ("other", "Other"),
                        ],
                        help_text="Blank: for every trip.",
                        max_length=10,
                        verbose_name="kind of trip",
                    ),
                ),
                (
                    "days_before",
                    models.SmallIntegerField(
                        help_text="Negative: afterwards.",
                        validators=[
                            django.core.validators.MinValueValidator(-730),
                            django.core.validators.MaxValueValidator(730),
                        ],
                        verbose_name="days before",
                    ),
                ),
                (
                    "counted_from",
                    models.CharField(
                        choices=[("departure", "The departure"), ("return", "The return")],
                        default="departure",
                        max_length=9,
                        verbose_name="counted from",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("owner", "Owner of the trip"),
                            ("mayor_office", "Mayor's office"),
                            ("director", "Director"),
                        ],
                        default="owner",
                        max_length=12,
                        verbose_name="for",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
            ],
            options={
                "verbose_name": "step template of trips",
                "verbose_name_plural": "step templates of trips",
                "ordering": ["-days_before", "pk"],
                "indexes": [
                    models.Index(fields=["days_before", "id"], name="tripsteptemplate_by_days"),
                    models.Index(fields=["title", "id"], name="tripsteptemplate_by_title"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TripStep",
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
                    "audience",
                    models.CharField(
                        choices=[
                            ("owner", "Owner of the trip"),
                            ("mayor_office", "Mayor's office"),
                            ("director", "Director"),
                        ],
                        default="owner",
                        max_length=12,
                        verbose_name="for",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        help_text="Instead of days before: it stays when the visit moves.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="on a day of its own",
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "days_before",
                    models.SmallIntegerField(
                        blank=True,
                        help_text="Negative: afterwards. It moves with the trip.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-730),
                            django.core.validators.MaxValueValidator(730),
                        ],
                        verbose_name="days before",
                    ),
                ),
                (
                    "counted_from",
                    models.CharField(
                        choices=[("departure", "The departure"), ("return", "The return")],
                        default="departure",
                        max_length=9,
                        verbose_name="counted from",
                    ),
                ),
                (
                    "trip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="steps",
                        to="delegations.tripsteptemplate",
                        verbose_name="template",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a trip",
                "verbose_name_plural": "steps of trips",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTripStep",
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
                    "audience",
                    models.CharField(
                        choices=[
                            ("owner", "Owner of the trip"),
                            ("mayor_office", "Mayor's office"),
                            ("director", "Director"),
                        ],
                        default="owner",
                        max_length=12,
                        verbose_name="for",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        help_text="Instead of days before: it stays when the visit moves.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="on a day of its own",
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "days_before",
                    models.SmallIntegerField(
                        blank=True,
                        help_text="Negative: afterwards. It moves with the trip.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-730),
                            django.core.validators.MaxValueValidator(730),
                        ],
                        verbose_name="days before",
                    ),
                ),
                (
                    "counted_from",
                    models.CharField(
                        choices=[("departure", "The departure"), ("return", "The return")],
                        default="departure",
                        max_length=9,
                        verbose_name="counted from",
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
                    "trip",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.trip",
                        verbose_name="trip",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.tripsteptemplate",
                        verbose_name="template",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical step of a trip",
                "verbose_name_plural": "historical steps of trips",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddIndex(
            model_name="trip",
            index=models.Index(fields=["starts_on", "id"], name="trip_by_departure"),
        ),
        migrations.AddIndex(
            model_name="trip",
            index=models.Index(fields=["title", "id"], name="trip_by_title"),
        ),
        migrations.AddIndex(
            model_name="trip",
            index=models.Index(fields=["status", "starts_on", "id"], name="trip_by_status"),
        ),
        migrations.AddIndex(
            model_name="trip",
            index=models.Index(fields=["kind", "starts_on", "id"], name="trip_by_kind"),
        ),
        migrations.AddConstraint(
            model_name="trip",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city__isnull", False),
                    models.Q(("destination", ""), _negated=True),
                    _connector="OR",
                ),
                name="trip_goes_somewhere",
                violation_error_message="Say where the trip goes: a city, or in words.",
            ),
        ),
        migrations.AddConstraint(
            model_name="trip",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None),
                    models.Q(("ends_on__gte", models.F("starts_on")), ("starts_on__isnull", False)),
                    _connector="OR",
                ),
                name="trip_returns_after_it_leaves",
                violation_error_message="They return before they leave.",
            ),
        ),
        migrations.AddConstraint(
            model_name="trip",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "status__in",
                            [
                                "approved",
                                "booked",
                                "briefed",
                                "travelling",
                                "expenses",
                                "reported",
                                "published",
                                "closed",
                            ],
                        ),
                        _negated=True,
                    ),
                    ("starts_on__isnull", False),
                    _connector="OR",
                ),
                name="trip_approved_has_a_day",
                violation_error_message="A trip is approved for days. Give them first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="trip",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reported_on", None), models.Q(("results", ""), _negated=True), _connector="OR"
                ),
                name="trip_reported_with_a_result",
                violation_error_message="A report says what came of the trip.",
            ),
        ),
        migrations.AddConstraint(
            model_name="trip",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("released_on", None),
                    ("status__in", ["expenses", "reported", "published", "closed"]),
                    _connector="OR",
                ),
                name="trip_released_is_over",
                violation_error_message="Only a trip that is over can be released.",
            ),
        ),
        migrations.AddConstraint(
            model_name="trip",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "invited",
                            "screening",
                            "declined",
                            "ethics_cleared",
                            "budgeted",
                            "approved",
                            "booked",
                            "briefed",
                            "travelling",
                            "expenses",
                            "reported",
                            "published",
                            "closed",
                            "postponed",
                            "cancelled",
                        ],
                    )
                ),
                name="trip_status_is_known",
                violation_error_message="There is no such state.",
            ),
        ),
        migrations.AddIndex(
            model_name="traveller",
            index=models.Index(fields=["name", "id"], name="traveller_by_name"),
        ),
        migrations.AddConstraint(
            model_name="traveller",
            constraint=models.UniqueConstraint(
                condition=models.Q(("part", "mayor")),
                fields=("trip",),
                name="traveller_one_mayor",
                violation_error_message="A trip has one mayor.",
            ),
        ),
        migrations.AddConstraint(
            model_name="traveller",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["none", "submitted", "approved", "refused", "paid"])
                ),
                name="traveller_claim_is_known",
                violation_error_message="There is no such state.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on__gt", models.F("from_on"))),
                name="stay_ends_after_it_begins",
                violation_error_message="The last night is before the first.",
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["trip", "starts_at", "id"], name="meeting_by_hour"),
        ),
        migrations.AddIndex(
            model_name="leg",
            index=models.Index(fields=["trip", "departs_at", "id"], name="leg_by_departure"),
        ),
        migrations.AddConstraint(
            model_name="leg",
            constraint=models.CheckConstraint(
                condition=models.Q(("arrives_at__gt", models.F("departs_at"))),
                name="leg_arrives_after_it_leaves",
                violation_error_message="It arrives before it leaves. Look at the zones and the days.",
            ),
        ),
        migrations.AddConstraint(
            model_name="leg",
            constraint=models.CheckConstraint(
                condition=models.Q(("distance_km", None), ("distance_km__gte", 0), _connector="OR"),
                name="leg_distance_not_negative",
                violation_error_message="A distance cannot be negative.",
            ),
        ),
        migrations.AddIndex(
            model_name="invitation",
            index=models.Index(fields=["received_on", "id"], name="invitation_by_receipt"),
        ),
        migrations.AddIndex(
            model_name="invitation",
            index=models.Index(fields=["answer_by", "id"], name="invitation_by_answer"),
        ),
        migrations.AddIndex(
            model_name="invitation",
            index=models.Index(fields=["starts_on", "id"], name="invitation_by_day"),
        ),
        migrations.AddIndex(
            model_name="invitation",
            index=models.Index(fields=["title", "id"], name="invitation_by_title"),
        ),
        migrations.AddIndex(
            model_name="invitation",
            index=models.Index(fields=["status", "received_on", "id"], name="invitation_by_status"),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("organisation__isnull", False),
                    models.Q(("host", ""), _negated=True),
                    _connector="OR",
                ),
                name="invitation_has_a_host",
                violation_error_message="Say who invites: an organisation, or in words.",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None),
                    models.Q(("ends_on__gte", models.F("starts_on")), ("starts_on__isnull", False)),
                    _connector="OR",
                ),
                name="invitation_ends_after_it_begins",
                violation_error_message="It ends before it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "accepted"), _negated=True),
                    ("trip__isnull", False),
                    _connector="OR",
                ),
                name="invitation_accepted_has_its_trip",
                violation_error_message="What is accepted has its trip.",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_on", None),
                    models.Q(("decision_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="invitation_decided_with_a_reason",
                violation_error_message="Give the reason for the decision.",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        ["received", "weighing", "accepted", "declined", "sent_other", "withdrawn"],
                    )
                ),
                name="invitation_status_is_known",
                violation_error_message="There is no such state.",
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.UniqueConstraint(
                condition=models.Q(("step__isnull", False)),
                fields=("trip", "step"),
                name="approval_once_per_step",
                violation_error_message="The trip already has this step.",
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "pending"), ("decided_on__isnull", False), _connector="OR"
                ),
                name="approval_decided_on_a_day",
                violation_error_message="What is decided knows its day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["pending", "approved", "conditions", "refused"])
                ),
                name="approval_status_is_known",
                violation_error_message="There is no such state.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tripcost",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("estimate", None), ("estimate__gte", 0), _connector="OR"),
                    models.Q(("actual", None), ("actual__gte", 0), _connector="OR"),
                ),
                name="tripcost_not_negative",
                violation_error_message="An amount cannot be negative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tripcost",
            constraint=models.CheckConstraint(
                condition=models.Q(("rate", None), ("rate__gt", 0), _connector="OR"),
                name="tripcost_rate_is_positive",
                violation_error_message="A rate is more than nothing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tripstep",
            constraint=models.UniqueConstraint(
                condition=models.Q(("template__isnull", False)),
                fields=("trip", "template"),
                name="tripstep_once_per_template",
                violation_error_message="The trip already has this step.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tripstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("days_before", None), ("due_on__isnull", False)),
                    models.Q(("days_before__isnull", False), ("due_on", None)),
                    _connector="OR",
                ),
                name="tripstep_counted_or_on_a_day",
                violation_error_message="Give either days before the trip or a day, not both.",
            ),
        ),
    ]
