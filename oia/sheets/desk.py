"""What the importer puts in the navigation."""

from django.utils.translation import gettext_lazy as _

from oia.core.plugs import NavEntry, register

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
