"""One trip of ours, from the invitation to the published report."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Prefetch, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.trip import (
    AHEAD,
    BACK,
    CLAIM_DECIDED,
    GOING,
    TRIP_MAY_FOLLOW,
    TRIP_NEEDS_APPROVAL,
    TRIP_OFF,
    UNDECIDED,
    Payer,
    TripKind,
    TripStatus,
)
from delegations.choices.trip_decisions import Verdict
from delegations.models.delegation import day, link, words
from delegations.models.trip_limits import CONSTRAINTS, INDEXES, RETURNS_FIRST, check_days
from networks.models import Network, Summit
from oia.accounts.models import Office
from oia.core.finding import FindableQuerySet
from oia.core.limits import check_backup
from oia.core.models import Move, Record, Searchable
from oia.core.remembered import address
from oia.core.text import fold
from oia.core.visibility import Sensitivity, SensitivityField, hidden_from
from oia.directory.models import Agreement, City, Person, Theme

#: Stands between the stops of a trip. A place may have a comma of its own.
STOPS_APART = ";"

#: No trip takes longer: by it an index finds those on some days from both ends.
LONGEST = timedelta(days=731)


#: Long texts that no row of a list shows.
UNSHOWN = [
    *("notes", "search_text", "purpose", "objectives", "expected_results", "results"),
    *("acting_words", "city__other_names", "city__search_text"),
]


class TripQuerySet(FindableQuerySet):
    best_first = ("-starts_on", "-pk")

    def visible_to(self, user):
        """Those that the office shows a user, and those ahead on which they travel themselves.

        It is their login that tells who travels, not a mailbox: anybody may change their own.
        """
        hidden = hidden_from(user)
        if Sensitivity.MOVEMENTS not in hidden or getattr(user, "pk", None) is None:
            return self.wholly_visible_to(user)
        travels = self.model._meta.get_field("travellers").related_model.objects.filter(user=user)
        own = Q(sensitivity=Sensitivity.MOVEMENTS, pk__in=travels.order_by().values("trip"))
        return self.exclude(Q(sensitivity__in=hidden) & ~own)

    def wholly_visible_to(self, user):
        return super().visible_to(user)

    def for_list(self):
        found = self.select_related("city", "owner").defer(*UNSHOWN)
        return found.prefetch_related(Prefetch("other_cities", City.objects.only("name")))

    def to_city(self, city):
        """Those that lead to a city, as the first or as another."""
        return self.filter(leads_to(city=city))

    def ahead(self):
        return self.filter(status__in=AHEAD)

    def undecided(self):
        return self.filter(status__in=UNDECIDED)

    def standing(self):
        """Those that take, took or may take somebody's time."""
        return self.exclude(status__in=TRIP_OFF)

    def overlapping(self, first, last):
        """Those that share a day with the days from first to last, enclosing ones included."""
        until, begins = Coalesce("ends_on", "starts_on"), (first - LONGEST, last)
        return self.alias(until=until).filter(starts_on__range=begins, until__gte=first)

    def about(self, text):
        """Those with every word in their own names or in that of their city."""
        return self.matching(
            text,
            lambda word: (
                Q(city__search_text__contains=word) | leads_on_to(city__search_text__contains=word)
            ),
        )


def leads_to(city):
    """The condition under which a trip goes to a city."""
    return Q(city=city) | leads_on_to(city=city)


def leads_on_to(**said):
    """The condition under which one of the other cities of a trip is so."""
    ties = Trip.other_cities.through.objects.filter(**said)
    return Q(pk__in=ties.order_by().values("trip"))


class Trip(Record, Searchable):
    """A trip of ours: why, where and when, who saw to it, what came of it.

    The days are official ones, in the zone of the office. `leaves_at` and `returns_at` follow
    from the legs of those who hold a post with us; see `services.itinerary`. While the trip lies
    ahead, readers know nothing of it, but for those who travel on it: see `services.own_trips`.
    """

    MAY_FOLLOW = TRIP_MAY_FOLLOW
    UNTOLD = (
        "approved_cost",
        "with_mayor",
        "leaves_at",
        "returns_at",
        "reported_on",
        "released_on",
        "released_by",
        "acting_from",
        "acting_until",
    )
    names_days = {"starts_on": _("the departure"), "ends_on": _("the return")}
    promises_on = "last_day"

    sensitivity = SensitivityField(
        default=Sensitivity.MOVEMENTS,
        help_text=_("A trip that lies ahead is not for readers. When it is over, the office sees."),
    )
    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    title = models.CharField(
        _("title"), max_length=250, help_text=_("What the trip is called in the office.")
    )
    kind = models.CharField(
        _("kind of trip"), max_length=10, choices=TripKind, default=TripKind.WORKING
    )
    status = models.CharField(
        _("state"), max_length=14, choices=TripStatus, default=TripStatus.SCREENING
    )
    city = link(City, "trips", _("city it goes to"))
    destination = words(
        _("destination, in words"),
        help_text=_("Where the city is not listed; several with a semicolon between."),
    )
    other_cities = models.ManyToManyField(
        City, blank=True, related_name="trips_besides", verbose_name=_("other cities it goes to")
    )
    starts_on = day(_("leaves"), help_text=_("The first official day, by our calendar."))
    ends_on = day(_("returns"), help_text=_("Blank: on the same day."))
    personal_days = models.PositiveSmallIntegerField(
        _("personal days"),
        default=0,
        validators=[MaxValueValidator(365)],
        help_text=_("Days of the mayor's own before, after or within. The city bears none."),
    )
    payer = models.CharField(
        _("who pays most of it"), max_length=8, choices=Payer, default=Payer.CITY
    )

    purpose = models.TextField(_("purpose"), blank=True)
    objectives = models.TextField(
        _("objectives"), blank=True, help_text=_("One a line. The report tells of each.")
    )
    expected_results = models.TextField(_("expected results"), blank=True)
    themes = models.ManyToManyField(
        Theme, blank=True, related_name="trips", verbose_name=_("topics")
    )
    summit = link(Summit, "trips", _("summit"))
    network = link(Network, "trips", _("network"))
    agreement = link(Agreement, "trips", _("agreement"))

    owner = link(settings.AUTH_USER_MODEL, "trips", _("owner"))
    backup = link(settings.AUTH_USER_MODEL, "trips_backed", _("backup"))
    department = link("accounts.Department", "trips", _("department"))

    acting = link(Person, "trips_stood_in", _("acting mayor"), help_text=_("Who stands in."))
    acting_words = words(
        _("instrument"), 300, help_text=_("Letter, order or decision by which they stand in.")
    )
    acting_filed_on = day(_("filed on"), help_text=_("With the clerk of the council."))
    acting_from = models.DateField(_("filed from"), null=True, editable=False)
    acting_until = models.DateField(_("filed until"), null=True, editable=False)

    results = models.TextField(
        _("results"), blank=True, help_text=_("Held against each objective.")
    )
    reported_on = models.DateField(_("reported on"), null=True, editable=False)
    released_on = models.DateField(_("released on"), null=True, editable=False)
    released_by = link(settings.AUTH_USER_MODEL, "+", _("released by"), editable=False)
    approved_cost = models.DecimalField(
        _("costs as approved"), max_digits=14, decimal_places=2, null=True, editable=False
    )
    with_mayor = models.BooleanField(_("the mayor travels"), default=False, editable=False)
    leaves_at = models.DateTimeField(_("leaves home"), null=True, editable=False)
    returns_at = models.DateTimeField(_("is home again"), null=True, editable=False)

    objects = TripQuerySet.as_manager()

    class Meta:
        verbose_name = _("trip")
        verbose_name_plural = _("trips")
        ordering = ["-starts_on", "-pk"]
        permissions = [
            ("approve_trip", "Can approve trips and the claims of travellers"),
            ("publish_trip", "Can release trips for the public register"),
        ]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address("delegations:trip-detail", self.reference)

    def names(self):
        return [self.title, self.reference, self.destination]

    def clean(self):
        """What the constraints say, beside the field that it is about."""
        if self.ends_on and self.starts_on is None:
            raise ValidationError({"starts_on": _now("Say when they leave.")})
        if self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": RETURNS_FIRST})
        check_days(self)
        check_backup(self)

    @property
    def neutral_title(self):
        return _now("Trip %(reference)s") % {"reference": self.reference}

    @property
    def is_running(self):
        """Whether something is still to be prepared or done."""
        return self.status not in {*TRIP_OFF, TripStatus.CLOSED}

    @property
    def is_back(self):
        return self.status in BACK

    @property
    def is_decided(self):
        """Whether somebody ever approved or released it, or decided on a step or a claim of it."""
        claims = self.travellers.filter(status__in=CLAIM_DECIDED)
        steps = self.approvals.exclude(decided_on=None)
        is_on = self.status in {*GOING, TripStatus.TRAVELLING} or self.released_on is not None
        return is_on or steps.exists() or claims.exists() or self.was_approved

    @property
    def was_approved(self):
        """Whether it was let go on, or judged, wherever it stands by now: back, or cancelled."""
        steps = self.approvals.all()
        kinds = ContentType.objects.get_for_models(type(self), steps.model)
        let_on = Q(subject_type=kinds[type(self)], subject_id=self.pk)
        let_on &= Q(went_to__in=TRIP_NEEDS_APPROVAL)
        judged = Q(subject_type=kinds[steps.model], subject_id__in=steps.order_by().values("pk"))
        return Move.objects.filter(let_on | (judged & ~Q(went_to=Verdict.PENDING))).exists()

    @property
    def last_day(self):
        return self.ends_on or self.starts_on

    @property
    def goes_to(self):
        """The city and the words for where it goes, then the other cities; each once."""
        return f"{STOPS_APART} ".join([self.goes_first, *(city.name for city in self.goes_on_to)])

    @property
    def goes_first(self):
        """The city, or the words for where it goes; once, where these begin with the city."""
        return f"{self.city.name if self.city else ''}{self.beyond_city}"

    @property
    def goes_on_to(self):
        """The other cities, but for those that the words tell already."""
        told = [f"{fold(place)}," for place in self.goes_first.split(STOPS_APART)]
        others = self.other_cities.all() if self.pk else ()
        return [one for one in others if not any(t.startswith(f"{fold(one.name)},") for t in told)]

    @property
    def beyond_city(self):
        """The words for where it goes, as they follow the name of the city if it has one."""
        if not self.city or not self.destination:
            return self.destination
        if self.destination.startswith(f"{self.city.name}{STOPS_APART}"):
            return self.destination.removeprefix(self.city.name)
        return f", {self.destination}"

    @property
    def stops(self):
        """The places it goes to, in order; one has the city and the words for where in it."""
        return [place.strip() for place in self.goes_to.split(STOPS_APART) if place.strip()]

    @property
    def away(self):
        """From when to when they are away: by the legs, else the whole of the days; or None."""
        if self.leaves_at and self.returns_at:
            return self.leaves_at, self.returns_at
        if self.starts_on is None:
            return None
        zone = Office.current().clock
        first = datetime.combine(self.starts_on, time(), tzinfo=zone)
        last = datetime.combine(self.last_day + timedelta(days=1), time(), tzinfo=zone)
        return first, last
