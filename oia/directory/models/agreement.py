"""What our city has agreed with a partner, from the first idea to the archive."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import Office
from oia.core.dates import add_months
from oia.core.finding import FindableQuerySet
from oia.core.limits import check_backup
from oia.core.models import Record, Searchable
from oia.core.remembered import address
from oia.core.validators import plausible_day
from oia.core.visibility import Sensitivity, hidden_from
from oia.directory.choices import (
    AGREEMENT_MAY_FOLLOW,
    IN_FORCE,
    OVER,
    AgreementKind,
    OrganisationKind,
    Renewal,
)
from oia.directory.choices import AgreementStatus as Status
from oia.directory.models.agreement_limits import CONSTRAINTS, INDEXES, TOO_SHORT
from oia.directory.models.city import City
from oia.directory.models.organisation import Organisation
from oia.directory.models.theme import Theme

#: Long texts that no row of a list shows.
UNSHOWN = [
    *("notes", "search_text", "subjects", "funding", "activity_plan"),
    *("political_clauses", "objections"),
    *("city__other_names", "city__search_text", "organisation__notes"),
    "organisation__search_text",
]


def day(words, **more):
    return models.DateField(words, null=True, blank=True, validators=[plausible_day], **more)


def link(model, related_name, words, **more):
    options = {"null": True, "blank": True, "related_name": related_name, "verbose_name": words}
    return models.ForeignKey(model, models.PROTECT, **options | more)


class AgreementQuerySet(FindableQuerySet):
    best_first = ("title", "pk")

    def for_list(self):
        return self.select_related("city", "organisation", "owner").defer(*UNSHOWN)

    def in_force(self):
        """Signed, and not over."""
        return self.filter(status__in=IN_FORCE)

    def signed_under(self, holding):
        """Those signed while somebody held a post."""
        return self.filter(holding.during("signed_on"))

    def alive(self, today):
        """In force, neither suspended nor past its term, unless it renews that itself."""
        rows = self.in_force().exclude(status=Status.SUSPENDED)
        return rows.exclude(~Q(renewal=Renewal.AUTOMATIC), ends_on__lt=today)

    def with_cities(self, keys):
        """Those made with one of these cities, or with their government."""
        governed = Q(organisation__city__in=keys, organisation__kind=OrganisationKind.CITY)
        return self.filter(Q(city__in=keys) | governed)

    def running(self):
        """Those about which something may still have to be done."""
        return self.exclude(status__in=OVER)

    def with_settings(self):
        """Each with the lead times of the office, so that reckoning asks nothing more."""
        names = ("agreement_renewal_months", "agreement_silence_months", "council_lead_days")
        return self.annotate(**{f"set_{name}": Office.objects.values(name)[:1] for name in names})

    def about(self, text, user):
        """Those with every word in their own title, or in a name of a partner that `user` sees."""
        seen = Organisation.objects.visible_to(user)

        def of_a_partner(word):
            partners = seen.filter(search_text__contains=word).order_by().values("pk")
            return Q(city__search_text__contains=word) | Q(organisation__in=partners)

        return self.matching(text, of_a_partner)


class Agreement(Record, Searchable):
    """What we agreed with a city or an organisation: a sister city, a memorandum, a project.

    `last_activity_on` is reckoned from what the apps say happened with the partner. Nobody types
    it. `kept_on` is the day on which somebody looked and found that the agreement lives all the
    same; `dormant_proposed_on` the day on which the program asked, until it is answered.
    """

    MAY_FOLLOW = AGREEMENT_MAY_FOLLOW
    names_days = {
        "signed_on": _("the signing"),
        "effective_on": _("coming into force"),
        "ends_on": _("the end of the term"),
    }
    promises_on = "signed_on"
    UNTOLD = ("last_activity_on",)  # what happened is told where it happened

    title = models.CharField(_("title"), max_length=250)
    kind = models.CharField(_("kind"), max_length=12, choices=AgreementKind)
    status = models.CharField(_("state"), max_length=15, choices=Status, default=Status.PROPOSED)
    city = link(City, "agreements", _("partner city"))
    organisation = link(Organisation, "agreements", _("partner organisation"))
    themes = models.ManyToManyField(
        Theme, blank=True, related_name="agreements", verbose_name=_("themes")
    )
    subjects = models.TextField(
        _("subjects"), blank=True, help_text=_("What it is about, in the words of the text.")
    )
    languages = models.CharField(
        _("languages"), max_length=200, blank=True, help_text=_("In which it was written.")
    )
    authentic_text = models.CharField(
        _("authentic text"),
        max_length=100,
        blank=True,
        help_text=_("The language that counts where the texts differ."),
    )
    signing_authority = models.CharField(
        _("signing authority"),
        max_length=200,
        blank=True,
        help_text=_("By which power we signed: a decision, a statute, a mandate."),
    )

    signed_on = day(_("signed"))
    effective_on = day(_("in effect from"), help_text=_("Blank: from the day of signing."))
    ends_on = day(_("term ends"), help_text=_("Blank: it has no end."))
    renewal = models.CharField(
        _("renewed"), max_length=12, choices=Renewal, default=Renewal.BY_AGREEMENT
    )
    renews_months = models.PositiveSmallIntegerField(
        _("renewed by … months"), null=True, blank=True, help_text=_("Where it renews itself.")
    )
    notice_months = models.PositiveSmallIntegerField(
        _("notice in months"), null=True, blank=True, help_text=_("Before the term ends.")
    )
    terminated_on = day(_("terminated on"))

    funding = models.TextField(_("funding"), blank=True)
    activity_plan = models.TextField(_("activity plan"), blank=True)
    volunteers = link(
        Organisation,
        "agreements_lived",
        _("volunteer association"),
        help_text=_("Who keeps it alive on our side."),
    )
    political_clauses = models.TextField(
        _("political clauses"),
        blank=True,
        help_text=_("Words that take a side, such as on another state's borders or name."),
    )
    objections = models.TextField(_("objections"), blank=True, help_text=_("Whose, and to what."))
    review_score = models.PositiveSmallIntegerField(
        _("review score"), null=True, blank=True, help_text=_("1 is idle, 5 is thriving.")
    )
    reviewed_on = day(_("reviewed on"))

    owner = link(settings.AUTH_USER_MODEL, "agreements", _("owner"))
    backup = link(settings.AUTH_USER_MODEL, "agreements_backed", _("backup"))
    department = link("accounts.Department", "agreements", _("department"))

    last_activity_on = models.DateField(_("last activity"), null=True, editable=False)
    kept_on = models.DateField(_("found alive on"), null=True, editable=False)
    dormant_proposed_on = models.DateField(_("asked since"), null=True, editable=False)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["title", "pk"]
        permissions = [("approve_agreement", "Can sign and terminate agreements")]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address("directory:agreement-detail", self.pk)

    def names(self):
        return [self.title]

    def clean(self):
        """What the constraints say, beside the field that it is about."""
        if self.ends_on and self.begins_on and self.ends_on < self.begins_on:
            raise ValidationError({"ends_on": TOO_SHORT})
        check_backup(self)

    @property
    def is_in_force(self):
        return self.status in IN_FORCE

    @property
    def begins_on(self):
        """The day from which it is in effect, as far as one is known."""
        return self.effective_on or self.signed_on

    @property
    def has_begun(self):
        return self.begins_on is None or self.begins_on <= timezone.localdate()

    @property
    def partners(self):
        """The city and the organisation with whom we agreed, as far as either is named."""
        return [one for one in (self.city, self.organisation) if one is not None]

    @property
    def cities(self):
        """The keys of the cities with which it is made, themselves or by their government."""
        return {self.city_id, self.organisation and self.organisation.governs} - {None}

    def partners_seen_by(self, user):
        """Those partners that a user may know of."""
        hidden = hidden_from(user)
        return [
            one
            for one in self.partners
            if getattr(one, "sensitivity", Sensitivity.OFFICE) not in hidden
        ]

    @property
    def heard_on(self):
        """The day from which silence is counted; where nothing is known, when it was entered."""
        return max(self.days_known, default=timezone.localdate(self.created_at))

    @property
    def days_known(self):
        """The days on which something is known to have happened with it."""
        days = (self.last_activity_on, self.kept_on, self.effective_on, self.signed_on)
        return [one for one in days if one]

    def notice_by(self, council_lead_days):
        """The last day to begin giving notice, with the time that the council takes."""
        if self.ends_on is None or self.notice_months is None:
            return None
        last = add_months(self.ends_on, -self.notice_months)
        return last - timedelta(days=council_lead_days)
