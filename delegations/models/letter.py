"""Our letters about a visit: what the office usually writes, and what was drafted for one."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.letter import Says
from delegations.choices.visit import DECISIONS, VisitStatus
from delegations.models.delegation import Delegation
from delegations.models.member import Member
from networks.languages import language_name
from oia.core.models import Kept
from oia.core.validators import plausible_day
from oia.core.visibility import VisibleQuerySet
from oia.documents.models import Attachment

#: While they have not come yet, what they were told is that we accept.
TOLD_ACCEPTED = [VisitStatus.ACCEPTED, VisitStatus.CONFIRMED, VisitStatus.FROZEN]

#: What stands in braces in a template, and what comes in its place.
PLACES = {
    "reference": _("number of the visit"),
    "title": _("what the visit is called"),
    "requester": _("who asked"),
    "comes_from": _("who comes"),
    "days": _("the days of the visit"),
    "received": _("the day on which the request came in"),
    "reply_by": _("the day for which we promise an answer"),
    "reason": _("our reason, as it was given with the decision"),
    "alternative": _("what we offer instead, or to whom we send them"),
    "agent": _("the agency that asks"),
    "host": _("who receives them"),
    "signature": _("whoever owns the visit"),
    "office": _("our office"),
    "city": _("our city"),
    "today": _("the day of the draft"),
}

#: What else may stand in braces where a paper is about a member or a gift.
OF_MEMBER = {
    "member": _("the member, as one addresses them"),
    "post": _("the post of the member"),
}
OF_GIFT = {
    "gift": _("what the gift is"),
    "gift_number": _("number of the gift"),
    "gift_on": _("the day of the gift"),
    "gift_place": _("where it was given"),
    "occasion": _("the occasion"),
    "giver": _("who gives"),
    "receiver": _("who receives"),
    "kept_at": _("where it is kept"),
    "belongs_to": _("to whom it belongs"),
}
#: What a gift has of the places of a visit: it may have come with none.
OF_OFFICE = ("signature", "office", "city", "today")

MORE_PLACES = {Says.VISA: OF_MEMBER, Says.GIFT: OF_GIFT}
ALL_PLACES = PLACES | OF_MEMBER | OF_GIFT

PLACE = re.compile(r"\{(\w*)\}")


def places_of(says):
    """What may stand in braces in the words for a purpose."""
    if says == Says.GIFT:
        return {name: PLACES[name] for name in OF_OFFICE} | OF_GIFT
    return PLACES | MORE_PLACES.get(says, {})


def known_places(text, places=ALL_PLACES):
    """Refuse a template that names something nobody can put in its place."""
    unknown = sorted({name for name in PLACE.findall(text) if name not in places})
    if unknown:
        words = _now("Nothing comes in the place of %(unknown)s. Known are: %(known)s.")
        known = ", ".join(f"{{{name}}}" for name in places)
        unknown = ", ".join(f"{{{name}}}" for name in unknown)
        raise ValidationError(words % {"unknown": unknown, "known": known})


def language(**more):
    return models.CharField(
        _("language"), max_length=10, help_text=_("Such as en, pt or ja."), **more
    )


def says():
    return models.CharField(_("what it says"), max_length=12, choices=Says)


class LetterTemplateQuerySet(VisibleQuerySet):
    sensitivity_path = None

    def of_visits(self):
        """Those that are drafted of a visit as a whole, of no member and no gift."""
        return self.filter(is_active=True).exclude(says__in=MORE_PLACES)

    def for_letter(self, what, spoken):
        """The office's own words for this, in the language that was asked for or else any."""
        found = list(self.filter(says=what, is_active=True).order_by("pk"))
        short = spoken.partition("-")[0].lower()
        own = [one for one in found if one.language.partition("-")[0].lower() == short]
        return next(iter(own + found), None)


class LetterTemplate(Kept):
    """What the office usually writes: for one purpose, in one language."""

    slug = models.SlugField(_("short name"), max_length=100, unique=True)
    says = says()
    language = language()
    heading = models.CharField(_("subject"), max_length=200, validators=[known_places])
    text = models.TextField(_("text"), validators=[known_places])
    is_active = models.BooleanField(_("in use"), default=True)

    objects = LetterTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter template")
        verbose_name_plural = _("letter templates")
        ordering = ["says", "language", "pk"]
        indexes = [
            models.Index(fields=["says", "id"], name="letter_template_by_purpose"),
            models.Index(fields=["heading", "id"], name="letter_template_by_heading"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["says", "language"],
                condition=Q(is_active=True),
                name="letter_template_once_a_language",
                violation_error_message=_(
                    "There is a template for this in this language. Change that one."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.get_says_display()} ({self.language})"

    def clean(self):
        """Words for one purpose name nothing that only another one has."""
        wrong = {}
        for name in ("heading", "text"):
            try:
                known_places(getattr(self, name), places_of(self.says))
            except ValidationError as error:
                wrong[name] = error
        if wrong:
            raise ValidationError(wrong)

    def get_absolute_url(self):
        return reverse("delegations:lettertemplate-list")


class VisitLetterQuerySet(VisibleQuerySet):
    sensitivity_path = "delegation__sensitivity"

    def for_list(self):
        return self.select_related("delegation", "paper")

    def unsent_answers(self, since):
        """Drafts of the answer that stands, given since a day, of which nothing went out yet."""
        accepted = Q(says=Says.ACCEPTED, delegation__status__in=TOLD_ACCEPTED)
        stands = Q(says__in=DECISIONS, says=F("delegation__status"))
        same = VisitLetter.objects.filter(delegation=OuterRef("delegation"), says=OuterRef("says"))
        later = same.filter(pk__gt=OuterRef("pk")).exclude(sent_on=None)
        lately = {"delegation__decided_on__gte": since}
        return self.filter(accepted | stands, ~Exists(later), sent_on=None, **lately)


class VisitLetter(Kept):
    """A letter drafted for one visit. The program never sends it: a person does, and says so."""

    delegation = models.ForeignKey(
        Delegation, models.CASCADE, related_name="letters", verbose_name=_("visit")
    )
    member = models.ForeignKey(
        Member,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="letters",
        verbose_name=_("member"),
    )
    says = says()
    language = language(blank=True)
    to = models.CharField(
        _("to"), max_length=254, blank=True, help_text=_("An address, or a name in words.")
    )
    heading = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"), max_length=20_000)
    sent_on = models.DateField(
        _("went out on"),
        null=True,
        blank=True,
        validators=[plausible_day],
        help_text=_("Blank: it is a draft. Nothing here is sent by itself."),
    )
    paper = models.ForeignKey(
        Attachment,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("paper"),
    )

    objects = VisitLetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter about a visit")
        verbose_name_plural = _("letters about visits")
        ordering = ["-pk"]

    def __str__(self):
        return self.heading

    @property
    def language_words(self):
        return language_name(self.language)

    @property
    def is_standing_answer(self):
        """Whether it tells them what we said last."""
        status = self.delegation.status
        is_accepted = self.says == Says.ACCEPTED and status in TOLD_ACCEPTED
        return is_accepted or self.says in DECISIONS and self.says == status

    def get_absolute_url(self):
        return reverse("delegations:visitletter-detail", args=[self.delegation.reference, self.pk])
