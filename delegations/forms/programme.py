"""Typing in the programme of a visit: its items, other hours for them, a version."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.programme import Booking, InterpretingMode
from delegations.forms.grouped import VisitForm
from delegations.models import ProgrammeItem
from delegations.models.programme_limits import ENDS_FIRST, NO_MODE
from delegations.services.local_time import instant
from networks.forms.grouped import Clock, Day
from oia.core.meanwhile import put
from oia.core.validators import plausible_day
from oia.core.widgets import Lookup, LookupField
from oia.directory.forms.contacts import PeopleRows

PEOPLE = ("host", "greeter", "interpreter")


def moments(typed, item):
    """Both moments that were typed, or what is wrong with them by the name of the field."""
    wrong, on = {}, typed.get("on")
    begins, ends = typed.get("begins"), typed.get("ends")
    if not (on and begins and ends):
        return None, None, wrong
    try:
        starts_at = instant(on, begins, kept=item.starts_at)
    except ValidationError as error:
        return None, None, {"begins": error}
    try:
        ends_at = instant(typed.get("ends_on") or on, ends, kept=item.ends_at, after=starts_at)
    except ValidationError as error:
        return starts_at, None, {"ends": error}
    if ends_at <= starts_at:
        wrong["ends"] = ValidationError(ENDS_FIRST)
    return starts_at, ends_at, wrong


class ItemForm(VisitForm):
    """An item: its hours on our clocks, where and what, with whom, and what it takes."""

    on = forms.DateField(label=_("Day"), widget=Day(), validators=[plausible_day])
    begins = forms.TimeField(label=_("Begins"), widget=Clock())
    ends = forms.TimeField(label=_("Ends"), widget=Clock())
    ends_on = forms.DateField(
        label=_("On the day"),
        required=False,
        widget=Day(),
        validators=[plausible_day],
        help_text=_("Blank: the same."),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    groups = [
        (
            _("What and when"),
            ["title"],
            ["on", "begins", "ends", "ends_on"],
            ["kind", "audience"],
        ),
        (_("Where"), ["place", "room"], ["vehicle", "travel_minutes"], ["wet_weather"]),
        (_("Who"), ["host", "greeter"], ["guests"], ["staff"]),
        (
            _("Interpreter"),
            ["interpreting", "direction"],
            ["interpreter", "interpreter_words"],
            ["booking"],
        ),
        (_("How"), ["dress", "press"], ["seating"], ["run_sheet"]),
    ]

    class Meta:
        model = ProgrammeItem
        fields = [
            *("title", "kind", "audience", "place", "room", "host", "greeter", "guests", "staff"),
            *("interpreting", "interpreter", "interpreter_words", "direction", "booking"),
            *("vehicle", "travel_minutes", "dress", "press", "seating", "run_sheet"),
            "wet_weather",
        ]
        field_classes = dict.fromkeys(PEOPLE, LookupField)
        widgets = {
            **dict.fromkeys(PEOPLE, Lookup("directory:person-lookup")),
            **dict.fromkeys(("guests", "staff"), forms.CheckboxSelectMultiple),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper.render_hidden_fields = True

    def prepare(self):
        super().prepare()
        item = self.instance
        guests = item.delegation.members.all()
        self.fields["guests"].queryset = guests
        self.fields["guests"].label_from_instance = lambda guest: f"{guest.place}. {guest}"
        if not guests:
            del self.fields["guests"]
        self.fields["staff"].queryset = self.fields["staff"].queryset.by_name()
        for name, value in hours_of(item).items():
            self.initial.setdefault(name, value)
        self.initial["seen"] = None if item._state.adding else item.revision

    def offered(self, name, queryset, user):
        """Of colleagues, those here, and those who are named already."""
        if name != "staff":
            return super().offered(name, queryset, user)
        kept = [] if self.instance._state.adding else self.instance.staff.values("pk")
        return queryset.filter(is_active=True) | queryset.filter(pk__in=kept)

    def clean(self):
        typed = super().clean()
        starts_at, ends_at, wrong = moments(typed, self.instance)
        for name, error in wrong.items():
            self.add_error(name, error)
        if not wrong:
            self.instance.starts_at, self.instance.ends_at = starts_at, ends_at
        if typed.get("interpreting") == InterpretingMode.NONE and self.names_interpreter(typed):
            self.add_error("interpreting", NO_MODE)
        return typed

    def names_interpreter(self, typed):
        named = any(typed.get(name) for name in ("interpreter", "interpreter_words", "direction"))
        return named or typed.get("booking", Booking.NONE) != Booking.NONE

    def people(self):
        """Whom the item names in each field that this form has."""
        names = ("guests", "staff")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}


def hours_of(item):
    """An item's hours as our clocks show them; nothing where it has none yet."""
    if item.starts_at is None or item.ends_at is None:
        return {}
    first, last = timezone.localtime(item.starts_at), timezone.localtime(item.ends_at)
    known = {"on": first.date(), "begins": first.time(), "ends": last.time()}
    return known | ({} if last.date() == first.date() else {"ends_on": last.date()})


class TimesForm(forms.Form):
    """Other hours for an item, typed where it stands. It stays on its day."""

    begins = forms.TimeField(widget=Clock())
    ends = forms.TimeField(widget=Clock())
    seen = forms.IntegerField()

    def __init__(self, *args, item, **kwargs):
        super().__init__(*args, **kwargs)
        self.item = item

    def clean(self):
        typed = super().clean()
        hours = hours_of(self.item)
        days = {name: hours.get(name) for name in ("on", "ends_on")}
        starts_at, ends_at, wrong = moments(typed | days, self.item)
        for name, error in wrong.items():
            self.add_error(name, error)
        return typed | {"starts_at": starts_at, "ends_at": ends_at}


class ShiftForm(forms.Form):
    """By how much what follows an item is moved."""

    minutes = forms.IntegerField(
        label=_("Minutes"),
        required=False,
        min_value=-1440,
        max_value=1440,
        help_text=_("Later; with a minus before it, earlier."),
    )
    days = forms.IntegerField(
        label=_("Days"),
        required=False,
        min_value=-366,
        max_value=366,
        help_text=_("The hours of the clock stay."),
    )
    with_it = forms.BooleanField(label=_("This item as well"), required=False)
    only_that_day = forms.BooleanField(label=_("Only on its day"), required=False)
    seen = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)

    def __init__(self, *args, item=None, **kwargs):
        super().__init__(*args, **kwargs)
        if item is None:
            del self.fields["with_it"], self.fields["only_that_day"]

    def clean_seen(self):
        """The revisions of all items, by number, as they were before whoever shifts them."""
        pairs = [pair.split(".") for pair in self.cleaned_data["seen"].split()]
        try:
            return {int(pk): int(revision) for pk, revision in pairs}
        except ValueError:
            raise ValidationError(_now("Open this page again.")) from None

    def clean(self):
        typed = super().clean()
        if not self.errors and not typed.get("minutes") and not typed.get("days"):
            self.add_error("minutes", _now("Say by how much."))
        return typed


def merged(typed, user, *, before, people, now):
    """What was typed, with what others changed meanwhile in the fields that were left alone.

    `before` is the item as it was when the form was opened, with its `people` by the names of
    their fields; `now` is the item as others left it.
    """
    data, mine = typed.copy(), None
    if before is not None:
        mine = set(ItemForm(data, instance=before, initial=people, user=user).changed_data)
    fresh = ItemForm(instance=now, user=user)
    for name in fresh.fields:
        if mine is not None and name not in mine:
            put(data, fresh[name])
    data["seen"] = str(now.revision)
    form = ItemForm(data, instance=now, user=user)
    form.is_valid()
    return form


def rows_for(people, user, data=None):
    """The rows in which people of ours are chosen."""
    initial = [{"person": pk} for pk in people]
    return PeopleRows(data, initial=initial, form_kwargs={"user": user}, prefix="ours")
