"""What administrators find in the navigation."""

from django.utils.translation import gettext_lazy as _

from oia.core.plugs import NavEntry, register

OFFICE = _("Office")

register(
    NavEntry(
        title=_("Office settings"),
        url_name="admin:accounts_office_changelist",
        right="accounts.change_office",
        group=OFFICE,
        icon="building-gear",
        order=95,
    )
)
register(
    NavEntry(
        title=_("Users"),
        url_name="admin:accounts_user_changelist",
        right="accounts.change_user",
        group=OFFICE,
        icon="people",
        order=96,
    )
)
