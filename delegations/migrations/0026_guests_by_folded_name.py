"""Guests are known by their names in whatever letters these stand in the passport.

Safe while old code runs: adds two columns with a default, fills them and adds an index to each.
Guests whom old code adds meanwhile are known once somebody saves them again.
"""

from django.db import migrations, models

from oia.core.text import fold

AT_ONCE = 1000


def fill(apps, schema_editor):
    """Fold the names that are there, some at a time."""
    model = apps.get_model("delegations", "Member")
    rows = model.objects.order_by("pk")
    last = 0
    while some := list(rows.filter(pk__gt=last).only("name", "native_name")[:AT_ONCE]):
        for one in some:
            one.name_key, one.native_key = fold(one.name)[:200], fold(one.native_name)[:200]
        rows.bulk_update(some, ["name_key", "native_key"])
        last = some[-1].pk


def folded():
    return models.CharField(blank=True, db_default="", default="", editable=False, max_length=200)


class Migration(migrations.Migration):
    dependencies = [
        ("delegations", "0025_trips_by_return"),
    ]

    operations = [
        *(
            migrations.AddField(model, name, folded())
            for model in ("member", "historicalmember")
            for name in ("name_key", "native_key")
        ),
        *(
            migrations.AddIndex("member", models.Index(fields=[name], name=f"member_by_{name}"))
            for name in ("name_key", "native_key")
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
