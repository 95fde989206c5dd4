"""The words in papers lie in no backup and in no export: the files do, and they are read anew."""

from django.utils.translation import gettext_lazy as _

from oia.core.keeping.plugs import MadeAnew, Withheld
from oia.core.plugs import register

register(MadeAnew(name="documents.papertext"))
register(Withheld(name="documents.papertext", why=_("It only repeats what stands in the papers.")))
