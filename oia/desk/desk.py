"""The desk itself is a place: the first."""

from django.utils.translation import gettext_lazy as _

from oia.core.plugs import NavEntry, NearWords, register
from oia.desk.search import slips

register(
    NavEntry(
        title=_("Today"), url_name="desk:today", right="", group=_("Work"), icon="sun", order=1
    )
)
register(
    NavEntry(
        title=_("Calendar"),
        url_name="desk:calendar",
        right="",
        group=_("Work"),
        icon="calendar3",
        order=5,
    )
)
register(NearWords(name="search", near=slips.tiers))
