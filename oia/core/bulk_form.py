"""The form that says what is to be done to many records."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_countries import countries

from oia.core.bulk import Change
from oia.core.naming import seen_by
from oia.core.sheets import Kind
from oia.core.visibility import levels_for


class BulkForm(forms.Form):
    """For each column what to do (leave it, set it, make it empty) and to what; a state; why."""

    def __init__(self, *args, model, columns, states=(), user, **kwargs):
        super().__init__(*args, **kwargs)
        self.columns = columns
        for column in columns:
            label = capfirst(str(column.label))
            self.fields[f"how-{column.name}"] = forms.ChoiceField(
                label=label, choices=ways(column, model), required=False
            )
            self.fields[f"value-{column.name}"] = value_field(column, user, label)
        if states:
            leave = [("", _("Leave as it is"))]
            self.fields["to"] = forms.ChoiceField(
                label=_("State"), choices=leave + list(states), required=False
            )
        self.fields["why"] = forms.CharField(
            label=_("Why"),
            required=False,
            max_length=100,
            help_text=_("Stands in the history of each record."),
        )

    def pairs(self):
        """The two fields of each column, for the page."""
        return [
            {"how": self[f"how-{column.name}"], "value": self[f"value-{column.name}"]}
            for column in self.columns
        ]

    def clean(self):
        cleaned = super().clean()
        for column in self.columns:
            how, value = (cleaned.get(f"{part}-{column.name}") for part in ("how", "value"))
            missing = value in (None, "") or (hasattr(value, "__len__") and not len(value))
            if how in ("set", "add", "remove") and missing and not self.errors:
                self.add_error(f"value-{column.name}", _("Say what."))
        if not self.errors and not self.changes() and not cleaned.get("to"):
            raise ValidationError(_("Choose what is to be changed."))
        return cleaned

    def changes(self):
        found = []
        for column in self.columns:
            if how := self.cleaned_data.get(f"how-{column.name}"):
                value = self.cleaned_data.get(f"value-{column.name}")
                value = list(value) if column.kind == Kind.LINKS else value
                found.append(Change(column, how, value))
        return tuple(found)


def may_be_empty(column, model):
    """Whether the model takes nothing there. A default fills forms, not what exists already."""
    if column.required or column.kind == Kind.YES_NO:
        return False
    names = {field.name: field for field in model._meta.get_fields()}
    return getattr(names.get(column.name), "blank", True)


def ways(column, model):
    """What may be done to a column."""
    leave, empty = ("", _("Leave as it is")), ("clear", _("Make empty"))
    if column.kind in (Kind.LINKS, Kind.CHOICES):
        only = ("set", _("Have only"))
        return [leave, ("add", _("Add")), ("remove", _("Take away")), only, empty]
    return [leave, ("set", _("Set to"))] + ([empty] if may_be_empty(column, model) else [])


def known_to(column, user):
    """What may stand in a column of choices, as far as this user may set it."""
    if column.name == "sensitivity":
        return levels_for(user)
    return column.choices if column.kind == Kind.CHOICE else countries


def value_field(column, user, label):
    """The field that takes a value of this column's kind."""
    options = {"required": False, "label": label}
    if column.kind in (Kind.LINK, Kind.LINKS):
        rows = seen_by(column.target.model, user)
        rows = rows.active() if hasattr(rows, "active") else rows
        several = column.kind == Kind.LINKS
        made = forms.ModelMultipleChoiceField if several else forms.ModelChoiceField
        return made(rows.order_by(*rows.model._meta.ordering or ["pk"]), **options)
    if column.kind in (Kind.CHOICE, Kind.COUNTRY):
        return forms.ChoiceField(choices=[("", "–"), *known_to(column, user)], **options)
    if column.kind == Kind.CHOICES:
        return forms.MultipleChoiceField(choices=column.choices, **options)
    if column.kind == Kind.YES_NO:
        words = [("", "–"), ("yes", _("yes")), ("no", _("no"))]
        truth = {"yes": True, "no": False}.get
        return forms.TypedChoiceField(choices=words, coerce=truth, empty_value=None, **options)
    if column.kind == Kind.DATE:
        return forms.DateField(widget=forms.DateInput({"type": "date"}), **options)
    if column.kind in (Kind.WHOLE, Kind.NUMBER):
        return (forms.IntegerField if column.kind == Kind.WHOLE else forms.DecimalField)(**options)
    if column.kind == Kind.LONG:
        return forms.CharField(widget=forms.Textarea({"rows": 3}), **options)
    return forms.CharField(max_length=column.longest, **options)
