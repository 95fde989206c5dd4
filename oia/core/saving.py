"""Pages whose form is saved by a service, which says what is wrong where it refuses."""

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _


def add_refusal(form, error):
    """Say on a form why a service refused it, beside the field where the service names one."""
    by_field = getattr(error, "error_dict", {NON_FIELD_ERRORS: error})
    for name, words in by_field.items():
        form.add_error(name if name in form.fields else None, words)


def ask_for_files_again(form):
    """No browser sends a file a second time by itself: whoever chose one is told so beside it."""
    for name in form.fields:
        if form.files.get(form.add_prefix(name)) and name not in form.errors:
            form.add_error(name, _("Choose the file again: it was not kept."))


class SavedByService:
    """For `NewRecord` and `EditRecord`: `save` hands what was typed to a service.

    What it raises may say that it `was_told` already, such as on a row beside the form.
    """

    def extra_form_kwargs(self):
        return {"user": self.request.user}

    def save(self, record, form):
        raise NotImplementedError(f"{type(self).__name__} does not name its service.")

    def form_valid(self, form):
        record = form.save(commit=False)
        try:
            with transaction.atomic():
                self.saved = self.save(record, form)
                form.save_m2m()
        except ValidationError as error:
            if not getattr(error, "was_told", False):
                add_refusal(form, error)
            return self.form_invalid(form)
        self.object = record
        messages.success(self.request, self.success_text or _("Saved."))
        return redirect(self.get_success_url())

    def form_invalid(self, form):
        ask_for_files_again(form)
        return super().form_invalid(form)
