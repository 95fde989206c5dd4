"""People and organisations go by the names of those merged into them.

Safe while old code runs: columns with a default in the database. Earlier merges are gone through
once; taken back, those merged away are no longer found by their names.
"""

from django.db import migrations, models

from oia.core.text import fold_names

OFFICE = "office"
KINDS = {
    "person": ("name", "native_name", "spoken_name"),
    "organisation": ("name", "short_name"),
}


def go_by_earlier(apps, schema_editor):
    """Those merged before this came. They are few, for each was merged by hand."""
    merges = apps.get_model("directory", "Merge").objects.filter(undone_at=None).exclude(gone=[])
    for kind, own in KINDS.items():
        model = apps.get_model("directory", kind)
        for merge in merges.filter(kind=f"directory.{kind}").order_by("pk"):
            kept = model.objects.filter(pk=merge.kept_id).first()
            if kept and merge.dropped_level in (OFFICE, kept.sensitivity):
                absorb(kept, merge.gone[0][1][0], own)


def absorb(kept, row, own):
    known = [getattr(kept, name) for name in own]
    more = [*kept.former_names.splitlines(), *(row.get(name) for name in own)]
    found = dict.fromkeys(name for name in more if name and name not in known)
    type(kept).objects.filter(pk=kept.pk).update(
        former_names="\n".join(found), search_text=fold_names([*known, *found])
    )


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0006_doubles_and_merges"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalorganisation",
            name="former_names",
            field=models.TextField(
                blank=True, db_default="", default="", editable=False, verbose_name="also known as"
            ),
        ),
        migrations.AddField(
            model_name="historicalperson",
            name="former_names",
            field=models.TextField(
                blank=True, db_default="", default="", editable=False, verbose_name="also known as"
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="former_names",
            field=models.TextField(
                blank=True, db_default="", default="", editable=False, verbose_name="also known as"
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="former_names",
            field=models.TextField(
                blank=True, db_default="", default="", editable=False, verbose_name="also known as"
            ),
        ),
        migrations.RunPython(go_by_earlier, migrations.RunPython.noop),
    ]
