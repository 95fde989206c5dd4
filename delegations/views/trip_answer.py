"""The page under the link of a letter, on which somebody without a login gives their verdict."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from delegations.forms.trip_decisions import AnswerForm
from delegations.services import approvals, asking_outside, standing_aside
from oia.reminders import pressing
from oia.reminders.views.links import SignedPage


class AnswerApproval(SignedPage):
    """Tells what is to be approved, and takes one verdict. Afterwards it tells nothing."""

    template_name = "delegations/approval_answer.html"

    def find(self, key):
        return pressing.find_answer(key)

    @cached_property
    def approval(self):
        return self.link.deadline.origin

    def look(self):
        """The link opens for whoever is asked, while they are asked, and who stays at home."""
        approval, user = self.approval, self.link.user
        try:
            super().look()
        except pressing.ShutError as shut:
            if shut.gone or approval is None or approval.decided_by_id != user.pk:
                raise
            raise pressing.ShutError(_("Your verdict is kept. Thank you.")) from None
        if approval is None or not approvals.answers_for(approval, user):
            raise pressing.ShutError(_("Somebody else is asked for this verdict."), gone=True)
        if standing_aside.travels(approval.trip, user) and self.request.method != "POST":
            raise pressing.ShutError(_("Whoever travels does not approve."), gone=True)

    def form(self, data=None, files=None):
        return AnswerForm(data, files, approval=self.approval)

    def press(self, form):
        try:
            approvals.answer(self.approval, **form.cleaned_data, by=self.link.user)
        except PermissionDenied as refused:
            raise pressing.ShutError(str(refused), gone=True) from None

    def shown(self, template, context):
        """What the trip is about, for as long as the verdict is wanted."""
        if template == self.template_name:
            context |= {"approval": self.approval, **asking_outside.told(self.approval)}
        return super().shown(template, context)
