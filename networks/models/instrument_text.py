"""The versions of a text: of a declaration that we are to sign, or of a framework."""

from django.db import models
from django.db.models import F, Q
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from networks.choices.declarations import BodyState, Stage
from networks.dates import plausible
from networks.languages import language_name
from networks.models.declaration import Declaration
from networks.models.framework import Framework
from oia.core.models import Kept
from oia.core.remembered import address
from oia.core.visibility import VisibleQuerySet, hidden_from
from oia.documents.models import BeingRead

#: Letters of a text that a page shows.
MOST_SHOWN = 200_000

#: The day by which a version stands among the others: its own, or that on which it came in.
STANDS_ON = Coalesce("dated_on", TruncDate("created_at"))

EITHER = _("A text belongs to a declaration or to a framework.")


class InstrumentTextQuerySet(VisibleQuerySet):
    sensitivity_path = None  # that of whichever it belongs to: see visible_to

    def visible_to(self, user):
        hidden = hidden_from(user)
        if not hidden:
            return self
        seen = Q(declaration__isnull=False) & ~Q(declaration__sensitivity__in=hidden)
        return self.filter(
            seen | (Q(framework__isnull=False) & ~Q(framework__sensitivity__in=hidden))
        )

    def for_list(self):
        return self.select_related("declaration", "framework", "paper")

    def for_page(self):
        """The versions with what their counts came to, but without words and hits."""
        names = ("total", "excluded", "words")
        sums = {f"said_{name}": KeyTextTransform(name, F("body__mentions")) for name in names}
        found = self.select_related("declaration", "framework", "body").annotate(**sums)
        return found.defer("body__words", "body__mentions").latest_first()

    def latest_first(self):
        """By their day, which without one of their own is that on which they came in."""
        return self.order_by(STANDS_ON.desc(), "-pk")

    def until(self, day):
        """Those that were there on a day."""
        return self.alias(stands=STANDS_ON).filter(stands__lte=day)

    def after(self, day):
        return self.alias(stands=STANDS_ON).filter(stands__gt=day)


class InstrumentText(Kept):
    """One version of a text in one language. Its words never change: another version is new."""

    part_of = "declaration"  # on whose page its changes are told

    declaration = models.ForeignKey(
        Declaration,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="texts",
        verbose_name=_("declaration"),
    )
    framework = models.ForeignKey(
        Framework,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="texts",
        verbose_name=_("framework"),
    )
    title = models.CharField(
        _("version"), max_length=150, help_text=_("Zero draft, first draft, as adopted.")
    )
    stage = models.CharField(_("draft or final"), max_length=5, choices=Stage, default=Stage.DRAFT)
    language = models.CharField(
        _("language"), max_length=10, default="en", help_text=_("A code such as en, es or fr.")
    )
    is_authentic = models.BooleanField(
        _("authentic"), default=False, help_text=_("It counts where the languages differ.")
    )
    dated_on = models.DateField(_("dated"), null=True, blank=True, validators=[plausible])
    sha256 = models.CharField(
        _("fingerprint of the words"), max_length=64, blank=True, editable=False
    )
    paper = models.ForeignKey(
        "documents.Attachment",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("paper"),
    )

    objects = InstrumentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text version")
        verbose_name_plural = _("text versions")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(declaration__isnull=False, framework=None)
                | Q(declaration=None, framework__isnull=False),
                name="text_of_one_instrument",
                violation_error_message=EITHER,
            ),
        ]

    def __str__(self):
        return _now("%(title)s (%(language)s)") % {
            "title": self.title,
            "language": self.language,
        }

    def get_absolute_url(self):
        return address("networks:text-detail", self.pk)

    @property
    def stands_on(self):
        """The day by which it stands among the others."""
        return self.dated_on or timezone.localdate(self.created_at)

    @property
    def language_words(self):
        return language_name(self.language)

    @property
    def instrument(self):
        """The declaration or framework whose text it is."""
        return self.declaration if self.declaration_id else self.framework


class TextBody(BeingRead):
    """The words of a version, and where they speak of cities. Long, so it has no history.

    A large file is read by a worker: `progress` says how far it has come, of a hundred, and
    `problem` why it could not be read.
    """

    text = models.OneToOneField(
        InstrumentText,
        models.CASCADE,
        primary_key=True,
        related_name="body",
        verbose_name=_("text version"),
    )
    words = models.TextField(_("words"), blank=True)
    mentions = models.JSONField(_("mentions"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=BodyState, default=BodyState.WAITING)
    progress = models.PositiveSmallIntegerField(_("progress"), default=0)
    problem = models.CharField(_("problem"), max_length=300, blank=True)
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("words of a text")
        verbose_name_plural = _("words of texts")
        indexes = [models.Index(fields=["state", "lease_until"], name="text_body_by_state")]

    def __str__(self):
        return str(self.text)

    @staticmethod
    def given_up():
        problem = _now("It took down whoever read it. Save it anew, or paste its words.")
        return {"state": BodyState.FAILED, "problem": problem}
