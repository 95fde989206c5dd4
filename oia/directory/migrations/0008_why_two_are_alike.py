"""Two organisations may be alike by their telephone, or as governments of one city: words only."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0007_names_of_those_merged"),
    ]

    operations = [
        migrations.AlterField(
            model_name="double",
            name="why",
            field=models.CharField(
                blank=True,
                choices=[
                    ("name", "the same name"),
                    ("spelling", "the same name, written in another way"),
                    ("like", "almost the same name"),
                    ("mail", "the same e-mail address"),
                    ("phone", "the same telephone number"),
                    ("city", "both the government of one city"),
                ],
                max_length=10,
                verbose_name="why",
            ),
        ),
    ]
