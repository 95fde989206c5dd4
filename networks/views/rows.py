"""Forms with rows: what hangs on a record is typed in together with it."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from networks.services.parts import remove_part, save_part
from networks.views.saving import SavedByService


@dataclass
class Rows:
    """A formset and the words above it."""

    title: str | Promise
    formset: Any


class WithRows(SavedByService):
    """For `NewRecord` and `EditRecord`. `rows` are pairs of words and formset class.

    All is saved or nothing; a row that is wrong brings the whole form back as it was typed.
    """

    rows = ()

    def get_formsets(self):
        if not hasattr(self, "_formsets"):
            data = self.request.POST if self.request.method == "POST" else None
            made = [(title, cls(data, instance=self.object)) for title, cls in self.rows]
            self._formsets = [Rows(title, formset) for title, formset in made]
        return self._formsets

    def beside(self):
        return [rows.formset for rows in self.get_formsets()]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, formsets=self.get_formsets())

    def form_valid(self, form):
        valid = [rows.formset.is_valid() for rows in self.get_formsets()]  # each says its mistakes
        if not all(valid):
            return self.form_invalid(form)
        return super().form_valid(form)

    def keep_rows(self, record):
        """Save the rows; called by `save`, within its transaction. What does not fit is refused."""
        for rows in self.get_formsets():
            rows.formset.instance = record
            changed = rows.formset.save(commit=False)
            for part in rows.formset.deleted_objects:
                remove_part(part, by=self.request.user)
            for part in changed:
                save_part(part, by=self.request.user)
            rows.formset.save_m2m()
