"""The log of gifts for everybody: what was taken and declared, without a way to reach donors."""

import re

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from delegations.choices.gift import GiftStatus
from delegations.models import Gift
from oia.core.rights import need
from oia.core.sheets import Kind, SheetColumn, of_field, only_out
from oia.core.visibility import Sensitivity

PUBLISH = "delegations.publish_gift"

#: What people type beside a name by which somebody can be reached.
CONTACTS = re.compile(
    r"""
    [\w.+\-]+@[\w\-]+(\.[\w\-]+)+            # mail
    | \b(https?://|www\.)\S+                 # page
    | (?<![\w.,])[+(]?\d[\d\s()./\-]{6,}\d   # telephone
    """,
    re.VERBOSE,
)
#: Figures that look like a telephone number: days, and years from and to.
DAYS = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|[12]\d{3}\s?[-/]\s?[12]\d{3}")

LEFT_EMPTY = re.compile(r"\(\s*\)|\s*[,;:](?=\s*([,;)]|$))")


def without_contacts(text):
    """The first line of a text, without mail addresses, telephones and pages; days stay."""
    first = text.strip().partition("\n")[0]
    bare = CONTACTS.sub(lambda found: found[0] if DAYS.fullmatch(found[0]) else "", first)
    return " ".join(LEFT_EMPTY.sub("", bare).split())


def log(user):
    """The gifts that the log tells of: none that is not for everybody."""
    need(user, PUBLISH)
    found = Gift.objects.filter(status=GiftStatus.ACCEPTED, declared_on__isnull=False)
    found = found.filter(sensitivity=Sensitivity.OFFICE)
    return found.select_related("other_person", "other_organisation", "recipient_user").order_by(
        "on", "pk"
    )


def open_names(gift):
    """Who of the directory gave or got it; None for one that is not for everybody."""
    listed = [one for one in (gift.other_person, gift.other_organisation) if one]
    return [str(one) if one.sensitivity == Sensitivity.OFFICE else None for one in listed]


def donor(gift):
    """By name alone, and withheld whole where one of several names must be."""
    names = open_names(gift)
    if None in names:
        return _now("withheld")
    return ", ".join([*names, *filter(None, [without_contacts(gift.other_name)])])


def affiliation(gift):
    return "" if None in open_names(gift) else without_contacts(gift.affiliation)


def told(name):
    return lambda gift: without_contacts(getattr(gift, name))


def column(name, label, read):
    return SheetColumn(name=name, label=label, kind=Kind.TEXT, read=read)


COLUMNS = (
    *only_out(Gift, "reference", "direction", "on"),
    column("donor", _("donor or receiver"), donor),
    column("affiliation", _("affiliation"), affiliation),
    column("recipient", _("recipient or giver"), lambda gift: gift.recipient_words),
    column("description", _("what it is"), told("description")),
    column("occasion", _("occasion"), told("occasion")),
    of_field(Gift, "value", kind=Kind.MONEY, currency="currency"),
    *only_out(Gift, "currency", "value_method"),
    column("value_words", _("value as told"), told("value_words")),
    *only_out(Gift, "declared_on"),
    column("kept_at", _("where it is kept"), told("kept_at")),
    *only_out(Gift, "fate"),
)
