"""Who else signed a declaration."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from networks.dates import plausible
from networks.models.declaration import Declaration
from networks.models.others import Other, OthersQuerySet, one_of_both


class SignatoryQuerySet(OthersQuerySet):
    sensitivity_path = "declaration__sensitivity"

    def for_list(self):
        return self.with_names().select_related("declaration")


class DeclarationSignatory(Other):
    """A city or an organisation that signed a declaration. What ours signed is a `SignOn`."""

    declaration = models.ForeignKey(
        Declaration, models.CASCADE, related_name="signatories", verbose_name=_("declaration")
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True, validators=[plausible])

    objects = SignatoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("signatory of a declaration")
        verbose_name_plural = _("signatories of declarations")
        ordering = ["declaration", "pk"]
        indexes = [
            models.Index(fields=["declaration", "id"], name="signatory_by_declaration"),
            models.Index(fields=["signed_on", "id"], name="signatory_by_day"),
            models.Index(fields=["as_of_on", "id"], name="signatory_by_source"),
        ]
        constraints = [
            one_of_both("signatory_is_one_of_both"),
            models.UniqueConstraint(
                fields=["declaration", "city"],
                name="signatory_city_once",
                violation_error_message=_("This city is among the signatories already."),
            ),
            models.UniqueConstraint(
                fields=["declaration", "organisation"],
                name="signatory_organisation_once",
                violation_error_message=_("This organisation is among the signatories already."),
            ),
        ]

    def get_absolute_url(self):
        return f"{self.declaration.get_absolute_url()}#signatories"
