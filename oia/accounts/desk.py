"""What the office and its people put in the navigation."""

from django.utils.translation import gettext_lazy as _

from oia.accounts.days import absences, council, holidays
from oia.accounts.models import CouncilDate, Office
from oia.accounts.services import KEEP_PEOPLE
from oia.core.plugs import CalendarLayer, FirstStep, NavEntry, register

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
register(
    NavEntry(
        title=_("Holidays"),
        url_name="accounts:holiday-list",
        right="accounts.view_holiday",
        group=OFFICE,
        icon="calendar-x",
        order=91,
    )
)
register(
    NavEntry(
        title=_("People without a login"),
        url_name="accounts:without-login-list",
        right=KEEP_PEOPLE,
        group=OFFICE,
        icon="person-lines-fill",
        order=92,
    )
)
register(
    NavEntry(
        title=_("Take the office along"),
        url_name="export",
        right="accounts.export_everything",
        group=OFFICE,
        icon="box-arrow-down",
        order=97,
    )
)
register(
    FirstStep(
        name="city",
        title=_("Say which city you are"),
        text=_("Its zone, currency and lead times are what dates and costs are reckoned by."),
        url_name="admin:accounts_office_changelist",
        right="accounts.change_office",
        done=lambda: bool(Office.current().city_name),
        order=10,
    )
)
register(
    FirstStep(
        name="council-dates",
        title=_("Enter when the council meets"),
        text=_("The last day to give notice is reckoned back from its meetings."),
        url_name="admin:accounts_councildate_changelist",
        right="accounts.add_councildate",
        done=CouncilDate.objects.exists,
        order=20,
    )
)
register(
    CalendarLayer(
        name="holidays",
        title=_("Holidays"),
        entries=holidays,
        icon="calendar-x",
        right="accounts.view_holiday",
        order=5,
    )
)
register(
    CalendarLayer(
        name="council",
        title=_("Council"),
        entries=council,
        icon="bank",
        right="accounts.view_councildate",
        order=15,
    )
)
register(
    CalendarLayer(
        name="absences",
        title=_("Away"),
        entries=absences,
        icon="door-open",
        order=50,
    )
)
