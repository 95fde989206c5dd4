"""One gift of the register: offered to us or given by us, taken or not."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.gift import (
    GIFT_MAY_FOLLOW,
    WITH_US,
    Direction,
    Duty,
    Fate,
    GiftStatus,
    Recipient,
    Source,
    ValueMethod,
    Where,
)
from delegations.models.delegation import Delegation, link, words
from delegations.models.gift_limits import CONSTRAINTS, INDEXES, NO_VALUE
from delegations.models.gift_rule import GiftRule
from delegations.models.trip import Trip
from delegations.models.trip_cost import TripCost
from oia.accounts.models import Office
from oia.accounts.validators import valid_currency
from oia.core.finding import MOST_WORDS, FindableQuerySet, typed
from oia.core.limits import check_backup
from oia.core.models import Record, Searchable
from oia.core.remembered import address
from oia.core.text import fold
from oia.core.validators import plausible_day
from oia.core.visibility import hidden_from, unless_hidden
from oia.directory.models import Organisation, Person
from oia.reminders.fields import Deadlines

#: Long texts that no row of a list shows.
UNSHOWN = [
    *("notes", "search_text", "decision_reason", "declaration"),
    *("other_person__notes", "other_person__search_text"),
    *("other_organisation__notes", "other_organisation__search_text"),
]


#: Its day to be declared was over when a register told of it.
WAS_OVER = Q(brought_on__gt=F("declare_by"))


class GiftQuerySet(FindableQuerySet):
    best_first = ("-on", "-pk")

    def for_list(self):
        found = self.select_related("other_person", "other_organisation", "recipient_user", "owner")
        return found.defer(*UNSHOWN)

    def to_declare(self):
        """What has to be declared and is with us, or may be; nothing that was over when a register
        told of it."""
        return self.undeclared().exclude(WAS_OVER)

    def of_the_past(self):
        """What was never declared and was over when a register told of it."""
        return self.undeclared().filter(WAS_OVER)

    def undeclared(self):
        return self.filter(duty=Duty.MUST, status__in=WITH_US, declared_on=None)

    def of_trip(self, trip):
        """What changed hands on a trip, and what others bear of it."""
        return self.filter(Q(trip=trip) | Q(trip_cost__trip=trip))

    def unclear(self):
        """What nobody can judge before its value, or a rate, is known."""
        return self.filter(duty=Duty.UNCLEAR, status__in=WITH_US, declared_on=None)

    def from_donor(self, text, user):
        """Those whose other side has every word in its names, as far as `user` sees them."""
        return self.with_words("donor_words", text, user)

    def about(self, text, user):
        """Those with every word in their own names, or in those of the other side."""
        return self.with_words("search_text", text, user)

    def with_words(self, column, text, user):
        """Those with every word in a column of theirs, or in a name of whom `user` sees."""
        bodies, people = (kind.objects.visible_to(user) for kind in (Organisation, Person))
        for word in typed(text).split()[:MOST_WORDS]:
            self = self.filter(
                Q(**{f"{column}__contains": word})
                | Q(other_organisation__in=bodies.matching(word).order_by().values("pk"))
                | Q(other_person__in=people.matching(word).order_by().values("pk"))
            )
        return self


class Gift(Record, Searchable):
    """A gift that somebody offered us or that we gave, whatever the answer was.

    The other side is a person, an organisation or both, else words. `duty`, `declare_by` and
    `rule` are what the office's rules say of it; the program keeps them in step. An unknown value
    is None, with what the donor or a register said of it in `value_words`. `brought_on` is the day
    on which a register brought it in with its verdict, long after.
    """

    MAY_FOLLOW = GIFT_MAY_FOLLOW
    UNTOLD = ("decided_on", "decided_by", "donor_key", "donor_words", "duty", "declare_by", "rule")
    UNTOLD += ("brought_on",)

    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    direction = models.CharField(
        _("direction"), max_length=8, choices=Direction, default=Direction.RECEIVED
    )
    status = models.CharField(
        _("verdict"), max_length=8, choices=GiftStatus, default=GiftStatus.OFFERED
    )
    description = models.CharField(_("what it is"), max_length=300)
    occasion = words(_("occasion"), 250)
    on = models.DateField(_("day"), default=timezone.localdate, validators=[plausible_day])
    place = words(_("place"))
    where = models.CharField(
        _("where it was given"), max_length=6, choices=Where, default=Where.HOME
    )
    delegation = link(Delegation, "gifts", _("visit"))
    trip = link(Trip, "gifts", _("trip"))

    trip_cost = models.OneToOneField(
        TripCost,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="gift",
        verbose_name=_("cost of a trip"),
    )

    other_person = link(Person, "gifts", _("person of the directory"))
    other_organisation = link(Organisation, "gifts", _("organisation of the directory"))
    other_name = words(
        _("donor, in words"), 250, help_text=_("Or to whom we gave it. Where neither is listed.")
    )
    affiliation = words(
        _("affiliation"), 250, help_text=_("For whom they acted: a company, a city, a ministry.")
    )
    source = models.CharField(
        _("kind of donor"), max_length=15, choices=Source, default=Source.PUBLIC_ABROAD
    )
    recipient_class = models.CharField(
        _("class of recipient"), max_length=8, choices=Recipient, default=Recipient.CITY
    )
    recipient_user = link(settings.AUTH_USER_MODEL, "gifts", _("recipient, a colleague"))
    recipient_name = words(
        _("recipient, in words"), help_text=_("Or who of ours gave it. Somebody without a user.")
    )

    value = models.DecimalField(
        _("value"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, _("An amount cannot be negative."))],
        help_text=_("Blank: not known, which is not naught."),
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[valid_currency],
        help_text=_("Blank: the office's own."),
    )
    value_method = models.CharField(
        _("how the value was found"),
        max_length=9,
        choices=ValueMethod,
        default=ValueMethod.UNKNOWN,
    )
    value_words = words(_("value as told"), help_text=_("Such as: above the limit."))

    decided_on = models.DateField(
        _("decided on"), null=True, blank=True, validators=[plausible_day]
    )
    decided_by = link(settings.AUTH_USER_MODEL, "+", _("decided by"), editable=False)
    decision_reason = models.TextField(_("reason of the verdict"), blank=True)

    kept_at = words(_("where it is kept"))
    custodian = words(_("custodian"), help_text=_("Who looks after it."))
    belongs_to = words(_("belongs to"), help_text=_("Such as: the city."))
    fate = models.CharField(_("what became of it"), max_length=9, choices=Fate, blank=True)
    fate_words = words(_("more of what became of it"), 300)

    declared_on = models.DateField(
        _("declared on"), null=True, blank=True, validators=[plausible_day]
    )
    declared_by = link(settings.AUTH_USER_MODEL, "+", _("declared by"))
    declaration = words(
        _("reference of the declaration"), 300, help_text=_("Number, or what else shows it.")
    )
    owner = link(settings.AUTH_USER_MODEL, "gifts_owned", _("owner"))
    backup = link(settings.AUTH_USER_MODEL, "gifts_backed", _("backup"))

    duty = models.CharField(
        _("by the rules"), max_length=7, choices=Duty, default=Duty.NONE, editable=False
    )
    declare_by = models.DateField(_("declare by"), null=True, editable=False)
    rule = models.ForeignKey(
        GiftRule,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="gifts",
        verbose_name=_("rule"),
    )
    brought_on = models.DateField(_("brought in on"), null=True, editable=False)
    donor_key = models.CharField(max_length=250, blank=True, editable=False)
    donor_words = models.CharField(max_length=510, blank=True, editable=False)

    deadlines = Deadlines()

    objects = GiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("gift")
        verbose_name_plural = _("gifts")
        ordering = ["-on", "-pk"]
        permissions = [("publish_gift", "Can download the public log of gifts")]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self):
        return self.description

    def get_absolute_url(self):
        return address("delegations:gift-detail", self.reference)

    def names(self):
        return [self.description, self.reference, self.other_name, self.affiliation]

    def clean(self):
        """Settles what follows from the value, and says what cannot be beside its field."""
        check_backup(self)
        if self.value is None:
            self.currency = ""
            if self.value_method != ValueMethod.UNKNOWN:
                raise ValidationError({"value": NO_VALUE})
            return
        self.currency = self.currency or Office.current().currency
        if self.value_method == ValueMethod.UNKNOWN:
            self.value_method = ValueMethod.STATED

    def save(self, *args, **kwargs):
        """Keep by what its donor is known again: the words count where nobody is listed."""
        is_listed = self.other_person_id or self.other_organisation_id
        self.donor_key = "" if is_listed else fold(self.other_name)[:250]
        self.donor_words = fold(self.other_name, self.affiliation)[:510]
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "donor_key", "donor_words"}
        super().save(*args, **kwargs)

    @property
    def neutral_title(self):
        return _now("Gift %(reference)s") % {"reference": self.reference}

    @property
    def its_trip(self):
        """The trip on which it changed hands, or of which somebody bears a cost."""
        return self.trip_cost.trip if self.trip_cost else self.trip

    @property
    def is_given(self):
        return self.direction == Direction.GIVEN

    @property
    def is_with_us(self):
        return self.status in WITH_US

    @property
    def recipient_words(self):
        """Who of ours got or gave it: by name, else by class."""
        named = self.recipient_user or self.recipient_name
        return str(named or self.get_recipient_class_display())

    @property
    def is_of_the_past(self):
        """Whether its day to be declared was over when a register told of it."""
        return bool(self.declare_by and self.brought_on and self.brought_on > self.declare_by)

    @property
    def is_late(self):
        """Whether it should have been declared by now."""
        waits = self.duty == Duty.MUST and self.is_with_us and self.declared_on is None
        return bool(waits and self.declare_by < timezone.localdate() and not self.is_of_the_past)

    def others_seen_by(self, user):
        """The person and the organisation of the other side, as far as a user may know of them."""
        hidden = hidden_from(user)
        both = (self.other_person, self.other_organisation)
        return [one for one in both if one and unless_hidden(one, hidden)]

    def hides_others_from(self, user):
        """Whether somebody of the other side is not for this user."""
        listed = [one for one in (self.other_person, self.other_organisation) if one]
        return len(self.others_seen_by(user)) < len(listed)
