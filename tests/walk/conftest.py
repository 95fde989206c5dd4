"""What the walks share: each builds its world once, in a transaction that is taken back."""

from email.message import EmailMessage
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.test import override_settings

from oia.desk.search import following
from oia.reminders import health
from tests import factories
from tests.walk.world import People, World, undone


@pytest.fixture(scope="package")
def people(django_db_setup, django_db_blocker):
    """One person of each role; the database stays open, and what is done to it is taken back."""
    kept = override_settings(EMAIL_BACKEND="oia.reminders.mailbox.FolderBackend")
    well = mock.patch.object(health, "of_broker", lambda: health.Check("broker", True, "Well."))
    began = mock.patch.object(health, "is_young", lambda *args: True)  # however long the walk takes
    with django_db_blocker.unblock(), kept, well, began, undone():
        yield People()


@pytest.fixture(scope="package")
def world(people):
    """A world that the whole office sees."""
    built = World("Open")
    factories.office(visit_form_open=True)
    folder = Path(settings.MAIL_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    mail = EmailMessage()
    mail["Subject"], mail["To"], mail["Date"] = "Due", "a@b.test", "Mon, 23 Nov 2026 10:00:00 +0000"
    mail.set_content("Due in three days.")
    mail.add_alternative("<p>Due in three days.</p>", subtype="html")
    (folder / f"{built.mail}.eml").write_bytes(mail.as_bytes())
    following.catch_up()  # as when a transaction is committed, which this one never is
    return built
