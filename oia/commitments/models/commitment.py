"""One promise: what, by whom, to whom, by when, and what came of it."""

from datetime import UTC, datetime

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import Office
from oia.commitments import choices
from oia.commitments.choices import Direction, Status, Unit
from oia.commitments.models.limits import CONSTRAINTS, INDEXES, TOO_EARLY
from oia.commitments.models.queryset import PARTNERS, CommitmentQuerySet
from oia.commitments.models.terms import mayor_on
from oia.core.limits import check_backup
from oia.core.models import Record, Searchable
from oia.core.remembered import address, choice
from oia.core.text import fold
from oia.core.validators import plausible_day
from oia.core.visibility import Sensitivity, hidden_from
from oia.core.zones import Due, ZoneKind, check_zone
from oia.reminders.fields import Deadlines

#: Where a promise without a day stands among the others: last.
NEVER = datetime(2200, 1, 1, tzinfo=UTC)


def person(related_name, words, **other):
    options = {"null": True, "blank": True, "related_name": related_name, "verbose_name": words}
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, **options | other)


def link(model, related_name, words):
    return models.ForeignKey(
        model, models.PROTECT, null=True, blank=True, related_name=related_name, verbose_name=words
    )


def kind(words):
    return models.ForeignKey(
        ContentType,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=words,
    )


class Commitment(Record, Searchable):
    """Something the office promised, or was promised, with somebody who sees to it.

    `subject` is the record that it came from: a sign-on, a visit, a meeting, a city; `source_title`
    is what that is called. `due_on` is either typed, or counted from a day that the record names
    (`due_from`), as soon as that day is known. `falls_due_at` is the moment itself, far off while
    there is none. Whether it is late follows from that and is stored nowhere.
    """

    MAY_FOLLOW = choices.MAY_FOLLOW

    text = models.CharField(_("what was promised"), max_length=500)
    wording = models.TextField(
        _("in the words of the paper"), blank=True, help_text=_("As it was signed or said.")
    )
    direction = models.CharField(
        _("direction"), max_length=6, choices=Direction, default=Direction.OURS
    )
    subject_type = kind(_("kind of record"))
    subject_id = models.PositiveBigIntegerField(
        _("number of the record"), null=True, blank=True, editable=False
    )
    subject = GenericForeignKey("subject_type", "subject_id")
    source_title = models.CharField(_("came from"), max_length=300, blank=True, editable=False)

    given_on = models.DateField(
        _("given on"), default=timezone.localdate, validators=[plausible_day]
    )
    promised_by = link("directory.Person", "promises", _("promised by"))
    promised_as = link("directory.PostHolding", "promises", _("in the post of"))
    to_organisation = link("directory.Organisation", "promises_to", _("to the organisation"))
    to_person = link("directory.Person", "promises_to", _("to the person"))
    to_city = link("directory.City", "promises_to", _("to the city"))
    to_type = kind(_("kind of partner"))
    to_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    to_other = GenericForeignKey("to_type", "to_id")
    to_words = models.CharField(
        _("to whom else"), max_length=200, blank=True, help_text=_("In words: the press, citizens.")
    )

    due_on = models.DateField(_("due"), null=True, blank=True, validators=[plausible_day])
    due_at = models.TimeField(
        _("at"), null=True, blank=True, help_text=_("Blank: the end of that day.")
    )
    due_after = models.PositiveSmallIntegerField(_("due after"), null=True, blank=True)
    due_unit = models.CharField(_("counted in"), max_length=6, choices=Unit, default=Unit.MONTHS)
    due_from = models.CharField(_("counted from"), max_length=40, blank=True)
    zone_kind = models.CharField(
        _("whose time"), max_length=12, choices=ZoneKind, default=ZoneKind.OFFICE
    )
    zone = models.CharField(
        _("zone"),
        max_length=64,
        blank=True,
        help_text=_("Europe/Madrid, +03:00 or CET, as the kind wants it."),
    )
    organiser_words = models.CharField(_("the date in their words"), max_length=300, blank=True)
    falls_due_at = models.DateTimeField(_("falls due"), default=NEVER, editable=False)

    owner = person("commitments", _("owner"))
    backup = person("commitments_backed", _("backup"))
    department = link("accounts.Department", "commitments", _("lead department"))
    indicator = models.CharField(
        _("indicator"), max_length=200, blank=True, help_text=_("What is measured.")
    )
    target = models.CharField(_("target"), max_length=200, blank=True)
    target_is = models.CharField(
        _("the figure is"),
        max_length=8,
        choices=choices.TargetIs,
        blank=True,
        default="",
        db_default="",
    )
    target_value = models.DecimalField(
        _("target as a figure"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    themes = models.ManyToManyField(
        "directory.Theme", blank=True, related_name="commitments", verbose_name=_("themes")
    )

    told_as = {"report_every": _("rhythm of reports")}
    report_every = models.PositiveSmallIntegerField(
        _("report every … months"), null=True, blank=True, help_text=_("Blank: nobody asks for it.")
    )
    reports_from = models.DateField(
        _("first report due"),
        null=True,
        blank=True,
        validators=[plausible_day],
        help_text=_("Blank: so many months after it was given."),
    )
    report_until = models.DateField(
        _("reports until"), null=True, blank=True, validators=[plausible_day]
    )

    status = models.CharField(_("state"), max_length=8, choices=Status, default=Status.OPEN)
    closed_on = models.DateField(
        _("closed on"), null=True, blank=True, validators=[plausible_day], editable=False
    )
    closed_by = person("+", _("closed by"), editable=False)
    evidence = models.TextField(_("evidence"), blank=True)
    asked_at = models.DateTimeField(
        _("last asked how it stands"), null=True, blank=True, editable=False
    )

    deadlines = Deadlines()

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["falls_due_at", "pk"]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        return address("commitments:commitment-detail", self.pk)

    def clean(self):
        """What the constraints say, beside the field that it is about."""
        try:
            self.zone = check_zone(self.zone_kind, self.zone)
        except ValidationError as error:
            raise ValidationError({"zone": error.messages}) from None
        if self.due_on and self.given_on and self.due_on < self.given_on:
            raise ValidationError({"due_on": TOO_EARLY})
        check_backup(self)

    def names(self):
        """Its own words and where it came from; partners are asked for theirs (`about`)."""
        return [self.text, self.source_title, self.indicator, self.to_words]

    def save(self, *args, **kwargs):
        self.settle(Office.current())
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "falls_due_at", "source_title"}
        super().save(*args, **kwargs)

    def settle(self, office):
        """Compute the moment anew, and learn what the record behind it is called now."""
        self.falls_due_at = self.due.instant(office.zone) if self.due_on else NEVER
        if self.subject is not None:
            self.source_title = str(self.subject)[:300]

    @property
    def measure(self):
        """What it is measured by, and in which unit: the same however somebody typed them."""
        return measured_by(self.indicator, self.unit)

    @property
    def unit_beside(self):
        """The unit, where what stands before a figure does not say it already: "trees: 45"."""
        return "" if fold(self.unit) == fold(self.indicator) else self.unit

    @property
    def last_value(self):
        """The latest figure that a report gave; None while there is none."""
        known = self.reports.given().exclude(value=None).order_by("-on", "-pk")
        return known.values_list("value", flat=True).first()

    def is_off_target(self, value):
        """Whether a figure is not the target. Where nobody said on which side of it that is
        reached, any other is not."""
        if value is None or self.target_value is None:
            return False
        if self.target_is == choices.TargetIs.AT_LEAST:
            return value < self.target_value
        if self.target_is == choices.TargetIs.AT_MOST:
            return value > self.target_value
        return value != self.target_value

    @property
    def due(self):
        """The date as it was agreed."""
        return Due(self.due_on, self.due_at, self.zone_kind, self.zone)

    @property
    def is_open(self):
        return self.status == Status.OPEN

    @property
    def is_late(self):
        return self.is_open and self.falls_due_at < timezone.now()

    @property
    def was_late(self):
        """Whether it was kept, but only after its day."""
        kept_after = self.status == Status.KEPT and self.due_on and self.closed_on > self.due_on
        return bool(kept_after)

    @property
    def condition(self):
        """The state as people see it, of which late is one: stored value and words."""
        if self.is_late:
            return "late", _now("Late")
        return self.status, choice(Status, self.status)

    @property
    def source_kind(self):
        """The kind of record that it came from, in words; blank where it came from none."""
        if not self.subject_type_id:
            return ""
        model = ContentType.objects.get_for_id(self.subject_type_id).model_class()
        return str(model._meta.verbose_name) if model else ""

    @property
    def named_days(self):
        """The days that a date may be counted from, as (name, words)."""
        own = {choices.GIVEN_ON: _("the day it was given")}
        return own | getattr(type(self.subject), "names_days", {})

    @property
    def due_rule(self):
        """ "24 months after the signing"; blank where the date was simply typed."""
        if not self.due_from or self.due_after is None:
            return ""
        return _now("%(count)s %(unit)s after %(day)s") % {
            "count": self.due_after,
            "unit": self.get_due_unit_display(),
            "day": self.named_days.get(self.due_from, self.due_from),
        }

    @property
    def mayor(self):
        """Whose term it was when this was given."""
        return mayor_on(self.given_on)

    @property
    def partners(self):
        """The records that it was given to; or, of theirs, those that gave it."""
        found = [getattr(self, name) for name in PARTNERS.values()]
        found.append(self.to_other if self.to_id else None)
        return [one for one in found if one is not None]

    def partners_seen_by(self, user):
        """Those partners that a user may know of."""
        hidden = hidden_from(user)
        return [one for one in self.partners if sensitivity_of(one) not in hidden]


def measured_by(indicator, unit):
    return fold(indicator), fold(unit)


def sensitivity_of(record):
    return getattr(record, "sensitivity", Sensitivity.OFFICE)
