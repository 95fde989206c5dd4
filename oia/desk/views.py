"""The page the office begins its day with."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from oia.core.plugs import FirstStep, TodayPanel, board

MINE, OFFICE = "mine", "office"
GREETINGS = [(5, _("Good night")), (12, _("Good morning")), (18, _("Good afternoon"))]


class Today(TemplateView):
    """What apps declared for today: of the user themselves, or of the whole office."""

    template_name = "desk/today.html"

    def get_context_data(self, **kwargs):
        user, now = self.request.user, timezone.localtime()
        whose, steps = self.whose(), first_steps(user)
        return super().get_context_data(
            **kwargs,
            now=now,
            greeting=greeting(now),
            whose=whose,
            panels=panels(user, now, mine=whose == MINE),
            steps=steps,
            steps_left=not all(row["done"] for row in steps),
        )

    def whose(self):
        """Mine or the office's, as the address says; readers own nothing, so the office's."""
        asked = self.request.GET.get("whose")
        if asked in (MINE, OFFICE):
            return asked
        return MINE if self.request.user.has_perm("reminders.change_deadline") else OFFICE


def greeting(now):
    """The words for the hour in the zone of the page."""
    return next((words for until, words in GREETINGS if now.hour < until), _("Good evening"))


def panels(user, now, *, mine):
    """The panels that have something to show, in order."""
    shown = []
    for panel in board.all(TodayPanel):
        context = panel.context(user, now, mine)
        if context is not None:
            shown.append({"panel": panel, **context})
    return shown


def first_steps(user):
    """What is left to do before the office can work: only for whoever may do it."""
    return [
        {"step": step, "done": step.done()}
        for step in board.all(FirstStep)
        if user.has_perm(step.right)
    ]
