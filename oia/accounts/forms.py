"""What users say of themselves, of people who cannot, and of the days the office is closed."""

from allauth.account.forms import LoginForm, ResetPasswordForm
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oia.accounts import holiday_file
from oia.accounts.models import Absence, Holiday, User
from oia.accounts.widgets import HOURS_CLASSES, HOURS_WIDGETS


def helper(*parts):
    """The layout of a form whose tag, token and buttons the page brings."""
    made = FormHelper()
    made.form_tag = False
    made.disable_csrf = True
    made.layout = Layout(*parts)
    return made


class ResetForm(ResetPasswordForm):
    """Asking for a link to set a new password: whoever has no login gets none."""

    def clean_email(self):
        email = super().clean_email()
        self.users = [user for user in self.users if user.logs_in]
        return email


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


class WithoutLoginForm(forms.ModelForm):
    """Somebody without a login. The user name is made from the address; nobody types it."""

    helper = helper(
        Fieldset(_("Who"), Row(Column("first_name"), Column("last_name")), "email", "department"),
        Fieldset(_("Clock and language"), "zone", "language"),
        Fieldset(_("Working hours"), Row(Column("work_start"), Column("work_end")), "work_days"),
        Fieldset(_("With us"), "is_active"),
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name", "email", "department", "zone", "language"]
        fields += ["work_start", "work_end", "work_days", "is_active"]
        labels = {
            "first_name": _("First name, or name of the team"),
            "is_active": _("Still works with us"),
        }
        help_texts = {
            "email": _("Where their letters go."),
            "is_active": _("Take this away when they leave: they get no more letters."),
        }
        field_classes = HOURS_CLASSES
        widgets = HOURS_WIDGETS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = True

    def clean_email(self):
        return User.objects.normalize_email(self.cleaned_data["email"])


class HolidayForm(forms.ModelForm):
    """A day on which the office is closed."""

    class Meta:
        model = Holiday
        fields = ["on", "name"]
        widgets = {"on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class HolidayFileForm(forms.Form):
    """A calendar file to take holidays from. `reading` is what stands in it."""

    file = forms.FileField(
        label=_("Calendar file"),
        help_text=_("An .ics file of at most 1 MB, as calendar programs and public offices give."),
        widget=forms.ClearableFileInput({"accept": ".ics,text/calendar"}),
    )
    reading = None

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > holiday_file.LARGEST:
            raise forms.ValidationError(_("The file is larger than 1 MB."))
        self.reading = holiday_file.read(file.read(), timezone.localdate())
        return file


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
