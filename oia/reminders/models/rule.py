"""How, when and whom the office reminds of each kind of deadline."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from oia.core.models import Kept
from oia.core.plugs import DeadlineKind, DeadlineSource, ShippedRule, board
from oia.core.visibility import VisibleQuerySet

#: The kind that stands for every kind without a rule of its own.
EVERY_OTHER = "*"

#: Whom a rule may name.
RECIPIENTS = {
    "owner": _("the owner and the helpers"),
    "backup": _("the backup"),
    "role:officer": _("all officers"),
    "role:protocol": _("all protocol officers"),
    "role:director": _("the director"),
    "mailbox:office": _("the office's mailbox"),
    "mailbox:mayor": _("the mayor's office"),
}


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

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder rule")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("reminders:rule-detail", args=[self.pk])

    def clean(self):
        self.refuse_unknown()
        others = Rule.objects.active().exclude(pk=self.pk)
        taken = {kind: other for other in others for kind in other.kinds}
        if self.active and (double := [kind for kind in self.kinds if kind in taken]):
            words = {"kind": double[0], "rule": taken[double[0]]}
            raise ValidationError(_t("“%(rule)s” covers %(kind)s already.") % words)

    def refuse_unknown(self):
        if unknown := set(self.recipients) - set(RECIPIENTS):
            raise ValidationError({"recipients": _t("Unknown: %s.") % ", ".join(unknown)})
        if self.climbs_to not in RECIPIENTS:
            raise ValidationError({"climbs_to": _t("Unknown: %s.") % self.climbs_to})

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
    def kind_labels(self):
        labels = []
        for kind in self.kinds:
            plug = board.get(DeadlineSource, kind) or board.get(DeadlineKind, kind)
            labels.append(_t("every other kind") if kind == EVERY_OTHER else plug and plug.label)
        return [label for label in labels if label]

    @property
    def recipient_labels(self):
        return [RECIPIENTS[name] for name in self.recipients if name in RECIPIENTS]

    @property
    def climbs_to_label(self):
        return RECIPIENTS.get(self.climbs_to, self.climbs_to)
