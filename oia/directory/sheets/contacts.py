"""The contact log as a sheet."""

from django.utils.translation import gettext_lazy as _

from oia.accounts.sheets import USER
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, of_field, of_fields
from oia.directory.models import Contact
from oia.directory.services.contacts import keep_row
from oia.directory.sheets.targets import CITY, ORGANISATION, PERSON, THEME

register(
    Sheet(
        name="contacts",
        title=_("Contact log"),
        model=Contact,
        url_name="directory:contact-list",
        columns=(
            NUMBER,
            of_field(Contact, "at", also=("Date", "Date and time")),
            of_field(Contact, "channel", also=("Channel",)),
            of_field(Contact, "about", also=("Subject", "Topic")),
            of_field(Contact, "people", target=PERSON, also=("People", "With")),
            *of_fields(Contact, "others"),
            of_field(Contact, "colleagues", target=USER, also=("Colleagues",)),
            of_field(Contact, "organisation", target=ORGANISATION),
            of_field(Contact, "city", target=CITY),
            of_field(Contact, "themes", target=THEME, also=("Theme",)),
            of_field(Contact, "said", also=("Said",)),
            of_field(Contact, "agreed", also=("Agreed",)),
            of_field(Contact, "next_step", also=("Follow-up",)),
            *of_fields(Contact, "next_step_on"),
            of_field(Contact, "owner", target=USER, also=("Owner",)),
            *of_fields(Contact, "sensitivity", "notes"),
        ),
        keys=(("at", "about"),),
        prepare=lambda found: found.select_related(
            "organisation", "city", "owner"
        ).prefetch_related("people", "colleagues", "themes"),
        save=keep_row,
        order=48,
    )
)
