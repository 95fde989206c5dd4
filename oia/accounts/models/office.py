"""The office itself: one row that holds what is true of all of it."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from oia.accounts.choices import InFeeds, Month
from oia.accounts.models.hours import KeepsHours
from oia.accounts.validators import valid_currency
from oia.core.models import Kept
from oia.core.prepared import Prepared
from oia.core.visibility import VisibleQuerySet
from oia.core.zones import valid_zone


class OpenQuerySet(VisibleQuerySet):
    """What everybody in the office may see."""

    sensitivity_path = None


class Office(Kept, KeepsHours):
    """Our office: where it is, its clock, its money, its lead times. There is only one."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(
        _("name"),
        max_length=200,
        default="Office of International Affairs",
        help_text=_("As it stands at the head of pages, letters and papers."),
    )
    city_name = models.CharField(
        _("city"), max_length=200, blank=True, help_text=_("The city that the office works for.")
    )
    city = models.ForeignKey(
        "directory.City",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("our city in the directory"),
        help_text=_("Whose mayors are ours. Empty: the city of that name that has our time zone."),
    )
    zone = models.CharField(
        _("time zone"),
        max_length=64,
        default="UTC",
        validators=[valid_zone],
        help_text=_("The zone whose clock counts here, such as Europe/Warsaw."),
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        default="EUR",
        validators=[valid_currency],
        help_text=_("Three letters, such as EUR. Sums in other currencies are shown in it too."),
    )
    fiscal_year_start_month = models.PositiveSmallIntegerField(
        _("fiscal year begins in"),
        choices=Month,
        default=Month.JANUARY,
        help_text=_("Dues and costs are counted by fiscal year."),
    )
    council_lead_days = models.PositiveSmallIntegerField(
        _("days a council decision takes"),
        default=42,
        validators=[MaxValueValidator(730)],
        help_text=_(
            "From handing in a paper until the council has decided. "
            "The last day to give notice is computed back by this many days."
        ),
    )
    office_mailbox = models.EmailField(
        _("mailbox of the office"),
        blank=True,
        help_text=_("Gets what nobody else is there to get."),
    )
    mayor_mailbox = models.EmailField(
        _("mailbox of the mayor's office"),
        blank=True,
        help_text=_("Gets the reminders that are meant for the mayor's office."),
    )

    agreement_renewal_months = models.PositiveSmallIntegerField(
        _("renewal of an agreement is decided"),
        default=9,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Months before its term ends."),
    )
    agreement_silence_months = models.PositiveSmallIntegerField(
        _("an agreement is silent after"),
        default=18,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        help_text=_("Months in which nothing happened with the partner."),
    )
    agreement_dormant_by_itself = models.BooleanField(
        _("a silent agreement becomes dormant by itself"),
        default=True,
        help_text=_("And active again when something happens. Otherwise its page asks somebody."),
    )

    visit_reply_days = models.PositiveSmallIntegerField(
        _("a request for a visit is answered within"),
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("Days from its receipt. Whoever owns the visit is reminded before."),
    )
    visit_lookback_months = models.PositiveSmallIntegerField(
        _("earlier requests are shown of the last"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
        help_text=_("Months, of the same people or about the same, when a request is weighed."),
    )
    visit_purge_days = models.PositiveSmallIntegerField(
        _("what only protocol knows of guests goes"),
        default=30,
        validators=[MaxValueValidator(365)],
        help_text=_("Days after they have left: diets, needs, telephones, passports."),
    )
    visit_form_open = models.BooleanField(
        _("requests for a visit come in by a public form"),
        default=False,
        help_text=_("Anybody may then ask at /public/visit-request/ without a login."),
    )
    visit_form_words = models.TextField(
        _("what the public form says"),
        blank=True,
        max_length=2000,
        help_text=_("Above its fields: whom you receive, how long you keep what is written."),
    )
    visit_form_owner = models.ForeignKey(
        "accounts.User",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("whoever takes what the form brings"),
        help_text=_("Owns it and is told at once. Nobody: the mailbox of the office is told."),
    )
    visit_form_each = models.PositiveSmallIntegerField(
        _("requests an hour from one address"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(1000)],
    )
    visit_form_all = models.PositiveSmallIntegerField(
        _("requests an hour from all"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(10_000)],
        help_text=_("By the public form. Whoever comes later is asked to wait."),
    )

    trip_report_days = models.PositiveSmallIntegerField(
        _("a trip is reported on within"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("Days after the return."),
    )
    trip_tolerance_percent = models.PositiveSmallIntegerField(
        _("costs may grow after approval by"),
        default=10,
        validators=[MaxValueValidator(100)],
        help_text=_("Percent. Beyond that, the steps concerned are taken once more."),
    )
    trip_connection_minutes = models.PositiveSmallIntegerField(
        _("a connection takes at least"),
        default=60,
        validators=[MaxValueValidator(1440)],
        help_text=_("Minutes. Shorter ones are flagged in an itinerary."),
    )
    acting_after_hours = models.PositiveSmallIntegerField(
        _("an acting mayor is named for more than"),
        null=True,
        blank=True,
        default=72,
        help_text=_("Hours away, from the first departure to the last arrival. Empty: never."),
    )
    acting_after_days = models.PositiveSmallIntegerField(
        _("or for more than"),
        null=True,
        blank=True,
        help_text=_("Working days of ours, begun ones counted. Empty: never."),
    )
    acting_lead_days = models.PositiveSmallIntegerField(
        _("the acting mayor's letter is filed"),
        default=3,
        validators=[MaxValueValidator(365)],
        help_text=_("Days before the departure."),
    )
    passport_valid_days = models.PositiveSmallIntegerField(
        _("a passport is valid beyond the return for"),
        default=182,
        validators=[MaxValueValidator(730)],
        help_text=_("Days. Many states want six months."),
    )
    passport_lead_days = models.PositiveSmallIntegerField(
        _("one that ends sooner is renewed"),
        default=42,
        validators=[MaxValueValidator(365)],
        help_text=_("Days before the departure."),
    )
    publish_trips = models.BooleanField(
        _("the register of trips is public"),
        default=False,
        help_text=_("Under /public/trips: trips that are over and were released, nothing else."),
    )

    sign_on_confirm_days = models.PositiveSmallIntegerField(
        _("a signature is confirmed within"),
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("Days in which the initiator of a declaration is to confirm that we signed."),
    )
    sign_on_listing_days = models.PositiveSmallIntegerField(
        _("a list of signatories is looked up after"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("Days after signing: is our name there, and is it spelled right?"),
    )
    signed_list_is_public = models.BooleanField(
        _("the world may see what we signed"),
        default=False,
        help_text=_("Shows the declarations that the city signed under /public/signed/."),
    )

    feeds_restricted = models.CharField(
        _("what is restricted appears in feeds"),
        max_length=8,
        choices=InFeeds,
        default=InFeeds.NEUTRAL,
        help_text=_("Of everybody, in the feeds of those too who may see it on the pages."),
    )

    keep_sightings_months = models.PositiveSmallIntegerField(
        _("who saw what is kept for"),
        null=True,
        blank=True,
        default=24,
        validators=[MinValueValidator(1)],
        help_text=_("Months. What is older goes, day by day. Empty: it is kept for ever."),
    )
    keep_changes_months = models.PositiveSmallIntegerField(
        _("who changed what is kept for"),
        null=True,
        blank=True,
        validators=[MinValueValidator(12)],
        help_text=_("Months. What is older goes, of every record. Empty: it is kept for ever."),
    )

    is_purged = True  # its history tells, as ties, what of the past was taken away by rule
    objects = OpenQuerySet.as_manager()

    class Meta(KeepsHours.Meta):
        verbose_name = _("office settings")
        verbose_name_plural = _("office settings")
        constraints = [
            *KeepsHours.Meta.constraints,
            models.CheckConstraint(
                condition=Q(id=1),
                name="office_is_only_one",
                violation_error_message=_("There is only one office. Change the one there is."),
            ),
            models.CheckConstraint(
                condition=Q(fiscal_year_start_month__range=(1, 12)),
                name="office_fiscal_year_starts_in_a_month",
                violation_error_message=_("The fiscal year begins in one of the twelve months."),
            ),
        ]

    def __str__(self):
        return self.name

    @classmethod
    def current(cls):
        """The office; its row comes into being with sensible values when first asked for."""
        return OURS.first() or cls.objects.get_or_create(pk=1)[0]

    @cached_property
    def clock(self):
        return ZoneInfo(self.zone)

    @property
    def keeps_restricted_home(self):
        """Whether what is restricted stays out of every calendar feed."""
        return self.feeds_restricted == InFeeds.LEFT_OUT

    def fiscal_year_of(self, day):
        """The fiscal year a day lies in, named after the calendar year in which it begins."""
        return day.year if day.month >= self.fiscal_year_start_month else day.year - 1

    def fiscal_year_bounds(self, year):
        """The first and the last day of a fiscal year."""
        first = date(year, self.fiscal_year_start_month, 1)
        return first, first.replace(year=year + 1) - timedelta(days=1)


#: Asked at every request.
OURS = Prepared(lambda: Office.objects.order_by("pk")[:1])
