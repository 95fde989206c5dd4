"""What somebody says when they press Done, Snooze or Not mine, in a letter or on a page."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User
from oia.reminders.snoozing import OFFERED


class DoneForm(forms.Form):
    evidence = forms.CharField(
        label=_("How can one see it?"),
        required=False,
        max_length=1000,
        help_text=_("Where it was sent, filed or paid. May stay blank."),
        widget=forms.Textarea({"rows": 3}),
    )


class SnoozeForm(forms.Form):
    """Some days ahead, by a button each, or a day that is typed. `until` is the moment meant."""

    days = forms.TypedChoiceField(
        choices=list(OFFERED.items()), coerce=int, empty_value=None, required=False
    )
    day = forms.DateField(
        label=_("On a day of your own"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, bedside, **kwargs):
        super().__init__(*args, **kwargs)
        self.bedside = bedside
        self.until = None
        self.fields["day"].widget.attrs["max"] = bedside.last_day.isoformat()

    def clean(self):
        cleaned = super().clean()
        day = self.bedside.ahead(cleaned["days"]) if cleaned.get("days") else cleaned.get("day")
        if day is None and not self.errors:
            self.add_error("day", _("Say until when."))
        if day is not None:
            try:
                self.until = self.bedside.until(day)
            except ValidationError as error:
                self.add_error("day", error)
        return cleaned


class PersonField(forms.ModelChoiceField):
    """Somebody who works here, by name only."""

    def __init__(self, **options):
        super().__init__(User.objects.none(), required=False, **options)


class NotMineForm(forms.Form):
    to = PersonField(label=_("Whose is it?"), empty_label=_("I do not know"))
    why = forms.CharField(
        label=_("Why?"),
        required=False,
        max_length=300,
        help_text=_("May stay blank. If it is somebody else’s, say here whose."),
    )

    def __init__(self, *args, link, everybody, **kwargs):
        """Who holds the key may be anybody: without a login it names only those of this date."""
        super().__init__(*args, **kwargs)
        others = User.objects.active()
        if not everybody:
            others = others.filter(pk__in=link.deadline.minded_by())
        if link.user:
            others = others.exclude(pk=link.user.pk)
        self.fields["to"].queryset = others.by_name()


class HandOverForm(forms.Form):
    """Who answers for a deadline from now on."""

    to = PersonField(
        label=_("To whom"),
        empty_label=_("Nobody named: its backup, else the director"),
        help_text=_("They are told of it, and can close it whatever their role."),
    )
    why = forms.CharField(label=_("Why?"), required=False, max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = User.objects.active().by_name()
