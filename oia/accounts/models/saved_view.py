"""Lists as somebody likes to see them: filters, order and columns under a name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oia.core.models import Stamped


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own, and those that others share with the office."""
        return self.filter(Q(owner=user) | Q(is_shared=True))

    def changeable_by(self, user):
        """One's own; of the shared ones all, for who keeps order among them."""
        if user.has_perm("accounts.keep_shared_views"):
            return self.filter(Q(owner=user) | Q(is_shared=True))
        return self.filter(owner=user)

    def of_list(self, name):
        return self.filter(list=name).select_related("owner").order_by("name", "pk")


class SavedView(Stamped):
    """What stands behind the question mark of a list's address, under a name."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="saved_views",
        verbose_name=_("owner"),
    )
    list = models.CharField(_("list"), max_length=100)
    name = models.CharField(_("name"), max_length=60)
    query = models.TextField(_("filters, order and columns"), blank=True)
    is_shared = models.BooleanField(
        _("shared with the office"),
        default=False,
        help_text=_("Everybody sees it; you and the directors may change it."),
    )

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        permissions = [("keep_shared_views", _("May change the shared views of others"))]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "list", "name"],
                name="saved_view_name_is_unique",
                violation_error_message=_("You have a view of this name already."),
            )
        ]
        indexes = [models.Index(fields=["list", "name"], name="saved_view_of_list")]

    def __str__(self):
        return self.name
