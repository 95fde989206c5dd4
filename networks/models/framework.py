"""What states and the United Nations adopted, and where cities would like to stand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from networks.choices.declarations import YesNo
from networks.dates import plausible
from networks.models.summit import not_reserved
from oia.core.finding import FindableQuerySet
from oia.core.models import Catalogued, Record, Searchable
from oia.core.remembered import address


class FrameworkQuerySet(FindableQuerySet):
    best_first = ("title", "pk")

    def for_list(self):
        return self.defer("notes", "search_text", "mentions_note", "catalogue")


class Framework(Record, Searchable, Catalogued):
    """An international instrument: a treaty, an agenda, a compact. Cities did not adopt it."""

    title = models.CharField(_("title"), max_length=300)
    adopted_on = models.DateField(_("adopted"), null=True, blank=True, validators=[plausible])
    body = models.CharField(_("adopted by"), max_length=300, blank=True)
    document_symbol = models.CharField(_("document symbol"), max_length=200, blank=True)
    legally_binding = models.CharField(
        _("legally binding"), max_length=3, choices=YesNo, blank=True
    )
    themes = models.ManyToManyField(
        "directory.Theme", blank=True, related_name="frameworks", verbose_name=_("themes")
    )
    networks = models.ManyToManyField(
        "networks.Network",
        blank=True,
        related_name="frameworks",
        verbose_name=_("networks that address it"),
    )
    mentions_note = models.TextField(
        _("what it holds for cities"),
        blank=True,
        help_text=_("As somebody reported it. What a count of ours found stands below."),
    )
    website = models.URLField(_("website"), max_length=300, blank=True)

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")
        ordering = ["title", "pk"]
        indexes = [
            models.Index(fields=["title", "id"], name="framework_by_title"),
            models.Index(fields=["adopted_on", "id"], name="framework_by_day"),
            models.Index(fields=["body", "id"], name="framework_by_body"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address("networks:framework-detail", self.slug)

    def clean(self):
        super().clean()
        not_reserved(self.slug)

    def names(self):
        return [self.title, self.document_symbol, self.slug.replace("-", " ")]
