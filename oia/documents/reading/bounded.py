"""Has a file read in a process of its own: whatever hangs, or eats up memory, ends there."""

import json
import os
import shutil
import signal
import subprocess
import sys
from select import select
from tempfile import TemporaryFile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from oia.documents.choices import TextState

#: Seconds of computing that one file may take in all.
SECONDS = 15 * 60

#: Seconds for which a reader may say nothing; whoever reads for a search says nothing but words.
PATIENCE = 60

APART = [sys.executable, "-m", "oia.documents.reading.apart"]
PIECE = 65_536


def read_apart(file, kind, *, how, tell=None, patience=None):
    """What a reader tells of a file: its `words`, and of a PDF its `pages`.

    `how` names what the words are for, as `apart` knows it; `tell` is called with how far it has
    come, of a hundred. Raises ValidationError in words for people, its code a TextState.
    """
    told = {}
    with TemporaryFile() as held:
        shutil.copyfileobj(file, held)
        held.seek(0)
        with reader_of(held, kind, how) as reader:
            try:
                for told in sayings(reader, patience or PATIENCE):
                    if tell and "percent" in told:
                        tell(told["percent"])
            except TimeoutError as error:
                raise too_slow() from error
            finally:
                reader.kill()
    if "refused" in told:
        raise ValidationError(_(told["refused"]), code=told["code"], params=told["params"])
    if "words" not in told:
        raise too_slow() if reader.returncode == -signal.SIGKILL else damaged()
    return told


def reader_of(held, kind, how):
    return subprocess.Popen(
        [*APART, str(SECONDS), how, kind],
        stdin=held,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
    )


def sayings(reader, patience):
    """What a reader says, line by line. Raises TimeoutError when it is silent for too long."""
    held = []
    while select([reader.stdout], [], [], patience)[0]:
        piece = os.read(reader.stdout.fileno(), PIECE)
        if not piece:
            reader.wait()
            return
        first, *others = piece.split(b"\n")
        held.append(first)
        for other in others:
            yield json.loads(b"".join(held))
            held = [other]
    raise TimeoutError


def too_slow():
    return ValidationError(_("This file takes too long to read."), code=TextState.LONG)


def damaged():
    return ValidationError(_("This file is damaged and cannot be read."), code=TextState.DAMAGED)
