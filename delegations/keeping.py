"""What of visits never leaves the house."""

from django.utils.translation import gettext_lazy as _

from oia.core.keeping.plugs import Withheld
from oia.core.plugs import register

register(
    Withheld(
        name="delegations.memberprivate",
        why=_("Diets, needs, telephones and passports of guests serve one visit, and are purged."),
    )
)
