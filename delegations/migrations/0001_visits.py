"""Visits to our city, what has to be ready for them, and the count of their references.

Safe while old code runs: adds tables that nothing else knows of.
"""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import oia.core.roads
import oia.core.validators


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0009_how_visits_are_answered"),
        ("directory", "0004_contact_log"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Delegation",
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
                    "title",
                    models.CharField(
                        help_text="What the visit is called in the office.",
                        max_length=250,
                        verbose_name="title",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("courtesy", "Courtesy call"),
                            ("official", "Official visit"),
                            ("working", "Working visit"),
                            ("study", "Technical or study tour"),
                            ("transit", "Transit"),
                        ],
                        default="working",
                        max_length=10,
                        verbose_name="kind of visit",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("acknowledged", "Acknowledged"),
                            ("triaged", "Looked through"),
                            ("info_needed", "Asked for more"),
                            ("declined", "Declined"),
                            ("redirected", "Redirected"),
                            ("accepted", "Accepted, tentative"),
                            ("confirmed", "Confirmed"),
                            ("frozen", "Programme frozen"),
                            ("in_progress", "In progress"),
                            ("follow_up", "Follow-up"),
                            ("closed", "Closed"),
                            ("postponed", "Postponed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "comes_from",
                    models.CharField(
                        blank=True,
                        help_text="Where neither is listed here.",
                        max_length=200,
                        verbose_name="comes from, in words",
                    ),
                ),
                (
                    "requester",
                    models.CharField(
                        blank=True,
                        help_text="Who wrote or called.",
                        max_length=200,
                        verbose_name="requester",
                    ),
                ),
                (
                    "requester_contact",
                    models.CharField(blank=True, max_length=254, verbose_name="how to reach them"),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("consulate", "Consulate"),
                            ("embassy", "Embassy"),
                            ("ministry", "Ministry"),
                            ("network", "Network"),
                            ("agency", "Agency"),
                            ("direct", "Direct"),
                            ("colleague", "Another department of ours"),
                            ("other", "Other"),
                        ],
                        default="direct",
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                (
                    "agent",
                    models.CharField(
                        blank=True,
                        help_text="An agency that asks on behalf of somebody.",
                        max_length=200,
                        verbose_name="agent",
                    ),
                ),
                (
                    "letter_on",
                    models.DateField(
                        blank=True,
                        help_text="Its date. Hang the letter itself on the visit as a paper.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="letter of authorisation of",
                    ),
                ),
                (
                    "received_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="received on",
                    ),
                ),
                (
                    "reply_by",
                    models.DateField(
                        blank=True,
                        help_text="Blank: reckoned from the day of receipt, as the office promises.",
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="reply promised by",
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                ("questions", models.TextField(blank=True, verbose_name="what they want to know")),
                (
                    "level_asked",
                    models.CharField(
                        choices=[
                            ("mayor", "Mayor"),
                            ("councillor", "Deputy mayor or councillor"),
                            ("executive", "Chief executive"),
                            ("technical", "Experts"),
                            ("media", "Press office"),
                            ("any", "Anybody who can help"),
                        ],
                        default="any",
                        max_length=10,
                        verbose_name="level asked for",
                    ),
                ),
                (
                    "others_asked",
                    models.CharField(
                        blank=True,
                        help_text="Other bodies that they approached.",
                        max_length=300,
                        verbose_name="others they asked",
                    ),
                ),
                (
                    "arrives_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="arrives",
                    ),
                ),
                (
                    "leaves_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: on the same day.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="leaves",
                    ),
                ),
                (
                    "flexibility",
                    models.CharField(
                        choices=[
                            ("fixed", "Fixed"),
                            ("days", "By some days"),
                            ("weeks", "By some weeks"),
                            ("open", "Any time"),
                        ],
                        default="days",
                        max_length=5,
                        verbose_name="dates may move",
                    ),
                ),
                (
                    "party_size",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="how many come",
                    ),
                ),
                (
                    "interpreting",
                    models.CharField(
                        choices=[
                            ("none", "Not needed"),
                            ("ours", "We book one"),
                            ("theirs", "They bring one"),
                        ],
                        default="none",
                        max_length=6,
                        verbose_name="interpreter",
                    ),
                ),
                (
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="Such as: Japanese, English.",
                        max_length=200,
                        verbose_name="languages",
                    ),
                ),
                (
                    "press",
                    models.CharField(
                        blank=True,
                        help_text="Theirs or ours; photographers; what is open to them.",
                        max_length=200,
                        verbose_name="press",
                    ),
                ),
                (
                    "gifts_planned",
                    models.CharField(blank=True, max_length=300, verbose_name="gifts planned"),
                ),
                (
                    "special_needs",
                    models.TextField(
                        blank=True,
                        help_text="Of the whole party: parking, motorcade, rooms. Nobody's health or diet.",
                        verbose_name="special needs",
                    ),
                ),
                (
                    "fit",
                    models.TextField(
                        blank=True,
                        help_text="With our strategy, and what we have with them.",
                        verbose_name="how it fits",
                    ),
                ),
                ("caution", models.TextField(blank=True, verbose_name="sanctions or security")),
                (
                    "replied_on",
                    models.DateField(editable=False, null=True, verbose_name="answered on"),
                ),
                (
                    "kept_promise",
                    models.BooleanField(editable=False, null=True, verbose_name="answered in time"),
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
                    "alternative",
                    models.TextField(blank=True, editable=False, verbose_name="offered instead"),
                ),
                (
                    "authorising_body",
                    models.ForeignKey(
                        blank=True,
                        help_text="Whose delegation it is, where somebody else asks for it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_authorised",
                        to="directory.organisation",
                        verbose_name="authorising body",
                    ),
                ),
                (
                    "backup",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_backed",
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
                        related_name="delegations",
                        to="directory.city",
                        verbose_name="city it comes from",
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
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who of our city receives them.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_hosted",
                        to="directory.person",
                        verbose_name="host",
                    ),
                ),
                (
                    "host_fallback",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations_hosted_instead",
                        to="directory.person",
                        verbose_name="host, should that one be away",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to="directory.organisation",
                        verbose_name="organisation that comes",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="delegations",
                        to="directory.theme",
                        verbose_name="topics",
                    ),
                ),
            ],
            options={
                "verbose_name": "visit",
                "verbose_name_plural": "visits",
                "ordering": ["-received_on", "-pk"],
                "permissions": [("decide_delegation", "Can accept, decline and redirect visits")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalDelegation",
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
                    "title",
                    models.CharField(
                        help_text="What the visit is called in the office.",
                        max_length=250,
                        verbose_name="title",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("courtesy", "Courtesy call"),
                            ("official", "Official visit"),
                            ("working", "Working visit"),
                            ("study", "Technical or study tour"),
                            ("transit", "Transit"),
                        ],
                        default="working",
                        max_length=10,
                        verbose_name="kind of visit",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("acknowledged", "Acknowledged"),
                            ("triaged", "Looked through"),
                            ("info_needed", "Asked for more"),
                            ("declined", "Declined"),
                            ("redirected", "Redirected"),
                            ("accepted", "Accepted, tentative"),
                            ("confirmed", "Confirmed"),
                            ("frozen", "Programme frozen"),
                            ("in_progress", "In progress"),
                            ("follow_up", "Follow-up"),
                            ("closed", "Closed"),
                            ("postponed", "Postponed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="received",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "comes_from",
                    models.CharField(
                        blank=True,
                        help_text="Where neither is listed here.",
                        max_length=200,
                        verbose_name="comes from, in words",
                    ),
                ),
                (
                    "requester",
                    models.CharField(
                        blank=True,
                        help_text="Who wrote or called.",
                        max_length=200,
                        verbose_name="requester",
                    ),
                ),
                (
                    "requester_contact",
                    models.CharField(blank=True, max_length=254, verbose_name="how to reach them"),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("consulate", "Consulate"),
                            ("embassy", "Embassy"),
                            ("ministry", "Ministry"),
                            ("network", "Network"),
                            ("agency", "Agency"),
                            ("direct", "Direct"),
                            ("colleague", "Another department of ours"),
                            ("other", "Other"),
                        ],
                        default="direct",
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                (
                    "agent",
                    models.CharField(
                        blank=True,
                        help_text="An agency that asks on behalf of somebody.",
                        max_length=200,
                        verbose_name="agent",
                    ),
                ),
                (
                    "letter_on",
                    models.DateField(
                        blank=True,
                        help_text="Its date. Hang the letter itself on the visit as a paper.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="letter of authorisation of",
                    ),
                ),
                (
                    "received_on",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="received on",
                    ),
                ),
                (
                    "reply_by",
                    models.DateField(
                        blank=True,
                        help_text="Blank: reckoned from the day of receipt, as the office promises.",
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="reply promised by",
                    ),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
                ("questions", models.TextField(blank=True, verbose_name="what they want to know")),
                (
                    "level_asked",
                    models.CharField(
                        choices=[
                            ("mayor", "Mayor"),
                            ("councillor", "Deputy mayor or councillor"),
                            ("executive", "Chief executive"),
                            ("technical", "Experts"),
                            ("media", "Press office"),
                            ("any", "Anybody who can help"),
                        ],
                        default="any",
                        max_length=10,
                        verbose_name="level asked for",
                    ),
                ),
                (
                    "others_asked",
                    models.CharField(
                        blank=True,
                        help_text="Other bodies that they approached.",
                        max_length=300,
                        verbose_name="others they asked",
                    ),
                ),
                (
                    "arrives_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="arrives",
                    ),
                ),
                (
                    "leaves_on",
                    models.DateField(
                        blank=True,
                        help_text="Blank: on the same day.",
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="leaves",
                    ),
                ),
                (
                    "flexibility",
                    models.CharField(
                        choices=[
                            ("fixed", "Fixed"),
                            ("days", "By some days"),
                            ("weeks", "By some weeks"),
                            ("open", "Any time"),
                        ],
                        default="days",
                        max_length=5,
                        verbose_name="dates may move",
                    ),
                ),
                (
                    "party_size",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="how many come",
                    ),
                ),
                (
                    "interpreting",
                    models.CharField(
                        choices=[
                            ("none", "Not needed"),
                            ("ours", "We book one"),
                            ("theirs", "They bring one"),
                        ],
                        default="none",
                        max_length=6,
                        verbose_name="interpreter",
                    ),
                ),
                (
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="Such as: Japanese, English.",
                        max_length=200,
                        verbose_name="languages",
                    ),
                ),
                (
                    "press",
                    models.CharField(
                        blank=True,
                        help_text="Theirs or ours; photographers; what is open to them.",
                        max_length=200,
                        verbose_name="press",
                    ),
                ),
                (
                    "gifts_planned",
                    models.CharField(blank=True, max_length=300, verbose_name="gifts planned"),
                ),
                (
                    "special_needs",
                    models.TextField(
                        blank=True,
                        help_text="Of the whole party: parking, motorcade, rooms. Nobody's health or diet.",
                        verbose_name="special needs",
                    ),
                ),
                (
                    "fit",
                    models.TextField(
                        blank=True,
                        help_text="With our strategy, and what we have with them.",
                        verbose_name="how it fits",
                    ),
                ),
                ("caution", models.TextField(blank=True, verbose_name="sanctions or security")),
                (
                    "replied_on",
                    models.DateField(editable=False, null=True, verbose_name="answered on"),
                ),
                (
                    "kept_promise",
                    models.BooleanField(editable=False, null=True, verbose_name="answered in time"),
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
                    "alternative",
                    models.TextField(blank=True, editable=False, verbose_name="offered instead"),
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
                    "authorising_body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Whose delegation it is, where somebody else asks for it.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.organisation",
                        verbose_name="authorising body",
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
                        verbose_name="city it comes from",
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
                    "host",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Who of our city receives them.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="host",
                    ),
                ),
                (
                    "host_fallback",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="directory.person",
                        verbose_name="host, should that one be away",
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
                        verbose_name="organisation that comes",
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
            ],
            options={
                "verbose_name": "historical visit",
                "verbose_name_plural": "historical visits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ReferenceCounter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("letter", models.CharField(max_length=1, verbose_name="kind")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("last", models.PositiveIntegerField(default=0, verbose_name="last number")),
            ],
            options={
                "verbose_name": "count of references",
                "verbose_name_plural": "counts of references",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letter", "year"),
                        name="counted_once_a_year",
                        violation_error_message="This year is counted already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StepTemplate",
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
                            ("courtesy", "Courtesy call"),
                            ("official", "Official visit"),
                            ("working", "Working visit"),
                            ("study", "Technical or study tour"),
                            ("transit", "Transit"),
                        ],
                        help_text="Blank: for every visit.",
                        max_length=10,
                        verbose_name="kind of visit",
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
                        choices=[("arrival", "The arrival"), ("departure", "The departure")],
                        default="arrival",
                        max_length=9,
                        verbose_name="counted from",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("owner", "Owner of the visit"),
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
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        help_text="The common step that this kind of visit does differently or not at all.",
                        limit_choices_to={"kind": ""},
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replaced_by",
                        to="delegations.steptemplate",
                        verbose_name="stands in for",
                    ),
                ),
            ],
            options={
                "verbose_name": "step template",
                "verbose_name_plural": "step templates",
                "ordering": ["-days_before", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalVisitStep",
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
                            ("owner", "Owner of the visit"),
                            ("mayor_office", "Mayor's office"),
                            ("director", "Director"),
                        ],
                        default="owner",
                        max_length=12,
                        verbose_name="for",
                    ),
                ),
                (
                    "days_before",
                    models.SmallIntegerField(
                        blank=True,
                        help_text="Negative: afterwards. It moves with the visit.",
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
                        choices=[("arrival", "The arrival"), ("departure", "The departure")],
                        default="arrival",
                        max_length=9,
                        verbose_name="counted from",
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
                    "template",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.steptemplate",
                        verbose_name="template",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical step",
                "verbose_name_plural": "historical steps",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalStepTemplate",
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
                            ("courtesy", "Courtesy call"),
                            ("official", "Official visit"),
                            ("working", "Working visit"),
                            ("study", "Technical or study tour"),
                            ("transit", "Transit"),
                        ],
                        help_text="Blank: for every visit.",
                        max_length=10,
                        verbose_name="kind of visit",
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
                        choices=[("arrival", "The arrival"), ("departure", "The departure")],
                        default="arrival",
                        max_length=9,
                        verbose_name="counted from",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("owner", "Owner of the visit"),
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
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The common step that this kind of visit does differently or not at all.",
                        limit_choices_to={"kind": ""},
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.steptemplate",
                        verbose_name="stands in for",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical step template",
                "verbose_name_plural": "historical step templates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="VisitStep",
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
                            ("owner", "Owner of the visit"),
                            ("mayor_office", "Mayor's office"),
                            ("director", "Director"),
                        ],
                        default="owner",
                        max_length=12,
                        verbose_name="for",
                    ),
                ),
                (
                    "days_before",
                    models.SmallIntegerField(
                        blank=True,
                        help_text="Negative: afterwards. It moves with the visit.",
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
                        choices=[("arrival", "The arrival"), ("departure", "The departure")],
                        default="arrival",
                        max_length=9,
                        verbose_name="counted from",
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
                    "delegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="delegations.delegation",
                        verbose_name="visit",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="steps",
                        to="delegations.steptemplate",
                        verbose_name="template",
                    ),
                ),
            ],
            options={
                "verbose_name": "step",
                "verbose_name_plural": "steps",
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="delegation",
            index=models.Index(fields=["received_on", "id"], name="delegation_by_receipt"),
        ),
        migrations.AddIndex(
            model_name="delegation",
            index=models.Index(fields=["arrives_on", "id"], name="delegation_by_arrival"),
        ),
        migrations.AddIndex(
            model_name="delegation",
            index=models.Index(fields=["title", "id"], name="delegation_by_title"),
        ),
        migrations.AddIndex(
            model_name="delegation",
            index=models.Index(fields=["status", "received_on", "id"], name="delegation_by_status"),
        ),
        migrations.AddIndex(
            model_name="delegation",
            index=models.Index(fields=["kind", "received_on", "id"], name="delegation_by_kind"),
        ),
        migrations.AddIndex(
            model_name="delegation",
            index=models.Index(fields=["reply_by", "id"], name="delegation_by_reply"),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("city__isnull", False),
                    ("organisation__isnull", False),
                    models.Q(("comes_from", ""), _negated=True),
                    _connector="OR",
                ),
                name="delegation_comes_from_somewhere",
                violation_error_message="Say who comes: a city, an organisation, or in words.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("leaves_on", None),
                    models.Q(
                        ("arrives_on__isnull", False), ("leaves_on__gte", models.F("arrives_on"))
                    ),
                    _connector="OR",
                ),
                name="delegation_leaves_after_it_arrives",
                violation_error_message="They leave before they arrive.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("interpreting", "ours"), _negated=True),
                    models.Q(("languages", ""), _negated=True),
                    _connector="OR",
                ),
                name="delegation_interpreted_between_languages",
                violation_error_message="Say between which languages the interpreter works.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["confirmed", "frozen", "in_progress"]), _negated=True),
                    ("arrives_on__isnull", False),
                    _connector="OR",
                ),
                name="delegation_confirmed_has_a_day",
                violation_error_message="A visit is confirmed for a day. Give the day of arrival first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kept_promise", None), ("replied_on", None)),
                    models.Q(("kept_promise__isnull", False), ("replied_on__isnull", False)),
                    _connector="OR",
                ),
                name="delegation_answered_knows_whether_in_time",
                violation_error_message="What was answered knows whether it was in time.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_on", None),
                    models.Q(("decision_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="delegation_decided_with_a_reason",
                violation_error_message="Give the reason for the decision.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "received",
                            "acknowledged",
                            "triaged",
                            "info_needed",
                            "declined",
                            "redirected",
                            "accepted",
                            "confirmed",
                            "frozen",
                            "in_progress",
                            "follow_up",
                            "closed",
                            "postponed",
                            "cancelled",
                        ],
                    )
                ),
                name="delegation_status_is_known",
                violation_error_message="There is no such state.",
            ),
        ),
        migrations.AddIndex(
            model_name="steptemplate",
            index=models.Index(fields=["days_before", "id"], name="steptemplate_by_days"),
        ),
        migrations.AddIndex(
            model_name="steptemplate",
            index=models.Index(fields=["title", "id"], name="steptemplate_by_title"),
        ),
        migrations.AddConstraint(
            model_name="steptemplate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("replaces", None), models.Q(("kind", ""), _negated=True), _connector="OR"
                ),
                name="only_steps_of_a_kind_replace",
                violation_error_message="Only the step of one kind of visit can stand in for a common one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="steptemplate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaces__isnull", False)),
                fields=("kind", "replaces"),
                name="step_replaced_once_per_kind",
                violation_error_message="This kind of visit already does that differently.",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitstep",
            constraint=models.UniqueConstraint(
                condition=models.Q(("template__isnull", False)),
                fields=("delegation", "template"),
                name="step_once_per_template",
                violation_error_message="The visit already has this step.",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("days_before", None), ("due_on__isnull", False)),
                    models.Q(("days_before__isnull", False), ("due_on", None)),
                    _connector="OR",
                ),
                name="step_counted_or_on_a_day",
                violation_error_message="Give either days before the visit or a day, not both.",
            ),
        ),
    ]
