"""Feeds of one's own deadlines become feeds of the calendar; their rule, a setting of the office.

Not while old code runs: it asks for the tables that go. Addresses given out before go on opening.
Taken back, each has the address of one feed of nothing but their own deadlines again, and the
history of the rule stays lost.
"""

from django.db import migrations
from django.db.models import F

NAME = "My deadlines"
KINDS = ["deadlines"]


def bring_over(apps, schema_editor):
    from oia.core.seals import lifted

    Feed = apps.get_model("desk", "CalendarFeed")
    for key in apps.get_model("reminders", "FeedToken").objects.order_by("pk"):
        taken = set(Feed.objects.filter(owner=key.user_id).values_list("name", flat=True))
        name = next(name for name in names() if name not in taken)
        feed = {"owner_id": key.user_id, "whose_id": key.user_id, "kinds": KINDS}
        Feed.objects.create(**feed, name=name, token=key.token)
    rule = apps.get_model("desk", "FeedPolicy").objects.first()
    if rule:
        with lifted(schema_editor.connection.alias):
            for name in ("Office", "HistoricalOffice"):  # what was so before is nobody's change
                apps.get_model("accounts", name).objects.update(feeds_restricted=rule.restricted)


def names():
    yield NAME
    number = 2
    while True:
        yield f"{NAME} {number}"
        number += 1


def take_back(apps, schema_editor):
    Feed, Token = (apps.get_model(*one) for one in (("desk", "CalendarFeed"),
                                                    ("reminders", "FeedToken")))  # fmt: skip
    own = Feed.objects.filter(whose=F("owner"), theme=None).exclude(token="").order_by("pk")
    for feed in own:
        if feed.kinds == KINDS and not Token.objects.filter(user=feed.owner_id).exists():
            Token.objects.create(user_id=feed.owner_id, token=feed.token)
            feed.delete()
    office = apps.get_model("accounts", "Office").objects.first()
    if office:
        apps.get_model("desk", "FeedPolicy").objects.create(
            pk=1, restricted=office.feeds_restricted
        )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0015_silence_and_feeds"),
        ("desk", "0002_calendar_feeds"),
        ("reminders", "0011_handed_over"),
    ]
    run_before = [("reminders", "0012_feeds_are_of_the_calendar")]

    operations = [
        migrations.RunPython(bring_over, take_back),
        migrations.DeleteModel("HistoricalFeedPolicy"),
        migrations.DeleteModel("FeedPolicy"),
    ]
