"""The words of the program as a list to translate, and the translations as pages read them.

Made with Babel alone, so that no other tool need be installed.
"""

import io
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize
from jinja2.ext import babel_extract

PACKAGES = ("oia", "networks", "delegations")
KEYWORDS = DEFAULT_KEYWORDS | {
    "_t": None,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
JINJA = {"trimmed": "true", "silent": "false"}


def collected():
    """Every message of the program with the place where it stands."""
    catalogue = Catalog(project="OIA", domain="django", charset="utf-8")
    for path in sources():
        place = str(path.relative_to(settings.BASE_DIR))
        for line, message, notes, context in messages_of(path):
            catalogue.add(message, None, [(place, line)], auto_comments=notes, context=context)
    return catalogue


def sources():
    """The files in which people's words stand."""
    for package in PACKAGES:
        files = sorted((settings.BASE_DIR / package).rglob("*.py"))
        yield from (path for path in files if "migrations" not in path.parts)
    templates = sorted((settings.BASE_DIR / "templates").rglob("*"))
    yield from (path for path in templates if path.suffix in (".html", ".txt"))


def messages_of(path):
    """(line, message, comments, context) of each message in a file."""
    text = path.read_text()
    if path.suffix != ".py" and not is_jinja(path):
        text = in_python(text)
    method = babel_extract if is_jinja(path) else "python"
    options = JINJA if is_jinja(path) else {}
    return list(extract(method, io.BytesIO(text.encode()), KEYWORDS, (), options))


def is_jinja(path):
    engines = [one for one in settings.TEMPLATES if one["BACKEND"].endswith("Jinja2")]
    return any(path.is_relative_to(folder) for one in engines for folder in one["DIRS"])


def in_python(template):
    """A Django template as lines of Python that call gettext; what is no message is left out."""
    lines = templatize(template).splitlines()
    return "\n".join(line.strip() for line in lines)


def update(code):
    """Bring the translation into one language up to date; words translated before stay."""
    path = Path(settings.LOCALE_PATHS[0], to_locale(code), "LC_MESSAGES", "django.po")
    found, catalogue = (
        collected(),
        Catalog(Locale.parse(to_locale(code)), domain="django", fuzzy=False),
    )
    if path.exists():
        catalogue = read_po(io.BytesIO(path.read_bytes()), domain="django")
    catalogue.update(found, no_fuzzy_matching=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=99)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
    return path, catalogue
