"""What somebody wants to read of the past: who, which kind, which field, when, by which import."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from oia.core import units
from oia.core.kinds import kept_models, may_read, parts_of, seen, untold_fields
from oia.core.models import LinkChange, Move
from oia.core.story import told_fields
from oia.core.trails import Strand

PROGRAM = "program"


def field_choices(models, user):
    """The fields that people are told of, by kind: "networks.term.notice_months"."""
    untold, groups = untold_fields(user), []
    for model in models:
        label = model._meta.label_lower
        fields = [*told_fields(model.history.model), *model._meta.many_to_many]
        found = [(f"{label}.{one.name}", capfirst(units.name_of_field(one))) for one in fields]
        if hasattr(model, "MAY_FOLLOW"):
            found.append(
                (f"{label}.status", capfirst(model._meta.get_field("status").verbose_name))
            )
        found = sorted(one for one in found if one[0] not in untold)
        groups.append((capfirst(model._meta.verbose_name), sorted(found, key=lambda one: one[1])))
    return sorted(groups)


class DayField(forms.DateField):
    """A day on which something may have happened: not at the ends of all time, which no zone
    can reckon with."""

    def __init__(self, **kwargs):
        bounds = [MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2999, 12, 31))]
        widget = forms.DateInput(attrs={"type": "date"})
        super().__init__(required=False, widget=widget, validators=bounds, **kwargs)


class Wanted(forms.Form):
    """The filters of a history. All of them lie in the address."""

    by = forms.ChoiceField(label=_("Who"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    field = forms.ChoiceField(label=_("Field"), required=False)
    since = DayField(label=_("From"))
    until = DayField(label=_("Until"))
    number = forms.IntegerField(label=_("Import number"), required=False, min_value=1)

    def __init__(self, *args, models, user, **kwargs):
        super().__init__(*args, **kwargs)
        people = get_user_model().objects.by_name()
        self.fields["by"].choices = [
            ("", _("Anybody")),
            (PROGRAM, _("The program")),
            *((str(one.pk), str(one)) for one in people),
        ]
        kinds = [(model._meta.label_lower, capfirst(model._meta.verbose_name)) for model in models]
        self.fields["kind"].choices = [("", _("Any")), *sorted(kinds, key=lambda one: one[1])]
        self.fields["field"].choices = [("", _("Any")), *field_choices(models, user)]

    def asked(self):
        """What is asked for; nothing at all where the address makes no sense."""
        return Asked(**self.cleaned_data) if self.is_valid() else None


@dataclass(frozen=True)
class Asked:
    """The filters as they apply to each table."""

    by: str = ""
    kind: str = ""
    field: str = ""
    since: Any = None
    until: Any = None
    number: int | None = None

    def takes(self, model):
        label = model._meta.label_lower
        return self.kind in ("", label) and self.field.rpartition(".")[0] in ("", label)

    def narrow(self, rows):
        """The rows of a history, of moves or of ties that are asked for."""
        ours = rows.model not in (Move, LinkChange)
        person, at = ("history_user", "history_date") if ours else ("by", "at")
        if self.by:
            who = {f"{person}__isnull": True} if self.by == PROGRAM else {f"{person}_id": self.by}
            rows = rows.filter(**who)
        if self.since:
            rows = rows.filter(**{f"{at}__gte": midnight(self.since)})
        if self.until:
            rows = rows.filter(**{f"{at}__lt": midnight(self.until + timedelta(days=1))})
        if self.number:
            told = [f"import {self.number}", f"undo of import {self.number}"]
            rows = rows.filter(**{f"{'history_change_reason' if ours else 'why'}__in": told})
        return self.of_field(rows, ours)

    def of_field(self, rows, ours):
        name = self.field.rpartition(".")[2]
        if not name:
            return rows
        if rows.model is Move:
            return rows if name == "status" else rows.none()
        if rows.model is LinkChange:
            return rows.filter(field=name)
        names = {field.name for field in told_fields(rows.model)}
        return that_changed(rows, name) if name in names else rows.none()


def midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def that_changed(rows, name):
    """The history rows in which a field has another value than in the row before."""
    column = rows.model._meta.get_field(name).attname
    earlier = rows.model._base_manager.filter(id=OuterRef("id")).filter(
        Q(history_date__lt=OuterRef("history_date"))
        | Q(history_date=OuterRef("history_date"), pk__lt=OuterRef("pk"))
    )
    before = Subquery(earlier.order_by("-history_date", "-pk").values(column)[:1])
    rows = rows.filter(history_type="~").annotate(was=before)
    one_empty = Q(was__isnull=True) ^ Q(**{f"{column}__isnull": True})
    return rows.filter(one_empty | ~Q(was=F(column)))


def strands_of(record, user, asked):
    """The past of a record and of its parts."""
    model = type(record)
    found = list(strands_of_kind(model, user, asked, own=record.pk))
    for part, path in parts_of(model):
        if may_read(user, part):
            found += strands_of_kind(part, user, asked, record=record, path=path)
    return found


def strands_of_office(user, asked):
    """All that happened lately, of every kind that the user may read of."""
    return [strand for model in readable(user) for strand in strands_of_kind(model, user, asked)]


def readable(user):
    return [model for model in kept_models().values() if may_read(user, model)]


def strands_of_kind(model, user, asked, *, own=None, record=None, path=""):
    """The history of a kind, its moves where it has states, its ties where it has any."""
    if not asked.takes(model):
        return
    kind = ContentType.objects.get_for_model(model)
    rows = model.history.model._base_manager.all()
    tables = [("changes", rows, "id")]
    if hasattr(model, "MAY_FOLLOW"):
        tables.append(("moves", Move._base_manager.filter(subject_type=kind), "subject_id"))
    if model._meta.many_to_many or getattr(model, "is_purged", False):
        tables.append(("ties", LinkChange._base_manager.filter(subject_type=kind), "subject_id"))
    for name, rows, key in tables:
        rows = asked.narrow(rows)
        if own is not None:
            rows = rows.filter(**{key: own})
        elif record is not None:
            rows = of_parts(rows, key, model, record, path)
        rows = seen(rows, key, model, user, part_known=record is not None)
        yield Strand(f"{model._meta.label_lower}.{name}", model, rows)


def of_parts(rows, key, model, record, path):
    """Those rows that tell of the parts of one record; the history knows whose they were."""
    kind = {}
    if path == "subject_id":
        kind = {"subject_type": ContentType.objects.get_for_model(record)}
    if rows.model is model.history.model:
        return rows.filter(**{path: record.pk}, **kind)
    past = model.history.filter(**{path: record.pk}, **kind)
    return rows.filter(subject_id__in=past.order_by().values("id"))
