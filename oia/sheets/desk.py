"""What the importer puts in the navigation, and what of it is forgotten by rule."""

from django.utils.translation import gettext_lazy as _

from oia.core.plugs import KeptPast, NavEntry, register
from oia.sheets.forgetting import forget

register(
    NavEntry(
        title=_("Imports"),
        url_name="sheets:import-list",
        right="sheets.view_import",
        group=_("Office"),
        icon="box-arrow-in-down",
        order=89,
    )
)

register(KeptPast(name="imports", title=_("files brought in"), forget=forget))
