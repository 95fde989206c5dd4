"""The programme of a visit, minute by minute, and the versions of it that were handed out."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from delegations.choices.programme import (
    Booking,
    InterpretingMode,
    ItemKind,
    PressAccess,
    Readers,
)
from delegations.choices.visit import RUNNING, TOOK_PLACE
from delegations.models.delegation import Delegation, link, words
from delegations.models.member import Member
from delegations.models.programme_limits import CONSTRAINTS, ENDS_FIRST, INDEXES
from oia.core.models import Kept, Stamped, Trodden
from oia.core.text import fold
from oia.core.validators import plausible_day
from oia.core.visibility import VisibleQuerySet
from oia.directory.models import Person


def plausible_moment(value):
    plausible_day(value)


def moment(label):
    return models.DateTimeField(label, validators=[plausible_moment])


def known_by(interpreter):
    """By what an interpreter, a person or a name in words, is known again."""
    return fold(str(interpreter))[:200]


def programme_of(delegation):
    """The address of a visit's programme."""
    return reverse("delegations:programme-detail", args=[delegation.reference])


class ProgrammeItemQuerySet(VisibleQuerySet):
    sensitivity_path = "delegation__sensitivity"

    def for_list(self):
        return self.select_related("delegation")

    def between(self, first, last):
        """Those that are on at some moment from the first to the last."""
        return self.filter(starts_at__lt=last, ends_at__gt=first)

    def standing(self):
        """Those of visits that come, may come, or came: no others take anybody's time."""
        return self.filter(delegation__status__in={*RUNNING, *TOOK_PLACE})

    def know_again(self, people):
        """These people bear another name, or are another now: keep by what they are known."""
        for person in people:
            self.filter(interpreter=person).update(interpreter_key=known_by(person))


class ProgrammeItem(Kept):
    """One thing in the programme of a visit: from when to when, where, with whom, how.

    Without guests it is for the whole party. `revision` counts how often it was changed, so that
    nobody changes what they have not seen. The keys tell when a room or an interpreter is the same.
    """

    page_section = "programme"
    UNTOLD = ("revision", "room_key", "interpreter_key")

    delegation = models.ForeignKey(
        Delegation, models.CASCADE, related_name="programme", verbose_name=_("visit")
    )
    starts_at = moment(_("begins"))
    ends_at = moment(_("ends"))
    title = models.CharField(_("what"), max_length=250)
    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind, default=ItemKind.MEETING)
    audience = models.CharField(
        _("who may read of it"), max_length=10, choices=Readers, default=Readers.INTERNAL
    )
    place = words(_("place"), help_text=_("House and address; of travel: from where to where."))
    room = words(_("room"), help_text=_("One room is not given away twice at one time."))
    host = link(Person, "programme_hosted", _("host"))
    greeter = link(Person, "programme_greeted", _("who greets"), help_text=_("At the door."))
    guests = models.ManyToManyField(
        Member,
        blank=True,
        related_name="programme",
        verbose_name=_("guests"),
        help_text=_("Nobody ticked: the whole party."),
    )
    ours = models.ManyToManyField(
        Person, blank=True, related_name="programme", verbose_name=_("people of ours")
    )
    staff = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="programme", verbose_name=_("colleagues")
    )
    interpreting = models.CharField(
        _("interpreting"), max_length=12, choices=InterpretingMode, default=InterpretingMode.NONE
    )
    interpreter = link(Person, "programme_interpreted", _("interpreter"))
    interpreter_words = words(
        _("interpreter, in words"), help_text=_("Where nobody of the directory does it.")
    )
    direction = words(_("languages"), 100, help_text=_("Such as: Japanese ↔ Portuguese."))
    booking = models.CharField(
        _("booking of the interpreter"), max_length=10, choices=Booking, default=Booking.NONE
    )
    vehicle = words(_("vehicle"), help_text=_("Which, how many seats, where it waits."))
    travel_minutes = models.PositiveSmallIntegerField(
        _("way to the next item"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1440)],
        help_text=_("Minutes. The program says where there are fewer."),
    )
    dress = words(_("dress"))
    press = models.CharField(
        _("press"), max_length=10, choices=PressAccess, default=PressAccess.CLOSED
    )
    seating = models.TextField(_("seating"), blank=True)
    run_sheet = models.TextField(
        _("run sheet"), blank=True, help_text=_("Who does what when, for our own.")
    )
    wet_weather = models.TextField(_("if it rains"), blank=True)

    revision = models.PositiveIntegerField(default=1, editable=False)
    room_key = models.CharField(max_length=401, blank=True, editable=False)
    interpreter_key = models.CharField(max_length=200, blank=True, editable=False)

    objects = ProgrammeItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme item")
        verbose_name_plural = _("programme items")
        ordering = ["starts_at", "pk"]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{programme_of(self.delegation)}#item-{self.pk}"

    def clean(self):
        """What the constraints say, beside the field that it is about."""
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": ENDS_FIRST})

    def save(self, *args, **kwargs):
        """Keep by what its room and its interpreter are known again."""
        self.room_key = fold(self.room)[:401]
        self.interpreter_key = known_by(self.interpreter_words or self.interpreter or "")
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "room_key", "interpreter_key"}
        super().save(*args, **kwargs)

    @property
    def on(self):
        """The day on which it begins, on our clocks."""
        return localtime(self.starts_at).date()


class ProgrammeVersionQuerySet(VisibleQuerySet):
    sensitivity_path = "delegation__sensitivity"

    def for_list(self):
        return self.select_related("delegation", "by").defer("content")


class ProgrammeVersion(Stamped):
    """A programme as it was handed out: numbered, with all that its views showed. It stays so."""

    page_section = "programme"

    delegation = models.ForeignKey(
        Delegation, models.CASCADE, related_name="programme_versions", verbose_name=_("visit")
    )
    number = models.PositiveSmallIntegerField(_("version"), editable=False)
    at = models.DateTimeField(_("frozen"), editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )
    why = words(_("what for"), 300)
    content = models.JSONField(_("content"), default=list, editable=False)

    history = HistoricalRecords(excluded_fields=["content"], bases=[Trodden])
    objects = ProgrammeVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a programme")
        verbose_name_plural = _("versions of programmes")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation", "number"],
                name="programme_version_once",
                violation_error_message=_("This version of the programme is there already."),
            ),
        ]

    def __str__(self):
        return _now("Version %(number)d of the programme") % {"number": self.number}

    def get_absolute_url(self):
        return reverse(
            "delegations:programme-version", args=[self.delegation.reference, self.number]
        )
