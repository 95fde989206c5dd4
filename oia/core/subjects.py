"""What hangs on a record of any kind, as rows of a sheet: the kind and the name of the record."""

from operator import attrgetter

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from oia.core.naming import seen_by, taken_apart
from oia.core.plugs import board
from oia.core.sheets import Kind, Sheet, SheetColumn
from oia.core.text import fold


def about_columns(kinds, title_of=str):
    """The columns that say what a row is about: the kind of record, and its name.

    They are typed as words. `find_subject` finds the record that they mean.
    """
    choices = [(kind._meta.label_lower, capfirst(kind._meta.verbose_name)) for kind in kinds]
    return (
        SheetColumn(
            name="about_kind",
            label=_("kind of record"),
            kind=Kind.CHOICE,
            choices=tuple(choices),
            read=kind_of_subject,
            write=typed("about_kind"),
            required=True,
        ),
        SheetColumn(
            name="about",
            label=_("record"),
            kind=Kind.TEXT,
            read=name_of_subject(title_of),
            write=typed("about"),
            required=True,
            help=_("Its name; where several bear it, with its number behind: Springfield [#4250]."),
        ),
    )


def typed(name):
    """Keeps what was typed until the record is stored and it is known who may see what."""
    return lambda record, value: setattr(record, f"_typed_{name}", value)


def kind_of_subject(record):
    if not record.subject_type_id:
        return None
    model = ContentType.objects.get_for_id(record.subject_type_id).model_class()
    return model._meta.label_lower if model else None


def name_of_subject(title_of):
    return lambda record: str(title_of(record.subject)) if record.subject else None


#: What may be told to whoever sees a row, even where its record is not for everybody.
outward = attrgetter("outward_title")


def with_subjects(queryset, kinds):
    """Rows with the records that they are about, in one query for each kind of record."""
    rows = [kind._default_manager.for_list() for kind in kinds]
    return queryset.prefetch_related(GenericPrefetch("subject", rows))


def find_subject(record, *, by):
    """Let a record be about what was typed, if something was and `by` may see it."""
    kind = record.__dict__.pop("_typed_about_kind", None) or kind_of_subject(record)
    text = record.__dict__.pop("_typed_about", None)
    if text is None:
        return
    if kind is None:
        raise ValidationError({"about_kind": _now("Say what kind of record it is about.")})
    found = list(called(apps.get_model(kind), text, by)[:2])
    if len(found) != 1:
        none, many = _now("No record of this kind is called so."), _now("Several are called so.")
        raise ValidationError({"about": many if found else none})
    record.subject = found[0]


def called(model, text, by):
    """The records of a kind that go by a name, as far as they may be seen."""
    rows = model._default_manager.order_by("pk") if by is None else seen_by(model, by)
    name, number = taken_apart(text)
    find = finder(model)
    if number is None:
        return find(rows, name) if find else rows.none()
    record = rows.filter(pk=number).first()
    titles = {fold(str(record)), fold(getattr(record, "outward_title", str(record)))}
    if record is None or not name or fold(name) in titles:
        return rows.filter(pk=number)
    return find(rows.filter(pk=number), name) if find else rows.none()


def finder(model):
    """How records of a kind are found by name: as any sheet finds those that it links to."""
    targets = (column.target for sheet in board.all(Sheet) for column in sheet.columns)
    return next((one.find for one in targets if one and one.model is model and one.find), None)
