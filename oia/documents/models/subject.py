"""What papers and decisions may hang on, and who may see them there."""

from functools import cache

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Func
from django.utils.translation import gettext_lazy as _

from oia.core.models import Kept, Record
from oia.core.prepared import Prepared
from oia.core.visibility import Sensitivity, VisibleQuerySet, hidden_from


def takes_papers(model):
    """Whether papers may hang on records of this model: those with a page of their own."""
    return issubclass(model, Record) or getattr(model, "takes_papers", False)


@cache
def kinds_of_subject():
    """Every model that takes papers."""
    return tuple(model for model in apps.get_models() if takes_papers(model))


class OnSecret(Func):
    """Whether a row hangs on a record of one of these kinds and sensitivities.

    The kinds are many and every list of papers, decisions or promises asks for them all, so this
    part of the question is prepared.
    """

    output_field = models.BooleanField()
    conditional = True

    def __init__(self, kinds, hidden):
        super().__init__("subject_type", "subject_id")
        self.kinds, self.hidden = kinds, hidden

    def as_sql(self, compiler, connection, **context):
        kind, number = (compiler.compile(part)[0] for part in self.get_source_expressions())
        parts, params = [], []
        for model, keys in self.asked():
            sql, given = keys.sql()
            parts.append(f"{kind} = %s AND {number} IN ({sql})")
            params += [ContentType.objects.get_for_model(model).pk, *given]
        return f"({kind} IS NOT NULL AND ({' OR '.join(parts) or '1 = 0'}))", params

    def asked(self):
        """Each kind that has secrets, with the question for their keys."""
        pairs = ((model, secrets(model, self.hidden)) for model in self.kinds)
        return ((model, keys) for model, keys in pairs if keys is not None)


class OnNothing(Func):
    """Whether the record that a row hangs on is gone, so that nobody knows who might see it."""

    output_field = models.BooleanField()
    conditional = True

    def __init__(self, kinds):
        super().__init__("subject_type", "subject_id")
        self.kinds = kinds

    def as_sql(self, compiler, connection, **context):
        kind, number = (compiler.compile(part)[0] for part in self.get_source_expressions())
        parts, params = [], []
        for model in self.kinds:
            table, pk = model._meta.db_table, model._meta.pk.column
            there = f'SELECT 1 FROM "{table}" gone WHERE gone."{pk}" = {number}'
            parts.append(f"WHEN %s THEN NOT EXISTS ({there})")
            params.append(ContentType.objects.get_for_model(model).pk)
        return f"(CASE {kind} {' '.join(parts)} ELSE TRUE END)", params


@cache
def secrets(model, hidden):
    """The question for the keys of records of these sensitivities; None if none have any."""
    rows = model._default_manager.all()
    if not rows.sensitivity_path:
        return None
    secret = rows.filter(**{f"{rows.sensitivity_path}__in": hidden})
    return Prepared(lambda: secret.order_by().values("pk"))


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
        seen, hidden = super().visible_to(user), tuple(hidden_from(user))
        keeps = getattr(self.model, "keeps_its_subject", False)
        if keeps and Sensitivity.RESTRICTED in hidden:
            seen = seen.exclude(OnNothing(tuple(self.kinds())))
        return seen.exclude(OnSecret(tuple(self.kinds()), hidden)) if hidden else seen


class OnSubject(Kept):
    """Something that hangs on a record. Without it nobody knows who may see this."""

    keeps_its_subject = True

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
