"""The index of the search is kept in no backup and goes out in no export: it is made anew."""

from django.utils.translation import gettext_lazy as _

from oia.core.keeping.plugs import AfterRestore, MadeAnew, Withheld
from oia.core.plugs import register
from oia.desk.search import indexing

register(AfterRestore(name="index for the search", do=indexing.rebuild))
register(Withheld(name="desk.calendarfeed", why=_("Whoever holds it gets in without a login.")))
for name in ("desk.entry", "desk.word"):
    register(MadeAnew(name=name))
    register(Withheld(name=name, why=_("It only repeats words of other records, to find them.")))
