"""What of the reminders is minded when the office is brought back, or taken along whole."""

from django.utils.translation import gettext_lazy as _

from oia.core.keeping.plugs import AfterRestore, Withheld
from oia.core.plugs import register
from oia.reminders import hold, keys

OPENS = _("Whoever holds it gets in without a login.")

register(AfterRestore(name="hold all mail", do=hold.hold_restored))
register(Withheld(name="reminders.letter.text", why=OPENS, instead=keys.blunted))
register(Withheld(name="reminders.letter.html", why=OPENS, instead=keys.blunted))
