"""The pages behind the buttons of letters. A mail scanner may open them as often as it likes."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from oia.reminders import pressing
from oia.reminders.button_forms import DoneForm, NotMineForm, SnoozeForm
from oia.reminders.choices import Button
from oia.reminders.words.rendering import language_of

TEMPLATES = {
    Button.DONE: "links/done.html",
    Button.SNOOZE: "links/snooze.html",
    Button.NOT_MINE: "links/not_mine.html",
}


@method_decorator(login_not_required, name="dispatch")
class SignedPage(View):
    """Open to whoever holds the key. To get it changes nothing; only its form does, once."""

    http_method_names = ["get", "head", "post"]
    template_name = ""

    def find(self, key):
        """The link behind the key, or None."""
        raise NotImplementedError

    def form(self, data=None, files=None):
        """What the page asks for."""
        raise NotImplementedError

    def press(self, form):
        raise NotImplementedError

    def beside(self):
        """What the page tells beside its form."""
        return {}

    def dispatch(self, request, key):
        self.link = self.find(key)
        with translation.override(language_of(self.link.user if self.link else None)):
            response = self.answer(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def answer(self, request):
        if self.link is None:
            return self.closed(_("This link opens nothing. Perhaps it was cut in two."), status=404)
        try:
            self.look()
            return super().dispatch(request)
        except pressing.ShutError as shut:
            return self.closed(shut.words, status=410 if shut.gone else 200, gone=shut.gone)

    def look(self):
        """Raise `ShutError` if pressing the button could do nothing any more."""
        pressing.look(self.link)

    def get(self, request):
        return self.page(self.form())

    def post(self, request):
        form = self.form(request.POST, request.FILES)
        if form.is_valid():
            try:
                self.press(form)
                return redirect(request.path)
            except ValidationError as error:
                form.add_error(None, error)
        return self.page(form)

    def page(self, form):
        """The page with the form. Its referrer stays in the house: the form's check wants to see
        that it comes from here."""
        response = self.shown(self.template_name, {"form": form, **self.beside()})
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    def closed(self, words, *, status, gone=False):
        """A page without any form; where the whole door is shut, without the deadline too."""
        context = {"words": words}
        if self.link is None or gone:
            response = render(self.request, "links/shut.html", context, status=status)
        else:
            response = self.shown("links/said.html", context)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    def shown(self, template, context):
        deadline, bedside = self.link.deadline, self.link.bedside
        context |= {
            "title": deadline.travels_as,
            "date": bedside.told(deadline.falls_due_at),
            "record": deadline if self.may_open(deadline) else None,
        }
        return render(self.request, template, context)

    @property
    def is_colleague(self):
        """Whether whoever looks is logged in, and so may know who works here."""
        return self.request.user.has_perm("reminders.view_deadline")

    def may_open(self, deadline):
        """Whether whoever looks is logged in and may see the record itself."""
        if not self.is_colleague:
            return False
        return type(deadline).objects.visible_to(self.request.user).filter(pk=deadline.pk).exists()


class ButtonPage(SignedPage):
    """Done, Snooze or Not mine."""

    def find(self, key):
        return pressing.find(key)

    @property
    def template_name(self):
        return TEMPLATES[self.link.button]

    def beside(self):
        is_not_mine = self.link.button == Button.NOT_MINE
        return {"follows": pressing.what_follows(self.link)} if is_not_mine else {}

    def form(self, data=None, files=None):
        makers = {
            Button.DONE: DoneForm,
            Button.SNOOZE: partial(SnoozeForm, bedside=self.link.bedside),
            Button.NOT_MINE: partial(NotMineForm, link=self.link, everybody=self.is_colleague),
        }
        return makers[self.link.button](data)

    def press(self, form):
        said = form.cleaned_data
        if self.link.button == Button.DONE:
            pressing.done(self.link, evidence=said["evidence"])
        elif self.link.button == Button.SNOOZE:
            pressing.snooze(self.link, until=form.until)
        else:
            pressing.not_mine(self.link, to=said["to"], why=said["why"])


class AnswerPage(SignedPage):
    """Takes one answer about the record that a deadline comes from. Afterwards it tells nothing."""

    kept_words = ""  # once the answer of whoever holds the key is kept
    others_words = ""  # where somebody else is asked

    @property
    def answered_by(self):
        """The key of whoever gave the answer that is kept."""
        raise NotImplementedError

    def is_asked(self):
        """Whether whoever holds the key is asked, and has not answered."""
        raise NotImplementedError

    def keep(self, form):
        """Keep the answer. Raises PermissionDenied where somebody else is asked by now."""
        raise NotImplementedError

    def told(self):
        """What it is about, for as long as the answer is wanted."""
        raise NotImplementedError

    def find(self, key):
        return pressing.find_answer(key)

    @cached_property
    def asked(self):
        return self.link.deadline.origin

    def look(self):
        """The link opens for whoever is asked, while they are asked."""
        user = self.link.user
        try:
            super().look()
        except pressing.ShutError as shut:
            if shut.gone or self.asked is None or user is None or self.answered_by != user.pk:
                raise
            words = [self.kept_words]
            if self.request.method == "POST":
                words.append(_("It was given before: what was sent just now is not kept."))
            raise pressing.ShutError(" ".join(map(str, words))) from None
        if self.asked is None or not self.is_asked():
            raise pressing.ShutError(self.others_words, gone=True)

    def press(self, form):
        try:
            self.keep(form)
        except PermissionDenied as refused:
            raise pressing.ShutError(str(refused), gone=True) from None

    def shown(self, template, context):
        if template == self.template_name:
            context |= self.told()
        return super().shown(template, context)
