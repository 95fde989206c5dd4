"""The page under the link of a letter, on which somebody without a login gives their verdict."""

from django.utils.translation import gettext_lazy as _

from delegations.forms.trip_decisions import AnswerForm
from delegations.services import approvals, put_before, standing_aside
from oia.reminders import pressing
from oia.reminders.views.links import AnswerPage


class AnswerApproval(AnswerPage):
    """Tells what is to be approved, and takes one verdict."""

    template_name = "delegations/approval_answer.html"
    kept_words = _("Your verdict is kept. Thank you.")
    others_words = _("Somebody else is asked for this verdict.")

    @property
    def answered_by(self):
        return self.asked.decided_by_id

    def is_asked(self):
        return approvals.answers_for(self.asked, self.link.user)

    def look(self):
        """Nor does it open for whoever travels."""
        super().look()
        travels = standing_aside.travels(self.asked.trip, self.link.user)
        if travels and self.request.method != "POST":
            raise pressing.ShutError(_("Whoever travels does not approve."), gone=True)

    def form(self, data=None, files=None):
        return AnswerForm(data, files, approval=self.asked)

    def keep(self, form):
        approvals.answer(self.asked, **form.cleaned_data, by=self.link.user)

    def told(self):
        return {"approval": self.asked, **put_before.told(self.asked.trip)}
