"""The term ledger: one row for each period we belong to a network, never overwritten."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from networks.dates import add_months, in_words, plausible
from networks.models.membership import Membership
from oia.accounts.models import Office
from oia.core.models import Kept
from oia.core.signals import changed
from oia.core.visibility import VisibleQuerySet
from oia.reminders.fields import Deadlines


class TermQuerySet(VisibleQuerySet):
    sensitivity_path = "membership__sensitivity"

    def for_list(self):
        return self.select_related("membership__network", "membership__lead")

    def running(self, today):
        return self.filter(starts_on__lte=today).filter(Q(ends_on=None) | Q(ends_on__gte=today))

    def last_of_ledger(self):
        """Terms that no later one of the same membership follows."""
        later = self.model._base_manager.filter(
            membership=models.OuterRef("membership"), starts_on__gt=models.OuterRef("starts_on")
        )
        return self.filter(~models.Exists(later))

    def overlapping(self, term):
        """Other terms of the same membership that share a day with this one."""
        found = self.filter(membership_id=term.membership_id).exclude(pk=term.pk)
        if term.ends_on:
            found = found.filter(starts_on__lte=term.ends_on)
        return found.filter(Q(ends_on=None) | Q(ends_on__gte=term.starts_on))


class Term(Kept):
    """One period for which we belong to a network. The next period is a new row."""

    membership = models.ForeignKey(
        Membership, models.PROTECT, related_name="terms", verbose_name=_("membership")
    )
    starts_on = models.DateField(_("from"), validators=[plausible])
    ends_on = models.DateField(
        _("to"),
        null=True,
        blank=True,
        validators=[plausible],
        help_text=_("The last day of the term. Blank: without end."),
    )
    auto_renews = models.BooleanField(
        _("renews by itself"), default=False, help_text=_("Unless notice is given in time.")
    )
    notice_months = models.PositiveSmallIntegerField(_("months of notice"), default=0)
    notice_form = models.CharField(
        _("form of notice"), max_length=200, blank=True, help_text=_("For example: in writing.")
    )
    liability = models.CharField(
        _("what stays owed on leaving"),
        max_length=300,
        blank=True,
        help_text=_("For example: dues of the whole year."),
    )
    renewed_from = models.OneToOneField(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="renewal",
        verbose_name=_("renewed from"),
    )
    # Reckoned at every save, with the council's lead time of that day beside it.
    council_days = models.PositiveSmallIntegerField(
        _("days the council needs"), default=0, editable=False
    )
    notice_by = models.DateField(_("notice by"), null=True, editable=False)

    deadlines = Deadlines()
    told_as = {"notice_months": _("notice period")}

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["membership", "starts_on"]
        indexes = [
            models.Index(fields=["ends_on"], name="term_by_end"),
            models.Index(fields=["notice_by"], name="term_by_notice"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="term_ends_after_it_starts",
                violation_error_message=_("The term ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(notice_months__lte=120),
                name="term_notice_within_ten_years",
                violation_error_message=_("Nobody wants more than ten years of notice."),
            ),
        ]

    def __str__(self):
        return f"{self.membership}, {self.period}"

    def get_absolute_url(self):
        return f"{self.membership.get_absolute_url()}#terms"

    @property
    def period(self):
        end = in_words(self.ends_on) if self.ends_on else gettext("without end")
        return f"{in_words(self.starts_on)} – {end}"

    def clean(self):
        """No two terms of one membership share a day; the database sees to it as well."""
        if not (self.membership_id and self.starts_on):
            return
        if self.ends_on and self.ends_on < self.starts_on:
            return  # the constraint says so, in its own words
        other = Term.objects.overlapping(self).first()
        if other:
            words = {"period": other.period}
            raise ValidationError(
                gettext("The term overlaps the one of %(period)s.") % words, code="overlap"
            )

    def reckon_notice(self, council_days):
        """Sets the last day on which the office may still begin to leave, or none."""
        self.council_days = council_days
        self.notice_by = None
        if self.ends_on:
            leaving = add_months(self.ends_on, -self.notice_months)
            self.notice_by = leaving - timedelta(days=council_days)

    @property
    def derivation(self):
        """ "30 Jun 2027 − 6 months − 42 days for the council" """
        if not self.ends_on:
            return ""
        parts = [in_words(self.ends_on)]
        if self.notice_months:
            months = ngettext("%d month", "%d months", self.notice_months)
            parts.append(months % self.notice_months)
        if self.council_days:
            days = ngettext("%d day for the council", "%d days for the council", self.council_days)
            parts.append(days % self.council_days)
        return " − ".join(parts)

    @property
    def notice_matters(self):
        """Whether somebody could still give notice, and must decide whether to."""
        is_ahead = self.notice_by is not None and self.notice_by >= timezone.localdate()
        return is_ahead and not self.membership.is_leaving

    def save(self, *args, **kwargs):
        self.reckon_notice(Office.current().council_lead_days)
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "notice_by", "council_days"}
        super().save(*args, **kwargs)
        follow_ledger([self.membership_id])

    def delete(self, *args, **kwargs):
        deleted = super().delete(*args, **kwargs)
        follow_ledger([self.membership_id])
        return deleted


def follow_ledger(membership_ids):
    """Let these memberships show where their ledger ends, and say that it changed.

    A new term takes the deadlines of the one before it along, which was not saved itself.
    """
    last = Term.objects.filter(membership=models.OuterRef("pk")).order_by("-starts_on")
    Membership.objects.filter(pk__in=membership_ids).update(
        term_ends_on=models.Subquery(last.values("ends_on")[:1]),
        notice_by=models.Subquery(last.values("notice_by")[:1]),
    )
    for membership in Membership.objects.filter(pk__in=membership_ids):
        changed.send(sender=Membership, instance=membership)
