"""The office and its people.

The first tables; nothing to mind when deploying.
"""

import datetime

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import oia.accounts.choices
import oia.accounts.validators
import oia.core.validators
import oia.core.zones


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Holiday",
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
                    "on",
                    models.DateField(
                        error_messages={"unique": "That day is a holiday already."},
                        unique=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="on",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
            ],
            options={
                "verbose_name": "holiday",
                "verbose_name_plural": "holidays",
                "ordering": ["on"],
            },
        ),
        migrations.CreateModel(
            name="CouncilDate",
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
                    "on",
                    models.DateField(
                        error_messages={"unique": "The council meets on that day already."},
                        unique=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="meets on",
                    ),
                ),
                (
                    "agenda_closes_on",
                    models.DateField(
                        help_text="The last day to hand in papers for this meeting.",
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="agenda closes on",
                    ),
                ),
            ],
            options={
                "verbose_name": "council date",
                "verbose_name_plural": "council dates",
                "ordering": ["on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("agenda_closes_on__lte", models.F("on"))),
                        name="council_agenda_closes_before_it_meets",
                        violation_error_message="The agenda cannot close after the council meets.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Department",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "mailbox",
                    models.EmailField(
                        blank=True,
                        help_text="Where letters to the department go.",
                        max_length=254,
                        verbose_name="mailbox",
                    ),
                ),
            ],
            options={
                "verbose_name": "department",
                "verbose_name_plural": "departments",
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        name="department_name_is_unique",
                        violation_error_message="There is a department of this name already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
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
                    "work_start",
                    models.TimeField(
                        default=datetime.time(9, 0),
                        help_text="No mail is sent earlier in the day.",
                        verbose_name="work begins",
                    ),
                ),
                (
                    "work_end",
                    models.TimeField(
                        default=datetime.time(17, 0),
                        help_text="No mail is sent later in the day.",
                        verbose_name="work ends",
                    ),
                ),
                (
                    "work_days",
                    models.CharField(
                        default="12345",
                        max_length=7,
                        validators=[oia.accounts.validators.valid_work_days],
                        verbose_name="working days",
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "There is a user of this name already."},
                        max_length=150,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[\\w.+-]+\\Z",
                                "Use letters, digits, dots, hyphens, plus signs and underscores.",
                            )
                        ],
                        verbose_name="user name",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        help_text="For logging in and for reminders.",
                        max_length=254,
                        verbose_name="e-mail",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Take this away when somebody leaves: they can no longer log in.",
                        verbose_name="works here",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        blank=True,
                        help_text="Such as Europe/Warsaw. Blank for the zone of the office.",
                        max_length=64,
                        validators=[oia.core.zones.valid_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=oia.accounts.choices.languages,
                        help_text="Blank for the language of the office.",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="accounts.department",
                        verbose_name="department",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "ordering": ["first_name", "last_name", "username"],
                "permissions": [
                    ("use_admin", "May use the admin"),
                    ("see_restricted", "May see restricted records"),
                    ("see_protocol", "May see what is for protocol only"),
                    ("export_everything", "May export everything"),
                ],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExchangeRate",
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
                    "currency",
                    models.CharField(
                        help_text="Three letters, such as USD.",
                        max_length=3,
                        validators=[oia.accounts.validators.valid_currency],
                        verbose_name="currency",
                    ),
                ),
                (
                    "on",
                    models.DateField(
                        help_text="It holds until the next rate of the currency.",
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="from",
                    ),
                ),
                (
                    "rate",
                    models.DecimalField(
                        decimal_places=8,
                        help_text="What one unit of this currency is worth in the office's currency.",
                        max_digits=18,
                        verbose_name="rate",
                    ),
                ),
            ],
            options={
                "verbose_name": "exchange rate",
                "verbose_name_plural": "exchange rates",
                "ordering": ["currency", "-on"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("currency", "on"),
                        name="one_rate_a_currency_and_day",
                        violation_error_message="There is a rate for this currency and day already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rate__gt", 0)),
                        name="rate_is_above_zero",
                        violation_error_message="A rate must be above zero.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAbsence",
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
                    "starts_on",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="first day away",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day], verbose_name="last day away"
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
                    "deputy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Gets the reminders too for as long as the absence lasts.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="deputy",
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
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who is away",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical absence",
                "verbose_name_plural": "historical absences",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCouncilDate",
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
                    "on",
                    models.DateField(
                        db_index=True,
                        error_messages={"unique": "The council meets on that day already."},
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="meets on",
                    ),
                ),
                (
                    "agenda_closes_on",
                    models.DateField(
                        help_text="The last day to hand in papers for this meeting.",
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="agenda closes on",
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
                "verbose_name": "historical council date",
                "verbose_name_plural": "historical council dates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDepartment",
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
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "mailbox",
                    models.EmailField(
                        blank=True,
                        help_text="Where letters to the department go.",
                        max_length=254,
                        verbose_name="mailbox",
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
                "verbose_name": "historical department",
                "verbose_name_plural": "historical departments",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalExchangeRate",
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
                    "currency",
                    models.CharField(
                        help_text="Three letters, such as USD.",
                        max_length=3,
                        validators=[oia.accounts.validators.valid_currency],
                        verbose_name="currency",
                    ),
                ),
                (
                    "on",
                    models.DateField(
                        help_text="It holds until the next rate of the currency.",
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="from",
                    ),
                ),
                (
                    "rate",
                    models.DecimalField(
                        decimal_places=8,
                        help_text="What one unit of this currency is worth in the office's currency.",
                        max_digits=18,
                        verbose_name="rate",
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
                "verbose_name": "historical exchange rate",
                "verbose_name_plural": "historical exchange rates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalHoliday",
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
                    "on",
                    models.DateField(
                        db_index=True,
                        error_messages={"unique": "That day is a holiday already."},
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="on",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
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
                "verbose_name": "historical holiday",
                "verbose_name_plural": "historical holidays",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOffice",
            fields=[
                (
                    "created_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="created"),
                ),
                (
                    "updated_at",
                    models.DateTimeField(blank=True, editable=False, verbose_name="last changed"),
                ),
                (
                    "work_start",
                    models.TimeField(
                        default=datetime.time(9, 0),
                        help_text="No mail is sent earlier in the day.",
                        verbose_name="work begins",
                    ),
                ),
                (
                    "work_end",
                    models.TimeField(
                        default=datetime.time(17, 0),
                        help_text="No mail is sent later in the day.",
                        verbose_name="work ends",
                    ),
                ),
                (
                    "work_days",
                    models.CharField(
                        default="12345",
                        max_length=7,
                        validators=[oia.accounts.validators.valid_work_days],
                        verbose_name="working days",
                    ),
                ),
                ("id", models.PositiveSmallIntegerField(db_index=True, default=1, editable=False)),
                (
                    "name",
                    models.CharField(
                        default="Office of International Affairs",
                        help_text="As it stands at the head of pages, letters and papers.",
                        max_length=200,
                        verbose_name="name",
                    ),
                ),
                (
                    "city_name",
                    models.CharField(
                        blank=True,
                        help_text="The city that the office works for.",
                        max_length=200,
                        verbose_name="city",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        default="UTC",
                        help_text="The zone whose clock counts here, such as Europe/Warsaw.",
                        max_length=64,
                        validators=[oia.core.zones.valid_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        default="EUR",
                        help_text="Three letters, such as EUR. Sums in other currencies are shown in it too.",
                        max_length=3,
                        validators=[oia.accounts.validators.valid_currency],
                        verbose_name="currency",
                    ),
                ),
                (
                    "fiscal_year_start_month",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "January"),
                            (2, "February"),
                            (3, "March"),
                            (4, "April"),
                            (5, "May"),
                            (6, "June"),
                            (7, "July"),
                            (8, "August"),
                            (9, "September"),
                            (10, "October"),
                            (11, "November"),
                            (12, "December"),
                        ],
                        default=1,
                        help_text="Dues and costs are counted by fiscal year.",
                        verbose_name="fiscal year begins in",
                    ),
                ),
                (
                    "council_lead_days",
                    models.PositiveSmallIntegerField(
                        default=42,
                        help_text="From handing in a paper until the council has decided. The last day to give notice is computed back by this many days.",
                        validators=[django.core.validators.MaxValueValidator(730)],
                        verbose_name="days a council decision takes",
                    ),
                ),
                (
                    "office_mailbox",
                    models.EmailField(
                        blank=True,
                        help_text="Gets what nobody else is there to get.",
                        max_length=254,
                        verbose_name="mailbox of the office",
                    ),
                ),
                (
                    "mayor_mailbox",
                    models.EmailField(
                        blank=True,
                        help_text="Gets the reminders that are meant for the mayor's office.",
                        max_length=254,
                        verbose_name="mailbox of the mayor's office",
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
                "verbose_name": "historical office settings",
                "verbose_name_plural": "historical office settings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalUser",
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
                    "work_start",
                    models.TimeField(
                        default=datetime.time(9, 0),
                        help_text="No mail is sent earlier in the day.",
                        verbose_name="work begins",
                    ),
                ),
                (
                    "work_end",
                    models.TimeField(
                        default=datetime.time(17, 0),
                        help_text="No mail is sent later in the day.",
                        verbose_name="work ends",
                    ),
                ),
                (
                    "work_days",
                    models.CharField(
                        default="12345",
                        max_length=7,
                        validators=[oia.accounts.validators.valid_work_days],
                        verbose_name="working days",
                    ),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        db_index=True,
                        error_messages={"unique": "There is a user of this name already."},
                        max_length=150,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[\\w.+-]+\\Z",
                                "Use letters, digits, dots, hyphens, plus signs and underscores.",
                            )
                        ],
                        verbose_name="user name",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        help_text="For logging in and for reminders.",
                        max_length=254,
                        verbose_name="e-mail",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Take this away when somebody leaves: they can no longer log in.",
                        verbose_name="works here",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        blank=True,
                        help_text="Such as Europe/Warsaw. Blank for the zone of the office.",
                        max_length=64,
                        validators=[oia.core.zones.valid_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=oia.accounts.choices.languages,
                        help_text="Blank for the language of the office.",
                        max_length=10,
                        verbose_name="language",
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
            ],
            options={
                "verbose_name": "historical user",
                "verbose_name_plural": "historical users",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                (
                    "work_start",
                    models.TimeField(
                        default=datetime.time(9, 0),
                        help_text="No mail is sent earlier in the day.",
                        verbose_name="work begins",
                    ),
                ),
                (
                    "work_end",
                    models.TimeField(
                        default=datetime.time(17, 0),
                        help_text="No mail is sent later in the day.",
                        verbose_name="work ends",
                    ),
                ),
                (
                    "work_days",
                    models.CharField(
                        default="12345",
                        max_length=7,
                        validators=[oia.accounts.validators.valid_work_days],
                        verbose_name="working days",
                    ),
                ),
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        default="Office of International Affairs",
                        help_text="As it stands at the head of pages, letters and papers.",
                        max_length=200,
                        verbose_name="name",
                    ),
                ),
                (
                    "city_name",
                    models.CharField(
                        blank=True,
                        help_text="The city that the office works for.",
                        max_length=200,
                        verbose_name="city",
                    ),
                ),
                (
                    "zone",
                    models.CharField(
                        default="UTC",
                        help_text="The zone whose clock counts here, such as Europe/Warsaw.",
                        max_length=64,
                        validators=[oia.core.zones.valid_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        default="EUR",
                        help_text="Three letters, such as EUR. Sums in other currencies are shown in it too.",
                        max_length=3,
                        validators=[oia.accounts.validators.valid_currency],
                        verbose_name="currency",
                    ),
                ),
                (
                    "fiscal_year_start_month",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "January"),
                            (2, "February"),
                            (3, "March"),
                            (4, "April"),
                            (5, "May"),
                            (6, "June"),
                            (7, "July"),
                            (8, "August"),
                            (9, "September"),
                            (10, "October"),
                            (11, "November"),
                            (12, "December"),
                        ],
                        default=1,
                        help_text="Dues and costs are counted by fiscal year.",
                        verbose_name="fiscal year begins in",
                    ),
                ),
                (
                    "council_lead_days",
                    models.PositiveSmallIntegerField(
                        default=42,
                        help_text="From handing in a paper until the council has decided. The last day to give notice is computed back by this many days.",
                        validators=[django.core.validators.MaxValueValidator(730)],
                        verbose_name="days a council decision takes",
                    ),
                ),
                (
                    "office_mailbox",
                    models.EmailField(
                        blank=True,
                        help_text="Gets what nobody else is there to get.",
                        max_length=254,
                        verbose_name="mailbox of the office",
                    ),
                ),
                (
                    "mayor_mailbox",
                    models.EmailField(
                        blank=True,
                        help_text="Gets the reminders that are meant for the mayor's office.",
                        max_length=254,
                        verbose_name="mailbox of the mayor's office",
                    ),
                ),
            ],
            options={
                "verbose_name": "office settings",
                "verbose_name_plural": "office settings",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("work_end__gt", models.F("work_start"))),
                        name="office_work_ends_after_it_starts",
                        violation_error_message="Work must end after it begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("work_days", ""), _negated=True),
                        name="office_has_a_working_day",
                        violation_error_message="Choose at least one working day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)),
                        name="office_is_only_one",
                        violation_error_message="There is only one office. Change the one there is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fiscal_year_start_month__range", (1, 12))),
                        name="office_fiscal_year_starts_in_a_month",
                        violation_error_message="The fiscal year begins in one of the twelve months.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Absence",
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
                    "starts_on",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="first day away",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        validators=[oia.core.validators.plausible_day], verbose_name="last day away"
                    ),
                ),
                (
                    "deputy",
                    models.ForeignKey(
                        blank=True,
                        help_text="Gets the reminders too for as long as the absence lasts.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="stands_in_during",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="deputy",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who is away",
                    ),
                ),
            ],
            options={
                "verbose_name": "absence",
                "verbose_name_plural": "absences",
                "ordering": ["-starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="absence_ends_after_it_starts",
                        violation_error_message="The absence ends before it starts.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("deputy", None),
                            models.Q(("deputy", models.F("user")), _negated=True),
                            _connector="OR",
                        ),
                        name="absence_deputy_is_somebody_else",
                        violation_error_message="Nobody can be their own deputy.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("work_end__gt", models.F("work_start"))),
                name="user_work_ends_after_it_starts",
                violation_error_message="Work must end after it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("work_days", ""), _negated=True),
                name="user_has_a_working_day",
                violation_error_message="Choose at least one working day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("username"),
                name="user_name_is_unique",
                violation_error_message="There is a user of this name already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                name="user_email_is_unique",
                violation_error_message="There is a user with this e-mail already.",
            ),
        ),
    ]
