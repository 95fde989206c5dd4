"""Addresses that mail does not reach."""

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from oia.core.visibility import VisibleQuerySet


class FailingAddressQuerySet(VisibleQuerySet):
    sensitivity_path = None

    def with_people(self):
        """Each with the `person` whose address it is, if it is somebody's."""
        people = get_user_model().objects.annotate(mail=Lower("email"))
        theirs = people.filter(mail=Lower(OuterRef("address")))
        found = self.annotate(person_id=Subquery(theirs.values("pk")[:1]))
        named = people.in_bulk([one.person_id for one in found if one.person_id])
        for one in found:
            one.person = named.get(one.person_id)
        return found

    def addresses(self):
        return self.values_list("address", flat=True)


class FailingAddress(models.Model):
    """An address that a mail server refused, or from which a letter came back.

    As long as it stands here nothing is sent there, and others are told instead. It goes away when
    somebody says that the address works again.
    """

    address = models.EmailField(_("address"), max_length=254)
    since = models.DateTimeField(_("since"))
    words = models.TextField(_("the server's words"))
    letter = models.ForeignKey("reminders.Letter", models.SET_NULL, null=True, related_name="+")

    objects = FailingAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("failing address")
        verbose_name_plural = _("failing addresses")
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(Lower("address"), name="failing_address_stands_once")
        ]

    def __str__(self):
        return self.address
