"""What the page of a plan shows of its milestones, side events and costs."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from networks.models import Milestone, SideEvent
from oia.core.states import may_become
from oia.core.visibility import hidden_from, unless_hidden
from oia.core.zones import ZoneKind
from oia.reminders.models import Deadline
from oia.reminders.shown import Minded, open_and_past


def in_words(moment):
    """A moment on the clock that it stands on, without turning it to ours."""
    return date_format(moment, "D j M Y, H:i")


@dataclass(frozen=True)
class When:
    """A date on two clocks: ours, and the organiser's where that is another."""

    ours: str
    theirs: str = ""
    is_unclear: bool = False


def when(dated):
    """How the page gives a date that somebody set on their own clock."""
    if not dated.is_theirs and not dated.due_time:
        return When(ours=date_format(dated.due_on, "D j M Y"))
    office_zone = timezone.get_current_timezone_name()
    instant = dated.due.instant(office_zone)
    ours = in_words(instant.astimezone(timezone.get_current_timezone()))
    if not dated.is_theirs:
        return When(ours=ours)
    theirs = f"{in_words(instant.astimezone(dated.due.their_zone(office_zone)))} "
    return When(ours=ours, theirs=theirs + zone_words(dated), is_unclear=dated.is_unclear)


def zone_words(dated):
    """The organiser's zone as they wrote it, or what kind of clock it is."""
    if dated.zone:
        return dated.zone.replace("_", " ")
    if dated.zone_kind == ZoneKind.ANYWHERE:
        return _("anywhere on Earth")
    return _("on the earliest clock of the Earth")


@dataclass(frozen=True)
class MilestoneRow(Minded):
    milestone: Milestone
    deadline: Deadline | None
    when: When

    @property
    def on(self):
        return self.milestone.due_on


def milestone_rows(milestones):
    """The rows of a plan: those still open, and those done or past."""
    return open_and_past([MilestoneRow(one, one.deadline, when(one)) for one in milestones])


def delegates_shown(plan, user):
    """Those who go, each as far as the user may know them."""
    delegates, hidden = list(plan.delegates.select_related("person")), hidden_from(user)
    for one in delegates:
        one.person_seen, one.called = unless_hidden(one.person, hidden), one.name_for(user)
    return delegates


def slots_shown(plan, user):
    slots, hidden = list(plan.speaking_slots.select_related("speaker")), hidden_from(user)
    for slot in slots:
        slot.speaker_seen = unless_hidden(slot.speaker, hidden)
    return slots


@dataclass(frozen=True)
class SideEventRow:
    event: SideEvent
    when: When | None
    next_states: list


def side_event_rows(events):
    return [
        SideEventRow(event, when(event) if event.due_on else None, may_become(event))
        for event in events
    ]
