"""What of the people here never leaves the house."""

from django.utils.translation import gettext_lazy as _

from oia.core.keeping.plugs import Withheld
from oia.core.plugs import register

register(
    Withheld(
        name="accounts.user.password",
        why=_("What is kept of passwords could be guessed at. New ones are easily made."),
    )
)
