"""What is owed although its letter goes no more is not owed for ever."""

from datetime import date

import pytest

from oia.reminders import planning
from oia.reminders.choices import LetterState
from oia.reminders.models import Letter, Reminder
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [LetterState.GIVEN_UP, LetterState.BOUNCED])
def test_what_is_owed_on_a_letter_that_goes_no_more_gets_another(days, post, state):
    factories.rule(steps="7")
    with days.on(2026, 12, 1):
        deadline = factories.deadline(due_on=date(2026, 12, 17))
    with days.on(2026, 12, 10, 5):
        planning.write_down_owed()
    Letter.objects.update(state=state, bounced_at="2026-12-10T05:00:00Z")

    days.round(2026, 12, 10)

    assert len(post.subjects(deadline.owner.email)) == 1
    assert not Reminder.objects.owed().exists()
