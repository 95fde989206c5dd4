"""Steps that take back what was clicked wrongly: who takes them, and that they say why."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from oia.core.rights import need


def check_back(by, right, why):
    """A step back is for whoever may decide, and its reason stays in the history."""
    need(by, right)
    if not why.strip():
        raise ValidationError(_("Say why: this will be asked later."))
