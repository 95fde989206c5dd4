"""The page under the link of a letter, on which somebody says what they think of a text."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from networks.forms.sign_on_parts import CommentForm
from networks.services import asked_by_letter
from oia.reminders import pressing
from oia.reminders.views.links import SignedPage


class CommentOnText(SignedPage):
    """Tells what is to be signed, and takes one comment. Afterwards it tells nothing."""

    template_name = "networks/step_comment.html"

    def find(self, key):
        return pressing.find_answer(key)

    @cached_property
    def step(self):
        return self.link.deadline.origin

    def look(self):
        """The link opens for whoever is asked, while they are asked."""
        step, user = self.step, self.link.user
        try:
            super().look()
        except pressing.ShutError as shut:
            if shut.gone or step is None or user is None or step.answered_by_id != user.pk:
                raise
            raise pressing.ShutError(_("Your comment is kept. Thank you.")) from None
        if step is None or not asked_by_letter.answers_for(step, user):
            raise pressing.ShutError(_("Somebody else is asked for this comment."), gone=True)

    def form(self, data=None, files=None):
        return CommentForm(data)

    def press(self, form):
        seen = self.request.POST.get("seen", "")
        try:
            asked_by_letter.answer(self.step, **form.cleaned_data, by=self.link.user, seen=seen)
        except PermissionDenied as refused:
            raise pressing.ShutError(str(refused), gone=True) from None

    def shown(self, template, context):
        """What it is about, for as long as the comment is wanted."""
        if template == self.template_name:
            context |= asked_by_letter.told(self.step)
        return super().shown(template, context)
