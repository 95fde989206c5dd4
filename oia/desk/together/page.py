"""The page that tells all we have with a city, an organisation or a person."""

from datetime import timedelta
from itertools import groupby

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from oia.accounts.models import Office
from oia.core import sightings
from oia.core.dates import add_months
from oia.core.models import SightRoad
from oia.core.pages import Guarded
from oia.core.plugs import Activity, Fact, board
from oia.desk.together.weaving import Cut, chapters_for, woven
from oia.directory.views.merged import OrTheOther

SHOWN = 50
AHEAD_AT_FIRST = 20  # so that what was said last is not far below


class Relationship(OrTheOther, Guarded, DetailView):
    """Whoever picks up the phone reads here who is calling."""

    template_name = "together/page.html"
    context_object_name = "record"

    @cached_property
    def chapters(self):
        return chapters_for(self.request.user)

    @cached_property
    def wanted(self):
        """The chapters asked for; all, where none is."""
        asked = set(self.request.GET.getlist("what"))
        return [chapter for chapter in self.chapters if chapter.name in asked] or self.chapters

    @cached_property
    def cut(self):
        """Where the page begins, if it is not the first."""
        for name, limit in (("older", min), ("further", max)):
            is_ahead = name == "further"
            if cut := Cut.read(self.request.GET.get(name, ""), is_ahead=is_ahead):
                edge = self.edge(is_ahead=is_ahead)
                return cut if limit(cut.day, edge.day) == cut.day else edge
        return None

    def edge(self, *, is_ahead):
        """Between what was, today included, and what lies ahead."""
        today = timezone.localdate()
        return Cut(today + timedelta(days=1), is_ahead=True) if is_ahead else Cut(today)

    def get_context_data(self, **kwargs):
        record, user = self.object, self.request.user
        sightings.note(record, user, SightRoad.PAGE)
        is_narrowed = len(self.wanted) < len(self.chapters)
        spells, onward = self.spells()
        return super().get_context_data(
            **kwargs,
            kind=self.model._meta.model_name,
            facts=[] if self.cut else self.facts(),
            chapters=[(chapter, is_narrowed and chapter in self.wanted) for chapter in
                      self.chapters],
            spells=spells,
            further_url=self.address(further=onward.get(True)),
            older_url=self.address(older=onward.get(False)),
            newest_url=self.address() if self.cut else "",
        )  # fmt: skip

    def spells(self):
        """What lies ahead, the nearest on top; under it what was, by year, the latest on top. With
        them where each goes on.
        """
        told, onward = [], {}
        cuts = [self.cut] if self.cut else [self.edge(is_ahead=way) for way in (True, False)]
        for cut in cuts:
            most = AHEAD_AT_FIRST if cut.is_ahead and not self.cut else SHOWN
            shown, goes_on = woven(self.object, self.request.user, self.wanted, cut, most)
            onward[cut.is_ahead] = goes_on
            by_spell = groupby(shown, lambda one, cut=cut: spell_of(one, cut))
            told += [(name, list(events)) for name, events in by_spell]
        return told, onward

    def facts(self):
        record, user = self.object, self.request.user
        found = [self.last_heard()]
        for chapter in self.chapters:
            found += chapter.facts(record, user) if chapter.facts else []
        return found

    def last_heard(self):
        """When something last happened that this user may know of, and whether it is long ago."""
        record, silence = self.object, Office.current().agreement_silence_months
        days = [
            plug.latest(type(record), [record.pk], user=self.request.user).get(record.pk)
            for plug in board.all(Activity)
        ]
        last = max(filter(None, days), default=None)
        if last is None:
            return Fact(label=_("Last contact"), words=_("None is known."))
        is_long_ago = add_months(last, silence) <= timezone.localdate()
        return Fact(label=_("Last contact"), words=last, tone="late" if is_long_ago else "")

    def address(self, **onward):
        """This page from somewhere else on; blank where there is nothing more."""
        query = self.request.GET.copy()
        for name in ("older", "further"):
            query.pop(name, None)
        if onward and not any(onward.values()):
            return ""
        query.update({name: str(cut) for name, cut in onward.items()})
        return f"?{query.urlencode()}"


def spell_of(told, cut):
    return _("Ahead") if cut.is_ahead else str(told.event.on.year)
