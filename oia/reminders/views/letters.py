"""The outbox: what is owed, sent and failed. And the mail folder of an office without a server."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import DetailView, TemplateView, View

from oia.accounts.models import Office, names_of
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.core.pages import Guarded, way_back
from oia.reminders import keys, mailbox, services
from oia.reminders.choices import LetterState
from oia.reminders.filters import LetterFilter
from oia.reminders.models import Deadline, Letter, Sender
from oia.reminders.sending import delivery
from oia.reminders.words import waits


class LetterList(RecordList):
    queryset = Letter.objects
    filterset_class = LetterFilter
    template_name = "reminders/outbox.html"
    title = _("Outbox")
    lead = _("All mail of the office: owed, sent and failed.")
    columns = [
        Column("written", _("Written"), "written_at"),
        Column("to", _("To"), "address", sheet=("user", "address")),
        Column("subject", _("Subject")),
        Column("state", _("State")),
        Column("goes", _("Sent or due to go"), sheet=("sent_at", "go_at")),
    ]
    reads = ["subject", "state", "pace", "server_words", "sent_at", "go_at", *names_of("user")]
    reads += ["user__zone", "user__work_start"]
    default_sort = "-written"
    row_template = "letter.html"
    empty_text = _("No letter matches. The first is written when a step of a deadline is reached.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, keeps_mail=mailbox.is_kept())

    def render_rows(self, rows):
        waits.tell(rows, timezone.now(), self.request.office)
        return super().render_rows(rows)


class LetterPage(Guarded, DetailView):
    """One letter: what it carries, what happened to it, what it says."""

    queryset = Letter.objects.select_related("user")
    template_name = "reminders/letter.html"
    context_object_name = "letter"

    def get_context_data(self, **kwargs):
        carried = self.object.reminders.for_list().order_by("deadline", "pk")
        dates = ContentType.objects.get_for_model(Deadline)
        waits.tell([self.object], timezone.now(), self.request.office)
        return super().get_context_data(
            **kwargs,
            reminders=carried,
            panels=[],
            deadline_type=dates.pk,
            given_up=self.given_up(),
        )

    def given_up(self):
        """How many were given up, where this one was and is not the only one."""
        if self.object.state != LetterState.GIVEN_UP:
            return 0
        count = len(services.given_up())
        return count if count > 1 else 0


class LetterPreview(Guarded, DetailView):
    """The letter as its reader sees it, for a sandboxed frame. One not yet sent is written now."""

    queryset = Letter.objects.select_related("user")

    def render_to_response(self, context):
        letter = self.object
        if not letter.html and letter.state != "sent":
            carried = list(letter.reminders.select_related("deadline"))
            if carried:
                delivery.composed(letter, carried, Office.current())
        return framed(keys.blunted(letter.html))


class RetryLetter(PermissionRequiredMixin, View):
    permission_required = "reminders.retry_letter"
    http_method_names = ["post"]

    def post(self, request, pk):
        letter = get_object_or_404(Letter, pk=pk)
        try:
            words = self.retried(letter)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, words)
        return redirect(way_back(request, request.POST.get("back", ""), letter))

    def retried(self, letter):
        """Send it once more, or all that were given up; what to say of that."""
        if "all" not in self.request.POST:
            services.retry(letter, by=self.request.user)
            held = Sender.current().is_held
            words = waits.words_for(
                letter, timezone.now(), self.request.office, held=held, anew=True
            )
            return f"{words}."
        count = services.retry_all(by=self.request.user)
        words = ngettext(
            "%d letter goes out with the next round, or in its reader’s next working hour.",
            "%d letters go out with the next round, or in their readers’ next working hour.",
            count,
        )
        return words % count


class KeptMails(PermissionRequiredMixin, TemplateView):
    """The mail folder, where the office has no mail server."""

    permission_required = "reminders.view_letter"
    template_name = "reminders/mails.html"

    def dispatch(self, request, *args, **kwargs):
        if not mailbox.is_kept():
            raise Http404("This office sends its mail.")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, mails=mailbox.newest())


class KeptMailPage(KeptMails):
    template_name = "reminders/mail.html"

    def get_context_data(self, name):
        return TemplateView.get_context_data(self, mail=read_by(self.request.user, name))


class KeptMailPreview(KeptMails):
    def get(self, request, name):
        return framed(read_by(request.user, name).html)


def read_by(user, name):
    """A mail of the folder. Only to whom it went does it open its buttons."""
    try:
        mail = mailbox.read(name)
    except FileNotFoundError:
        raise Http404("No such mail.") from None
    if mail.to.lower() != user.email.lower():
        mail.text, mail.html = keys.blunted(mail.text), keys.blunted(mail.html)
    return mail


def framed(html):
    """A letter for a frame: its own inline styles allowed, everything else shut off."""
    response = HttpResponse(html)
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
    )
    return response
