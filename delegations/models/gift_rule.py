"""When a gift has to be declared. The rules are the office's own data."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from delegations.choices.gift import CountedIn, Recipient, Source, Where
from oia.accounts.validators import valid_currency
from oia.core.models import Kept
from oia.core.validators import plausible_day
from oia.core.visibility import VisibleQuerySet

ANY = _("Blank: whichever.")


class GiftRuleQuerySet(VisibleQuerySet):
    sensitivity_path = None


class GiftRule(Kept):
    """From which value on gifts of some kind are declared, and within how many days.

    With `window_months`, the gifts of one donor that the rule covers add up over so many months,
    whoever of ours got them, or `per_recipient`.
    """

    slug = models.SlugField(_("short name"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    source = models.CharField(
        _("kind of donor"), max_length=15, choices=Source, blank=True, help_text=ANY
    )
    where = models.CharField(
        _("where it was given"), max_length=6, choices=Where, blank=True, help_text=ANY
    )
    recipient = models.CharField(
        _("recipient"), max_length=8, choices=Recipient, blank=True, help_text=ANY
    )
    threshold = models.DecimalField(
        _("threshold"),
        max_digits=14,
        decimal_places=2,
        validators=[MinValueValidator(0, _("An amount cannot be negative."))],
    )
    currency = models.CharField(_("currency"), max_length=3, validators=[valid_currency])
    includes_threshold = models.BooleanField(
        _("from exactly this value on"),
        default=True,
        help_text=_("Otherwise only what is worth more."),
    )
    window_months = models.PositiveSmallIntegerField(
        _("months over which gifts add up"),
        default=0,
        validators=[MaxValueValidator(240)],
        help_text=_("Those of one donor. Naught: each gift is judged alone."),
    )
    per_recipient = models.BooleanField(
        _("each recipient by themselves"),
        default=False,
        db_default=False,
        help_text=_("Adds up only gifts to the same recipient; otherwise gifts to anybody here."),
    )
    days = models.PositiveSmallIntegerField(
        _("days to declare"), validators=[MaxValueValidator(1000)]
    )
    counted_in = models.CharField(
        _("counted in"), max_length=8, choices=CountedIn, default=CountedIn.CALENDAR
    )
    valid_from = models.DateField(
        _("for gifts from"), null=True, blank=True, validators=[plausible_day]
    )
    valid_until = models.DateField(
        _("for gifts until"), null=True, blank=True, validators=[plausible_day]
    )
    is_active = models.BooleanField(_("in use"), default=True)
    notes = models.TextField(
        _("notes"), blank=True, help_text=_("Where the rule stands, and who decided it.")
    )

    objects = GiftRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("gift rule")
        verbose_name_plural = _("gift rules")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "id"], name="giftrule_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=Q(threshold__gte=0),
                name="giftrule_threshold_not_negative",
                violation_error_message=_("An amount cannot be negative."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None)
                | Q(valid_until=None)
                | Q(valid_until__gte=F("valid_from")),
                name="giftrule_ends_after_it_begins",
                violation_error_message=_("The rule ends before it begins."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("delegations:giftrule-list")

    def covers(self, gift):
        """Whether the rule speaks of gifts such as this one, whatever they are worth."""
        asked = ((self.source, gift.source), (self.where, gift.where))
        asked += ((self.recipient, gift.recipient_class),)
        if any(wanted and wanted != given for wanted, given in asked):
            return False
        begun = self.valid_from is None or self.valid_from <= gift.on
        return begun and (self.valid_until is None or gift.on <= self.valid_until)

    def is_reached_by(self, total):
        return total >= self.threshold if self.includes_threshold else total > self.threshold
