"""Countries, by their names in the active language and in English, by what else people call
them, and by their codes of two and three letters."""

import re
from functools import lru_cache

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django_countries import countries

from oia.core.text import fold
from oia.sheets.meaning.languages import locale_of, spoken
from oia.sheets.meaning.manners import Wrong
from oia.sheets.meaning.texts import told
from oia.sheets.meaning.words import Glossary

#: What people write besides the names that Unicode and django-countries know, for each code.
OTHERWISE = {
    "GB": "UK|U.K.|Great Britain|Britain|United Kingdom of Great Britain and Northern Ireland",
    "GR": "EL",
    "US": "U.S.|U.S.A.|United States",
    "NL": "Holland",
    "CZ": "Czech Republic",
    "SK": "Slovak Republic",
    "IE": "Republic of Ireland|Eire",
    "MK": "Macedonia|FYROM|Republic of North Macedonia",
    "MD": "Republic of Moldova|Moldova",
    "BA": "Bosnia",
    "RU": "Russian Federation",
    "TR": "Turkey|Republic of Türkiye",
    "VA": "Holy See|Vatican",
    "KR": "Korea, South|Republic of Korea|Korea, Republic of|S. Korea",
    "KP": "North Korea|Korea, North|Democratic People's Republic of Korea",
    "CN": "People's Republic of China|PR China|PRC|Mainland China",
    "TW": "Republic of China|Chinese Taipei",
    "HK": "Hong Kong|Hong Kong SAR",
    "MO": "Macao|Macau",
    "VN": "Viet Nam",
    "LA": "Lao PDR|Lao People's Democratic Republic",
    "MM": "Burma",
    "BN": "Brunei Darussalam",
    "TL": "East Timor",
    "IR": "Persia|Islamic Republic of Iran|Iran, Islamic Republic of",
    "AE": "UAE|Emirates",
    "SA": "KSA",
    "SY": "Syrian Arab Republic",
    "PS": "State of Palestine|Palestinian Territories",
    "CI": "Ivory Coast",
    "CV": "Cape Verde",
    "SZ": "Swaziland",
    "CG": "Congo-Brazzaville|Republic of the Congo",
    "CD": "Congo-Kinshasa|DRC|DR Congo|Democratic Republic of Congo|Zaire",
    "GM": "The Gambia",
    "TZ": "United Republic of Tanzania",
    "LY": "Libyan Arab Jamahiriya",
    "BO": "Bolivia, Plurinational State of|Plurinational State of Bolivia",
    "VE": "Venezuela, Bolivarian Republic of|Bolivarian Republic of Venezuela",
    "BR": "Brasil",
    "ES": "España",
    "DE": "Deutschland",
    "IT": "Italia",
    "AT": "Österreich",
    "PL": "Polska",
    "SE": "Sverige",
    "FI": "Suomi",
    "DK": "Danmark",
    "NO": "Norge",
}


def plain(name):
    """A name without what is written in this way or that: "St. Lucia", "The Gambia", "U.S.A."."""
    words = re.sub(r"[^\w]+", " ", fold(name.replace(".", "").replace("&", " and "))).split()
    return " ".join("saint" if word == "st" else word for word in words if word != "the")


@lru_cache(maxsize=64)
def known(_active):
    """Every name and code with the countries that go by it, for the active language."""
    pairs = [(plain(n), code) for code, told in OTHERWISE.items() for n in told.split("|")]
    codes = {code for code, _name in countries}
    for language in spoken():
        with override(language):
            pairs += [(plain(str(name)), code) for code, name in countries]
        told = locale_of(language).territories
        pairs += [(plain(told[code]), code) for code in codes if code in told]
    pairs += [(code.casefold(), code) for code in codes]
    pairs += [(countries.alpha3(code).casefold(), code) for code in codes if code != "XK"]
    return Glossary([(name, code) for name, code in pairs if name])


@lru_cache(maxsize=4096)
def country_of(text, active):
    """The code of a country. Raises Wrong."""
    if text.casefold() == "na":
        raise Wrong(
            _("“%(text)s” may be the code of Namibia, or mean that there is none.")
            % {"text": text},
            _("Write Namibia, or leave the cell empty."),
        )
    names = known(active)
    found = names.meant(plain(text))
    if len(found) == 1:
        return found[0]
    if found:
        words = _("“%(text)s” may be any of these: %(names)s.")
        told = ", ".join(str(countries.name(code)) for code in found)
        raise Wrong(words % {"text": text, "names": told}, _("Write the one that is meant."))
    near = names.meant(names.nearest(plain(text)))
    hint = _("Write the name of the country in full, or its code of two letters.")
    if near:
        hint = _("Did you mean “%(near)s”?") % {"near": countries.name(near[0])}
    raise Wrong(_("“%(text)s” is not a country.") % {"text": text}, hint)


def country_reader(_column, _manner):
    active = get_language() or "en"
    return lambda raw: country_of(told(raw), active)
