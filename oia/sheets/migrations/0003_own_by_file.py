"""Let one's own imports be sorted by the name of their file without reading them all.

Safe while old code runs: adds an index. Undone, it is gone again.
"""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("sheets", "0002_links_to_tie_later"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="import",
            index=models.Index(fields=["by", "file_name", "id"], name="import_by_file"),
        ),
    ]
