"""What people wish: how soon, and when, they hear of each kind of date."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oia.accounts.hours import next_sending_moment, next_weekly_moment
from oia.reminders.choices import LetterState, Pace
from oia.reminders.models import Letter, Wishes


def wishes_of(user):
    """Somebody's wishes; whoever never said any hears of everything at once."""
    return Wishes.objects.filter(user=user).first() or Wishes(user=user)


@transaction.atomic
def keep_wishes(wishes, *, by):
    """Keep what somebody wishes for themselves. Letters that wait go no later than they would."""
    if by is None or wishes.user_id != by.pk:
        raise PermissionDenied(_("Only one's own wishes can be changed."))
    wishes.full_clean()
    wishes.save()
    waiting = Letter.objects.filter(user=by, state=LetterState.READY, gathers=True)
    for pace in (Pace.DAILY, Pace.WEEKLY):
        goes_at = next_letter(wishes, pace)
        waiting.filter(pace=pace, go_at__gt=goes_at).update(go_at=goes_at)
    return wishes


def next_letter(wishes, pace):
    """When somebody's next letter of the day or week goes; at once if they wish for none."""
    user, now = wishes.user, timezone.now()
    if pace not in wishes.paces.values():
        return next_sending_moment(user, now)
    weekday = int(wishes.weekday) if pace == Pace.WEEKLY else None
    return next_weekly_moment(user, now, wishes.at, weekday)


def moved_because(wishes):
    """Why letters go at another time than wished for, in words; nothing if they do not."""
    user = wishes.user
    hours = {"from": user.work_start.strftime("%H:%M"), "to": user.work_end.strftime("%H:%M")}
    if not user.work_start <= wishes.at < user.work_end:
        return (
            _("You work from %(from)s to %(to)s, so your letters go in the first of these hours.")
            % hours
        )
    if Pace.WEEKLY in wishes.paces.values() and not user.works_on(wishes.weekday):
        return _("You do not work on that day, so your weekly letter goes on the next you do.")
    return ""
