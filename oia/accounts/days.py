"""What the calendar shows of the office itself: holidays, the council, who is away."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from oia.accounts.models import Absence, CouncilDate, Holiday
from oia.core.plugs import CalendarEntry


def holidays(user, first, last, whose):
    for holiday in Holiday.objects.filter(on__range=(first, last)):
        yield CalendarEntry(
            key=str(holiday.pk), title=holiday.name, starts_on=holiday.on, tone="closed"
        )


def council(user, first, last, whose):
    """The meetings, and the last days to hand in papers for them."""
    for meeting in CouncilDate.objects.filter(on__range=(first, last)):
        yield CalendarEntry(
            key=f"{meeting.pk}-meets", title=_("Council meets"), starts_on=meeting.on
        )
    for meeting in CouncilDate.objects.filter(agenda_closes_on__range=(first, last)):
        title = _("Agenda closes for the council of %(day)s") % {
            "day": date_format(meeting.on, "j F")
        }
        yield CalendarEntry(
            key=f"{meeting.pk}-closes",
            title=title,
            starts_on=meeting.agenda_closes_on,
            tone="soon",
        )


def absences(user, first, last, whose):
    """People see their own, and whoever keeps them sees all."""
    found = Absence.objects.filter(starts_on__lte=last, ends_on__gte=first)
    keeps = user.has_perm("accounts.change_absence")
    found = found if keeps else found.filter(user=user)
    if whose is not None:
        found = found.filter(user=whose)
    for absence in found.select_related("user", "deputy"):
        deputy = absence.deputy
        yield CalendarEntry(
            key=str(absence.pk),
            title=_("%(who)s is away") % {"who": absence.user},
            starts_on=absence.starts_on,
            ends_on=absence.ends_on,
            note=_("%(deputy)s stands in") % {"deputy": deputy} if deputy else "",
            url=absence.get_absolute_url() if absence.user_id == user.pk else "",
        )
