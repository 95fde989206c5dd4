"""How, when and whom the office reminds of each kind of deadline."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from oia.accounts.models import User
from oia.core.models import Kept
from oia.core.plugs import DeadlineKind, DeadlineSource, ShippedRule, board
from oia.core.text import as_key
from oia.core.visibility import VisibleQuerySet

#: The kind that stands for every kind without a rule of its own.
EVERY_OTHER = "*"

#: Whom a rule may name; and single people, as "user:" and their key.
RECIPIENTS = {
    "owner": _("the owner and the helpers"),
    "backup": _("the backup"),
    "role:officer": _("all officers"),
    "role:protocol": _("all protocol officers"),
    "role:director": _("the director"),
    "mailbox:office": _("the office's mailbox"),
    "mailbox:mayor": _("the mayor's office"),
}
PERSON = "user:"

#: More than this is a slip of the pen.
MOST_DAYS, MOST_STEPS, MOST_PEOPLE = 730, 20, 20


def label_of_kind(kind):
    """What the office calls a kind of date; None where nothing declares it any more."""
    if kind == EVERY_OTHER:
        return _t("every other kind")
    plug = board.get(DeadlineSource, kind) or board.get(DeadlineKind, kind)
    return plug and plug.label


def declared_kinds():
    """Every kind of date that an app declares."""
    return [plug.kind for plug in board.all(DeadlineSource) + board.all(DeadlineKind)]


#: What of a rule decides who is told when.
SAYS = [
    "kinds",
    "steps",
    "overdue_every",
    "overdue_until",
    "recipients",
    "climbs_after",
    "climbs_to",
    "working_days",
    "active",
]


class RuleQuerySet(VisibleQuerySet):
    sensitivity_path = None

    def active(self):
        return self.filter(active=True)

    def with_people(self):
        """These rules as a list, each with the people it names, in one query for them all."""
        rules = list(self)
        known = User.objects.in_bulk({pk for rule in rules for pk in rule.people_keys})
        for rule in rules:
            rule.read_people = {pk: known.get(pk) for pk in rule.people_keys}
        return rules


class Rule(Kept):
    """For some kinds of deadline: the steps before it, how often after it, and who is told.

    `steps` and the overdue figures are days. `applies_from` is when it last came to remind
    otherwise: steps reached before it are history, and history is never mailed.
    """

    slug = models.SlugField(max_length=60, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120, unique=True)
    kinds = models.JSONField(_("kinds"), default=list)
    steps = models.CharField(
        _("days before"),
        max_length=200,
        validators=[RegexValidator(r"^\d+(\s*,\s*\d+)*$", _("Write days like 30, 14, 7, 3, 1."))],
        help_text=_("Days before the date at which to remind, such as 30, 14, 7, 3, 1."),
    )
    overdue_every = models.PositiveSmallIntegerField(
        _("once overdue, every … days"), default=7, help_text=_("0 means not at all.")
    )
    overdue_until = models.PositiveSmallIntegerField(_("until … days after"), default=28)
    recipients = models.JSONField(_("who"), default=list)
    climbs_after = models.PositiveSmallIntegerField(
        _("climbs after … days overdue"), null=True, blank=True, default=3
    )
    climbs_to = models.CharField(_("climbs to"), max_length=20, default="role:director")
    working_days = models.BooleanField(
        _("count working days"), default=False, help_text=_("Instead of calendar days.")
    )
    active = models.BooleanField(_("switched on"), default=True)
    applies_from = models.DateTimeField(editable=False)

    UNTOLD = ("applies_from",)  # follows from the change that is told beside it
    told_as = {  # noqa: RUF012
        "kinds": _("the kinds it covers"),
        "steps": _("the days before"),
        "overdue_every": _("the days between letters once overdue"),
        "overdue_until": _("until how many days after"),
        "recipients": _("who is told"),
        "climbs_after": _("after how many days overdue it climbs"),
        "climbs_to": _("to whom it climbs"),
    }
    tells = {  # noqa: RUF012
        "kinds": lambda kinds: [str(label_of_kind(kind) or kind) for kind in kinds],
        "recipients": lambda names: Rule(recipients=names).recipient_labels,
        "climbs_to": lambda name: str(Rule(climbs_to=name).climbs_to_label),
    }
    read_people = {}  # noqa: RUF012  what `people` has read of the database, for each instance

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder rule")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("reminders:rule-detail", args=[self.pk])

    def clean(self):
        """Everything that is wrong, each beside its field."""
        faults = {}
        for find in (
            self.unknown,
            self.wild_days,
            self.idle_overdue,
            self.idle_climb,
            self.doubles,
        ):
            for field, words in find():
                faults.setdefault(field, []).append(words)
        if faults:
            raise ValidationError(faults)

    def unknown(self):
        """Whom it names although nobody is called so."""
        if strange := [name for name in self.recipients if not self.is_known(name)]:
            yield "recipients", _t("Unknown: %s.") % ", ".join(strange)
        if not self.is_known(self.climbs_to):
            yield "climbs_to", _t("Unknown: %s.") % self.climbs_to
        if sum(name.startswith(PERSON) for name in self.recipients) > MOST_PEOPLE:
            yield "recipients", _t("At most %d people by name.") % MOST_PEOPLE

    def is_known(self, name):
        return name in RECIPIENTS or key_of(name) in self.people

    def wild_days(self):
        """Steps that are slips of the pen."""
        days = [int(step) for step in self.steps.split(",") if step.strip().isdecimal()]
        if double := [day for day, times in Counter(days).items() if times > 1]:
            yield "steps", _t("%d is there twice.") % double[0]
        if len(days) > MOST_STEPS:
            yield "steps", _t("At most %d steps.") % MOST_STEPS
        if max(days, default=0) > MOST_DAYS:
            yield "steps", _t("At most %d days, which is two years.") % MOST_DAYS

    def idle_overdue(self):
        """Letters once overdue that come to an end before they begin to repeat."""
        until = self.overdue_until
        if until > MOST_DAYS:
            yield "overdue_until", _t("At most %d days, which is two years.") % MOST_DAYS
        if 0 < until < self.overdue_every:
            words = _t("With a letter every %d days, go on for at least as long; or 0 for none.")
            yield "overdue_until", words % self.overdue_every

    def idle_climb(self):
        """A climb needs a letter to climb with: one that is sent so late."""
        if self.climbs_after is None or self.climb_day:
            return
        words = _t("Nothing is sent once overdue, so it would never climb. Leave this blank.")
        if self.days_after:
            last = self.days_after[-1]
            words = ngettext(
                "The last letter goes %d day after, so nobody would be told.",
                "The last letter goes %d days after, so nobody would be told.",
                last,
            )
            words %= last
        yield "climbs_after", words

    def doubles(self):
        """Kinds that follow another rule already: each follows one."""
        taken = {kind: rule for rule in self.others() for kind in rule.kinds}
        if self.active and (double := [kind for kind in self.kinds if kind in taken]):
            words = {"kind": label_of_kind(double[0]) or double[0], "rule": taken[double[0]]}
            words = _t("“%(rule)s” covers %(kind)s already. Take it out there first.") % words
            yield "kinds", words

    def others(self):
        """The rules that hold besides this one."""
        return Rule.objects.active().exclude(pk=self.pk)

    def save(self, *args, **kwargs):
        if self.applies_from is None or self.reminds_otherwise_than(Rule.objects.get(pk=self.pk)):
            self.applies_from = timezone.now()
        super().save(*args, **kwargs)

    def reminds_otherwise_than(self, other):
        """Whether anybody would be told of anything at another time."""
        return any(getattr(self, name) != getattr(other, name) for name in SAYS)

    @property
    def is_shipped(self):
        """Whether it came with the program: such a rule is switched off, not deleted."""
        return board.get(ShippedRule, self.slug) is not None

    @property
    def days_before(self):
        """The steps as numbers, the furthest first."""
        return sorted({int(step) for step in self.steps.split(",") if step.strip()}, reverse=True)

    @property
    def days_after(self):
        """The days after the date at which to remind: the first day, then every so often."""
        if not self.overdue_every:
            return []
        return list(range(1, self.overdue_until + 1, self.overdue_every))

    @property
    def all_steps(self):
        """Every step as days left, from the furthest ahead to the furthest overdue."""
        return self.days_before + [-days for days in self.days_after]

    @property
    def climb_day(self):
        """The first day after the date on which it climbs; None if it never does."""
        if self.climbs_after is None:
            return None
        return min((day for day in self.days_after if day >= self.climbs_after), default=None)

    @property
    def covers_every_other(self):
        return EVERY_OTHER in self.kinds

    @property
    def kind_labels(self):
        return [label for kind in self.kinds if (label := label_of_kind(kind))]

    @property
    def people_keys(self):
        """The keys of the people named one by one, as recipients or to climb to."""
        return [pk for name in [*self.recipients, self.climbs_to] if (pk := key_of(name))]

    @property
    def people(self):
        """The people it names, by key: read once, and again when it names others."""
        wanted = set(self.people_keys)
        if wanted - self.read_people.keys():
            self.read_people = dict.fromkeys(wanted) | User.objects.in_bulk(wanted)
        return {pk: self.read_people[pk] for pk in wanted if self.read_people[pk]}

    @property
    def recipient_labels(self):
        return [label for name in self.recipients if (label := self.label_of(name))]

    @property
    def climbs_to_label(self):
        return self.label_of(self.climbs_to) or self.climbs_to

    def label_of(self, name):
        """What a rule's word for a recipient means: a role, a mailbox or somebody's name."""
        return RECIPIENTS.get(name) or self.people.get(key_of(name))


def key_of(name):
    """The key of the person behind "user:5"; None for any other word."""
    key = name.removeprefix(PERSON)
    return as_key(key) if name.startswith(PERSON) else None
