"""Every reminder of one record or date, to be filtered where there are many."""

from django.db.models.expressions import RawSQL
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import names_of
from oia.core.columns import Column
from oia.core.lists import RecordList
from oia.reminders.filters import ReminderFilter
from oia.reminders.models import Reminder
from oia.reminders.views.why import all_dates_of, named


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
    reads += [*names_of("user"), "user__email", "on_behalf_of__username"]
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
        """Asked with SQL made beforehand, since rows and count would make the same of it anew."""
        dates = all_dates_of(self.record, self.request.user).order_by().values("pk")
        return super().get_queryset().filter(deadline__in=RawSQL(*dates.query.sql_with_params()))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, record=self.record)
