"""Typing in who travels, how they travel and where they sleep, and what has to be ready."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from delegations.forms.grouped import VisitForm
from delegations.models import Leg, Stay, Traveller, TripStep, TripStepTemplate
from delegations.models.trip_limits import ARRIVES_FIRST, LONGEST_WAY, TOO_LONG_A_WAY
from delegations.services.bookings import LARGEST
from delegations.services.local_time import instant, zone_named
from networks.forms.grouped import Clock, Day
from oia.accounts.models import Office
from oia.accounts.widgets import ZoneField, ZoneInput
from oia.core.validators import plausible_day
from oia.core.widgets import Lookup, LookupField


class TravellerForm(VisitForm):
    """Somebody who travels, and how their papers stand."""

    groups = [
        (_("Who"), ["name"], ["part", "post"], ["person", "user"]),
        (_("Days"), ["official_days", "personal_days"]),
        (_("Papers"), ["visa", "visa_by"], ["passport_until"], ["notes"]),
    ]

    class Meta:
        model = Traveller
        fields = [
            *("name", "part", "post", "person", "user", "official_days", "personal_days"),
            *("visa", "visa_by", "passport_until", "notes"),
        ]
        field_classes = {"person": LookupField}
        widgets = {"person": Lookup("directory:person-lookup")}

    def clean_visa_by(self):
        day, leaves = self.cleaned_data["visa_by"], self.instance.trip.starts_on
        if day and leaves and "visa_by" in self.changed_data and day > leaves:
            raise ValidationError(_("They leave before that day."))
        return day


class ForTravellers(VisitForm):
    """Something for some of those who travel, or for all."""

    def prepare(self):
        super().prepare()
        found = self.instance.trip.travellers.all()
        if found:
            self.fields["travellers"].queryset = found
        else:
            del self.fields["travellers"]

    def whom(self):
        return self.cleaned_data.get("travellers")


def day_of(label, **more):
    return forms.DateField(label=label, widget=Day(), validators=[plausible_day], **more)


def clock_of(label):
    return forms.TimeField(label=label, widget=Clock(), help_text=_("As the clocks there show it."))


class LegForm(ForTravellers):
    """A leg: day and hour at both ends, each by the clocks of that place."""

    departs_on = day_of(_("Departs on"))
    departs = clock_of(_("Departs at"))
    arrives_on = day_of(_("Arrives on"))
    arrives = clock_of(_("Arrives at"))

    groups = [
        (_("How"), ["mode", "carrier", "number"], ["travel_class", "booking", "distance_km"]),
        (_("From"), ["from_place", "from_zone"], ["departs_on", "departs"]),
        (_("To"), ["to_place", "to_zone"], ["arrives_on", "arrives"]),
        (_("For whom"), ["travellers"], ["notes"]),
    ]

    class Meta:
        model = Leg
        fields = [
            *("mode", "carrier", "number", "travel_class", "booking", "distance_km"),
            *("from_place", "from_zone", "to_place", "to_zone", "travellers", "notes"),
        ]
        field_classes = dict.fromkeys(("from_zone", "to_zone"), ZoneField)
        widgets = {
            "from_zone": ZoneInput,
            "to_zone": ZoneInput,
            "travellers": forms.CheckboxSelectMultiple,
        }

    def prepare(self):
        super().prepare()
        self.fields["distance_km"].help_text = _(
            "Kilometres. Blank: along the great circle, where both places are known cities."
        )
        for name, value in self.known().items():
            self.initial.setdefault(name, value)

    def known(self):
        """The hours it has; of a new leg, that it goes on where the last one arrived."""
        leg = self.instance
        if leg._state.adding:
            last = leg.trip.legs.order_by("arrives_at", "pk").last()
            office = Office.current()
            place = last.to_place if last else office.city_name
            begins = {"from_place": place, "from_zone": last.to_zone if last else office.zone}
            day = last.arrives_there.date() if last else leg.trip.starts_on
            for name in ("from_place", "from_zone"):
                self.initial.pop(name, None)
            city = leg.trip.city
            ends = {} if last or not city else {"to_place": city.name, "to_zone": city.zone}
            for name in ends:
                self.initial.pop(name, None)
            return begins | ends | {"departs_on": day, "arrives_on": day}
        first, last = leg.departs_there, leg.arrives_there
        return {
            "departs_on": first.date(),
            "departs": first.time(),
            "arrives_on": last.date(),
            "arrives": last.time(),
        }

    def clean(self):
        typed, leg = super().clean(), self.instance
        begins = self.moment("departs", "from_zone", kept=leg.departs_at)
        ends = self.moment("arrives", "to_zone", kept=leg.arrives_at, after=begins)
        if begins and ends and ends <= begins:
            self.add_error("arrives_on", ARRIVES_FIRST)
        elif begins and ends and ends - begins > LONGEST_WAY:
            self.add_error("arrives_on", TOO_LONG_A_WAY)
        elif begins and ends:
            leg.departs_at, leg.arrives_at = begins, ends
        return typed

    def moment(self, name, zone, **known):
        """The moment that was typed, or None where something is missing or wrong."""
        typed = self.cleaned_data
        day, clock, there = typed.get(f"{name}_on"), typed.get(name), zone_named(typed.get(zone))
        if not (day and clock and there):
            return None
        try:
            return instant(day, clock, zone=there, **known)
        except ValidationError as error:
            self.add_error(name, error)
            return None


class BookingForm(forms.Form):
    """A calendar file that came with a booking."""

    file = forms.FileField(
        label=_("Calendar file"),
        help_text=_(
            "An .ics file, as airlines and travel agencies send it. Look the legs through."
        ),
        widget=forms.ClearableFileInput({"accept": ".ics,text/calendar"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("The file is larger than 512 kB."))
        return file


class StayForm(ForTravellers):
    """Lodging."""

    groups = [
        (_("Where"), ["name", "place"], ["booking"]),
        (_("When"), ["from_on", "until_on", "cancel_by"]),
        (_("For whom"), ["travellers"], ["notes"]),
    ]

    class Meta:
        model = Stay
        fields = [
            *("name", "place", "booking", "from_on", "until_on", "cancel_by"),
            *("travellers", "notes"),
        ]
        widgets = {"travellers": forms.CheckboxSelectMultiple}


class TripStepForm(VisitForm):
    """A step: so many days before the trip, or on a day of its own."""

    groups = [
        (
            _("What"),
            ["title"],
            ["days_before", "counted_from", "due_on"],
            ["audience", "done_with"],
            ["notes"],
        ),
    ]

    class Meta:
        model = TripStep
        fields = ["title", "days_before", "counted_from", "due_on", "audience", "done_with"]
        fields += ["notes"]


class TripStepTemplateForm(VisitForm):
    """A planning default, of every trip or of one kind."""

    groups = [
        (
            _("What"),
            ["title"],
            ["days_before", "counted_from", "audience"],
            ["done_with"],
            ["notes"],
        ),
        (_("Where it applies"), ["kind"], ["is_active"]),
    ]

    class Meta:
        model = TripStepTemplate
        fields = [
            *("title", "days_before", "counted_from", "audience", "done_with", "notes"),
            *("kind", "is_active"),
        ]

    def prepare(self):
        super().prepare()
        self.fields["kind"].choices = [("", _("Every trip")), *self.fields["kind"].choices[1:]]
