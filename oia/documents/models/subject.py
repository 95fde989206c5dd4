"""What papers and decisions may hang on, and who may see them there."""

from functools import cache

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from oia.core.models import Kept, Record
from oia.core.visibility import VisibleQuerySet, hidden_from


def takes_papers(model):
    """Whether papers may hang on records of this model: those with a page of their own."""
    return issubclass(model, Record) or getattr(model, "takes_papers", False)


@cache
def kinds_of_subject():
    """Every model that takes papers."""
    return tuple(model for model in apps.get_models() if takes_papers(model))


@cache
def secrets(model, hidden):
    """The keys of records of these sensitivities, not yet asked for; None if there are none such."""
    rows = model._default_manager.all()
    if not rows.sensitivity_path:
        return None
    return rows.filter(**{f"{rows.sensitivity_path}__in": hidden}).order_by().values("pk")


class OnSubjectQuerySet(VisibleQuerySet):
    """Things that hang on a record, and are seen by nobody who may not see that record."""

    def on(self, record):
        """Those that hang on a record."""
        kind = ContentType.objects.get_for_model(record)
        return self.filter(subject_type=kind, subject_id=record.pk)

    def kinds(self):
        """The models on whose records these may hang."""
        return kinds_of_subject()

    def visible_to(self, user):
        seen, hidden = super().visible_to(user), hidden_from(user)
        unseen = Q()
        for model in self.kinds() if hidden else ():
            if (secret := secrets(model, tuple(hidden))) is not None:
                kind = ContentType.objects.get_for_model(model)
                unseen |= Q(subject_type=kind, subject_id__in=secret)
        return seen.exclude(unseen) if unseen else seen


class OnSubject(Kept):
    """Something that hangs on a record."""

    subject_type = models.ForeignKey(
        ContentType, models.PROTECT, related_name="+", verbose_name=_("kind of record")
    )
    subject_id = models.PositiveBigIntegerField(_("number of the record"))
    subject = GenericForeignKey("subject_type", "subject_id")

    class Meta:
        abstract = True

    def get_absolute_url(self):
        """The place on the record's page where its papers are listed."""
        subject = self.subject
        return f"{subject.get_absolute_url()}#papers" if subject else "/"
