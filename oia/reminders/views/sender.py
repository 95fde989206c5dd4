"""The page "Sending": whether mail goes out, stopping it, and releasing what is held."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from oia.core.text import as_key
from oia.reminders import health, hold, mailbox, waiting
from oia.reminders.models import FailingAddress, Sender, Worker
from oia.reminders.returns import addresses


class SendingPage(PermissionRequiredMixin, TemplateView):
    """How it stands with all mail, in words."""

    permission_required = "reminders.view_letter"
    template_name = "reminders/sending.html"

    def get_context_data(self, **kwargs):
        people = Sender.objects.select_related("stopped_by", "released_by")
        sender = people.filter(pk=1).first() or Sender(pk=1)
        may_hold = self.request.user.has_perm(hold.RIGHT)
        return super().get_context_data(
            **kwargs,
            checks=health.everything(),
            sender=sender,
            may_hold=may_hold,
            held=self.held(sender) if sender.is_held and may_hold else None,
            workers=Worker.objects.all(),
            addresses=FailingAddress.objects.with_people(),
            mail_server=mail_server(),
            mailbox=returned_to(),
        )

    def held(self, sender):
        """The letters that wait, each with whether it is ticked: all of them, to begin with."""
        rows = waiting.rows()
        for row in rows:
            row.suspect = row.may_have_gone(sender.gap_until)
            row.ticked = self.is_ticked(row)
        return {
            "rows": rows,
            "digest": waiting.digest(rows),
            "suspects": sum(row.suspect for row in rows),
            "still_planning": hold.is_still_planning(sender),
        }

    def is_ticked(self, row):
        return True


class HoldAll(PermissionRequiredMixin, View):
    """The button that stops all mail."""

    permission_required = hold.RIGHT
    http_method_names = ["post"]

    def post(self, request):
        try:
            hold.hold(by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("All mail is held. Planning goes on."))
        return redirect("reminders:sending")


class RetryAddress(PermissionRequiredMixin, View):
    """The button that says an address works again."""

    permission_required = "reminders.delete_failingaddress"
    http_method_names = ["post"]

    def post(self, request, pk):
        failing = get_object_or_404(FailingAddress, pk=pk)
        addresses.works_again(failing.address, by=request.user)
        messages.success(request, _("%s is written to again.") % failing.address)
        return redirect("reminders:sending")


class Release(SendingPage):
    """Lets the ticked letters go. A list that has changed is shown again with its ticks."""

    permission_required = hold.RIGHT
    http_method_names = ["post"]

    def post(self, request):
        if "tick" in request.POST:
            return self.render_to_response(self.get_context_data())
        send = self.numbers(request.POST.getlist("send"))
        try:
            hold.release(by=request.user, send=send, seen=request.POST.get("seen", ""))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data())
        messages.success(request, _("Released. What was ticked goes out with the next round."))
        return redirect("reminders:sending")

    def is_ticked(self, row):
        """As the button says, or as it was; what was not on the list before is ticked."""
        match self.request.POST.get("tick"):
            case "all":
                return True
            case "none":
                return False
            case "new":
                return not row.suspect
        shown = self.numbers(self.request.POST.get("shown", "").split(","))
        ticked = self.numbers(self.request.POST.getlist("send"))
        return row.letter.pk in ticked or row.letter.pk not in shown

    @staticmethod
    def numbers(texts):
        return {as_key(text) for text in texts} - {None}


def mail_server():
    """Where letters are handed in; never a name or password."""
    if mailbox.is_kept():
        return _("None: letters are kept in the mail folder.")
    return f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"


def returned_to():
    """Where mail that comes back is read; never a name or password."""
    return urlsplit(settings.BOUNCE_URL).hostname or _("a folder on the machine of the workers")
