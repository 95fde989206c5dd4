"""Records that seem to be one, and those that were made one."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from oia.core.remembered import address
from oia.core.visibility import SensitivityField, hidden_from
from oia.directory.choices import WhyAlike


def somebody(related_name="+"):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name=related_name
    )


def level(words):
    return SensitivityField(words, editable=False)


class DoubleQuerySet(models.QuerySet):
    def of(self, model):
        return self.filter(kind=model._meta.label_lower)

    def open(self):
        """Of which nobody said yet that they are not the same."""
        return self.filter(apart_at=None)

    def seen_in(self, records):
        """Pairs of which both are among these records."""
        keys = records.order_by().values("pk")
        return self.filter(first_id__in=keys, second_id__in=keys)


class Double(models.Model):
    """Two records of one kind that may be the same, or that somebody said are not."""

    kind = models.CharField(max_length=60)
    first_id = models.PositiveBigIntegerField()
    second_id = models.PositiveBigIntegerField()
    likeness = models.PositiveSmallIntegerField(_("likeness"), default=100)
    why = models.CharField(_("why"), max_length=10, choices=WhyAlike, blank=True)
    apart_at = models.DateTimeField(_("told apart"), null=True)
    apart_by = somebody()

    objects = DoubleQuerySet.as_manager()

    class Meta:
        verbose_name = _("likely double")
        verbose_name_plural = _("likely doubles")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "first_id", "second_id"],
                name="double_is_known_once",
                violation_error_message=_("These two are known already."),
            ),
            models.CheckConstraint(
                condition=Q(first_id__lt=F("second_id")),
                name="double_is_of_two_in_order",
                violation_error_message=_("Name two records, the lower number first."),
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "apart_at", "-likeness", "id"], name="double_likest"),
            models.Index(fields=["kind", "second_id"], name="double_by_second"),
        ]

    def __str__(self):
        return f"{self.first_id} = {self.second_id}"


class MergeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of two records of which the user may see both."""
        hidden = hidden_from(user)
        if not hidden:
            return self
        return self.exclude(kept_level__in=hidden).exclude(dropped_level__in=hidden)

    def of(self, model):
        return self.filter(kind=model._meta.label_lower)

    def seen_today(self, model, user):
        """Those of a kind of which the user may see the one that was kept, as it is by now."""
        seen, hidden = self.of(model).visible_to(user), hidden_from(user)
        if not hidden or not model._default_manager.all().sensitivity_path:
            return seen
        return seen.exclude(
            kept_id__in=model._base_manager.filter(sensitivity__in=hidden).values("pk")
        )

    def standing(self):
        """Those that were not taken back."""
        return self.filter(undone_at=None)


class Merge(models.Model):
    """Two records that were made one, and all that it takes to part them again.

    `gone` are the rows that are there no more, the dropped record first; `moved` those that name
    another record since; `retired` those that were closed because another says the same;
    `changed` are the columns of the kept record, before and after.
    """

    kind = models.CharField(max_length=60)
    kept_id = models.PositiveBigIntegerField()
    dropped_id = models.PositiveBigIntegerField()
    kept_name = models.CharField(_("kept"), max_length=300)
    dropped_name = models.CharField(_("merged into it"), max_length=300)
    kept_level = level(_("sensitivity of the one that was kept"))
    dropped_level = level(_("sensitivity of the other"))
    by = somebody()
    at = models.DateTimeField(_("merged at"))
    undone_by = somebody()
    undone_at = models.DateTimeField(_("undone at"), null=True)
    gone = models.JSONField(default=list)  # [model, [row, …]]
    moved = models.JSONField(default=list)  # [model, column, old, new, [key, …]]
    retired = models.JSONField(default=list)  # [model, [[key, before, after], …]]
    changed = models.JSONField(default=dict)  # {column: [before, after]}

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "dropped_id"],
                condition=Q(undone_at=None),
                name="merge_takes_a_record_once",
                violation_error_message=_("It was merged with another record already."),
            ),
            models.CheckConstraint(
                condition=~Q(kept_id=F("dropped_id")),
                name="merge_is_of_two",
                violation_error_message=_("A record cannot be merged with itself."),
            ),
        ]
        indexes = [models.Index(fields=["kind", "kept_id"], name="merge_by_kept")]

    def __str__(self):
        return f"{self.dropped_name} → {self.kept_name}"

    def get_absolute_url(self):
        return address("directory:merge-detail", self.pk)

    @property
    def model(self):
        return apps.get_model(self.kind)

    @property
    def folded_count(self):
        """How many rows went because another said the same, without the record itself."""
        return sum(len(rows) for _model, rows in self.gone[1:])
