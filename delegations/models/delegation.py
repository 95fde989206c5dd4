"""One visit to our city, from the request to the last promise kept."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.hosting import Anthem
from delegations.choices.visit import (
    EXPECTED,
    HOSTED,
    UNANSWERED,
    VISIT_MAY_FOLLOW,
    Flexibility,
    Interpreting,
    LevelAsked,
    RequestChannel,
    VisaLetters,
    VisitKind,
    VisitStatus,
)
from delegations.models.delegation_limits import CONSTRAINTS, INDEXES, LEAVES_FIRST
from networks.languages import language_name
from oia.accounts.models.cost import amount
from oia.accounts.validators import valid_currency
from oia.core.finding import FindableQuerySet
from oia.core.limits import check_backup
from oia.core.models import Record, Searchable
from oia.core.remembered import address
from oia.core.validators import plausible_day
from oia.core.visibility import Sensitivity, hidden_from
from oia.directory.models import City, Organisation, Person, Theme

#: Long texts that no row of a list shows.
UNSHOWN = [
    *("notes", "search_text", "purpose", "questions", "special_needs", "fit", "caution"),
    *("decision_reason", "alternative", "city__other_names", "city__search_text"),
    *("organisation__notes", "organisation__search_text"),
]

#: How many days at most a visit may take: whoever stays longer is no guest.
LONGEST_STAY = 92


def day(words, **more):
    options = {"null": True, "blank": True, "validators": [plausible_day]}
    return models.DateField(words, **options | more)


def link(model, related_name, words, **more):
    options = {"null": True, "blank": True, "related_name": related_name, "verbose_name": words}
    return models.ForeignKey(model, models.PROTECT, **options | more)


def words(label, length=200, **more):
    return models.CharField(label, max_length=length, blank=True, **more)


class DelegationQuerySet(FindableQuerySet):
    best_first = ("-received_on", "-pk")

    def for_list(self):
        return self.select_related("city", "organisation__city", "owner").defer(*UNSHOWN)

    def unanswered(self):
        return self.filter(status__in=UNANSWERED)

    def expected(self):
        """Those that come, or are here."""
        return self.filter(status__in=EXPECTED)

    def overlapping(self, first, last):
        """Those that share a day with the days from first to last, enclosing ones included."""
        until = Coalesce("leaves_on", "arrives_on")
        return self.alias(until=until).filter(arrives_on__lte=last, until__gte=first)

    def from_city(self, city):
        """Those of a city, of its bodies as well."""
        return self.filter(Q(city=city) | Q(organisation__city=city))

    def about(self, text, user):
        """Those with every word in their own names, or in those of whom `user` sees."""
        seen = Organisation.objects.visible_to(user)

        def of_the_guests(word):
            bodies = seen.filter(search_text__contains=word).order_by().values("pk")
            return Q(city__search_text__contains=word) | Q(organisation__in=bodies)

        return self.matching(text, of_the_guests)


class Delegation(Record, Searchable):
    """A visit to us: who asks for it and comes, why, when, and what we said to it.

    `reference` is given once, when the request is written down. `reply_by` is what we promised;
    `replied_on` the day of our first answer, and `kept_promise` whether it was in time.
    """

    MAY_FOLLOW = VISIT_MAY_FOLLOW
    protocol_may = ("decide",)
    UNTOLD = ("replied_on", "kept_promise", "decided_by")
    names_days = {"arrives_on": _("the arrival"), "leaves_on": _("the departure")}
    promises_on = "last_day"

    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    title = models.CharField(
        _("title"), max_length=250, help_text=_("What the visit is called in the office.")
    )
    kind = models.CharField(
        _("kind of visit"), max_length=10, choices=VisitKind, default=VisitKind.WORKING
    )
    status = models.CharField(
        _("state"), max_length=12, choices=VisitStatus, default=VisitStatus.RECEIVED
    )
    city = link(City, "delegations", _("city it comes from"))
    organisation = link(Organisation, "delegations", _("organisation that comes"))
    comes_from = words(_("comes from, in words"), help_text=_("Where neither is listed here."))

    requester = words(_("requester"), help_text=_("Who wrote or called."))
    requester_contact = words(_("how to reach them"), 254)
    letters_in = words(
        _("letters are written in"), 10, help_text=_("Such as en or pt. Blank: our own language.")
    )
    channel = models.CharField(
        _("channel"), max_length=10, choices=RequestChannel, default=RequestChannel.DIRECT
    )
    authorising_body = link(
        Organisation,
        "delegations_authorised",
        _("authorising body"),
        help_text=_("Whose delegation it is, where somebody else asks for it."),
    )
    authorising_words = words(
        _("authorising body, in words"), help_text=_("Where it is not listed here.")
    )
    agent = words(_("agent"), help_text=_("An agency that asks on behalf of somebody."))
    letter_on = day(
        _("letter of authorisation of"),
        help_text=_("Its date. Hang the letter itself on the visit as a paper."),
    )
    received_on = models.DateField(
        _("received on"), default=timezone.localdate, validators=[plausible_day]
    )
    reply_by = models.DateField(
        _("reply promised by"),
        blank=True,
        validators=[plausible_day],
        help_text=_("Blank: reckoned from the day of receipt, as the office promises."),
    )

    purpose = models.TextField(_("purpose"), blank=True)
    themes = models.ManyToManyField(
        Theme, blank=True, related_name="delegations", verbose_name=_("topics")
    )
    questions = models.TextField(_("what they want to know"), blank=True)
    level_asked = models.CharField(
        _("level asked for"), max_length=10, choices=LevelAsked, default=LevelAsked.ANY
    )
    others_asked = words(
        _("others they asked"), 300, help_text=_("Other bodies that they approached.")
    )
    arrives_on = day(_("arrives"))
    leaves_on = day(_("leaves"), help_text=_("Blank: on the same day."))
    flexibility = models.CharField(
        _("dates may move"), max_length=5, choices=Flexibility, default=Flexibility.DAYS
    )
    party_size = models.PositiveSmallIntegerField(
        _("how many come"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
    )
    interpreting = models.CharField(
        _("interpreter"), max_length=6, choices=Interpreting, default=Interpreting.NONE
    )
    languages = words(_("languages"), help_text=_("Such as: Japanese, English."))
    visa_letters = models.CharField(
        _("letters for visas"),
        max_length=5,
        choices=VisaLetters,
        default=VisaLetters.NONE,
        help_text=_("Whether we invite in writing those who have to ask for a visa."),
    )
    press = words(_("press"), help_text=_("Theirs or ours; photographers; what is open to them."))
    gifts_planned = words(_("gifts planned"), 300)
    special_needs = models.TextField(
        _("special needs"),
        blank=True,
        help_text=_("Of the whole party: parking, motorcade, rooms. Nobody's health or diet."),
    )

    anthem = words(_("anthem"), 6, choices=Anthem)
    guest_book = words(
        _("guest book"), 300, help_text=_("Who signs it, when, and what is to stand in it.")
    )
    fee = amount(_("fee that we charge"), help_text=_("Blank: none. Most cities charge nothing."))
    fee_currency = words(_("currency of the fee"), 3, validators=[valid_currency])
    fee_paid_on = day(_("fee paid on"))

    fit = models.TextField(
        _("how it fits"), blank=True, help_text=_("With our strategy, and what we have with them.")
    )
    caution = models.TextField(_("sanctions or security"), blank=True)
    host = link(
        Person, "delegations_hosted", _("host"), help_text=_("Who of our city receives them.")
    )
    host_fallback = link(Person, "delegations_hosted_instead", _("host, should that one be away"))
    owner = link(settings.AUTH_USER_MODEL, "delegations", _("owner"))
    backup = link(settings.AUTH_USER_MODEL, "delegations_backed", _("backup"))
    department = link("accounts.Department", "delegations", _("department"))

    replied_on = models.DateField(_("answered on"), null=True, editable=False)
    kept_promise = models.BooleanField(_("answered in time"), null=True, editable=False)
    decided_on = day(_("decided on"))
    decided_by = link(settings.AUTH_USER_MODEL, "+", _("decided by"), editable=False)
    decision_reason = models.TextField(_("reason"), blank=True)
    alternative = models.TextField(
        _("offered instead"),
        blank=True,
        help_text=_("Other days, another level; to whom they are sent, if redirected."),
    )

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ["-received_on", "-pk"]
        permissions = [("decide_delegation", "Can accept, decline and redirect visits")]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address("delegations:delegation-detail", self.reference)

    def names(self):
        return [self.title, self.reference, self.comes_from, self.agent]

    def clean(self):
        """What the constraints say, beside the field that it is about."""
        if self.fee is None:
            self.fee_currency = ""
        if self.leaves_on and self.arrives_on is None:
            raise ValidationError({"arrives_on": _now("Say when they arrive.")})
        if self.leaves_on and self.leaves_on < self.arrives_on:
            raise ValidationError({"leaves_on": LEAVES_FIRST})
        check_backup(self)

    @property
    def neutral_title(self):
        return _now("Visit %(reference)s") % {"reference": self.reference}

    def note_reply(self, day):
        """Our first answer was given on a day: whether it kept what we promised follows."""
        self.replied_on = day
        self.kept_promise = None if day is None else day <= self.reply_by

    @property
    def is_unanswered(self):
        return self.status in UNANSWERED

    @property
    def is_hosted(self):
        return self.status in HOSTED

    @property
    def last_day(self):
        return self.leaves_on or self.arrives_on

    @property
    def letters_language(self):
        return language_name(self.letters_in)

    @property
    def days_to_reply(self):
        """How many days our first answer took, or has taken by now."""
        return ((self.replied_on or timezone.localdate()) - self.received_on).days

    @property
    def is_late(self):
        """Whether we owe an answer that we promised for an earlier day."""
        return self.is_unanswered and self.reply_by < timezone.localdate()

    @property
    def wants_letter(self):
        """Whether an agent asks, and nobody has shown yet on whose behalf."""
        return bool(self.agent) and self.letter_on is None

    def origins_seen_by(self, user):
        """The city and the organisation that come, as far as a user may know of them."""
        hidden = hidden_from(user)
        both = [one for one in (self.city, self.organisation) if one is not None]
        return [
            one for one in both if getattr(one, "sensitivity", Sensitivity.OFFICE) not in hidden
        ]
