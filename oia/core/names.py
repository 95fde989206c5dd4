"""The names of records that a history points to, for whoever reads it: one look for each kind."""

from django.utils.translation import gettext as _

from oia.core.kinds import seen
from oia.core.visibility import hidden_from


class Names:
    """Names of records by their model and key; of what the reader may not see, none."""

    def __init__(self, wanted, user=None):
        self.found, self.hidden = {}, {}
        for model, keys in wanted.items():
            self.found[model] = model._base_manager.in_bulk(list(keys))
            self.hidden[model] = hidden_among(model, keys, user)

    def of(self, model, key, otherwise=""):
        if key in self.hidden.get(model, ()):
            return _("a record you may not see")
        known = self.found.get(model, {}).get(key)
        return str(known) if known else otherwise or _("a record that is gone")


def hidden_among(model, keys, user):
    """Which of some records a user may not see. None stands for the program, which sees all."""
    rows = model._default_manager.all()
    if user is None or not hasattr(rows, "visible_to") or not hidden_from(user):
        return set()
    visible = set(rows.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))
    if missing := set(keys) - visible:
        visible |= open_and_gone(model, missing, user)
    return set(keys) - visible


def open_and_gone(model, keys, user):
    """Those of some records that are gone and never were hidden from a user."""
    if not hasattr(model, "history"):
        return set()
    past = seen(model.history.filter(id__in=keys), "id", model, user)
    return set(past.order_by().values_list("id", flat=True))
