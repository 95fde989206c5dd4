"""Let history tell by which road a change came: a page, the admin, the program.

Safe while old code runs: adds a column with a default of its own to each history table. On
PostgreSQL this is a change of the catalogue alone; on SQLite each of these tables is written anew.
"""

from django.db import migrations, models

import oia.core.roads


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0002_terms_never_overlap"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalcontribution",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicaldelegate",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicaldues",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalduty",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicaldutyround",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalmembership",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalmilestone",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalmilestonetemplate",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalnetwork",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalnetworkbody",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalothercost",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalpaper",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalparticipation",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalplan",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalplancost",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalreview",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalseat",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalsideevent",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalspeakingslot",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalsummit",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalsummitseries",
            name="road",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalterm",
            name="road",
            field=models.CharField(
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
    ]
