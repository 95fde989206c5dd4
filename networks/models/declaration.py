"""What cities declare together, and how many did."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from networks.choices.declarations import DeclarationKind, Measure, SignOnStatus, YesNo
from networks.dates import in_words, plausible
from networks.models.summit import not_reserved
from oia.core.finding import FindableQuerySet
from oia.core.models import Catalogued, Kept, Record, Searchable
from oia.core.remembered import address, choice
from oia.core.visibility import VisibleQuerySet

LONG = ("notes", "search_text", "signatories_note", "catalogue")


class DeclarationQuerySet(FindableQuerySet):
    best_first = ("-adopted_on", "pk")

    def for_list(self):
        return self.select_related("summit").defer(*LONG)

    def with_our_status(self, user):
        """Each with the state of our latest sign-on, as far as this user may see it, and with
        whether something we signed is not ratified."""
        sign_ons = self.model._meta.get_field("sign_ons").related_model.objects
        ours = sign_ons.visible_to(user).filter(declaration=OuterRef("pk"))
        latest = ours.order_by("-received_on", "-pk").values("status")[:1]
        return self.annotate(
            our_status=Subquery(latest), is_unratified=Exists(ours.unratified().values("pk"))
        )


class Declaration(Record, Searchable, Catalogued):
    """A text that cities or their networks adopted, sign or still can sign."""

    title = models.CharField(_("title"), max_length=300)
    other_names = models.CharField(
        _("other names"), max_length=300, blank=True, help_text=_("Separated by semicolons.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=DeclarationKind, blank=True)
    adopted_on = models.DateField(_("adopted"), null=True, blank=True, validators=[plausible])
    place = models.CharField(_("place"), max_length=200, blank=True)
    country = CountryField(_("country"), blank=True)
    summit = models.ForeignKey(
        "networks.Summit",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="declarations",
        verbose_name=_("summit"),
    )
    conveners = models.ManyToManyField(
        "networks.Network", blank=True, related_name="declarations", verbose_name=_("conveners")
    )
    themes = models.ManyToManyField(
        "directory.Theme", blank=True, related_name="declarations", verbose_name=_("themes")
    )
    frameworks = models.ManyToManyField(
        "networks.Framework",
        blank=True,
        related_name="declarations",
        verbose_name=_("frameworks it addresses"),
    )
    addressed_to = models.CharField(_("addressed to"), max_length=300, blank=True)
    signatories_note = models.TextField(_("on who signed"), blank=True)
    legally_binding = models.CharField(
        _("legally binding"), max_length=3, choices=YesNo, blank=True
    )
    sign_on_open = models.CharField(_("open to sign"), max_length=3, choices=YesNo, blank=True)
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("became"),
        help_text=_("The text that took its place, such as an accelerator."),
    )
    website = models.URLField(_("website"), max_length=300, blank=True)
    list_url = models.URLField(_("public list of signatories"), max_length=300, blank=True)

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        ordering = ["-adopted_on", "pk"]
        indexes = [
            models.Index(fields=["title", "id"], name="declaration_by_title"),
            models.Index(fields=["adopted_on", "id"], name="declaration_by_day"),
            models.Index(fields=["kind", "id"], name="declaration_by_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(successor=None) | ~Q(successor=F("id")),
                name="declaration_not_its_own_successor",
                violation_error_message=_("A declaration cannot become itself."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address("networks:declaration-detail", self.slug)

    def clean(self):
        super().clean()
        not_reserved(self.slug)

    def names(self):
        others = [name.strip() for name in self.other_names.split(";")]
        return [self.title, *filter(None, others), self.slug.replace("-", " ")]

    @property
    def told_apart(self):
        """What tells it from others of its title: when and where it was adopted."""
        adopted = in_words(self.adopted_on) if self.adopted_on else ""
        return " · ".join(filter(None, [adopted, self.place_words]))

    @property
    def place_words(self):
        """Where it was adopted, as far as that is known."""
        return ", ".join(filter(None, [self.place, self.country.name if self.country else ""]))

    @property
    def our_status_words(self):
        """In words, on rows of `with_our_status`."""
        return choice(SignOnStatus, self.our_status) if self.our_status else ""


class CountQuerySet(VisibleQuerySet):
    sensitivity_path = "declaration__sensitivity"

    def for_list(self):
        return self.select_related("declaration")

    def in_order(self):
        """Those who attended, those who adopted, those who signed; each in order of time."""
        places = {Measure.ATTENDED: 0, Measure.ADOPTED: 1, Measure.SIGNED: 2}
        whens = [models.When(measure=name, then=place) for name, place in places.items()]
        place = Case(*whens, output_field=models.IntegerField())
        return self.order_by(place, F("counted_on").asc(nulls_first=True), "number", "pk")


class DeclarationCount(Kept, Catalogued):
    """How many attended, adopted or signed, who says so, and when. Several may contradict."""

    declaration = models.ForeignKey(
        Declaration, models.CASCADE, related_name="counts", verbose_name=_("declaration")
    )
    measure = models.CharField(
        _("what was counted"), max_length=8, choices=Measure, default=Measure.SIGNED
    )
    number = models.PositiveIntegerField(_("how many"))
    at_least = models.BooleanField(
        _("at least"), default=False, help_text=_("The source says “over” or “more than”.")
    )
    whom = models.CharField(
        _("of whom"), max_length=100, blank=True, help_text=_("Cities, mayors, representatives.")
    )
    counted_on = models.DateField(_("as of"), null=True, blank=True, validators=[plausible])
    note = models.TextField(_("note"), blank=True)

    objects = CountQuerySet.as_manager()

    class Meta:
        verbose_name = _("count of a declaration")
        verbose_name_plural = _("counts of declarations")
        ordering = ["declaration", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(source=""),
                name="count_has_a_source",
                violation_error_message=_("Say who counted: a figure without a source is none."),
            ),
        ]

    def __str__(self):
        return _now("%(measure)s: %(number)s") % {
            "measure": self.get_measure_display(),
            "number": self.figure,
        }

    def get_absolute_url(self):
        return f"{self.declaration.get_absolute_url()}#counts"

    def clean(self):
        super().clean()
        if not self.source:
            raise ValidationError({"source": _now("Say who counted.")})

    @property
    def figure(self):
        """ "104", or "over 300" where the source says no more."""
        return _now("over %(number)s") % {"number": self.number} if self.at_least else self.number
