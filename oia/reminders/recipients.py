"""Who is told. Everything that a round of planning needs to know of people, read once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property

from django.db.models import Count, Min
from django.utils import timezone

from oia.accounts.choices import Role
from oia.accounts.hours import next_sending_moment, next_weekly_moment
from oia.accounts.models import Absence, Holiday, Office, User
from oia.reminders.choices import Audience, Because, Pace
from oia.reminders.models import FailingAddress, Letter, Rule, Wishes
from oia.reminders.models.rule import EVERY_OTHER

HOUR = timedelta(hours=1)

#: So many letters one recipient gets in an hour. Whatever follows waits for the next, in one.
HOURLY = 10


@dataclass(frozen=True)
class Recipient:
    """A user, or a mailbox that is nobody's own."""

    user: User | None = None
    mailbox: str = ""

    @property
    def key(self):
        return f"user:{self.user.pk}" if self.user else f"mail:{self.mailbox}"

    @property
    def address(self):
        return self.user.email if self.user else self.mailbox


@dataclass(frozen=True)
class Told:
    """Somebody who is told, why, and for whom they stand in."""

    recipient: Recipient
    because: str
    on_behalf_of: User | None = None

    @property
    def key(self):
        return self.recipient.key


class Roll:
    """The people, rules and days of the office at one moment.

    `letters` are those of the readers that are asked for, where not everybody is.
    """

    def __init__(self, now, letters=None):
        self.now = now
        self.letters = Letter.objects.all() if letters is None else letters
        self.roles = {}

    @cached_property
    def office(self):
        return Office.current()

    @cached_property
    def today(self):
        return timezone.localdate(self.now, self.office.clock)

    @cached_property
    def holidays(self):
        return frozenset(Holiday.objects.values_list("on", flat=True))

    @cached_property
    def rules(self):
        return {kind: rule for rule in Rule.objects.active() for kind in rule.kinds}

    @cached_property
    def absences(self):
        """The absences of today and later during which somebody stands in."""
        lasting = Absence.objects.filter(ends_on__gte=self.today, deputy__isnull=False)
        return list(lasting.select_related("deputy"))

    @cached_property
    def away(self):
        """The absence of today, for each user who is away and has a deputy."""
        lasting = (one for one in self.absences if one.starts_on <= self.today <= one.ends_on)
        return {one.user_id: one for one in lasting}

    @cached_property
    def failing(self):
        """The addresses that mail does not reach, in small letters."""
        return {address.lower() for address in FailingAddress.objects.addresses()}

    @cached_property
    def sent_lately(self):
        """For each recipient: how many letters went in the last hour, and when the first did."""
        found = defaultdict(lambda: (0, self.now))
        went = self.letters.filter(sent_at__gt=self.now - HOUR, sent_at__lte=self.now)
        went = went.order_by().values_list("user_id", "address")
        for user, address, count, first in went.annotate(Count("pk"), Min("sent_at")):
            key = f"user:{user}" if user else f"mail:{address}"
            found[key] = found[key][0] + count, min(found[key][1], first)
        return found

    @cached_property
    def people(self):
        return User.objects.active().in_bulk()

    @cached_property
    def wishes(self):
        return {wishes.user_id: wishes for wishes in Wishes.objects.all()}

    def rule_for(self, kind):
        return self.rules.get(kind) or self.rules.get(EVERY_OTHER)

    # Who ------------------------------------------------------------------------------------

    def told_at(self, deadline, rule, step):
        """Everybody who is told of a step: by the rule, by its climb, and as somebody's deputy."""
        found = {}
        for name in rule.recipients:
            self.add(found, self.named(name, deadline))
        if not found:  # such as a rule for the backup alone, and a date without one
            self.add(found, self.answerable(deadline))
        if step < 0 and rule.climbs_after is not None and step <= -rule.climbs_after:
            self.add(found, self.climbed(deadline, rule, found))
        for told in list(found.values()):
            self.add(found, self.standing_in_for(told.recipient.user))
        return list(found.values())

    def add(self, found, more):
        for told in more:
            found.setdefault(told.key, told)

    def climbed(self, deadline, rule, told):
        """Who is told once it climbs; the office's mailbox where that would be nobody new."""
        above = self.named(rule.climbs_to, deadline)
        if not any(one.key not in told for one in above):
            above = self.mailbox("office")
        return [Told(one.recipient, Because.CLIMBED) for one in above]

    def standing_in_for(self, user):
        """The deputy of somebody who is away, and that one's deputy if need be."""
        found, asked, absent = [], [user], user
        while absent and (absence := self.away.get(absent.pk)) and absence.deputy not in asked:
            asked.append(absence.deputy)
            if self.reaches(absence.deputy):
                found.append(Told(Recipient(absence.deputy), Because.DEPUTY, absent))
            absent = absence.deputy
        return found

    def away_since(self, user):
        """When the absence of somebody who is away began."""
        return self.begins(self.away[user.pk])

    def goes_away_at(self, user):
        """When the next absence of somebody begins; None if none is known."""
        ahead = [self.begins(one) for one in self.absences if user and one.user_id == user.pk]
        return min((moment for moment in ahead if moment > self.now), default=None)

    def begins(self, absence):
        return datetime.combine(absence.starts_on, time(0), tzinfo=self.office.clock)

    def named(self, name, deadline):
        """The recipients behind a rule's word: "owner", "backup", "role:director", "user:5"."""
        kind, _, which = name.partition(":")
        if kind == "role":
            return self.role_or_mailbox(which)
        if kind == "mailbox":
            return self.mailbox(which)
        if kind == "user":
            return self.present(self.people.get(int(which)), Because.NAMED)
        if name == "backup":
            return self.present(deadline.backup, Because.BACKUP)
        return self.answerable(deadline) + self.helping(deadline)

    def answerable(self, deadline):
        """Whoever answers for a deadline; never nobody while there is anybody to be told."""
        if deadline.audience == Audience.DIRECTOR:
            return self.role_or_mailbox(Role.DIRECTOR)
        if deadline.audience == Audience.MAYOR_OFFICE and (mailbox := self.mailbox("mayor")):
            return mailbox
        if own := self.present(deadline.owner, Because.OWNER):
            return own
        instead = self.present(deadline.backup, Because.BACKUP)
        instead = instead or self.role_or_mailbox(Role.DIRECTOR, Because.NOBODY)
        return [Told(one.recipient, one.because, deadline.owner) for one in instead]

    def helping(self, deadline):
        return [
            told
            for helper in deadline.helpers.all()
            for told in self.present(helper, Because.HELPER)
        ]

    def present(self, user, because):
        return [Told(Recipient(user), because)] if self.reaches(user) else []

    def reaches(self, user):
        """Whether this is somebody who is still here and whom mail reaches."""
        return bool(user) and user.is_active and user.email.lower() not in self.failing

    def gets_to(self, recipient):
        """Whether mail gets to somebody who was told before, or to a mailbox."""
        if recipient.user:
            return self.reaches(recipient.user)
        return recipient.mailbox.lower() not in self.failing

    def role_or_mailbox(self, role, because=Because.NAMED):
        """Everybody in a role; where nobody is, the office's mailbox, else the administrators."""
        return (
            self.in_role(role, because)
            or self.mailbox("office", because)
            or self.in_role(Role.ADMINISTRATOR, Because.NOBODY)
        )

    def in_role(self, role, because):
        if role not in self.roles:
            self.roles[role] = list(User.objects.with_login().in_role(role))
        return [told for user in self.roles[role] for told in self.present(user, because)]

    def mailbox(self, which, because=Because.NAMED):
        address = self.office.mayor_mailbox if which == "mayor" else self.office.office_mailbox
        works = address and address.lower() not in self.failing
        return [Told(Recipient(mailbox=address), because)] if works else []

    # When -----------------------------------------------------------------------------------

    def rested_at(self, recipient, before_it=0):
        """When a recipient may have another letter: now, or an hour after the first of so many
        that it would be too many. `before_it` are letters that wait and go before it."""
        count, first = self.sent_lately[recipient]
        return max(first + HOUR, self.now) if count + before_it >= HOURLY else self.now

    def may_go_at(self, user, rested, before=None):
        """The next moment, not before `rested`, at which mail may reach a user (None: a mailbox);
        or now if `before` comes first."""
        opens = next_sending_moment(user, rested, office=self.office, holidays=self.holidays)
        return self.now if before and self.now < before <= opens else opens

    def gathers_at(self, user, pace):
        """When the user's next daily or weekly letter goes."""
        wishes = self.wishes[user.pk]
        weekday = int(wishes.weekday) if pace == Pace.WEEKLY else None
        return next_weekly_moment(
            user, self.now, wishes.at, weekday, office=self.office, holidays=self.holidays
        )

    def pace_for(self, user, kind):
        """How soon a user wants to hear of a kind of date; mailboxes hear at once."""
        wishes = self.wishes.get(user.pk) if user else None
        return wishes.pace_for(kind) if wishes else Pace.AT_ONCE
