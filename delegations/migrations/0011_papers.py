"""Letters for visas, for whom a visit writes them; notes of gifts among the office's words.

Safe while old code runs: adds columns with defaults, one that may be null, and an index.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0010_trips_reckoned"),
    ]

    operations = [
        migrations.AddField(
            model_name="delegation",
            name="visa_letters",
            field=models.CharField(
                choices=[
                    ("none", "We write none"),
                    ("all", "For everybody who comes"),
                    ("named", "Only for those named"),
                ],
                default="none",
                help_text="Whether we invite in writing those who have to ask for a visa.",
                max_length=5,
                verbose_name="letters for visas",
            ),
        ),
        migrations.AddField(
            model_name="historicaldelegation",
            name="visa_letters",
            field=models.CharField(
                choices=[
                    ("none", "We write none"),
                    ("all", "For everybody who comes"),
                    ("named", "Only for those named"),
                ],
                default="none",
                help_text="Whether we invite in writing those who have to ask for a visa.",
                max_length=5,
                verbose_name="letters for visas",
            ),
        ),
        migrations.AddField(
            model_name="historicalmember",
            name="visa_letter",
            field=models.BooleanField(
                default=False,
                help_text="Counts where the visit writes them only for those named.",
                verbose_name="gets a letter for a visa",
            ),
        ),
        migrations.AddField(
            model_name="historicalvisitletter",
            name="member",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="delegations.member",
                verbose_name="member",
            ),
        ),
        migrations.AddField(
            model_name="member",
            name="visa_letter",
            field=models.BooleanField(
                default=False,
                help_text="Counts where the visit writes them only for those named.",
                verbose_name="gets a letter for a visa",
            ),
        ),
        migrations.AddField(
            model_name="visitletter",
            name="member",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="letters",
                to="delegations.member",
                verbose_name="member",
            ),
        ),
        migrations.AlterField(
            model_name="historicallettertemplate",
            name="says",
            field=models.CharField(
                choices=[
                    ("acknowledged", "Their request is in"),
                    ("accepted", "We accept"),
                    ("declined", "We decline"),
                    ("redirected", "We send them elsewhere"),
                    ("info_needed", "We ask for more"),
                    ("postponed", "We postpone"),
                    ("cancelled", "We cancel"),
                    ("follow_up", "We thank them"),
                    ("visa", "We invite, for a visa"),
                    ("gift", "A gift is handed over"),
                ],
                max_length=12,
                verbose_name="what it says",
            ),
        ),
        migrations.AlterField(
            model_name="historicalvisitletter",
            name="says",
            field=models.CharField(
                choices=[
                    ("acknowledged", "Their request is in"),
                    ("accepted", "We accept"),
                    ("declined", "We decline"),
                    ("redirected", "We send them elsewhere"),
                    ("info_needed", "We ask for more"),
                    ("postponed", "We postpone"),
                    ("cancelled", "We cancel"),
                    ("follow_up", "We thank them"),
                    ("visa", "We invite, for a visa"),
                    ("gift", "A gift is handed over"),
                ],
                max_length=12,
                verbose_name="what it says",
            ),
        ),
        migrations.AlterField(
            model_name="lettertemplate",
            name="says",
            field=models.CharField(
                choices=[
                    ("acknowledged", "Their request is in"),
                    ("accepted", "We accept"),
                    ("declined", "We decline"),
                    ("redirected", "We send them elsewhere"),
                    ("info_needed", "We ask for more"),
                    ("postponed", "We postpone"),
                    ("cancelled", "We cancel"),
                    ("follow_up", "We thank them"),
                    ("visa", "We invite, for a visa"),
                    ("gift", "A gift is handed over"),
                ],
                max_length=12,
                verbose_name="what it says",
            ),
        ),
        migrations.AlterField(
            model_name="visitletter",
            name="says",
            field=models.CharField(
                choices=[
                    ("acknowledged", "Their request is in"),
                    ("accepted", "We accept"),
                    ("declined", "We decline"),
                    ("redirected", "We send them elsewhere"),
                    ("info_needed", "We ask for more"),
                    ("postponed", "We postpone"),
                    ("cancelled", "We cancel"),
                    ("follow_up", "We thank them"),
                    ("visa", "We invite, for a visa"),
                    ("gift", "A gift is handed over"),
                ],
                max_length=12,
                verbose_name="what it says",
            ),
        ),
        migrations.AddIndex(
            model_name="lettertemplate",
            index=models.Index(fields=["says", "id"], name="letter_template_by_purpose"),
        ),
    ]
