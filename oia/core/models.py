"""What every record of the office has in common, and the moves between its states."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from oia.core.roads import Road, current_road
from oia.core.text import fold_names, lines_alike
from oia.core.visibility import Sensitivity, SensitivityField, VisibleQuerySet


class Stamped(models.Model):
    """Something that knows when it came into being and when it last changed."""

    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        abstract = True


class Trodden(models.Model):
    """What is written down of a change, with the road it came by; blank where nobody knows."""

    road = models.CharField(
        _("road"),
        max_length=10,
        blank=True,
        choices=Road,
        default=current_road,
        db_default="",
        editable=False,
    )

    class Meta:
        abstract = True


class Kept(Stamped):
    """Something whose every change is kept: who, when, from, to, why, by which road."""

    history = HistoricalRecords(inherit=True, bases=[Trodden])

    objects = VisibleQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Lines end in one way, whether a browser or a file brought them."""
        for field in self._meta.concrete_fields:
            value = self.__dict__.get(field.attname)
            if isinstance(field, models.TextField) and isinstance(value, str):
                setattr(self, field.attname, lines_alike(value))
        super().save(*args, **kwargs)


class Record(Kept):
    """A thing of the office with a page of its own."""

    sensitivity = SensitivityField()
    notes = models.TextField(_("notes"), blank=True)

    class Meta:
        abstract = True

    @property
    def neutral_title(self):
        """What mails and feeds call this record when it is not for everybody."""
        return f"{self._meta.verbose_name.capitalize()} {self.pk}"

    @property
    def outward_title(self):
        """The title that may travel: the record's own, or a neutral one if it is restricted."""
        return str(self) if self.sensitivity == Sensitivity.OFFICE else self.neutral_title


class Searchable(models.Model):
    """Keeps a folded text to be found by: no accents, no case, every name it goes by."""

    search_text = models.TextField(editable=False, blank=True)

    class Meta:
        abstract = True

    def names(self):
        """Every name that somebody may type. Each model says its own."""
        raise NotImplementedError(f"{type(self).__name__} does not say its names.")

    def save(self, *args, **kwargs):
        self.search_text = fold_names(self.names())
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "search_text"}
        super().save(*args, **kwargs)


class Confidence(models.TextChoices):
    HIGH = "high", _("High")
    MEDIUM = "medium", _("Medium")


class Catalogued(models.Model):
    """A record that the shipped catalogue knows, until staff know better.

    `catalogue` holds the values last loaded, so that the next load can tell what staff edited
    in between and keep it. It is empty for records that staff added themselves.
    """

    slug = models.SlugField(_("short name in addresses"), max_length=100, unique=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence, blank=True)
    catalogue = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True


class OfRecord(models.Model):
    """What happened to some record at a moment, through somebody. Never edited: see `seals`."""

    subject_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-at"], name="%(class)s_of_record"),
            models.Index(fields=["-at", "-id"], name="%(class)s_latest"),
        ]
        ordering = ["-at", "-pk"]


class Move(OfRecord, Trodden):
    """One step of a record from state to state: by whom, when and why."""

    came_from = models.CharField(max_length=30, blank=True)
    went_to = models.CharField(max_length=30)
    why = models.TextField(blank=True)

    def __str__(self):
        return f"{self.came_from} → {self.went_to}"

    def label(self, value):
        """The words for a stored state, as the subject's model has them."""
        model = self.subject_type.model_class()
        return dict(model._meta.get_field("status").flatchoices).get(value, value)

    @property
    def from_label(self):
        return self.label(self.came_from)

    @property
    def to_label(self):
        return self.label(self.went_to)


class LinkChange(OfRecord, Trodden):
    """Records that were tied to a record, or untied: the themes of a network, helpers of a date.

    `added` and `removed` hold a key and a name for each, so that they tell even of what is gone.
    """

    field = models.CharField(max_length=100)
    added = models.JSONField(default=list)
    removed = models.JSONField(default=list)
    why = models.TextField(blank=True)

    def __str__(self):
        return f"{self.field}: +{len(self.added)} −{len(self.removed)}"


class SightRoad(models.TextChoices):
    """Where somebody saw a record."""

    PAGE = "page", _("on its page")
    HISTORY = "history", _("in its history")
    LIST = "list", _("in a list")
    EXPORT = "export", _("in an export")
    SEARCH = "search", _("in a search")
    FEED = "feed", _("in a calendar feed")
    LETTER = "letter", _("in a letter")
    WHOLE = "whole", _("in the export of the whole office")


class Sighting(OfRecord):
    """Somebody saw a record that is not for the whole office."""

    road = models.CharField(_("road"), max_length=10, choices=SightRoad)
    title = models.CharField(max_length=200, blank=True)

    class Meta(OfRecord.Meta):
        verbose_name = _("sighting")
        verbose_name_plural = _("sightings")

    def __str__(self):
        return f"{self.by} {self.at:%Y-%m-%d %H:%M}"
