"""The languages an office may be run in."""

from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured


def known_languages(codes):
    """(code, name in that language) for each code; the first is the office's own.

    Raises ImproperlyConfigured for a code that stands for no language we know.
    """
    found = [code.strip().lower().replace("_", "-") for code in codes if code.strip()]
    if not found:
        raise ImproperlyConfigured("LANGUAGES names no language. Leave it out for English.")
    for code in found:
        if "name_local" not in LANG_INFO.get(code, {}):
            raise ImproperlyConfigured(
                f"LANGUAGES names “{code}”, which stands for no language known here. "
                "Codes look like en-gb, pl or pt-br."
            )
    names = {code: LANG_INFO[code]["name_local"] for code in found}
    return [(code, name[0].upper() + name[1:]) for code, name in names.items()]
