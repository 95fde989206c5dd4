"""A list of cities out of a website or a mail, made into a file for the importer.

The importer finds the cities by all their names and asks where it is in doubt; here the lines are
only told apart, and each gets the network or declaration that the list is about.
"""

import csv
import re
from io import StringIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from oia.core.plugs import board
from oia.core.sheets import Sheet
from oia.core.text import fold
from oia.directory.models import City
from oia.directory.models.home import our_city
from oia.sheets import services
from oia.sheets.meaning.countries import country_of
from oia.sheets.meaning.manners import Wrong

MOST_SIGNS = 300_000

#: No name of a city or a country has more signs.
LONGEST = 300

#: What stands before a name in lists: "12. ", "- ", "• ".
BEFORE = re.compile(r"^\s*(?:\d{1,4}[.)]\s+|[-–•*·]\s*)")
CELLS = re.compile(r"\t|;|\|")
BEHIND = (re.compile(r"(.+?)\s*[(\[（](.+)[)\]）]$"), re.compile(r"(.+),\s*(.+)$"))


def told_apart(line):
    """City and country of a line; the country is blank where none is named.

    Raises ValidationError for what is far too long to be a name.
    """
    name, *more = (cell.strip() for cell in CELLS.split(BEFORE.sub("", line)))
    if max(map(len, (name, *more[:1]))) > LONGEST:
        raise ValidationError(
            _("A line is longer than %(most)d signs, and no name of a city: “%(line)s…”.")
            % {"most": LONGEST, "line": name[:40]}
        )
    if more:
        return name, more[0]
    for pattern in BEHIND:
        found = pattern.match(name)
        if found and is_country(found[2].strip()):
            return found[1].strip(), found[2].strip()
    return name, ""


def is_country(text):
    try:
        return bool(country_of(text, get_language() or "en"))
    except Wrong:
        return False


def read(text):
    """City and country of each line that says anything, each pair once."""
    pairs = [told_apart(line) for line in text.splitlines()]
    return list(dict.fromkeys(pair for pair in pairs if pair[0]))


def without_us(pairs):
    """A list without our own city, which belongs and signs by records of its own; and the names
    under which it stood there. Where another city of the directory may be meant it stays.
    """
    ours = City.objects.filter(pk=our_city()).first()
    names = {fold(name) for name in ours.names()} if ours else ()
    us = [pair for pair in pairs if fold(pair[0]) in names and is_only(ours, *pair)]
    return [pair for pair in pairs if pair not in us], [name for name, _country in us]


def is_only(city, name, country):
    """Whether a city is the only one of a name, in a country where one is told."""
    found = City.objects.named(name).order_by()
    if country and is_country(country):
        found = found.filter(country=country_of(country, get_language() or "en"))
    return list(found.values_list("pk", flat=True)[:2]) == [city.pk]


def bring(pairs, *, sheet_name, owner, source_link, as_of_on, by):
    """Hand the cities of a list, with their countries, to the importer; `owner` is the network or
    declaration that the list is about.
    """
    target = board.get(Sheet, sheet_name).column(owner._meta.model_name).target
    of_all = {
        owner._meta.model_name: f"{target.name_of(owner)} [#{owner.pk}]",
        "source_link": source_link,
        "as_of_on": as_of_on.isoformat() if as_of_on else "",
    }
    rows = [{"city": city, "country": country} | of_all for city, country in pairs]
    file = ContentFile(as_csv(rows), f"{owner.slug}.csv")
    return services.bring(file, sheet_name=sheet_name, by=by)


def as_csv(rows):
    """The rows with the columns that any of them fills: an empty cell would mean something."""
    names = [name for name in rows[0] if any(row[name] for row in rows)]
    file = StringIO()
    table = csv.DictWriter(file, names, extrasaction="ignore")
    table.writeheader()
    table.writerows(rows)
    return file.getvalue().encode("utf-8-sig")
