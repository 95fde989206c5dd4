"""Steps of approval name who outside is asked for the verdict by letter.

Safe while old code runs: adds nullable columns, and two constraints that only look at them.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0008_trips"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="approval",
            name="approver",
            field=models.ForeignKey(
                blank=True,
                help_text="A person without a login, such as the ethics board. They get a letter with a link under which they give their verdict.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by letter",
            ),
        ),
        migrations.AddField(
            model_name="chainstep",
            name="approver",
            field=models.ForeignKey(
                blank=True,
                help_text="A person without a login, such as the ethics board. They get a letter with a link under which they give their verdict.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by letter",
            ),
        ),
        migrations.AddField(
            model_name="historicalapproval",
            name="approver",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="A person without a login, such as the ethics board. They get a letter with a link under which they give their verdict.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by letter",
            ),
        ),
        migrations.AddField(
            model_name="historicalchainstep",
            name="approver",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="A person without a login, such as the ethics board. They get a letter with a link under which they give their verdict.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="asked by letter",
            ),
        ),
        migrations.AlterField(
            model_name="approval",
            name="role",
            field=models.CharField(
                choices=[
                    ("officer", "Officer"),
                    ("protocol", "Protocol"),
                    ("director", "Director"),
                    ("administrator", "Administrator"),
                    ("outside", "Somebody without a login"),
                ],
                default="director",
                max_length=13,
                verbose_name="who takes it",
            ),
        ),
        migrations.AlterField(
            model_name="chainstep",
            name="role",
            field=models.CharField(
                choices=[
                    ("officer", "Officer"),
                    ("protocol", "Protocol"),
                    ("director", "Director"),
                    ("administrator", "Administrator"),
                    ("outside", "Somebody without a login"),
                ],
                default="director",
                max_length=13,
                verbose_name="who takes it",
            ),
        ),
        migrations.AlterField(
            model_name="historicalapproval",
            name="role",
            field=models.CharField(
                choices=[
                    ("officer", "Officer"),
                    ("protocol", "Protocol"),
                    ("director", "Director"),
                    ("administrator", "Administrator"),
                    ("outside", "Somebody without a login"),
                ],
                default="director",
                max_length=13,
                verbose_name="who takes it",
            ),
        ),
        migrations.AlterField(
            model_name="historicalchainstep",
            name="role",
            field=models.CharField(
                choices=[
                    ("officer", "Officer"),
                    ("protocol", "Protocol"),
                    ("director", "Director"),
                    ("administrator", "Administrator"),
                    ("outside", "Somebody without a login"),
                ],
                default="director",
                max_length=13,
                verbose_name="who takes it",
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(("approver", None), ("role", "outside"), _connector="OR"),
                name="approval_asks_outside",
                violation_error_message="Only who has no login is asked by letter. Let somebody outside take the step.",
            ),
        ),
        migrations.AddConstraint(
            model_name="chainstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("approver", None), ("role", "outside"), _connector="OR"),
                name="chainstep_asks_outside",
                violation_error_message="Only who has no login is asked by letter. Let somebody outside take the step.",
            ),
        ),
    ]
