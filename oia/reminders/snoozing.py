"""The moments until which somebody may snooze a deadline, and the words for them."""

from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oia.accounts.hours import next_sending_moment
from oia.accounts.models import Office
from oia.reminders import services
from oia.reminders.words.wording import place_of, when

#: Days ahead that are offered, in words.
OFFERED = {
    1: gettext_lazy("Tomorrow"),
    3: gettext_lazy("In 3 days"),
    7: gettext_lazy("In a week"),
}
NEXT_WORKING_DAY = gettext_lazy("On the next working day")


class Bedside:
    """What one reader can choose from for one deadline. A mailbox has the clock of the office."""

    def __init__(self, deadline, user, now=None):
        self.deadline, self.user = deadline, user
        self.now = now or timezone.now()
        self.office = Office.current()
        self.zone = user.clock if user and user.zone else self.office.clock
        self.today = timezone.localdate(self.now, self.zone)
        self.latest = services.latest_snooze(deadline, self.now)

    @property
    def last_day(self):
        return timezone.localdate(self.latest, self.zone)

    def offers(self):
        """Days ahead, their words and the moment, as far as the deadline allows; none twice."""
        found = {}
        for days, words in OFFERED.items():
            day = self.ahead(days)
            moment = self.morning_of(day)
            if moment <= self.latest:
                is_later = days == 1 and timezone.localdate(moment, self.zone) > day
                found[moment] = (days, NEXT_WORKING_DAY if is_later else words)
        return [(days, words, self.told(moment)) for moment, (days, words) in found.items()]

    def ahead(self, days):
        return self.today + timedelta(days=days)

    def morning_of(self, day):
        """When working hours begin on a day, or on the next day on which they do."""
        midnight = datetime.combine(day, time.min, tzinfo=self.zone)
        return next_sending_moment(self.user, midnight, office=self.office)

    def told(self, moment):
        """ "Fri 12 Dec 2026, 09:00 (Bogotá)" """
        ours = str(self.zone) == self.office.zone and self.office.city_name
        return when(moment, self.zone, ours or place_of(self.zone))

    def until(self, day):
        """The moment for a day that was typed. Raises ValidationError where it cannot be."""
        if day <= self.today:
            raise ValidationError(_("Choose a day that is still to come."))
        moment = self.morning_of(day)
        if moment > self.latest:
            words = {"day": self.told(self.latest)}
            raise ValidationError(_("That is too late: at most until %(day)s.") % words)
        return moment
