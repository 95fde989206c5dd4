"""Give users their own columns of lists, and views that they keep and share.

Safe while old code runs: one new column with a default, filled at once on PostgreSQL, and one new
table. Going back loses the views and the columns that people chose.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_by_which_road"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="lists",
            field=models.JSONField(blank=True, db_default={}, default=dict, editable=False),
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                ("list", models.CharField(max_length=100, verbose_name="list")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("query", models.TextField(blank=True, verbose_name="filters, order and columns")),
                (
                    "is_shared",
                    models.BooleanField(
                        default=False,
                        help_text="Everybody sees it; you and the directors may change it.",
                        verbose_name="shared with the office",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "permissions": [("keep_shared_views", "May change the shared views of others")],
                "indexes": [models.Index(fields=["list", "name"], name="saved_view_of_list")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "list", "name"),
                        name="saved_view_name_is_unique",
                        violation_error_message="You have a view of this name already.",
                    )
                ],
            },
        ),
    ]
