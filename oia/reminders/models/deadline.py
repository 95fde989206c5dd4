"""A dated duty, whichever app it comes from."""

from datetime import date

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import Office
from oia.core.limits import check_backup
from oia.core.models import Record
from oia.core.plugs import DeadlineKind, DeadlineSource, board
from oia.core.remembered import address
from oia.core.roads import arriving_by
from oia.core.validators import plausible_day
from oia.core.visibility import Sensitivity, VisibleQuerySet
from oia.core.zones import Certainty, Due, ZoneKind, check_zone
from oia.reminders import choices
from oia.reminders.choices import UNSETTLED, Audience, Status

#: Years outside this span are slips of the pen.
PLAUSIBLE = (date(1900, 1, 1), date(2200, 1, 1))


class DeadlineQuerySet(VisibleQuerySet):
    def unsettled(self):
        """Neither done nor dropped: people go on being reminded. An index has them by date."""
        return self.filter(closed_at=None)

    def of(self, user):
        """Those that this user answers for, first or as backup."""
        return self.filter(Q(owner=user) | Q(backup=user))

    def about(self, record):
        """Those whose story is told on this record's page."""
        subject = ContentType.objects.get_for_model(record)
        return self.filter(subject_type=subject, subject_id=record.pk)

    def to_examine(self, now):
        """Those at which a step, a move or a cancellation waits to be written down."""
        return self.filter(next_step_at__lte=now)

    def for_list(self):
        return self.select_related("owner", "subject_type")


class Deadline(Record):
    """One duty with a date. Derived from a record's field, or typed in on any record.

    `version` goes up when the date moves or the deadline is reopened, so that all steps are armed
    again. `counts_to` is the moment steps count to: our internal date where there is one, else the
    official one. `next_step_at` is when the next tick has to look at it; null while nothing waits.
    `source_owner` is whom the record named when last read, so that whoever was put in charge since
    stays until the record names somebody new. Steps before `ruled_from` were reached under another
    rule: they are history, and history is never mailed. `handed_at` is when it went to another
    owner last.
    """

    MAY_FOLLOW = choices.MAY_FOLLOW
    UNTOLD = choices.UNTOLD
    told_as = {  # noqa: RUF012
        "audience": _("whom its letters address"),
        "hard": _("whether it is missed once past"),
    }

    kind = models.CharField(_("kind"), max_length=60)
    title = models.CharField(_("title"), max_length=300)
    subject_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    origin_type = models.ForeignKey(
        ContentType, models.PROTECT, related_name="+", null=True, editable=False
    )
    origin_id = models.PositiveBigIntegerField(null=True, editable=False)
    origin = GenericForeignKey("origin_type", "origin_id")

    due_on = models.DateField(_("due on"), validators=[plausible_day])
    due_time = models.TimeField(
        _("at"), null=True, blank=True, help_text=_("Blank means the end of that day.")
    )
    zone_kind = models.CharField(
        _("whose clock"), max_length=12, choices=ZoneKind, default=ZoneKind.OFFICE
    )
    zone = models.CharField(
        _("zone"),
        max_length=60,
        blank=True,
        help_text=_("Europe/Berlin, +03:00 or CET; blank for our own, anywhere on Earth, unknown."),
    )
    organiser_words = models.CharField(_("in the organiser's words"), max_length=300, blank=True)
    source_link = models.URLField(_("where it is announced"), max_length=500, blank=True)
    certainty = models.CharField(
        _("certainty"), max_length=10, choices=Certainty, default=Certainty.CONFIRMED
    )
    hard = models.BooleanField(
        _("hard"), default=True, help_text=_("A hard deadline is missed once its moment passes.")
    )
    internal_on = models.DateField(
        _("our internal date"),
        null=True,
        blank=True,
        validators=[plausible_day],
        help_text=_("Steps count to this date."),
    )

    audience = models.CharField(max_length=12, choices=Audience, default=Audience.OWNER)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deadlines",
        verbose_name=_("owner"),
    )
    backup = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="backed_deadlines",
        verbose_name=_("backup"),
    )
    helpers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="helped_deadlines",
        verbose_name=_("helpers"),
        help_text=_("They get the letters that the owner gets."),
    )
    source_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.OPEN)
    closed_at = models.DateTimeField(null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    evidence = models.TextField(_("evidence"), blank=True)

    falls_due_at = models.DateTimeField(editable=False)
    counts_to = models.DateTimeField(editable=False)
    settled_for = models.CharField(max_length=200, blank=True, editable=False)
    fingerprint = models.CharField(max_length=32, blank=True, editable=False)
    arrival = models.CharField(max_length=60, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    armed_at = models.DateTimeField(editable=False)
    next_step_at = models.DateTimeField(null=True, editable=False)
    ruled_from = models.DateTimeField(null=True, editable=False)
    handed_at = models.DateTimeField(null=True, editable=False)

    #: The key of whoever answered for it until it was saved just now, where that is another.
    came_from = None

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("deadline")
        ordering = ["falls_due_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "origin_type", "origin_id"],
                name="deadline_once_per_origin",
                violation_error_message=_("This record has that deadline already."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=UNSETTLED, closed_at=None)
                | ~Q(status__in=UNSETTLED) & Q(closed_at__isnull=False),
                name="deadline_closed_has_a_moment",
                violation_error_message=_(
                    "A closed deadline says when it was closed, an open one does not."
                ),
            ),
            models.CheckConstraint(
                condition=Q(due_on__range=PLAUSIBLE),
                name="deadline_in_a_plausible_year",
                violation_error_message=_("That year cannot be right."),
            ),
        ]
        indexes = [
            models.Index(fields=["next_step_at"], name="deadline_to_examine"),
            models.Index(fields=["falls_due_at", "id"], name="deadline_by_date"),
            models.Index(
                fields=["falls_due_at", "id"],
                name="deadline_unsettled_by_date",
                condition=Q(closed_at=None),
            ),
            models.Index(fields=["status", "falls_due_at", "id"], name="deadline_by_state"),
            models.Index(fields=["owner", "status", "falls_due_at"], name="deadline_by_owner"),
            models.Index(fields=["title", "id"], name="deadline_by_title"),
            models.Index(fields=["subject_type", "subject_id"], name="deadline_by_subject"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address("reminders:deadline-detail", self.pk)

    def clean(self):
        try:
            self.zone = check_zone(self.zone_kind, self.zone)
        except ValidationError as error:
            raise ValidationError({"zone": error.messages}) from None
        if self.internal_on and self.due_on and self.internal_on > self.due_on:
            raise ValidationError({"internal_on": _t("Our date lies after the official one.")})
        check_backup(self)

    def save(self, *args, **kwargs):
        moved = self.settle()
        if moved and (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, *SETTLED_FIELDS}
        super().save(*args, **kwargs)

    # Time -------------------------------------------------------------------------------------

    @property
    def due(self):
        return Due(self.due_on, self.due_time, self.zone_kind, self.zone)

    def settlement(self, office):
        """All that planning depends on, in one text. See `sources.resettle_clocks`."""
        parts = [getattr(self, name) for name in SETTLED_BY]
        return "|".join("" if part is None else str(part) for part in [*parts, office.zone])

    def settle(self, office=None):
        """Compute the two moments anew if the date or whoever answers for it changed. True if so.

        A move is a new version; a change of people only has the next tick look at it.
        """
        office = office or Office.current()
        settlement = self.settlement(office)
        if settlement == self.settled_for:
            return False
        before = (self.falls_due_at, self.counts_to)
        self.note_handover()
        self.settled_for = settlement
        self.falls_due_at = self.due.instant(office.zone)
        self.counts_to = self.falls_due_at
        if self.internal_on:
            own = Due(self.internal_on).instant(office.zone)
            self.counts_to = min(own, self.falls_due_at)
        if before != (self.falls_due_at, self.counts_to):
            self.arm(new_version=before[0] is not None)
        elif self.is_unsettled:
            self.next_step_at = timezone.now()
        return True

    def note_handover(self):
        """Remember when it goes to another owner, who does not hear of that by any step; or to its
        own, where letters addressed the mayor's office or the director so far."""
        known = dict(zip(SETTLED_BY, self.settled_for.split("|"), strict=False))
        owner = str(self.owner_id or "")
        before, addressed = known.get("owner_id", owner), known.get("audience", self.audience)
        to_its_own = self.audience == Audience.OWNER != addressed
        if self.is_unsettled and (before != owner or (owner and to_its_own)):
            self.came_from = int(before or 0) if before != owner else 0
            self.handed_at = timezone.now()
            self.arrival = arriving_by() or self.arrival

    def arm(self, *, new_version):
        """All steps count again from now. One that is past on arrival reminds nobody."""
        now = timezone.now()
        self.version += 1 if new_version else 0
        self.arrival = arriving_by() or ("" if new_version else self.arrival)
        self.armed_at = now
        self.next_step_at = now if new_version or self.falls_due_at > now else None

    # What pages say ---------------------------------------------------------------------------

    @property
    def kind_label(self):
        plug = board.get(DeadlineSource, self.kind) or board.get(DeadlineKind, self.kind)
        return plug.label if plug else self.kind

    def minded_by(self):
        """The keys of those who mind it: its owner, its backup and its helpers."""
        helpers = self.helpers.values_list("pk", flat=True)
        return {key for key in (self.owner_id, self.backup_id, *helpers) if key}

    @property
    def is_derived(self):
        return self.origin_id is not None

    @property
    def is_unsettled(self):
        return self.status in UNSETTLED

    @property
    def arrived_at(self):
        """When it last came in, or to whoever has it now."""
        return max(filter(None, (self.armed_at, self.handed_at)))

    @property
    def is_past_on_arrival(self):
        """Whether its moment lay behind when it was first written down: it reminds nobody."""
        return self.version == 1 and self.falls_due_at <= self.armed_at

    @property
    def is_overdue(self):
        return self.is_unsettled and self.counts_to < timezone.now()

    @property
    def neutral_title(self):
        return f"{self.kind_label} ({_t('restricted')})"

    @property
    def travels_as(self):
        """The title that mails and feeds may carry: neutral if this or its record is restricted."""
        about = getattr(self.subject, "sensitivity", Sensitivity.OFFICE)
        return self.outward_title if about == Sensitivity.OFFICE else self.neutral_title

    @property
    def their_moment(self):
        """The official moment on the organiser's clock; None where that is our own."""
        if self.zone_kind == ZoneKind.OFFICE:
            return None
        zone = self.due.their_zone(timezone.get_current_timezone_name())
        return self.falls_due_at.astimezone(zone)

    @property
    def their_words(self):
        """The same in words: "10 Dec 2026, 23:59 (UTC-08:00)"; blank where the clock is ours."""
        moment = self.their_moment
        return f"{date_format(moment, 'j M Y, H:i')} ({moment.tzname()})" if moment else ""

    @property
    def is_unclear(self):
        """Whether the organiser's zone leaves room for doubt, so that the earliest counts."""
        return self.due.is_unclear


#: The columns that `settlement` is made of.
SETTLED_BY = [
    "due_on",
    "due_time",
    "zone_kind",
    "zone",
    "internal_on",
    "audience",
    "owner_id",
    "backup_id",
]

#: The columns that `settle` may write.
SETTLED_FIELDS = [
    "settled_for",
    "falls_due_at",
    "counts_to",
    "version",
    "arrival",
    "armed_at",
    "next_step_at",
    "handed_at",
]
