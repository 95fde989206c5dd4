"""The page under the link of a letter, on which somebody says what they think of a text."""

from django.utils.translation import gettext_lazy as _

from networks.forms.sign_on_parts import CommentForm
from networks.services import asked_by_letter
from oia.reminders.views.links import AnswerPage


class CommentOnText(AnswerPage):
    """Tells what is to be signed, and takes one comment."""

    template_name = "networks/step_comment.html"
    kept_words = _("Your comment is kept. Thank you.")
    others_words = _("Somebody else is asked for this comment.")

    @property
    def answered_by(self):
        return self.asked.answered_by_id

    def is_asked(self):
        return asked_by_letter.answers_for(self.asked, self.link.user)

    def form(self, data=None, files=None):
        return CommentForm(data)

    def keep(self, form):
        seen = self.request.POST.get("seen", "")
        asked_by_letter.answer(self.asked, **form.cleaned_data, by=self.link.user, seen=seen)

    def told(self):
        return asked_by_letter.told(self.asked)
