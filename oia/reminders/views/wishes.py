"""When somebody gets mail: their own wishes, nobody else's."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import UpdateView

from oia.reminders import wishing
from oia.reminders.choices import Pace
from oia.reminders.wishes_form import WishesForm


class WishesPage(UpdateView):
    """How soon one hears of each kind of date. What is overdue comes at once all the same."""

    form_class = WishesForm
    template_name = "reminders/wishes.html"
    context_object_name = "wishes"
    extra_context = {
        "title": gettext_lazy("When I get mail"),
        "cancel_url": reverse_lazy("accounts:settings"),
    }

    def get_object(self, queryset=None):
        return wishing.wishes_of(self.request.user)

    def get_context_data(self, **kwargs):
        saved = wishing.wishes_of(self.request.user)
        return super().get_context_data(
            **kwargs, next_letters=next_letters(saved), moved_because=wishing.moved_because(saved)
        )

    def form_valid(self, form):
        wishing.keep_wishes(form.instance, by=self.request.user)
        messages.success(self.request, _("Saved."))
        return redirect("reminders:wishes")


def next_letters(wishes):
    """In words, when the letters of the day and the week go that somebody wished for."""
    words = {
        Pace.DAILY: _("Your next daily letter: %(moment)s"),
        Pace.WEEKLY: _("Your next weekly letter: %(moment)s"),
    }
    zone = wishes.user.clock
    return [
        said % {"moment": in_words(wishing.next_letter(wishes, pace).astimezone(zone), zone)}
        for pace, said in words.items()
        if pace in wishes.paces.values()
    ]


def in_words(moment, zone):
    """ "Mon 30 Nov 09:00", with the place whose clock it is where that is not the office's."""
    said = date_format(moment, "D j M H:i")
    elsewhere = str(zone) != timezone.get_current_timezone_name()
    place = str(zone).rpartition("/")[2].replace("_", " ")
    return f"{said} ({place})" if elsewhere else said
