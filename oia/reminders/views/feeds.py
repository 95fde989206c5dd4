"""Deadlines in people's own calendars."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from oia.core.plugs import FeedRule, board
from oia.reminders.models import Deadline, FeedToken
from oia.reminders.words.calendars import calendar_of

#: How far back a feed reaches.
BACK = timedelta(days=60)


@method_decorator(login_not_required, name="dispatch")
class Feed(View):
    """Open to whoever holds the token, which is as long as a password and can be replaced."""

    def get(self, request, token):
        key = get_object_or_404(
            FeedToken.objects.select_related("user"),
            token=token,
            user__is_active=True,
            user__logs_in=True,
        )
        since = timezone.now() - BACK
        mine = Deadline.objects.unsettled().of(key.user).visible_to(key.user)
        mine = mine.filter(falls_due_at__gte=since).prefetch_related("subject")
        if any(rule.keeps_home() for rule in board.all(FeedRule)):
            mine = [one for one in mine if one.travels_as == str(one)]
        response = HttpResponse(calendar_of(mine), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="deadlines.ics"'
        response["Cache-Control"] = "private, max-age=900"
        return response


class FeedSettings(TemplateView):
    """Where somebody gets the address of their feed, replaces it or shuts it."""

    template_name = "reminders/feed.html"

    def get_context_data(self, **kwargs):
        key = FeedToken.objects.filter(user=self.request.user).first()
        return super().get_context_data(**kwargs, key=key)

    def post(self, request):
        FeedToken.objects.filter(user=request.user).delete()
        if "shut" in request.POST:
            messages.success(request, _("The feed is shut: its address opens nothing any more."))
        else:
            FeedToken.objects.create(user=request.user)
            messages.success(request, _("Your feed has a new address."))
        return redirect("reminders:feed-settings")
