"""The page on which a consolidation of memberships can be decided."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from networks.services.overlap import compare, grounds

GROUPS = {"theme": _("Themes"), "region": _("Regions"), "function": _("Functions")}

SORTS = {
    "network": lambda line: line.name.casefold(),
    "cost": lambda line: line.cost.total,
    "times": lambda line: line.times,
    "score": lambda line: line.score,
}

COLUMNS = (
    ("network", _("Network"), ""),
    ("cost", _("Cost this year"), "num"),
    ("times", _("Took part, 12 months"), "num"),
    ("score", _("Overlap"), "num"),
)


class Overlap(PermissionRequiredMixin, TemplateView):
    """Our networks side by side: ground, cost, participation. Sorted and grouped by the address."""

    template_name = "networks/overlap.html"
    permission_required = "networks.view_membership"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("sort", "-score")
        sort = asked if asked.removeprefix("-") in SORTS else "-score"
        by = self.request.GET.get("by", "theme")
        by = by if by in GROUPS else "theme"
        lines = compare(self.request.user)
        lines.sort(key=SORTS[sort.removeprefix("-")], reverse=sort.startswith("-"))
        return super().get_context_data(
            **kwargs,
            lines=lines,
            idle=[line for line in lines if line.idle],
            grounds=grounds(lines, by),
            total=sum(line.cost.total for line in lines),
            complete=all(line.cost.complete for line in lines),
            by=by,
            groups=GROUPS.items(),
            heads=[self.head(name, label, classes, sort, by) for name, label, classes in COLUMNS],
        )

    def head(self, name, label, classes, sort, by):
        """A column's words, how it is sorted now, and the address that sorts by it."""
        here = sort.removeprefix("-") == name
        downwards = sort.startswith("-")
        next_sort = name if here and downwards else f"-{name}"
        direction = ("descending" if downwards else "ascending") if here else ""
        return {
            "label": label,
            "classes": classes,
            "direction": direction,
            "url": f"?sort={next_sort}&by={by}",
        }
