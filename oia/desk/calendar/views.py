"""The pages of the calendar. The address holds all that was chosen."""

from datetime import date
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from oia.accounts.models import User
from oia.core.zones import zone_named
from oia.desk.calendar import days, spans
from oia.desk.calendar.asked import Asked, layers_for
from oia.directory.models import Theme

AT_MOST = 5  # entries of a day that a month has room for; the others are on the day's own page

VIEWS = [(spans.MONTH, _("Month")), (spans.WEEK, _("Week")), (spans.AGENDA, _("Agenda"))]


class Choosing(forms.Form):
    """What the calendar shows. Whatever is wrong in an address is told beside its field."""

    show = forms.MultipleChoiceField(
        label=_("Show"),
        required=False,
        widget=forms.MultipleHiddenInput,  # boxes of our own
    )
    whose = forms.ModelChoiceField(
        User.objects.active().to_choose(),
        label=_("Whose"),
        required=False,
        empty_label=_("Everybody’s"),
    )
    theme = forms.ModelChoiceField(
        Theme.objects.all(), label=_("Theme"), required=False, empty_label=_("Any")
    )
    zone = forms.CharField(
        label=_("Hours also in"),
        required=False,
        help_text=_("A large city, such as Bogotá, or its zone: America/Bogota."),
    )

    def __init__(self, *args, layers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["show"].choices = [(layer.name, layer.title) for layer in layers]

    def clean_zone(self):
        typed = self.cleaned_data["zone"]
        return zone_named(typed) if typed else ""


class CalendarPage(TemplateView):
    """Shared by all: which days, of which layers, for whom."""

    template_name = "desk/calendar.html"

    def get_context_data(self, **kwargs):
        form, span = self.form, self.span
        found = days.days(
            self.request.user,
            span,
            self.asked,
            elsewhere=self.zone,
            room=AT_MOST if span.view == spans.MONTH else None,
        )
        return super().get_context_data(
            **kwargs,
            form=form,
            span=span,
            days=found,
            layers=self.layers,
            shown={layer.name for layer in self.asked.layers(self.request.user)},
            weekdays=[(WEEKDAYS[n], WEEKDAYS_ABBR[n]) for n in range(7)],
            views=[(name, words, self.address(view=name, on=span.on)) for name, words in VIEWS],
            addresses={
                "before": self.address(on=span.before),
                "after": self.address(on=span.after),
                "today": self.address(on=None),
                "year": self.address("year/", view=None, on=span.on),
                "plain": f"{self.base}?{urlencode({'on': span.on, 'view': span.view})}",
                "feed": f"{reverse('desk:feed-new')}?{self.request.GET.urlencode()}",
            },
            back=urlencode({"back": self.request.get_full_path()}),
            day_address=self.address(view=spans.AGENDA, on=None),
            **self.arranged(found, span),
        )

    def arranged(self, found, span):
        return {}

    @cached_property
    def layers(self):
        return layers_for(self.request.user)

    @cached_property
    def form(self):
        form = Choosing(self.request.GET, layers=self.layers)
        form.is_valid()
        return form

    @cached_property
    def asked(self):
        chosen = self.form.cleaned_data
        kinds = tuple(chosen.get("show") or ())
        return Asked(kinds, chosen.get("whose"), chosen.get("theme"))

    @property
    def zone(self):
        name = self.form.cleaned_data.get("zone")
        return ZoneInfo(name) if name else None

    @cached_property
    def span(self):
        return spans.span(self.kind, self.day)

    @property
    def day(self):
        """The day that the address names; today if it names none."""
        try:
            return date.fromisoformat(self.request.GET.get("on", ""))
        except ValueError:
            return timezone.localdate()

    @property
    def kind(self):
        asked = self.request.GET.get("view")
        return asked if asked in dict(VIEWS) else spans.MONTH

    def address(self, place="", **changes):
        """This page's address with some of its state changed, or left out where it is None."""
        query = self.request.GET.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        return f"{self.base}{place}?{query.urlencode()}"

    @property
    def base(self):
        return self.request.path.removesuffix("year/")


class Days(CalendarPage):
    """A month, a week, or thirty days one below the other."""

    def arranged(self, found, span):
        weeks = [found[start : start + 7] for start in range(0, len(found), 7)]
        return {
            "weeks": weeks if span.view != spans.AGENDA else [],
            "with_something": [day for day in found if day.shown],
        }


class Year(CalendarPage):
    """Twelve small months, each day marked with what kind of thing is on it."""

    template_name = "desk/calendar_year.html"
    kind = spans.YEAR

    def arranged(self, found, span):
        by_day = {day.on: day for day in found}
        return {
            "months": [small_month(date(span.on.year, n, 1), by_day) for n in range(1, 13)],
            "month_address": self.address(view=spans.MONTH, on=None),
        }


def small_month(first, by_day):
    """The weeks of a month; days of its neighbours are None."""
    weeks = spans.WEEKS.monthdatescalendar(first.year, first.month)
    inside = [[by_day[day] if day.month == first.month else None for day in week] for week in weeks]
    return {"first": first, "weeks": inside}
