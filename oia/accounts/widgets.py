"""Fields of the office's own forms."""

from functools import cache
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from oia.accounts.choices import Weekday
from oia.accounts.models import Office
from oia.core.zones import zone_named


@cache
def zones_to_offer():
    """The zones named after places, as people look for them."""
    return sorted(zone for zone in available_timezones() if "/" in zone and zone[:3] != "Etc")


class ZoneInput(forms.TextInput):
    """A zone typed by hand, with the known ones offered while typing."""

    template_name = "accounts/zone_input.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        offered_as = f"{context['widget']['attrs'].get('id') or name}-zones"
        context["widget"]["attrs"] |= {"list": offered_as, "autocomplete": "off"}
        return context | {"zones": zones_to_offer(), "offered_as": offered_as}


class ZoneField(forms.CharField):
    """A zone by its name in any case, or by the city at its end where only one is called so."""

    def to_python(self, value):
        typed = super().to_python(value)
        return zone_named(typed) if typed else typed


class WorkDaysField(forms.MultipleChoiceField):
    """Working days as seven boxes to tick; stored as a string such as "12345"."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        kwargs.pop("max_length", None)
        kwargs.pop("empty_value", None)
        super().__init__(**{"choices": Weekday} | kwargs)
        self.error_messages["required"] = _("Choose at least one working day.")

    def prepare_value(self, value):
        return list(value) if isinstance(value, str) else value

    def clean(self, value):
        return "".join(sorted(super().clean(value)))

    def has_changed(self, initial, data):
        return super().has_changed(list(initial or ""), data)


#: What a form about somebody with working hours says of its fields.
HOURS_CLASSES = {"work_days": WorkDaysField, "zone": ZoneField}
HOURS_WIDGETS = {
    "zone": ZoneInput,
    "work_days": forms.CheckboxSelectMultiple,
    "work_start": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    "work_end": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
}


def begin_in_our_currency(form, name="currency"):
    """Let a sum of which no currency is known yet begin in the office's own."""
    if not getattr(form.instance, name):
        form.initial[name] = Office.current().currency
