"""Where the directory stands in the navigation."""

from django.utils.translation import gettext_lazy as _

from oia.core.plugs import NavEntry, register

for title, name, icon, order in [
    (_("Cities"), "city", "buildings", 72),
    (_("Organisations"), "organisation", "bank", 73),
    (_("People"), "person", "people", 74),
]:
    register(
        NavEntry(
            title=title,
            url_name=f"directory:{name}-list",
            right=f"directory.view_{name}",
            group=_("Reference"),
            icon=icon,
            order=order,
        )
    )
