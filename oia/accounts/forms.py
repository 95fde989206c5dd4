"""What users say of themselves: how they work and when they are away."""

from allauth.account.forms import LoginForm
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import Absence, User
from oia.accounts.widgets import HOURS_CLASSES, HOURS_WIDGETS


def helper(*parts):
    """The layout of a form whose tag, token and buttons the page brings."""
    made = FormHelper()
    made.form_tag = False
    made.disable_csrf = True
    made.layout = Layout(*parts)
    return made


class DoorForm(LoginForm):
    """Logging in, with a field that password managers know how to fill."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name or e-mail")
        self.fields["login"].widget.attrs = {"autocomplete": "username", "autocapitalize": "none"}
        self.fields["password"].widget.attrs.pop("placeholder", None)


class SettingsForm(forms.ModelForm):
    """One's own name, clock, language and working hours."""

    helper = helper(
        Fieldset(_("Name"), Row(Column("first_name"), Column("last_name"))),
        Fieldset(_("Clock and language"), "zone", "language"),
        Fieldset(_("Working hours"), Row(Column("work_start"), Column("work_end")), "work_days"),
    )

    class Meta:
        model = User
        fields = [
            "first_name",
            "last_name",
            "zone",
            "language",
            "work_start",
            "work_end",
            "work_days",
        ]
        field_classes = HOURS_CLASSES
        widgets = HOURS_WIDGETS


class AbsenceForm(forms.ModelForm):
    """Days on which one is away oneself, and who stands in."""

    helper = helper(Row(Column("starts_on"), Column("ends_on")), "deputy")

    class Meta:
        model = Absence
        fields = ["starts_on", "ends_on", "deputy"]
        widgets = {
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.user = user
        others = User.objects.active().exclude(pk=user.pk).by_name()
        self.fields["deputy"].queryset = others
