"""How the list of imports is narrowed."""

import django_filters
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import User
from oia.core.plugs import board
from oia.core.sheets import Sheet
from oia.sheets.choices import ImportState
from oia.sheets.models import Import
from oia.sheets.models.imported import SEE_ALL


def kinds():
    """Every kind of record that can be brought in."""
    return [(sheet.name, sheet.title) for sheet in board.all(Sheet) if sheet.save]


def people(request):
    """Those who ever brought a file that this user may see."""
    seen = Import.objects.visible_to(request.user).order_by()
    return User.objects.filter(pk__in=seen.values("by")).by_name()


class ImportFilter(django_filters.FilterSet):
    q = django_filters.CharFilter("file_name", "icontains", label=_("Search"))
    kind = django_filters.ChoiceFilter(
        "sheet_name", label=_("Kind"), choices=kinds, empty_label=_("Any")
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=ImportState.choices, empty_label=_("Any")
    )
    who = django_filters.ModelChoiceFilter(
        "by", label=_("Brought by"), queryset=people, empty_label=_("Anybody")
    )

    class Meta:
        model = Import
        fields = ["q", "kind", "state", "who"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.request.user.has_perm(SEE_ALL):
            del self.filters["who"]  # one sees none but one's own
