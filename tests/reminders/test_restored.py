"""A backup that `manage.py restore` brought back writes to nobody until somebody has looked."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from oia.core.keeping.backing_up import back_up
from oia.reminders.choices import HeldBy
from oia.reminders.models import Sender
from tests import factories


@pytest.fixture
def folders(settings, tmp_path):
    settings.VAR_DIR, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "uploads"
    settings.VAR_DIR.mkdir()
    settings.WITNESS_FOLDER = tmp_path / "witness"
    settings.REDIS_URL = f"unix://{tmp_path}/nobody"
    return tmp_path


@pytest.fixture
def restored(days, post, folders):
    """An office that told of one date, was backed up, told of another, and was restored."""
    factories.rule(steps="7", overdue_every=0)
    director = factories.in_role("director")
    with days.on(2026, 12, 1):
        for day, title in ((10, "Told before"), (17, "Told after")):
            factories.deadline(due_on=date(2026, 12, day), title=title)
    days.round(2026, 12, 3)
    path, _told = back_up(folders / "office.zip")
    days.round(2026, 12, 10)
    assert len(post.mails) == 2
    post.mails.clear()
    with days.at(2026, 12, 10, 11, 0):
        call_command("restore", str(path), replace=True)
    return director


@pytest.mark.django_db(transaction=True)
def test_nothing_goes_out_until_a_director_has_released_it(days, post, restored):
    for hour in (12, 13):
        days.round(2026, 12, 10, hour)
    days.round(2026, 12, 11)
    assert post.mails == []
    sender = Sender.current()
    assert (sender.held_by, sender.gap_from.day, sender.gap_until.day) == (HeldBy.RESTORE, 3, 10)

    client = Client()
    with days.at(2026, 12, 11, 11, 0):
        client.force_login(restored)
        page = client.get(reverse("reminders:sending"))
        held = page.context["held"]
        letters = [row.letter.pk for row in held["rows"]]
        client.post(reverse("reminders:sending-release"), {"seen": held["digest"], "send": letters})
    days.round(2026, 12, 11, 12)

    assert [mail["Subject"] for mail in post.mails if "Told after" in mail["Subject"]]
