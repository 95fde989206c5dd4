"""Who else belongs to a network."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from networks.choices.network import MemberRole
from networks.models.network import YEARS, Network
from networks.models.others import Other, OthersQuerySet, one_of_both
from oia.core.limits import check


class MemberQuerySet(OthersQuerySet):
    sensitivity_path = "network__sensitivity"

    def for_list(self):
        return self.with_names().select_related("network")

    def still(self):
        """Those that have not left, as far as we know."""
        this_year = timezone.localdate().year
        return self.filter(Q(until_year=None) | Q(until_year__gte=this_year))


class NetworkMember(Other):
    """A city or an organisation that belongs to a network, or did. Ours has a `Membership`.

    Published lists of members give a year at most, so years are what is kept.
    """

    network = models.ForeignKey(
        Network, models.CASCADE, related_name="members", verbose_name=_("network")
    )
    role = models.CharField(
        _("role"),
        max_length=12,
        choices=MemberRole,
        blank=True,
        help_text=_("Blank: a member like others, or not known."),
    )
    since_year = models.PositiveSmallIntegerField(
        _("member since"), null=True, blank=True, validators=YEARS, help_text=_("The year.")
    )
    until_year = models.PositiveSmallIntegerField(
        _("member until"),
        null=True,
        blank=True,
        validators=YEARS,
        help_text=_("The last year; blank while it belongs to it."),
    )

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a network")
        verbose_name_plural = _("members of networks")
        ordering = ["network", "pk"]
        indexes = [
            models.Index(fields=["network", "id"], name="member_by_network"),
            models.Index(fields=["since_year", "id"], name="member_by_year"),
            models.Index(fields=["as_of_on", "id"], name="member_by_source"),
        ]
        constraints = [
            one_of_both("member_is_one_of_both"),
            models.UniqueConstraint(
                fields=["network", "city"],
                name="member_city_once_per_network",
                violation_error_message=_("This city is among the members already."),
            ),
            models.UniqueConstraint(
                fields=["network", "organisation"],
                name="member_organisation_once_per_network",
                violation_error_message=_("This organisation is among the members already."),
            ),
            check(
                "member_leaves_after_joining",
                Q(since_year=None) | Q(until_year=None) | Q(until_year__gte=F("since_year")),
                _("It cannot have left before it joined."),
            ),
        ]

    def get_absolute_url(self):
        return f"{self.network.get_absolute_url()}#members"

    @property
    def has_left(self):
        return self.until_year is not None and self.until_year < timezone.localdate().year
