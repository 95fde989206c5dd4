"""Who comes: the party of a visit, in its order of precedence."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from delegations.choices.party import Part, PhotoPurpose, Rank
from delegations.choices.visit import VisaLetters
from delegations.models.delegation import Delegation
from oia.core.models import Kept
from oia.core.text import fold
from oia.core.validators import all_over_by_now, plausible_day
from oia.core.visibility import VisibleQuerySet


def key_of(name):
    """A name as it is compared with others."""
    return fold(name)[:200]


class MemberQuerySet(VisibleQuerySet):
    sensitivity_path = "delegation__sensitivity"

    def invited_in_writing(self):
        """Those for whom their visit writes a letter with which to ask for a visa."""
        for_all = Q(delegation__visa_letters=VisaLetters.ALL)
        return self.filter(
            for_all | Q(delegation__visa_letters=VisaLetters.NAMED, visa_letter=True)
        )

    def called(self, names):
        """Those who go by one of these names, in whatever letters it stands in the passport."""
        keys = set(map(key_of, names)) - {""}
        return self.filter(Q(name_key__in=keys) | Q(native_key__in=keys))

    def for_list(self):
        return self.select_related("delegation")


class Member(Kept):
    """Somebody who comes with a delegation, in the post held at that time.

    `place` is the order of precedence. What only protocol may know of them lies elsewhere.
    """

    page_section = "party"
    UNTOLD = ("name_key", "native_key")  # what they come from is told

    delegation = models.ForeignKey(
        Delegation, models.CASCADE, related_name="members", verbose_name=_("visit")
    )
    place = models.PositiveSmallIntegerField(_("place"), default=0, editable=False)
    honorific = models.CharField(
        _("form of address"),
        max_length=60,
        blank=True,
        help_text=_("For example “H. E.”, “Dr”."),
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("As in the passport."))
    spoken_name = models.CharField(
        _("name as spoken"), max_length=200, blank=True, help_text=_("How to say it.")
    )
    native_name = models.CharField(_("name in own script"), max_length=200, blank=True)
    name_key = models.CharField(
        max_length=200, editable=False, blank=True, default="", db_default=""
    )
    native_key = models.CharField(
        max_length=200, editable=False, blank=True, default="", db_default=""
    )
    post = models.CharField(
        _("post"), max_length=250, blank=True, help_text=_("As held when they come.")
    )
    part = models.CharField(
        _("part in the delegation"), max_length=12, choices=Part, default=Part.MEMBER
    )
    rank = models.PositiveSmallIntegerField(
        _("rank"),
        choices=Rank,
        default=Rank.OTHER,
        help_text=_("For the order of precedence."),
    )
    languages = models.CharField(
        _("languages"), max_length=200, blank=True, help_text=_("The best one first.")
    )
    visa_letter = models.BooleanField(
        _("gets a letter for a visa"),
        default=False,
        help_text=_("Counts where the visit writes them only for those named."),
    )
    notes = models.TextField(
        _("notes"), blank=True, help_text=_("Facts only, as if they were reading them.")
    )

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["place", "pk"]
        indexes = [
            models.Index(fields=["delegation", "place", "id"], name="member_by_precedence"),
            models.Index(fields=["name", "id"], name="member_by_name"),
            models.Index(fields=["name_key"], name="member_by_name_key"),
            models.Index(fields=["native_key"], name="member_by_native_key"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation"],
                condition=Q(part=Part.HEAD),
                name="member_one_head",
                violation_error_message=_("A delegation has one head."),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key, self.native_key = key_of(self.name), key_of(self.native_name)
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "name_key", "native_key"}
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"{self.delegation.get_absolute_url()}#member-{self.pk}"

    @property
    def addressed(self):
        """The name with the form of address before it."""
        return f"{self.honorific} {self.name}".strip()


class PhotoConsentQuerySet(VisibleQuerySet):
    sensitivity_path = "member__delegation__sensitivity"

    def for_list(self):
        return self.select_related("member__delegation")


class PhotoConsent(Kept):
    """What somebody said of their pictures: for which purpose they may be used, or not."""

    page_section = "party"

    member = models.ForeignKey(
        Member, models.CASCADE, related_name="consents", verbose_name=_("member")
    )
    purpose = models.CharField(_("purpose"), max_length=10, choices=PhotoPurpose)
    is_given = models.BooleanField(_("agreed"))
    on = models.DateField(_("on"), null=True, blank=True, validators=[plausible_day])
    how = models.CharField(
        _("how"),
        max_length=200,
        blank=True,
        help_text=_("Signed, by mail, said to whom."),
    )

    objects = PhotoConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo consent")
        verbose_name_plural = _("photo consents")
        ordering = ["purpose", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "purpose"],
                name="consent_once_per_purpose",
                violation_error_message=_("That was asked for this purpose already."),
            ),
        ]

    def __str__(self):
        return self.get_purpose_display()

    def clean(self):
        all_over_by_now(self, "on")

    def get_absolute_url(self):
        return self.member.get_absolute_url()
