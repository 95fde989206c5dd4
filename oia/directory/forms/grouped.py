"""Forms in groups that offer only what their user may see."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.urls import NoReverseMatch, reverse

from oia.core.visibility import offer_levels
from oia.core.widgets import LookupField

DAY = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


def offer_visible(form, user):
    """Let each lookup offer only what the user may see; one that holds what they may not see is
    left out of the form, and so keeps its value.
    """
    for name, field in list(form.fields.items()):
        if isinstance(field, LookupField):
            field.queryset = field.queryset.visible_to(user)
            field.add_url = page_to_add(field.queryset.model, user)
            kept = getattr(getattr(form, "instance", None), f"{name}_id", None)
            if kept and not field.queryset.filter(pk=kept).exists():
                del form.fields[name]


def page_to_add(model, user):
    """Where this user adds a record of a kind; blank where they may not, or there is no page."""
    meta = model._meta
    if not user.has_perm(f"{meta.app_label}.add_{meta.model_name}"):
        return ""
    try:
        return reverse(f"{meta.app_label}:{meta.model_name}-new")
    except NoReverseMatch:
        return ""


class GroupedForm(forms.ModelForm):
    """A form whose fields stand in groups. `groups` is a list of (legend, field, field …)."""

    groups = ()

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        offer_visible(self, user)
        offer_levels(self, user)
        groups = [(legend, *filter(self.fields.get, names)) for legend, *names in self.groups]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(*(Fieldset(*group) for group in groups))
