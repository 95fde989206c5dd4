"""Forms in groups, with the inputs that browsers have for days, times and long texts."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Q

from oia.accounts.models import User
from oia.core.naming import unseen
from oia.core.visibility import hidden_from, offer_levels


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class Clock(forms.TimeInput):
    input_type = "time"

    def __init__(self):
        super().__init__(format="%H:%M")


class GroupedForm(forms.ModelForm):
    """A form whose `groups` say what stands together: (legend, rows of field names)."""

    groups = ()

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in list(self.fields.items()):
            fit(field)
            if isinstance(field, forms.ModelChoiceField):
                if user and self.holds_unseen(name, field.queryset, user):
                    del self.fields[name]  # and so keeps its value
                    continue
                field.queryset = self.offered(name, field.queryset, user)
        if user:
            offer_levels(self, user)
        self.prepare()
        self.order_fields([name for _legend, *rows in self.groups for row in rows for name in row])
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(*[self.fieldset(*group) for group in self.groups])

    def add_error(self, field, error):
        """Of a field that is wrong already the record says no more."""
        if field is None and hasattr(error, "error_dict"):
            known = {*self.errors} - {NON_FIELD_ERRORS}
            new = {name: some for name, some in error.error_dict.items() if name not in known}
            absent = [some for name in new.keys() - self.fields.keys() for some in new.pop(name)]
            beside = {NON_FIELD_ERRORS: absent} if absent else {}
            error = forms.ValidationError(new | beside)
        super().add_error(field, error)

    def prepare(self):
        """The place to change or leave out fields before they are laid out."""

    def holds_unseen(self, name, queryset, user):
        """Whether the record holds here what this user may not see."""
        kept = getattr(self.instance, f"{name}_id", None)
        may_hide = hidden_from(user) and hasattr(queryset, "visible_to")
        return bool(may_hide and unseen(queryset.model, [kept], user))

    def offered(self, name, queryset, user):
        """The records to choose from: those the user may see; of the staff, those still here."""
        if queryset.model is User:
            kept = getattr(self.instance, f"{name}_id", None)
            return queryset.filter(Q(is_active=True) | Q(pk=kept))
        return queryset.visible_to(user) if user and hasattr(queryset, "visible_to") else queryset

    def fieldset(self, legend, *rows):
        rows = [[name for name in row if name in self.fields] for row in rows]
        return Fieldset(legend, *[Row(*map(Column, row)) for row in rows if row])


def fit(field):
    """Give a field the input that suits it."""
    if isinstance(field, forms.DateField):
        field.widget = Day()
    elif isinstance(field, forms.TimeField):
        field.widget = Clock()
    elif isinstance(field.widget, forms.Textarea):
        field.widget.attrs["rows"] = 3
