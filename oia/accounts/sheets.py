"""The office's people and calendar as sheets: those without a login, absences, days, rates."""

from django.db.models import CharField, Q, Value
from django.db.models.functions import Concat, Trim
from django.utils.translation import gettext_lazy as _

from oia.accounts.models import Absence, CouncilDate, Department, ExchangeRate, Holiday, User
from oia.accounts.services import KEEP_PEOPLE, keep_row_of_holiday, keep_row_of_person
from oia.core.plugs import register
from oia.core.sheets import NUMBER, Sheet, Target, check_and_save, of_field, of_fields


def user_named(queryset, text):
    """By full name in either order, by user name or by address."""
    last, _comma, first = (part.strip() for part in text.partition(","))
    whole = Trim(
        Concat("first_name", Value(" "), "last_name", output_field=CharField()),
    )
    called = Q(full__iexact=" ".join(text.split())) | Q(username__iexact=text)
    if first:
        called |= Q(first_name__iexact=first, last_name__iexact=last)
    return queryset.alias(full=whole).filter(called | Q(email__iexact=text))


def user_label(user):
    return user.get_full_name() or user.username


def in_capitals(field):
    """Writes a code as ISO does, however it was typed."""
    return lambda record, value: setattr(record, field, (value or "").upper())


def of_currency(model, **other):
    """The column that holds a currency, whichever way its letters were typed."""
    return of_field(model, "currency", write=in_capitals("currency"), **other)


USER = Target(model=User, name_of=user_label, find=user_named)
DEPARTMENT = Target(model=Department, find=lambda rows, text: rows.filter(name__iexact=text))

register(
    Sheet(
        name="people_without_login",
        title=_("People without a login"),
        model=User,
        url_name="accounts:without-login-list",
        columns=(
            NUMBER,
            *of_fields(User, "first_name", "last_name"),
            of_field(User, "email", also=("Mail", "E-mail address")),
            of_field(User, "username", required=False),
            of_field(User, "department", target=DEPARTMENT),
            *of_fields(User, "language", "zone", "work_start", "work_end", "work_days"),
            of_field(User, "is_active"),
        ),
        keys=(("email",), ("username",)),
        alike="last_name",
        alike_within=("first_name",),
        among=lambda users: users.without_login(),
        prepare=lambda found: found.select_related("department"),
        save=keep_row_of_person,
        one_right=KEEP_PEOPLE,
        order=90,
    )
)

register(
    Sheet(
        name="absences",
        title=_("Absences"),
        model=Absence,
        columns=(
            NUMBER,
            of_field(Absence, "user", target=USER),
            *of_fields(Absence, "starts_on", "ends_on"),
            of_field(Absence, "deputy", target=USER),
        ),
        keys=(("user", "starts_on"),),
        prepare=lambda found: found.select_related("user", "deputy"),
        save=check_and_save,
        one_right="accounts.change_absence",
        order=91,
    )
)

register(
    Sheet(
        name="departments",
        title=_("Departments"),
        model=Department,
        columns=(
            NUMBER,
            of_field(Department, "name", also=("Department",)),
            of_field(Department, "mailbox", also=("E-mail",)),
        ),
        keys=(("name",),),
        alike="name",
        save=check_and_save,
        order=92,
    )
)

register(
    Sheet(
        name="holidays",
        title=_("Holidays"),
        model=Holiday,
        columns=(
            NUMBER,
            of_field(Holiday, "on", also=("Date", "Day")),
            of_field(Holiday, "name", also=("Holiday",)),
        ),
        keys=(("on",),),
        save=keep_row_of_holiday,
        order=93,
    )
)

register(
    Sheet(
        name="council_dates",
        title=_("Council dates"),
        model=CouncilDate,
        columns=(
            NUMBER,
            of_field(CouncilDate, "on", also=("Date", "Meeting")),
            of_field(CouncilDate, "agenda_closes_on", also=("Agenda closes", "Papers by")),
        ),
        keys=(("on",),),
        save=check_and_save,
        order=94,
    )
)

register(
    Sheet(
        name="exchange_rates",
        title=_("Exchange rates"),
        model=ExchangeRate,
        columns=(
            NUMBER,
            of_currency(ExchangeRate),
            of_field(ExchangeRate, "on", also=("Date", "Day")),
            of_field(ExchangeRate, "rate"),
        ),
        keys=(("currency", "on"),),
        save=check_and_save,
        order=95,
    )
)
