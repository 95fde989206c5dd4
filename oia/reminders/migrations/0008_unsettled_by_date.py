from django.db import migrations, models
from django.db.models import Q

UNSETTLED = ["open", "missed"]


def open_ones_were_not_closed(apps, schema_editor):
    """What is open again kept no moment of closing; should one have one all the same, it goes."""
    deadlines = apps.get_model("reminders", "Deadline").objects.using(
        schema_editor.connection.alias
    )
    deadlines.filter(status__in=UNSETTLED, closed_at__isnull=False).update(closed_at=None)


class Migration(migrations.Migration):
    dependencies = [("reminders", "0007_asked_by_hand")]

    operations = [
        migrations.RunPython(open_ones_were_not_closed, migrations.RunPython.noop),
        migrations.RemoveConstraint("deadline", "deadline_closed_has_a_moment"),
        migrations.AddIndex(
            "deadline",
            models.Index(
                fields=["falls_due_at", "id"],
                condition=Q(closed_at=None),
                name="deadline_unsettled_by_date",
            ),
        ),
        migrations.AddConstraint(
            "deadline",
            models.CheckConstraint(
                condition=Q(status__in=UNSETTLED, closed_at=None)
                | ~Q(status__in=UNSETTLED) & Q(closed_at__isnull=False),
                name="deadline_closed_has_a_moment",
                violation_error_message=(
                    "A closed deadline says when it was closed, an open one does not."
                ),
            ),
        ),
    ]
