"""Take the names of partners out of what promises are found by: partners are asked for theirs.

Safe while old code runs: rewrites one column of promises that name a partner, some hundred at a
time. Taken back, each is found by its partner in the old way once it is saved again.
"""

from django.db import migrations
from django.db.models import Q

from oia.core.text import fold_names

BATCH = 500


def forget_partners(apps, schema_editor):
    model = apps.get_model("commitments", "Commitment")
    partners = ("to_organisation", "to_person", "to_city", "to_id")
    named = Q(*((f"{name}__isnull", False) for name in partners), _connector=Q.OR)
    found = model.objects.filter(named).order_by("pk")
    found = found.only("text", "source_title", "indicator", "to_words", "search_text")
    last = 0
    while rows := list(found.filter(pk__gt=last)[:BATCH]):
        for row in rows:
            own = [row.text, row.source_title, row.indicator, row.to_words]
            row.search_text = fold_names(own)
        model.objects.bulk_update(rows, ["search_text"])
        last = rows[-1].pk


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0003_on_which_side_of_a_figure"),
    ]

    operations = [
        migrations.RunPython(forget_partners, migrations.RunPython.noop),
    ]
