"""Reads a PDF or office file in a process of its own: it comes in, its words go out as JSON.

Called by `papers`, with the seconds of computing that it may take and the kind of the file. It
knows no database, no settings and no language, so that whatever a file makes of it, it makes of
nothing else.
"""

import json
import resource
import sys
from contextlib import suppress
from io import BytesIO

from django.conf import settings
from django.core.exceptions import ValidationError

from oia.documents.choices import TextState
from oia.documents.reading import pdf
from oia.documents.reading.office import MOST_KEPT, PARTS, of_office

MEMORY = 1024 * 1024 * 1024


def main(seconds, kind):
    settings.configure(USE_I18N=False)
    bound(resource.RLIMIT_CPU, int(seconds))
    bound(resource.RLIMIT_AS, MEMORY)
    sys.stdout.write(json.dumps(read(BytesIO(sys.stdin.buffer.read()), kind)))


def bound(what, most):
    """Not every system bounds everything."""
    with suppress(ValueError, OSError):
        resource.setrlimit(what, (most, most))


def read(file, kind):
    if kind in PARTS:
        return {"state": TextState.READ, "words": of_office(file, PARTS[kind])}
    try:
        words, _remark = pdf.words_of(file, tell=lambda percent: None, most=MOST_KEPT)
    except ValidationError as error:
        return {"state": error.code, "words": ""}
    return {"state": TextState.READ, "words": words}


if __name__ == "__main__":
    main(*sys.argv[1:])
