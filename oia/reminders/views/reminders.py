"""Every reminder of one record or date, to be filtered where there are many."""

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import names_of
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.reminders.filters import ReminderFilter
from oia.reminders.models import Reminder
from oia.reminders.views.why import all_dates_of, keys_of_dates, named

MOST_KNOWN = 500  # dates of a record that are named one by one
SHOWN_OF = ("user", "letter", "deadline")


class ReminderList(RecordList):
    """What became of the reminders of a record: /reminders/of/<type>.<key>/."""

    queryset = Reminder.objects
    filterset_class = ReminderFilter
    template_name = "reminders/reminders.html"
    title = _("Reminders")
    columns = [
        Column("reached", _("Step reached"), "reached_at"),
        Column("deadline", _("Deadline")),
        Column("step", _("Step")),
        Column("to", _("To"), sheet=("user", "address")),
        Column("state", _("State"), sheet=("state", "reason")),
        Column("when", _("When")),
    ]
    reads = ["what", "step", "recipient", "state", "reason", "deadline__title"]
    reads += ["letter__state", "letter__server_words", "letter__sent_at", "letter__go_at"]
    reads += [*names_of("user"), "user__email"]
    default_sort = "-reached"
    row_template = "reminder.html"
    empty_text = _("Nobody has been reminded yet.")

    @cached_property
    def record(self):
        """The record whose dates they are about, if the user may see it."""
        record = named(self.kwargs["about"], self.request.user)
        if record is None:
            raise Http404("No such record.")
        return record

    def get_queryset(self):
        """Of dates known by then: only so does a database see how few reminders it takes."""
        known = keys_of_dates(self.record, self.request.user)
        if len(known) > MOST_KNOWN:
            known = all_dates_of(self.record, self.request.user).values("pk")
        shown = super().get_queryset().select_related(None).select_related(*SHOWN_OF)
        return shown.filter(deadline__in=known)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, record=self.record)
