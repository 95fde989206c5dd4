"""What only protocol may know of a guest, kept apart and not for long."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from delegations.models.member import Member
from oia.core.models import Stamped
from oia.core.validators import plausible_day
from oia.core.visibility import VisibleQuerySet


class MemberPrivateQuerySet(VisibleQuerySet):
    sensitivity_path = "member__delegation__sensitivity"

    def visible_to(self, user):
        if not user.has_perm("accounts.see_protocol"):
            return self.none()
        return super().visible_to(user)


class MemberPrivate(Stamped):
    """Diet, access, telephone and passport of one guest.

    It has no history, for a history would keep what the purge removes. It stands in no list, no
    search, no sheet and no mail.
    """

    only_protocol = True

    member = models.OneToOneField(
        Member, models.CASCADE, related_name="private", verbose_name=_("member")
    )
    diet = models.CharField(_("diet"), max_length=300, blank=True)
    access_needs = models.CharField(_("access needs"), max_length=300, blank=True)
    mobile = models.CharField(_("mobile telephone"), max_length=50, blank=True)
    passport_number = models.CharField(_("passport number"), max_length=50, blank=True)
    passport_country = CountryField(_("passport of"), blank=True)
    passport_expires_on = models.DateField(
        _("passport valid until"), null=True, blank=True, validators=[plausible_day]
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("last changed by"),
    )

    objects = MemberPrivateQuerySet.as_manager()

    class Meta:
        verbose_name = _("restricted data of a guest")
        verbose_name_plural = _("restricted data of guests")
        ordering = ["member__place", "pk"]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.member_id}"

    @property
    def is_empty(self):
        names = (
            "diet",
            "access_needs",
            "mobile",
            "passport_number",
            "passport_country",
        )
        return not self.passport_expires_on and not any(getattr(self, name) for name in names)
