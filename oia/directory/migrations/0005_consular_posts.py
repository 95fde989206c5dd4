"""The consular list: who heads a post by career, for which places it is, its national day.

Taken back, what was typed in the new columns goes.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0004_contact_log"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalorganisation",
            name="career",
            field=models.CharField(
                blank=True,
                choices=[("career", "Career"), ("honorary", "Honorary")],
                help_text="Of a consulate: a career or an honorary consul.",
                max_length=8,
                verbose_name="headed by",
            ),
        ),
        migrations.AddField(
            model_name="historicalorganisation",
            name="jurisdiction",
            field=models.CharField(
                blank=True,
                help_text="For which places it is.",
                max_length=250,
                verbose_name="consular district",
            ),
        ),
        migrations.AddField(
            model_name="historicalorganisation",
            name="national_date",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="The day of the month.",
                null=True,
                verbose_name="national day",
            ),
        ),
        migrations.AddField(
            model_name="historicalorganisation",
            name="national_month",
            field=models.PositiveSmallIntegerField(
                blank=True,
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
                null=True,
                verbose_name="month of the national day",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="career",
            field=models.CharField(
                blank=True,
                choices=[("career", "Career"), ("honorary", "Honorary")],
                help_text="Of a consulate: a career or an honorary consul.",
                max_length=8,
                verbose_name="headed by",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="jurisdiction",
            field=models.CharField(
                blank=True,
                help_text="For which places it is.",
                max_length=250,
                verbose_name="consular district",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="national_date",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="The day of the month.",
                null=True,
                verbose_name="national day",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="national_month",
            field=models.PositiveSmallIntegerField(
                blank=True,
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
                null=True,
                verbose_name="month of the national day",
            ),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(
                condition=models.Q(("kind__in", ["embassy", "consulate"])),
                fields=["country", "id"],
                name="organisation_consular",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("national_date", None), ("national_month", None)),
                    models.Q(
                        ("national_date__isnull", False),
                        ("national_month__isnull", False),
                        models.Q(
                            models.Q(("national_date__range", (1, 31)), ("national_month", 1)),
                            models.Q(("national_date__range", (1, 29)), ("national_month", 2)),
                            models.Q(("national_date__range", (1, 31)), ("national_month", 3)),
                            models.Q(("national_date__range", (1, 30)), ("national_month", 4)),
                            models.Q(("national_date__range", (1, 31)), ("national_month", 5)),
                            models.Q(("national_date__range", (1, 30)), ("national_month", 6)),
                            models.Q(("national_date__range", (1, 31)), ("national_month", 7)),
                            models.Q(("national_date__range", (1, 31)), ("national_month", 8)),
                            models.Q(("national_date__range", (1, 30)), ("national_month", 9)),
                            models.Q(("national_date__range", (1, 31)), ("national_month", 10)),
                            models.Q(("national_date__range", (1, 30)), ("national_month", 11)),
                            models.Q(("national_date__range", (1, 31)), ("national_month", 12)),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="organisation_national_day_is_a_day",
                violation_error_message="There is no such day in that month.",
            ),
        ),
    ]
