"""Who comes: the party of a visit, photo consents, and what only protocol may know.

Safe while old code runs: adds tables that nothing else knows of.
"""

import django.db.models.deletion
import django_countries.fields
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import oia.core.roads
import oia.core.validators


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0001_visits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalMember",
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
                    "place",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="place"
                    ),
                ),
                (
                    "honorific",
                    models.CharField(
                        blank=True,
                        help_text="For example “H. E.”, “Dr”.",
                        max_length=60,
                        verbose_name="form of address",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As in the passport.", max_length=200, verbose_name="name"
                    ),
                ),
                (
                    "spoken_name",
                    models.CharField(
                        blank=True,
                        help_text="How to say it.",
                        max_length=200,
                        verbose_name="name as spoken",
                    ),
                ),
                (
                    "native_name",
                    models.CharField(blank=True, max_length=200, verbose_name="name in own script"),
                ),
                (
                    "post",
                    models.CharField(
                        blank=True,
                        help_text="As held when they come.",
                        max_length=250,
                        verbose_name="post",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("head", "Head"),
                            ("spouse", "Spouse of the head"),
                            ("member", "Member"),
                            ("staff", "Staff"),
                            ("interpreter", "Interpreter"),
                            ("press", "Press"),
                            ("security", "Security"),
                        ],
                        default="member",
                        max_length=12,
                        verbose_name="part in the delegation",
                    ),
                ),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (10, "Head of state or government"),
                            (20, "Minister"),
                            (30, "Ambassador"),
                            (40, "Governor"),
                            (50, "Mayor"),
                            (55, "Consul"),
                            (60, "Member of a parliament"),
                            (70, "Deputy mayor"),
                            (80, "Councillor"),
                            (90, "Chief executive, secretary general"),
                            (100, "Head of a department"),
                            (110, "Expert"),
                            (120, "Other"),
                        ],
                        default=120,
                        help_text="For the order of precedence.",
                        verbose_name="rank",
                    ),
                ),
                (
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="The best one first.",
                        max_length=200,
                        verbose_name="languages",
                    ),
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
            ],
            options={
                "verbose_name": "historical member",
                "verbose_name_plural": "historical members",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Member",
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
                    "place",
                    models.PositiveSmallIntegerField(
                        default=0, editable=False, verbose_name="place"
                    ),
                ),
                (
                    "honorific",
                    models.CharField(
                        blank=True,
                        help_text="For example “H. E.”, “Dr”.",
                        max_length=60,
                        verbose_name="form of address",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As in the passport.", max_length=200, verbose_name="name"
                    ),
                ),
                (
                    "spoken_name",
                    models.CharField(
                        blank=True,
                        help_text="How to say it.",
                        max_length=200,
                        verbose_name="name as spoken",
                    ),
                ),
                (
                    "native_name",
                    models.CharField(blank=True, max_length=200, verbose_name="name in own script"),
                ),
                (
                    "post",
                    models.CharField(
                        blank=True,
                        help_text="As held when they come.",
                        max_length=250,
                        verbose_name="post",
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("head", "Head"),
                            ("spouse", "Spouse of the head"),
                            ("member", "Member"),
                            ("staff", "Staff"),
                            ("interpreter", "Interpreter"),
                            ("press", "Press"),
                            ("security", "Security"),
                        ],
                        default="member",
                        max_length=12,
                        verbose_name="part in the delegation",
                    ),
                ),
                (
                    "rank",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (10, "Head of state or government"),
                            (20, "Minister"),
                            (30, "Ambassador"),
                            (40, "Governor"),
                            (50, "Mayor"),
                            (55, "Consul"),
                            (60, "Member of a parliament"),
                            (70, "Deputy mayor"),
                            (80, "Councillor"),
                            (90, "Chief executive, secretary general"),
                            (100, "Head of a department"),
                            (110, "Expert"),
                            (120, "Other"),
                        ],
                        default=120,
                        help_text="For the order of precedence.",
                        verbose_name="rank",
                    ),
                ),
                (
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="The best one first.",
                        max_length=200,
                        verbose_name="languages",
                    ),
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
                    "delegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="delegations.delegation",
                        verbose_name="visit",
                    ),
                ),
            ],
            options={
                "verbose_name": "member",
                "verbose_name_plural": "members",
                "ordering": ["place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPhotoConsent",
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
                    "purpose",
                    models.CharField(
                        choices=[
                            ("archive", "Our own archive"),
                            ("website", "Website of the city"),
                            ("press", "Press"),
                            ("social", "Social media"),
                            ("print", "Printed matter"),
                        ],
                        max_length=10,
                        verbose_name="purpose",
                    ),
                ),
                ("is_given", models.BooleanField(verbose_name="agreed")),
                (
                    "on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="on",
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        help_text="Signed, by mail, said to whom.",
                        max_length=200,
                        verbose_name="how",
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
                    "member",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="delegations.member",
                        verbose_name="member",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical photo consent",
                "verbose_name_plural": "historical photo consents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MemberPrivate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("diet", models.CharField(blank=True, max_length=300, verbose_name="diet")),
                (
                    "access_needs",
                    models.CharField(blank=True, max_length=300, verbose_name="access needs"),
                ),
                (
                    "mobile",
                    models.CharField(blank=True, max_length=50, verbose_name="mobile telephone"),
                ),
                (
                    "passport_number",
                    models.CharField(blank=True, max_length=50, verbose_name="passport number"),
                ),
                (
                    "passport_country",
                    django_countries.fields.CountryField(
                        blank=True, max_length=2, verbose_name="passport of"
                    ),
                ),
                (
                    "passport_expires_on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="passport valid until",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="last changed by",
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="private",
                        to="delegations.member",
                        verbose_name="member",
                    ),
                ),
            ],
            options={
                "verbose_name": "restricted data of a guest",
                "verbose_name_plural": "restricted data of guests",
                "ordering": ["member__place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PhotoConsent",
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
                    "purpose",
                    models.CharField(
                        choices=[
                            ("archive", "Our own archive"),
                            ("website", "Website of the city"),
                            ("press", "Press"),
                            ("social", "Social media"),
                            ("print", "Printed matter"),
                        ],
                        max_length=10,
                        verbose_name="purpose",
                    ),
                ),
                ("is_given", models.BooleanField(verbose_name="agreed")),
                (
                    "on",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[oia.core.validators.plausible_day],
                        verbose_name="on",
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        help_text="Signed, by mail, said to whom.",
                        max_length=200,
                        verbose_name="how",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="delegations.member",
                        verbose_name="member",
                    ),
                ),
            ],
            options={
                "verbose_name": "photo consent",
                "verbose_name_plural": "photo consents",
                "ordering": ["purpose", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="member",
            index=models.Index(fields=["delegation", "place", "id"], name="member_by_precedence"),
        ),
        migrations.AddIndex(
            model_name="member",
            index=models.Index(fields=["name", "id"], name="member_by_name"),
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.UniqueConstraint(
                condition=models.Q(("part", "head")),
                fields=("delegation",),
                name="member_one_head",
                violation_error_message="A delegation has one head.",
            ),
        ),
        migrations.AddConstraint(
            model_name="photoconsent",
            constraint=models.UniqueConstraint(
                fields=("member", "purpose"),
                name="consent_once_per_purpose",
                violation_error_message="That was asked for this purpose already.",
            ),
        ),
    ]
