"""Reads a file in a process of its own: it comes in, its words go out as lines of JSON.

Called by `bounded`, with the seconds of computing that it may take, what the words are for, and
the kind of the file. It knows no database, no settings and no language, so that whatever a file
makes of it, it makes of nothing else.
"""

import json
import resource
import sys
from contextlib import suppress
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError

from oia.documents.reading import files, pdf
from oia.documents.reading.office import MOST_KEPT, PARTS, of_office

MEMORY = 1024 * 1024 * 1024


def main(seconds, how, kind):
    settings.configure(USE_I18N=False)
    bound(resource.RLIMIT_CPU, int(seconds))
    bound(resource.RLIMIT_AS, MEMORY)
    try:
        told = READERS[how](BytesIO(sys.stdin.buffer.read()), kind)
    except ValidationError as error:
        told = {"refused": error.message, "code": error.code, "params": error.params}
    say(told)


def bound(what, most):
    """Not every system bounds everything."""
    with suppress(ValueError, OSError):
        resource.setrlimit(what, (most, most))


def say(told):
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()


def for_search(file, kind):
    """The beginning is enough to be found by, in whatever order it comes."""
    if kind in PARTS:
        return {"words": of_office(file, PARTS[kind])}
    words, _pages = pdf.words_of(file, tell=lambda percent: None, most=MOST_KEPT)
    return {"words": words[:MOST_KEPT]}


def as_text(file, kind):
    """The whole of it, in paragraphs."""
    words, pages = files.words_of(file, kind, tell=lambda percent: say({"percent": percent}))
    return {"words": words, "pages": pages}


READERS = {"search": for_search, "text": as_text}

if __name__ == "__main__":
    main(*sys.argv[1:])
