"""The pages of one's own feeds of the calendar, and the files that calendar programs fetch."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.utils.http import http_date
from django.utils.translation import gettext_lazy as _
from django.views.generic import CreateView, DeleteView, TemplateView, UpdateView, View

from oia.accounts.models import Office
from oia.core.text import as_key
from oia.desk.calendar import feeds
from oia.desk.calendar.asked import layers_for
from oia.desk.calendar.forms import FeedForm
from oia.desk.models import CalendarFeed

LIST = reverse_lazy("desk:feed-list")


@method_decorator(login_not_required, name="dispatch")
class Feed(View):
    """Open to whoever holds the token, which is as long as a password and can be replaced."""

    http_method_names = ["get", "head"]

    def get(self, request, token):
        found = CalendarFeed.objects.opened_by(token).select_related("owner", "whose", "theme")
        feed = get_object_or_404(found)
        with translation.override(feed.owner.reads):
            content, fingerprint = feeds.fetched(feed, timezone.now())
        answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = 'inline; filename="calendar.ics"'
        answer["Cache-Control"] = "private, max-age=900"
        answer["Last-Modified"] = http_date(feed.changed_at.timestamp())
        answer["ETag"] = etag = f'"{fingerprint}"'
        return get_conditional_response(request, etag=etag, response=answer)


class FeedList(TemplateView):
    """One's feeds with their addresses, and when each was last fetched."""

    template_name = "desk/feeds.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        titles = {layer.name: layer.title for layer in layers_for(user)}
        shown = [told(feed, titles) for feed in CalendarFeed.objects.of(user)]
        return super().get_context_data(
            **kwargs,
            feeds=shown,
            rule=Office.current().get_feeds_restricted_display(),
            may_rule=user.has_perm("accounts.change_office"),
            own_dates=f"{reverse('desk:feed-new')}?{urlencode(own_dates(user))}",
        )


def own_dates(user):
    """What begins the form for a feed of nothing but one's own deadlines."""
    return {"name": _("My deadlines"), "show": "deadlines", "whose": user.pk}


def told(feed, titles):
    """A feed with what it shows in words, and the page of the calendar that shows the same."""
    words = [titles[kind] for kind in feed.kinds if kind in titles]
    query = [("show", kind) for kind in feed.kinds]
    query += [("whose", feed.whose_id)] if feed.whose else []
    query += [("theme", feed.theme_id)] if feed.theme else []
    return {
        "feed": feed,
        "kinds": words,
        "page": f"{reverse('desk:calendar')}?{urlencode(query)}",
    }


class FeedForms:
    """A form about one's own feed; nobody else's can be reached."""

    model = CalendarFeed
    form_class = FeedForm
    template_name = "form.html"
    extra_context = {"cancel_url": LIST}

    def get_queryset(self):
        return CalendarFeed.objects.of(self.request.user)

    def form_valid(self, form):
        try:
            feeds.keep(form.instance, by=self.request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("Saved."))
        return redirect(LIST)


class NewFeed(FeedForms, CreateView):
    """Begins with what the calendar shows whose page one comes from."""

    extra_context = FeedForms.extra_context | {"title": _("New feed of the calendar")}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": CalendarFeed(owner=self.request.user)}

    def get_initial(self):
        asked = self.request.GET
        known = {
            name: asked[name]
            for name in ("whose", "theme")
            if as_key(asked.get(name, "")) is not None
        }
        return known | {"name": asked.get("name", ""), "kinds": asked.getlist("show")}


class EditFeed(FeedForms, UpdateView):
    pass


class DropFeed(FeedForms, DeleteView):
    template_name = "confirm_delete.html"
    form_class = forms.Form
    extra_context = FeedForms.extra_context | {
        "question": _("Delete this feed?"),
        "consequences": [_("Its address opens nothing any more.")],
        "is_forgotten": True,
    }

    def form_valid(self, form):
        feeds.drop(self.object, by=self.request.user)
        messages.success(self.request, _("The feed is deleted."))
        return redirect(LIST)


class Readdress(View):
    """Gives a feed another address, or takes it the one it has."""

    http_method_names = ["post"]
    step, words = None, ""

    def post(self, request, pk):
        feed = get_object_or_404(CalendarFeed.objects.of(request.user), pk=pk)
        type(self).step(feed, by=request.user)
        messages.success(request, self.words)
        return redirect(LIST)


class RenewFeed(Readdress):
    step = feeds.renew
    words = _("The feed has a new address; the old one opens nothing any more.")


class RevokeFeed(Readdress):
    step = feeds.revoke
    words = _("The feed is shut: its address opens nothing any more.")
