"""Who is told. Everything that a round of planning needs to know of people, read once."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from oia.accounts.hours import next_sending_moment
from oia.accounts.models import Absence, Holiday, Office, User
from oia.reminders.choices import Audience
from oia.reminders.models import Rule
from oia.reminders.models.rule import EVERY_OTHER


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


class Roll:
    """The people, rules and days of the office at one moment."""

    def __init__(self, now):
        self.now = now
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
    def deputies(self):
        """Who stands in today, for each user who is away."""
        away = Absence.objects.filter(starts_on__lte=self.today, ends_on__gte=self.today)
        return {
            absence.user_id: absence.deputy
            for absence in away.select_related("deputy")
            if absence.deputy and absence.deputy.is_active
        }

    def rule_for(self, kind):
        return self.rules.get(kind) or self.rules.get(EVERY_OTHER)

    def in_role(self, role):
        if role not in self.roles:
            self.roles[role] = list(User.objects.active().in_role(role))
        return self.roles[role]

    def told_at(self, deadline, rule, step):
        """Everybody who is told of a step: by the rule, by its climb, and as somebody's deputy."""
        found = {
            one.key: (one, False) for name in rule.recipients for one in self.named(name, deadline)
        }
        if rule.climbs_after and step <= -rule.climbs_after:
            for one in self.climbed(deadline, rule, found):
                found.setdefault(one.key, (one, True))
        for one, climbed in list(found.values()):
            if one.user and (deputy := self.deputies.get(one.user.pk)):
                found.setdefault(f"user:{deputy.pk}", (Recipient(deputy), climbed))
        return list(found.values())

    def climbed(self, deadline, rule, told):
        """Who is told once it climbs; the office's mailbox where that would be nobody new."""
        above = self.named(rule.climbs_to, deadline)
        return above if any(one.key not in told for one in above) else self.mailbox("office")

    def named(self, name, deadline):
        """The recipients behind a rule's word such as "owner" or "role:director"."""
        kind, _, which = name.partition(":")
        if kind == "role":
            return self.role_or_mailbox(which)
        if kind == "mailbox":
            return self.mailbox(which)
        if name == "backup":
            return self.present(deadline.backup)
        return self.answerable(deadline)

    def answerable(self, deadline):
        """Whoever answers for a deadline; never nobody while the office has a mailbox."""
        if deadline.audience == Audience.DIRECTOR:
            return self.role_or_mailbox("director")
        if deadline.audience == Audience.MAYOR_OFFICE and self.office.mayor_mailbox:
            return self.mailbox("mayor")
        own = self.present(deadline.owner) or self.present(deadline.backup)
        return own or self.role_or_mailbox("director")

    def present(self, user):
        return [Recipient(user)] if user and user.is_active else []

    def role_or_mailbox(self, role):
        return [Recipient(user) for user in self.in_role(role)] or self.mailbox("office")

    def mailbox(self, which):
        address = self.office.mayor_mailbox if which == "mayor" else self.office.office_mailbox
        return [Recipient(mailbox=address)] if address else []

    def may_go_at(self, user, before):
        """The next moment at which mail may reach a user, or now if `before` comes first."""
        opens = next_sending_moment(user, self.now, office=self.office, holidays=self.holidays)
        return self.now if before and self.now < before <= opens else opens
