"""The page that tells all we have with a city, an organisation or a person."""

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

    def get_context_data(self, **kwargs):
        record, user = self.object, self.request.user
        sightings.note(record, user, SightRoad.PAGE)
        cut = Cut.read(self.request.GET.get("older", ""))
        shown, older = woven(record, user, self.wanted, cut)
        is_narrowed = len(self.wanted) < len(self.chapters)
        return super().get_context_data(
            **kwargs,
            kind=self.model._meta.model_name,
            facts=self.facts() if not cut.until else [],
            chapters=[(chapter, is_narrowed and chapter in self.wanted) for chapter in
                      self.chapters],
            spells=self.spells(shown),
            older_url=self.address(older) if older else "",
            newest_url=self.address() if cut.until else "",
        )  # fmt: skip

    def spells(self, shown):
        """The events under what lies ahead, the nearest on top, or under their year."""
        today = timezone.localdate()

        def spell(told):
            return _("Ahead") if told.event.on > today else str(told.event.on.year)

        told = [(name, list(events)) for name, events in groupby(shown, spell)]
        if told and told[0][1][0].event.on > today:
            told[0][1].reverse()
        return told

    def facts(self):
        record, user = self.object, self.request.user
        found = [self.last_heard()]
        for chapter in self.chapters:
            found += chapter.facts(record, user) if chapter.facts else []
        return found

    def last_heard(self):
        """When something last happened, by whatever the apps know, and whether that is long ago."""
        record, silence = self.object, Office.current().agreement_silence_months
        days = [plug.latest(type(record), [record.pk]).get(record.pk) for plug in
                board.all(Activity)]  # fmt: skip
        last = max(filter(None, days), default=None)
        if last is None:
            return Fact(label=_("Last contact"), words=_("None is known."))
        is_long_ago = add_months(last, silence) <= timezone.localdate()
        return Fact(label=_("Last contact"), words=last, tone="late" if is_long_ago else "")

    def address(self, older=None):
        query = self.request.GET.copy()
        query.pop("older", None)
        if older:
            query["older"] = str(older)
        return f"?{query.urlencode()}"
