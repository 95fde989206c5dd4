"""The days on which the office is closed, typed in or taken from a calendar file."""

import re
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import CreateView, DeleteView, FormView, ListView, UpdateView

from oia.accounts import services
from oia.accounts.forms import HolidayFileForm, HolidayForm
from oia.accounts.models import Holiday
from oia.core.pages import Guarded

LIST = reverse_lazy("accounts:holiday-list")


def list_of(year):
    return f"{reverse('accounts:holiday-list')}?year={year}"


class HolidayList(Guarded, ListView):
    """The holidays of one year: this one, unless another is asked for."""

    model = Holiday
    template_name = "accounts/holidays.html"
    context_object_name = "holidays"

    @property
    def year(self):
        asked = self.request.GET.get("year", "")
        return int(asked) if re.fullmatch("[12][0-9]{3}", asked) else timezone.localdate().year

    def get_queryset(self):
        return super().get_queryset().filter(on__year=self.year)

    def get_context_data(self, **kwargs):
        this_year = timezone.localdate().year
        known = {day.year for day in Holiday.objects.dates("on", "year")}
        years = sorted(known | {self.year, this_year, this_year + 1})
        return super().get_context_data(**kwargs, year=self.year, years=years)


class HolidayForms(Guarded):
    """A form about one holiday."""

    model = Holiday
    form_class = HolidayForm
    template_name = "form.html"

    def form_valid(self, form):
        try:
            services.keep_holiday(form.instance, by=self.request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("Kept: %s.") % form.instance)
        return redirect(list_of(form.instance.on.year))


class NewHoliday(HolidayForms, CreateView):
    action = "add"
    extra_context = {"title": gettext_lazy("New holiday"), "cancel_url": LIST}


class EditHoliday(HolidayForms, UpdateView):
    action = "change"
    extra_context = {"title": gettext_lazy("Change a holiday"), "cancel_url": LIST}


class DeleteHoliday(Guarded, DeleteView):
    model = Holiday
    action = "delete"
    template_name = "confirm_delete.html"
    extra_context = {
        "question": gettext_lazy("Is the office open on this day after all?"),
        "action": gettext_lazy("Delete"),
        "cancel_url": LIST,
    }

    def form_valid(self, form):
        year = self.object.on.year
        services.drop_holiday(self.object, by=self.request.user)
        messages.success(self.request, _("The holiday is deleted."))
        return redirect(list_of(year))


@dataclass
class Offer:
    """One day that a file has, beside what we call it ourselves."""

    on: date
    name: str
    ours: str
    ticked: bool

    @property
    def is_known(self):
        return self.ours == self.name


class ImportHolidays(Guarded, FormView):
    """First what a calendar file holds, then, once somebody said so, the days that were ticked."""

    model = Holiday
    action = "add"
    form_class = HolidayFileForm
    template_name = "accounts/holidays_import.html"
    extra_context = {"cancel_url": LIST}

    def post(self, request, *args, **kwargs):
        return self.confirm() if "found" in request.POST else super().post(request)

    def form_valid(self, form):
        reading = form.reading
        days = {str(day): name for day, name in sorted(reading.days.items())}
        return self.preview(days, reading.refused, reading.is_guess, ticked=days)

    def preview(self, days, refused, is_guess, ticked, problem=""):
        found = {"days": days, "refused": refused, "is_guess": is_guess}
        names = {date.fromisoformat(day): name for day, name in days.items()}
        ours = dict(Holiday.objects.filter(on__in=names).values_list("on", "name"))
        offers = [
            Offer(day, name, ours.get(day, ""), str(day) in ticked) for day, name in names.items()
        ]
        context = self.get_context_data(
            offers=[offer for offer in offers if not offer.is_known],
            known=[offer for offer in offers if offer.is_known],
            refused=refused,
            is_guess=is_guess,
            problem=problem,
            found=signing.dumps(found, salt="holidays", compress=True),
        )
        return self.render_to_response(context)

    def confirm(self):
        """Keep the days that were ticked, or show all once more if none can be kept."""
        try:
            found = signing.loads(self.request.POST["found"], salt="holidays")
        except signing.BadSignature:
            messages.error(self.request, _("This page is out of date. Choose the file again."))
            return redirect("accounts:holiday-import")
        ticked = set(self.request.POST.getlist("take")) & set(found["days"])
        if not ticked:
            return self.preview(**found, ticked=ticked, problem=_("Tick at least one day."))
        names = {date.fromisoformat(day): found["days"][day] for day in sorted(ticked)}
        try:
            counts = services.keep_holidays(names, by=self.request.user)
        except ValidationError as error:
            return self.preview(**found, ticked=ticked, problem=" ".join(error.messages))
        messages.success(self.request, in_words(*counts))
        return redirect(list_of(min(names).year))


def in_words(new, renamed):
    """What an import did."""
    said = [ngettext("%d holiday added", "%d holidays added", new) % new]
    if renamed:
        said.append(ngettext("%d renamed", "%d renamed", renamed) % renamed)
    return f"{', '.join(said)}."
